package view

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"vitrine/content"
	"vitrine/content/example"
)

func TestMarkdownKeepsOnlyWhatIsSafe(t *testing.T) {
	m := newMarkdown()
	for _, test := range []struct{ in, want string }{
		{"One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"},
		{"*a* **b**", "<p><em>a</em> <strong>b</strong></p>"},
		{"- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"},
		{"[a](https://x.example/)", `<p><a href="https://x.example/">a</a></p>`},
		{"[a](tel:+3112)", `<p><a href="tel:+3112">a</a></p>`},
		{"see https://x.example/a.", `<p>see <a href="https://x.example/a">https://x.example/a</a>.</p>`},
		{"[a](javascript:alert(1))", "<p>a</p>"},
		{"[a](JaVaScRiPt&colon;alert(1))", "<p>a</p>"},
		{"[a](data:text/html,x)", "<p>a</p>"},
		{"[a](../../index.html)", "<p>a</p>"},
		{"[a][r]\n\n[r]: vbscript:x", "<p>a</p>"},
		{"<javascript:alert(1)>", "<p>javascript:alert(1)</p>"},
		{"![a *b*](https://t.example/p.png)", "<p>a <em>b</em></p>"},
		{"<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"},
		{"<b onclick=x>a</b>", "<p>&lt;b onclick=x&gt;a&lt;/b&gt;</p>"},
		{"# a", "<p># a</p>"},
		{"    code", "<p>code</p>"},
		{" ", ""},
	} {
		if got := string(m.render(test.in)); got != test.want {
			t.Errorf("%q\n got %s\nwant %s", test.in, got, test.want)
		}
	}
}

// FuzzMarkdown looks for any element or attribute that a text of a record must
// not have.
func FuzzMarkdown(f *testing.F) {
	reg, _, err := content.Load(example.FS())
	if err != nil {
		f.Fatal(err)
	}
	for _, rec := range reg.Records {
		f.Add(rec.Summary["en"])
	}
	f.Add("[a](javascript:x) ![b](c) <d> [e]: f\n\n- <https://g>")
	tag := regexp.MustCompile(`<[^>]*>`)
	fine := regexp.MustCompile(`^</?(p|em|strong|ul|ol|li|br|a)( start="\d+")?` +
		`( href="(https?|mailto|tel):[^"<>]*")?( title="[^"<>]*")?\s*/?>$`)
	m := newMarkdown()
	f.Fuzz(func(t *testing.T, source string) {
		for _, got := range tag.FindAllString(string(m.render(source)), -1) {
			if !fine.MatchString(got) {
				t.Errorf("%q gives %s", source, got)
			}
		}
	})
}

func TestLastDay(t *testing.T) {
	for _, test := range []struct {
		letter string
		value  int
		unit   string
		want   string
	}{
		{"2026-03-04", 6, "weeks", "2026-04-15"},
		{"2026-01-31", 1, "months", "2026-02-28"},
		{"2028-01-31", 1, "months", "2028-02-29"},
		{"2026-11-30", 3, "months", "2027-02-28"},
		{"2026-12-31", 2, "months", "2027-02-28"},
		{"2028-02-29", 1, "years", "2029-02-28"},
		{"2026-12-20", 14, "days", "2027-01-03"},
		{"2026-03-04", 10, "working_days", ""},
		{"2026-03-04", 0, "weeks", ""},
	} {
		letter, err := time.Parse(time.DateOnly, test.letter)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if last, ok := LastDay(letter, &content.Deadline{Value: test.value, Unit: test.unit}); ok {
			got = last.Format(time.DateOnly)
		}
		if got != test.want {
			t.Errorf("%s + %d %s = %q, want %q", test.letter, test.value, test.unit, got, test.want)
		}
	}
}

