package view

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"vitrine/build/chronicle"
	"vitrine/build/layout"
	"vitrine/content"
	"vitrine/content/changes"
	"vitrine/content/ledger"
	"vitrine/schema/meaning"
)

// linesInHistory is how many changes the list of versions names of each.
const linesInHistory = 8

// Versions returns how many versions of a record were published.
func (s *Site) Versions(id string) int { return len(s.past.Versions(id)) }

// HasDifferences reports whether the versions of a record have pages of their own: a
// single version has nothing to be held against.
func (s *Site) HasDifferences(id string) bool { return s.Versions(id) > 1 }

// History returns the versions of a record.
func (s *Site) History(id string) (*History, error) {
	versions := s.past.Versions(id)
	rec := s.reg.Record(id)
	if len(versions) == 0 || rec == nil {
		return nil, fmt.Errorf("no version of a record %q was published", id)
	}
	h := &History{
		ID: id, URL: layout.Link(s.Lang, layout.History(id)), Title: s.title(rec),
		RecordURL:  layout.Link(s.Lang, layout.System(id)),
		FeedURL:    layout.File(layout.Feed(s.Lang, layout.History(id))),
		TimeMapURL: layout.File(layout.TimeMap(id)),
	}
	for i := len(versions) - 1; i >= 0; i-- {
		h.Versions = append(h.Versions, s.version(versions[i], linesInHistory))
	}
	return h, nil
}

// version is a version of a record with the gravest of its changes.
func (s *Site) version(v *chronicle.Version, most int) RecordVersion {
	r := RecordVersion{
		Revision: v.Revision, Number: s.Number(v.Revision), Date: s.date(content.Date(v.Date)),
		Key: became(v), First: v.Revision == 1, Reason: s.reason(v), SHA256: v.SHA256.String(),
	}
	if s.HasDifferences(v.ID) {
		r.URL = layout.Link(s.Lang, layout.Difference(v.ID, v.Revision))
	}
	if v.ErasedOn != "" {
		r.ErasedOn = s.date(content.Date(v.ErasedOn))
	} else if v.HasBody() {
		r.DataURL = layout.File(layout.VersionJSON(v.ID, v.Revision))
	}
	if v.Revision > 1 {
		r.Lines, r.More = s.lines(v, most)
	}
	return r
}

// lastChange is what the page of a record says of its past; nil where there is none.
func (s *Site) lastChange(rec *content.Record) *LastChange {
	versions := s.past.Versions(rec.ID)
	if len(versions) == 0 {
		return nil
	}
	v := versions[len(versions)-1]
	page := s.versionPage(v)
	if w := s.lastOfChannels(rec); w != nil && w.Date > v.Date {
		v, page = w, s.past.pageOf(w)
	}
	c := &LastChange{
		Date: s.date(content.Date(v.Date)), First: v.Revision == 1,
		HistoryURL: layout.Link(s.Lang, layout.History(rec.ID)),
	}
	if g, ok := v.Gravest(); ok && !c.First {
		c.Text, c.URL = s.line(g).Text, layout.Link(s.Lang, page)
	}
	if v.Kind == ledger.Channel {
		c.URL += "#" + anchorOf(v)
	}
	return c
}

// lastOfChannels is the newest version of a channel that a record names which changed
// more than words and dates; nil if there is none.
func (s *Site) lastOfChannels(rec *content.Record) (newest *chronicle.Version) {
	for _, route := range rec.Redress {
		for _, v := range s.past.Of(ledger.Channel, route.Channel) {
			g, ok := v.Gravest()
			if ok && v.Revision > 1 && g.Severity.AtLeast(meaning.Neutral) &&
				(newest == nil || v.Date > newest.Date) {
				newest = v
			}
		}
	}
	return newest
}

// Difference returns a version of a record and what it changed. Its key is the id and
// the revision: "parking-permits/2".
func (s *Site) Difference(key string) (*Difference, error) {
	id, number, _ := strings.Cut(key, "/")
	revision, err := strconv.Atoi(number)
	if err != nil {
		return nil, fmt.Errorf("there is no version %q", key)
	}
	versions := s.past.Versions(id)
	rec := s.reg.Record(id)
	if revision < 1 || revision > len(versions) || rec == nil {
		return nil, fmt.Errorf("there is no version %d of a record %q", revision, id)
	}
	v := versions[revision-1]
	d := &Difference{
		RecordVersion: s.version(v, len(v.Changes)), Title: s.title(rec),
		RecordURL:  layout.Link(s.Lang, layout.System(id)),
		HistoryURL: layout.Link(s.Lang, layout.History(id)), Compares: v.Compares(),
	}
	if revision > 1 {
		before := s.version(versions[revision-2], 0)
		d.Before = &before
	}
	if revision < len(versions) {
		after := s.version(versions[revision], 0)
		d.After = &after
	}
	for _, line := range d.Lines {
		last := len(d.Groups) - 1
		if last < 0 || d.Groups[last].Severity != line.Severity {
			d.Groups = append(d.Groups, ChangeGroup{Severity: line.Severity})
			last++
		}
		d.Groups[last].Lines = append(d.Groups[last].Lines, line)
	}
	findings, err := s.past.Compare(v)
	if err != nil {
		return nil, err
	}
	for _, f := range findings {
		row := s.changeRow(f)
		if f.Op != changes.Move && !slices.ContainsFunc(d.Rows, row.repeats) {
			d.Rows = append(d.Rows, row)
		}
	}
	return d, nil
}

// repeats reports whether another row shows the same: the number and the unit of a
// time limit are both shown as the whole of it.
func (r ChangeRow) repeats(other ChangeRow) bool {
	return !r.Pieces && !other.Pieces && r.Name == other.Name &&
		r.OldPlain == other.OldPlain && r.NewPlain == other.NewPlain
}

// changeRow shows a value before and after.
func (s *Site) changeRow(f meaning.Finding) ChangeRow {
	show := func(text string) string { return s.shown(s.Lang, f.Kind, content.Clean(text)) }
	r := ChangeRow{Name: show(f.What(s.Lang)), Path: f.Place()}
	old, new, lang, ok := f.Text()
	if !ok {
		if f.Op != changes.Add {
			r.OldPlain = show(f.Before(s.Lang))
		}
		if f.Op != changes.Remove {
			r.NewPlain = show(f.After(s.Lang))
		}
		return r
	}
	r.Pieces, r.Foreign = true, s.foreign(old, lang)
	for _, e := range changes.Words(content.Clean(old), content.Clean(new)) {
		switch e.Op {
		case changes.Remove:
			r.Old = append(r.Old, Piece{"was_removed", e.Text})
		case changes.Add:
			r.New = append(r.New, Piece{"was_added", e.Text})
		default:
			r.Old = append(r.Old, Piece{Text: e.Text})
			r.New = append(r.New, Piece{Text: e.Text})
		}
	}
	return r
}
