package search

import (
	"slices"
	"strings"
)

// maxQueryWords is the number of words of a query that are looked up.
const maxQueryWords = 12

// term is a word of a query.
type term struct {
	key  string
	part string // of a word with an apostrophe: the piece that carries the meaning
	open bool   // it ends the query and may still be being typed
}

// parse cuts a query into the words to look up. Stop words count only when
// there is nothing else, a repeated word counts once.
func (x *Index) parse(query string) []term {
	words, open := splitWords(Fold(query))
	var all, kept []term
	for i, w := range words {
		pieces := []string{w}
		if x.pairs {
			pieces = pairs(w)
		}
		for j, p := range pieces {
			t := term{open: open && i == len(words)-1 && j == len(pieces)-1}
			t.key, t.part = apostrophe(p, x.before)
			all = add(all, t)
			if !x.isStop(t.key) && !x.isStop(t.part) {
				kept = add(kept, t)
			}
		}
	}
	if len(kept) == 0 {
		kept = all
	}
	return kept[:min(len(kept), maxQueryWords)]
}

// add appends a term and drops an earlier one with the same key.
func add(list []term, t term) []term {
	list = slices.DeleteFunc(list, func(o term) bool { return o.key == t.key })
	return append(list, t)
}

func (x *Index) isStop(w string) bool {
	_, found := slices.BinarySearchFunc(x.stop, w, compareUTF16)
	return found
}

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

// Weights of the ways in which a stem can be reached, in eighths.
const (
	weightExact     = 8
	weightAlias     = 4
	weightPrefix    = 4
	weightNeighbour = 5
)

// maxPrefixes is the number of stems that a prefix may stand for.
const maxPrefixes = 32

// reach is a stem that a word of the query leads to: its impacts are capped,
// then weighted.
type reach struct{ stem, cap, weight int }

// reaches finds what a word of the query leads to, and the word of the
// dictionary that was taken instead when it is not in there.
func (x *Index) reaches(t term) (list []reach, instead string) {
	if len(x.shards) == 0 {
		return nil, ""
	}
	key, w := t.key, x.lookup(t.key)
	if w == nil && t.part != "" {
		key, w = t.part, x.lookup(t.part)
	}
	if w != nil {
		list = x.exact(w, weightExact)
	}
	if t.open && (w == nil || units(key) >= 3) {
		list = append(list, x.prefixes(key, list)...)
	}
	if len(list) > 0 {
		return list, ""
	}
	if w = x.neighbour(key); w == nil {
		return nil, ""
	}
	return x.exact(w, weightNeighbour), w.key
}

// exact lists the stems of a word.
func (x *Index) exact(w *word, weight int) []reach {
	var list []reach
	for _, r := range w.refs {
		at := weight
		if r.alias {
			at = min(at, weightAlias)
		}
		list = append(list, reach{r.stem, x.stems[r.stem].peak, at})
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
		limit = max(limit, r.cap)
		seen[r.stem] = true
	}
	var stems []int
	for _, w := range x.wordsOf(a, b) {
		if !strings.HasPrefix(w.key, key) {
			continue
		}
		for _, r := range w.refs {
			if !seen[r.stem] && r.stem >= x.shards[a].stem0 && r.stem < x.stemEnd(b) {
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
		list = append(list, reach{s, peak, weightPrefix})
	}
	return list
}
