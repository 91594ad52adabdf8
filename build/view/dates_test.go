package view

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"vitrine/content"
)

func TestEveryDayHasItsLastDay(t *testing.T) {
	s := site(content.Route{Kind: "objection", Deadline: within(6), Channels: post("fr")})
	page, err := s.DatesPage("6-weeks-letter-date")
	if err != nil {
		t.Fatal(err)
	}
	d := page.Dates
	if len(d.Months) != 13 || d.First.ISO != "2025-09-01" || d.Last.ISO != "2026-09-30" {
		t.Fatalf("%d months from %s to %s", len(d.Months), d.First.ISO, d.Last.ISO)
	}
	last := map[string]string{}
	for _, m := range d.Months {
		for _, day := range m.Days {
			last[day.Begin.ISO] = day.Last.ISO
		}
		for i, day := range m.Weekly() {
			if want := []string{"-01", "-08", "-15", "-22"}[i]; !strings.HasSuffix(day.Begin.ISO, want) {
				t.Errorf("%s has %s in the short table", m.Name, day.Begin.ISO)
			}
		}
	}
	if len(last) != 395 || last["2026-03-04"] != "2026-04-15" || last["2025-12-31"] != "2026-02-11" {
		t.Errorf("%d days, 4 March until %s, 31 December until %s", len(last),
			last["2026-03-04"], last["2025-12-31"])
	}
	if same := s.dates(within(6)); same != d {
		t.Error("the same deadline has two tables")
	}
}

func TestDaysThatCannotBeWorkedOutHaveNoTable(t *testing.T) {
	for name, d := range map[string]*content.Deadline{
		"working days": {Value: 10, Unit: "working_days", Starts: "letter_date"},
		"no limit":     {None: true},
		"no beginning": {Value: 6, Unit: "weeks"},
	} {
		s := site(content.Route{Kind: "objection", Deadline: d, Channels: post("fr")})
		r, err := s.Record("checks")
		if err != nil {
			t.Fatal(err)
		}
		if c := r.Contest; c.Dates != nil || c.DatesURL != "" || !c.Lead.Deadline.Last.Empty() ||
			len(s.DatesPages()) > 0 {
			t.Errorf("%s: a table, or a last day", name)
		}
	}
}

func TestOtherBeginningsHaveATableToo(t *testing.T) {
	for _, starts := range []string{"receipt", "knowledge", "previous_outcome"} {
		d := &content.Deadline{Value: 1, Unit: "months", Starts: starts}
		s := site(content.Route{Kind: "objection", Deadline: d, Channels: post("fr")})
		page, err := s.DatesPage("1-months-" + strings.ReplaceAll(starts, "_", "-"))
		if err != nil || page.Dates.Starts != starts {
			t.Errorf("%s: %+v, %v", starts, page, err)
		}
	}
}

// TestTheSameDeadlineIsOnePage: systems share the page of their deadline, and those
// with another one are not on it.
func TestTheSameDeadlineIsOnePage(t *testing.T) {
	six := content.Route{Kind: "objection", Deadline: within(6), Channels: post("fr")}
	s := site(six)
	late := *six.Deadline
	late.Late = content.Text{"fr": "Écrivez."}
	arrive := *six.Deadline
	arrive.Must = "arrive"
	for i, d := range []*content.Deadline{&late, &arrive, within(4)} {
		s.reg.Records = append(s.reg.Records, &content.Record{
			ID: "other-" + strconv.Itoa(i), Redress: []content.Route{
				{Kind: "objection", Deadline: d, Channels: post("fr")},
			},
		})
	}
	s = New(s.reg, s.opts)[1]
	want := []string{"4-weeks-letter-date", "6-weeks-letter-date", "6-weeks-letter-date-arrive"}
	if got := s.DatesPages(); !slices.Equal(got, want) {
		t.Fatalf("pages %v, want %v", got, want)
	}
	page, err := s.DatesPage("6-weeks-letter-date")
	if err != nil || len(page.Systems) != 2 || !page.Deadline.Late.Empty() {
		t.Errorf("%+v, %v", page, err)
	}
	for _, id := range []string{"checks", "other-0"} {
		if r, err := s.Record(id); err != nil || r.Contest.DatesURL != page.URL {
			t.Errorf("%s leads to %s, %v", id, r.Contest.DatesURL, err)
		}
	}
	for i := range manyDates {
		rec := *s.reg.Records[0]
		rec.ID = "others-" + strconv.Itoa(i)
		s.reg.Records = append(s.reg.Records, &rec)
	}
	page, err = New(s.reg, s.opts)[1].DatesPage("6-weeks-letter-date")
	if err != nil || len(page.Systems) != 0 {
		t.Errorf("%d systems are too many for a page, %v", len(page.Systems), err)
	}
}
