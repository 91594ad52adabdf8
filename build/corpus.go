package build

import (
	"slices"

	"vitrine/content"
	"vitrine/schema"
	"vitrine/search"
	"vitrine/themes"
)

// Corpus is what the search index of a register is built from for readers of a
// language: its records, what codes are called, and the words that mean the same
// to the theme and to the register.
func Corpus(reg *content.Register, lang string) search.Corpus {
	source := search.Source{
		Register: reg, Labels: schema.ListsOf(reg.Settings).Labels,
		ImpactAssessment: schema.IsImpactAssessment,
	}
	return search.Corpus{
		Lang: lang, Documents: search.Documents(source, lang),
		Synonyms: slices.Concat(themes.Synonyms(lang), reg.Settings.Search.Synonyms[lang]),
	}
}
