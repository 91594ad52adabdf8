package view

import (
	"cmp"
	"fmt"
	"slices"

	"vitrine/build/layout"
)

// Facet is a way to divide the systems: by organisation, area, right, status.
type Facet struct {
	Key    string // of the string of a link beside others: "facet_status"
	Title  string // of the string of the heading: "facet_title_status"
	URL    string // of the page of the facet
	Values []FacetValue
}

// FacetValue is one part of the systems.
type FacetValue struct {
	Label Text
	Note  string // the source of a code
	Count int
	URL   string

	id string // of an organisation
}

// Top returns up to n values, those with most systems first; all of them in their
// own order when there are no more than n.
func (f Facet) Top(n int) []FacetValue {
	if len(f.Values) <= n {
		return f.Values
	}
	all := slices.Clone(f.Values)
	slices.SortStableFunc(all, func(a, b FacetValue) int { return cmp.Compare(b.Count, a.Count) })
	return all[:n]
}

// FacetKeys are the keys that Facet takes.
func FacetKeys() []string {
	keys := slices.Concat([]string{"organisation"}, topicLists, []string{"status"})
	for _, d := range divisions() {
		keys = append(keys, d.key)
	}
	return keys
}

// Facets returns the ways to divide the systems, each with its values.
func (s *Site) Facets() []Facet { return s.facets }

// Facet returns a way to divide the systems.
func (s *Site) Facet(key string) (*Facet, error) {
	i := slices.Index(FacetKeys(), key)
	if i < 0 {
		return nil, fmt.Errorf("there is no facet %q", key)
	}
	return &s.facets[i], nil
}

// makeFacets counts the systems of each value. Values without a system are left
// out.
func (s *Site) makeFacets() {
	for _, key := range FacetKeys()[:len(FacetKeys())-len(divisions())] {
		f := Facet{
			Key: "facet_" + key, Title: "facet_title_" + key,
			URL: layout.Link(s.Lang, layout.Facet(key)),
		}
		switch {
		case key == "organisation":
			f.Values = s.usingBodies()
		case key == "status":
			f.Values = s.facetValues(key, func(path string) int {
				if page := s.listings[path]; page != nil {
					return page.Total
				}
				return 0
			})
		default:
			f.Values = s.facetValues(key, func(path string) int { return len(s.topics[path].systems) })
		}
		s.facets = append(s.facets, f)
	}
	for _, d := range divisions() {
		s.facets = append(s.facets, Facet{
			Key: d.title, Title: d.title, URL: layout.Link(s.Lang, layout.Facet(d.key)),
			Values: s.divided[d.key],
		})
	}
}

func (s *Site) facetValues(list string, count func(path string) int) []FacetValue {
	var out []FacetValue
	for _, code := range s.lists.Codes(list) {
		path := layout.FacetValue(list, code)
		if n := count(path); n > 0 {
			out = append(out, FacetValue{
				Label: s.coded(list, code).Text(), Count: n,
				URL: layout.Link(s.Lang, path),
			})
		}
	}
	return out
}

// usingBodies are the organisations that use a system, from A to Z.
func (s *Site) usingBodies() []FacetValue {
	var out []FacetValue
	for _, g := range s.bodies {
		for _, v := range g.Values {
			if v.Count > 0 {
				out = append(out, v)
			}
		}
	}
	return out
}
