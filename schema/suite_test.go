package schema_test

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"vitrine/content"
	"vitrine/content/diag"
	"vitrine/schema"
)

var update = flag.Bool("update", false, "write what is found into the suite")

// TestSuite checks each register of testdata/suite and compares what is found
// with the archive's file "want". A case holds only what differs from
// testdata/base.txtar, and one fault; a case without "want" has none.
//
//	records/a.yaml:4:1 error unknown-field
//	  the message
//	  the hint
func TestSuite(t *testing.T) {
	for _, name := range cases(t) {
		t.Run(caseName(name), func(t *testing.T) {
			a, fsys := readCase(t, name)
			got := describe(check(t, fsys))
			if *update {
				writeWant(t, name, a, got)
				return
			}
			if d := cmp.Diff(wanted(a), got); d != "" {
				t.Errorf("diagnostics (-want +got):\n%s", d)
			}
			if d := cmp.Diff(got, describe(check(t, fsys))); d != "" {
				t.Errorf("a second check differs:\n%s", d)
			}
		})
	}
}

// TestCasesAreNamed asks that a case that is named after a code expects it,
// and that one named clean… expects nothing.
func TestCasesAreNamed(t *testing.T) {
	for _, name := range cases(t) {
		a, _ := readCase(t, name)
		want := wanted(a)
		code, _, _ := strings.Cut(caseName(name), "_")
		switch {
		case code == "clean" && want != "":
			t.Errorf("%s expects a fault", name)
		case code != "clean" && !strings.Contains(want, " "+code+"\n"):
			t.Errorf("%s does not expect %s", name, code)
		}
	}
}

// cases returns the files of the suite: <code>.txtar or <code>_<variant>.txtar.
func cases(t testing.TB) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/suite/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no suite: %v", err)
	}
	return names
}

func caseName(file string) string { return strings.TrimSuffix(filepath.Base(file), ".txtar") }

// readCase lays a case over the base.
func readCase(t testing.TB, name string) (*txtar.Archive, fstest.MapFS) {
	t.Helper()
	fsys := fstest.MapFS{}
	var a *txtar.Archive
	for _, file := range []string{"testdata/base.txtar", name} {
		var err error
		if a, err = txtar.ParseFile(file); err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	delete(fsys, "want")
	return a, fsys
}

func wanted(a *txtar.Archive) string {
	for _, f := range a.Files {
		if f.Name == "want" {
			return string(f.Data)
		}
	}
	return ""
}

// check loads and checks, as the commands do.
func check(t testing.TB, fsys fstest.MapFS) diag.List {
	t.Helper()
	reg, list, err := content.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	list = append(list, schema.Check(reg, schema.Options{Loaded: list})...)
	list.Sort()
	return list
}

func describe(list diag.List) string {
	var b strings.Builder
	for _, d := range list {
		fmt.Fprintf(&b, "%s %s %s\n  %s\n", d.Place(), d.Severity, d.Code, d.Message)
		if d.Hint != "" {
			fmt.Fprintf(&b, "  %s\n", strings.ReplaceAll(d.Hint, "\n", "\n  "))
		}
	}
	return b.String()
}

func writeWant(t *testing.T, name string, a *txtar.Archive, want string) {
	t.Helper()
	a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == "want" })
	if want != "" {
		a.Files = append(a.Files, txtar.File{Name: "want", Data: []byte(want)})
	}
	data := txtar.Format(a)
	if old, err := os.ReadFile(name); err == nil && bytes.Equal(old, data) {
		return
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// codes returns the codes of a list, each once, in alphabetical order.
func codes(list diag.List) []string {
	set := map[string]bool{}
	for _, d := range list {
		set[d.Code] = true
	}
	return slices.Sorted(maps.Keys(set))
}
