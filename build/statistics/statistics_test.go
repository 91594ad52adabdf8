package statistics

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vitrine/content"
	"vitrine/content/example"
	"vitrine/schema"
)

var today = time.Date(2026, 11, 3, 0, 0, 0, 0, time.UTC)

// of are the counts of one record that is about people.
func of(rec content.Record) Counts {
	rec.ID, rec.Decision.AboutPeople.Value = "a", content.Yes
	return Of(&content.Register{Records: []*content.Record{&rec}}, today).Register
}

func TestContest(t *testing.T) {
	usable := content.Route{
		Kind: "objection", Deadline: &content.Deadline{None: true},
		Channels: []content.Locator{{Type: "email", Value: "a@x.example", Languages: []string{"en"}}},
	}
	for name, test := range map[string]struct {
		rec  content.Record
		want Contest
	}{
		"usable":     {content.Record{Redress: []content.Route{{}, usable}}, Contest{Usable: 1}},
		"incomplete": {content.Record{Redress: []content.Route{{}}}, Contest{Incomplete: 1}},
		"none":       {content.Record{RedressNone: &content.RedressNone{}}, Contest{None: 1}},
		"silent":     {content.Record{}, Contest{NotPublished: 1}},
		"prose":      {content.Record{RedressText: content.Text{"en": "Write."}}, Contest{NotPublished: 1}},
	} {
		if got := of(test.rec).Contest; got != test.want {
			t.Errorf("%s: %+v, want %+v", name, got, test.want)
		}
	}
}

func TestNotice(t *testing.T) {
	for answer, want := range map[string]Notice{
		"yes": {Given: 1}, "no": {Not: 1}, "precluded": {Not: 1}, "in_progress": {Other: 1},
		"unknown": {Other: 1}, "": {NotPublished: 1},
	} {
		rec := content.Record{Notification: content.Notification{Given: content.Answer{Value: answer}}}
		if got := of(rec).Notice; got != want {
			t.Errorf("%s: %+v, want %+v", answer, got, want)
		}
	}
}

func TestAssessed(t *testing.T) {
	yes := content.Answer{Value: content.Yes}
	for name, test := range map[string]struct {
		list []content.Assessment
		want Assessed
	}{
		"nothing":  {nil, Assessed{NotPublished: 1}},
		"a test":   {[]content.Assessment{{Kind: "testing", Status: "done"}}, Assessed{NotPublished: 1}},
		"no state": {[]content.Assessment{{Kind: "dpia"}}, Assessed{NotPublished: 1}},
		"done":     {[]content.Assessment{{Kind: "dpia", Status: "done"}}, Assessed{Done: 1}},
		"two": {[]content.Assessment{
			{Kind: "dpia", Status: "done", Date: "2024"},
			{Kind: "fria", Status: "done", Independent: yes},
			{Kind: "aia", Status: "not_done"},
		}, Assessed{Done: 1, Dated: 1, Independent: 1}},
		"open": {[]content.Assessment{
			{Kind: "dpia", Status: "not_done"}, {Kind: "fria", Status: "planned"},
		}, Assessed{Open: 1}},
		"not": {[]content.Assessment{{Kind: "dpia", Status: "not_required"}}, Assessed{Not: 1}},
	} {
		if got := of(content.Record{Assessments: test.list}).Assessed; got != test.want {
			t.Errorf("%s: %+v, want %+v", name, got, test.want)
		}
	}
}

func TestOverdue(t *testing.T) {
	rec := content.Record{
		Entry:       content.Entry{ReviewDue: "2026-10"},
		Assessments: []content.Assessment{{Kind: "dpia", Status: "done", NextReview: "2026-11-02"}},
		Withheld:    []content.Withheld{{Review: "2025"}},
	}
	want := Overdue{Systems: 1, Entries: 1, Assessments: 1, Secrets: 1}
	if got := of(rec).Overdue; got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	rec.Entry.ReviewDue, rec.Assessments[0].NextReview, rec.Withheld = "2026-11", "2026-11-03", nil
	if got := of(rec).Overdue; got != (Overdue{}) {
		t.Errorf("nothing is overdue on its last day: %+v", got)
	}
}

