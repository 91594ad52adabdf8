package changes

import (
	"maps"
	"strings"
	"unicode"
)

// Likeness says how much two values have in common, from 0 to 1. Maps are alike
// as their fields are on the average, texts and lists as they share words; two
// different codes, numbers or addresses have nothing in common.
func Likeness(a, b any) float64 {
	switch a := a.(type) {
	case map[string]any:
		if b, ok := b.(map[string]any); ok {
			return likeMaps(a, b)
		}
		return 0
	case string:
		if b, ok := b.(string); ok {
			return likeTexts(a, b)
		}
		return 0
	case []any:
		if b, ok := b.([]any); ok {
			return dice(wordsOf(a), wordsOf(b))
		}
		return 0
	}
	if Equal(a, b) {
		return 1
	}
	return 0
}

func likeMaps(a, b map[string]any) float64 {
	sum, fields := 0.0, len(a)
	for k, x := range a {
		if y, both := b[k]; both {
			sum += Likeness(x, y)
		}
	}
	for k := range b {
		if _, both := a[k]; !both {
			fields++
		}
	}
	if fields == 0 {
		return 1
	}
	return round(sum / float64(fields))
}

// round drops the last digits, which depend on the order in which a sum was
// made.
func round(x float64) float64 { return float64(int(x*1e6+0.5)) / 1e6 }

func likeTexts(a, b string) float64 {
	switch {
	case a == b:
		return 1
	case !isProse(a) || !isProse(b):
		return 0
	}
	return dice(wordsOf(a), wordsOf(b))
}

// isProse tells a text from a code, a date or an address: it has a space inside,
// or is written in a script that needs none.
func isProse(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || standsAlone(r)
	})
}

// bag counts words.
type bag map[string]int

// wordsOf counts the words and other plain values in a value. A key counts with
// each value below it, so that "cost 0" and "order 0" differ.
func wordsOf(v any) bag {
	b := bag{}
	b.add("", v)
	return b
}

func (b bag) add(prefix string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			b.add(prefix+k+"\x00", x)
		}
	case []any:
		for _, x := range v {
			b.add(prefix, x)
		}
	case string:
		if !isProse(v) {
			b[prefix+v]++
			return
		}
		for _, t := range tokens(v) {
			if isWord(t) {
				b[prefix+strings.ToLower(t)]++
			}
		}
	default:
		b[prefix+key(v)]++
	}
}

// dice is how many words two bags share, of all that they hold: the
// Sørensen–Dice coefficient.
func dice(a, b bag) float64 {
	shared, all := 0, 0
	for w, n := range a {
		shared += min(n, b[w])
		all += n
	}
	for n := range maps.Values(b) {
		all += n
	}
	if all == 0 {
		return 1
	}
	return float64(2*shared) / float64(all)
}
