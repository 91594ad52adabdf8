package view

import (
	"strings"
	"time"
	"unicode"

	"github.com/bep/golocales"
	"golang.org/x/text/collate"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"vitrine/content"
)

// locale writes dates, numbers and names for one language. Everything that
// depends on a locale goes through it, so that a page never mixes two numeral
// systems.
type locale struct {
	tag   language.Tag
	names display.Namer
	cldr  golocales.Translator
}

// localeCodes are languages whose code alone means a place with customs that
// most of their readers do not share: "en" would put the month first.
var localeCodes = map[string]string{"en": "en-GB"}

// LocaleCode is the locale that the pages of a language follow.
func LocaleCode(lang string) string {
	if code, ok := localeCodes[lang]; ok {
		return code
	}
	return lang
}

func newLocale(lang string) *locale {
	l := &locale{tag: language.Make(lang)}
	if l.names = display.Languages(l.tag); l.names == nil {
		l.names = display.Languages(language.English)
	}
	base, _ := l.tag.Base()
	for _, code := range []string{LocaleCode(lang), base.String(), "en-GB"} {
		if l.cldr = golocales.New(code); l.cldr != nil {
			break
		}
	}
	return l
}

// rightToLeft are the scripts that are written from right to left.
var rightToLeft = map[string]bool{
	"Arab": true, "Hebr": true, "Thaa": true, "Syrc": true, "Nkoo": true, "Adlm": true,
}

// Direction is the direction that a language is written in: "ltr" or "rtl".
func Direction(lang string) string {
	script, _ := language.Make(lang).Script()
	if rightToLeft[script.String()] {
		return "rtl"
	}
	return "ltr"
}

// directionOf is the direction of the first letter of a text; empty when it has
// none.
func directionOf(text string) string {
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Thaana, unicode.Syriac,
			unicode.Nko, unicode.Adlam):
			return "rtl"
		case unicode.IsLetter(r):
			return "ltr"
		}
	}
	return ""
}

// NativeName is what a language calls itself.
func NativeName(lang string) string {
	name := display.Self.Name(language.Make(lang))
	if name == "" {
		return lang
	}
	return upperFirst(name)
}

// languageName is what readers of this locale call a language.
func (l *locale) languageName(lang string) string {
	if name := l.names.Name(language.Make(lang)); name != "" {
		return name
	}
	return lang
}

// date writes a date as exactly as it is known.
func (l *locale) date(d content.Date) string {
	t, err := d.Time()
	if err != nil {
		return string(d)
	}
	switch len(d) {
	case len("2006"):
		return string(d)
	case len("2006-01"):
		return l.cldr.MonthsWide()[t.Month()-1] + " " + t.Format("2006")
	}
	return l.cldr.FormatDateLong(t)
}

func (l *locale) day(t time.Time) Date {
	return Date{ISO: t.Format(time.DateOnly), Text: l.cldr.FormatDateLong(t)}
}

// number writes a number with its decimals.
func (l *locale) number(n float64, decimals int) string {
	return l.cldr.FormatNumber(n, decimals)
}

// bytes writes the size of a file.
func (l *locale) bytes(n int64) string {
	switch {
	case n < 1000:
		return l.number(float64(n), 0) + " B"
	case n < 1000*1000:
		return l.number(float64(n)/1000, 0) + " kB"
	}
	return l.number(float64(n)/1e6, 1) + " MB"
}

// collator sorts texts as readers of the language expect. It is not safe for
// concurrent use.
func (l *locale) collator() *collate.Collator {
	return collate.New(l.tag, collate.Loose, collate.Numeric)
}

// plurals are the plural categories that whole numbers of the language can
// have, each with the smallest number that has it.
func (l *locale) plurals() []Plural {
	var list []Plural
	seen := map[plural.Form]bool{}
	if base, _ := l.tag.Base(); base.String() == "mt" {
		// In CLDR since version 41, later than the rules of package plural.
		list = append(list, Plural{Category: pluralNames[plural.Two], Sample: 2})
	}
	for n := range 1001 {
		form := plural.Cardinal.MatchPlural(l.tag, n, 0, 0, 0, 0)
		if !seen[form] {
			seen[form] = true
			list = append(list, Plural{Category: pluralNames[form], Sample: n})
		}
	}
	return list
}

var pluralNames = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few",
	plural.Many: "many", plural.Other: "other",
}

func upperFirst(s string) string {
	for i := range s {
		if i > 0 {
			return strings.ToUpper(s[:i]) + s[i:]
		}
	}
	return strings.ToUpper(s)
}
