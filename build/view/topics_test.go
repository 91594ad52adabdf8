package view

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"vitrine/build/layout"
	"vitrine/content"
	"vitrine/schema"
)

// siteOf is the English site of a register with these records.
func siteOf(records ...*content.Record) *Site {
	reg := &content.Register{
		Settings: content.Settings{Languages: []string{"en"}}, Records: records,
	}
	seen := map[string]bool{}
	for _, rec := range records {
		if id := rec.Organisation; !seen[id] && id != "" {
			seen[id] = true
			reg.Organisations = append(reg.Organisations, &content.Organisation{
				ID: id, Name: content.Text{"en": "Office " + id},
			})
		}
	}
	slices.SortFunc(reg.Organisations, func(a, b *content.Organisation) int {
		return strings.Compare(a.ID, b.ID)
	})
	return New(reg, Options{Languages: []string{"en"}, Clock: time.Unix(0, 0)})[0]
}

func TestEveryRightStandsInOneSection(t *testing.T) {
	seen := map[string]int{}
	for _, section := range rightsSections {
		for _, code := range section.codes {
			seen[code]++
		}
	}
	for _, code := range schema.Codes("rights") {
		if seen[code] != 1 {
			t.Errorf("%s stands in %d sections", code, seen[code])
		}
		delete(seen, code)
	}
	if len(seen) > 0 {
		t.Errorf("sections name rights that are not in the list: %v", seen)
	}
}

// TestTopicsOfNobodyHavePages asks for a page of each right, group, area and red
// line, so that an address that names one is never dead.
func TestTopicsOfNobodyHavePages(t *testing.T) {
	s := siteOf()
	for _, list := range TopicKeys() {
		all, err := s.Topics(list)
		if err != nil {
			t.Fatal(err)
		}
		listed := 0
		for _, section := range all.Sections {
			listed += len(section.Values)
		}
		if codes := schema.Codes(list); listed != len(codes) {
			t.Errorf("%d of %d %s are listed", listed, len(codes), list)
		}
		for _, code := range schema.Codes(list) {
			page, err := s.Topic(layout.FacetValue(list, code))
			if err != nil || page.Total != 0 || !page.First || page.Groups != nil {
				t.Errorf("%s/%s: %+v, %v", list, code, page, err)
			}
		}
	}
	if _, err := s.Topic("rights/nothing"); err == nil {
		t.Error("there is a page of a right that nobody knows")
	}
	if _, err := s.Topics("status"); err == nil {
		t.Error("there is a list of topics that are none")
	}
}

func TestSourcesHaveFullNames(t *testing.T) {
	s := siteOf()
	page, err := s.Topic("rights/social_security")
	if err != nil {
		t.Fatal(err)
	}
	want := Instrument{
		Name:     "International Covenant on Economic, Social and Cultural Rights",
		Articles: "9", Unit: "article", Place: "1966; 993 UNTS 3",
	}
	if !slices.Contains(page.Sources, want) {
		t.Errorf("no %+v in %+v", want, page.Sources)
	}
	for source, want := range map[string]Instrument{
		"City Charter, Art. 12": {Articles: "City Charter, Art. 12"},
		"Convention 108 Art. 1": {Articles: "Art. 1"},
		"A/HRC/59/53 65(d)":     {Articles: "65(d)", Unit: "paragraph"},
		"A/HRC/59/53 paras. 1":  {Articles: "paras. 1"},
		"CRPD":                  {},
	} {
		got := s.instruments(source)[0]
		if got.Articles != want.Articles || got.Unit != want.Unit {
			t.Errorf("%s: %+v", source, got)
		}
	}
}

// TestTopicsAreDivided puts systems where people look for them: by area on the
// page of a right, by organisation on that of an area, by whether they are in
// operation on that of a red line.
func TestTopicsAreDivided(t *testing.T) {
	rec := func(id, body, area, status string) *content.Record {
		return &content.Record{
			ID: id, Organisation: body, Rights: []string{"privacy"},
			Affected:  content.Affected{Area: area, HeightenedRisk: []string{"children"}},
			Risk:      content.Risk{RedLines: []string{"social_scoring"}},
			Lifecycle: content.Lifecycle{Status: status},
		}
	}
	gone := rec("gone", "x", "health", "in_use")
	gone.Entry.Withdrawn = &content.Withdrawal{}
	s := siteOf(rec("a", "y", "housing", "retired"), rec("b", "x", "health", "pilot"),
		rec("c", "y", "health", "planned"), rec("d", "x", "", "in_use"), gone)
	for key, want := range map[string]string{
		"rights/privacy":           "Health: b c; Housing: a; area_blank: d",
		"groups/children":          "Health: b c; Housing: a; area_blank: d",
		"areas/health":             "Office x: b; Office y: c",
		"red-lines/social_scoring": "running_yes: b d; running_not_yet: c; running_ended: a",
	} {
		page, err := s.Topic(key)
		if err != nil {
			t.Fatal(err)
		}
		var groups []string
		for _, g := range page.Groups {
			line := g.Key + g.Heading.Plain + ":"
			for _, e := range g.Entries {
				line += " " + e.ID
			}
			groups = append(groups, line)
		}
		if got := strings.Join(groups, "; "); got != want {
			t.Errorf("%s: %s\nwant %s", key, got, want)
		}
	}
	page, _ := s.Topic("areas/health")
	if len(page.Rights) != 1 || page.Rights[0].URL != "/en/rights/privacy/" || page.Sources != nil {
		t.Errorf("an area leads to %+v, from %+v", page.Rights, page.Sources)
	}
}

