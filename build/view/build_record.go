package view

import (
	"fmt"
	"slices"

	"vitrine/build/layout"
	"vitrine/content"
)

// recordBuilder makes the page of one record.
type recordBuilder struct {
	site *Site
	rec  *content.Record
}

// Record returns the page of a system.
func (s *Site) Record(id string) (*Record, error) {
	rec := s.reg.Record(id)
	if rec == nil {
		return nil, fmt.Errorf("there is no record %q", id)
	}
	b := &recordBuilder{site: s, rec: rec}
	r := &Record{
		ID: id, URL: layout.Link(s.Lang, layout.System(id)),
		ContestURL: layout.Link(s.Lang, layout.SystemContest(id)),
		File:       s.fileLink(id), HasSums: b.hasSums(),
		NoticeURL: layout.Link(s.Lang, layout.Notice(id)),
		ShortURL:  layout.ShortLink(id), DataURL: layout.File(layout.RecordJSON(id)),
		Title: s.title(rec), Summary: s.prose(rec.Summary), EasyRead: s.prose(rec.EasyRead),
		Organisation: s.party(rec.Organisation),
		Status:       s.coded("status", rec.Lifecycle.Status),
		Since:        s.date(rec.Lifecycle.Since), Until: s.date(rec.Lifecycle.Until),
		Area: s.coded("area", rec.Affected.Area), AreaURL: s.topicURL("area", rec.Affected.Area),
		AboutPeople: s.answer(rec.Decision.AboutPeople),
		Effect:      s.coded("effect", rec.Decision.Effect),
		Role:        s.coded("decision_role", rec.Decision.Role), Contest: b.contest(),
		Translation: s.coded("translation_status", rec.Translations[s.Lang].Status),
		Updated:     s.date(rec.Entry.Updated), Changed: s.lastChange(rec),
		ReviewDue: s.date(rec.Entry.ReviewDue), Overdue: s.late(rec.Entry.ReviewDue),
		Contact: s.contacts(rec.Contact), builder: b,
	}
	for _, code := range rec.Risk.RedLines {
		c := s.coded("red_lines", code)
		r.RedLines = append(r.RedLines, RedLine{c, s.topicURL("red_lines", code)})
	}
	for _, code := range rec.Affected.LifeEvents {
		r.Events = append(r.Events, s.coded("life_events", code))
	}
	if w := rec.Entry.Withdrawn; w != nil {
		r.Withdrawn = &Withdrawn{
			Date: s.date(w.Date), Since: s.date(rec.Entry.Published), By: r.Organisation,
			Reason: s.prose(w.Reason),
		}
	}
	if src := rec.Entry.Source; src != nil {
		r.Source = &Source{
			Register: src.Register, ID: src.ID, URL: src.URL, Retrieved: s.date(src.Retrieved),
		}
	}
	return r, nil
}

// Erased returns what is left of a record whose content was erased.
func (s *Site) Erased(id string) (*Erased, error) {
	rec := s.reg.Record(id)
	if rec == nil || !rec.Erased {
		return nil, fmt.Errorf("there is no erased record %q", id)
	}
	history := ""
	if s.Versions(id) > 0 {
		history = layout.Link(s.Lang, layout.History(id))
	}
	return &Erased{
		HistoryURL: history,
		ID:         id, Date: s.date(rec.Entry.Withdrawn.Date),
		Ground:     s.prose(rec.Entry.Withdrawn.Reason),
		ContestURL: layout.Link(s.Lang, layout.Contest),
	}, nil
}

// hasSums reports whether people can check a document against a checksum.
func (b *recordBuilder) hasSums() bool {
	return slices.ContainsFunc(b.rec.Assessments, func(a content.Assessment) bool {
		return a.SHA256 != ""
	}) || slices.ContainsFunc(b.rec.Procurement.Documents, func(d content.Document) bool {
		return d.SHA256 != ""
	})
}

// money writes an amount. Amounts without a fraction are written without one.
func (s *Site) money(amount *float64, currency string) string {
	if amount == nil {
		return currency
	}
	decimals := 0
	if *amount != float64(int64(*amount)) {
		decimals = 2
	}
	return currency + "\u00a0" + s.locale.number(*amount, decimals)
}

func (b *recordBuilder) money(m *content.Money) Value {
	return Value{Number: b.site.money(m.Amount, m.Currency), Reason: b.site.prose(m.Note)}
}
