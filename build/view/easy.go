package view

import (
	"fmt"
	"strings"

	"vitrine/build/layout"
	"vitrine/content"
	"vitrine/schema"
)

// Easy is the page that says in easy language how to contest decisions of a
// system: large, one thought a line.
type Easy struct {
	ID, ContestURL string
	Title          Text
	Text           Prose   // what the system does, one sentence a paragraph
	Lead           *Route  // the route to take first; nil when no route can be taken
	Places         []Reach // where to call or write, two at most
	Help           *Help   // who helps free of charge
	HelpAt         *Reach  // where
	HelpFree       bool
}

// easy reports whether the page exists in the language of the site. Texts in easy
// language are of no use to those who do not speak their language.
func (s *Site) easy(rec *content.Record) bool { return rec.EasyRead[s.Lang] != "" }

// EasyPages returns the systems that have a page in easy language.
func (s *Site) EasyPages() []string {
	var ids []string
	for _, rec := range s.reg.Records {
		if s.easy(rec) {
			ids = append(ids, rec.ID)
		}
	}
	return ids
}

// EasyURL is the page in easy language of a system; empty when there is none.
func (s *Site) EasyURL(id string) string {
	if rec := s.reg.Record(id); rec != nil {
		return s.easyURL(rec)
	}
	return ""
}

func (s *Site) easyURL(rec *content.Record) string {
	if !s.easy(rec) {
		return ""
	}
	return layout.Link(s.Lang, layout.SystemEasy(rec.ID))
}

// Easy returns the page in easy language of a system.
func (s *Site) Easy(id string) (*Easy, error) {
	rec := s.reg.Record(id)
	if rec == nil || !s.easy(rec) {
		return nil, fmt.Errorf("there is nothing in easy language about %q", id)
	}
	e := &Easy{
		ID: id, ContestURL: layout.Link(s.Lang, layout.SystemContest(id)), Title: s.title(rec),
		Text: Prose{HTML: s.markdown.render(lineBySentence(rec.EasyRead[s.Lang], s.Lang))},
	}
	routes := s.reg.Routes(rec)
	if i := content.Lead(routes); i >= 0 {
		lead := s.route(routes[i])
		e.Lead = &lead
	}
	if e.Lead != nil {
		e.Places = nearest(placesOf(e.Lead))
	} else {
		e.Places = nearest(s.contactsOf(rec))
	}
	switch {
	case len(rec.Help) > 0:
		h := s.help(rec.Help[0])
		e.Help, e.HelpFree = &h, true
	case len(s.Channels) > 0:
		e.Help, e.HelpFree = asHelp(s.Channels[0]), s.Channels[0].Free
	}
	if e.Help != nil {
		var contacts []Reach
		for _, c := range e.Help.Contacts {
			contacts = append(contacts, Reach{Contact: c})
		}
		if best := nearest(contacts); len(best) > 0 {
			e.HelpAt = &best[0]
		}
	}
	return e, nil
}

// asHelp is a channel of the register as a place that helps.
func asHelp(r Route) *Help {
	h := &Help{Name: r.Body, What: r.Description, URL: r.URL}
	for _, l := range r.Locators {
		h.Contacts = append(h.Contacts, Contact{Kind: l.Kind, Value: l.Value, URL: l.URL})
	}
	return h
}

// nearest are the first telephone and the first postal address; where there is
// neither, the first place. People who read easy language are often not online.
func nearest(places []Reach) []Reach {
	var out []Reach
	for _, kind := range []string{"phone", "post"} {
		for _, p := range places {
			if p.Kind.Code == kind {
				out = append(out, p)
				break
			}
		}
	}
	if len(out) == 0 && len(places) > 0 {
		out = places[:1]
	}
	return out
}

// lineBySentence makes a paragraph of each sentence. What holds more of Markdown
// than paragraphs is left as it is: a sentence may begin inside of an emphasis.
func lineBySentence(text, lang string) string {
	if strings.ContainsAny(text, "*_[]`<>#\\") || strings.Contains(text, "\n- ") ||
		strings.HasPrefix(text, "- ") {
		return text
	}
	return strings.Join(schema.Sentences(text, lang), "\n\n")
}
