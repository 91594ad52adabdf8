package view

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"vitrine/build/layout"
	"vitrine/content"
)

// Notice is the sheet about a system that is printed for letters and counters:
// only what is certain, and short enough for one page in every language.
type Notice struct {
	ID              string
	URL, ContestURL string
	EasyURL         string // empty when there is no text in easy language
	Title           Text
	Organisation    Party
	Role            Coded // what the system does in the decision
	Summary         Prose // said in its place when the role is not published
	Overruled       bool  // a person can decide otherwise

	Lead     *Route // the usable route whose deadline passes first; nil when there is none
	None     bool   // the organisation says that there is nothing to contest
	Reach    *Reach // where people can ask: a telephone if there is any
	Withdraw Date   // since when the entry is off the list; empty when it is on it

	Address string // "https://register.example/s/abc/"; empty when it is not known
	QR      string // a drawing of Address; empty when that is
	Letters []LetterWords
}

// Reach is one way to reach somebody.
type Reach struct {
	Contact
	Hours Text
}

// LetterWords are the sentences about a system for decision letters, in one
// language. Text is empty where the organisation has none: then the interface
// has a proposal.
type LetterWords struct {
	Language Language
	Title    Text // of the system
	Text     Prose
}

// Notice returns the sheet about a system.
func (s *Site) Notice(id string) (*Notice, error) {
	rec := s.reg.Record(id)
	if rec == nil {
		return nil, fmt.Errorf("there is no record %q", id)
	}
	n := &Notice{
		ID: id, URL: layout.Link(s.Lang, layout.System(id)),
		ContestURL: layout.Link(s.Lang, layout.SystemContest(id)),
		Title:      s.title(rec), Organisation: s.party(rec.Organisation),
		Role:      s.coded("decision_role", rec.Decision.Role),
		Overruled: rec.HumanOversight.CanOverride.Value == content.Yes,
		None:      rec.RedressNone != nil, Letters: s.letterWords(rec), EasyURL: s.easyURL(rec),
	}
	if n.Role.Empty() {
		n.Summary = s.prose(rec.Summary)
	}
	if s.BaseURL != "" {
		n.Address = s.Address(layout.ShortLink(id))
		n.QR = layout.File(layout.QR(id))
	}
	if w := rec.Entry.Withdrawn; w != nil {
		n.Withdraw = s.date(w.Date)
	}
	routes := s.reg.Routes(rec)
	if i := content.Lead(routes); i >= 0 {
		lead := s.route(routes[i])
		lead.Anchor = anchor(routes[i], i)
		n.Lead = &lead
	}
	n.Reach = s.reach(rec, n.Lead)
	return n, nil
}

// Address is a link from the root of the site as a whole address, for paper. It
// is empty when it is not known where the site will be.
func (s *Site) Address(link string) string {
	if s.BaseURL == "" {
		return ""
	}
	return strings.TrimSuffix(s.BaseURL, "/") + link
}

// reach is where people can ask about a decision: the first telephone of the
// route whose deadline passes first, else of those who answer for the record or
// the organisation; where nobody names a telephone, the first place.
func (s *Site) reach(rec *content.Record, lead *Route) *Reach {
	places := slices.Concat(placesOf(lead), s.contactsOf(rec))
	phone := slices.IndexFunc(places, func(p Reach) bool { return p.Kind.Code == "phone" })
	switch {
	case phone >= 0:
		return &places[phone]
	case len(places) > 0:
		return &places[0]
	}
	return nil
}

// placesOf are those where a route can be taken.
func placesOf(r *Route) []Reach {
	if r == nil {
		return nil
	}
	var places []Reach
	for _, l := range r.Locators {
		places = append(places, Reach{
			Contact: Contact{Kind: l.Kind, Value: l.Value, URL: l.URL}, Hours: l.Hours,
		})
	}
	return places
}

// contactsOf are those who answer for a record, then its organisation.
func (s *Site) contactsOf(rec *content.Record) []Reach {
	contacts := rec.Contact
	if o := s.reg.Organisation(rec.Organisation); o != nil {
		contacts = slices.Concat(contacts, o.Contact)
	}
	var places []Reach
	for _, c := range s.contacts(contacts) {
		places = append(places, Reach{Contact: c})
	}
	return places
}

// letterWords are the words for letters in the languages of the portal, then in
// others that the organisation has written them in.
func (s *Site) letterWords(rec *content.Record) []LetterWords {
	text := rec.Notification.Text
	var out []LetterWords
	for i, other := range s.sites {
		out = append(out, LetterWords{
			Language: s.Languages[i], Title: other.title(rec),
			Text: Prose{HTML: s.markdown.render(text[other.Lang])},
		})
	}
	for _, lang := range text.Languages() {
		if slices.Contains(s.opts.Languages, lang) {
			continue
		}
		title, found := rec.Title.In(lang, s.fallbacks...)
		words := LetterWords{
			Language: Language{Code: lang, Name: NativeName(lang), Dir: Direction(lang)},
			Title:    Text{Plain: cmp.Or(title, rec.ID)},
			Text:     Prose{HTML: s.markdown.render(text[lang])},
		}
		if title != "" && found != lang {
			words.Title.Foreign = Foreign{Lang: found, Dir: Direction(found)}
		}
		out = append(out, words)
	}
	return out
}
