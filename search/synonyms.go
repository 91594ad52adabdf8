package search

import (
	"maps"
	"slices"
	"strings"
)

// synonyms applies groups of words that mean the same. A single word leads to
// the stems of the other single words of its group: that goes into aliases. Where an expression of several words is in the group, documents that hold one
// expression get the words of the longer others, in a field of its own.
func (g *gathered) synonyms(groups []string, aliases map[string]map[string]bool) {
	forms, known := g.keysOfStems(), cloneAliases(aliases)
	for _, group := range groups {
		from, to := expressions(group)
		for _, a := range from {
			for _, b := range to {
				if a != b {
					g.mean(aliases, known, forms, g.own.words(a), g.own.words(b))
				}
			}
		}
	}
}

// expressions cuts a group: whatever is in from leads to what is in to.
func expressions(group string) (from, to []string) {
	left, right, oneWay := strings.Cut(group, "=>")
	cut := func(s string) []string {
		return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",،、，", r) })
	}
	if from = cut(left); oneWay {
		return from, cut(right)
	}
	return from, from
}

// cloneAliases copies what words are other words for, so that groups do not lead
// through each other.
func cloneAliases(aliases map[string]map[string]bool) map[string]map[string]bool {
	out := make(map[string]map[string]bool, len(aliases))
	for key, stems := range aliases {
		out[key] = maps.Clone(stems)
	}
	return out
}

// mean lets a reader who types the words of a find what holds the words of b, or
// what these are other words for.
func (g *gathered) mean(
	aliases, known map[string]map[string]bool, forms map[string][]string, a, b []string,
) {
	if len(a) == 0 || len(b) == 0 {
		return
	}
	stems := g.stemsOf(b)
	if len(a) == 1 && len(b) == 1 {
		for _, stem := range g.leadsTo(b[0], slices.Concat(stems...), forms, known) {
			for _, key := range g.keysOf(a[0], forms) {
				g.alias(aliases, key, stem)
			}
		}
		return
	}
	for _, doc := range g.holding(stems) {
		for _, w := range a {
			g.derive(w, doc, synonymsField)
		}
	}
}

// leadsTo lists the stems of a word with those that it is another word for.
func (g *gathered) leadsTo(
	word string, stems []string, forms map[string][]string, aliases map[string]map[string]bool,
) []string {
	out := slices.Clone(stems)
	for _, key := range g.keysOf(word, forms) {
		out = append(out, slices.Sorted(maps.Keys(aliases[key]))...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// stemsOf lists the stems of each word, nil when one of them has none that
// stands in a document.
func (g *gathered) stemsOf(words []string) [][]string {
	var out [][]string
	for _, w := range words {
		var stems []string
		g.own.forms(w, func(_, stem string) {
			if len(g.stems[stem]) > 0 && !slices.Contains(stems, stem) {
				stems = append(stems, stem)
			}
		})
		if stems == nil {
			if g.own.isStop(w) {
				continue
			}
			return nil
		}
		out = append(out, stems)
	}
	return out
}

// keysOf lists the forms of a word, in the dictionary or not yet.
func (g *gathered) keysOf(word string, forms map[string][]string) []string {
	var keys []string
	g.own.forms(word, func(key, stem string) {
		keys = append(append(keys, key), forms[stem]...)
	})
	slices.SortFunc(keys, compareUTF16)
	return slices.Compact(keys)
}

// keysOfStems is the dictionary the other way round.
func (g *gathered) keysOfStems() map[string][]string {
	out := map[string][]string{}
	for key, stems := range g.surfaces {
		for stem := range stems {
			out[stem] = append(out[stem], key)
		}
	}
	return out
}

// holding lists the documents in which words stand side by side, in any of
// their forms; a stop word between them does not count.
func (g *gathered) holding(stems [][]string) []int32 {
	const reach = 2 // words from one to the next
	type at struct{ doc, place int32 }
	ends := map[at]bool{}
	for i, list := range stems {
		next := map[at]bool{}
		for _, stem := range list {
			for _, o := range g.stems[stem] {
				if o.place == 0 {
					continue
				}
				for back := int32(1); i > 0 && back <= reach; back++ {
					if ends[at{o.doc, o.place - back}] {
						next[at{o.doc, o.place}] = true
					}
				}
				if i == 0 {
					next[at{o.doc, o.place}] = true
				}
			}
		}
		ends = next
	}
	var docs []int32
	for e := range ends {
		docs = append(docs, e.doc)
	}
	slices.Sort(docs)
	return slices.Compact(docs)
}

// derive adds a word to a document in which it does not stand.
func (g *gathered) derive(word string, doc int32, field int) {
	g.own.forms(word, func(key, stem string) {
		g.lead(key, stem)
		g.derived[stem] = append(g.derived[stem],
			occurrence{doc: doc, field: int32(field), slice: -1})
	})
}
