package schema

import "testing"

func TestSaysNothing(t *testing.T) {
	for _, x := range []struct {
		lang, text string
		want       bool
	}{
		{"en", "n/a", true},
		{"en", "N/A.", true},
		{"en", "(not  applicable)", true},
		{"en", "To be\ndetermined", true},
		{"en", "no", true},
		{"en", "—", true},
		{"en", "", true},
		{"nl", "N.v.t.", true},
		{"nl", "nee", true},
		{"nl-BE", "Nee.", true},
		{"fr", "NÉANT", true},
		{"ar", "لا يوجد.", true},
		{"zh", "无。", true},
		{"sw", "N/A", true},
		{"", "none", true},
		{"", "-", true},
		{"", "no", false},
		{"en", "nee", false}, // a word of another language
		{"en", "No, but only inside the office.", false},
		{"en", "None of the letters is sent twice.", false},
		{"en", "2 kWh", false},
		{"en", "0", false},
		{"nl", "Geen persoonsgegevens", false},
		{"fr", "Aucune donnée personnelle", false},
		{"ar", "لا يوجد أثر", false},
	} {
		if got := saysNothing(x.text, x.lang); got != x.want {
			t.Errorf("saysNothing(%q, %q) = %v", x.text, x.lang, got)
		}
	}
}

// TestEmptyWordsAreFound asks that each word of the table can be met: it is
// short enough and written as saysNothing compares it.
func TestEmptyWordsAreFound(t *testing.T) {
	for lang, words := range emptyWords {
		for _, word := range words {
			if !saysNothing(word, lang) {
				t.Errorf("%q in %q is in the table and is never found", word, lang)
			}
		}
	}
}
