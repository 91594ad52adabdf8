package view

import (
	"cmp"
	"strconv"

	"vitrine/build/layout"
	"vitrine/content"
)

// contest says how a decision of the system can be contested.
func (b *recordBuilder) contest() Contest {
	s, rec := b.site, b.rec
	c := Contest{
		Text: s.prose(rec.RedressText), Status: s.answer(rec.RedressStatus).Coded,
		Rollback:   s.answer(rec.Rollback),
		Notified:   s.answer(rec.Notification.Given),
		NotifyWhen: s.coded("notification_when", rec.Notification.When),
		NotifyHow:  s.prose(rec.Notification.How), LetterText: s.prose(rec.Notification.Text),
		Decider: s.prose(rec.HumanOversight.Who), Override: s.answer(rec.HumanOversight.CanOverride),
		EasyURL: s.easyURL(rec), law: s.lawOnUse(rec),
	}
	routes := s.reg.Routes(rec)
	for i, r := range routes {
		route := s.route(r)
		route.Step, route.Anchor = i+1, anchor(r, i)
		c.Usable = c.Usable || route.Usable
		c.Routes = append(c.Routes, route)
	}
	link(c.Routes, routes)
	s.explainRoutes(c.Routes)
	if n := content.Lead(routes); n >= 0 {
		c.Lead = &c.Routes[n]
		if c.Dates = s.dates(routes[n].Deadline); c.Dates != nil {
			c.DatesURL = layout.Link(s.Lang, layout.ContestDates(datesRule(routes[n].Deadline)))
		}
	}
	if len(letterRoutes(routes)) > 0 {
		c.LetterURL = layout.Link(s.Lang, layout.ContestLetter(rec.ID))
	}
	if none := rec.RedressNone; none != nil {
		c.None = &NoRoute{Reason: s.prose(none.Reason), ReviewedBy: s.text(none.ReviewedBy)}
	}
	if !c.Usable {
		c.Defaults, c.Watchers = s.Channels, b.watchers()
	}
	for _, h := range rec.Help {
		c.Help = append(c.Help, s.help(h))
	}
	for _, o := range rec.Outcomes {
		c.Outcomes = append(c.Outcomes, s.outcome(o))
	}
	return c
}

// lawOnUse are the laws on the use of the system that give people a right.
func (s *Site) lawOnUse(rec *content.Record) []Basis {
	var out []Basis
	for _, l := range rec.Legal.Basis {
		if len(l.Right) > 0 {
			out = append(out, s.basis(l))
		}
	}
	return out
}

func anchor(r content.Route, i int) string {
	if r.ID != "" {
		return "route-" + r.ID
	}
	return "route-" + strconv.Itoa(i+1)
}

// link names for each route the routes that must come before it.
func link(pages []Route, routes []content.Route) {
	for i, r := range routes {
		for _, id := range r.RequiredBefore {
			for j, before := range routes {
				if before.ID == id && id != "" {
					pages[i].After = append(pages[i].After, Link{
						URL: "#" + pages[j].Anchor, Text: pages[j].Kind.Text(),
					})
				}
			}
		}
	}
}

// route is one way to contest, with what its channel says filled in.
func (s *Site) route(r content.Route) Route {
	out := Route{
		Kind: s.coded("redress_kind", r.Kind), Body: s.text(r.Body),
		Description: s.prose(r.Description), Independent: s.answer(r.Independent),
		Deadline: s.deadline(r.Deadline), Silence: s.prose(r.Silence),
		Suspensive: s.answer(r.Suspensive), MayWorsen: s.answer(r.MayWorsen),
		Evidence: s.prose(r.Evidence), Needs: s.texts(r.Needs), Who: s.prose(r.Representation),
		Letter: s.prose(r.Template), Remedies: s.texts(r.Remedies), URL: r.URL,
		VerifiedOn: s.date(r.VerifiedOn), Usable: r.Usable(), LacksTime: r.Deadline == nil,
	}
	if r.Cost != nil {
		out.Free = r.Cost.Amount != nil && *r.Cost.Amount == 0
		out.Cost, out.Waiver = s.money(r.Cost.Amount, r.Cost.Currency), s.prose(r.Cost.Waiver)
	}
	if r.Duration != nil {
		out.Typical, out.Legal = span(r.Duration.Typical), span(r.Duration.Legal)
	}
	out.LacksPlace = true
	for _, l := range r.Channels {
		out.Locators = append(out.Locators, s.locator(l))
		out.LacksPlace = out.LacksPlace && (l.Value == "" || len(l.Languages) == 0)
	}
	for _, l := range r.LegalBasis {
		out.Basis = append(out.Basis, s.basis(l))
	}
	return out
}

