package search

import (
	"maps"
	"slices"
)

// Concept is a code that documents carry, such as an area or a right, with its
// label in every language. The label in the readers' language is a text of the
// documents; who types a word of a label in another language is led there too.
type Concept struct {
	ID     string            // the same for the same code
	Labels map[string]string // by language
}

// labels adds a stem for every concept, and lets the words of its labels in other
// languages than the readers' lead there.
func (g *gathered) labels(
	docs []Document, reader string, aliases map[string]map[string]bool,
) error {
	concepts := map[string]Concept{}
	for i := range docs {
		for _, c := range docs[i].Concepts {
			concepts[c.ID] = c
			g.derived["="+c.ID] = append(g.derived["="+c.ID],
				occurrence{doc: int32(i), field: labelsField, slice: -1})
		}
	}
	texts := map[string]map[string][]string{} // language, label, stems
	for _, id := range slices.Sorted(maps.Keys(concepts)) {
		for lang, label := range concepts[id].Labels {
			if lang == reader {
				continue
			}
			if texts[lang] == nil {
				texts[lang] = map[string][]string{}
			}
			texts[lang][label] = append(texts[lang][label], "="+id)
		}
	}
	for lang, labels := range texts {
		a, err := newAnalyst(lang)
		if err != nil {
			return err
		}
		for label, stems := range labels {
			for _, w := range a.words(label) {
				a.forms(w, func(key, _ string) {
					for _, stem := range stems {
						g.alias(aliases, key, stem)
					}
				})
			}
		}
	}
	return nil
}

// settle puts derived occurrences among the others.
func (g *gathered) settle() {
	for stem, list := range g.derived {
		all := append(g.stems[stem], list...)
		slices.SortFunc(all, compareOccurrences)
		g.stems[stem] = slices.Compact(all)
	}
	clear(g.derived)
}
