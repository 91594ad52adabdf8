package schema

import (
	"cmp"
	"slices"

	"vitrine/content"
)

// evident are the questions to which “no” explains itself, so that nobody
// misses a reason.
var evident = []string{
	"/decision/about_people",      // there is no decision to explain
	"/technology/self_learning",   // it stays as it was tested
	"/technology/custom_code",     // a fact about the purchase
	"/data/personal",              // nobody is concerned
	"/assessments/independent",    // “by” says who did it
	"/redress/independent",        // “body” says who decides
	"/redress/suspensive",         // the law says so, not the body; see “legal_basis”
	"/redress/outcome_may_worsen", // nothing to fear
}

// answers asks once in a record for the reasons of answers that refuse: readers
// of a bare “no” learn nothing but that somebody was asked. Imported records
// are spared, since they give the words of others.
func (c *checker) answers(rec *content.Record) {
	if rec.Entry.Withdrawn != nil || rec.Entry.Source != nil {
		return
	}
	var bare []asked
	eachAnswer(rec, func(a asked) {
		if a.refuses() && len(a.answer.Reason) == 0 && !c.faulty(rec.File, a.pointer()) {
			bare = append(bare, a)
		}
	})
	if len(bare) == 0 {
		return
	}
	file := c.reg.File(rec.File)
	slices.SortStableFunc(bare, func(a, b asked) int {
		x, y := file.Range(a.pointer()).Start, file.Range(b.pointer()).Start
		return cmp.Or(cmp.Compare(x.Line, y.Line), cmp.Compare(x.Column, y.Column))
	})
	lang := cmp.Or(c.reg.Settings.DefaultLanguage(), "en")
	f := finding{
		file: rec.File, pointer: bare[0].pointer(), code: "missing-reason",
		args: []any{"name", bare[0].name, "value", bare[0].answer.Value, "lang", lang},
	}
	for _, a := range bare[1:] {
		f.related = append(f.related, relation{rec.File, a.pointer(), "no-reason-here"})
	}
	c.add(f)
}

// asked is a question and its answer.
type asked struct {
	group  string // pointer of the group or the list, "" for the record itself
	item   int    // number of the item in a list, -1 outside of lists
	name   string
	answer content.Answer
}

func (a asked) pointer() string {
	if a.item >= 0 {
		return item(a.group, a.item) + "/" + a.name
	}
	return a.group + "/" + a.name
}

// refuses reports whether the answer makes readers ask why.
func (a asked) refuses() bool {
	switch a.answer.Value {
	case content.NotApplicable, content.Precluded, content.Waived:
		return true
	case content.No:
		return !slices.Contains(evident, a.group+"/"+a.name)
	}
	return false
}

// eachAnswer calls visit for the answers of a record. The word of a source
// about redress is none: it is never an answer of the body.
func eachAnswer(rec *content.Record, visit func(asked)) {
	visit(asked{"/decision", -1, "about_people", rec.Decision.AboutPeople})
	visit(asked{"/oversight_human", -1, "can_override", rec.HumanOversight.CanOverride})
	visit(asked{"/oversight_human", -1, "training", rec.HumanOversight.Training})
	visit(asked{"/oversight_human", -1, "failsafe", rec.HumanOversight.Failsafe})
	visit(asked{"/notification", -1, "given", rec.Notification.Given})
	visit(asked{"/technology", -1, "self_learning", rec.Technology.SelfLearning})
	visit(asked{"/technology", -1, "custom_code", rec.Technology.CustomCode})
	visit(asked{"", -1, "rollback", rec.Rollback})
	for i, d := range rec.Data {
		visit(asked{"/data", i, "personal", d.Personal})
	}
	for i, a := range rec.Assessments {
		visit(asked{"/assessments", i, "independent", a.Independent})
	}
	for i, r := range rec.Redress {
		visit(asked{"/redress", i, "independent", r.Independent})
		visit(asked{"/redress", i, "suspensive", r.Suspensive})
		visit(asked{"/redress", i, "outcome_may_worsen", r.MayWorsen})
	}
}
