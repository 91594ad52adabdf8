package themes_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"vitrine/build/view"
	"vitrine/schema"
)

// mostWords is how long a sentence of the interface may be. French and Dutch need
// more words for the same than English.
var mostWords = map[string]int{"en": 25, "fr": 28, "nl": 28}

// TestSentencesAreShort holds the interface to what people read to the end at the
// level of a lower secondary school.
func TestSentencesAreShort(t *testing.T) {
	all := catalogues(t)
	for lang, most := range mostWords {
		for key, forms := range all[lang] {
			for _, text := range forms {
				if sentence, n := longestSentence(text, lang); n > most {
					t.Errorf("%s: %s has a sentence of %d words, want at most %d: %s",
						lang, key, n, most, sentence)
				}
			}
		}
	}
}

func TestLongestSentence(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "One two. Three four five!": 3, "You have {{ .Span }} from the date, e.g. now.": 8,
		"Free – of charge": 3,
	} {
		if _, n := longestSentence(text, "en"); n != want {
			t.Errorf("%q has %d words in a row, want %d", text, n, want)
		}
	}
}

var placeholders = regexp.MustCompile(`{{[^}]*}}`)

// longestSentence returns the longest sentence of a string and the number of its
// words. What a page puts in counts as one.
func longestSentence(text, lang string) (longest string, most int) {
	for _, sentence := range schema.Sentences(placeholders.ReplaceAllString(text, "X"), lang) {
		n := 0
		for _, word := range strings.Fields(sentence) {
			if strings.ContainsFunc(word, spoken) {
				n++
			}
		}
		if n > most {
			longest, most = sentence, n
		}
	}
	return longest, most
}

// spoken reports whether a sign is more than punctuation.
func spoken(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// TestEveryWordIsExplained compares the strings whose keys the program completes
// with what it completes them by.
func TestEveryWordIsExplained(t *testing.T) {
	var terms []string
	for _, term := range (&view.Site{}).Terms() {
		terms = append(terms, term.Key, term.Key+"_text")
	}
	for beginning, want := range map[string][]string{
		"glossary_":              terms,
		"notice_role_":           schema.Codes("decision_role"),
		"accessibility_feature_": view.Tested(),
	} {
		var got []string
		for key := range catalogues(t)["en"] {
			if rest, ok := strings.CutPrefix(key, beginning); ok {
				got = append(got, rest)
			}
		}
		slices.Sort(got)
		want = slices.Sorted(slices.Values(want))
		if !slices.Equal(got, want) {
			t.Errorf("strings that begin with %s\ngot  %v\nwant %v", beginning, got, want)
		}
	}
}
