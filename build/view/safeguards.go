package view

import (
	"slices"

	"vitrine/content"
	"vitrine/schema"
)

// topicEntry is a system with what protects people from it.
func (s *Site) topicEntry(e *Entry) TopicEntry {
	rec := e.rec
	return TopicEntry{
		Entry: *e, Role: s.coded("decision_role", rec.Decision.Role),
		Override: s.word(rec.HumanOversight.CanOverride),
		Told:     s.word(rec.Notification.Given),
		ToldWhen: s.coded("notification_when", rec.Notification.When),
		Assessed: impactAssessed(rec), Route: routeState(e),
	}
}

// word is an answer without its reason, which stands on the page of the system.
func (s *Site) word(a content.Answer) Coded { return s.coded("answer", a.Value) }

// impactAssessed is how far the best of a system's impact assessments has come.
func impactAssessed(rec *content.Record) string {
	best := 0
	ranks := []string{"", assessedNone, assessedOpen, assessedDone, assessedOwn, assessedIndependent}
	for _, a := range rec.Assessments {
		if !schema.IsImpactAssessment(a.Kind) {
			continue
		}
		state := ""
		switch {
		case a.Status == "done" && a.Independent.Value == content.Yes:
			state = assessedIndependent
		case a.Status == "done" && a.Independent.Value == content.No:
			state = assessedOwn
		case a.Status == "done":
			state = assessedDone
		case a.Status == "in_progress" || a.Status == "planned":
			state = assessedOpen
		case a.Status == "not_done" || a.Status == "not_required":
			state = assessedNone
		}
		best = max(best, slices.Index(ranks, state))
	}
	return ranks[best]
}

// assessed reports whether an impact assessment in this state is done.
func assessed(state string) bool {
	return state == assessedIndependent || state == assessedOwn || state == assessedDone
}

// routeState says in a word whether people can contest.
func routeState(e *Entry) string {
	switch {
	case e.CanContest:
		return routeUsable
	case len(e.rec.Redress) > 0:
		return routePartly
	case e.rec.RedressNone != nil:
		return routeNone
	}
	return ""
}

// tally counts what protects people from some of the site's systems.
func (s *Site) tally(systems []int) Tally {
	var t Tally
	count := func(n *int, holds bool) {
		if holds {
			*n++
		}
	}
	for _, i := range systems {
		e := &s.entries[i]
		count(&t.Running, operation(e.Status.Code) == operations[0])
		count(&t.Override, e.rec.HumanOversight.CanOverride.Value == content.Yes)
		count(&t.Independent, impactAssessed(e.rec) == assessedIndependent)
		count(&t.Told, e.rec.Notification.Given.Value == content.Yes)
		count(&t.Usable, e.CanContest)
	}
	return t
}
