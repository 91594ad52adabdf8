package schema

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// allCodes is how many values a hint names beside the one that was meant.
const allCodes = 14

// suggest returns the name of a hint and its arguments for a word that is not
// among the candidates.
func suggest(word string, candidates []string) (hint string, args []any) {
	near := nearest(word, candidates)
	args = []any{"near", near, "all", strings.Join(candidates, ", ")}
	switch {
	case near != "" && len(candidates) <= allCodes:
		return "near-all", args
	case near != "":
		return "near", args
	}
	return "", args
}

// nearest returns the candidate that a word was probably meant to be, or "".
// One mistake in three letters is forgiven.
func nearest(word string, candidates []string) string {
	best, least := "", 0
	word = plain(word)
	letters := utf8.RuneCountInString(word)
	limit := max(1, letters/3)
	for _, c := range candidates {
		p := plain(c)
		if letters-utf8.RuneCountInString(p) > limit {
			continue // so many would have to go; the word may be a megabyte
		}
		d := distance(word, p)
		if d <= limit && (best == "" || d < least) {
			best, least = c, d
		}
	}
	return best
}

// plain drops what people vary without meaning it.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' {
			return '_'
		}
		return r
	}, strings.ToLower(strings.TrimSpace(s)))
}

// nearestCode also knows the labels of a list in all its languages: somebody
// who writes “en service” means in_use.
func nearestCode(word, list string) string {
	if codes := meanings()[list][folded(word)]; len(codes) > 0 {
		return codes[0]
	}
	return nearest(word, Codes(list))
}

// distance counts the insertions, deletions, substitutions and transpositions
// of neighbours between two words (optimal string alignment).
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, last := make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row := make([]int, len(y)+1)
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	return last[len(y)]
}

// slug makes an id of a text, as an example of what an id looks like.
func slug(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
	id := strings.Join(words, "-")
	if id == "" || len(id) > 64 {
		return "parking-permit-checks"
	}
	return id
}
