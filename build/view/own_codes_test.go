package view

import (
	"slices"
	"testing"

	"vitrine/build/layout"
	"vitrine/content"
)

// harbour is a register that adds codes to some lists and uses them.
func harbour() *content.Register {
	own := func(code, en, fr string) []content.OwnCode {
		return []content.OwnCode{{
			Code: code, Label: content.Text{"en": en, "fr": fr}, Source: "Harbour Act, Art. 9",
		}}
	}
	return &content.Register{
		Settings: content.Settings{
			ID: "rivers", Publisher: "city", Languages: []string{"en", "fr"},
			Lists: map[string][]content.OwnCode{
				"area":             own("rivers.harbour", "The harbour", "Le port"),
				"life_events":      own("rivers.berth_refused", "A berth was refused", "Refus de quai"),
				"rights":           own("rivers.clean_harbour", "Clean harbour", "Port propre"),
				"legal_form":       own("rivers.board", "Harbour board", "Régie du port"),
				"legal_instrument": own("rivers.charter", "City charter", "Charte de la ville"),
			},
		},
		Organisations: []*content.Organisation{
			{ID: "city", Name: content.Text{"en": "City"}, LegalForm: "rivers.board"},
		},
		Records: []*content.Record{{
			ID: "berths", Title: content.Text{"en": "Berths"}, Organisation: "city",
			Rights: []string{"privacy", "rivers.clean_harbour"},
			Affected: content.Affected{
				Area: "rivers.harbour", LifeEvents: []string{"rivers.berth_refused"},
			},
			Legal: content.Legal{Basis: []content.Basis{
				{Title: content.Text{"en": "Charter"}, Form: "rivers.charter", Article: "Art. 2"},
				{Title: content.Text{"en": "Harbour Act"}, Form: "statute"},
				{Title: content.Text{"en": "Port rules"}, Article: "Art. 7"},
			}},
		}},
	}
}

func TestOwnCodesHaveTheirWords(t *testing.T) {
	sites := New(harbour(), Options{Languages: []string{"en", "fr", "nl"}})
	for i, want := range []string{"The harbour", "Le port", "The harbour"} {
		s := sites[i]
		page, err := s.Topic(layout.FacetValue("area", "rivers.harbour"))
		if err != nil {
			t.Fatal(err)
		}
		if page.Value.Label != want || page.Total != 1 {
			t.Errorf("%s: %q with %d systems", s.Lang, page.Value.Label, page.Total)
		}
		facet, err := s.Facet("area")
		if err != nil || len(facet.Values) != 1 || facet.Values[0].Label.Plain != want {
			t.Errorf("%s: facet %+v, %v", s.Lang, facet, err)
		}
	}
	body, err := sites[1].Organisation("city")
	if err != nil || body.LegalForm.Label != "Régie du port" {
		t.Errorf("legal form %+v, %v", body.LegalForm, err)
	}
}

// TestOwnCodesSayTheirLanguage: a label that the register lacks in the language of
// the page is read out in its own.
func TestOwnCodesSayTheirLanguage(t *testing.T) {
	for i, s := range New(harbour(), Options{Languages: []string{"en", "fr", "nl"}}) {
		want := []string{"", "", "en"}[i]
		area := s.entries[0].Area
		facet, err := s.Facet("area")
		if err != nil {
			t.Fatal(err)
		}
		record, err := s.Record("berths")
		if err != nil {
			t.Fatal(err)
		}
		langs := map[string]string{
			"entry": area.Lang, "facet": facet.Values[0].Label.Lang, "record": record.Area.Lang,
		}
		sections := record.Sections()
		for _, row := range sections[slices.IndexFunc(sections, func(s Section) bool {
			return s.Key == "section_people"
		})].Rows {
			if row.Key == "field_rights" {
				langs["ours"], langs["own"] = row.Values[0].Lang, row.Values[1].Lang
			}
		}
		if langs["ours"] != "" {
			t.Errorf("%s: our label is in %q", s.Lang, langs["ours"])
		}
		for _, where := range []string{"entry", "facet", "record", "own"} {
			if langs[where] != want {
				t.Errorf("%s: the label of the %s is in %q, want %q", s.Lang, where, langs[where], want)
			}
		}
	}
}

func TestOwnLifeEventsHavePages(t *testing.T) {
	s := New(harbour(), Options{Languages: []string{"en"}})[0]
	e, err := s.Event("contest/rivers.berth_refused")
	if err != nil || e.Count != 1 || e.Value.Label != "A berth was refused" {
		t.Errorf("%+v, %v", e, err)
	}
	var labels []string
	for _, v := range s.Events() {
		labels = append(labels, v.Label.Plain)
	}
	n := len(labels)
	if labels[n-2] != "A berth was refused" || labels[n-1] != "Something else" {
		t.Errorf("events: %q", labels)
	}
	if _, err := s.Event("contest/rivers.nothing"); err == nil {
		t.Error("there is a page of an event that nobody has defined")
	}
}

func TestRightsAndLawsSayWhatTheyAre(t *testing.T) {
	s := New(harbour(), Options{Languages: []string{"en"}})[0]
	r, err := s.Record("berths")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, section := range r.Sections() {
		for _, row := range section.Rows {
			for _, v := range row.Values {
				switch row.Key {
				case "field_rights":
					got = append(got, v.Label+": "+v.Note)
				case "field_legal_basis":
					got = append(got, v.Text.Plain+": "+v.Note)
				}
			}
		}
	}
	for _, want := range []string{
		"Privacy and protection of personal data: UDHR 12; ICCPR 17; CRC 16 …",
		"Clean harbour: Harbour Act, Art. 9", "Charter: City charter · Art. 2",
		"Harbour Act: Statute", "Port rules: Art. 7",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is not among %q", want, got)
		}
	}
}
