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

// makeListings makes every page of the lists of all systems, of those with a
// status, and of the other divisions.
func (s *Site) makeListings() {
	s.listings = map[string]*Listing{}
	s.addListing(Listing{Key: "systems_all"}, layout.Systems, s.entries)
	for _, code := range s.lists.Codes("status") {
		var some []Entry
		for _, e := range s.entries {
			if e.Status.Code == code {
				some = append(some, e)
			}
		}
		if len(some) > 0 {
			s.addListing(Listing{
				Key: "systems_by_status", Value: s.coded("status", code), Facet: "status",
			}, layout.FacetValue("status", code), some)
		}
	}
	s.makeDivisions()
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

// addListing divides sorted entries into pages and letters. The list says what its
// pages share.
func (s *Site) addListing(list Listing, path string, entries []Entry) {
	groups := letters(entries)
	var index []Link
	var parts []Part
	n := max(1, (len(entries)+partSize-1)/partSize)
	pages := make([]*Listing, n)
	for i := range pages {
		pages[i] = &Listing{
			Key: list.Key, Value: list.Value, Facet: list.Facet, Total: len(entries),
		}
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
			parts = append(parts, Part{
				URL: layout.Link(s.Lang, layout.Part(path, i+1)), Label: partLabel(i+1, first, last),
			})
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
