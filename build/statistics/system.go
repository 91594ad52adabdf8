package statistics

import (
	"slices"
	"time"

	"vitrine/content"
	"vitrine/schema"
)

// countsOf are the counts of one system.
func countsOf(reg *content.Register, rec *content.Record, today time.Time) Counts {
	c := Counts{
		Systems: 1, Assessed: assessed(rec), Overdue: overdue(rec, today),
		Answers: schema.TallyOf(rec),
	}
	if rec.Decision.AboutPeople.Value == content.Yes {
		c.AboutPeople, c.Contest, c.Notice = 1, contest(reg, rec), notice(rec)
	}
	return c
}

func contest(reg *content.Register, rec *content.Record) Contest {
	switch {
	case slices.ContainsFunc(reg.Routes(rec), content.Route.Usable):
		return Contest{Usable: 1}
	case len(rec.Redress) > 0:
		return Contest{Incomplete: 1}
	case rec.RedressNone != nil:
		return Contest{None: 1}
	}
	return Contest{NotPublished: 1}
}

func notice(rec *content.Record) Notice {
	switch rec.Notification.Given.Value {
	case content.Yes:
		return Notice{Given: 1}
	case content.No, content.NotApplicable, content.Precluded, content.Waived:
		return Notice{Not: 1}
	case "":
		return Notice{NotPublished: 1}
	}
	return Notice{Other: 1}
}

// assessed looks for the impact assessment that has come farthest. Of those that
// are done, one with a date and one by somebody independent count even if they are
// not the same.
func assessed(rec *content.Record) Assessed {
	var done, dated, independent, open, not bool
	for _, a := range rec.Assessments {
		if !schema.IsImpactAssessment(a.Kind) {
			continue
		}
		switch a.Status {
		case "done":
			done = true
			dated = dated || a.Date != ""
			independent = independent || a.Independent.Value == content.Yes
		case "planned", "in_progress":
			open = true
		case "not_done", "not_required":
			not = true
		}
	}
	switch {
	case done:
		return Assessed{Done: 1, Dated: one(dated), Independent: one(independent)}
	case open:
		return Assessed{Open: 1}
	case not:
		return Assessed{Not: 1}
	}
	return Assessed{NotPublished: 1}
}

func overdue(rec *content.Record, today time.Time) Overdue {
	entry := late(rec.Entry.ReviewDue, today)
	assessment := slices.ContainsFunc(rec.Assessments, func(a content.Assessment) bool {
		return schema.ReviewOverdue(rec, a, today)
	})
	secret := slices.ContainsFunc(rec.Withheld, func(w content.Withheld) bool {
		return late(w.Review, today)
	})
	return Overdue{
		Systems: one(entry || assessment || secret), Entries: one(entry),
		Assessments: one(assessment), Secrets: one(secret),
	}
}

// late reports whether the whole day, month or year of a date has passed.
func late(d content.Date, today time.Time) bool {
	end, err := d.End()
	return err == nil && !end.After(today)
}

func one(holds bool) int {
	if holds {
		return 1
	}
	return 0
}
