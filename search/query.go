package search

import (
	"regexp"
	"slices"
	"strings"
)

// maxQueryWords is the number of words of a query that are looked up.
const maxQueryWords = 12

// query is what a reader asks for.
type query struct {
	terms  []term
	wanted [][]place // phrases that must stand in a document
	not    [][]place // words and phrases that must not
	id     string    // what may be the id of a document
}

// term is a word of a query.
type term struct {
	key  string
	part string // of a word with an apostrophe: the piece that carries the meaning
	open bool   // it ends the query and may still be being typed
}

// place is a word of a phrase and where it stands in it.
type place struct {
	term
	at int
}

// parse cuts a query into the words to look up. Stop words count only when
// there is nothing else, a repeated word counts once. Words in quotes must stand
// side by side; what has a minus before it must not be there.
func (x *Index) parse(text string) query {
	q := query{id: idIn(text)}
	var all, kept []term
	for _, piece := range pieces(Fold(text)) {
		words := x.placesIn(piece.text, piece.open)
		meaningful := slices.DeleteFunc(slices.Clone(words), func(p place) bool {
			return x.isStop(p.key) || x.isStop(p.part)
		})
		if piece.not {
			if len(meaningful) > 0 {
				q.not = append(q.not, meaningful)
			}
			continue
		}
		if piece.quoted && len(meaningful) > 0 {
			q.wanted = append(q.wanted, meaningful)
		}
		for _, p := range words {
			all = add(all, p.term)
		}
		for _, p := range meaningful {
			kept = add(kept, p.term)
		}
	}
	if len(kept) == 0 {
		kept = all
	}
	q.terms = kept[:min(len(kept), maxQueryWords)]
	return q
}

// piece is a stretch of a query.
type piece struct {
	text              string
	quoted, not, open bool
}

// pieces cuts a folded query at spaces and quotes. A quote that is not closed
// reaches to the end; a minus counts where a piece begins.
func pieces(s string) []piece {
	s = quoteMarks.ReplaceAllString(s, `"`)
	var out []piece
	for _, m := range pieceRule.FindAllStringSubmatchIndex(s, -1) {
		p := piece{not: m[2] >= 0 && m[3] > m[2], quoted: m[4] >= 0}
		if p.quoted {
			p.text = s[m[4]:m[5]]
		} else {
			p.text = s[m[6]:m[7]]
			p.open = m[1] == len(s)
		}
		out = append(out, p)
	}
	return out
}

var (
	quoteMarks = regexp.MustCompile(`[“”„«»]`)
	pieceRule  = regexp.MustCompile(`(-?)(?:"([^"]*)(?:"|$)|([^ \t\n\r"]+))`)
	idRule     = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)+$`)
)

// idIn returns what a query names if it may be the id of a record, such as
// "benefit-checks", or an address that ends in one; else "".
func idIn(text string) string {
	text = strings.Trim(strings.ToLower(text), " \t\n\r/")
	text = text[strings.LastIndexByte(text, '/')+1:]
	if !idRule.MatchString(text) {
		return ""
	}
	return text
}

// placesIn cuts a text into words and numbers them.
func (x *Index) placesIn(text string, open bool) []place {
	words, toEnd := splitWords(text)
	var out []place
	for i, w := range words {
		parts := []string{w}
		if x.pairs {
			parts = pairs(w)
		}
		for j, p := range parts {
			t := term{open: open && toEnd && i == len(words)-1 && j == len(parts)-1}
			t.key, t.part = apostrophe(p, x.before)
			out = append(out, place{t, len(out)})
		}
	}
	return out
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
