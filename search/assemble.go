package search

import (
	"cmp"
	"maps"
	"slices"
)

// The number of stems that a word may be a form of, and another word for.
const (
	maxStems   = 4
	maxAliases = 6
)

// form is a word among those of one stem.
type form struct {
	key string
	df  int // documents that hold the word itself
	bit int // -1 when it is not told apart
}

// assemble numbers stems in the order of the words that mention them, so that a
// stem lies in the shard of its first word, and weighs them.
func (x *Index) assemble(g *gathered, aliases map[string]map[string]bool) {
	w := newWeigher(g)
	forms := g.formsOfStems()
	numbers := map[string]int{}
	number := func(term string) int {
		n, ok := numbers[term]
		if !ok {
			n = len(x.stems)
			numbers[term] = n
			x.stems = append(x.stems, w.stem(g.stems[term], g.bits(forms[term])))
		}
		return n
	}
	keys := maps.Clone(g.surfaces)
	for key := range aliases {
		if keys[key] == nil {
			keys[key] = nil
		}
	}
	for _, key := range slices.SortedFunc(maps.Keys(keys), compareUTF16) {
		entry := word{key: key}
		for _, term := range g.frequent(g.surfaces[key], nil, maxStems) {
			r := ref{stem: number(term), form: -1}
			for _, f := range forms[term] {
				if f.key == key && f.bit >= 0 {
					r.form, r.bonus = f.bit, w.bonus(f.df, len(x.stems[r.stem].postings))
				}
			}
			if !x.stems[r.stem].masked {
				r.bonus = whole
			}
			entry.refs = append(entry.refs, r)
		}
		for _, term := range g.frequent(aliases[key], g.surfaces[key], maxAliases) {
			entry.refs = append(entry.refs, ref{stem: number(term), alias: true, form: -1})
		}
		if len(entry.refs) > 0 {
			x.words = append(x.words, entry)
		}
	}
}

// frequent lists up to n stems that stand somewhere and are not in but, those
// that stand in most places first.
func (g *gathered) frequent(terms, but map[string]bool, n int) []string {
	var found []string
	for t := range terms {
		if len(g.stems[t]) > 0 && !but[t] {
			found = append(found, t)
		}
	}
	slices.SortFunc(found, func(a, b string) int {
		return cmp.Or(len(g.stems[b])-len(g.stems[a]), cmp.Compare(a, b))
	})
	return found[:min(len(found), n)]
}

// formsOfStems lists for every stem with more than one form its forms, the most
// frequent first; the first few get a bit each.
func (g *gathered) formsOfStems() map[string][]form {
	out := map[string][]form{}
	for key, stems := range g.surfaces {
		for term := range stems {
			out[term] = append(out[term], form{key: key, bit: -1})
		}
	}
	for term, list := range out {
		if len(list) < 2 {
			delete(out, term)
			continue
		}
		g.countForms(term, list)
		slices.SortFunc(list, func(a, b form) int {
			return cmp.Or(b.df-a.df, compareUTF16(a.key, b.key))
		})
		for i := range min(len(list), maxForms) {
			if list[i].df > 0 {
				list[i].bit = i
			}
		}
	}
	return out
}

// countForms counts the documents in which each form of a stem stands.
func (g *gathered) countForms(term string, list []form) {
	at := map[string]int{}
	for i := range list {
		at[list[i].key] = i
	}
	last := make([]int32, len(list))
	for i := range last {
		last[i] = -1
	}
	for _, o := range g.stems[term] {
		if o.slice < 0 {
			continue
		}
		for _, key := range g.forms[o.slice] {
			if i, ok := at[key]; ok && last[i] != o.doc {
				last[i] = o.doc
				list[i].df++
			}
		}
	}
}

// bits returns, for each word as it is written, the mask of the forms it is.
func (g *gathered) bits(list []form) map[int32]int {
	out := map[int32]int{}
	for _, f := range list {
		if f.bit < 0 {
			continue
		}
		for _, n := range g.slicesOf[f.key] {
			out[n] |= 1 << f.bit
		}
	}
	return out
}