// TestGroupsAddUp: in the example, and whatever a record is silent about, each
// system is in one organisation and one area, and in one part of each whole.
func TestGroupsAddUp(t *testing.T) {
	reg, _, err := content.Load(example.FS())
	if err != nil {
		t.Fatal(err)
	}
	reg.Records[0].Affected.Area, reg.Records[1].Organisation = "", ""
	s := Of(reg, today)
	for name, groups := range map[string][]Group{"bodies": s.Organisations, "areas": s.Areas} {
		var sum Counts
		for _, g := range groups {
			sum = sum.plus(g.Counts)
		}
		if d := cmp.Diff(s.Register, sum); d != "" {
			t.Errorf("%s (-register +sum):\n%s", name, d)
		}
		if groups[len(groups)-1].Key != "" {
			t.Errorf("%s: the group without a name is not the last", name)
		}
	}
	c := s.Register
	if n := c.Contest.Usable + c.Contest.Incomplete + c.Contest.None + c.Contest.NotPublished; n != c.AboutPeople {
		t.Errorf("%d of %d systems are about people", n, c.AboutPeople)
	}
	if n := c.Notice.Given + c.Notice.Not + c.Notice.Other + c.Notice.NotPublished; n != c.AboutPeople {
		t.Errorf("%d of %d systems tell or do not", n, c.AboutPeople)
	}
	if n := c.Assessed.Done + c.Assessed.Open + c.Assessed.Not + c.Assessed.NotPublished; n != c.Systems {
		t.Errorf("%d of %d systems are assessed or not", n, c.Systems)
	}
	if c.Systems+s.Withdrawn != len(reg.Records) || c.Answers != schema.CompletenessOf(reg).Register {
		t.Errorf("%+v, %d withdrawn", c, s.Withdrawn)
	}
}

