package search

import (
	"regexp"
	"slices"
	"strings"

	"vitrine/content"
)

// Document is what search knows about a record in one language. Texts are
// plain: no Markdown.
type Document struct {
	ID           string
	Title        string
	Lang         string // of the title
	Organisation string // its name
	Status, Area string // codes
	Summary      string
	SummaryLang  string
	Text         []string // everything else that a reader may search for
	URL          string   // relative to the pages of the language
}

// Documents returns the documents of a register for readers of lang, sorted by
// id: one for every record that is not withdrawn. A text that does not exist
// in lang is taken in the first of the register's languages that has it, then in
// any.
func Documents(reg *content.Register, lang string) []Document {
	docs := []Document{}
	if reg == nil {
		return docs
	}
	r := reader{lang: lang, fallbacks: reg.Settings.Languages}
	for _, rec := range reg.Records {
		if rec != nil && rec.Entry.Withdrawn == nil {
			docs = append(docs, r.document(reg, rec))
		}
	}
	slices.SortFunc(docs, func(a, b Document) int { return strings.Compare(a.ID, b.ID) })
	return docs
}

// reader collects texts for somebody who reads lang.
type reader struct {
	lang      string
	fallbacks []string
	texts     []string
}

func (r reader) document(reg *content.Register, rec *content.Record) Document {
	d := Document{
		ID: rec.ID, Status: rec.Lifecycle.Status, Area: rec.Affected.Area,
		URL: "systems/" + rec.ID + "/",
	}
	d.Title, d.Lang = r.in(rec.Title)
	d.Summary, d.SummaryLang = rec.Summary.In(d.Lang, append([]string{r.lang}, r.fallbacks...)...)
	d.Summary = plain(d.Summary)
	if d.Title == "" {
		d.Title, d.Lang = rec.ID, r.lang
	}
	d.Organisation, _ = r.in(organisationName(reg, rec.Organisation))
	if d.Organisation == "" {
		d.Organisation = rec.Organisation
	}
	r.texts = nil
	r.about(rec)
	r.machinery(rec)
	r.consequences(rec)
	r.people(reg, rec)
	d.Text = r.texts
	return d
}

func organisationName(reg *content.Register, id string) content.Text {
	if o := reg.Organisation(id); o != nil {
		return o.Name
	}
	return nil
}

func (r *reader) in(t content.Text) (text, lang string) {
	text, lang = t.In(r.lang, r.fallbacks...)
	return plain(text), lang
}

func (r *reader) add(texts ...content.Text) {
	for _, t := range texts {
		if s, _ := r.in(t); s != "" {
			r.texts = append(r.texts, s)
		}
	}
}

func (r *reader) names(names ...string) {
	for _, s := range names {
		if s = strings.TrimSpace(s); s != "" {
			r.texts = append(r.texts, s)
		}
	}
}

// about collects what the system is for and whom it concerns.
func (r *reader) about(rec *content.Record) {
	words := rec.WordsPeopleUse[r.lang]
	for _, lang := range r.fallbacks {
		if len(words) == 0 {
			words = rec.WordsPeopleUse[lang]
		}
	}
	r.names(words...)
	r.add(rec.EasyRead)
	p := &rec.Purpose
	r.add(p.Statement, p.Benefits, p.Alternatives, p.Proportionality, p.PreviousProcess)
	r.add(rec.Affected.Groups...)
	d := &rec.Decision
	r.add(d.AboutPeople.Reason, d.Integration, d.PublicInformation)
	for i := range rec.Lifecycle.Events {
		r.add(rec.Lifecycle.Events[i].Text)
	}
	for i := range rec.Legal.Basis {
		r.add(rec.Legal.Basis[i].Title)
		r.names(rec.Legal.Basis[i].Article)
	}
	r.add(rec.Legal.Text)
}

// machinery collects how the system works, with which data, bought where.
func (r *reader) machinery(rec *content.Record) {
	r.add(rec.Technology.Description, rec.Technology.Method)
	for _, m := range rec.Technology.Models {
		r.names(m.Name, m.Provider)
	}
	for i := range rec.Data {
		d := &rec.Data[i]
		r.add(d.Name, d.Description, d.Source, d.Collection, d.Retention, d.Quality, d.Sharing)
	}
	for _, v := range rec.Procurement.Vendors {
		r.names(v.Name, v.Product)
	}
	for i := range rec.Procurement.Documents {
		r.add(rec.Procurement.Documents[i].Title)
	}
	for i := range rec.Performance.Metrics {
		r.add(rec.Performance.Metrics[i].Name, rec.Performance.Metrics[i].Group)
	}
	r.add(rec.Performance.Limitations, rec.Performance.Monitoring)
}

// consequences collects what the system may do to people and who looks after
// that.
func (r *reader) consequences(rec *content.Record) {
	i := &rec.Impacts
	r.add(i.Text, i.Risks, i.Mitigations, i.Environment)
	r.add(rec.Risk.Justification, rec.Risk.Derogation)
	for i := range rec.Assessments {
		a := &rec.Assessments[i]
		r.add(a.Title, a.By, a.Outcome, a.ReasonNotDone)
	}
	h := &rec.HumanOversight
	r.add(h.Who, h.When, h.Description, h.CanOverride.Reason, h.Failsafe.Reason)
	r.add(rec.Notification.How, rec.Notification.Text)
	for i := range rec.Consultation {
		c := &rec.Consultation[i]
		r.add(c.Who, c.How, c.Outcome)
	}
}

// people collects the bodies with a part in the system and the ways to contest.
func (r *reader) people(reg *content.Register, rec *content.Record) {
	for i := range rec.Roles {
		r.add(rec.Roles[i].Name, organisationName(reg, rec.Roles[i].Organisation))
	}
	if o := reg.Organisation(rec.Organisation); o != nil {
		r.add(o.ShortName)
	}
	for _, id := range rec.IndependentOversight {
		r.add(organisationName(reg, id))
	}
	for _, route := range reg.Routes(rec) {
		r.add(route.Body, route.Description, route.Evidence, route.Template)
		r.add(route.Remedies...)
	}
	if rec.RedressNone != nil {
		r.add(rec.RedressNone.Reason)
	}
	r.add(rec.RedressText)
	for i := range rec.Help {
		h := &rec.Help[i]
		r.add(h.Name, h.What)
		if c := reg.Channel(h.Channel); c != nil {
			r.add(c.Name)
		}
	}
}

var (
	markdownLink = regexp.MustCompile(`!?\[([^\]]*)\]\([^)]*\)`)
	markdownLine = regexp.MustCompile(`(?m)^[ \t]*(?:#{1,6}|>|[-*+]|\d{1,3}[.)])[ \t]+`)
	markdownMark = regexp.MustCompile("\\*+|`+|\\b_{1,2}|_{1,2}\\b")
)

// plain takes the marks of Markdown out of a text and makes it one line.
func plain(s string) string {
	s = markdownLink.ReplaceAllString(s, "$1")
	s = markdownLine.ReplaceAllString(s, "")
	s = markdownMark.ReplaceAllString(s, "")
	return strings.Join(strings.Fields(s), " ")
}
