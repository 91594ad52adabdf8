package export

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"vitrine/build/layout"
	"vitrine/content"
)

// table reads a CSV file as a program would, and gives each row by column.
func table(t *testing.T, data []byte) (header []string, rows map[string]map[string]string) {
	t.Helper()
	all, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows = map[string]map[string]string{}
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, c := range cells {
			row[all[0][i]] = c
		}
		rows[row["id"]] = row
	}
	return all[0], rows
}

func rawTable(t *testing.T, reg *content.Register, baseURL string) map[string]map[string]string {
	t.Helper()
	out, _ := export(t, reg, baseURL)
	_, rows := table(t, out[layout.RawCSV])
	return rows
}

func TestRowSaysWhatTheRecordSays(t *testing.T) {
	reg := load(t, nil)
	row := rawTable(t, reg, "")["benefit-checks"]
	for column, want := range map[string]string{
		"title_en":             "Choosing social support files for a check",
		"title_ar":             reg.Record("benefit-checks").Title["ar"],
		"summary_fr":           reg.Record("benefit-checks").Summary["fr"],
		"organisation":         "alvemar-social-services",
		"organisation_name_en": reg.Organisation("alvemar-social-services").Name["en"],
		"status":               "in_use",
		"since":                "2021-04",
		"area":                 "social_security",
		"about_people":         "yes",
		"effect":               "significant",
		"role":                 "selects_for_check",
		"risk_level":           "high",
		"red_lines":            "",
		"rights": "social_security | adequate_standard_of_living | privacy | " +
			"equality_non_discrimination | good_administration",
		"personal_data":  "yes",
		"usable_redress": "yes",
		"contact":        "checks@social.alvemar.example | +999 100 3010",
		"updated":        "2026-10-30",
		"withdrawn":      "",
		"url":            "en/systems/benefit-checks/index.html",
		"contest_url":    "en/systems/benefit-checks/contest/index.html",
	} {
		if got, ok := row[column]; !ok || got != want {
			t.Errorf("%s is %q, want %q", column, got, want)
		}
	}
	row = rawTable(t, reg, "https://a.example/ai")["benefit-checks"]
	if got := row["url"]; got != "https://a.example/ai/en/systems/benefit-checks/" {
		t.Errorf("url is %s", got)
	}
}

func TestAddressesLeadToPagesThatExist(t *testing.T) {
	out := files{}
	if _, err := Data(load(t, nil), Site{Languages: []string{"fr", "ar"}}, out.write); err != nil {
		t.Fatal(err)
	}
	_, rows := table(t, out[layout.RawCSV])
	if got := rows["potholes"]["url"]; got != "fr/systems/potholes/index.html" {
		t.Errorf("url is %s", got)
	}
	if !bytes.Contains(out[layout.Catalogue], []byte(`"../fr/data/index.html"`)) {
		t.Error("the catalogue names another page")
	}
}

func TestWithdrawnRecordsStayInTheTable(t *testing.T) {
	reg := load(t, nil)
	row := rawTable(t, reg, "")["noise-meters"]
	if want := string(reg.Record("noise-meters").Entry.Withdrawn.Date); row["withdrawn"] != want {
		t.Errorf("withdrawn is %q, want %q", row["withdrawn"], want)
	}
}

// A value that no cell may stand for by being empty.
func TestWhatIsNotPublishedIsNotNo(t *testing.T) {
	row := rawTable(t, load(t, map[string]string{"records/bare.yaml": `
id: bare
title:
  en: Bare
organisation: city-of-alvemar
lifecycle:
  status: planned
`}), "")["bare"]
	for column, want := range map[string]string{
		"about_people": notPublished, "personal_data": notPublished, "assessments_done": "0",
		"usable_redress": "no", "shortest_deadline": "", "title_fr": "", "effect": "",
	} {
		if row[column] != want {
			t.Errorf("%s is %q, want %q", column, row[column], want)
		}
	}
}

func TestPersonalData(t *testing.T) {
	for want, given := range map[string][]string{
		notPublished:          nil,
		content.Yes:           {"no", "", "unknown", "yes"},
		content.Unknown:       {"no", "", "unknown"},
		content.NotApplicable: {"no", "not_applicable"},
		content.No:            {"no", "no"},
	} {
		var sources []content.DataSource
		for _, a := range given {
			sources = append(sources, content.DataSource{Personal: content.Answer{Value: a}})
		}
		if got := personalData(sources); got != want {
			t.Errorf("%q gives %s, want %s", given, got, want)
		}
	}
	one := []content.DataSource{{Personal: content.Answer{Value: "no"}}, {}}
	if got := personalData(one); got != notPublished {
		t.Errorf("no and a blank give %s", got)
	}
}

