package view

import (
	"strings"
	"testing"
	"time"

	"vitrine/content"
)

// strings of an interface that speaks English, French and Dutch. What is not
// here is written as its key.
func spoken(lang string) map[string]string {
	return map[string]map[string]string{
		"en": {"colon": ":", "letter_sheet": "In {{ .Language }}", "letter_name": "Name"},
		"fr": {"colon": "\u00a0:", "letter_sheet": "En {{ .Language }}", "letter_name": "Nom"},
		"nl": {"colon": ":", "letter_name": "Naam"},
	}[lang]
}

// post is a place that takes letters in some languages.
func post(langs ...string) []content.Locator {
	return []content.Locator{{Type: "post", Value: "Desk, 1 Street, Town", Languages: langs}}
}

func within(weeks int) *content.Deadline {
	return &content.Deadline{Value: weeks, Unit: "weeks", Starts: "letter_date"}
}

// site is the French site of a register with one record.
func site(routes ...content.Route) *Site {
	reg := &content.Register{
		Settings: content.Settings{Languages: []string{"en", "fr"}},
		Records: []*content.Record{{
			ID: "checks", Title: content.Text{"en": "Checks", "fr": "Contrôles"}, Redress: routes,
		}},
	}
	return New(reg, Options{
		Languages: []string{"en", "fr"}, Words: spoken, BaseURL: "https://r.example/",
		Clock: time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC),
	})[1]
}

func lettersOf(t *testing.T, routes ...content.Route) *LetterPage {
	t.Helper()
	page, err := site(routes...).Letters("checks")
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func TestLettersAreInALanguageThatIsReadWhereTheyGo(t *testing.T) {
	for _, test := range []struct {
		read      []string
		sheet     string
		own       bool
		title     string
		firstWord string
	}{
		{[]string{"en", "fr"}, "fr", false, "En français", "Nom\u00a0:"},
		{[]string{"en"}, "en", true, "En anglais", "Name:"},
		{[]string{"nl"}, "nl", true, "En néerlandais", "Naam:"},
		{[]string{"eo", "nl"}, "nl", true, "En néerlandais", "Naam:"},
		{[]string{"eo"}, "en", true, "En anglais", "Name:"},
	} {
		l := lettersOf(t, content.Route{Kind: "objection", Deadline: within(6),
			Channels: post(test.read...)}).Letters[0]
		if l.Sheet.Lang != test.sheet || l.Sheet.Title != test.title ||
			l.Sheet.Blocks[0].Label != test.firstWord || (l.Own != nil) != test.own {
			t.Errorf("read in %v: in %s, %q, begins %q, twice %v", test.read, l.Sheet.Lang,
				l.Sheet.Title, l.Sheet.Blocks[0].Label, l.Own != nil)
		}
		if l.Own != nil && l.Own.Lang != "fr" {
			t.Errorf("read in %v: beside it %s", test.read, l.Own.Lang)
		}
	}
}

// written is everything that a sheet says, a line each.
func written(s Sheet) string {
	var out []string
	for _, b := range s.Blocks {
		out = append(out, string(b.Kind)+" "+b.Label)
		for _, l := range b.Lines {
			out = append(out, "  "+l.Text)
		}
	}
	return strings.Join(out, "\n")
}

func TestALetterHoldsWhatItMust(t *testing.T) {
	l := lettersOf(t, content.Route{
		Kind: "objection", Deadline: within(6), Channels: post("fr"),
		Body: content.Text{"fr": "Commission"},
	}).Letters[0]
	got := written(l.Sheet)
	for _, want := range []string{
		"fill Nom", "fill letter_address", "fill letter_decision_date",
		"address \n  Commission\n  Desk\n  1 Street\n  Town", "  Contrôles", "  checks",
		"  r.example/s/checks", "letter_object", "room letter_reasons", "letter_ask_part",
		"letter_ask_data", "letter_ask_reasons", "letter_person", "items letter_enclosed",
		"fill letter_signature",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the letter lacks %q:\n%s", want, got)
		}
	}
}

func TestProposedWordsLeaveRoom(t *testing.T) {
	l := lettersOf(t, content.Route{
		Kind: "objection", Deadline: within(6), Channels: post("fr"), Template: content.Text{
			"en": "I object to **this** of [date].\n\nSee [page](https://x.example)\nor [number]",
		},
	}).Letters[0]
	got := written(l.Sheet)
	want := "words \n  I object to this of [date ____________].\n" +
		"  See [page](https://x.example) or [number ____________]\n"
	if !strings.Contains(got, want) || strings.Contains(got, "letter_object") {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestWhichRoutesTakeLetters(t *testing.T) {
	phone := []content.Locator{{Type: "phone", Value: "+1", Languages: []string{"fr"}}}
	objection := content.Route{ID: "a", Kind: "objection", Deadline: within(6), Channels: post("fr")}
	none := &content.Deadline{None: true}
	for _, test := range []struct {
		name  string
		other content.Route
		want  string
	}{
		{"another inside", content.Route{ID: "b", Kind: "explanation", Deadline: none, Channels: post("fr")}, "a b"},
		{"a shorter time comes first", content.Route{ID: "b", Kind: "complaint", Deadline: within(2), Channels: post("fr")}, "b a"},
		{"no letters by telephone", content.Route{ID: "b", Kind: "explanation", Deadline: none, Channels: phone}, "a"},
		{"not usable", content.Route{ID: "b", Kind: "explanation", Channels: post("fr")}, "a"},
		{"a court needs more", content.Route{ID: "b", Kind: "court", Deadline: within(2), Channels: post("fr")}, "a"},
		{"a court with its own words", content.Route{ID: "b", Kind: "court", Deadline: within(9), Channels: post("fr"), Template: content.Text{"fr": "x"}}, "a b"},
		{"an ombudsman is not first", content.Route{ID: "b", Kind: "ombudsman", Deadline: within(9), Channels: post("fr")}, "a"},
		{"after another answer", content.Route{ID: "b", Kind: "objection", Deadline: within(9), Channels: post("fr"), RequiredBefore: []string{"a"}}, "a"},
	} {
		var got []string
		for _, l := range lettersOf(t, objection, test.other).Letters {
			got = append(got, strings.TrimPrefix(l.Anchor, "route-"))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: %v, want %s", test.name, got, test.want)
		}
	}
	s := site(content.Route{Kind: "objection", Deadline: within(6), Channels: phone})
	if s.HasLetter(s.reg.Records[0]) {
		t.Error("a route by telephone alone has a letter")
	}
	if _, err := s.Letters("checks"); err == nil {
		t.Error("a page without letters is made")
	}
}
