package schema

import (
	"slices"

	"vitrine/content"
)

// lifecycle asks that the dates of a system fit each other and its status. What
// a record says of a system is left alone once the record is withdrawn.
func (c *checker) lifecycle(rec *content.Record) {
	life := rec.Lifecycle
	if before(life.Until, life.Since) {
		c.add(finding{
			file: rec.File, pointer: "/lifecycle/until", code: "until-before-since",
			args:    []any{"since", string(life.Since), "until", string(life.Until)},
			related: []relation{{rec.File, "/lifecycle/since", "it-begins-here"}},
		})
		return
	}
	if rec.Entry.Withdrawn != nil {
		return
	}
	switch life.Status {
	case "planned", "development":
		if c.passed(life.Since) {
			c.add(finding{
				file: rec.File, pointer: "/lifecycle/status", code: "planned-since",
				args:    []any{"status", life.Status, "since", string(life.Since)},
				related: []relation{{rec.File, "/lifecycle/since", "it-begins-here"}},
			})
		}
	case "pilot", "in_use":
		if c.passed(life.Until) {
			c.add(finding{
				file: rec.File, pointer: "/lifecycle/status", code: "in-use-after-end",
				args:    []any{"status", life.Status, "until", string(life.Until)},
				related: []relation{{rec.File, "/lifecycle/until", "it-ends-here"}},
			})
		}
	}
}

// entry looks at the dates of the record itself.
func (c *checker) entry(rec *content.Record) {
	e := rec.Entry
	published := []relation{{rec.File, "/record/published", "other-here"}}
	if before(e.Updated, e.Published) {
		c.add(finding{
			file: rec.File, pointer: "/record/updated", code: "updated-before-published",
			args:    []any{"updated", string(e.Updated), "published", string(e.Published)},
			related: published,
		})
	}
	if w := e.Withdrawn; w != nil {
		if before(w.Date, e.Published) {
			c.add(finding{
				file: rec.File, pointer: "/record/withdrawn/date", code: "withdrawn-before-published",
				args:    []any{"withdrawn", string(w.Date), "published", string(e.Published)},
				related: published,
			})
		}
		return
	}
	if rec.Lifecycle.Status != "retired" { // nothing changes any more
		c.overdue(rec.File, "/record/review_due", e.ReviewDue)
	}
}

// overdue warns of a review that should have taken place.
func (c *checker) overdue(file, pointer string, due content.Date) {
	if c.passed(due) {
		c.report(file, pointer, "review-overdue", "date", string(due))
	}
}

// inOperation reports whether people are subject to a system: a suspended one
// has touched them and may do so again tomorrow.
func inOperation(rec *content.Record) bool {
	return slices.Contains([]string{"pilot", "in_use", "suspended"}, rec.Lifecycle.Status)
}

// before reports whether one date is certainly before another. Dates are as
// exact as their source: 2024 may be after 2024-06. An absent or impossible
// date is before nothing.
func before(a, b content.Date) bool {
	end, err1 := a.End()
	begin, err2 := b.Time()
	return err1 == nil && err2 == nil && !end.After(begin)
}

// passed reports whether a date is certainly over: 2026 is over in 2027.
func (c *checker) passed(d content.Date) bool {
	end, err := d.End()
	return err == nil && !end.After(c.today)
}
