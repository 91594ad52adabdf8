package view

import (
	"fmt"
	"strconv"
	"strings"

	"vitrine/build/chronicle"
	"vitrine/build/layout"
	"vitrine/content/ledger"
	"vitrine/schema/meaning"
)

// linesInFeed is how many changes an entry of a feed names.
const linesInFeed = 20

// FeedPages returns the paths of the pages that have a feed: the lists of changes, and
// the history of every record. Organisations with a system and classes of meaning
// that are at least notable have one before anything changes, so that people can
// follow them. There is none without a log.
func (s *Site) FeedPages() []string {
	if s.past.Chronicle == nil {
		return nil
	}
	paths := map[string]bool{layout.Changes: true, layout.ChangesOfClass(chronicle.Erased): true}
	for _, c := range meaning.Classes() {
		if !c.Severity.AtLeast(meaning.Notable) {
			continue
		}
		paths[layout.ChangesOfClass(c.Name)] = true
	}
	for _, rec := range s.reg.Records {
		if rec.Organisation != "" {
			paths[layout.ChangesOfOrganisation(rec.Organisation)] = true
		}
	}
	for path := range s.past.lists {
		paths[path] = true
	}
	for _, id := range s.past.Records() {
		if s.reg.Record(id) != nil {
			paths[layout.History(id)] = true
		}
	}
	return sortedKeys(paths)
}

// Feed returns the feed of a page.
func (s *Site) Feed(path string) (*Feed, error) {
	begun, _ := s.past.Beginning()
	f := &Feed{
		ID: s.tag(begun, s.Lang+"/"+path), Lang: s.Lang,
		Page: layout.PageFile(s.Lang, path), Author: s.Publisher.Name.Plain, Updated: begun,
		File: strings.TrimSuffix(layout.Feed(s.Lang, path), ".xml"),
	}
	if f.Author == "" {
		f.Author = s.Title.Plain
	}
	id, isHistory := strings.CutPrefix(path, layout.Systems+"/")
	var name string
	var versions []*chronicle.Version
	switch l := s.past.lists[path]; {
	case isHistory:
		id, _, _ = strings.Cut(id, "/")
		rec := s.reg.Record(id)
		if rec == nil {
			return nil, fmt.Errorf("there is no record %q", id)
		}
		name = s.title(rec).Plain
		all := s.past.Versions(id)
		for i := len(all) - 1; i >= 0; i-- {
			versions = append(versions, all[i])
		}
	case l != nil:
		name, versions = s.nameOfList(l.of, l.key), l.versions
		versions = versions[:min(changesOnPage, len(versions))]
	default: // nothing of it has changed yet
		of, key, _ := strings.Cut(strings.TrimPrefix(path, layout.Changes+"/"), "/")
		name = s.nameOfList(of, key)
		f.Page = layout.PageFile(s.Lang, layout.Changes)
	}
	f.Title = s.string("changes_title") + " - " + s.Title.Plain
	if name != "" {
		f.Title = name + " - " + f.Title
	}
	for _, v := range versions {
		e := s.feedEntry(v)
		f.Entries = append(f.Entries, e)
		f.Updated = max(f.Updated, e.Updated)
	}
	return f, nil
}

func (s *Site) nameOfList(of, key string) string {
	switch of {
	case "class":
		return s.className(key).Plain
	case "organisation":
		return s.party(key).Name.Plain
	}
	return ""
}

// tag is an address that names something for ever (RFC 4151). It depends on nothing
// that may change: not on where the site is, nor on how people call things.
func (s *Site) tag(date, what string) string {
	return "tag:" + s.past.Register() + "," + date + ":" + what
}

func (s *Site) feedEntry(v *chronicle.Version) FeedEntry {
	e := FeedEntry{
		ID:        s.tag(v.Date, string(v.Kind)+"/"+v.ID+"/"+strconv.Itoa(v.Revision)),
		Published: v.Date, Updated: max(v.Date, v.ErasedOn), Reason: s.reason(v).Plain,
	}
	title := s.titleOf(v).Plain
	if title == "" {
		title = s.string("changed_" + string(v.Kind))
	}
	lines, more := s.lines(v, linesInFeed)
	for _, line := range lines {
		e.Lines = append(e.Lines, line.Text.Plain)
	}
	switch {
	case v.ErasedOn != "":
		e.Lines = []string{s.string("history_was_erased")}
	case len(e.Lines) == 0:
		e.Lines = []string{s.string("history_first")}
	case more > 0:
		e.Lines = append(e.Lines, "…")
	}
	e.Title = title + s.string("colon") + " " + e.Lines[0]
	for _, c := range v.Changes {
		if n := len(e.Classes); n == 0 || e.Classes[n-1].Name != c.Class {
			e.Classes = append(e.Classes, FeedClass{c.Class, s.className(c.Class).Plain})
		}
	}
	if v.Kind == ledger.Record {
		e.Page = layout.PageFile(s.Lang, s.versionPage(v))
		return e
	}
	e.Page, e.Fragment = layout.PageFile(s.Lang, s.past.pageOf(v)), anchorOf(v)
	return e
}
