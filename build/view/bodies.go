package view

import (
	"cmp"
	"fmt"
	"slices"

	"vitrine/build/layout"
	"vitrine/content"
)

// OrganisationGroups returns all organisations from A to Z by their first
// letters, each with the number of systems it uses.
func (s *Site) OrganisationGroups() []OrganisationGroup { return s.bodies }

func (s *Site) organisationGroups() []OrganisationGroup {
	type body struct {
		value  FacetValue
		sortAs string
	}
	bodies := make([]body, 0, len(s.reg.Organisations))
	for _, o := range s.reg.Organisations {
		p := s.party(o.ID)
		sortAs := o.SortAs[cmp.Or(p.Name.Lang, s.Lang)] // of the name that is shown
		bodies = append(bodies, body{
			value:  FacetValue{Label: p.Name, Count: len(s.using[o.ID]), URL: p.URL, id: o.ID},
			sortAs: sortKey(cmp.Or(sortAs, p.Name.Plain)),
		})
	}
	c := s.locale.collator()
	slices.SortStableFunc(bodies, func(a, b body) int {
		return cmp.Or(c.CompareString(a.sortAs, b.sortAs), cmp.Compare(a.value.id, b.value.id))
	})
	var groups []OrganisationGroup
	for _, b := range bodies {
		heading := letter(b.sortAs)
		if n := len(groups); n == 0 || groups[n-1].Heading != heading {
			groups = append(groups, OrganisationGroup{
				Heading: heading, Anchor: letterAnchor(heading, len(groups)),
			})
		}
		g := &groups[len(groups)-1]
		g.Values = append(g.Values, b.value)
	}
	return groups
}

// Organisation returns the page of an organisation.
func (s *Site) Organisation(id string) (*Organisation, error) {
	o := s.reg.Organisation(id)
	if o == nil {
		return nil, fmt.Errorf("there is no organisation %q", id)
	}
	page := &Organisation{
		Party: s.party(id), URL: layout.Link(s.Lang, layout.Organisation(id)),
		ShortName: s.text(o.ShortName), Kind: s.coded("organisation_kind", o.Kind),
		LegalForm:   s.coded("legal_form", o.LegalForm),
		Description: s.prose(o.Description), Website: o.URL, Address: o.Address,
		Contact: s.contacts(o.Contact), Complaints: s.prose(o.Complaints),
		Languages: s.languageNames(o.Languages), Counts: s.countOf(s.using[id]),
		DataURL: layout.File(layout.OrganisationJSON(id)), ChangesURL: s.changesOf(id),
	}
	if o.Parent != "" {
		parent := s.party(o.Parent)
		page.Parent = &parent
	}
	for _, i := range o.Identifiers {
		page.Identifiers = append(page.Identifiers, Identifier{i.Scheme, i.ID, i.URL})
	}
	page.Systems = s.byArea(s.sorted(s.using[id]))
	page.Others, page.Withdrawn = s.sorted(s.parts[id]), s.sorted(s.withdrawn[id])
	return page, nil
}

// sorted are records as lists show them, from A to Z.
func (s *Site) sorted(records []*content.Record) []Entry {
	var out []Entry
	for _, rec := range records {
		out = append(out, s.entry(rec))
	}
	s.sort(out)
	return out
}

// byArea divides entries by area when a person cannot look through all of them.
// Those without an area come last, in a group without a name.
func (s *Site) byArea(entries []Entry) []ListGroup {
	if len(entries) == 0 {
		return nil
	}
	if len(entries) <= shortList {
		return []ListGroup{{Entries: entries}}
	}
	of := map[string][]Entry{}
	for _, e := range entries {
		of[e.Area.Code] = append(of[e.Area.Code], e)
	}
	var groups []ListGroup
	for _, code := range append(s.lists.Codes("area"), "") {
		if some := of[code]; some != nil {
			label := s.coded("area", code).Label
			groups = append(groups, ListGroup{
				Anchor: "area-" + code, Heading: label, Name: Text{Plain: label}, Entries: some,
			})
		}
	}
	return groups
}

// partsOf finds for each body the systems of others in which it has a part.
func partsOf(records []*content.Record) map[string][]*content.Record {
	parts := map[string][]*content.Record{}
	for _, rec := range records {
		if rec.Entry.Withdrawn != nil {
			continue
		}
		ids := slices.Clone(rec.IndependentOversight)
		for _, r := range rec.Roles {
			ids = append(ids, r.Organisation)
		}
		slices.Sort(ids)
		for _, id := range slices.Compact(ids) {
			if id != "" && id != rec.Organisation {
				parts[id] = append(parts[id], rec)
			}
		}
	}
	return parts
}

// FreePages returns the pages of the register's editors in this language.
func (s *Site) FreePages() []FreePage {
	var out []FreePage
	for _, p := range s.reg.Pages {
		if p.Lang == s.Lang {
			out = append(out, FreePage{
				Title: Text{Plain: p.Title}, URL: layout.Link(s.Lang, layout.FreePage(p.Name)),
			})
		}
	}
	return out
}

// Downloads returns the files of open data.
func (s *Site) Downloads() []Download { return s.downloads }

// Short returns what stands behind a system's permanent address: the system in
// every language of the portal.
func (s *Site) Short(id string) ([]ShortEntry, error) {
	rec := s.reg.Record(id)
	if rec == nil {
		return nil, fmt.Errorf("there is no record %q", id)
	}
	var out []ShortEntry
	for _, other := range s.sites {
		i := slices.IndexFunc(other.Languages, func(l Language) bool { return l.Current })
		out = append(out, ShortEntry{
			Language: other.Languages[i], Title: other.title(rec),
			URL:        layout.Link(other.Lang, layout.System(id)),
			ContestURL: layout.Link(other.Lang, contestPage(rec)),
		})
	}
	return out, nil
}
