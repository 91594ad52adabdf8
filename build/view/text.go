package view

import (
	"html/template"

	"vitrine/content"
)

// Text is a short text of one line: a title, a name.
type Text struct {
	Plain string
	Foreign
}

// Prose is a text of one or more paragraphs, ready as HTML: paragraphs,
// emphasis, lists and links only.
type Prose struct {
	HTML template.HTML
	Foreign
}

// Foreign says in which language a text is when it is not that of the page.
type Foreign struct {
	Lang     string // "fr"; empty when the text is in the language of the page
	Dir      string // "ltr" or "rtl"; empty when Lang is
	LangName string // "French", in the language of the page; empty when Lang is
}

// Empty reports whether there is no text in any language.
func (t Text) Empty() bool { return t.Plain == "" }

// Empty reports whether there is no text in any language.
func (p Prose) Empty() bool { return p.HTML == "" }

// Coded is a value of a code list.
type Coded struct {
	Code   string // "in_use"
	Label  string // "In use"
	Source string // the instrument that the code comes from, possibly empty
	Foreign
}

// Text is the label as a text.
func (c Coded) Text() Text { return Text{Plain: c.Label, Foreign: c.Foreign} }

// Empty reports whether there is no value.
func (c Coded) Empty() bool { return c.Code == "" }

// Answer is what a body answered to a question.
type Answer struct {
	Coded
	Reason Prose
}

// Date is a day, a month or a year.
type Date struct {
	ISO  string // "2024-03-18", "2024-03", "2024"
	Text string // "18 March 2024", "March 2024", "2024"
}

// Empty reports whether there is no date.
func (d Date) Empty() bool { return d.ISO == "" }

// Link is an address and what to call it.
type Link struct {
	URL  string
	Text Text
}

// Party is a body with a part in something.
type Party struct {
	ID   string
	Name Text
	URL  string // of its page in the portal; empty for a body without one
	Role Coded
}

// Contact is a way to reach somebody.
type Contact struct {
	Kind  Coded // of the list contact_type
	Label Text
	Value string
	URL   template.URL // mailto:, tel: or https:; empty for an address of streets
}

// text takes a text for the readers of the site.
func (s *Site) text(t content.Text) Text {
	plain, lang := t.In(s.Lang, s.fallbacks...)
	return Text{Plain: plain, Foreign: s.foreign(plain, lang)}
}

// prose takes a text for the readers of the site and renders it.
func (s *Site) prose(t content.Text) Prose {
	source, lang := t.In(s.Lang, s.fallbacks...)
	return Prose{HTML: s.markdown.render(source), Foreign: s.foreign(source, lang)}
}

func (s *Site) foreign(text, lang string) Foreign {
	if text == "" || lang == s.Lang {
		return Foreign{}
	}
	return Foreign{Lang: lang, Dir: Direction(lang), LangName: s.locale.languageName(lang)}
}
