package schema

import "vitrine/content"

// lifecycle asks that use does not end before it begins. Dates are as exact as
// their source: 2024 may end after 2024-06 has begun.
func (c *checker) lifecycle(rec *content.Record) {
	since, err1 := rec.Lifecycle.Since.Time()
	end, err2 := rec.Lifecycle.Until.End()
	if err1 == nil && err2 == nil && !end.After(since) {
		c.report(rec.File, "/lifecycle/until", "until-before-since",
			"since", string(rec.Lifecycle.Since), "until", string(rec.Lifecycle.Until))
	}
}
