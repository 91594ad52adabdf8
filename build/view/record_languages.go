package view

import (
	"slices"

	"vitrine/build/layout"
	"vitrine/content"
	"vitrine/schema"
)

// RecordLanguage says how the texts of a record in one language came about.
type RecordLanguage struct {
	Language
	URL string // of the record's page in that language; empty when the portal lacks it

	// Made says how the texts were translated. Where it is empty, State is
	// "original", "unmarked" (there are texts, and nobody says how they came about)
	// or "none" (there is no text).
	Made  Coded
	State string
	// Source is "current" or "behind" the texts that a translation was made from,
	// "unknown" when nobody kept which those were; empty for the others.
	Source string
}

// Languages returns the languages of the register, with the state of the record
// in each. Only the record's own page asks for them.
func (r *Record) Languages() []RecordLanguage {
	b := r.builder
	var out []RecordLanguage
	for _, code := range b.site.reg.Settings.Languages {
		l := RecordLanguage{Language: Language{
			Code: code, Name: b.site.locale.languageName(code), Dir: Direction(code),
			Current: code == b.site.Lang,
		}}
		if slices.Contains(b.site.opts.Languages, code) {
			l.URL = layout.Link(code, layout.System(b.rec.ID))
		}
		s := b.site.shared.translation(b.site.reg, b.rec, code)
		l.Made, l.State, l.Source = b.site.coded("translation_status", s.made), s.state, s.source
		out = append(out, l)
	}
	return out
}

// translation is the state of a record in a language.
type translation struct{ made, state, source string }

// translationOf finds out how a record stands in a language. The first language
// of the register is the original, unless the record says that it is a translation
// itself: then nobody knows what the others were made from.
func translationOf(reg *content.Register, rec *content.Record, lang string) translation {
	original := reg.Settings.DefaultLanguage()
	t, marked := rec.Translations[lang]
	_, translated := rec.Translations[original]
	switch {
	case rec.Title[lang] == "" && rec.Summary[lang] == "" && rec.EasyRead[lang] == "":
		return translation{state: "none"}
	case lang == original && !marked:
		return translation{state: "original"}
	case !marked || t.Status == "":
		return translation{state: "unmarked"}
	case lang == original || translated:
		return translation{made: t.Status, source: "unknown"}
	}
	behind, known := schema.Behind(rec, original, t.SourceHash)
	switch {
	case !known:
		return translation{made: t.Status, source: "unknown"}
	case behind:
		return translation{made: t.Status, source: "behind"}
	}
	return translation{made: t.Status, source: "current"}
}
