package view

import (
	"cmp"
	"fmt"
	"html/template"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"vitrine/build/chronicle"
	"vitrine/build/layout"
	"vitrine/build/statistics"
	"vitrine/content"
	"vitrine/schema"
)

// Options are what a model needs beside the register.
type Options struct {
	Languages []string  // of the portal; the first is the default
	Made      []string  // how the interface of each was translated
	Clock     time.Time // what "today" means
	BaseURL   string
	Downloads []Download // sizes are set by the model
	Sizes     []int64    // of Downloads
	State     statistics.State

	// Words returns the strings of the interface in a language, nil for one that
	// it does not speak. Letters are written in languages that the portal may lack.
	Words func(lang string) map[string]string

	Past *chronicle.Chronicle // nil for a register that has published nothing

	// Facets returns the values that a record has of each facet of the search, by
	// the names of facets; nil leaves out the pages of those in Divisions.
	Facets func(rec *content.Record) map[string][]string
}

// model is what a Site works with and does not show.
type model struct {
	reg        *content.Register
	lists      schema.RegisterLists
	opts       Options
	fallbacks  []string // the register's languages, the default first
	locale     *locale
	markdown   *markdown
	listings   map[string]*Listing
	topics     map[string]*topic     // by the path of their first page
	topicParts map[string]topicPart  // by the path of each page
	events     map[string]*eventPart // by path
	facets     []Facet
	divided    map[string][]FacetValue // of the divisions, by key
	bodies     []OrganisationGroup
	sites      []*Site                      // all languages
	entries    []Entry                      // every system that is not withdrawn, A to Z
	using      map[string][]*content.Record // by the body that uses the system
	withdrawn  map[string][]*content.Record // by the body that used the system
	parts      map[string][]*content.Record // by a body with another part in it
	downloads  []Download
	named      map[namesake]int // how many systems have the same name and organisation
	shared     *shared
	past       *past
	shown      func(lang, kind, s string) string // see [Show]
	tables     sync.Map                          // of dates, by deadline
}

// New makes the model of every language of the portal.
func New(reg *content.Register, o Options) []*Site {
	if o.Words == nil {
		o.Words = func(string) map[string]string { return nil }
	}
	md, all, before := newMarkdown(), newShared(reg, o.Facets), newPast(o.Past)
	sites := make([]*Site, len(o.Languages))
	for i, lang := range o.Languages {
		s := &Site{Lang: lang, Dir: Direction(lang), BaseURL: o.BaseURL}
		s.model = model{
			reg: reg, lists: schema.ListsOf(reg.Settings), opts: o, locale: newLocale(lang),
			markdown: md, fallbacks: reg.Settings.Languages, sites: sites, shared: all, past: before,
			shown: Show(o.Words),
		}
		sites[i] = s
	}
	for _, s := range sites {
		s.fill()
	}
	return sites
}

// fill sets what every page of the language shows.
func (s *Site) fill() {
	set := &s.reg.Settings
	s.Title, s.About = s.text(set.Title), s.prose(set.Description)
	s.Snippet = cmp.Or(snippet(s.About.HTML), s.Title.Plain)
	s.Publisher = s.party(set.Publisher)
	s.Contact = s.contacts(set.Contact)
	s.Plurals = s.locale.plurals()
	s.Built = s.locale.day(s.opts.Clock)
	s.Licence = Licence{ID: set.Licence.ID, URL: set.Licence.URL, Name: s.text(set.Licence.Name)}
	s.Required = set.Policy.Redress != content.RedressReported
	s.Accent, s.Logo = set.Theme.Accent, ""
	if set.Theme.Logo != "" {
		s.Logo = layout.File(set.Theme.Logo)
		s.LogoImage = logoImage(s.reg.Folder, set.Theme.Logo)
	}
	for _, code := range schema.Codes("status") {
		s.Statuses = append(s.Statuses, s.coded("status", code))
	}
	for i, lang := range s.opts.Languages {
		l := Language{
			Code: lang, Name: NativeName(lang), Dir: Direction(lang),
			Home: layout.Link(lang, layout.Home), Current: lang == s.Lang,
		}
		if i < len(s.opts.Made) {
			l.Made = s.opts.Made[i]
		}
		s.Languages = append(s.Languages, l)
	}
	for i, d := range s.opts.Downloads {
		d.Size = s.locale.bytes(s.opts.Sizes[i])
		s.downloads = append(s.downloads, d)
	}
	s.Channels = s.defaultChannels()
	s.list()
	s.count()
}

// list sorts the systems and divides them.
func (s *Site) list() {
	s.using, s.withdrawn = map[string][]*content.Record{}, map[string][]*content.Record{}
	s.named = map[namesake]int{}
	for _, rec := range s.reg.Records {
		s.named[namesake{s.title(rec).Plain, rec.Organisation}]++
		if rec.Entry.Withdrawn != nil {
			s.withdrawn[rec.Organisation] = append(s.withdrawn[rec.Organisation], rec)
			continue
		}
		s.entries = append(s.entries, s.entry(rec))
		s.using[rec.Organisation] = append(s.using[rec.Organisation], rec)
	}
	s.parts = partsOf(s.reg.Records)
	s.sort(s.entries)
	s.Latest = s.latest(5)
	s.bodies = s.organisationGroups()
	s.makeListings()
	s.makeTopics()
	s.makeEvents()
	s.makeFacets()
}

// sort orders entries from A to Z, by the text that the register wants them
// sorted by.
func (s *Site) sort(entries []Entry) {
	c := s.locale.collator()
	slices.SortStableFunc(entries, func(a, b Entry) int {
		return cmp.Or(c.CompareString(a.sortAs, b.sortAs), cmp.Compare(a.ID, b.ID))
	})
}

