package view

import (
	"fmt"
	"strings"
	"testing"

	"vitrine/content"
)

// fined are systems that fine people, of some bodies and in some areas in turn.
func fined(n int, bodies, areas []string) []*content.Record {
	var records []*content.Record
	for i := range n {
		records = append(records, &content.Record{
			ID: fmt.Sprintf("s%02d", i), Organisation: bodies[i%len(bodies)],
			Affected: content.Affected{
				Area: areas[i%len(areas)], LifeEvents: []string{"fine"},
			},
		})
	}
	return records
}

// outline is what a page of an event offers: choices, or systems by group.
func outline(e *Event) string {
	var out []string
	for _, list := range [][]FacetValue{e.Bodies, e.Areas} {
		for _, v := range list {
			out = append(out, fmt.Sprintf("%s %s %d", v.URL, v.Label.Plain, v.Count))
		}
	}
	for _, g := range e.Groups {
		line := "[" + g.Name.Plain + "]"
		for _, entry := range g.Entries {
			line += " " + entry.ID
		}
		out = append(out, line)
	}
	return strings.Join(out, "; ")
}

func TestManySystemsAreNarrowedDown(t *testing.T) {
	for name, test := range map[string]struct {
		records []*content.Record
		want    map[string]string // by key
	}{
		"few": {fined(4, []string{"b", "a"}, []string{"taxes"}), map[string]string{
			"contest/fine": "[Office b] s00 s02; [Office a] s01 s03",
		}},
		"many": {fined(8, []string{"b", "a"}, []string{"taxes", "taxes", "health"}), map[string]string{
			"contest/fine": "/en/contest/fine/a/ Office a 4; /en/contest/fine/b/ Office b 4; " +
				"/en/contest/fine/area.health/ Health 2; /en/contest/fine/area.taxes/ Taxes 6",
			"contest/fine/a":           "[Office a] s01 s03 s05 s07",
			"contest/fine/area.health": "[Office b] s02; [Office a] s05",
		}},
		"of one body": {fined(8, []string{"a"}, []string{"taxes", "health"}), map[string]string{
			"contest/fine": "/en/contest/fine/area.health/ Health 4; /en/contest/fine/area.taxes/ Taxes 4",
		}},
		"of one body and area": {fined(8, []string{"a"}, []string{"taxes"}), map[string]string{
			"contest/fine": "[Office a] s00 s01 s02 s03 s04 s05 s06 s07",
		}},
		"areas that are not all known": {
			fined(8, []string{"a"}, []string{"taxes", "", "health"}),
			map[string]string{"contest/fine": "[Office a] s00 s01 s02 s03 s04 s05 s06 s07"},
		},
		"many of each body": {
			fined(16, []string{"b", "a"}, []string{"", "taxes", "health", "taxes"}),
			map[string]string{
				"contest/fine/a": "[Taxes] s01 s03 s05 s07 s09 s11 s13 s15",
				"contest/fine/b": "[Health] s02 s06 s10 s14; [] s00 s04 s08 s12",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := siteOf(test.records...)
			for key, want := range test.want {
				e, err := s.Event(key)
				if err != nil {
					t.Fatal(err)
				}
				if got := outline(e); got != want {
					t.Errorf("%s:\n got %s\nwant %s", key, got, want)
				}
			}
			all, err := s.Event("contest/fine")
			if err != nil {
				t.Fatal(err)
			}
			for _, key := range s.EventPages() {
				if strings.HasPrefix(key, "contest/fine/") && !strings.Contains(outline(all), key) {
					t.Errorf("there is %s, which nothing leads to", key)
				}
			}
		})
	}
}

// TestOneStepBack leads from each step to the one before.
func TestOneStepBack(t *testing.T) {
	s := siteOf(fined(8, []string{"b", "a"}, []string{"taxes"})...)
	for key, want := range map[string]string{
		"contest/fine": "/en/contest/", "contest/fine/a": "/en/contest/fine/",
	} {
		e, err := s.Event(key)
		if err != nil || e.Up.URL != want {
			t.Errorf("back from %s is %+v, %v", key, e, err)
		}
	}
}

func TestHomeAsksOnlyWhatHappensHere(t *testing.T) {
	s := siteOf(fined(2, []string{"a"}, []string{"taxes"})...)
	if got := s.Happened(); len(got) != 1 || got[0].URL != "/en/contest/fine/" {
		t.Errorf("home asks %+v", got)
	}
	if len(s.Events()) < 10 {
		t.Errorf("the page of events has only %d", len(s.Events()))
	}
}

// TestManyWritersStandUnderLetters keeps a page that is about something else
// short.
func TestManyWritersStandUnderLetters(t *testing.T) {
	var bodies []string
	for i := range fewWriters + 1 {
		bodies = append(bodies, fmt.Sprintf("o%02d", i))
	}
	s := siteOf(fined(fewWriters, bodies, []string{"taxes"})...)
	if w := s.Writers(); len(w.Few) != fewWriters || w.Letters != nil {
		t.Errorf("few: %+v", w)
	}
	s = siteOf(fined(fewWriters+1, bodies, []string{"taxes"})...)
	w := s.Writers()
	if w.Few != nil || len(w.Letters) != 1 || w.Letters[0].URL != "/en/organisations/#letter-o-1" {
		t.Errorf("many: %+v", w)
	}
	if siteOf().Writers() != nil || siteOf().ShortExample() != nil {
		t.Error("an empty register names somebody who writes letters")
	}
}

func TestShortExampleNamesTheHost(t *testing.T) {
	s := siteOf(fined(1, []string{"a"}, []string{"taxes"})...)
	if got := s.ShortExample().Shown; got != "…/s/s00/" {
		t.Errorf("without a host: %s", got)
	}
	s.BaseURL = "https://register.example/ai/"
	if got := s.ShortExample(); got.Shown != "register.example/ai/s/s00/" || got.URL != "/s/s00/" {
		t.Errorf("with a host: %+v", got)
	}
}
