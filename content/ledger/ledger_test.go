package ledger_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vitrine/content/ledger"
)

// thing is an item with a body.
func thing(kind ledger.Kind, id, body string) ledger.Item {
	return ledger.Item{Kind: kind, ID: id, Body: []byte(body), Status: ledger.Published}
}

// publish appends publications to the log of a folder and returns it.
func publish(t testing.TB, dir string, publications ...ledger.Publication) *ledger.Log {
	t.Helper()
	d, err := open(t, dir).Draft(publications...)
	if err != nil {
		t.Fatal(err)
	}
	if err := ledger.Append(dir, d); err != nil {
		t.Fatal(err)
	}
	return open(t, dir)
}

func open(t testing.TB, dir string) *ledger.Log {
	t.Helper()
	l, err := ledger.Open(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// on is a publication.
func on(date string, items ...ledger.Item) ledger.Publication {
	return ledger.Publication{Date: date, Items: items, Reason: ledger.Text{"en": "On " + date}}
}

// story writes the versions of a thing, one a line.
func story(l *ledger.Log, kind ledger.Kind, id string) string {
	var b strings.Builder
	for _, e := range l.Versions(kind, id) {
		body, err := l.Body(e)
		if err != nil {
			body = []byte(err.Error())
		}
		fmt.Fprintf(&b, "%d %d %s %s %s: %s\n",
			e.Number, e.Revision, e.Date, e.Status, e.Reason["en"], body)
	}
	return b.String()
}

func expect(t *testing.T, got, want string) {
	t.Helper()
	if d := cmp.Diff(strings.TrimLeft(want, "\n"), got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestVersionsAreKept(t *testing.T) {
	dir := t.TempDir()
	own := thing(ledger.Record, "b", `"two"`)
	own.Reason = ledger.Text{"en": "its own"}
	publish(t, dir, on("2026-01-01", thing(ledger.Record, "b", `"one"`),
		thing(ledger.Record, "a", `"a"`), thing(ledger.Channel, "c", `"c"`)))
	publish(t, dir, on("2026-01-02", own, thing(ledger.Record, "a", `"a"`)))
	ended := thing(ledger.Record, "b", `"end"`)
	ended.Status = ledger.Withdrawn
	publish(t, dir, on("2026-01-03", ended, thing(ledger.Record, "a", `"a"`)))
	l := publish(t, dir, on("2026-01-03", thing(ledger.Record, "b", `"one"`)))
	expect(t, story(l, ledger.Record, "b"), `
3 1 2026-01-01 published On 2026-01-01: "one"
4 2 2026-01-02 published its own: "two"
6 3 2026-01-03 withdrawn On 2026-01-03: "end"
7 4 2026-01-03 published On 2026-01-03: "one"
`)
	expect(t, story(l, ledger.Record, "a"), `
2 1 2026-01-01 published On 2026-01-01: "a"
8 2 2026-01-03 withdrawn On 2026-01-03: this version has no content
`)
	expect(t, story(l, ledger.Channel, "c"), `
1 1 2026-01-01 published On 2026-01-01: "c"
5 2 2026-01-02 withdrawn On 2026-01-02: this version has no content
`)
}

// TestEntriesAreTied follows the hashes by hand.
func TestEntriesAreTied(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, on("2026-01-01", thing(ledger.Record, "a", `1`), thing(ledger.Record, "b", `1`)))
	l := publish(t, dir, on("2026-01-02", thing(ledger.Record, "a", `2`), thing(ledger.Record, "b", `1`)))
	var previous ledger.Hash
	sums := map[string]ledger.Hash{}
	entries := l.Entries()
	for i := len(entries) - 1; i >= 0; i-- {
		e := entries[i]
		if e.Previous != previous || e.Prior != sums[e.ID] {
			t.Errorf("entry %d is not tied", e.Number)
		}
		line, err := e.Line()
		if err != nil {
			t.Fatal(err)
		}
		previous, sums[e.ID] = ledger.HashOf(line), e.SHA256
	}
	if l.Head().SHA256 != previous || l.Head().Entries != 3 || l.Date() != "2026-01-02" {
		t.Errorf("head %+v", l.Head())
	}
}

func TestNothingNewIsNothing(t *testing.T) {
	dir := t.TempDir()
	l := publish(t, dir, on("2026-01-01", thing(ledger.Record, "a", `1`)))
	before := snapshot(t, dir)
	d, err := l.Draft(on("2026-01-05", thing(ledger.Record, "a", `1`)))
	if err != nil || !d.Empty() {
		t.Errorf("%+v, %v", d, err)
	}
	if err := ledger.Append(dir, d); err != nil {
		t.Fatal(err)
	}
	expect(t, snapshot(t, dir), before)
}

func TestSamePublicationsSameBytes(t *testing.T) {
	var first string
	for i := range 2 {
		dir := t.TempDir()
		publish(t, dir, on("2026-01-01", thing(ledger.Record, "a", `1`), thing(ledger.Schema, "schema", `{}`)))
		publish(t, dir, on("2026-01-02"), on("2026-01-02", thing(ledger.Record, "a", `2`)))
		if i == 0 {
			first = snapshot(t, dir)
			continue
		}
		expect(t, snapshot(t, dir), first)
	}
}

// snapshot writes all files of a folder into one text.
func snapshot(t testing.TB, dir string) string {
	t.Helper()
	var b strings.Builder
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(os.DirFS(dir), name)
		fmt.Fprintf(&b, "-- %s --\n%s\n", name, data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestErasure(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, on("2026-01-01", thing(ledger.Record, "a", `1`), thing(ledger.Record, "b", `1`)))
	publish(t, dir, on("2026-01-02", thing(ledger.Record, "a", `2`), thing(ledger.Record, "b", `2`)))
	// What a publication that was killed has left behind goes too.
	if err := os.WriteFile(dir+"/log/records/a/3.json", []byte(`"left over"`), 0o644); err != nil {
		t.Fatal(err)
	}
	p := on("2026-01-03", thing(ledger.Record, "b", `"clean"`))
	for _, id := range []string{"a", "b"} {
		p.Erase = append(p.Erase, ledger.Erasure{
			Kind: ledger.Record, ID: id, Ground: ledger.Text{"en": "court order 7"},
		})
	}
	l := publish(t, dir, p)
	expect(t, story(l, ledger.Record, "a"), `
1 1 2026-01-01 published On 2026-01-01: the content of this version was erased
3 2 2026-01-02 published On 2026-01-02: the content of this version was erased
5 3 2026-01-03 erased court order 7: this version has no content
`)
	expect(t, story(l, ledger.Record, "b"), `
2 1 2026-01-01 published On 2026-01-01: the content of this version was erased
4 2 2026-01-02 published On 2026-01-02: the content of this version was erased
6 3 2026-01-03 erased court order 7: this version has no content
7 4 2026-01-03 published On 2026-01-03: "clean"
`)
	all := snapshot(t, dir)
	for _, file := range []string{"log/records/a/", "log/records/b/1", "log/records/b/2"} {
		if strings.Contains(all, file) {
			t.Errorf("%s is still there", file)
		}
	}
	if e, ok := l.Said(ledger.Record, "b"); !ok || e.Revision != 4 {
		t.Errorf("b last said %+v, %t", e, ok)
	}
	if e, ok := l.Said(ledger.Record, "a"); ok {
		t.Errorf("a last said %+v", e)
	}
}

func TestDraftRefuses(t *testing.T) {
	dir := t.TempDir()
	l := publish(t, dir, on("2026-01-02", thing(ledger.Record, "a", `1`)))
	erase := func(id string, items ...ledger.Item) ledger.Publication {
		p := on("2026-01-03", items...)
		p.Erase = []ledger.Erasure{{Kind: ledger.Record, ID: id}}
		return p
	}
	long := on("2026-01-02", thing(ledger.Record, "a", `2`))
	long.Reason = ledger.Text{"en": strings.Repeat("a", ledger.MaxEntry)}
	for want, p := range map[string]ledger.Publication{
		"before the last publication": on("2026-01-01"),
		"not a day":                   on("2026-1-3"),
		"there are two":               on("2026-01-03", thing(ledger.Record, "a", `1`), thing(ledger.Record, "a", `1`)),
		"not the id":                  on("2026-01-03", thing(ledger.Record, "../a", `1`)),
		"is not the id of a gadget":   on("2026-01-03", thing("gadget", "a", `1`)),
		"still says":                  erase("a", thing(ledger.Record, "a", `1`)),
		"was ever published":          erase("b"),
		"allowed: shorten it":         long,
	} {
		if d, err := l.Draft(p); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, %v", want, d, err)
		}
	}
	gone := publish(t, dir, erase("a"))
	if _, err := gone.Draft(erase("a")); err == nil || !strings.Contains(err.Error(), "was erased on") {
		t.Errorf("erased twice: %v", err)
	}
}

func TestAt(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, on("2026-01-01", thing(ledger.Record, "a", `1`), thing(ledger.Channel, "z", `1`)))
	l := publish(t, dir, on("2026-01-05", thing(ledger.Record, "a", `2`), thing(ledger.Channel, "z", `1`)))
	for date, want := range map[string]string{
		"2025-12-31": "", "2026-01-01": "z1 a1 ", "2026-01-04": "z1 a1 ", "2026-01-05": "z1 a2 ",
	} {
		got := ""
		for _, e := range l.At(date) {
			got += fmt.Sprintf("%s%d ", e.ID, e.Revision)
		}
		if got != want {
			t.Errorf("on %s: %q, want %q", date, got, want)
		}
	}
	if ids := l.IDs(ledger.Channel); len(ids) != 1 || ids[0] != "z" {
		t.Errorf("channels %v", ids)
	}
	if kind, ok := l.KindOf("z"); kind != ledger.Channel || !ok {
		t.Errorf("z is a %s, %t", kind, ok)
	}
}

func TestNoLogIsAnEmptyOne(t *testing.T) {
	for _, l := range []*ledger.Log{nil, open(t, t.TempDir())} {
		_, known := l.KindOf("a")
		_, latest := l.Latest(ledger.Record, "a")
		if l.Len() != 0 || l.Date() != "" || len(l.Entries())+len(l.At("2026-01-01")) != 0 ||
			len(l.Versions(ledger.Record, "a"))+len(l.IDs(ledger.Record)) != 0 || known || latest {
			t.Errorf("%+v is not empty", l)
		}
	}
}

// TestOnlyOnePublishes: a second lock, and a draft that another has overtaken.
func TestOnlyOnePublishes(t *testing.T) {
	dir := t.TempDir()
	unlock, err := ledger.Lock(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ledger.Lock(dir); !errors.Is(err, ledger.ErrLocked) {
		t.Errorf("a second lock: %v", err)
	}
	unlock()
	if unlock, err = ledger.Lock(dir); err != nil {
		t.Fatal(err)
	}
	unlock()
	late, err := open(t, dir).Draft(on("2026-01-01", thing(ledger.Record, "a", `1`)))
	if err != nil {
		t.Fatal(err)
	}
	publish(t, dir, on("2026-01-01", thing(ledger.Record, "b", `1`)))
	if err := ledger.Append(dir, late); !errors.Is(err, ledger.ErrMoved) {
		t.Errorf("an old draft: %v", err)
	}
}
