package themes_test

import (
	"regexp"
	"strings"
	"testing"

	"vitrine/schema"
)

// lowerSecondary is the first grade of a lower secondary school (level 2 of the
// International Standard Classification of Education), in years of school.
const lowerSecondary = 7

// TestTextsAreForLowerSecondaryLevel measures the sentences of each part of the
// English interface by the grade level of Flesch and Kincaid (Kincaid, Fishburne,
// Rogers, Chissom: Derivation of new readability formulas, 1975). The formula is made
// for English; the other languages are translations.
func TestTextsAreForLowerSecondaryLevel(t *testing.T) {
	parts := map[string][]string{}
	for key, forms := range catalogues(t)["en"] {
		part, _, _ := strings.Cut(key, "_")
		for _, text := range forms {
			if whole.MatchString(text) {
				parts[part] = append(parts[part], text)
				parts["all parts"] = append(parts["all parts"], text)
			}
		}
	}
	for part, texts := range parts {
		m := measure(texts)
		if m.words < fewestWords {
			continue // a few words say little about how hard a text is
		}
		if grade := m.grade(); grade > lowerSecondary {
			t.Errorf("%s: grade %.1f, want at most %d", part, grade, lowerSecondary)
		} else {
			t.Logf("%s: grade %.1f, %d words", part, grade, m.words)
		}
	}
	if all := measure(parts["all parts"]); all.words < 1000 || len(parts) < 10 {
		t.Errorf("only %d words in %d parts were measured", all.words, len(parts))
	}
}

// fewestWords is how long a part must be: the formula was made with passages of some
// hundred words.
const fewestWords = 80

// whole is a text of whole sentences; headings and labels are not.
var whole = regexp.MustCompile(`[a-z)][.?!:]$`)

// passage is what the formula counts.
type passage struct{ sentences, words, syllables int }

// grade is the grade level of Flesch and Kincaid.
func (p passage) grade() float64 {
	return 0.39*float64(p.words)/float64(p.sentences) +
		11.8*float64(p.syllables)/float64(p.words) - 15.59
}

func measure(texts []string) passage {
	var p passage
	for _, text := range texts {
		for _, sentence := range schema.Sentences(placeholders.ReplaceAllString(text, "one"), "en") {
			n := 0
			for _, word := range strings.FieldsFunc(sentence, func(r rune) bool {
				return !spoken(r) && r != '’' && r != '\''
			}) {
				n++
				p.syllables += syllables(word)
			}
			if n > 0 {
				p.sentences++
				p.words += n
			}
		}
	}
	return p
}

var (
	vowels = regexp.MustCompile(`[aeiouy]+`)
	silent = regexp.MustCompile(`([^aeiouytdl]ed|[^aeiouylcgsxz]es|[^aeiouyl]e)$`)
)

// syllables counts those of an English word by its vowels.
func syllables(word string) int {
	word = strings.ToLower(word)
	return max(1, len(vowels.FindAllString(silent.ReplaceAllString(word, "x"), -1)))
}

func TestReadability(t *testing.T) {
	for word, want := range map[string]int{
		"you": 1, "the": 1, "date": 1, "letter": 2, "decision": 3, "organisation": 5, "used": 1,
		"wanted": 2, "pages": 2, "names": 1, "people": 2, "AI": 1, "authority": 4, "possible": 3,
	} {
		if got := syllables(word); got != want {
			t.Errorf("%s has %d syllables, want %d", word, got, want)
		}
	}
	easy := measure([]string{"You got a letter. You can say no. Ask us."})
	hard := measure([]string{"Notwithstanding the aforementioned administrative provisions, " +
		"applicants retain entitlement to reconsideration of determinations."})
	if easy.sentences != 3 || easy.words != 10 || easy.grade() > 2 || hard.grade() < 20 {
		t.Errorf("easy %+v %.1f, hard %+v %.1f", easy, easy.grade(), hard, hard.grade())
	}
}
