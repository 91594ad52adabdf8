package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"vitrine": main})
}

// TestScripts runs the behaviours in testdata/script, one a file. $EXAMPLE is
// the folder of the example register, and $REGISTERS that of whole registers of
// others where VITRINE_REGISTERS names it.
func TestScripts(t *testing.T) {
	example, err := filepath.Abs("../../content/example/register")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("EXAMPLE", example)
			e.Setenv("REGISTERS", os.Getenv("VITRINE_REGISTERS"))
			return nil
		},
		Condition: func(cond string) (bool, error) {
			return cond == "registers" && os.Getenv("VITRINE_REGISTERS") != "", nil
		},
		RequireExplicitExec: true,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
	})
}
