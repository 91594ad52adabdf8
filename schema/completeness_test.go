package schema_test

import (
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"vitrine/content"
	"vitrine/content/example"
	"vitrine/schema"
)

// tally counts a record that has the given lines beside the required ones, less
// what the required ones answer.
func tally(t *testing.T, lines string) schema.Tally {
	t.Helper()
	reg, list, err := content.Load(fstest.MapFS{
		"vitrine.yaml": {Data: []byte("id: demo\ntitle: {en: Demo}\nlanguages: [en]\n")},
		"records/a.yaml": {Data: []byte("id: a\ntitle: {en: A}\norganisation: city\n" +
			"lifecycle: {status: planned}\n" + lines)},
	})
	if err != nil || len(list) > 0 {
		t.Fatal(err, describe(list))
	}
	got := schema.TallyOf(reg.Records[0])
	got.Answered -= 3 // title, organisation, status
	got.NotPublished -= len(schema.Questions()) - 3
	got.Questions -= len(schema.Questions())
	return got
}

func TestTally(t *testing.T) {
	for lines, want := range map[string]schema.Tally{
		"":                                     {},
		"x: {other: {a: 1}}\n":                 {},
		"summary: {en: It does.}\n":            {Answered: 1, NotPublished: -1},
		"rollback: yes\n":                      {Answered: 1, NotPublished: -1},
		"rollback: in_progress\n":              {Answered: 1, NotPublished: -1},
		"rollback: unknown\n":                  {Unknown: 1, NotPublished: -1},
		"rollback: no\n":                       {WithoutReason: 1, NotPublished: -1},
		"rollback: precluded\n":                {WithoutReason: 1, NotPublished: -1},
		"decision: {role: informs}\n":          {Answered: 1, NotPublished: -1},
		"redress: [{kind: court}]\n":           {Answered: 1, NotPublished: -1},
		"redress_none: {reason: {en: So.}}\n":  {Answered: 1, NotPublished: -1},
		"redress_text: {en: You may write.}\n": {},
		"rollback: {answer: no, reason: {en: It is sent.}}\n": {No: 1, NotPublished: -1},
		"rollback: {answer: waived, reason: {en: By law.}}\n": {
			NotApplicable: 1, NotPublished: -1,
		},
		"withheld: [{path: /technology/method, ground: {en: Law}}]\n": {
			Withheld: 1, NotPublished: -1,
		},
		"withheld: [{path: /summary, ground: {en: Law}}]\nsummary: {en: It does.}\n": {
			Answered: 1, NotPublished: -1,
		},
	} {
		if d := cmp.Diff(want, tally(t, lines)); d != "" {
			t.Errorf("%s (-want +got):\n%s", lines, d)
		}
	}
}

// TestTallyAddsUp: every question is counted once, in the record, in its
// organisation and in the register.
func TestTallyAddsUp(t *testing.T) {
	reg, _, err := content.Load(example.FS())
	if err != nil {
		t.Fatal(err)
	}
	c := schema.CompletenessOf(reg)
	sum := func(x schema.Tally) int {
		return x.Answered + x.No + x.NotApplicable + x.WithoutReason + x.Unknown + x.Withheld +
			x.NotPublished
	}
	records, questions := 0, 0
	for _, r := range c.Records {
		if r.Questions != len(schema.Questions()) || sum(r.Tally) != r.Questions {
			t.Errorf("%s: %d questions, %d counted", r.ID, r.Questions, sum(r.Tally))
		}
	}
	for _, o := range c.Organisations {
		records, questions = records+o.Records, questions+o.Questions
		if sum(o.Tally) != o.Questions {
			t.Errorf("%s: %d questions, %d counted", o.ID, o.Questions, sum(o.Tally))
		}
	}
	if records != len(c.Records) || questions != c.Register.Questions ||
		sum(c.Register) != questions || records < 10 {
		t.Error(fmt.Sprint(records, len(c.Records), questions, c.Register))
	}
}

// TestUnpublishedIsWhatTheTallyCounts: both look at the same fields, and what is
// kept secret is not among them.
func TestUnpublishedIsWhatTheTallyCounts(t *testing.T) {
	reg, _, err := content.Load(example.FS())
	if err != nil {
		t.Fatal(err)
	}
	some := 0
	for _, rec := range reg.Records {
		open := schema.Unpublished(rec)
		if len(open) != schema.TallyOf(rec).NotPublished {
			t.Errorf("%s: %d counted, %q", rec.ID, schema.TallyOf(rec).NotPublished, open)
		}
		some += len(open)
		for _, w := range rec.Withheld {
			if slices.Contains(open, w.Path) {
				t.Errorf("%s: %s is kept secret", rec.ID, w.Path)
			}
		}
	}
	if some == 0 {
		t.Error("the example leaves nothing open")
	}
}

// TestQuestionsAreFields: what is not asked exists, else it was renamed; what
// matters most is asked.
func TestQuestionsAreFields(t *testing.T) {
	asked := schema.Questions()
	for _, q := range []string{
		"/summary", "/redress", "/decision/role", "/assessments", "/oversight_human/can_override",
		"/notification/given", "/data", "/legal/basis", "/contact",
	} {
		if !slices.Contains(asked, q) {
			t.Errorf("%s is not asked", q)
		}
	}
	if slices.Contains(asked, "/record") || slices.Contains(asked, "/x") {
		t.Error("the record’s own administration is asked for")
	}
}
