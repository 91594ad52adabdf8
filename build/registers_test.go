package build_test

import (
	"os"
	"path/filepath"
	"testing"

	"vitrine/schema/crosswalk"
	"vitrine/themes/themetest"
)

// TestWholeRegister holds the pages of a whole register of others, with all its
// namesakes, quotation marks and gaps, to the same rules as those of the example.
func TestWholeRegister(t *testing.T) {
	folder := os.Getenv("VITRINE_REGISTERS")
	if folder == "" {
		t.Skip("no registers: VITRINE_REGISTERS names no folder")
	}
	in, err := os.Open(filepath.Join(folder, "nl", "algoritmes-2026-06-30.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	format, ok := crosswalk.Find("nl")
	if !ok {
		t.Fatal("there is no format nl")
	}
	imported, err := format.Import(in, crosswalk.Options{Name: "nl.json"})
	if err != nil {
		t.Fatal(err)
	}
	register, err := imported.FS()
	if err != nil {
		t.Fatal(err)
	}
	out := os.DirFS(portal(t, load(t, register)))
	for _, f := range append(themetest.Check(out), themetest.Budgets(out)...) {
		t.Error(f)
	}
}
