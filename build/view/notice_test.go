package view

import (
	"strings"
	"testing"
	"time"

	"vitrine/content"
	"vitrine/schema"
)

// paper is a register with one record that says what a test changes.
func paper(t *testing.T, change func(*content.Register, *content.Record)) *Site {
	t.Helper()
	free := 0.0
	rec := &content.Record{
		ID: "a", Title: content.Text{"en": "A"}, Organisation: "city",
		Decision: content.Decision{Role: "ranks"},
		EasyRead: content.Text{"en": "You get money. A computer picks people. It can be wrong!"},
		Redress: []content.Route{{
			Kind: "objection", Deadline: &content.Deadline{Value: 6, Unit: "weeks", Starts: "letter_date"},
			Cost: &content.Cost{Amount: &free},
			Channels: []content.Locator{
				{Type: "email", Value: "a@city.example", Languages: []string{"en"}},
				{Type: "post", Value: "1 Square", Languages: []string{"en"}},
				{Type: "phone", Value: "+1 23", Languages: []string{"en"}},
			},
		}},
		Contact: []content.Contact{{Type: "phone", Value: "+9 99"}},
	}
	reg := &content.Register{
		Settings: content.Settings{Languages: []string{"en", "fr"}}, Records: []*content.Record{rec},
	}
	change(reg, rec)
	return New(reg, Options{
		Languages: []string{"en", "fr"}, Clock: time.Unix(0, 0), BaseURL: reg.Settings.BaseURL,
	})[0]
}

