package search

import (
	"maps"
	"slices"
)

// splitCompounds adds the parts of compounds to the documents that hold them,
// in a field of their own, and returns where a compound leads as well: to its
// parts where they stand alone.
func (g *gathered) splitCompounds(lang string) (aliases map[string]map[string]bool) {
	aliases = map[string]map[string]bool{}
	docs := g.documentsOf()
	vocabulary := map[string]int{}
	for key, list := range docs {
		vocabulary[key] = len(list)
	}
	s := newSplitter(lang, vocabulary)
	if s == nil {
		return aliases
	}
	g.links = s.links
	for _, key := range slices.Sorted(maps.Keys(docs)) {
		for _, part := range s.parts(key) {
			for stem := range g.surfaces[part] {
				g.alias(aliases, key, stem)
				for _, doc := range docs[key] {
					g.derived[stem] = append(g.derived[stem],
						occurrence{doc: doc, field: partsField, slice: -1})
				}
			}
		}
	}
	return aliases
}

// alias lets a word lead to a stem of which it is no form.
func (g *gathered) alias(aliases map[string]map[string]bool, key, stem string) {
	if aliases[key] == nil {
		aliases[key] = map[string]bool{}
	}
	aliases[key][stem] = true
}

// documentsOf lists, for each key, the documents in which it stands.
func (g *gathered) documentsOf() map[string][]int32 {
	out := map[string][]int32{}
	for _, stem := range slices.Sorted(maps.Keys(g.stems)) {
		for _, o := range g.stems[stem] {
			for _, key := range g.forms[o.slice] {
				out[key] = append(out[key], o.doc)
			}
		}
	}
	for key, list := range out {
		slices.Sort(list)
		out[key] = slices.Compact(list)
	}
	return out
}
