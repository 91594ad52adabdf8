package view

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"vitrine/build/chronicle"
	"vitrine/build/layout"
	"vitrine/content"
	"vitrine/content/ledger"
	"vitrine/schema/meaning"
)

// linesInList is how many changes a list names of each version.
const linesInList = 4

// ChangePages returns the paths of all pages of lists of changes. The first list is
// there without a log, too, and says that nothing was published yet.
func (s *Site) ChangePages() []string { return sortedKeys(s.past.pages) }

// ChangeList returns a page of a list of changes. Its key is its path.
func (s *Site) ChangeList(key string) (*ChangeList, error) {
	p, ok := s.past.pages[key]
	if !ok {
		return nil, fmt.Errorf("there is no list of changes %q", key)
	}
	l := p.list
	date, records := s.past.Beginning()
	page := &ChangeList{
		Path: key, Of: l.of, Total: len(l.versions), Begun: s.date(content.Date(date)),
		BegunRecords: records, LinesURL: layout.File(layout.ChangesNDJSON),
		Last: p.n*changesOnPage >= len(l.versions),
	}
	if s.past.Chronicle != nil {
		page.FeedURL = layout.File(layout.Feed(s.Lang, l.path))
		page.JSONFeedURL = layout.File(layout.JSONFeed(s.Lang, l.path))
	}
	switch l.of {
	case "class":
		page.Name = s.className(l.key)
	case "organisation":
		o := s.party(l.key)
		page.Name, page.OfURL = o.Name, o.URL
	default:
		if p.n == 1 {
			s.divide(page)
		}
	}
	page.Parts = s.changeParts(p)
	from := (p.n - 1) * changesOnPage
	for _, v := range l.versions[from:min(from+changesOnPage, len(l.versions))] {
		last := len(page.Days) - 1
		if last < 0 || page.Days[last].Date.ISO != v.Date {
			page.Days = append(page.Days, ChangeDay{Date: s.date(content.Date(v.Date))})
			last++
		}
		page.Days[last].Items = append(page.Days[last].Items, s.changeItem(v))
	}
	return page, nil
}

// changesOf is the list of changes of an organisation, "" if there are none.
func (s *Site) changesOf(organisation string) string {
	path := layout.ChangesOfOrganisation(organisation)
	if s.past.lists[path] == nil {
		return ""
	}
	return layout.Link(s.Lang, path)
}

// ChangesData is the file with every change as data, "" without a log.
func (s *Site) ChangesData() string {
	if s.past.Chronicle == nil {
		return ""
	}
	return layout.File(layout.ChangesNDJSON)
}

func (s *Site) changeParts(p changePage) []Part {
	var parts []Part
	for n := 1; (n-1)*changesOnPage < len(p.list.versions); n++ {
		parts = append(parts, Part{
			URL:   layout.Link(s.Lang, layout.Part(p.list.path, n)),
			Label: s.Number(n), Current: n == p.n,
		})
	}
	if len(parts) < 2 {
		return nil
	}
	return parts
}

// changeItem is a version as lists show it.
func (s *Site) changeItem(v *chronicle.Version) ChangeItem {
	item := ChangeItem{
		Anchor: anchorOf(v), Kind: string(v.Kind), ID: v.ID,
		Title: s.titleOf(v), Key: became(v), Reason: s.reason(v),
	}
	item.Lines, item.More = s.lines(v, linesInList)
	switch v.Kind {
	case ledger.Record:
		item.Organisation = s.party(v.Organisation)
		if s.reg.Record(v.ID) != nil {
			item.URL = layout.Link(s.Lang, s.versionPage(v))
		}
	case ledger.Organisation:
		item.URL = s.party(v.ID).URL
	}
	return item
}

// anchorOf is the id of a version in lists of changes.
func anchorOf(v *chronicle.Version) string { return "n" + strconv.Itoa(v.Number) }

// versionPage is the page that says most about a version of a record.
func (s *Site) versionPage(v *chronicle.Version) string {
	if s.HasDifferences(v.ID) {
		return layout.Difference(v.ID, v.Revision)
	}
	return layout.History(v.ID)
}

// divide adds the lists by class and by organisation.
func (s *Site) divide(page *ChangeList) {
	for _, path := range slices.Sorted(maps.Keys(s.past.lists)) {
		l := s.past.lists[path]
		count := ChangeCount{URL: layout.Link(s.Lang, path), N: len(l.versions)}
		switch l.of {
		case "class":
			count.Name, count.Severity = s.className(l.key), string(severityOf(l.key))
			page.Classes = append(page.Classes, count)
		case "organisation":
			count.Name = s.party(l.key).Name
			page.Organisations = append(page.Organisations, count)
		}
	}
	c := s.locale.collator()
	slices.SortStableFunc(page.Classes, func(a, b ChangeCount) int {
		return cmp.Or(
			rank(meaning.Severity(a.Severity))-rank(meaning.Severity(b.Severity)),
			c.CompareString(a.Name.Plain, b.Name.Plain),
		)
	})
	slices.SortStableFunc(page.Organisations, func(a, b ChangeCount) int {
		return c.CompareString(a.Name.Plain, b.Name.Plain)
	})
}

func rank(s meaning.Severity) int { return slices.Index(meaning.Severities(), s) }

func severityOf(class string) meaning.Severity {
	for _, c := range meaning.Classes() {
		if c.Name == class {
			return c.Severity
		}
	}
	return meaning.Notable // chronicle.Erased
}
