package schema_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"vitrine/content/diag"
)

// TestEveryWordIsFilledIn says what is found in the suite, in the faults of
// package content and in the examples of the documentation, in every language,
// and looks for words in braces that nothing has filled.
func TestEveryWordIsFilledIn(t *testing.T) {
	known := blanks(t)
	for _, name := range cases(t) {
		_, fsys := readCase(t, name)
		filledIn(t, caseName(name), check(t, fsys), known)
	}
	for code, s := range sections(t) {
		if s.bad != "" {
			filledIn(t, "the bad example of "+code, check(t, files(s.bad)), known)
		}
	}
	for name, fsys := range contentFaults(t) {
		filledIn(t, name, check(t, fsys), known)
	}
}

func filledIn(t *testing.T, name string, list diag.List, known map[string]bool) {
	t.Helper()
	for _, lang := range diag.Languages() {
		for _, d := range list.In(lang) {
			said := d.Message + "\n" + d.Hint
			for _, r := range d.Related {
				said += "\n" + r.Message
			}
			for _, word := range inBraces.FindAllString(said, -1) {
				if known[word] {
					t.Errorf("%s in %s: nothing fills %s:\n%s", name, lang, word, said)
				}
			}
			if d.Code == "missing-field" && strings.HasSuffix(bare(d.Hint), ":") {
				t.Errorf("%s in %s: no definition after the colon:\n%s", name, lang, said)
			}
		}
	}
}

// contentFaults returns the registers of package content's faults by the names
// of their files.
func contentFaults(t *testing.T) map[string]fstest.MapFS {
	t.Helper()
	names, err := filepath.Glob("../content/testdata/faults/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no faults: %v", err)
	}
	out := map[string]fstest.MapFS{}
	for _, name := range names {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = fstest.MapFS{"vitrine.yaml": {Data: []byte(base["."])}}
		for _, f := range a.Files {
			out[name][f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return out
}

// bare is a text without the spaces and isolates at its end.
func bare(s string) string { return strings.TrimRight(s, " \u2068\u2069") }

// inBraces matches what fill replaces. YAML has braces too, so only the names
// of the catalogue count.
var inBraces = regexp.MustCompile(`\{[a-z_]+\}`)

// blanks returns the words in braces of the whole English catalogue.
func blanks(t *testing.T) map[string]bool {
	t.Helper()
	data, err := os.ReadFile("../content/diag/messages/en.json")
	if err != nil {
		t.Fatal(err)
	}
	if !json.Valid(data) {
		t.Fatal("en.json is not JSON")
	}
	known := map[string]bool{}
	for _, word := range inBraces.FindAllString(string(data), -1) {
		known[word] = true
	}
	if len(known) < 20 {
		t.Fatalf("only %d words in braces", len(known))
	}
	return known
}