// TestLongTopicsHaveParts holds every system of a long topic once, and leads from
// each area to the page on which it begins.
func TestLongTopicsHaveParts(t *testing.T) {
	var records []*content.Record
	for i := range 130 {
		records = append(records, &content.Record{
			ID: fmt.Sprintf("s%03d", i), Rights: []string{"health"},
			Affected: content.Affected{Area: []string{"housing", "health", "taxes"}[i%3]},
		})
	}
	s := siteOf(records...)
	seen, anchors := map[string]bool{}, map[string]bool{}
	for n := 1; n <= 3; n++ {
		path := layout.Part("rights/health", n)
		page, err := s.Topic(path)
		if err != nil {
			t.Fatal(err)
		}
		if len(page.Parts) != 3 || !page.Parts[n-1].Current || page.First != (n == 1) {
			t.Errorf("%s: parts %+v", path, page.Parts)
		}
		for _, g := range page.Groups {
			if at := "/en/" + path + "/#" + g.Anchor; !anchors["/#"+g.Anchor] {
				anchors[at], anchors["/#"+g.Anchor] = true, true
			}
			for _, e := range g.Entries {
				seen[e.ID] = true
			}
		}
	}
	if len(seen) != 130 {
		t.Errorf("%d of 130 systems are listed", len(seen))
	}
	page, _ := s.Topic("rights/health")
	for _, a := range page.Areas {
		if !anchors[a.URL] {
			t.Errorf("%s leads to %s, where it does not begin", a.Label.Plain, a.URL)
		}
	}
	if got := page.Parts[1].Label; got != "2 · Housing – Taxes" {
		t.Errorf("the second page is called %s", got)
	}
	if _, err := s.Topic("rights/health/page.4"); err == nil {
		t.Error("there is a page without systems")
	}
}

func TestWhatProtectsPeople(t *testing.T) {
	yes, no := content.Answer{Value: content.Yes}, content.Answer{Value: content.No}
	done := func(kind string, independent content.Answer) content.Assessment {
		return content.Assessment{Kind: kind, Status: "done", Independent: independent}
	}
	for _, test := range []struct {
		assessments []content.Assessment
		want        string
	}{
		{nil, ""},
		{[]content.Assessment{done("security", yes)}, ""}, // it does not ask about people
		{[]content.Assessment{{Kind: "dpia", Status: "not_done"}}, assessedNone},
		{[]content.Assessment{{Kind: "dpia", Status: "planned"}}, assessedOpen},
		{[]content.Assessment{done("aia", content.Answer{})}, assessedDone},
		{[]content.Assessment{done("hria", no), {Kind: "dpia", Status: "planned"}}, assessedOwn},
		{[]content.Assessment{done("dpia", no), done("hria", yes)}, assessedIndependent},
	} {
		if got := impactAssessed(&content.Record{Assessments: test.assessments}); got != test.want {
			t.Errorf("%+v: %q, want %q", test.assessments, got, test.want)
		}
	}
}

func TestTallyCountsWhatProtectsPeople(t *testing.T) {
	safe := &content.Record{
		ID: "safe", Rights: []string{"privacy"}, Lifecycle: content.Lifecycle{Status: "in_use"},
		HumanOversight: content.HumanOversight{CanOverride: content.Answer{Value: content.Yes}},
		Notification:   content.Notification{Given: content.Answer{Value: content.Yes}},
		Assessments: []content.Assessment{{
			Kind: "hria", Status: "done", Independent: content.Answer{Value: content.Yes},
		}},
		Redress: []content.Route{{
			Kind: "objection", Deadline: &content.Deadline{None: true},
			Channels: []content.Locator{{Type: "email", Value: "a@b.example", Languages: []string{"en"}}},
		}},
	}
	half := &content.Record{
		ID: "half", Rights: []string{"privacy"}, Redress: []content.Route{{Kind: "objection"}},
	}
	none := &content.Record{
		ID: "none", Rights: []string{"privacy"}, RedressNone: &content.RedressNone{},
	}
	s := siteOf(safe, half, none, &content.Record{ID: "blank", Rights: []string{"privacy"}})
	page, err := s.Topic("rights/privacy")
	if err != nil {
		t.Fatal(err)
	}
	if want := (Tally{Running: 1, Override: 1, Independent: 1, Told: 1, Usable: 1}); page.Tally != want {
		t.Errorf("tally %+v, want %+v", page.Tally, want)
	}
	got := map[string]string{}
	for _, e := range page.Groups[0].Entries {
		got[e.ID] = e.Route
	}
	for id, want := range map[string]string{
		"safe": routeUsable, "half": routePartly, "none": routeNone, "blank": "",
	} {
		if got[id] != want {
			t.Errorf("%s: %q, want %q", id, got[id], want)
		}
	}
}
