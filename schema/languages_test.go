package schema_test

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"vitrine/content/diag"
)

// TestEveryWordIsFilledIn says what is found in the suite in every language,
// and looks for words in braces that nothing has filled: English and the others
// need not use the same ones in text and hint.
func TestEveryWordIsFilledIn(t *testing.T) {
	known := blanks(t)
	for _, name := range cases(t) {
		_, fsys := readCase(t, name)
		list := check(t, fsys)
		for _, lang := range diag.Languages() {
			for _, d := range list.In(lang) {
				said := d.Message + "\n" + d.Hint
				for _, r := range d.Related {
					said += "\n" + r.Message
				}
				for _, word := range inBraces.FindAllString(said, -1) {
					if known[word] {
						t.Errorf("%s in %s: nothing fills %s:\n%s", caseName(name), lang, word, said)
					}
				}
				if d.Code == "missing-field" && strings.HasSuffix(bare(d.Hint), ":") {
					t.Errorf("%s in %s: no definition after the colon:\n%s",
						caseName(name), lang, said)
				}
			}
		}
	}
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
