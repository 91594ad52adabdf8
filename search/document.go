package search

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"vitrine/content"
)

// Document is what search knows about a record for the readers of one language.
// Texts are plain: no Markdown. A language that is "" is that of the readers.
type Document struct {
	ID           string
	Title        string
	Lang         string // of the title
	Organisation string // its name
	Status       string // a code
	Summary      string
	SummaryLang  string
	Words        []string  // that people use for it, in the readers' language
	Text         []Passage // everything else that its page says
	Other        []Passage // what it says to readers of other languages, in short
	Concepts     []Concept
	Facets       map[string][]Value // by the names of FacetNames
	URL          string             // relative to the pages of the language
}

// Passage is a text and its language.
type Passage struct{ Text, Lang string }

// Source is what documents are made of.
type Source struct {
	Register *content.Register

	// Labels returns what a code of a list is called, by language; nil leaves
	// labels out.
	Labels func(list, code string) content.Text

	// ImpactAssessment reports whether an assessment of a kind asks what a system
	// does to people; nil takes none for one.
	ImpactAssessment func(kind string) bool
}

// Documents returns the documents of a register for readers of lang, sorted by
// id: one for every record, also for those that are withdrawn. A text that does
// not exist in lang is taken in the first of the register's languages that has it,
// then in any.
func Documents(src Source, lang string) []Document {
	docs := []Document{}
	if src.Register == nil {
		return docs
	}
	if src.Labels == nil {
		src.Labels = func(_, _ string) content.Text { return nil }
	}
	if src.ImpactAssessment == nil {
		src.ImpactAssessment = func(string) bool { return false }
	}
	r := reader{
		Source: src, lang: lang, fallbacks: src.Register.Settings.Languages,
		labels: map[string]Concept{},
	}
	for _, rec := range src.Register.Records {
		if rec != nil {
			docs = append(docs, r.document(rec))
		}
	}
	slices.SortFunc(docs, func(a, b Document) int { return strings.Compare(a.ID, b.ID) })
	return docs
}

// reader collects texts for somebody who reads lang.
type reader struct {
	Source
	lang      string
	fallbacks []string
	labels    map[string]Concept // made so far
	texts     []Passage
}

func (r *reader) document(rec *content.Record) Document {
	reg := r.Register
	d := Document{
		ID: rec.ID, Status: rec.Lifecycle.Status, URL: "systems/" + rec.ID + "/",
		Words: rec.WordsPeopleUse[r.lang],
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
	if w := rec.Entry.Withdrawn; w != nil {
		d.Status = Withdrawn
		r.add(w.Reason)
	}
	r.about(rec)
	r.machinery(rec)
	r.consequences(rec)
	r.people(reg, rec)
	d.Text = r.texts
	d.Other = r.other(rec, d)
	d.Concepts = r.concepts(rec)
	d.Facets = r.facets(rec, d)
	return d
}

// other collects the title, the summary and people's words in the languages in
// which they are not shown.
func (r *reader) other(rec *content.Record, d Document) []Passage {
	var out []Passage
	add := func(lang, shown, text string) {
		if text = plain(text); text != "" && lang != shown {
			out = append(out, Passage{text, lang})
		}
	}
	for _, lang := range slices.Sorted(maps.Keys(rec.Title)) {
		add(lang, d.Lang, rec.Title[lang])
	}
	for _, lang := range slices.Sorted(maps.Keys(rec.Summary)) {
		add(lang, d.SummaryLang, rec.Summary[lang])
	}
	for _, lang := range slices.Sorted(maps.Keys(rec.WordsPeopleUse)) {
		add(lang, r.lang, strings.Join(rec.WordsPeopleUse[lang], ", "))
	}
	return out
}

// The texts of the fields of an index, in one language, for a reader of another.

func titleIn(d *Document, lang, reader string) string {
	return inLanguage(d.Title, d.Lang, lang, reader)
}

func organisationIn(d *Document, lang, reader string) string {
	return inLanguage(d.Organisation, "", lang, reader)
}

func wordsIn(d *Document, lang, reader string) string {
	return inLanguage(strings.Join(d.Words, "\n"), "", lang, reader)
}

func textIn(d *Document, lang, reader string) string {
	return inLanguage(d.ID, "", lang, reader) + "\n" +
		inLanguage(d.Summary, d.SummaryLang, lang, reader) + "\n" + join(d.Text, lang, reader)
}

func otherIn(d *Document, lang, reader string) string { return join(d.Other, lang, reader) }

func labelsIn(d *Document, lang, reader string) string {
	var b strings.Builder
	for _, c := range d.Concepts {
		b.WriteString(inLanguage(c.Labels[reader], "", lang, reader))
		b.WriteByte('\n')
	}
	return b.String()
}

// inLanguage returns a text if it is in lang.
func inLanguage(text, is, lang, reader string) string {
	if is == lang || is == "" && lang == reader {
		return text
	}
	return ""
}

func join(list []Passage, lang, reader string) string {
	var b strings.Builder
	for _, p := range list {
		if s := inLanguage(p.Text, p.Lang, lang, reader); s != "" {
			b.WriteString(s)
			b.WriteByte('\n')
		}
	}
	return b.String()
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
		if s, lang := r.in(t); s != "" {
			r.texts = append(r.texts, Passage{s, lang})
		}
	}
}

func (r *reader) names(names ...string) {
	for _, s := range names {
		if s = strings.TrimSpace(s); s != "" {
			r.texts = append(r.texts, Passage{s, r.lang})
		}
	}
}

// about collects what the system is for and whom it concerns.
func (r *reader) about(rec *content.Record) {
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

// plain takes the marks of Markdown out of a text and makes it one line. Most texts
// have none, so it looks first.
func plain(s string) string {
	if strings.Contains(s, "](") {
		s = markdownLink.ReplaceAllString(s, "$1")
	}
	if hasLineMark(s) {
		s = markdownLine.ReplaceAllString(s, "")
	}
	if strings.ContainsAny(s, "*`_") {
		s = markdownMark.ReplaceAllString(s, "")
	}
	return strings.Join(strings.Fields(s), " ")
}

// hasLineMark reports whether a line begins as headings, lists and quotations do.
func hasLineMark(s string) bool {
	for line := range strings.Lines(s) {
		line = strings.TrimLeft(line, " \t")
		if line != "" && strings.IndexByte("#>-*+0123456789", line[0]) >= 0 {
			return true
		}
	}
	return false
}
