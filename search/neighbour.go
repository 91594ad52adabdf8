package search

import (
	"unicode"
	"unicode/utf16"
)

// neighbour finds the word that a reader most likely meant with a key that is
// not in the dictionary, in the shard where it would be and the two beside it:
// one slip of the fingers first, then another form with the same beginning,
// then two slips. Numbers have no neighbours.
func (x *Index) neighbour(key string) (best *word, cost int) {
	k := utf16.Encode([]rune(key))
	if len(k) < 4 {
		return nil, 0
	}
	for _, r := range key {
		if unicode.IsNumber(r) {
			return nil, 0
		}
	}
	s := x.shardOf(key)
	words := x.wordsOf(max(s-1, 0), min(s+1, len(x.shards)-1))
	cost, bestShared := 100, 2 // strangers share three units at least
	for i := range words {
		c, shared := distance(k, utf16.Encode([]rune(words[i].key)))
		if c < cost || c == cost && shared > bestShared {
			best, cost, bestShared = &words[i], c, shared
		}
	}
	return best, cost
}

// distance rates a candidate: 1 for one slip, 4 for two (words of 8 and more
// code units), 1 + the units that differ at the end for another form, 100 for
// a stranger. It also returns how many units both words share at the start.
func distance(key, candidate []uint16) (cost, shared int) {
	n, m := len(key), len(candidate)
	for shared < n && shared < m && key[shared] == candidate[shared] {
		shared++
	}
	cost = 100
	if shared >= 4 && 3*shared >= 2*n && n-shared <= 3 && m-shared <= 3 {
		cost = 1 + n - shared + m - shared
	}
	limit := 1
	if n >= 8 {
		limit = 2
	}
	if n-m > limit || m-n > limit {
		return cost, shared
	}
	switch slips(key, candidate) {
	case 1:
		cost = 1
	case 2:
		if limit == 2 {
			cost = min(cost, 4)
		}
	}
	return cost, shared
}

// slips counts insertions, deletions, replacements and swaps of neighbours
// (optimal string alignment).
func slips(a, b []uint16) int {
	before := make([]int, len(b)+1)
	last := make([]int, len(b)+1)
	row := make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
