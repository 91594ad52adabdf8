package view

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"vitrine/build/chronicle"
	"vitrine/build/layout"
	"vitrine/content"
	"vitrine/content/ledger"
	"vitrine/schema/meaning"
)

// pastOf is the site of a register with a record "a" of the organisation "hall",
// which said one thing after the other, a day each.
func pastOf(t *testing.T, lang string, bodies ...string) *Site {
	t.Helper()
	dir := t.TempDir()
	var log *ledger.Log
	var publications []ledger.Publication
	for i, body := range bodies {
		publications = append(publications, ledger.Publication{
			Date: time.Date(2026, 1, i+1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly),
			Items: []ledger.Item{{
				Kind: ledger.Record, ID: "a", Status: ledger.Published, Body: []byte(body),
			}},
		})
	}
	draft, err := log.Draft(publications...)
	if err != nil {
		t.Fatal(err)
	}
	if err := ledger.Append(dir, draft); err != nil {
		t.Fatal(err)
	}
	reg, _, err := content.Load(fstest.MapFS{
		"vitrine.yaml":            {Data: []byte("id: town\ntitle: {en: Town}\n")},
		"organisations/hall.yaml": {Data: []byte("id: hall\nname: {en: Hall}\n")},
		"records/a.yaml":          {Data: []byte("id: a\ntitle: {en: Alpha}\norganisation: hall\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if reg.Log, err = ledger.Open(os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	words := func(lang string) map[string]string {
		return map[string]string{
			"changes_title": "Changes", "colon": ":", "comma": ", ", "history_first": "First.",
			"field_summary": "What it does (" + lang + ")",
		}
	}
	past, err := chronicle.Read(reg, chronicle.Options{Languages: []string{lang}, Show: Show(words)})
	if err != nil {
		t.Fatal(err)
	}
	return New(reg, Options{
		Languages: []string{lang}, Clock: time.Unix(0, 0), Words: words, Past: past,
	})[0]
}

const alpha = `{"id":"a","organisation":"hall","record":{"updated":"%s"},` +
	`"summary":{"en":"%s","fr":"%s"},"title":{"en":"Alpha"}}`

func TestHistoryTellsATextOnceInTheLanguageOfThePage(t *testing.T) {
	s := pastOf(t, "fr", fmt.Sprintf(alpha, "2026-01-01", "It counts cars.", "Il compte."),
		fmt.Sprintf(alpha, "2026-01-02", "It counts red cars.", "Il compte bien."))
	h, err := s.History("a")
	if err != nil {
		t.Fatal(err)
	}
	if len(h.Versions) != 2 || h.Versions[0].Revision != 2 || !h.Versions[1].First {
		t.Fatalf("%+v", h)
	}
	lines := h.Versions[0].Lines
	if len(lines) != 2 || h.Versions[0].More != 0 ||
		!strings.Contains(lines[0].Text.Plain, "What it does (fr) (français)") ||
		!strings.Contains(lines[1].Text.Plain, "2 janvier 2026") {
		t.Errorf("%+v", lines)
	}
	d, err := s.Difference("a/2")
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Rows) != 3 || !d.Compares || d.Before.Revision != 1 || d.After != nil {
		t.Fatalf("%+v", d)
	}
	row := d.Rows[slices.IndexFunc(d.Rows, func(r ChangeRow) bool { return r.Path == "/summary/en" })]
	want := []Piece{{"", "It counts "}, {"was_added", "red "}, {"", "cars."}}
	if !slices.Equal(row.New, want) || row.Lang != "en" || len(row.Old) != 2 {
		t.Errorf("%+v", row)
	}
	for _, key := range []string{"a/0", "a/3", "a/x", "b/1", ""} {
		if _, err := s.Difference(key); err == nil {
			t.Errorf("there is a version %q", key)
		}
	}
}

func TestLastChange(t *testing.T) {
	first := fmt.Sprintf(alpha, "2026-01-01", "A b.", "A b.")
	rec := &content.Record{ID: "a"}
	if c := pastOf(t, "en", first).lastChange(rec); !c.First || !c.Text.Empty() {
		t.Errorf("%+v", c)
	}
	s := pastOf(t, "en", first, fmt.Sprintf(alpha, "2026-01-02", "A b.", "A b."))
	c := s.lastChange(rec)
	if c.First || !strings.HasPrefix(c.Text.Plain, "Only the date") || c.Date.ISO != "2026-01-02" {
		t.Errorf("%+v", c)
	}
	if s.lastChange(&content.Record{ID: "b"}) != nil || siteOf().lastChange(rec) != nil {
		t.Error("what was never published has changed")
	}
}

func TestListsOfChangesAreDivided(t *testing.T) {
	var bodies []string
	for i := range changesOnPage + 2 {
		bodies = append(bodies, fmt.Sprintf(alpha, "2026-01-01", fmt.Sprint("A b ", i, "."), "A"))
	}
	s := pastOf(t, "en", bodies...)
	want := []string{
		"changes", "changes/class/wording-changed", "changes/class/wording-changed/page.2",
		"changes/organisation/hall", "changes/organisation/hall/page.2", "changes/page.2",
	}
	if got := s.ChangePages(); !slices.Equal(got, want) {
		t.Errorf("pages %v", got)
	}
	all, err := s.ChangeList("changes/page.2")
	if err != nil || all.Total != changesOnPage+1 || !all.Last || len(all.Days) != 1 ||
		all.Days[0].Items[0].Anchor != "n2" || len(all.Parts) != 2 {
		t.Errorf("%v, %+v", err, all)
	}
	f, err := s.Feed(layout.Changes)
	if err != nil || len(f.Entries) != changesOnPage {
		t.Errorf("%v: %d entries", err, len(f.Entries))
	}
	f, err = s.Feed(layout.History("a"))
	if err != nil || len(f.Entries) != changesOnPage+2 {
		t.Errorf("%v: %d entries", err, len(f.Entries))
	}
}

// TestFeedIDsOutliveNames holds ids to what never changes.
func TestFeedIDsOutliveNames(t *testing.T) {
	s := pastOf(t, "en", fmt.Sprintf(alpha, "2026-01-01", "A b.", "A"),
		fmt.Sprintf(alpha, "2026-01-01", "A b c.", "A"))
	f, err := s.Feed(layout.History("a"))
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, e := range f.Entries {
		ids = append(ids, e.ID)
	}
	want := []string{"tag:register,2026-01-02:record/a/2", "tag:register,2026-01-01:record/a/1"}
	if !slices.Equal(ids, want) || f.ID != "tag:register,2026-01-01:en/systems/a/history" {
		t.Errorf("%v of %s", ids, f.ID)
	}
	if f.Entries[1].Title != "Alpha: First." {
		t.Errorf("the first version is called %q", f.Entries[1].Title)
	}
}

func TestNamesOfClassesStandAlone(t *testing.T) {
	for template, want := range map[string]string{
		"It costs more: {what}. Before: {old}. Now: {new}.": "It costs more",
		"The level changed. Before: {old}.":                 "The level changed",
		"Une voie a été supprimée : {what}.":                "Une voie a été supprimée",
		"上诉途径被删除：{what}。":                                   "上诉途径被删除",
		"级别已更改。之前：{old}。":                                   "级别已更改",
		"There is no way to contest.":                       "There is no way to contest",
	} {
		if got := nameOfClass(template); got != want {
			t.Errorf("%q is called %q", template, got)
		}
	}
	for _, lang := range meaning.Languages() {
		seen := map[string]string{}
		for _, c := range meaning.Classes() {
			name := nameOfClass(meaning.Template(c.Name, lang))
			if strings.ContainsAny(name, "{}") || len([]rune(name)) < 4 || seen[name] != "" {
				t.Errorf("%s: %s and %s are called %q", lang, c.Name, seen[name], name)
			}
			seen[name] = c.Name
		}
	}
}
