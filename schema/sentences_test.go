package schema

import (
	"strings"
	"testing"
)

func TestSentencesEnd(t *testing.T) {
	for _, test := range []struct{ lang, text string }{ // “|” stands where a sentence ends
		{"en", "One.| Two!| Three?| Four."},
		{"en", "It costs 3.5 euros.| It is free."},
		{"en", "See Art. 6 and No. 5, e.g. the by-law, i.e. Sec. 2.| Then write."},
		{"en", "The answer is no.| The officer decides."},
		{"en", "Ask Dr. Smith or (Mr. Jones) at city.example.| They know."},
		{"en", "Write to us, etc. and wait.| We answer."},
		{"en", "“Stop!”| she said."},
		{"en", "He said “No.”| (That was all.)| He left."},
		{"en", "- one\n|- two\n|\n|Three goes\non here."},
		{"fr", "Voir l’art. 5, p. ex. le 2e al. 3.| M. Dupont décide.| Et vous ?| Oui."},
		{"nl", "Zie bijv. art. 5 en blz. 3.| Dhr. Jansen beslist."},
		{"de", "Vgl. Abs. 3 bzw. Nr. 4.| Der Antrag wird geprüft."},
		{"ar", "هل يقرر النظام؟| لا.| يقرر موظف."},
		{"zh", "系统比较车牌。|官员决定！"},
		{"ru", "См. ст. 5, т.е. закон.| Решает человек."},
		{"hi", "प्रणाली तुलना करती है।| अधिकारी निर्णय लेता है।"},
	} {
		var got []string
		for rest := strings.ReplaceAll(test.text, "|", ""); rest != ""; {
			end := sentenceEnd(rest, test.lang)
			got = append(got, rest[:end])
			rest = rest[end:]
		}
		if s := strings.Join(got, "|"); s != test.text {
			t.Errorf("%s: %s\nwant %s", test.lang, s, test.text)
		}
	}
}

func TestSizeOfTexts(t *testing.T) {
	for _, test := range []struct {
		lang, text string
		want       int
	}{
		{"en", "", 0},
		{"en", "Two – words", 2},
		{"en", "a by-law, the city’s: [link](https://a.example/b)", 5},
		{"fr", "Qui décide ? Un agent !", 4},
		{"ar", "يقرر موظف.", 2},
		{"ko", "공무원이 결정합니다.", 2},
		{"zh-Hans", "官员决定，2人。", 6},
		{"ja", "職員が決めます。", 7},
	} {
		if got := measureOf(test.lang).size(test.text); got != test.want {
			t.Errorf("%s %q has the size %d, want %d", test.lang, test.text, got, test.want)
		}
	}
}

// TestShortTextsAreNotCounted: the quick look passes over no text that is long.
func TestShortTextsAreNotCounted(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("a ", 30) + "a", strings.Repeat("官", 31), strings.Repeat("a\n", 30) + "a",
	} {
		for _, lang := range []string{"en", "zh"} {
			m := measureOf(lang)
			if n := m.size(text); n > 30 && !m.mayExceed(text, 30) {
				t.Errorf("%d of %s in %q are passed over", n, lang, text)
			}
		}
	}
}

// TestAbbreviationsAreFound asks that those of the tables are written as they
// are compared.
func TestAbbreviationsAreFound(t *testing.T) {
	for lang, words := range neverLast {
		for _, w := range words {
			if end := sentenceEnd("A "+w+". B", lang); end < len(w)+5 {
				t.Errorf("%q in %q ends a sentence", w, lang)
			}
		}
	}
	for lang, words := range beforeNumber {
		for _, w := range words {
			if end := sentenceEnd("A "+w+". 5", lang); end < len(w)+5 {
				t.Errorf("%q in %q ends a sentence", w, lang)
			}
		}
	}
}
