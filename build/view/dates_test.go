package view

import (
	"strings"
	"testing"

	"vitrine/content"
)

func TestEveryDayHasItsLastDay(t *testing.T) {
	s := site(content.Route{Kind: "objection", Deadline: within(6), Channels: post("fr")})
	page, err := s.DatesPage("checks")
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
			s.HasDates(s.reg.Records[0]) {
			t.Errorf("%s: a table, or a last day", name)
		}
		if _, err := s.DatesPage("checks"); err == nil {
			t.Errorf("%s: a page of days", name)
		}
	}
}

func TestOtherBeginningsHaveATableToo(t *testing.T) {
	for _, starts := range []string{"receipt", "knowledge", "previous_outcome"} {
		d := &content.Deadline{Value: 1, Unit: "months", Starts: starts}
		s := site(content.Route{Kind: "objection", Deadline: d, Channels: post("fr")})
		page, err := s.DatesPage("checks")
		if err != nil || page.Dates.Starts != starts {
			t.Errorf("%s: %+v, %v", starts, page, err)
		}
	}
}