func (s *Site) latest(n int) []Entry {
	all := slices.Clone(s.entries)
	slices.SortStableFunc(all, func(a, b Entry) int {
		return cmp.Compare(b.Updated.ISO, a.Updated.ISO)
	})
	return slices.Clone(all[:min(n, len(all))])
}

// Entry returns a system as lists show it, also when it is withdrawn and no list
// does. It costs much less than the whole page.
func (s *Site) Entry(id string) (*Entry, error) {
	rec := s.reg.Record(id)
	if rec == nil {
		return nil, fmt.Errorf("there is no record %q", id)
	}
	e := s.entry(rec)
	e.Namesake = s.named[namesake{e.Title.Plain, e.Organisation.ID}] > 1
	return &e, nil
}

// namesake is what tells two systems apart on a page, if anything does.
type namesake struct{ title, organisation string }

func (s *Site) entry(rec *content.Record) Entry {
	title := s.title(rec)
	sortAs := rec.SortAs[cmp.Or(title.Lang, s.Lang)] // of the title that is shown
	return Entry{
		ID: rec.ID, URL: layout.Link(s.Lang, layout.System(rec.ID)),
		ContestURL:   layout.Link(s.Lang, contestPage(rec)),
		Title:        title,
		Organisation: s.party(rec.Organisation),
		Status:       s.coded("status", rec.Lifecycle.Status),
		Area:         s.coded("area", rec.Affected.Area),
		Updated:      s.date(cmp.Or(rec.Entry.Updated, rec.Entry.Published)),
		CanContest:   s.usable(rec),
		sortAs:       sortKey(cmp.Or(sortAs, title.Plain)),
		rec:          rec,
	}
}

// contestPage is where people learn how to contest what a system decides. What was
// erased has no page of its own for that.
func contestPage(rec *content.Record) string {
	if rec.Erased {
		return layout.Contest
	}
	return layout.SystemContest(rec.ID)
}

// title is the title of a record, or its id where it has none.
func (s *Site) title(rec *content.Record) Text {
	if t := s.text(rec.Title); !t.Empty() {
		return t
	}
	return Text{Plain: rec.ID}
}

func (s *Site) usable(rec *content.Record) bool {
	return slices.ContainsFunc(s.reg.Routes(rec), content.Route.Usable)
}

func (s *Site) count() { s.Counts = s.countOf(s.reg.Records) }

// countOf counts records that are not withdrawn.
func (s *Site) countOf(records []*content.Record) Counts {
	var c Counts
	bodies := map[string]bool{}
	for _, rec := range records {
		if rec.Entry.Withdrawn != nil {
			continue
		}
		c.Systems++
		bodies[rec.Organisation] = true
		if assessed(impactAssessed(rec)) {
			c.Assessed++
		}
		if rec.Decision.AboutPeople.Value == content.Yes {
			c.AboutPeople++
			if s.usable(rec) {
				c.Usable++
			}
		}
	}
	c.Organisations = len(bodies)
	return c
}

// party is a body that may have a file in the register.
func (s *Site) party(id string) Party {
	if id == "" {
		return Party{}
	}
	o := s.reg.Organisation(id)
	if o == nil {
		return Party{ID: id, Name: Text{Plain: id}}
	}
	return Party{
		ID: id, Name: s.text(o.Name), URL: layout.Link(s.Lang, layout.Organisation(id)),
	}
}

// partyOf is a body with another part in a system.
func (s *Site) partyOf(r content.Role) Party {
	p := s.party(r.Organisation)
	if r.Organisation == "" {
		p.Name = s.text(r.Name)
	}
	p.Role = s.coded("role", r.Role)
	return p
}

func (s *Site) coded(list, code string) Coded {
	if code == "" {
		return Coded{}
	}
	c := Coded{
		Code: code, Label: s.lists.Label(list, code, s.Lang), Source: s.lists.Source(list, code),
	}
	if strings.Contains(code, ".") { // the register's own, which may lack a language
		c.Foreign = s.foreign(s.lists.Labels(list, code).In(s.Lang, s.fallbacks...))
	}
	return c
}

func (s *Site) answer(a content.Answer) Answer {
	if !a.Published() {
		return Answer{}
	}
	c := s.coded("answer", a.Value)
	c.Source = ""
	return Answer{Coded: c, Reason: s.prose(a.Reason)}
}

func (s *Site) date(d content.Date) Date {
	return Date{ISO: string(d), Text: s.locale.date(d)}
}

func (s *Site) contacts(list []content.Contact) []Contact {
	var out []Contact
	for _, c := range list {
		out = append(out, Contact{
			Kind: s.coded("contact_type", c.Type), Label: s.text(c.Label), Value: c.Value,
			URL: address(c.Type, c.Value),
		})
	}
	return out
}

// address is what a link to a place must lead to, "" for places without one. It
// is safe by its own doing: html/template knows no telephones and would refuse
// them.
func address(kind, value string) template.URL {
	switch kind {
	case "email":
		return template.URL("mailto:" + strings.ReplaceAll(url.PathEscape(value), "%40", "@"))
	case "phone":
		return template.URL("tel:" + strings.Map(func(r rune) rune {
			if r == '+' || '0' <= r && r <= '9' {
				return r
			}
			return -1
		}, value))
	case "form", "url":
		if u, err := url.Parse(value); err == nil && (u.Scheme == "https" || u.Scheme == "http") {
			return template.URL(u.String())
		}
	}
	return ""
}

func (s *Site) languageNames(codes []string) []string {
	var names []string
	for _, c := range codes {
		names = append(names, s.locale.languageName(c))
	}
	return names
}

// Number writes a whole number for the language.
func (s *Site) Number(n int) string { return s.locale.number(float64(n), 0) }
