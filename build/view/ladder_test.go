package view

import (
	"strings"
	"testing"

	"vitrine/content"
)

func TestRightsApplyFromTheirDay(t *testing.T) {
	law := func(name string, from content.Date) content.Basis {
		return content.Basis{
			Title: content.Text{"fr": name}, Right: content.Text{"fr": "Droit"}, AppliesFrom: from,
		}
	}
	s := site(content.Route{Kind: "objection", LegalBasis: []content.Basis{
		law("later", "2026-03-05"), law("today", "2026-03-04"), law("month", "2026-03"),
		law("year", "2027"), law("always", ""), law("always", ""),
	}})
	s.reg.Records[0].Legal.Basis = []content.Basis{law("use", "2020"), {Title: content.Text{"fr": "none"}}}
	r, err := s.Record("checks")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, right := range r.Contest.Rights() {
		word := right.Title.Plain
		if !right.InForce {
			word += " from " + right.From.Text
		}
		got = append(got, word)
	}
	want := "today, month, always, use, later from 5 mars 2026, year from 2027"
	if strings.Join(got, ", ") != want {
		t.Errorf("rights %q, want %q", got, want)
	}
}

func TestTheLadderGoesFromInsideToBeyond(t *testing.T) {
	yes := content.Answer{Value: content.Yes}
	s := site(
		content.Route{Kind: "court"}, content.Route{Kind: "explanation"},
		content.Route{Kind: "ombudsman"}, content.Route{Kind: "reg.own", Independent: yes},
		content.Route{Kind: "reg.desk"},
	)
	rungs := func() string {
		r, err := s.Record("checks")
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, rung := range r.Contest.Ladder() {
			got = append(got, rung.Key+":")
			for _, route := range rung.Routes {
				got = append(got, route.Kind.Code)
			}
		}
		return strings.Join(got, " ")
	}
	want := "inside: explanation reg.desk outside: ombudsman reg.own court: court"
	if got := rungs(); got != want {
		t.Errorf("the ladder is %s, want %s", got, want)
	}
	s.reg.Records[0].Redress = []content.Route{{Kind: "international_body"}}
	if got := rungs(); got != "inside: outside: court: beyond: international_body" {
		t.Errorf("what is missing is left out: %s", got)
	}
	s.reg.Records[0].Redress = nil
	if got := rungs(); got != "" {
		t.Errorf("a ladder without routes: %s", got)
	}
}

func TestWhoWatchesIsNamedWhereNothingIsUsable(t *testing.T) {
	s := site()
	s.reg.Records[0].IndependentOversight = []string{"board"}
	s.reg.Organisations = []*content.Organisation{{
		ID: "board", Name: content.Text{"fr": "Conseil"},
		Contact: []content.Contact{{Type: "email", Value: "a@b.example"}},
	}}
	r, err := s.Record("checks")
	if err != nil {
		t.Fatal(err)
	}
	if w := r.Contest.Watchers; len(w) != 1 || w[0].Name.Plain != "Conseil" || len(w[0].Contact) != 1 {
		t.Errorf("watchers: %+v", w)
	}
	s.reg.Records[0].Redress = []content.Route{{Deadline: within(6), Channels: post("fr")}}
	if r, _ = s.Record("checks"); len(r.Contest.Watchers) > 0 {
		t.Error("they are named where there is a way to contest")
	}
}
