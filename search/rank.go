package search

import (
	"cmp"
	"slices"
	"strings"
)

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

// Search returns the best limit documents, all of them when limit is 0 or less.
// It computes with the impacts that Export writes, in integers, so that a
// browser comes to the same order.
func (x *Index) Search(query string, limit int) Results {
	res := Results{Query: query, Lang: x.lang, Hits: []Hit{}}
	terms := x.parse(query)
	tallies := make([]tally, len(x.docs))
	understood := make([]string, len(terms))
	for i, t := range terms {
		list, instead := x.reaches(t)
		understood[i] = t.key
		if instead != "" {
			understood[i], res.Understood = instead, "…"
		}
		x.count(tallies, list)
	}
	if res.Understood != "" {
		res.Understood = strings.Join(understood, " ")
	}
	for i := range tallies {
		tallies[i].doc = i
	}
	found := slices.DeleteFunc(tallies, func(t tally) bool { return t.words == 0 })
	slices.SortFunc(found, func(a, b tally) int {
		return cmp.Or(b.words-a.words, b.sum-a.sum, a.doc-b.doc)
	})
	res.Total = len(found)
	if limit > 0 && limit < len(found) {
		found = found[:limit]
	}
	for _, t := range found {
		d := &x.docs[t.doc]
		score := float64(t.sum*t.words) / float64(scale*len(terms))
		res.Hits = append(res.Hits, Hit{ID: d.ID, Title: d.Title, URL: d.URL, Score: score})
	}
	return res
}

// count adds to every document the greatest impact of the stems that one word
// of the query leads to.
func (x *Index) count(tallies []tally, list []reach) {
	best := map[int]int{}
	for _, r := range list {
		for _, p := range x.stems[r.stem].postings {
			impact := max(1, r.cap*(p.level+1)*r.weight/(levels*weightExact))
			best[p.doc] = max(best[p.doc], impact)
		}
	}
	for doc, impact := range best {
		tallies[doc].sum += impact
		tallies[doc].words++
	}
}
