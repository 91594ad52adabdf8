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
	return search.Corpus{
		Lang: lang, Documents: search.Documents(corpusSource(reg), lang),
		Synonyms: slices.Concat(themes.Synonyms(lang), reg.Settings.Search.Synonyms[lang]),
	}
}

// corpusSource is what documents of a register are made of.
func corpusSource(reg *content.Register) search.Source {
	return search.Source{
		Register: reg, Labels: schema.ListsOf(reg.Settings).Labels,
		ImpactAssessment: schema.IsImpactAssessment,
	}
}
