package meaning

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var slot = regexp.MustCompile(`\{[^}]*\}`)

// Every class has a sentence in every language, with the places of the English one.
func TestSentencesAreWhole(t *testing.T) {
	slots := func(s string) []string {
		list := slot.FindAllString(s, -1)
		slices.Sort(list)
		return list
	}
	for lang, list := range sentences() {
		for _, c := range Classes() {
			s := list[c.Name]
			if s == "" {
				t.Errorf("%s: no sentence for %s", lang, c.Name)
				continue
			}
			if want := slots(sentences()["en"][c.Name]); !slices.Equal(slots(s), want) {
				t.Errorf("%s: %s has %v, want %v", lang, c.Name, slots(s), want)
			}
			if lang != "en" && s == sentences()["en"][c.Name] {
				t.Errorf("%s: %s is English", lang, c.Name)
			}
		}
		if len(list) != len(Classes()) {
			t.Errorf("%s has %d sentences for %d classes", lang, len(list), len(Classes()))
		}
	}
}

// The rules name nothing that does not exist.
func TestRulesAreWellFormed(t *testing.T) {
	whens := []string{
		"added", "removed", "changed", "any", "words", "lowered", "raised", "from", "shorter", "longer",
		"dearer", "grew", "earlier", "later", "cut",
	}
	seen := map[string]bool{}
	for _, c := range Classes() {
		if seen[c.Name] || !slices.Contains(Severities(), c.Severity) {
			t.Errorf("%s stands twice, or has severity %q", c.Name, c.Severity)
		}
		seen[c.Name] = true
		for _, r := range c.Rules {
			if !slices.Contains(whens, r.When) {
				t.Errorf("%s: no “when” %q", c.Name, r.When)
			}
			if (r.When == "lowered" || r.When == "raised") != (len(r.Order) > 0) {
				t.Errorf("%s: %s is about an order", c.Name, r.Path)
			}
			for _, k := range r.Kinds {
				if k != Schema && r.Path != "" && !known(k, r.pattern) {
					t.Errorf("%s: the schema has no %s/%s", c.Name, k, r.Path)
				}
			}
		}
	}
}

// known reports whether the schema has a place, so that no rule is about a field
// that was renamed.
func known(kind string, pattern []string) bool {
	if pattern[0] == "**" || pattern[len(pattern)-1] == "**" {
		return true
	}
	tokens := slices.Clone(pattern)
	for i, t := range tokens {
		switch t {
		case "[]":
			tokens[i] = "0"
		case "{language}":
			tokens[i] = "en"
		}
	}
	p := locate(kind, tokens)
	return p.field.Path != "" && slices.Equal(p.pattern, pattern)
}

// The page for users says of every class how grave it is and what readers are
// told.
func TestClassesAreDocumented(t *testing.T) {
	page, err := os.ReadFile("../../docs/diff.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range Classes() {
		row := fmt.Sprintf("| `%s` | %s | %s |\n", c.Name, c.Severity, Template(c.Name, "en"))
		if !strings.Contains(string(page), row) {
			t.Errorf("docs/diff.md lacks %s", row)
		}
	}
}

// The sentences are there in every language of the interface.
func TestSentencesInEveryLanguage(t *testing.T) {
	entries, err := os.ReadDir("../../themes/portal/i18n")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		lang := strings.TrimSuffix(e.Name(), ".yaml")
		if !slices.Contains(Languages(), lang) {
			t.Errorf("no sentences in %s", lang)
		}
	}
}