func TestDatesNumbersAndNames(t *testing.T) {
	for lang, want := range map[string]string{
		"en": "18 March 2024|March 2024|2024|12,000|French",
		"fr": "18 mars 2024|mars 2024|2024|12\u202f000|français",
		"nl": "18 maart 2024|maart 2024|2024|12.000|Frans",
		"ar": "18 مارس 2024|مارس 2024|2024|12,000|الفرنسية",
	} {
		l := newLocale(lang)
		got := strings.Join([]string{
			l.date("2024-03-18"), l.date("2024-03"), l.date("2024"), l.number(12000, 0),
			l.languageName("fr"),
		}, "|")
		if got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
	if Direction("ar") != "rtl" || Direction("fa") != "rtl" || Direction("nl") != "ltr" {
		t.Error("directions are wrong")
	}
}

// TestLongListsHaveParts holds every entry of a long list once, in order, and
// leads each letter to the page it begins on.
func TestLongListsHaveParts(t *testing.T) {
	reg := &content.Register{Settings: content.Settings{Languages: []string{"en"}}}
	for i := range 250 {
		id := fmt.Sprintf("s%03d", i)
		reg.Records = append(reg.Records, &content.Record{
			ID: id, Title: content.Text{"en": string(rune('A'+i%26)) + " " + id},
			Lifecycle: content.Lifecycle{Status: "in_use"},
		})
	}
	s := New(reg, Options{Languages: []string{"en"}, Clock: time.Unix(0, 0)})[0]
	seen, last := map[string]bool{}, ""
	anchors := map[string]bool{}
	for _, key := range []string{"systems", "systems/page.2", "systems/page.3"} {
		page, err := s.Listing(key)
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range page.Groups {
			anchors["/en/"+key+"/#"+g.Anchor] = true
			for _, e := range g.Entries {
				if seen[e.ID] || e.Title.Plain < last {
					t.Errorf("%s stands twice or after %s", e.Title.Plain, last)
				}
				seen[e.ID], last = true, e.Title.Plain
			}
		}
		if len(page.Parts) != 3 || page.Total != 250 {
			t.Errorf("%s: %d parts, %d in total", key, len(page.Parts), page.Total)
		}
		for _, l := range page.Letters {
			if !strings.HasPrefix(l.URL, "/en/systems/") {
				t.Errorf("a letter leads to %s", l.URL)
			}
		}
	}
	if len(seen) != 250 {
		t.Errorf("%d of 250 are listed", len(seen))
	}
	page, _ := s.Listing("systems")
	for _, l := range page.Letters {
		if !anchors[l.URL] {
			t.Errorf("the letter %s leads to %s, where there is none", l.Text.Plain, l.URL)
		}
	}
}

func TestNamesStandUnderTheirFirstLetter(t *testing.T) {
	for name, want := range map[string]string{
		"“Green” lights": "G", "(smart) meters": "S", "Élan": "E", "3D maps": "0–9", "¿?": "#",
		"  x": "X", "ألف": "ا",
	} {
		if got := letter(sortKey(name)); got != want {
			t.Errorf("%q stands under %q, want %q", name, got, want)
		}
	}
}

func TestNamesakesAreKnown(t *testing.T) {
	reg := &content.Register{Settings: content.Settings{Languages: []string{"en"}}}
	for _, id := range []string{"a", "b", "c"} {
		rec := &content.Record{ID: id, Title: content.Text{"en": "Same"}, Organisation: "x"}
		if id == "c" {
			rec.Organisation = "y"
		}
		reg.Records = append(reg.Records, rec)
	}
	s := New(reg, Options{Languages: []string{"en"}, Clock: time.Unix(0, 0)})[0]
	for id, want := range map[string]bool{"a": true, "b": true, "c": false} {
		if e, err := s.Entry(id); err != nil || e.Namesake != want {
			t.Errorf("%s: %+v, %v", id, e, err)
		}
	}
}

// TestForeignTextSaysSo shows a text that only another language has.
func TestForeignTextSaysSo(t *testing.T) {
	reg := &content.Register{
		Settings: content.Settings{Languages: []string{"en", "ar"}},
		Records: []*content.Record{{
			ID: "a", Title: content.Text{"en": "A"}, Summary: content.Text{"ar": "نص"},
		}},
	}
	s := New(reg, Options{Languages: []string{"en", "ar"}, Clock: time.Unix(0, 0)})[0]
	r, err := s.Record("a")
	if err != nil {
		t.Fatal(err)
	}
	if r.Title.Lang != "" || r.Summary.Lang != "ar" || r.Summary.Dir != "rtl" ||
		r.Summary.LangName != "Arabic" {
		t.Errorf("title %+v, summary %+v", r.Title.Foreign, r.Summary.Foreign)
	}
}

// TestNothingIsLeftOut counts what the sections of an empty record do not show:
// every field that a person may ask for is named as missing.
func TestNothingIsLeftOut(t *testing.T) {
	reg := &content.Register{
		Settings: content.Settings{Languages: []string{"en"}},
		Records:  []*content.Record{{ID: "a"}},
	}
	s := New(reg, Options{Languages: []string{"en"}, Clock: time.Unix(0, 0)})[0]
	r, err := s.Record("a")
	if err != nil {
		t.Fatal(err)
	}
	missing := map[string]bool{}
	for _, section := range r.Sections() {
		for _, key := range section.Missing {
			missing[key] = true
		}
	}
	for _, key := range []string{
		"field_purpose_statement", "field_decision_about_people", "field_assessments",
		"field_data", "field_oversight_who", "field_procurement_vendors", "field_rights",
		"field_risk_level", "field_legal_basis", "field_entry_updated", "field_roles",
	} {
		if !missing[key] {
			t.Errorf("an empty record does not say that %s is not published", key)
		}
	}
}

func TestDaysWithoutTheirYear(t *testing.T) {
	for lang, want := range map[string]string{
		"en": "2 February|2 Feb|26 March|26 Mar", "fr": "2 février|2 févr.|26 mars|26 mars",
		"ar": "2 فبراير|2 فبراير|26 مارس|26 مارس", "hu": "február 2.|febr. 2.|március 26.|márc. 26.",
		"es": "2 de febrero|2 de feb|26 de marzo|26 de mar", "lt": "vasario 2|vas. 2|kovo 26|kov. 26",
		"lv": "2. februāris|2. febr.|26. marts|26. marts", "bg": "2 февруари|2 фев|26 март|26 март",
		"mt": "2 ta’ Frar|2 ta’ Fra|26 ta’ Marzu|26 ta’ Mar",
		"zh": "2026年2月2日|2026年2月2日|2026年3月26日|2026年3月26日",
	} {
		l := newLocale(lang)
		long, short := l.dayOfYear(time.Date(2026, 2, 2, 0, 0, 0, 0, time.UTC))
		long2, short2 := l.dayOfYear(time.Date(2026, 3, 26, 0, 0, 0, 0, time.UTC))
		if got := strings.Join([]string{long, short, long2, short2}, "|"); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}
