package view

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"vitrine/content"
	"vitrine/schema"
)

// today is the day of the builds in this file.
var today = time.Date(2026, 11, 3, 0, 0, 0, 0, time.UTC)

// pageOf is the page of a record in a register of its own, in English and French.
func pageOf(t *testing.T, rec *content.Record) *Record {
	t.Helper()
	rec.ID = "a"
	reg := &content.Register{
		Settings: content.Settings{
			Languages: []string{"en", "fr"},
			Contact:   []content.Contact{{Type: "email", Value: "register@x.example"}},
		},
		Records: []*content.Record{rec},
		Organisations: []*content.Organisation{
			{ID: "city", Contact: []content.Contact{{Type: "phone", Value: "+999 1"}}},
			{ID: "silent"},
		},
	}
	sites := New(reg, Options{Languages: []string{"en", "fr"}, Clock: today})
	r, err := sites[0].Record("a")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func sectionAt(t *testing.T, r *Record, key string) Section {
	t.Helper()
	sections := r.Sections()
	i := slices.IndexFunc(sections, func(s Section) bool { return s.Key == "section_"+key })
	if i < 0 {
		t.Fatalf("there is no section %s", key)
	}
	return sections[i]
}

// secretsIn are the keys of the rows that say that something is kept secret.
func secretsIn(rows []Row) string {
	var keys []string
	for _, row := range rows {
		if s := row.Values[0].Secret; s != nil {
			keys = append(keys, fmt.Sprintf("%s: %s %s %t", row.Key, s.Ground.HTML, s.Review.ISO, s.Late))
		}
	}
	return strings.Join(keys, "\n")
}

func withholding(path string) *content.Record {
	return &content.Record{
		Withheld: []content.Withheld{{
			Path: path, Ground: content.Text{"en": "Law."}, Review: "2026-10",
		}},
		Technology: content.Technology{
			Kind: "rules", Models: []content.Model{{Name: "M"}, {Name: "N", URL: "https://x.example/"}},
		},
	}
}

// TestSecretsStandInTheirPlace: where the field would stand and in the list, with
// a way from one to the other.
func TestSecretsStandInTheirPlace(t *testing.T) {
	for path, want := range map[string]string{
		"/technology/method":        "field_technology_method: <p>Law.</p> 2026-10 true|",
		"/technology/models/0/url":  "|field_document: <p>Law.</p> 2026-10 true",
		"/technology/models/1/url":  "|", // it is published all the same
		"/technology/models/url":    "|field_document: <p>Law.</p> 2026-10 true",
		"/technology/kind":          "|",
		"/purpose":                  "|",
		"/technology/method/deeper": "|",
	} {
		r := pageOf(t, withholding(path))
		s := sectionAt(t, r, "technology")
		got := secretsIn(s.Rows) + "|" + secretsIn(s.Groups[0].Rows)
		if got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
	r := pageOf(t, withholding("/purpose"))
	if s := sectionAt(t, r, "purpose"); len(s.Rows) != 5 || len(s.Missing) != 0 {
		t.Errorf("a group that is kept secret: %+v", s)
	}
	g := sectionAt(t, pageOf(t, withholding("/data/0/source")), "withheld").Groups[0]
	if g.Key != "field_data_source" || g.In != (Place{"section_data", "#data"}) ||
		!g.Rows[1].Values[0].Late {
		t.Errorf("in the list: %+v", g)
	}
	g = sectionAt(t, pageOf(t, withholding("/redress/0/template")), "withheld").Groups[0]
	if g.Key != "contest_title" || g.In.URL != "/en/systems/a/contest/" {
		t.Errorf("in the list: %+v", g)
	}
}

func TestAssessmentsSayWhatIsMissing(t *testing.T) {
	r := pageOf(t, &content.Record{
		Lifecycle: content.Lifecycle{Status: "in_use"},
		Assessments: []content.Assessment{
			{Kind: "dpia", Status: "done", URL: "https://x.example/a.pdf", NextReview: "2026-10"},
			{Kind: "aia", Status: "done", Date: "2025", NextReview: "2026-11", SHA256: "00ff"},
			{Kind: "fria", Status: "not_done"},
			{Kind: "fria", Status: "planned"},
		},
	})
	var missing []string
	var late []bool
	for _, g := range sectionAt(t, r, "assessments").Groups {
		missing = append(missing, strings.ReplaceAll(strings.Join(g.Missing, " "), "field_", ""))
		for _, row := range g.Rows {
			if row.Key == "field_assessment_next_review" {
				late = append(late, row.Values[0].Late)
			}
		}
	}
	want := []string{
		"assessment_date assessment_by assessment_independent assessment_outcome sha256",
		"assessment_by assessment_independent assessment_outcome document",
		"assessment_reason_not_done", "",
	}
	if !slices.Equal(missing, want) || !slices.Equal(late, []bool{true, false}) {
		t.Errorf("missing %q, late %v", missing, late)
	}
	if !r.HasSums || pageOf(t, &content.Record{}).HasSums {
		t.Error("it is not known which record has checksums")
	}
}

func TestLanguagesOfARecord(t *testing.T) {
	texts := content.Text{"en": "A", "fr": "A"}
	rec := &content.Record{Title: texts, Value: map[string]any{
		"title": map[string]any{"en": "A", "fr": "A"},
	}}
	hash := schema.SourceHash(rec, "en")
	for name, test := range map[string]struct {
		translations map[string]content.Translation
		title        content.Text
		want         string
	}{
		"current":   {map[string]content.Translation{"fr": {Status: "human", SourceHash: hash}}, texts, "original||,|human|current"},
		"behind":    {map[string]content.Translation{"fr": {Status: "machine", SourceHash: "sha256:00000000"}}, texts, "original||,|machine|behind"},
		"untracked": {map[string]content.Translation{"fr": {Status: "reviewed"}}, texts, "original||,|reviewed|unknown"},
		"unmarked":  {nil, texts, "original||,unmarked||"},
		"none":      {nil, content.Text{"en": "A"}, "original||,none||"},
		"itself":    {map[string]content.Translation{"en": {Status: "machine"}, "fr": {Status: "human", SourceHash: hash}}, texts, "|machine|unknown,|human|unknown"},
	} {
		rec.Title, rec.Translations = test.title, test.translations
		var got []string
		for _, l := range pageOf(t, rec).Languages() {
			got = append(got, l.State+"|"+l.Made.Code+"|"+l.Source)
			if l.URL != "/"+l.Code+"/systems/a/" {
				t.Errorf("%s: %s", l.Code, l.URL)
			}
		}
		if s := strings.Join(got, ","); s != test.want {
			t.Errorf("%s: %s, want %s", name, s, test.want)
		}
	}
}

// TestEveryOpenQuestionHasAName: each question that is not answered is called by
// a name and leads to the place where the answer would stand.
func TestEveryOpenQuestionHasAName(t *testing.T) {
	r := pageOf(t, &content.Record{Value: map[string]any{"id": "a"}})
	c := r.Completeness()
	anchors := map[string]bool{"#glance": true, "#questions": true, "/en/systems/a/contest/": true}
	for _, s := range r.Sections() {
		anchors["#"+strings.TrimPrefix(s.Key, "section_")] = true
	}
	n := 0
	for _, place := range c.Open {
		if !anchors[place.URL] {
			t.Errorf("%s leads to %s", place.Key, place.URL)
		}
		n += len(place.Fields)
		if slices.Contains(place.Fields, "") {
			t.Errorf("%s: a field has no name: %q", place.Key, place.Fields)
		}
	}
	if n != len(schema.Questions()) || c.Questions != n {
		t.Errorf("%d questions, %d open", c.Questions, n)
	}
	sum := 0
	for _, count := range c.Counts {
		sum += count.N
	}
	if sum != c.Questions {
		t.Errorf("the counts %+v do not add up to %d", c.Counts, c.Questions)
	}
}

func TestErrorsAreReportedToTheNearest(t *testing.T) {
	own := []content.Contact{{Type: "email", Value: "a@x.example"}}
	for _, test := range []struct {
		rec  content.Record
		want string
	}{
		{content.Record{Contact: own, Organisation: "city"}, "record a@x.example"},
		{content.Record{Organisation: "city"}, "organisation +999 1"},
		{content.Record{Organisation: "silent"}, "register register@x.example"},
	} {
		r := pageOf(t, &test.rec).Report()
		if got := r.From + " " + r.Contacts[0].Value; got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
}

func TestFlowNamesFewSources(t *testing.T) {
	rec := &content.Record{Technology: content.Technology{Kind: "rules"}}
	for i := range 5 {
		rec.Data = append(rec.Data, content.DataSource{Name: content.Text{"en": fmt.Sprint(i)}})
	}
	f := pageOf(t, rec).Flow()
	if len(f.Data) != 3 || f.MoreData != 2 || len(f.Technology) != 1 || f.DataSecret {
		t.Errorf("%+v", f)
	}
	f = pageOf(t, withholding("/data")).Flow()
	if len(f.Data) != 0 || !f.DataSecret || f.RoleSecret {
		t.Errorf("%+v", f)
	}
}