func TestShortestDeadline(t *testing.T) {
	route := func(d *content.Deadline, before ...string) content.Route {
		return content.Route{Deadline: d, RequiredBefore: before, Channels: []content.Locator{
			{Type: "email", Value: "a@b.example", Languages: []string{"en"}},
		}}
	}
	span := func(n int, unit string) *content.Deadline {
		return &content.Deadline{Value: n, Unit: unit, Starts: "receipt"}
	}
	none := &content.Deadline{None: true}
	nowhere := content.Route{Deadline: span(1, "days")}
	for _, c := range []struct {
		want   string
		routes []content.Route
	}{
		{"", nil},
		{"", []content.Route{nowhere}},
		{"none", []content.Route{route(none)}},
		{"1 month", []content.Route{route(none), route(span(1, "months"))}},
		{"6 weeks", []content.Route{route(span(2, "months")), route(span(6, "weeks")), nowhere}},
		{"10 working days", []content.Route{route(span(10, "working_days")), route(span(3, "weeks"))}},
		{"1 working day", []content.Route{route(span(1, "working_days"))}},
		{"1 year", []content.Route{route(span(2, "weeks"), "objection"), route(span(1, "years"))}},
		{"2 weeks", []content.Route{route(span(2, "weeks"), "objection")}},
		{"3 days", []content.Route{
			route(&content.Deadline{Value: 1, Unit: "days", Starts: "previous_outcome"}),
			route(span(3, "days")),
		}},
	} {
		if got := shortestDeadline(c.routes); got != c.want {
			t.Errorf("%+v: %q, want %q", c.routes, got, c.want)
		}
	}
}

func TestGuard(t *testing.T) {
	for cell, want := range map[string]string{
		"":                           "",
		"plain, with - + = @ inside": "plain, with - + = @ inside",
		"a@b.example | +999 1":       "a@b.example | +999 1",
		"=1+1":                       "'=1+1",
		"+999 100":                   "'+999 100",
		"-2+3":                       "'-2+3",
		"@SUM(A1)":                   "'@SUM(A1)",
		"\t=1":                       "'\t'=1",
		"\r=1":                       "'\r'=1",
		"\n=1":                       "'\n'=1",
		"\tx":                        "'\tx",
		"  =1":                       "  '=1",
		"\"=1\"":                     "\"'=1\"",
		"＝1":                         "'＝1",
		"\u00a0=1":                   "\u00a0'=1",
		"x;=1":                       "x;'=1",
		"x; \"=1\"":                  "x; \"'=1\"",
		"x\n- item\n- item":          "x\n'- item\n'- item",
		"x\t@y":                      "x\t'@y",
		"==1":                        "'==1",
		"été=1":                      "été=1",
	} {
		if got := guard(cell); got != want {
			t.Errorf("guard(%q) is %q, want %q", cell, got, want)
		}
	}
}

// injection is a record in which every text tries to be a formula.
const injection = `
id: evil
title:
  en: =HYPERLINK("https://evil.example","a")
  fr: "x;=1+1;\"=2\""
summary:
  en: "@SUM(A1)\n=1+1\n-1"
  ar: "\t=1"
organisation: city-of-alvemar
lifecycle:
  status: planned
contact:
  - type: phone
    value: "+999 100"
`

func TestNoCellOfTheSpreadsheetIsAFormula(t *testing.T) {
	out, _ := export(t, load(t, map[string]string{"records/evil.yaml": injection}), "")
	for name, comma := range map[string]rune{"comma": ',', "semicolon": ';', "tab": '\t'} {
		r := csv.NewReader(bytes.NewReader(out[layout.CSV]))
		r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, true, -1
		rows, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			for _, cell := range row {
				if c := strings.Trim(cell, " \""); c != "" && strings.ContainsAny(c[:1], "=+-@\t\r") {
					t.Errorf("split at %s, a cell is %q", name, cell)
				}
			}
		}
	}
}

func TestRawTableHoldsEveryValueAsItIs(t *testing.T) {
	reg := load(t, map[string]string{"records/evil.yaml": injection})
	row := rawTable(t, reg, "")["evil"]
	rec := reg.Record("evil")
	for _, lang := range []string{"en", "fr", "ar"} {
		if row["title_"+lang] != rec.Title[lang] || row["summary_"+lang] != rec.Summary[lang] {
			t.Errorf("texts in %s: %q", lang, row)
		}
	}
	if row["contact"] != "+999 100" {
		t.Errorf("contact is %q", row["contact"])
	}
}

func TestTheTablesDifferByGuardAndMarkOnly(t *testing.T) {
	reg := load(t, map[string]string{"records/evil.yaml": injection})
	out, _ := export(t, reg, "")
	safe, ok := bytes.CutPrefix(out[layout.CSV], []byte("\xEF\xBB\xBF"))
	if !ok {
		t.Error("the spreadsheet table has no byte order mark")
	}
	header, safeRows := table(t, safe)
	rawHeader, rawRows := table(t, out[layout.RawCSV])
	if !slices.Equal(header, rawHeader) || len(safeRows) != len(rawRows) ||
		len(rawRows) != len(reg.Records) {
		t.Fatalf("%d and %d rows, %q and %q", len(safeRows), len(rawRows), header, rawHeader)
	}
	for id, row := range rawRows {
		for column, cell := range row {
			if got := safeRows[id][column]; got != guard(cell) {
				t.Errorf("%s of %s is %q, want %q", column, id, got, guard(cell))
			}
		}
	}
}

func TestLinesEndInCRLFAndValuesKeepTheirOwn(t *testing.T) {
	raw := csvTable{cell: func(s string) string { return s }}
	raw.row([]string{"a", "b\nc", "d\r\ne", " f", `"`, "g,h", ""})
	want := "a,\"b\nc\",\"d\r\ne\",\" f\",\"\"\"\",\"g,h\",\r\n"
	if got := raw.out.String(); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
