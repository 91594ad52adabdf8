package chronicle_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"vitrine/build/chronicle"
	"vitrine/content"
	"vitrine/content/ledger"
	"vitrine/schema/meaning"
)

// register is a folder with a log of the publications, and the register in it.
func register(t *testing.T, publications ...ledger.Publication) (string, *content.Register) {
	t.Helper()
	dir := t.TempDir()
	write(t, dir+"/vitrine.yaml", "id: town\nlanguages: [en]\ntitle: {en: Town}\n")
	var log *ledger.Log
	draft, err := log.Draft(publications...)
	if err != nil {
		t.Fatal(err)
	}
	if err := ledger.Append(dir, draft); err != nil {
		t.Fatal(err)
	}
	return dir, open(t, dir)
}

func open(t *testing.T, dir string) *content.Register {
	t.Helper()
	reg, problems, err := content.Open(dir)
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	return reg
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func item(kind ledger.Kind, id, body string) ledger.Item {
	it := ledger.Item{Kind: kind, ID: id, Status: ledger.Published, Body: []byte(body)}
	if strings.Contains(body, "withdrawn") {
		it.Status = ledger.Withdrawn
	}
	return it
}

func published(date string, items ...ledger.Item) ledger.Publication {
	return ledger.Publication{Date: date, Items: items}
}

var options = chronicle.Options{Languages: []string{"en", "fr"}}

func read(t *testing.T, reg *content.Register) *chronicle.Chronicle {
	t.Helper()
	c, err := chronicle.Read(reg, options)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// said is what versions changed, as classes.
func said(versions []*chronicle.Version) string {
	var out []string
	for _, v := range versions {
		var classes []string
		for _, c := range v.Changes {
			classes = append(classes, c.Class)
		}
		out = append(out, v.ID+" "+strings.Join(classes, "+"))
	}
	return strings.Join(out, ", ")
}

func TestChanged(t *testing.T) {
	settings := item(ledger.Settings, "town", `{"id":"town","languages":["en"]}`)
	hall := item(ledger.Organisation, "hall", `{"id":"hall","name":{"en":"Hall"}}`)
	route := func(days, day string) ledger.Item {
		return item(ledger.Record, "a", `{"id":"a","organisation":"hall","record":{"updated":"2026-01-`+
			day+`"},"redress":[{"deadline":{"unit":"days","value":`+days+`},"title":{"en":"Desk"}}],`+
			`"title":{"en":"Alpha"}}`)
	}
	b := item(ledger.Record, "b", `{"id":"b","title":{"en":"Beta"}}`)
	gone := item(ledger.Record, "b", `{"id":"b","record":{"withdrawn":{"date":"2026-01-03",`+
		`"reason":{"en":"Sold."}}},"title":{"en":"Beta"}}`)
	_, reg := register(t,
		published("2026-01-01", settings, hall, route("30", "01"), b),
		published("2026-01-02", settings, hall, route("14", "02"), b),
		published("2026-01-03", settings, hall, route("14", "02"), gone,
			item(ledger.Record, "c", `{"id":"c","title":{"en":"Gamma"}}`)),
	)
	c := read(t, reg)
	want := "c record-added, b record-withdrawn, a redress-deadline-shortened+date-moved"
	if got := said(c.Changed()); got != want {
		t.Errorf("changed: %s\nwant %s", got, want)
	}
	if date, n := c.Beginning(); date != "2026-01-01" || n != 2 {
		t.Errorf("it began on %s with %d records", date, n)
	}
	if c.Register() != "town" {
		t.Errorf("the register is called %q", c.Register())
	}
	v := c.Versions("a")[1]
	g, ok := v.Gravest()
	if !ok || g.Severity != meaning.Lowered || v.Organisation != "hall" || v.Title["en"] != "Alpha" ||
		!strings.Contains(g.Sentence["en"], "\u206830 days\u2069") ||
		!strings.Contains(g.Sentence["fr"], "moins de temps") {
		t.Errorf("%+v", v)
	}
	findings, err := c.Compare(v)
	if err != nil || len(findings) != 2 || findings[0].Class != g.Class {
		t.Errorf("compared: %v, %v", findings, err)
	}
}

func TestErasedContentIsNotCompared(t *testing.T) {
	a := func(title string) ledger.Item {
		return item(ledger.Record, "a", `{"id":"a","title":{"en":"`+title+`"}}`)
	}
	erase := published("2026-01-03")
	erase.Erase = []ledger.Erasure{{Kind: ledger.Record, ID: "a", Ground: ledger.Text{"en": "Law"}}}
	_, reg := register(t, published("2026-01-01", a("One")), published("2026-01-02", a("Two")),
		erase, published("2026-01-04", a("Three")))
	c := read(t, reg)
	versions := c.Versions("a")
	if got := said(versions); got != "a , a , a content-erased, a record-added" {
		t.Errorf("%s", got)
	}
	for i, v := range versions {
		_, kept, err := c.Body(v)
		findings, wrong := c.Compare(v)
		if kept != (i == 3) || v.Compares() || len(findings) > 0 || err != nil || wrong != nil {
			t.Errorf("version %d: kept %v, findings %v, %v %v", i+1, kept, findings, err, wrong)
		}
	}
	if versions[0].ErasedOn != "2026-01-03" || !versions[3].Blind || versions[1].Title != nil {
		t.Errorf("%+v\n%+v", versions[0], versions[3])
	}
}

func TestNothingPublished(t *testing.T) {
	dir := t.TempDir()
	write(t, dir+"/vitrine.yaml", "id: town\n")
	c := read(t, open(t, dir))
	if c != nil || c.Changed() != nil || c.Versions("a") != nil || c.Records() != nil {
		t.Errorf("%+v", c)
	}
}

func TestDamageNamesTheFile(t *testing.T) {
	a := func(n string) ledger.Item { return item(ledger.Record, "a", `{"id":"a","n":`+n+`}`) }
	dir, _ := register(t, published("2026-01-01", a("1")), published("2026-01-02", a("2")))
	write(t, dir+"/log/records/a/1.json", `{"id":"a","n":3}`)
	_, err := chronicle.Read(open(t, dir), options)
	var fault *ledger.Fault
	if !errors.As(err, &fault) || fault.File != "log/records/a/1.json" {
		t.Errorf("%v", err)
	}
}

func TestIsolate(t *testing.T) {
	if got := chronicle.Isolate(" a\n b\u202e "); got != "\u2068a b\u2069" {
		t.Errorf("%q", got)
	}
	if got := []rune(chronicle.Isolate(strings.Repeat("é", 500))); len(got) != 162 ||
		got[160] != '…' {
		t.Errorf("%d characters", len(got))
	}
}