// TestPlusAddsEveryCount: no count is forgotten when groups are added up.
func TestPlusAddsEveryCount(t *testing.T) {
	var set func(v reflect.Value, n int64) int
	set = func(v reflect.Value, n int64) int {
		if v.Kind() == reflect.Int {
			v.SetInt(n)
			return 1
		}
		fields := 0
		for i := range v.NumField() {
			fields += set(v.Field(i), n)
		}
		return fields
	}
	var a, b, want Counts
	if n := set(reflect.ValueOf(&a).Elem(), 1); n < 20 {
		t.Fatalf("%d counts", n)
	}
	set(reflect.ValueOf(&b).Elem(), 2)
	set(reflect.ValueOf(&want).Elem(), 3)
	if d := cmp.Diff(want, a.plus(b)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestPeriods(t *testing.T) {
	entry := func(published, updated, withdrawn content.Date) *content.Record {
		e := content.Entry{Published: published, Updated: updated}
		if withdrawn != "" {
			e.Withdrawn = &content.Withdrawal{Date: withdrawn}
		}
		return &content.Record{Entry: e}
	}
	s := Of(&content.Register{Records: []*content.Record{
		entry("2024-03-01", "2026-10-30", ""),
		entry("2026-10", "2026-10-30", ""), // the day is in the month of publication
		entry("2025", "2025", "2026-11-03"),
		entry("", "2026-01-05", ""),
		entry("2027-01-01", "2026-12-24", ""), // not yet
	}}, today)
	want := []Period{
		{Key: "2024", Published: 1, Entries: 1},
		{Key: "2025", Published: 1, Entries: 2},
		{Key: "2026", Published: 1, Updated: 2, Withdrawn: 1, Entries: 2},
	}
	if !slices.Equal(s.Years, want) {
		t.Errorf("years %+v", s.Years)
	}
	var some []Period
	for _, q := range s.Quarters {
		if !q.Nothing() {
			some = append(some, q)
		}
	}
	want = []Period{
		{Key: "2026-Q1", Updated: 1},
		{Key: "2026-Q4", Published: 1, Updated: 1, Withdrawn: 1},
	}
	if !slices.Equal(some, want) || len(s.Quarters) != 8 || s.Quarters[0].Key != "2025-Q1" {
		t.Errorf("quarters %+v", s.Quarters)
	}
	if s.Undated != (Undated{Published: 1, Quarters: 1}) {
		t.Errorf("without a date: %+v", s.Undated)
	}
}

// TestLivesOfSystems: use that began and ended, and impact assessments that were
// done, each in its period.
func TestLivesOfSystems(t *testing.T) {
	s := Of(&content.Register{Records: []*content.Record{
		{
			Lifecycle: content.Lifecycle{Status: "retired", Since: "2025-02", Until: "2026-08-01"},
			Assessments: []content.Assessment{
				{Kind: "dpia", Status: "done", Date: "2025-01-09"},
				{Kind: "testing", Status: "done", Date: "2025-01-09"}, // of the machine
				{Kind: "fria", Status: "planned", Date: "2026-02"},
			},
		},
		{Lifecycle: content.Lifecycle{Status: "pilot", Since: "2026-07", Until: "2027-06-30"}},
	}}, today)
	want := []Period{
		{Key: "2025", Started: 1, Assessed: 1}, {Key: "2026", Started: 1, Ended: 1},
	}
	if !slices.Equal(s.Years, want) {
		t.Errorf("years %+v", s.Years)
	}
	if q := s.Quarters[0]; q != (Period{Key: "2025-Q1", Started: 1, Assessed: 1}) {
		t.Errorf("quarter %+v", q)
	}
}

// TestYearsOfGroupsAddUp: each entry and what happened to it is in the years of one
// organisation and one area, also when the entry was withdrawn.
func TestYearsOfGroupsAddUp(t *testing.T) {
	reg, _, err := content.Load(example.FS())
	if err != nil {
		t.Fatal(err)
	}
	s := Of(reg, today)
	for name, groups := range map[string][]Group{"bodies": s.Organisations, "areas": s.Areas} {
		sum := make([]Period, len(s.Years))
		for i, year := range s.Years {
			sum[i] = Period{Key: year.Key, Earlier: year.Earlier}
		}
		for _, g := range groups {
			for i, p := range g.Years {
				sum[i].Published += p.Published
				sum[i].Updated += p.Updated
				sum[i].Withdrawn += p.Withdrawn
				sum[i].Started += p.Started
				sum[i].Ended += p.Ended
				sum[i].Assessed += p.Assessed
				sum[i].Entries += p.Entries
			}
		}
		if d := cmp.Diff(s.Years, sum); d != "" {
			t.Errorf("%s (-register +sum):\n%s", name, d)
		}
	}
	last := s.Years[len(s.Years)-1]
	if last.Entries+s.Undated.Published != s.Register.Systems || last.Nothing() {
		t.Errorf("%d entries now, %d without a date, %d systems", last.Entries, s.Undated.Published,
			s.Register.Systems)
	}
}

// TestOldDatesAreOneYear: a date from long ago does not make a page of years.
func TestOldDatesAreOneYear(t *testing.T) {
	s := Of(&content.Register{Records: []*content.Record{
		{Entry: content.Entry{Published: "1000-01-01"}}, {Entry: content.Entry{Published: "2014"}},
		{Entry: content.Entry{Published: "2015-05"}},
	}}, today)
	if len(s.Years) != 12 || s.Years[0] != (Period{Key: "2015", Earlier: true, Published: 3, Entries: 3}) {
		t.Errorf("%+v", s.Years)
	}
	if s := Of(&content.Register{}, today); !slices.Equal(s.Years, []Period{{Key: "2026"}}) {
		t.Errorf("an empty register: %+v", s.Years)
	}
}
