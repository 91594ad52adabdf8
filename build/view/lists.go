package view

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"vitrine/build/layout"
)

// partSize is how many systems one page of a list holds: more would be slow on
// an old phone.
const partSize = 100

// fewEntries is up to how many systems a list does without letters.
const fewEntries = 8

// facets are the ways in which lists divide the systems. Organisations have
// pages of their own, so their values lead there.
var facets = []struct {
	key  string
	code func(Entry) Coded
}{
	{"status", func(e Entry) Coded { return e.Status }},
	{"area", func(e Entry) Coded { return e.Area }},
}

// makeListings makes every page of every list of systems.
func (s *Site) makeListings() {
	s.listings = map[string]*Listing{}
	s.addListing("systems_all", Coded{}, layout.Systems, s.entries)
	for _, f := range facets {
		for _, code := range s.lists.Codes(f.key) {
			var some []Entry
			for _, e := range s.entries {
				if f.code(e).Code == code {
					some = append(some, e)
				}
			}
			if len(some) > 0 {
				s.addListing("systems_by_"+f.key, s.coded(f.key, code),
					layout.FacetValue(f.key, code), some)
			}
		}
	}
}

// ListingPages returns the pages of all lists: path of the page and key.
func (s *Site) ListingPages() []string { return sortedKeys(s.listings) }

// Listing returns one page of a list of systems. Its key is its path.
func (s *Site) Listing(key string) (*Listing, error) {
	l, ok := s.listings[key]
	if !ok {
		return nil, fmt.Errorf("there is no list %q", key)
	}
	return l, nil
}

// addListing divides sorted entries into pages and letters.
func (s *Site) addListing(key string, value Coded, path string, entries []Entry) {
	groups := letters(entries)
	var index []Link
	var parts []Part
	n := max(1, (len(entries)+partSize-1)/partSize)
	pages := make([]*Listing, n)
	for i := range pages {
		pages[i] = &Listing{Key: key, Value: value, Total: len(entries)}
	}
	at := 0
	for _, g := range groups {
		index = append(index, Link{
			URL:  layout.Link(s.Lang, layout.Part(path, at/partSize+1)) + "#" + g.Anchor,
			Text: Text{Plain: g.Heading},
		})
		for len(g.Entries) > 0 {
			page := pages[at/partSize]
			k := min(len(g.Entries), partSize-at%partSize)
			page.Groups = append(page.Groups,
				ListGroup{Anchor: g.Anchor, Heading: g.Heading, Entries: g.Entries[:k]})
			g.Entries, at = g.Entries[k:], at+k
		}
	}
	if n > 1 {
		for i, p := range pages {
			first, last := p.Groups[0].Heading, p.Groups[len(p.Groups)-1].Heading
			label := strconv.Itoa(i+1) + " · " + first // letters alone can come again
			if last != first {
				label += " – " + last
			}
			parts = append(parts, Part{URL: layout.Link(s.Lang, layout.Part(path, i+1)), Label: label})
		}
	}
	for i, p := range pages {
		if len(entries) > fewEntries {
			p.Letters = index
		}
		if p.Parts = slices.Clone(parts); n > 1 {
			p.Parts[i].Current = true
		}
		s.listings[layout.Part(path, i+1)] = p
	}
}

// sortKey is what a name is sorted by: quotation marks and brackets at its
// beginning do not count.
func sortKey(name string) string {
	key := strings.TrimLeftFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return cmp.Or(key, name)
}

// letters groups sorted entries by the first letter they are sorted by.
func letters(entries []Entry) []ListGroup {
	var groups []ListGroup
	for _, e := range entries {
		heading := letter(e.sortAs)
		if n := len(groups); n == 0 || groups[n-1].Heading != heading {
			groups = append(groups, ListGroup{Heading: heading, Anchor: letterAnchor(heading, len(groups))})
		}
		g := &groups[len(groups)-1]
		g.Entries = append(g.Entries, e)
	}
	return groups
}

// letter is the heading that a text is found under: its first letter without
// accents, or 0-9, or # for everything else.
func letter(text string) string {
	for _, r := range norm.NFD.String(text) {
		switch {
		case unicode.IsLetter(r):
			return strings.ToUpper(string(r))
		case unicode.IsDigit(r):
			return "0–9"
		}
	}
	return "#"
}

// letterAnchor is an id for a letter. The same letter can come twice where the
// order of a language takes two letters for one.
func letterAnchor(heading string, n int) string {
	r, _ := utf8.DecodeRuneInString(heading)
	if 'A' <= r && r <= 'Z' {
		return "letter-" + strings.ToLower(string(r)) + "-" + strconv.Itoa(n+1)
	}
	return "letter-" + strconv.Itoa(n+1)
}

// Facets returns the ways to divide the systems, each with its values.
func (s *Site) Facets() []Facet {
	all := []Facet{}
	for _, key := range FacetKeys() {
		f, err := s.Facet(key)
		if err == nil {
			all = append(all, *f)
		}
	}
	return all
}

// FacetKeys are the keys that Facet takes.
func FacetKeys() []string {
	keys := []string{"organisation"}
	for _, f := range facets {
		keys = append(keys, f.key)
	}
	return keys
}

// Facet returns a way to divide the systems.
func (s *Site) Facet(key string) (*Facet, error) {
	f := &Facet{Key: "facet_" + key, URL: layout.Link(s.Lang, layout.Facet(key))}
	if key == "organisation" {
		for _, g := range s.OrganisationGroups() {
			for _, v := range g.Values {
				if v.Count > 0 {
					f.Values = append(f.Values, v)
				}
			}
		}
		return f, nil
	}
	for _, code := range s.lists.Codes(key) {
		page, ok := s.listings[layout.FacetValue(key, code)]
		if !ok {
			continue
		}
		f.Values = append(f.Values, FacetValue{
			Label: Text{Plain: page.Value.Label}, Count: page.Total,
			URL: layout.Link(s.Lang, layout.FacetValue(key, code)),
		})
	}
	if !slices.Contains(FacetKeys(), key) {
		return nil, fmt.Errorf("there is no facet %q", key)
	}
	return f, nil
}

// Events returns what may have happened to a person, with the number of systems
// that have a part in it.
func (s *Site) Events() []FacetValue {
	var out []FacetValue
	for _, code := range s.lists.Codes("life_events") {
		c := s.coded("life_events", code)
		out = append(out, FacetValue{
			Label: Text{Plain: c.Label}, Count: len(s.withEvent(code)),
			URL: layout.Link(s.Lang, layout.Event(code)),
		})
	}
	return out
}

func (s *Site) withEvent(code string) []Entry {
	var some []Entry
	for _, e := range s.entries {
		if slices.Contains(e.events, code) {
			some = append(some, e)
		}
	}
	return some
}

// Event returns the page of a life event, its systems divided by organisation.
func (s *Site) Event(code string) (*Event, error) {
	if !slices.Contains(s.lists.Codes("life_events"), code) {
		return nil, fmt.Errorf("there is no life event %q", code)
	}
	some := s.withEvent(code)
	e := &Event{
		Value: s.coded("life_events", code), Count: len(some),
		URL: layout.Link(s.Lang, layout.Event(code)),
	}
	at := map[string]int{}
	for _, entry := range some {
		id := entry.Organisation.ID
		i, ok := at[id]
		if !ok {
			i = len(e.Groups)
			at[id] = i
			e.Groups = append(e.Groups, ListGroup{
				Anchor: "body-" + id, Heading: entry.Organisation.Name.Plain,
			})
		}
		e.Groups[i].Entries = append(e.Groups[i].Entries, entry)
	}
	return e, nil
}
