package view

import (
	"cmp"
	"slices"

	"vitrine/build/layout"
)

// division is a facet of the search that has plain lists as pages.
type division struct {
	key   string // as the search has it: "personal_data"
	title string // the key of the string of what it is
	list  string // the code list of the values, if there is one

	// The values in their order and the keys of their strings, if they are neither
	// codes of a list nor names.
	values []worded
}

type worded struct{ code, word string }

// divisions are the facets of the search beside organisation, topics and status.
func divisions() []division {
	return []division{
		{key: "role", title: "field_decision_role", list: "decision_role"},
		{key: "contest", title: "search_facet_contest", values: []worded{
			{"yes", "search_facet_contest_yes"}, {"no", "search_facet_contest_no"},
		}},
		{key: "assessment", title: "topic_assessed", values: []worded{
			{"yes", "stat_assessed_done"}, {"no", "search_facet_assessment_no"},
		}},
		{key: "personal_data", title: "glossary_personal_data", values: []worded{
			{"yes", "search_facet_personal_yes"}, {"no", "search_facet_personal_no"},
			{"unknown", "not_published_short"},
		}},
		{key: "supplier", title: "field_procurement_vendors"},
		{key: "language", title: "search_facet_language"},
	}
}

// makeDivisions makes the lists of every value of every division.
func (s *Site) makeDivisions() {
	s.divided = map[string][]FacetValue{}
	for _, d := range divisions() {
		having := map[string][]Entry{}
		for _, e := range s.entries {
			for _, code := range s.shared.facets[e.ID][d.key] {
				having[code] = append(having[code], e)
			}
		}
		for _, v := range s.dividedBy(d, sortedKeys(having)) {
			path := layout.FacetValue(d.key, v.Code)
			s.addListing(Listing{Key: d.title, Value: v, Facet: d.key}, path, having[v.Code])
			s.divided[d.key] = append(s.divided[d.key], FacetValue{
				Label: v.Text(), Count: len(having[v.Code]), URL: layout.Link(s.Lang, path),
			})
		}
	}
}

// dividedBy are values of a division with their labels: those of a list in its
// order, others from A to Z.
func (s *Site) dividedBy(d division, codes []string) []Coded {
	var order []string
	if d.list != "" {
		order = s.lists.Codes(d.list)
	}
	for _, w := range d.values {
		order = append(order, w.code)
	}
	place := func(code string) int {
		if i := slices.Index(order, code); i >= 0 {
			return i
		}
		return len(order)
	}
	out := make([]Coded, len(codes))
	for i, code := range codes {
		out[i] = s.dividedValue(d, code)
	}
	c := s.locale.collator()
	slices.SortFunc(out, func(a, b Coded) int {
		return cmp.Or(cmp.Compare(place(a.Code), place(b.Code)),
			c.CompareString(sortKey(a.Label), sortKey(b.Label)), cmp.Compare(a.Code, b.Code))
	})
	return out
}

func (s *Site) dividedValue(d division, code string) Coded {
	switch {
	case d.list != "":
		return s.coded(d.list, code)
	case d.key == "language":
		return Coded{Code: code, Label: s.locale.languageName(code)}
	}
	v := Coded{Code: code, Label: code}
	for _, w := range d.values {
		if w.code == code {
			v.Label = cmp.Or(s.string(w.word), code)
		}
	}
	return v
}
