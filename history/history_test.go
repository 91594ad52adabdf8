package history_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"vitrine/content"
	"vitrine/content/example"
	"vitrine/content/ledger"
	"vitrine/history"
)

func load(t testing.TB, files map[string]string) *content.Register {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	reg, problems, err := content.Load(fsys)
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	return reg
}

const settings = "id: town\nlanguages: [en, fr]\ntitle: {en: Town}\n"

// TestItemsAreEverythingWithVersions names the items of a register and what they
// say.
func TestItemsAreEverythingWithVersions(t *testing.T) {
	reg := load(t, map[string]string{
		"vitrine.yaml":                 settings + "lists: {rights: [{code: town.b}, {code: town.a}]}\n",
		"organisations/town-hall.yaml": "id: town-hall\n",
		"channels/desk.yaml":           "id: desk\ndeadline: {value: 30}\n",
		"records/x/a.yaml":             "id: a\ntitle: {fr: “É”, en: a<b}\nx: {n: 1.50, z: no}\n",
		"records/b.yaml":               "id: b\nrecord:\n  withdrawn: {date: 2026-01-01, reason: {en: Sold., fr: Vendu.}}\n",
		"pages/about.en.md":            "# About\n",
	})
	items, err := history.Items(reg)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, it := range items {
		body := string(it.Body)
		if it.Kind == ledger.Schema {
			body = body[:7] + "…"
		}
		got += fmt.Sprintf("%s %s %s %v %s\n", it.Kind, it.ID, it.Status, it.Reason, body)
	}
	want := strings.TrimLeft(`
settings town published map[] {"id":"town","languages":["en","fr"],"title":{"en":"Town"}}
organisation town-hall published map[] {"id":"town-hall"}
channel desk published map[] {"deadline":{"value":30},"id":"desk"}
record a published map[] {"id":"a","title":{"en":"a<b","fr":"“É”"},"x":{"n":1.5,"z":"no"}}
record b withdrawn map[en:Sold. fr:Vendu.] {"id":"b","record":{"withdrawn":{"date":"2026-01-01","reason":{"en":"Sold.","fr":"Vendu."}}}}
list rights published map[] {"codes":[{"code":"town.b"},{"code":"town.a"}],"id":"rights"}
schema schema published map[] {"date"…
`, "\n")
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if reg.Settings.Value["lists"] == nil {
		t.Error("the settings of the register itself were changed")
	}
}

// TestBodiesSayWhatTheDataSays reads the bodies of the example again.
func TestBodiesSayWhatTheDataSays(t *testing.T) {
	reg, _, err := content.Load(example.FS())
	if err != nil {
		t.Fatal(err)
	}
	items, err := history.Items(reg)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, it := range items {
		rec := reg.Record(it.ID)
		if it.Kind != ledger.Record || rec == nil {
			continue
		}
		found++
		var body, value any
		data, err := json.Marshal(rec.Value)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(it.Body, &body); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &value); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(value, body); d != "" {
			t.Errorf("%s (-data +body):\n%s", it.ID, d)
		}
	}
	if found != len(reg.Records) {
		t.Errorf("%d of %d records", found, len(reg.Records))
	}
}

func TestDraftTakesReasons(t *testing.T) {
	reg := load(t, map[string]string{
		"vitrine.yaml": settings, "records/a.yaml": "id: a\n", "records/b.yaml": "id: b\n",
	})
	o := history.Options{Date: "2026-01-01", Message: "All", Reasons: map[string]string{"b": "Own"}}
	items, err := history.Items(reg)
	if err != nil {
		t.Fatal(err)
	}
	draft, err := history.Draft(reg, items, o)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, e := range draft.Entries {
		got[e.ID] = e.Reason["en"]
	}
	want := map[string]string{"schema": "All", "town": "All", "a": "All", "b": "Own"}
	if !maps.Equal(got, want) {
		t.Errorf("reasons %v", got)
	}
	for want, o := range map[string]history.Options{
		`reason for "c", which has not changed`: {Date: "2026-01-01", Reasons: map[string]string{"c": "x"}},
		`ever published under the id "a"`:       {Date: "2026-01-01", Erase: []string{"a"}},
		"not a day":                             {Date: "today"},
	} {
		if _, err := history.Draft(reg, items, o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", want, err)
		}
	}
}

func TestLine(t *testing.T) {
	long := strings.Repeat("é", 600)
	for in, want := range map[string]string{
		"a":                      "a",
		" a\n\tb\u00a0c \x1b[2J": "a b c [2J",
		"cafe\u0301\u202e":       "café",
		"\xff":                   "\ufffd",
		long:                     strings.Repeat("é", 499) + "…",
		"":                       "",
	} {
		if got := history.Line(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}
