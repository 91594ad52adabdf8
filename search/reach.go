package search

import (
	"slices"
	"strings"
)

// reach is a stem that a word of the query leads to. What it counts in a
// document is
//
//	max(1, ⌊limit · (level+1) · (8 + bonus) · weight / (91 · 64)⌋)
//
// where the bonus counts only in documents that hold the form itself.
type reach struct {
	stem, limit int
	form, bonus int // as in ref
	weight      int // in eighths
}

// Weights of the ways in which a stem can be reached, in eighths.
const (
	weightExact     = 8
	weightAlias     = 4
	weightPrefix    = 4
	weightNeighbour = 6
)

// maxPrefixes is the number of stems that a prefix may stand for.
const maxPrefixes = 32

// shardOf returns the number of the shard in which a word would be.
func (x *Index) shardOf(key string) int {
	i, found := slices.BinarySearchFunc(x.shards, key, func(s shard, k string) int {
		return compareUTF16(s.first, k)
	})
	if !found {
		i--
	}
	return max(i, 0)
}

// wordsOf returns the words of the shards from a to b, both included.
func (x *Index) wordsOf(a, b int) []word {
	return x.words[x.shards[a].word0:x.wordEnd(b)]
}

func (x *Index) wordEnd(shard int) int {
	if shard+1 < len(x.shards) {
		return x.shards[shard+1].word0
	}
	return len(x.words)
}

func (x *Index) stemEnd(shard int) int {
	if shard+1 < len(x.shards) {
		return x.shards[shard+1].stem0
	}
	return len(x.stems)
}

// lookup finds a word in the dictionary; nil when it is not there.
func (x *Index) lookup(key string) *word {
	i, found := slices.BinarySearchFunc(x.words, key, func(w word, k string) int {
		return compareUTF16(w.key, k)
	})
	if !found {
		return nil
	}
	return &x.words[i]
}

// unit is a word of the query as it was understood: the stems that it leads to.
type unit struct {
	word    string // of the dictionary, or as it was typed
	instead bool   // it is not what was typed
	reaches []reach
}

// understand finds what a word of the query leads to. Most words are one unit; a
// compound that is not in the dictionary is the units of its parts.
func (x *Index) understand(t term, literal bool) []unit {
	u := unit{word: t.key}
	if len(x.shards) == 0 {
		return []unit{u}
	}
	w := x.known(t)
	if w != nil {
		u.reaches = x.exact(w, weightExact, literal)
	}
	if key := t.key; t.open {
		if w != nil {
			key = w.key
		}
		if w == nil || units(key) >= 3 {
			u.reaches = append(u.reaches, x.prefixes(key, u.reaches)...)
		}
	}
	if len(u.reaches) > 0 || literal {
		return []unit{u}
	}
	return x.guess(t, u)
}

// known finds a word or its part in the dictionary.
func (x *Index) known(t term) *word {
	if w := x.lookup(t.key); w != nil || t.part == "" {
		return w
	}
	return x.lookup(t.part)
}

// guess finds what was meant by a word that nothing is known of.
func (x *Index) guess(t term, u unit) []unit {
	key := t.key
	if t.part != "" {
		key = t.part
	}
	if w := x.behind(key); w != nil {
		return []unit{{w.key, true, x.exact(w, weightNeighbour, false)}}
	}
	near, cost := x.neighbour(key)
	if near == nil || cost > 1 {
		if parts := x.compound(key); parts != nil {
			return parts
		}
	}
	if near != nil {
		u = unit{near.key, true, x.exact(near, weightNeighbour, false)}
	}
	return []unit{u}
}

// behind finds the word of at least 3 units that stands behind what the language
// writes together with it: Arabic والضريبة, and the tax.
func (x *Index) behind(key string) *word {
	for _, front := range x.fronts {
		if rest, found := strings.CutPrefix(key, front); found && units(rest) >= 3 {
			if w := x.lookup(rest); w != nil {
				return w
			}
		}
	}
	return nil
}

// rich is the number of documents from which on a word needs no other words.
const rich = 100

// exact lists the stems of a word. Those for which it is only another word are left
// out if the query is literal, or if the word itself stands in many documents.
func (x *Index) exact(w *word, weight int, literal bool) []reach {
	var list []reach
	found := 0
	for _, r := range w.refs {
		if !r.alias {
			found += len(x.stems[r.stem].postings)
		}
	}
	for _, r := range w.refs {
		at := weight
		if r.alias {
			if literal || found >= rich {
				continue
			}
			at = min(at, weightAlias)
		}
		list = append(list, reach{r.stem, x.stems[r.stem].peak, r.form, r.bonus, at})
	}
	return list
}

// prefixes lists the stems of words that begin with key, the most frequent
// first. Only stems that are stored in the shards of these words count, so that
// a browser need not fetch others. No such stem counts more than the exact one:
// a rare longer word must not win over what was typed.
func (x *Index) prefixes(key string, exact []reach) []reach {
	a := x.shardOf(key)
	b := a
	if a+1 < len(x.shards) && strings.HasPrefix(x.shards[a+1].first, key) {
		b++
	}
	limit := 0
	seen := map[int]bool{}
	for _, r := range exact {
		limit = max(limit, r.limit)
		seen[r.stem] = true
	}
	var stems []int
	for _, w := range x.wordsOf(a, b) {
		if !strings.HasPrefix(w.key, key) {
			continue
		}
		for _, r := range w.refs {
			if !r.alias && !seen[r.stem] && r.stem >= x.shards[a].stem0 && r.stem < x.stemEnd(b) {
				seen[r.stem] = true
				stems = append(stems, r.stem)
			}
		}
	}
	slices.SortFunc(stems, func(s, t int) int {
		if d := len(x.stems[t].postings) - len(x.stems[s].postings); d != 0 {
			return d
		}
		return s - t
	})
	var list []reach
	for _, s := range stems[:min(len(stems), maxPrefixes)] {
		peak := x.stems[s].peak
		if limit > 0 {
			peak = min(peak, limit)
		}
		list = append(list, reach{stem: s, limit: peak, form: -1, weight: weightPrefix})
	}
	return list
}

// compound splits a word into two of the dictionary, the first as long as
// possible, with letters between them that link parts in the language.
func (x *Index) compound(key string) []unit {
	const least = 4
	if len(x.compounds) == 0 || units(key) < 9 {
		return nil
	}
	s := x.shardOf(key)
	words := x.wordsOf(max(s-1, 0), s)
	for _, w := range slices.Backward(words) {
		rest, found := strings.CutPrefix(key, w.key)
		if !found || units(w.key) < least || units(rest) < least {
			continue
		}
		for _, link := range x.compounds {
			second, linked := strings.CutPrefix(rest, link)
			if !linked || units(second) < least {
				continue
			}
			if second := x.lookup(second); second != nil {
				return []unit{
					{w.key, true, x.exact(&w, weightNeighbour, false)},
					{second.key, true, x.exact(second, weightNeighbour, false)},
				}
			}
		}
	}
	return nil
}
