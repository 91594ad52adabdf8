package schema

import (
	"slices"
	"strings"

	"vitrine/content"
	"vitrine/content/diag"
)

// contest asks of a record whether people can contest what the system does to
// them: Guiding Principles 25 and 31 of the United Nations. It returns the
// routes, resolved, in the room that it was given.
func (c *checker) contest(rec *content.Record, routes []content.Route) []content.Route {
	c.routes(rec)
	c.ladder(rec)
	for i := range rec.Redress {
		route := &rec.Redress[i]
		routes = append(routes, route.Resolve(c.reg.Channel(route.Channel)))
	}
	usable := c.usableRoute(rec, routes)
	switch {
	case !contestable(rec):
	case usable:
		c.wholeLadder(rec, routes)
	case c.reg.Settings.File != "" && rec.RedressNone == nil:
		c.missingRedress(rec)
	}
	return routes
}

// sharedRoutes looks at what each channel says, once however many records name
// it, and at those that stand in for a record's own.
func (c *checker) sharedRoutes() {
	settings := c.reg.Settings
	for i, id := range settings.DefaultChannels {
		c.channel(settings.File, item("/default_channels", i), id)
		if ch := c.reg.Channel(id); ch != nil {
			c.sharedRoute(ch)
		}
	}
	for _, ch := range c.reg.Channels {
		c.deadline(ch.File, "", ch.Deadline, ch.Channels)
		c.verified(ch.File, "/verified_on", ch.VerifiedOn)
	}
}

// contestable reports whether a system affects people now, so that its record
// must say how to contest. An explicit “no” of the body counts.
func contestable(rec *content.Record) bool {
	switch rec.Lifecycle.Status {
	case "pilot", "in_use", "suspended":
	default:
		return false
	}
	affects := rec.Decision.Effect == "legal" || rec.Decision.Effect == "significant"
	switch rec.Decision.AboutPeople.Value {
	case content.Yes:
		affects = true
	case content.No:
		affects = false
	}
	return affects && rec.Entry.Withdrawn == nil
}

// missingRedress points at the steps that nobody can take or, where there are
// none, at the word that makes them necessary. It keeps silent where an error
// in the record has been reported that may be the reason.
func (c *checker) missingRedress(rec *content.Record) {
	f := finding{file: rec.File, code: "missing-redress"}
	switch {
	case len(rec.Redress) > 0:
		f.pointer, f.key = "/redress", true
	case rec.Decision.AboutPeople.Value == content.Yes:
		f.pointer = "/decision/about_people"
	default:
		f.pointer = "/decision/effect"
	}
	if c.reg.Settings.Policy.Redress == content.RedressReported {
		f.severity = diag.Warning
	}
	if !c.faulty(rec.File, "/redress") && !c.faulty(rec.File, "/redress_none") {
		c.add(f)
	}
}

// usableRoute reports whether a record has a way to contest that people can
// take, and warns of each that they cannot. Routes are those of the record,
// resolved.
func (c *checker) usableRoute(rec *content.Record, routes []content.Route) bool {
	usable := false
	for i, whole := range routes {
		route := &rec.Redress[i]
		switch ch := c.reg.Channel(route.Channel); {
		case whole.Usable():
			usable = true
		case ch != nil && len(route.Channels) == 0: // the places are the channel's
			c.sharedRoute(ch)
		case ch == nil && route.Channel != "":
			// The channel is missing or could not be read, which has been said.
		case !c.faulty(rec.File, item("/redress", i)):
			c.report(rec.File, item("/redress", i), "unusable-route", "lacks", lacks(whole))
		}
	}
	return usable
}

// sharedRoute warns of a channel that nobody can turn to: once, at the channel,
// however many records name it.
func (c *checker) sharedRoute(ch *content.Channel) {
	if !ch.Usable() && !c.faulty(ch.File, "") {
		c.report(ch.File, "/name", "unusable-route", "lacks", lacks(ch.Route))
	}
}

// lacks names what a route needs before a person can take it.
func lacks(r content.Route) []diag.Words {
	var words []diag.Words
	place := func(l content.Locator) bool { return l.Value != "" }
	switch {
	case !slices.ContainsFunc(r.Channels, place):
		words = append(words, diag.Say("lacks-place"))
	case !slices.ContainsFunc(r.Channels, func(l content.Locator) bool {
		return place(l) && len(l.Languages) > 0
	}):
		words = append(words, diag.Say("lacks-languages"))
	}
	if r.Deadline == nil || !r.Deadline.None && r.Deadline.Value <= 0 {
		words = append(words, diag.Say("lacks-deadline"))
	}
	return words
}

// ladder asks that the steps that must come first exist and can be finished.
func (c *checker) ladder(rec *content.Record) {
	var ids []string
	place := map[string]int{}
	next := map[string][]string{}
	for i, route := range rec.Redress {
		if route.ID != "" {
			ids = append(ids, route.ID)
			place[route.ID] = i
			next[route.ID] = route.RequiredBefore
		}
		if route.Kind == "" && route.Channel == "" {
			c.add(finding{
				file: rec.File, pointer: item("/redress", i) + "/kind", key: true,
				code: "missing-field", hint: "route-kind",
				args: []any{"missing", "kind", "where", where("in", item("/redress", i))},
			})
		}
	}
	for i, route := range rec.Redress {
		for j, id := range route.RequiredBefore {
			if !slices.Contains(ids, id) {
				at := item(item("/redress", i)+"/required_before", j)
				c.unknown(rec.File, at, "unknown-required-before", id, ids)
			}
		}
	}
	for _, cycle := range cycles(ids, next) {
		at := item("/redress", place[cycle[0]]) + "/required_before"
		f := finding{
			file: rec.File, pointer: at, code: "redress-cycle",
			args: []any{"steps", strings.Join(append(cycle, cycle[0]), " → ")},
		}
		for _, id := range cycle[1:] {
			further := item("/redress", place[id]) + "/required_before"
			f.related = append(f.related, relation{rec.File, further, "step-here"})
		}
		c.add(f)
	}
}
