package schema

import (
	"slices"
	"time"

	"vitrine/content"
	"vitrine/content/diag"
)

// impactKinds are the kinds of assessments that ask, before a system is used,
// what it will do to people.
var impactKinds = []string{
	"hria", "fria", "child_rights", "dpia", "aia", "equality", "ethics",
}

// technicalKinds look at the machine and not at what it decides. Kinds in neither list
// (a bias audit, an independent review, one whose kind the source does not
// name) may look at people too: whoever has one is not told that there is none,
// but nobody expects it before use.
var technicalKinds = []string{
	"accessibility", "conformity", "environmental", "security", "testing",
}

// assessments asks whether somebody has looked at what the system does to
// people, and when: Guiding Principles 17 and 18 of the United Nations. It comes
// after the rules about redress, whose errors may stand at the same place.
func (c *checker) assessments(rec *content.Record) {
	if rec.Entry.Withdrawn != nil || c.faulty(rec.File, "/assessments") {
		return
	}
	c.missingAssessment(rec)
	for i, a := range rec.Assessments {
		if unexplained(a) {
			c.report(rec.File, item("/assessments", i)+"/status", "assessment-without-reason")
		}
		if ReviewOverdue(rec, a, c.today) {
			c.overdue(rec.File, item("/assessments", i)+"/next_review", a.NextReview)
		}
	}
	c.lateAssessment(rec)
}

func unexplained(a content.Assessment) bool {
	return a.Status == "not_done" && len(a.ReasonNotDone) == 0
}

// assessedSince reports whether a later assessment of the same kind is the
// review that an earlier one announced.
func assessedSince(rec *content.Record, earlier content.Assessment) bool {
	return slices.ContainsFunc(rec.Assessments, func(a content.Assessment) bool {
		return a.Kind == earlier.Kind && a.Status == "done" && before(earlier.Date, a.Date)
	})
}

// IsImpactAssessment reports whether an assessment of this kind asks what a system
// will do to people.
func IsImpactAssessment(kind string) bool { return slices.Contains(impactKinds, kind) }

// ReviewOverdue reports whether an assessment should have been looked at again
// before a day: the review is late, the system is in use, and no later assessment
// of the same kind took its place.
func ReviewOverdue(rec *content.Record, a content.Assessment, today time.Time) bool {
	if a.NextReview == "" || rec.Lifecycle.Status == "retired" || assessedSince(rec, a) {
		return false
	}
	end, err := a.NextReview.End()
	return err == nil && !end.After(today)
}

// missingAssessment asks for an impact assessment, or for the reason why there
// is none, where the effects are great. One that was not done is as good as
// missing as long as nobody says why: then that is what is reported.
func (c *checker) missingAssessment(rec *content.Record) {
	f := finding{file: rec.File, beside: true}
	f.pointer, f.code = greatEffects(rec)
	if f.pointer == "" || withheld(rec, "/assessments") {
		return
	}
	if c.reg.Settings.Policy.Assessment == content.AssessmentRequired {
		f.severity = diag.Error
	}
	for i, a := range rec.Assessments {
		switch {
		case slices.Contains(technicalKinds, a.Kind):
		case !unexplained(a):
			return
		case f.code != "assessment-without-reason": // the first of them
			f.pointer, f.code = item("/assessments", i)+"/status", "assessment-without-reason"
		}
	}
	c.add(f)
}

// greatEffects returns the word that makes an impact assessment necessary, and
// the code that says so; "" where none is.
func greatEffects(rec *content.Record) (pointer, code string) {
	switch {
	case !inOperation(rec):
		return "", ""
	case rec.Risk.Level == "high" || rec.Risk.Level == "unacceptable":
		return "/risk/level", "missing-assessment/risk"
	case contestable(rec) &&
		(rec.Decision.Effect == "legal" || rec.Decision.Effect == "significant"):
		return "/decision/effect", "missing-assessment"
	}
	return "", ""
}

// lateAssessment warns when people were subject to the system before anybody
// had asked what it would do to them. It keeps silent where one assessment may
// have been in time, and where the record says itself that there was none.
func (c *checker) lateAssessment(rec *content.Record) {
	since, first := rec.Lifecycle.Since, -1
	if !inOperation(rec) && rec.Lifecycle.Status != "retired" {
		return
	}
	for i, a := range rec.Assessments {
		switch {
		case slices.Contains(technicalKinds, a.Kind):
		case a.Status == "unknown", a.Status == "not_done" && !unexplained(a):
			return
		case a.Status != "done":
		case !before(since, a.Date):
			return
		case IsImpactAssessment(a.Kind) &&
			(first < 0 || before(a.Date, rec.Assessments[first].Date)):
			first = i
		}
	}
	if first >= 0 {
		c.add(finding{
			file: rec.File, pointer: item("/assessments", first) + "/date",
			code:    "assessment-after-deployment",
			args:    []any{"since", string(since), "date", string(rec.Assessments[first].Date)},
			related: []relation{{rec.File, "/lifecycle/since", "it-begins-here"}},
		})
	}
}

// redLines warns of what no public body should do, while it is done: A/HRC/59/53,
// paragraphs 64 and 65(d). A suspended system does nothing.
func (c *checker) redLines(rec *content.Record) {
	if rec.Entry.Withdrawn != nil || !inOperation(rec) || rec.Lifecycle.Status == "suspended" {
		return
	}
	f := finding{file: rec.File, code: "red-line-in-operation"}
	switch {
	case c.reg.Settings.Policy.RedLines == content.RedLinesRefused:
		f.severity, f.hint = diag.Error, "red-line-refused"
	case len(rec.Risk.Derogation) > 0 || withheld(rec, "/risk/derogation"):
		return // readers see which exception the body claims
	}
	for i, line := range rec.Risk.RedLines {
		f.pointer = item("/risk/red_lines", i)
		f.args = []any{"value", line}
		c.add(f)
	}
}
