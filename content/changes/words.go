package changes

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Edit is a piece of a text that was kept, removed or added.
type Edit struct {
	Op   Op     `json:"op"` // Add, Remove, or Keep
	Text string `json:"text"`
}

// Keep is the [Op] of what both texts have.
const Keep Op = "keep"

// maxEdits is how many words may differ before a text counts as written anew.
const maxEdits = 400

// Words says which words of a text were removed and added, in the order of
// reading; of two neighbours the removed one comes first. All that is kept or
// removed is the old text, all that is kept or added the new one.
func Words(old, new string) []Edit {
	a, b := tokens(old), tokens(new)
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var e edits
	e.put(Keep, a[:head]...)
	e.middle(a[head:len(a)-tail], b[head:len(b)-tail])
	e.put(Keep, a[len(a)-tail:]...)
	return e.joined()
}

// tokens cuts a text into words, single other signs, and spaces. Signs of
// scripts without spaces are words of their own.
func tokens(s string) []string {
	var out []string
	start, last := 0, 0 // last is the class of the sign before
	for i, r := range s {
		class := classOf(r)
		if i > start && (class != last || class == other) {
			out = append(out, s[start:i])
			start = i
		}
		last = class
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}

// Classes of signs.
const (
	other = iota // stands alone
	letter
	space
)

func classOf(r rune) int {
	switch {
	case standsAlone(r):
		return other
	case unicode.IsSpace(r):
		return space
	case unicode.In(r, unicode.L, unicode.M, unicode.N) || r == '\u2019' || r == '\'':
		return letter
	}
	return other
}

// standsAlone tells signs of scripts that put no spaces between words.
func standsAlone(r rune) bool {
	return r > 0xE00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai,
		unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

func isWord(token string) bool {
	r, _ := utf8.DecodeRuneInString(token)
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

func isSpace(token string) bool { return strings.TrimSpace(token) == "" }

// edits collects pieces.
type edits []Edit

func (e *edits) put(op Op, texts ...string) {
	for _, t := range texts {
		*e = append(*e, Edit{op, t})
	}
}

// middle compares what is between the common beginning and the common end by
// the algorithm of E. Myers, “An O(ND) difference algorithm” (1986).
func (e *edits) middle(a, b []string) {
	trace := search(a, b)
	if trace == nil {
		e.put(Remove, a...)
		e.put(Add, b...)
		return
	}
	var back edits
	x, y := len(a), len(b)
	for d := len(trace) - 1; d > 0; d-- {
		v := trace[d-1] // v[k+d-1] is how far diagonal k had come after d-1 edits
		k := x - y
		down := k == -d || k != d && reach(v, d-1, k-1) < reach(v, d-1, k+1)
		from := k - 1
		if down {
			from = k + 1
		}
		px := reach(v, d-1, from)
		py, stop := px-from, px // where the edit began, and where what is kept began
		if !down {
			stop++
		}
		for ; x > stop; x, y = x-1, y-1 {
			back.put(Keep, a[x-1])
		}
		if down {
			back.put(Add, b[py])
		} else {
			back.put(Remove, a[px])
		}
		x, y = px, py
	}
	for ; x > 0; x-- {
		back.put(Keep, a[x-1])
	}
	slices.Reverse(back)
	*e = append(*e, back...)
}

// reach reads how far diagonal k came, -1 for one that was not looked at.
func reach(v []int, d, k int) int {
	if i := k + d; 0 <= i && i < len(v) {
		return v[i]
	}
	return -1
}

// search returns for 0, 1, 2 … edits how far they reach on each diagonal, until
// the end is reached, or nil if that takes more than maxEdits.
func search(a, b []string) [][]int {
	var trace [][]int
	for d := 0; d <= min(maxEdits, len(a)+len(b)); d++ {
		now := make([]int, 2*d+1)
		for k := -d; k <= d; k += 2 {
			x := 0
			if d > 0 {
				x = onwards(trace[d-1], d, k)
			}
			y := x - k
			for x < len(a) && y < len(b) && a[x] == b[y] {
				x, y = x+1, y+1
			}
			now[k+d] = x
			if x >= len(a) && y >= len(b) {
				return append(trace, now)
			}
		}
		trace = append(trace, now)
	}
	return nil
}

// onwards is how far one more edit leads onto diagonal k.
func onwards(before []int, d, k int) int {
	left, right := reach(before, d-1, k-1), reach(before, d-1, k+1)
	if k == -d || k != d && left < right {
		return right
	}
	return left + 1
}

// joined puts neighbours together: a space between two changed words belongs to
// both, and what was removed stands before what was added.
func (e edits) joined() []Edit {
	var out []Edit
	var removed, added strings.Builder
	flush := func() {
		if removed.Len() > 0 {
			out = append(out, Edit{Remove, removed.String()})
		}
		if added.Len() > 0 {
			out = append(out, Edit{Add, added.String()})
		}
		removed.Reset()
		added.Reset()
	}
	var kept strings.Builder
	for i, x := range e {
		switch {
		case x.Op == Keep && isSpace(x.Text) && i > 0 && i+1 < len(e) &&
			e[i-1].Op != Keep && e[i+1].Op != Keep:
			removed.WriteString(x.Text)
			added.WriteString(x.Text)
		case x.Op == Keep:
			flush()
			kept.WriteString(x.Text)
			if i+1 == len(e) || e[i+1].Op != Keep {
				out = append(out, Edit{Keep, kept.String()})
				kept.Reset()
			}
		case x.Op == Remove:
			removed.WriteString(x.Text)
		default:
			added.WriteString(x.Text)
		}
	}
	flush()
	return out
}
