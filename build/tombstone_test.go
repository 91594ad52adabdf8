package build_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"vitrine/build"
	"vitrine/content"
	"vitrine/content/ledger"
	"vitrine/themes/themetest"
)

// dangling is a record that names what the register does not have any more.
const dangling = `{"affected":{"area":"small.gone","heightened_risk":["small.gone"],` +
	`"life_events":["small.gone"]},"help":[{"channel":"gone"}],"id":"dangling",` +
	`"lifecycle":{"status":"small.gone"},"organisation":"gone","oversight_independent":["gone"],` +
	`"record":{"withdrawn":{"date":"2026-01-01","reason":{"en":"Merged."}}},` +
	`"redress":[{"channel":"gone","id":"objection","kind":"small.gone"}],"rights":["small.gone"],` +
	`"risk":{"red_lines":["small.gone"]},"roles":[{"organisation":"gone","role":"small.gone"}],` +
	`"title":{"de":"Altes System"}}`

// TestTombstones builds a register of which one record ended and one was erased:
// their addresses stay and say so, and every page is as good as the others.
func TestTombstones(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, small(t, "")); err != nil {
		t.Fatal(err)
	}
	item := func(id, body string, status ledger.Status) ledger.Item {
		return ledger.Item{Kind: ledger.Record, ID: id, Body: []byte(body), Status: status}
	}
	var log *ledger.Log
	draft, err := log.Draft(
		ledger.Publication{Date: "2026-01-01", Items: []ledger.Item{
			item("erased", `{"id":"erased","title":{"en":"Secret score"}}`, ledger.Published),
			item("ended", `{"id":"ended","lifecycle":{"status":"retired"},"organisation":"smalltown",`+
				`"record":{"published":"2025-01-01","withdrawn":{"date":"2026-01-01",`+
				`"reason":{"en":"Never bought."}}},"title":{"en":"Old chatbot"}}`, ledger.Withdrawn),
			item("dangling", dangling, ledger.Withdrawn),
		}},
		ledger.Publication{Date: "2026-01-02", Erase: []ledger.Erasure{{
			Kind: ledger.Record, ID: "erased", Ground: ledger.Text{"en": "Judgment 7 & 8"},
		}}},
	)
	if err != nil {
		t.Fatal(err)
	}
	if err := ledger.Append(dir, draft); err != nil {
		t.Fatal(err)
	}
	reg, problems, err := content.Open(dir)
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	out := portal(t, reg)
	for page, wants := range map[string][]string{
		"en/systems/ended/index.html":         {"Old chatbot", "Never bought.", "1 January 2025"},
		"en/systems/ended/source/index.html":  {"log/records/ended/1.json", "Never bought."},
		"en/systems/ended/contest/index.html": {"Old chatbot"},
		"en/systems/dangling/index.html":      {"Altes System", "Merged.", "gone"},
		"en/systems/erased/index.html":        {"2 January 2026", "Judgment 7 &amp; 8", "../../contest/"},
		"s/erased/index.html":                 {"en/systems/erased/", "en/contest/index.html"},
		"data/records/erased.json":            {"Judgment 7", `"withdrawn"`},
	} {
		text := read(t, out, page)
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not hold %s", page, want)
			}
		}
		if strings.Contains(text, "Secret") {
			t.Errorf("%s holds what was erased", page)
		}
	}
	if _, err := os.Stat(out + "/en/systems/erased/contest"); err == nil {
		t.Error("the erased record has a page of its own for contesting")
	}
	for _, f := range themetest.Check(os.DirFS(out)) {
		t.Error(f)
	}
}

// TestDamagedBodyIsRefused: a tombstone that cannot be read stops the build.
func TestDamagedBodyIsRefused(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, small(t, "")); err != nil {
		t.Fatal(err)
	}
	var log *ledger.Log
	draft, err := log.Draft(ledger.Publication{Date: "2026-01-01", Items: []ledger.Item{{
		Kind: ledger.Record, ID: "ended", Body: []byte(`{"id":"ended"}`), Status: ledger.Withdrawn,
	}}})
	if err != nil {
		t.Fatal(err)
	}
	if err := ledger.Append(dir, draft); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(dir+"/log/records/ended/1.json", []byte(`{"id":"other"}`), 0o644); err != nil {
		t.Fatal(err)
	}
	reg, _, err := content.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	result, err := build.Build(t.Context(), build.Options{Register: reg, Output: t.TempDir() + "/out"})
	if !errors.Is(err, build.ErrRefused) || len(result.Problems) != 1 ||
		result.Problems[0].File != "log/records/ended/1.json" {
		t.Errorf("%v, %v", err, result.Problems)
	}
}
