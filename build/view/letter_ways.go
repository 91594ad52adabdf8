package view

import (
	"cmp"
	"slices"
	"strings"

	"vitrine/build/layout"
)

// Writers are the organisations that write letters: those that use a system.
// Either all of them, or, when there are many, the letters under which the page of
// organisations has them.
type Writers struct {
	Few     []FacetValue
	Letters []Link
}

// fewWriters is how many organisations stand on a page that is about something
// else.
const fewWriters = 24

// Writers returns the organisations whose name may stand on a letter.
func (s *Site) Writers() *Writers {
	few := s.usingBodies()
	switch {
	case len(few) == 0:
		return nil
	case len(few) <= fewWriters:
		return &Writers{Few: few}
	}
	w := &Writers{}
	for _, g := range s.bodies {
		if slices.ContainsFunc(g.Values, func(v FacetValue) bool { return v.Count > 0 }) {
			w.Letters = append(w.Letters, Link{
				URL:  layout.Link(s.Lang, layout.Organisations) + "#" + g.Anchor,
				Text: Text{Plain: g.Heading},
			})
		}
	}
	return w
}

// ShortAddress is the permanent address of a system as letters print it.
type ShortAddress struct {
	URL   string
	Shown string // "register.example/s/benefit-checks/"
}

// ShortExample returns the permanent address of a system that people can contest,
// to show what such an address looks like; nil in an empty register.
func (s *Site) ShortExample() *ShortAddress {
	if len(s.entries) == 0 {
		return nil
	}
	i := max(0, slices.IndexFunc(s.entries, func(e Entry) bool { return e.CanContest }))
	link := layout.ShortLink(s.entries[i].ID)
	_, host, _ := strings.Cut(s.BaseURL, "://")
	return &ShortAddress{URL: link, Shown: strings.TrimSuffix(cmp.Or(host, "…"), "/") + link}
}
