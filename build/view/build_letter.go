package view

import (
	"fmt"
	"html/template"
	"regexp"
	"slices"
	"strings"

	"vitrine/build/layout"
	"vitrine/content"
)

// letterRoutes are the indexes of the usable routes that take a letter, the one
// with the first deadline before the others.
func letterRoutes(routes []content.Route) []int {
	lead := content.Lead(routes)
	var out []int
	for i, r := range routes {
		if !r.Usable() || len(letterPlaces(r)) == 0 || !writes(r, i == lead) {
			continue
		}
		if i == lead {
			out = slices.Insert(out, 0, i)
		} else {
			out = append(out, i)
		}
	}
	return out
}

// writes reports whether our words suit a route. Those who are to judge others
// ask for more than a letter can hold that knows nothing about the case, unless
// the route brings its own words; and who must wait for another answer has no
// use for it yet.
func writes(r content.Route, lead bool) bool {
	switch {
	case len(r.Template) > 0:
		return true
	case rungOf(r.Kind, r.Independent.Value) == "inside":
		return len(r.RequiredBefore) == 0
	}
	return lead && rungOf(r.Kind, r.Independent.Value) == "outside"
}

// letterPlaces are the places where a route takes letters.
func letterPlaces(r content.Route) []content.Locator {
	var out []content.Locator
	for _, kind := range []string{"post", "email", "desk"} {
		for _, l := range r.Channels {
			if l.Type == kind && l.Value != "" {
				out = append(out, l)
			}
		}
	}
	return out
}

// HasLetter reports whether a system has a page with a letter.
func (s *Site) HasLetter(rec *content.Record) bool {
	return len(letterRoutes(s.reg.Routes(rec))) > 0
}

// Letters returns the page with the letters of a system.
func (s *Site) Letters(id string) (*LetterPage, error) {
	rec := s.reg.Record(id)
	if rec == nil {
		return nil, fmt.Errorf("there is no record %q", id)
	}
	page := &LetterPage{
		ID: id, Title: s.title(rec), Organisation: s.party(rec.Organisation),
		URL:        layout.Link(s.Lang, layout.ContestLetter(id)),
		ContestURL: layout.Link(s.Lang, layout.SystemContest(id)),
		TextURL:    template.URL(layout.File(layout.LetterText(s.Lang, id))),
		RTFURL:     template.URL(layout.File(layout.LetterRTF(s.Lang, id))),
	}
	routes := s.reg.Routes(rec)
	for _, i := range letterRoutes(routes) {
		l := s.letter(rec, routes[i], len(page.Letters) == 0)
		l.Anchor = anchor(routes[i], i)
		if page.Deadline == nil {
			page.Deadline = s.deadline(routes[i].Deadline)
		}
		page.Letters = append(page.Letters, l)
	}
	if len(page.Letters) == 0 {
		return nil, fmt.Errorf("no route of the record %q takes letters", id)
	}
	return page, nil
}

func (s *Site) letter(rec *content.Record, r content.Route, first bool) Letter {
	out := Letter{Kind: s.coded("redress_kind", r.Kind), Body: s.text(r.Body)}
	lang := s.letterLanguage(r)
	out.Sheet = s.sheet(lang, rec, r, first)
	out.Sheet.Title = s.scribe(&out.Sheet).name("letter_sheet", lang)
	if lang != s.Lang {
		own := s.sheet(s.Lang, rec, r, first)
		own.Title = s.scribe(&own).name("letter_own", s.Lang)
		out.Own = &own
	}
	s.guide(&out, r)
	return out
}

// letterLanguage is the language of a letter: that of the page if it is read
// where the letter goes, else another one that is, as far as we have its words.
func (s *Site) letterLanguage(r content.Route) string {
	var read []string
	for _, l := range letterPlaces(r) {
		read = append(read, l.Languages...)
	}
	if len(read) == 0 {
		read = s.fallbacks
	}
	for _, lang := range slices.Concat([]string{s.Lang}, s.fallbacks, read) {
		if slices.Contains(read, lang) && s.opts.Words(lang) != nil {
			return lang
		}
	}
	return "en"
}

