package schema

import (
	"slices"
	"strings"
	"unicode"

	"vitrine/content"
)

// translations asks that each translation says how it was made and of which
// words, so that readers know what they read, and somebody notices when it falls
// behind. The first language of the register is what the others were made from,
// unless the record says that it is a translation itself.
func (c *checker) translations(rec *content.Record) {
	source := c.reg.Settings.DefaultLanguage()
	_, itself := rec.Translations[source]
	if itself || c.faulty(rec.File, "/translations") {
		return
	}
	var digits string
	var untracked []string
	for _, lang := range c.translated(rec, source) {
		if digits == "" {
			digits = sourceDigits(rec, source)
		}
		t, marked := rec.Translations[lang]
		given, isHash := hashDigits(t.SourceHash)
		switch {
		case !marked:
			c.unmarked(rec, lang)
		case !isHash:
			untracked = append(untracked, lang)
		case !strings.HasPrefix(digits, given):
			c.add(finding{
				file: rec.File, pointer: "/translations/" + lang + "/source_hash", beside: true,
				code: "stale-translation",
				args: []any{"lang", lang, "source", source, "hash", usualHash(digits)},
			})
		}
	}
	c.untracked(rec, source, digits, untracked)
}

// translated returns the languages in which the record says what comes first in
// its own. Single texts in another language, such as the name of a law, make no
// translation.
func (c *checker) translated(rec *content.Record, source string) []string {
	var langs []string
	for _, lang := range c.reg.Settings.Languages {
		for _, t := range []content.Text{rec.Title, rec.Summary, rec.EasyRead} {
			if lang != source && t[source] != "" && t[lang] != "" {
				langs = append(langs, lang)
				break
			}
		}
	}
	return langs
}

// unmarked is said of no record that was taken over: its source did not say.
func (c *checker) unmarked(rec *content.Record, lang string) {
	if rec.Entry.Source != nil {
		return
	}
	c.add(finding{
		file: rec.File, pointer: "/translations/" + lang, key: true, beside: true,
		code: "unmarked-translation",
		args: []any{"lang", lang, "braces", "{" + lang + ": {status: human}}"},
	})
}

// untracked is said once a record: at the first translation whose hash is
// missing, or cannot be one; the hint is the same for all of them.
func (c *checker) untracked(rec *content.Record, source, digits string, langs []string) {
	if len(langs) == 0 || rec.Entry.Source != nil {
		return
	}
	f := finding{
		file: rec.File, pointer: "/translations/" + langs[0], key: true, beside: true,
		code: "untracked-translation",
		args: []any{"lang", langs[0], "source", source, "hash", usualHash(digits)},
	}
	for _, lang := range langs[1:] {
		f.related = append(f.related, relation{rec.File, "/translations/" + lang, "same-here"})
	}
	c.add(f)
}

// How long a text is at least that is not the same in two languages by chance.
const (
	comparedCharacters = 25
	comparedWords      = 4
)

// identical warns of a text that stands under two languages in the same words:
// readers would be told that it is in theirs, and screen readers would read it
// aloud as if it were. The language of the register that comes first is right.
func (w *walker) identical(t map[string]any) {
	if len(t) < 2 || w.isName() {
		return
	}
	langs := w.reg.Settings.Languages
	for i, lang := range langs {
		text, _ := t[lang].(string)
		if len(text) <= comparedCharacters {
			continue
		}
		for _, source := range langs[:i] {
			if other, _ := t[source].(string); sameText(text, other) &&
				!akin(lang, source) && isSentence(text) {
				w.add(finding{
					file: w.file.Name, pointer: w.at(lang), beside: true,
					code:    "identical-translation",
					args:    []any{"lang", lang, "source", source},
					related: []relation{{w.file.Name, w.at(source), "other-here"}},
				})
				break
			}
		}
	}
}

// isName reports whether the text that is being looked at is what somebody or
// something is called, which may be the same in all languages: a body, a law, a
// document.
func (w *walker) isName() bool {
	switch w.way[len(w.way)-1] {
	case "name", "short_name", "sort_as", "body", "by", "provider":
		return true
	case "title":
		return len(w.way) > 1
	}
	return false
}

// sameText ignores the line break at the end of a text, which YAML's styles
// decide.
func sameText(a, b string) bool {
	near := -3 < len(a)-len(b) && len(a)-len(b) < 3
	return near && (a == b || strings.TrimSpace(a) == strings.TrimSpace(b))
}

// nearLanguages are groups of languages in which a sentence may be the same.
var nearLanguages = [][]string{
	{"no", "nb", "nn"},
	{"bs", "cnr", "hr", "sh", "sr"},
	{"id", "ms"},
	{"gl", "pt"},
	{"cs", "sk"},
	{"ro", "mo"},
}

// akin reports whether two languages are so near that a text may be the same
// in both.
func akin(a, b string) bool {
	a, b = baseLanguage(a), baseLanguage(b)
	return a == b || slices.ContainsFunc(nearLanguages, func(group []string) bool {
		return slices.Contains(group, a) && slices.Contains(group, b)
	})
}

// isSentence reports whether a text is made of words rather than of names and
// addresses.
func isSentence(text string) bool {
	words, names := 0, 0
	for _, word := range strings.Fields(text) {
		first := firstLetter(word)
		switch {
		case strings.Contains(word, "://"), strings.Contains(word, "@"),
			strings.HasPrefix(word, "www."):
			names++
		case first == 0:
			continue // a number or a sign
		case unicode.IsUpper(first):
			names++
		}
		words++
	}
	return words >= comparedWords && 2*names < words && len([]rune(text)) > comparedCharacters
}

func firstLetter(word string) rune {
	for _, r := range word {
		if unicode.IsLetter(r) {
			return r
		}
	}
	return 0
}
