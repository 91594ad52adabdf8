package meaning

import (
	"slices"
	"strings"
	"unicode"

	"vitrine/content"
	"vitrine/content/changes"
)

// happened is the rule's “when”.
func (r *Rule) happened(v pair) bool {
	both := v.old != nil && v.new != nil
	differ := both && !changes.Equal(v.old, v.new)
	switch r.When {
	case "added":
		return v.old == nil && v.new != nil
	case "removed":
		return v.old != nil && v.new == nil
	case "changed":
		return differ
	case "any":
		return differ || !both
	case "words":
		return differ && !slices.Equal(plainWords(v.old), plainWords(v.new))
	case "lowered", "raised":
		old, new := r.rank(v.old), r.rank(v.new)
		known := old >= 0 && new >= 0
		return known && (r.When == "lowered" && new > old || r.When == "raised" && new < old)
	case "from":
		old, new := word(v.old), word(v.new)
		return old != new && oneOf(r.From, old) && oneOf(r.To, new)
	case "shorter":
		return both && limit(v.new) < limit(v.old)
	case "longer":
		return both && limit(v.new) > limit(v.old)
	case "dearer":
		return both && dearer(v)
	case "grew":
		old, ok := changes.Number(v.old)
		new, also := changes.Number(v.new)
		return ok && also && new > old
	case "earlier":
		return both && before(v.new, v.old)
	case "later":
		return both && before(v.old, v.new)
	case "cut":
		return both && wasCut(v)
	}
	panic("meaning: no “when” " + r.When)
}

func oneOf(list []string, s string) bool { return list == nil || slices.Contains(list, s) }

// rank is the place of a value in the rule's order, -1 for none.
func (r *Rule) rank(v any) int {
	w := word(v)
	for i, rank := range r.Order {
		if slices.Contains(rank, w) {
			return i
		}
	}
	return slices.IndexFunc(r.Order, func(rank []string) bool { return slices.Contains(rank, "*") })
}

// word is a code or the code of an answer with a reason; "" for no value.
func word(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		s, _ := v["answer"].(string)
		return s
	}
	return ""
}

// unitDays is about how many days a unit has.
func unitDays(unit string) float64 {
	switch unit {
	case "working_days":
		return 1.4
	case "weeks":
		return 7
	case "months":
		return 30.4
	case "years":
		return 365
	}
	return 1
}

// limit is about how many days a time limit leaves.
func limit(v any) float64 {
	m, _ := v.(map[string]any)
	if none, _ := m["none"].(bool); none {
		return 1e9
	}
	n, _ := changes.Number(m["value"])
	unit, _ := m["unit"].(string)
	return n * unitDays(unit)
}

func dearer(v pair) bool {
	old, _ := v.old.(map[string]any)
	new, _ := v.new.(map[string]any)
	if old["waiver"] != nil && new["waiver"] == nil {
		return true
	}
	before, known := changes.Number(old["amount"])
	after, _ := changes.Number(new["amount"])
	return known && after > before && changes.Equal(old["currency"], new["currency"])
}

// before reports whether a date is certainly earlier than another one: a month is
// not earlier than a day in it.
func before(a, b any) bool {
	x, _ := a.(string)
	y, _ := b.(string)
	if !content.Date(x).Valid() || !content.Date(y).Valid() {
		return false
	}
	n := min(len(x), len(y))
	return x[:n] < y[:n]
}

// A text is cut when it had at least cutFrom words and has lost more than
// cutPercent of them.
const (
	cutFrom    = 8
	cutPercent = 40
)

func wasCut(v pair) bool {
	old, new := len(plainWords(v.old)), len(plainWords(v.new))
	return old >= cutFrom && (old-new)*100 > cutPercent*old
}

// plainWords are the words of a text in small letters. In scripts without spaces
// each sign is one.
func plainWords(v any) []string {
	s, _ := v.(string)
	var words []string
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M, unicode.N) && r != '\'' && r != '’'
	}) {
		if r := []rune(w); unicode.In(r[0], unicode.Han, unicode.Hiragana, unicode.Katakana) {
			for _, one := range r {
				words = append(words, string(one))
			}
			continue
		}
		words = append(words, w)
	}
	return words
}