func (s *Site) sheet(lang string, rec *content.Record, r content.Route, first bool) Sheet {
	out := Sheet{Lang: lang, Dir: Direction(lang)}
	w := s.scribe(&out)
	w.fill("letter_name", "letter_address", "letter_reach", "letter_date")
	w.address(r)
	w.add(Block{Kind: Subject, Label: w.label("letter_subject"), Lines: []Line{
		{Text: s.lists.Label("redress_kind", r.Kind, lang)},
	}})
	w.fill("letter_decision_date", "letter_decision_number")
	w.fact("letter_system", w.line(rec.Title, rec.ID))
	w.fact("letter_entry", Line{Text: rec.ID, Dir: "ltr"})
	if s.BaseURL != "" {
		w.fact("letter_link", Line{Text: s.shortAddress(rec.ID), Dir: "ltr"})
	}
	w.opening(r)
	w.add(Block{Kind: Room, Label: w.label("letter_reasons")})
	w.paragraph("letter_later")
	w.asks("letter_ask", "letter_ask_part", "letter_ask_data", "letter_ask_reasons")
	if first || !asksOnly[r.Kind] {
		w.paragraph("letter_person")
	}
	w.paragraph("letter_receipt")
	w.items("letter_enclosed", "letter_copy", "")
	w.fill("letter_signature")
	return out
}

// asksOnly are kinds of routes on which nobody decides anew.
var asksOnly = map[string]bool{
	"explanation": true, "data_request": true, "information_request": true,
}

// shortAddress is the permanent address of a system, as people write it.
func (s *Site) shortAddress(id string) string {
	base := strings.TrimPrefix(strings.TrimSuffix(s.BaseURL, "/"), "https://")
	return base + strings.TrimSuffix(layout.ShortLink(id), "/")
}

// address is who decides, and where, in lines as on an envelope.
func (w *scribe) address(r content.Route) {
	b := Block{Kind: Address}
	if body := w.line(r.Body, ""); body.Text != "" {
		b.Lines = append(b.Lines, body)
	}
	place := letterPlaces(r)[0]
	if place.Type == "email" {
		b.Lines = append(b.Lines, Line{Text: place.Value, Dir: "ltr"})
	} else {
		parts := strings.FieldsFunc(place.Value, func(r rune) bool { return r == ',' || r == '،' })
		for _, part := range parts {
			part = strings.TrimSpace(part)
			b.Lines = append(b.Lines, Line{Text: part, Dir: directionOf(part)})
		}
	}
	w.add(b)
}

// opening is what the organisation proposes to write, else words that fit the
// kind of route.
func (w *scribe) opening(r content.Route) {
	own := w.line(r.Template, "")
	if own.Text == "" {
		key := "letter_object"
		switch {
		case asksOnly[r.Kind]:
			key = "letter_question"
		case r.Kind == "complaint" || rungOf(r.Kind, r.Independent.Value) == "outside":
			key = "letter_complaint"
		}
		w.paragraph(key)
		return
	}
	b := Block{Kind: Words}
	for _, text := range paragraphs(own.Text) {
		own.Text = blanks.ReplaceAllString(text, "[$1 ____________]$2")
		b.Lines = append(b.Lines, own)
	}
	w.add(b)
}

// blanks are what a proposed text leaves open, such as [date]. What follows tells
// them from links.
var blanks = regexp.MustCompile(`\[([^\[\]]+)\]([^(]|$)`)

// guide says what the person should know before they send the letter.
func (s *Site) guide(l *Letter, r content.Route) {
	sheet := Sheet{Lang: s.Lang}
	w := s.scribe(&sheet)
	w.texts("letter_needs", r.Needs)
	if len(r.Evidence) > 0 {
		w.texts("letter_evidence", []content.Text{r.Evidence})
	}
	w.items("letter_not", "letter_not_originals", "letter_not_secrets", "letter_not_others")
	w.items("letter_keep", "letter_keep_copy", "letter_keep_proof")
	l.GuideTitle, l.Guide = w.say("letter_guide"), sheet.Blocks
	l.Send = Block{Kind: Items, Label: w.say("letter_place")}
	for _, place := range letterPlaces(r) {
		shown := s.locator(place)
		l.Places = append(l.Places, shown)
		l.Send.Lines = append(l.Send.Lines,
			Line{Text: shown.Kind.Label + w.colon() + " " + shown.Value})
	}
}
