package content_test

import (
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vitrine/content"
	"vitrine/content/ledger"
)

// withLog is a folder with settings and with what was published on some days.
func withLog(t *testing.T, publications ...ledger.Publication) *content.Register {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(dir+"/vitrine.yaml", []byte("id: demo\nlanguages: [en]\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var log *ledger.Log
	draft, err := log.Draft(publications...)
	if err != nil {
		t.Fatal(err)
	}
	if err := ledger.Append(dir, draft); err != nil {
		t.Fatal(err)
	}
	reg, problems, err := content.Open(dir)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return reg
}

func version(id, body string, status ledger.Status) ledger.Item {
	return ledger.Item{Kind: ledger.Record, ID: id, Body: []byte(body), Status: status}
}

// TestWholeHasTombstones: a record that ended is there without its file, one that
// only vanished is not.
func TestWholeHasTombstones(t *testing.T) {
	first := ledger.Publication{Date: "2026-01-01", Items: []ledger.Item{
		version("ended", `{"affected":{"scale":12},"id":"ended","organisation":"city","title":{"en":"Old"}}`, ledger.Published),
		version("erased", `{"id":"erased","title":{"en":"Secret"}}`, ledger.Published),
		version("gone", `{"id":"gone","title":{"en":"Gone"}}`, ledger.Published),
		version("there", `{"id":"there"}`, ledger.Published),
	}}
	second := ledger.Publication{
		Date: "2026-02-01", Reason: ledger.Text{"en": "Its file was removed."},
		Items: []ledger.Item{
			version("ended", `{"affected":{"scale":12},"id":"ended","organisation":"city","record":{"withdrawn":`+
				`{"date":"2026-01-31","reason":{"en":"Sold."}}},"title":{"en":"Old"}}`, ledger.Withdrawn),
			version("there", `{"id":"there"}`, ledger.Published),
		},
		Erase: []ledger.Erasure{{
			Kind: ledger.Record, ID: "erased", Ground: ledger.Text{"en": "Court order."},
		}},
	}
	reg := withLog(t, first, second)
	if len(reg.Records) != 0 {
		t.Fatalf("%d records have files", len(reg.Records))
	}
	whole, problems, err := reg.Whole()
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	type tombstone struct {
		ID, Title, Date, Reason, File string
		Gone, Erased                  bool
		Scale                         int
	}
	var got []tombstone
	for _, r := range whole.Records {
		x := tombstone{
			ID: r.ID, Title: r.Title["en"], Date: string(r.Entry.Withdrawn.Date),
			Reason: r.Entry.Withdrawn.Reason["en"], File: r.File, Gone: r.Gone, Erased: r.Erased,
		}
		if r.Affected.Scale != nil {
			x.Scale = *r.Affected.Scale
		}
		got = append(got, x)
	}
	want := []tombstone{
		{"ended", "Old", "2026-01-31", "Sold.", "log/records/ended/2.json", true, false, 12},
		{"erased", "", "2026-02-01", "Court order.", "log", true, true, 0},
		{"gone", "Gone", "2026-02-01", "Its file was removed.", "log/records/gone/1.json", true, false, 0},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if len(reg.Records) != 0 {
		t.Error("the register itself has changed")
	}
}

func TestWholeNamesDamagedBodies(t *testing.T) {
	reg := withLog(t, ledger.Publication{Date: "2026-01-01", Items: []ledger.Item{
		version("a", `[]`, ledger.Withdrawn), version("b", `{"id":"b"}`, ledger.Withdrawn),
	}})
	whole, problems, err := reg.Whole()
	if err != nil {
		t.Fatal(err)
	}
	if got := summary(problems); got != "log/records/a/1.json error broken-log\n" {
		t.Errorf("problems: %s", got)
	}
	if len(whole.Records) != 1 || whole.Records[0].ID != "b" {
		t.Errorf("%d records", len(whole.Records))
	}
}

func TestClockIsTheLastPublication(t *testing.T) {
	reg := withLog(t, ledger.Publication{Date: "2026-03-04", Items: []ledger.Item{
		version("a", `{}`, ledger.Withdrawn),
	}})
	reg.Records = append(reg.Records, &content.Record{
		ID: "b", Entry: content.Entry{Published: "2026-05-06"},
	})
	t.Setenv("SOURCE_DATE_EPOCH", "")
	if got, err := content.Clock(reg); err != nil || got.Format(time.DateOnly) != "2026-03-04" {
		t.Errorf("today is %v, %v", got, err)
	}
	t.Setenv("SOURCE_DATE_EPOCH", "86400")
	if got, err := content.Clock(reg); err != nil || got.Format(time.DateOnly) != "1970-01-02" {
		t.Errorf("today is %v, %v", got, err)
	}
}

func TestTreesAreAllFiles(t *testing.T) {
	reg, _, err := content.Open("example/register")
	if err != nil {
		t.Fatal(err)
	}
	counts := map[ledger.Kind]int{}
	for _, tree := range reg.Trees() {
		counts[tree.Kind]++
		if tree.Value["id"] != tree.ID {
			t.Errorf("%s %s holds %v", tree.Kind, tree.ID, tree.Value["id"])
		}
		if _, err := ledger.Canonical(tree.Value); err != nil {
			t.Errorf("%s: %v", tree.ID, err)
		}
	}
	want := map[ledger.Kind]int{
		ledger.Settings: 1, ledger.Organisation: len(reg.Organisations),
		ledger.Channel: len(reg.Channels), ledger.Record: len(reg.Records),
	}
	if d := cmp.Diff(want, counts); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}
