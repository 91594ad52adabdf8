package example_test

import (
	"testing"

	"vitrine/content"
	"vitrine/content/example"
)

// load reads the example, which must have no fault that a file can have alone.
func load(t *testing.T) *content.Register {
	t.Helper()
	reg, problems, err := content.Load(example.FS())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range problems {
		t.Errorf("%s: %s %s: %s", d.File, d.Severity, d.Code, d.Message)
	}
	return reg
}
