package schema

import (
	"slices"
	"testing"
)

func TestWordsThatMeanACode(t *testing.T) {
	for _, c := range []struct{ list, word, want string }{
		{"status", "In use", "in_use"},
		{"status", "in-use", "in_use"},
		{"status", " IN_USE\u00a0", "in_use"},
		{"status", "en service", "in_use"},
		{"status", "Pre\u0301vu", "planned"}, // an accent of its own
		{"status", "actief", "in_use"},
		{"status", "Active", "in_use"},
		{"status", "قيد الاستخدام", "in_use"},
		{"risk_framework", "Règlement européen sur l'IA", "eu_ai_act"},
		{"answer", "True", "yes"},
		{"answer", "Nee", "no"},
		{"", "In use", "in_use"}, // a code without a list
		{"status", "in_us", ""},  // a typing error
		{"status", "activ", ""},
		{"status", "use", ""},
		{"status", "", ""},
		{"status", "-", ""},
		{"unit", "jours ouvrés", ""}, // not the same as jours ouvrables
	} {
		codes := Codes(c.list)
		if c.list == "" {
			codes = []string{"in_use"}
		}
		if got := codeMeant(c.word, c.list, codes); got != c.want {
			t.Errorf("%s: %q means %q, want %q", c.list, c.word, got, c.want)
		}
	}
}

// A synonym of a code that does not exist helps nobody, one of two codes even less.
func TestSynonymsMeanOneCode(t *testing.T) {
	for list, codes := range synonyms() {
		for code, words := range codes {
			if !slices.Contains(Codes(list), code) {
				t.Errorf("%s has no code %s", list, code)
			}
			for _, w := range words {
				if got := codeMeant(w, list, Codes(list)); got != code {
					t.Errorf("%s: %q means %q, want %q", list, w, got, code)
				}
				for _, label := range find(list, code).Label {
					if folded(label) == folded(w) {
						t.Errorf("%s: %q is a label of %s already", list, w, code)
					}
				}
			}
		}
	}
}

func TestLabelsMeanOneCode(t *testing.T) {
	for _, list := range Lists() {
		for _, c := range lists()[list].Items {
			for lang, label := range c.Label {
				if got := codeMeant(label, list, Codes(list)); got != c.Code && got != "" {
					t.Errorf("%s: the %s label %q of %s means %q", list, lang, label, c.Code, got)
				}
			}
		}
	}
}