func noticeOf(t *testing.T, change func(*content.Register, *content.Record)) *Notice {
	t.Helper()
	n, err := paper(t, change).Notice("a")
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestNoticeSaysOnlyWhatIsCertain(t *testing.T) {
	n := noticeOf(t, func(*content.Register, *content.Record) {})
	if n.Role.Code != "ranks" || !n.Summary.Empty() || n.Overruled || n.Lead == nil {
		t.Errorf("%+v", n)
	}
	n = noticeOf(t, func(_ *content.Register, rec *content.Record) {
		rec.Decision.Role, rec.Summary = "", content.Text{"en": "It sorts."}
		rec.HumanOversight.CanOverride.Value = content.Yes
		rec.Redress, rec.RedressNone = nil, &content.RedressNone{}
	})
	if string(n.Summary.HTML) != "<p>It sorts.</p>" || !n.Overruled || n.Lead != nil || !n.None {
		t.Errorf("%+v", n)
	}
}

func TestNoticeNamesATelephoneIfThereIsOne(t *testing.T) {
	for name, test := range map[string]struct {
		change func(*content.Register, *content.Record)
		want   string
	}{
		"of the route": {func(*content.Register, *content.Record) {}, "+1 23"},
		"of the record": {func(_ *content.Register, rec *content.Record) {
			rec.Redress[0].Channels = rec.Redress[0].Channels[:2]
		}, "+9 99"},
		"nowhere": {func(_ *content.Register, rec *content.Record) {
			rec.Redress[0].Channels, rec.Contact = rec.Redress[0].Channels[:2], nil
		}, "a@city.example"},
		"of the organisation": {func(reg *content.Register, rec *content.Record) {
			rec.Redress, rec.Contact = nil, nil
			reg.Organisations = []*content.Organisation{{
				ID: "city", Contact: []content.Contact{{Type: "phone", Value: "+7 77"}},
			}}
		}, "+7 77"},
	} {
		n := noticeOf(t, test.change)
		if n.Reach == nil || n.Reach.Value != test.want {
			t.Errorf("%s: %+v, want %s", name, n.Reach, test.want)
		}
	}
	n := noticeOf(t, func(_ *content.Register, rec *content.Record) {
		rec.Redress, rec.Contact = nil, nil
	})
	if n.Reach != nil {
		t.Errorf("nobody can be reached, but %+v", n.Reach)
	}
}

func TestNoticeHasACodeWhereThereIsAnAddress(t *testing.T) {
	n := noticeOf(t, func(*content.Register, *content.Record) {})
	if n.Address != "" || n.QR != "" {
		t.Errorf("without an address: %q, %q", n.Address, n.QR)
	}
	n = noticeOf(t, func(reg *content.Register, _ *content.Record) {
		reg.Settings.BaseURL = "https://city.example/register/"
	})
	if n.Address != "https://city.example/register/s/a/" || n.QR != "/s/a/qr.svg" {
		t.Errorf("%q, %q", n.Address, n.QR)
	}
}

// TestWordsForLettersStandInEveryLanguage of the portal, then in those that only
// the organisation speaks.
func TestWordsForLettersStandInEveryLanguage(t *testing.T) {
	n := noticeOf(t, func(_ *content.Register, rec *content.Record) {
		rec.Notification.Text = content.Text{"fr": "Oui.", "ar": "نعم."}
	})
	var got []string
	for _, w := range n.Letters {
		got = append(got, w.Language.Code+" "+w.Language.Dir+" "+string(w.Text.HTML))
	}
	want := "en ltr |fr ltr <p>Oui.</p>|ar rtl <p>نعم.</p>"
	if strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
	if title := n.Letters[2].Title; title.Plain != "A" || title.Lang != "en" {
		t.Errorf("the title in Arabic is %+v", title)
	}
}

func TestEasyPageSaysOneThoughtALine(t *testing.T) {
	s := paper(t, func(*content.Register, *content.Record) {})
	e, err := s.Easy("a")
	if err != nil {
		t.Fatal(err)
	}
	want := "<p>You get money.</p>\n<p>A computer picks people.</p>\n<p>It can be wrong!</p>"
	if string(e.Text.HTML) != want {
		t.Errorf("got  %s\nwant %s", e.Text.HTML, want)
	}
	if len(e.Places) != 2 || e.Places[0].Value != "+1 23" || e.Places[1].Value != "1 Square" {
		t.Errorf("places %+v, want the telephone, then the street", e.Places)
	}
	if _, err := s.sites[1].Easy("a"); err == nil || s.sites[1].EasyURL("a") != "" {
		t.Error("there is a page in French, and no text")
	}
	if ids := s.EasyPages(); len(ids) != 1 || s.EasyURL("a") != "/en/systems/a/contest/easy/" {
		t.Errorf("pages %v, %s", ids, s.EasyURL("a"))
	}
}

func TestEasyTextWithMarksStaysWhole(t *testing.T) {
	for in, want := range map[string]string{
		"One. Two.": "One.\n\nTwo.", "*One. Two.* Three.": "*One. Two.* Three.",
		"- One. Two.\n- Three.": "- One. Two.\n- Three.", "See no. 3. Go.": "See no. 3.\n\nGo.",
	} {
		if got := lineBySentence(in, "en"); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

// TestEasyPageWithoutARoute names those who answer for the record, and the
// register's own channels as help.
func TestEasyPageWithoutARoute(t *testing.T) {
	s := paper(t, func(reg *content.Register, rec *content.Record) {
		rec.Redress = nil
		reg.Settings.DefaultChannels = []string{"ombudsman"}
		reg.Channels = []*content.Channel{{Name: content.Text{"en": "Ombudsman"}, Route: content.Route{
			ID:       "ombudsman",
			Channels: []content.Locator{{Type: "phone", Value: "+5 55"}},
		}}}
	})
	e, err := s.Easy("a")
	if err != nil {
		t.Fatal(err)
	}
	if e.Lead != nil || len(e.Places) != 1 || e.Places[0].Value != "+9 99" {
		t.Errorf("lead %v, places %+v", e.Lead, e.Places)
	}
	if e.Help == nil || e.HelpFree || e.HelpAt == nil || e.HelpAt.Value != "+5 55" {
		t.Errorf("help %+v at %+v", e.Help, e.HelpAt)
	}
}

// TestLabelsAreExplainedOnce on a page, and lead to a word that the glossary has.
func TestLabelsAreExplainedOnce(t *testing.T) {
	s := paper(t, func(*content.Register, *content.Record) {})
	for label, key := range explained {
		if got := s.Explained(label); got != "/en/glossary/#"+strings.ReplaceAll(key, "_", "-") {
			t.Errorf("%s leads to %s", label, got)
		}
		if !strings.Contains(strings.Join(terms, " "), key) {
			t.Errorf("%s leads to %s, which is not explained", label, key)
		}
	}
	sections := []Section{
		{Rows: []Row{{Key: "field_data_personal"}, {Key: "field_purpose_statement"}}},
		{Groups: []Group{
			{Rows: []Row{{Key: "field_data_personal"}, {Key: "field_data_retention", Verbatim: true}}},
			{Rows: []Row{{Key: "field_data_retention"}}},
		}},
	}
	s.explain(sections)
	got := []string{
		sections[0].Rows[0].Explain, sections[0].Rows[1].Explain,
		sections[1].Groups[0].Rows[0].Explain, sections[1].Groups[0].Rows[1].Explain,
		sections[1].Groups[1].Rows[0].Explain,
	}
	if want := "/en/glossary/#personal-data||||/en/glossary/#retention"; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %s", got, want)
	}
}

func TestStatementIsOldAfterAYear(t *testing.T) {
	for date, want := range map[content.Date]bool{
		"": false, "2025-10-30": true, "2025-10-31": false, "2025-10": false, "2025-09": true,
		"2024": true, "2025": false, "nonsense": false,
	} {
		s := &Site{model: model{opts: Options{Clock: time.Date(2026, 10, 31, 0, 0, 0, 0, time.UTC)}}}
		if got := s.yearOld(date); got != want {
			t.Errorf("%q: old %v, want %v", date, got, want)
		}
	}
}

func TestTermsAreSchemaWords(t *testing.T) {
	for _, kind := range kinds {
		if schema.Label("redress_kind", kind, "en") == "" {
			t.Errorf("%s is no kind of route", kind)
		}
	}
}
