package view

import (
	"fmt"
	"strings"
	"testing"

	"vitrine/build/statistics"
	"vitrine/content"
	"vitrine/content/example"
)

func exampleStatistics(t *testing.T) (*content.Register, []*Site) {
	t.Helper()
	reg, _, err := content.Load(example.FS())
	if err != nil {
		t.Fatal(err)
	}
	reg.Record("potholes").Affected.Area = ""
	reg.Record("potholes").Assessments = []content.Assessment{{Kind: "testing", Status: "done"}}
	return reg, New(reg, Options{
		Languages: []string{"en", "ar"}, Clock: today, State: statistics.Of(reg, today),
	})
}

// TestNumbersAreThoseOfTheHomePage: the same thing has the same number everywhere.
func TestNumbersAreThoseOfTheHomePage(t *testing.T) {
	_, sites := exampleStatistics(t)
	for _, site := range sites {
		s := site.Statistics()
		contest := s.Charts[0]
		if contest.Bars[0].Key != "stat_contest_usable" ||
			s.Charts[2].Bars[0].Key != "stat_assessed_done" {
			t.Fatalf("the charts: %+v", s.Charts)
		}
		if s.Systems.N != site.Counts.Systems || contest.Whole.N != site.Counts.AboutPeople ||
			contest.Bars[0].N != site.Counts.Usable || len(s.Bodies.Rows) != site.Counts.Organisations ||
			s.Charts[2].Bars[0].N != site.Counts.Assessed {
			t.Errorf("%s: %+v on the home page, %d systems, %+v, %+v", site.Lang, site.Counts,
				s.Systems.N, contest, s.Charts[2])
		}
	}
}

// TestBarsAreParts: what is not within another bar adds up to the whole.
func TestBarsAreParts(t *testing.T) {
	_, sites := exampleStatistics(t)
	for _, chart := range sites[0].Statistics().Charts {
		sum := 0
		for _, b := range chart.Bars {
			if !b.Within {
				sum += b.N
			}
		}
		if sum != chart.Whole.N && chart.Key != "overdue" {
			t.Errorf("%s: %d of %d", chart.Key, sum, chart.Whole.N)
		}
	}
}

func TestPartsAreInTheOrderOfTheirNames(t *testing.T) {
	_, sites := exampleStatistics(t)
	s := sites[0].Statistics()
	var want []string
	for _, v := range sites[0].usingBodies() {
		want = append(want, v.Label.Plain)
	}
	var got []string
	for _, row := range s.Bodies.Rows {
		got = append(got, row.Label.Plain)
		if !strings.HasPrefix(row.URL, "/en/organisations/") {
			t.Errorf("%s leads to %q", row.Label.Plain, row.URL)
		}
	}
	if strings.Join(got, ", ") != strings.Join(want, ", ") {
		t.Errorf("got %q, want %q", got, want)
	}
	last := s.Areas.Rows[len(s.Areas.Rows)-1]
	if !last.Label.Empty() || last.URL != "" || last.Systems.N != 1 {
		t.Errorf("the systems without an area: %+v", last)
	}
	if first := s.Areas.Rows[0]; !strings.HasPrefix(first.URL, "/en/areas/") {
		t.Errorf("the first area leads to %q", first.URL)
	}
}

// TestManyOrganisations: those with most systems are shown, from A to Z, and the
// page says how many are not.
func TestManyOrganisations(t *testing.T) {
	reg := &content.Register{Settings: content.Settings{Languages: []string{"en"}}}
	for i := range 130 {
		id := fmt.Sprintf("body-%03d", i)
		reg.Organisations = append(reg.Organisations,
			&content.Organisation{ID: id, Name: content.Text{"en": id}})
		for j := range 1 + i/30 {
			reg.Records = append(reg.Records,
				&content.Record{ID: fmt.Sprintf("s%03d-%d", i, j), Organisation: id})
		}
	}
	s := New(reg, Options{
		Languages: []string{"en"}, Clock: today, State: statistics.Of(reg, today),
	})[0].Statistics().Bodies
	if len(s.Rows) != 100 || s.Rest != 30 || s.Rows[0].Label.Plain != "body-030" {
		t.Errorf("%d rows, %d left out, the first is %+v", len(s.Rows), s.Rest, s.Rows[0])
	}
}

func TestBarsHaveALength(t *testing.T) {
	s := New(&content.Register{}, Options{Languages: []string{"en"}})[0]
	for _, test := range []struct {
		n, whole int
		want     string
	}{
		{0, 0, "0%"}, {0, 7, "0%"}, {7, 0, "0%"}, {1, 3, "33.3%"}, {3, 3, "100.0%"},
		{1, 100000, "0.1%"},
	} {
		if got := s.bar("", test.n, test.whole).Width; got != test.want {
			t.Errorf("%d of %d: %s, want %s", test.n, test.whole, got, test.want)
		}
	}
}

// TestPartsGrow: each part has a number of entries for each of the last years, and
// in the last year, with those that do not say since when, they are all its systems.
func TestPartsGrow(t *testing.T) {
	reg, sites := exampleStatistics(t)
	s := sites[1].Statistics()
	for _, parts := range []Breakdown{s.Bodies, s.Areas} {
		if len(parts.Years) != 5 || parts.Years[4] != "2026" {
			t.Errorf("%s: years %q", parts.Key, parts.Years)
		}
		sum := s.NoDate
		for _, row := range parts.Rows {
			if len(row.Entries) != len(parts.Years) || row.Entries[0].N > row.Systems.N {
				t.Errorf("%s: %+v", row.Label.Plain, row.Entries)
			}
			sum += row.Entries[len(row.Entries)-1].N
		}
		if sum != s.Systems.N {
			t.Errorf("%s: %d entries at the end, %d records", parts.Key, sum, len(reg.Records))
		}
	}
	nothing := New(&content.Register{}, Options{Languages: []string{"en"}})[0].Statistics()
	if len(nothing.Bodies.Years) != 0 {
		t.Errorf("years without a state: %+v", nothing.Bodies)
	}
}

func TestQuartersHaveAYear(t *testing.T) {
	_, sites := exampleStatistics(t)
	times := sites[0].Statistics().Times
	last := times[1].Periods[len(times[1].Periods)-1]
	if times[1].Key != "quarters" || last.Year != "2026" || last.Quarter != 4 {
		t.Errorf("%+v", last)
	}
	if year := times[0].Periods[len(times[0].Periods)-1]; year.Year != "2026" || year.Quarter != 0 {
		t.Errorf("%+v", year)
	}
}
