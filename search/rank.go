package search

import (
	"cmp"
	"slices"
	"strings"
)

// Query is what somebody asks for.
type Query struct {
	Text    string
	Literal bool                // only the words as they were typed
	Filter  map[string][]string // a document must have one of the values of each facet
	Limit   int                 // of hits, 0 for all
}

// Results is the answer to a query.
type Results struct {
	Query string `json:"query"`
	Lang  string `json:"lang"`
	Total int    `json:"total"`
	Hits  []Hit  `json:"hits"`

	// Understood is the query with the words that were taken instead of those
	// that no document has; "" when every word was known.
	Understood string `json:"-"`
}

// Hit is a document that answers a query.
type Hit struct {
	ID    string  `json:"id"`
	Title string  `json:"title"`
	URL   string  `json:"url"` // relative to the pages of the language
	Score float64 `json:"score"`
}

// tally is what a document has collected: impacts, and words that matched.
type tally struct{ doc, sum, words int }

// rating is what documents are sorted by.
func (t tally) rating() int { return t.sum * t.words }

// Search returns the best limit documents, all of them when limit is 0 or less.
func (x *Index) Search(text string, limit int) Results {
	return x.Find(Query{Text: text, Limit: limit})
}

// Find answers a query. It computes with the impacts that Export writes, in
// integers, so that a browser comes to the same order.
func (x *Index) Find(q Query) Results {
	res := Results{Query: q.Text, Lang: x.lang, Hits: []Hit{}}
	asked := x.parse(q.Text)
	var units []unit
	for _, t := range asked.terms {
		units = append(units, x.understand(t, q.Literal)...)
	}
	res.Understood = understood(units)
	found := x.tallies(asked, units, q)
	slices.SortFunc(found, func(a, b tally) int {
		return cmp.Or(b.rating()-a.rating(), a.doc-b.doc)
	})
	x.lift(found, asked.id)
	res.Total = len(found)
	if q.Limit > 0 && q.Limit < len(found) {
		found = found[:q.Limit]
	}
	for _, t := range found {
		d := &x.docs[t.doc]
		score := float64(t.rating()) / float64(scale*max(len(units), 1))
		res.Hits = append(res.Hits, Hit{ID: d.ID, Title: d.Title, URL: d.URL, Score: score})
	}
	return res
}

// understood is the words that were looked up, "" if they are those of the query.
func understood(units []unit) string {
	instead := false
	var words []string
	for _, u := range units {
		instead = instead || u.instead
		words = append(words, u.word)
	}
	if !instead {
		return ""
	}
	return strings.Join(words, " ")
}

// tallies counts the words in every document that the query does not exclude. A
// query that only excludes or filters finds all the others.
func (x *Index) tallies(asked query, units []unit, q Query) []tally {
	all := make([]tally, len(x.docs))
	for i := range all {
		all[i].doc = i
	}
	for _, u := range units {
		x.count(all, u.reaches)
	}
	out := map[int]bool{}
	for _, phrase := range asked.wanted {
		in := x.holds(phrase)
		for doc := range all {
			out[doc] = out[doc] || !in[doc]
		}
	}
	for _, phrase := range asked.not {
		for doc := range x.without(phrase) {
			out[doc] = true
		}
	}
	everything := len(units) == 0 && (len(asked.not) > 0 || len(q.Filter) > 0)
	return slices.DeleteFunc(all, func(t tally) bool {
		return t.words == 0 && !everything || out[t.doc] || !x.docs[t.doc].has(q.Filter)
	})
}

// has reports whether a document has a value of each facet of a filter.
func (d *Document) has(filter map[string][]string) bool {
	for name, codes := range filter {
		if !slices.ContainsFunc(d.Facets[name], func(v Value) bool {
			return slices.Contains(codes, v.Code)
		}) {
			return false
		}
	}
	return true
}

// count adds to every document the greatest impact of the stems that one word
// of the query leads to.
func (x *Index) count(tallies []tally, list []reach) {
	best := map[int]int{}
	for _, r := range list {
		s := &x.stems[r.stem]
		for _, p := range s.postings {
			bonus := r.bonus
			if r.form >= 0 {
				bonus *= p.mask >> r.form & 1
			}
			impact := r.limit * (p.level + 1) * (whole + bonus) * r.weight
			best[p.doc] = max(best[p.doc], impact/(levels*whole*whole), 1)
		}
	}
	for doc, impact := range best {
		tallies[doc].sum += impact
		tallies[doc].words++
	}
}

// lift puts the document with an id first, if it was found.
func (x *Index) lift(found []tally, id string) {
	i := slices.IndexFunc(found, func(t tally) bool { return x.docs[t.doc].ID == id })
	if id == "" || i < 0 {
		return
	}
	first := found[i]
	copy(found[1:], found[:i])
	found[0] = first
}