func (s *Site) texts(list []content.Text) []Text {
	var out []Text
	for _, t := range list {
		out = append(out, s.text(t))
	}
	return out
}

func span(d *content.Span) *Span {
	if d == nil {
		return nil
	}
	return &Span{Value: d.Value, Unit: "span_" + d.Unit}
}

func (s *Site) locator(l content.Locator) Locator {
	out := Locator{
		Kind: s.coded("locator_type", l.Type), Value: l.Value, URL: address(l.Type, l.Value),
		Hours: s.text(l.Hours), Languages: s.languageNames(l.Languages),
	}
	for _, code := range l.Accessible {
		out.Accessible = append(out.Accessible, s.coded("accessible", code))
	}
	return out
}

func (s *Site) deadline(d *content.Deadline) *Deadline {
	if d == nil {
		return nil
	}
	out := &Deadline{
		None: d.None, Span: Span{Value: d.Value, Unit: "span_" + d.Unit},
		Starts: d.Starts, From: s.coded("deadline_starts", d.Starts), Must: d.Must,
		Late: s.prose(d.Late),
	}
	if computable(d) {
		last, _ := LastDay(s.opts.Clock, d)
		out.Letter, out.Last = s.locale.day(s.opts.Clock), s.locale.day(last)
	}
	return out
}

// defaultChannels are the routes that the register offers when a record has none.
func (s *Site) defaultChannels() []Route {
	var out []Route
	for i, id := range s.reg.Settings.DefaultChannels {
		if c := s.reg.Channel(id); c != nil {
			r := s.route(content.Route{Channel: id}.Resolve(c))
			r.Step, r.Anchor, r.FromRegister = i+1, "channel-"+id, true
			out = append(out, r)
		}
	}
	return out
}

// help takes what the channel says where the record is silent.
func (s *Site) help(h content.Help) Help {
	out := Help{
		Name: s.text(h.Name), What: s.prose(h.What), URL: h.URL,
		Languages: s.languageNames(h.Languages), VerifiedOn: s.date(h.VerifiedOn),
	}
	for _, c := range []content.Contact{{Type: "phone", Value: h.Phone}, {Type: "email", Value: h.Email}} {
		if c.Value != "" {
			out.Contacts = append(out.Contacts, s.contacts([]content.Contact{c})...)
		}
	}
	c := s.reg.Channel(h.Channel)
	if c == nil {
		return out
	}
	if out.Name.Empty() {
		out.Name = s.text(c.Name)
	}
	if out.What.Empty() {
		out.What = s.prose(c.Description)
	}
	out.URL = cmp.Or(out.URL, c.URL)
	if len(out.Contacts) == 0 {
		for _, l := range c.Channels {
			place := s.locator(l)
			out.Contacts = append(out.Contacts,
				Contact{Kind: place.Kind, Value: place.Value, URL: place.URL})
			if len(out.Languages) == 0 {
				out.Languages = place.Languages
			}
		}
	}
	if out.VerifiedOn.Empty() {
		out.VerifiedOn = s.date(c.VerifiedOn)
	}
	return out
}

func (s *Site) outcome(o content.Outcomes) Outcome {
	number := func(n *int) string {
		if n == nil {
			return ""
		}
		return s.Number(*n)
	}
	return Outcome{
		Period: o.Period, Received: number(o.Received), Decided: number(o.Decided),
		Upheld: number(o.Upheld), MedianDays: number(o.MedianDays), Changes: s.texts(o.Changes),
	}
}
