package schema

import (
	"slices"
	"strconv"

	"vitrine/content"
)

// routes looks at what each way to contest of a record says itself.
func (c *checker) routes(rec *content.Record) {
	c.repeatedOrder(rec)
	for i := range rec.Redress {
		c.ownDeadline(rec.File, item("/redress", i), &rec.Redress[i])
	}
	c.stillTrue(rec)
}

// ownDeadline looks at the deadline of a route of a record. A route that takes
// its deadline over may still add a postal address to it.
func (c *checker) ownDeadline(file, at string, r *content.Route) {
	ch := c.reg.Channel(r.Channel)
	switch {
	case r.Deadline == nil && ch != nil:
		c.deadline(ch.File, "", ch.Deadline, r.Channels)
	case ch != nil && len(r.Channels) == 0:
		c.deadline(file, at, r.Deadline, ch.Channels)
	default:
		c.deadline(file, at, r.Deadline, r.Channels)
	}
}

// deadline looks at a deadline where it is written. Whether a letter must arrive
// or be sent in time only matters where letters can be sent.
func (c *checker) deadline(file, at string, d *content.Deadline, places []content.Locator) {
	if d == nil {
		return
	}
	at += "/deadline"
	switch {
	case d.None:
		c.contradiction(file, at, d)
	case d.Value > 0 && d.Must == "" && byPost(places) && !c.faulty(file, at):
		c.add(finding{file: file, pointer: at, key: true, code: "deadline-without-must"})
	}
}

// contradiction asks that “none” stands alone: a reader who is told both may
// believe the wrong one and come too late.
func (c *checker) contradiction(file, at string, d *content.Deadline) {
	var length string
	switch {
	case d.Value != 0:
		length = "/value"
	case d.Unit != "":
		length = "/unit"
	case d.Starts != "":
		length = "/starts"
	}
	if length == "" || c.faulty(file, at) {
		return
	}
	c.add(finding{
		file: file, pointer: at + "/none", key: true, code: "contradicting-deadline",
		related: []relation{{file, at + length, "other-here"}},
	})
}

func byPost(places []content.Locator) bool {
	for i := range places {
		if places[i].Type == "post" {
			return true
		}
	}
	return false
}

// repeatedOrder looks for two steps at the same place of the ladder.
func (c *checker) repeatedOrder(rec *content.Record) {
	for i := range rec.Redress {
		order := rec.Redress[i].Order
		for first := range i {
			if order == 0 || rec.Redress[first].Order != order {
				continue
			}
			c.add(finding{
				file: rec.File, pointer: item("/redress", i) + "/order", code: "repeated-order",
				args:    []any{"value", strconv.Itoa(order)},
				related: []relation{{rec.File, item("/redress", first) + "/order", "first-here"}},
			})
			break
		}
	}
}

// trusted is for how many days an address and a deadline are believed to be
// right after somebody has checked them.
const trusted = 180

// stillTrue asks that addresses and deadlines of systems are checked now and
// then, as long as the systems decide about people or are going to.
func (c *checker) stillTrue(rec *content.Record) {
	if rec.Entry.Withdrawn != nil || rec.Lifecycle.Status == "retired" {
		return
	}
	for i := range rec.Redress {
		c.verified(rec.File, item("/redress", i)+"/verified_on", rec.Redress[i].VerifiedOn)
	}
	for i := range rec.Help {
		c.verified(rec.File, item("/help", i)+"/verified_on", rec.Help[i].VerifiedOn)
	}
}

// verified counts from the last day that a date may mean: a month from its end.
func (c *checker) verified(file, pointer string, d content.Date) {
	if d == "" {
		return
	}
	end, err := d.End()
	if last := end.AddDate(0, 0, trusted-1); err == nil && c.today.After(last) {
		c.report(file, pointer, "stale-verification",
			"date", string(d), "days", strconv.Itoa(trusted))
	}
}

// wholeLadder looks at all the ways to contest of a record together: whether
// one of them is independent, one is not on the web, one is free; and whether
// somebody helps. It is for records with a route that people can take.
func (c *checker) wholeLadder(rec *content.Record, routes []content.Route) {
	var gaps []string
	if !slices.ContainsFunc(routes, independent) {
		gaps = append(gaps, "ladder-not-independent")
	}
	if !slices.ContainsFunc(routes, offline) {
		gaps = append(gaps, "ladder-only-online")
	}
	if !slices.ContainsFunc(routes, affordable) {
		gaps = append(gaps, "ladder-not-free")
	}
	if c.helpWanted(rec, routes) {
		gaps = append(gaps, "no-free-help")
	}
	if len(gaps) == 0 || c.unclear(rec) {
		return
	}
	for _, code := range gaps {
		c.add(finding{file: rec.File, pointer: "/redress", key: true, beside: true, code: code})
	}
}

// unclear reports whether an error may be the reason for a gap in the ladder,
// in the record or in a channel that it names.
func (c *checker) unclear(rec *content.Record) bool {
	if c.faulty(rec.File, "/redress") || c.faulty(rec.File, "/help") {
		return true
	}
	for i := range rec.Redress {
		name := rec.Redress[i].Channel
		ch := c.reg.Channel(name)
		if name != "" && (ch == nil || c.faulty(ch.File, "")) {
			return true
		}
	}
	return false
}

// independentKinds are the steps that lead to a body that no administration
// gives orders to, unless the register says otherwise.
var independentKinds = []string{
	"ombudsman", "data_protection_authority", "equality_body", "nhri", "supervisor", "tribunal",
	"court", "international_body",
}

func independent(r content.Route) bool {
	switch r.Independent.Value {
	case content.Yes:
		return true
	case content.No:
		return false
	}
	return slices.Contains(independentKinds, r.Kind)
}

// onlineTypes are the places that only those reach who are online.
var onlineTypes = []string{"email", "form"}

func offline(r content.Route) bool {
	return slices.ContainsFunc(r.Channels, func(l content.Locator) bool {
		return !slices.Contains(onlineTypes, l.Type)
	})
}

// affordable reports whether a step is not said to cost money, or some people
// need not pay. A record that is silent about the cost does not say that there
// is one.
func affordable(r content.Route) bool {
	return r.Cost == nil || r.Cost.Amount == nil || *r.Cost.Amount == 0 || len(r.Cost.Waiver) > 0
}

// helpWanted reports whether a record names nobody who helps. A register that
// repeats what others publish cannot know.
func (c *checker) helpWanted(rec *content.Record, routes []content.Route) bool {
	settings := c.reg.Settings
	return settings.File != "" && settings.Policy.Redress != content.RedressReported &&
		len(rec.Help) == 0 &&
		!slices.ContainsFunc(routes, func(r content.Route) bool { return r.Kind == "help" })
}
