package changes

import (
	"cmp"
	"slices"
	"sort"
)

// Bounds of [Likeness] from which two items of a list are taken to be the same
// item.
const (
	Alike     = 0.5
	VeryAlike = 0.7 // for items whose ids differ
)

// maxPairs is how many pairs of items of one list are looked at for likeness.
// No register has such lists; whoever writes one gets "removed" and "added".
const maxPairs = 40_000

// align says for each item of the new list which item of the old one it was,
// -1 for none.
func align(old, new []any) []int {
	a := alignment{old: old, new: new, source: make([]int, len(new)), used: make([]bool, len(old))}
	for j := range a.source {
		a.source[j] = -1
	}
	a.by(func(v any) string { return id(v) })
	a.by(key)
	a.byLikeness()
	return a.source
}

type alignment struct {
	old, new []any
	source   []int
	used     []bool // of the old items
}

func (a *alignment) pair(i, j int) { a.source[j], a.used[i] = i, true }

// by pairs the items for which name gives the same text, in their order.
func (a *alignment) by(name func(any) string) {
	places := map[string][]int{}
	for i, v := range a.old {
		if n := name(v); n != "" && !a.used[i] {
			places[n] = append(places[n], i)
		}
	}
	for j, v := range a.new {
		if a.source[j] >= 0 {
			continue
		}
		n := name(v)
		if rest := places[n]; len(rest) > 0 {
			a.pair(rest[0], j)
			places[n] = rest[1:]
		}
	}
}

// id is the id of an item, "" if it has none.
func id(v any) string {
	m, _ := v.(map[string]any)
	s, _ := m["id"].(string)
	return s
}

func (a *alignment) byLikeness() {
	var olds, news []int
	for i, used := range a.used {
		if !used && comparable(a.old[i]) {
			olds = append(olds, i)
		}
	}
	for j, i := range a.source {
		if i < 0 && comparable(a.new[j]) {
			news = append(news, j)
		}
	}
	if len(olds)*len(news) > maxPairs {
		return
	}
	type couple struct {
		i, j int
		like float64
	}
	var couples []couple
	for _, i := range olds {
		for _, j := range news {
			bound := Alike
			if x, y := id(a.old[i]), id(a.new[j]); x != "" && y != "" {
				bound = VeryAlike
			}
			if like := Likeness(a.old[i], a.new[j]); like >= bound {
				couples = append(couples, couple{i, j, like})
			}
		}
	}
	slices.SortStableFunc(couples, func(x, y couple) int { return cmp.Compare(y.like, x.like) })
	for _, c := range couples {
		if !a.used[c.i] && a.source[c.j] < 0 {
			a.pair(c.i, c.j)
		}
	}
}

// comparable tells items that can change and stay the same item: a code or a
// number is another one when it differs.
func comparable(v any) bool {
	switch v := v.(type) {
	case map[string]any, []any:
		return true
	case string:
		return isProse(v)
	}
	return false
}

// outOfOrder marks the fewest items that must have moved: those outside one of
// the longest runs of old numbers that rise.
func outOfOrder(source []int) []bool {
	var ends []int // ends[n] is the place of the smallest last number of a run of n+1
	before := make([]int, len(source))
	for j, i := range source {
		if i < 0 {
			continue
		}
		n := sort.Search(len(ends), func(n int) bool { return source[ends[n]] >= i })
		before[j] = -1
		if n > 0 {
			before[j] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, j)
		} else {
			ends[n] = j
		}
	}
	moved := make([]bool, len(source))
	for j, i := range source {
		moved[j] = i >= 0
	}
	if len(ends) == 0 {
		return moved
	}
	for j := ends[len(ends)-1]; j >= 0; j = before[j] {
		moved[j] = false
	}
	return moved
}
