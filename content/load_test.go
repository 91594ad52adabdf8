package content_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"vitrine/content"
	"vitrine/content/diag"
)

// register makes a folder in memory from a txtar archive.
func register(a *txtar.Archive) fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, f := range a.Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return fsys
}

// summary writes diagnostics the way the suites compare them.
func summary(list diag.List) string {
	var b strings.Builder
	for _, d := range list {
		fmt.Fprintf(&b, "%s %s %s\n", d.Place(), d.Severity, d.Code)
	}
	return b.String()
}

// TestFaults loads each register of testdata/faults, which has the fault that
// its file is named after, and compares the diagnostics with the archive's
// file "want". In the archives \xNN stands for a byte that an editor would not
// show.
func TestFaults(t *testing.T) {
	names, err := filepath.Glob("testdata/faults/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no suites: %v", err)
	}
	for _, name := range names {
		code := strings.TrimSuffix(filepath.Base(name), ".txtar")
		t.Run(code, func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			fsys := register(a)
			want := string(fsys["want"].Data)
			delete(fsys, "want")
			for _, f := range fsys {
				f.Data = unescape(f.Data)
			}
			_, got, err := content.Load(fsys)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(want, summary(got)); d != "" {
				t.Errorf("diagnostics (-want +got):\n%s", d)
			}
			if !strings.Contains(want, code) {
				t.Errorf("the suite does not expect the fault it is named after")
			}
			again, list, _ := content.Load(fsys)
			if d := cmp.Diff(got, list); d != "" || again == nil {
				t.Errorf("a second load differs:\n%s", d)
			}
		})
	}
}

// unescape replaces \xNN and \uNNNN.
func unescape(data []byte) []byte {
	out := bytes.Buffer{}
	for s := string(data); s != ""; {
		var r rune
		switch {
		case strings.HasPrefix(s, `\x`) && len(s) >= 4:
			fmt.Sscanf(s[2:4], "%02x", &r)
			out.WriteByte(byte(r))
			s = s[4:]
		case strings.HasPrefix(s, `\u`) && len(s) >= 6:
			fmt.Sscanf(s[2:6], "%04x", &r)
			out.WriteRune(r)
			s = s[6:]
		default:
			out.WriteByte(s[0])
			s = s[1:]
		}
	}
	return out.Bytes()
}

func TestValuesStayAsWritten(t *testing.T) {
	fsys := fstest.MapFS{
		"vitrine.yaml": {Data: []byte("id: x\nlanguages: [en, no]\n")},
		"records/a/one.yaml": {Data: []byte(`id: one
title: {en: "One: two", no: Én}
lifecycle: {status: in_use, since: 2024-03}
affected: {scale: 12}
decision:
  about_people: yes
oversight_human:
  can_override:
    answer: no
    reason:
      en: It is sent at once.
data:
  - name: {en: A}
  - name: {en: B}
redress:
  - {id: late, kind: court, order: 2}
  - {id: first, kind: objection, order: 1, channel: desk}
  - {id: any, kind: complaint}
record: {updated: 2024-03-01}
x: {nl: {code: "007", on: true, list: [1, 1.5]}}
`)},
		"channels/desk.yaml": {Data: []byte("id: desk\nname: {en: Desk}\nkind: complaint\n" +
			"deadline: {value: 6, unit: weeks}\nchannels:\n  - {type: email, value: a@b.example, languages: [en]}\n")},
		"pages/how.en.md": {Data: []byte("# How we work\n\nText.\n")},
	}
	reg, problems, err := content.Load(fsys)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, summary(problems))
	}
	rec := reg.Record("one")
	scale := 12
	want := content.Record{
		ID: "one", File: "records/a/one.yaml",
		Title:     content.Text{"en": "One: two", "no": "Én"},
		Lifecycle: content.Lifecycle{Status: "in_use", Since: "2024-03"},
		Affected:  content.Affected{Scale: &scale},
		Decision:  content.Decision{AboutPeople: content.Answer{Value: content.Yes}},
		HumanOversight: content.HumanOversight{CanOverride: content.Answer{
			Value: content.No, Reason: content.Text{"en": "It is sent at once."},
		}},
		Data: []content.DataSource{{Name: content.Text{"en": "A"}}, {Name: content.Text{"en": "B"}}},
		Redress: []content.Route{
			{ID: "late", Kind: "court", Order: 2},
			{ID: "first", Kind: "objection", Order: 1, Channel: "desk"},
			{ID: "any", Kind: "complaint"},
		},
		Entry: content.Entry{Updated: "2024-03-01"},
		X: map[string]any{"nl": map[string]any{
			"code": "007", "on": true, "list": []any{1, 1.5},
		}},
		Value: rec.Value,
	}
	if d := cmp.Diff(want, *rec); d != "" {
		t.Errorf("record (-want +got):\n%s", d)
	}
	routes := reg.Routes(rec)
	if ids := routes[0].ID + routes[1].ID + routes[2].ID; ids != "firstlateany" {
		t.Errorf("order of routes: %s", ids)
	}
	if first := routes[0]; first.Kind != "objection" || !first.Usable() || first.Body["en"] != "Desk" {
		t.Errorf("route with its channel: %+v", first)
	}
	if routes[1].Usable() {
		t.Error("a route without place and deadline is not usable")
	}
	if p := reg.Pages[0]; p.Name != "how" || p.Lang != "en" || p.Title != "How we work" {
		t.Errorf("page: %+v", p)
	}
	file := reg.File("records/a/one.yaml")
	for pointer, place := range map[string]diag.Position{
		"/lifecycle/status":     {Line: 3, Column: 21},
		"/data/1/name/en":       {Line: 14, Column: 16},
		"/title/no":             {Line: 2, Column: 29},
		"/lifecycle/unknown":    {Line: 3, Column: 12},
		"/redress/1/channel":    {Line: 17, Column: 53},
		"":                      {Line: 1, Column: 1},
		"/oversight_human/when": {Line: 8, Column: 3},
	} {
		if got := file.Range(pointer).Start; got != place {
			t.Errorf("position of %q = %v, want %v", pointer, got, place)
		}
	}
	if got := file.KeyRange("/title/no").Start; got != (diag.Position{Line: 2, Column: 25}) {
		t.Errorf("position of the key: %v", got)
	}
}

// TestOnlyTheFolder proves that no link and no device leads the loader astray.
func TestOnlyTheFolder(t *testing.T) {
	dir := t.TempDir()
	outside := filepath.Join(dir, "outside.yaml")
	must(t, os.WriteFile(outside, []byte("id: outside\n"), 0o600))
	reg := filepath.Join(dir, "register")
	must(t, os.MkdirAll(filepath.Join(reg, "records"), 0o700))
	must(t, os.WriteFile(filepath.Join(reg, "vitrine.yaml"), []byte("id: x\n"), 0o600))
	must(t, os.Symlink(outside, filepath.Join(reg, "records", "outside.yaml")))
	must(t, os.Symlink(reg, filepath.Join(reg, "records", "loop")))
	must(t, os.Mkdir(filepath.Join(reg, "records", "folder.yaml"), 0o700))
	fifo(t, filepath.Join(reg, "records", "fifo.yaml"))
	r, problems, err := content.Open(reg)
	must(t, err)
	want := "records/fifo.yaml error not-a-file\nrecords/loop warning unused-file\n" +
		"records/outside.yaml error not-a-file\n"
	if got := summary(problems); got != want || len(r.Records) > 0 {
		t.Errorf("got %d records and\n%s", len(r.Records), got)
	}
}

func TestTooLarge(t *testing.T) {
	fsys := fstest.MapFS{
		"vitrine.yaml":   {Data: []byte("id: x\n")},
		"records/a.yaml": {Data: []byte("id: " + strings.Repeat("x", content.MaxFileSize))},
		"records/b.yaml": {Data: []byte(strings.Repeat("[", content.MaxFileSize))},
		"records/c.yaml": {Data: []byte("id: c\nx:\n" + strings.Repeat("- y\n", content.MaxValues))},
		"records/d.yaml": {Data: []byte("id: d\nx: {}\ny:\n" + strings.Repeat("# z\n", 60_000))},
		"records/e.yaml": {Data: []byte("id: e\nx:\n" + strings.Repeat("- &y z\n", 1_002))},
	}
	reg, problems, err := content.Load(fsys)
	must(t, err)
	var few diag.List
	for i, d := range problems {
		if d.File != "records/e.yaml" || i == len(problems)-1 {
			few.Add(d)
		}
	}
	want := "records/a.yaml:1:1 error too-large\nrecords/b.yaml:1:50001 error too-large\n" +
		"records/c.yaml:10000:3 error too-large\nrecords/d.yaml:50000:4 error too-large\n" +
		"records/e.yaml:1003:3 error too-many-faults\n"
	if got := summary(few); got != want || len(problems) != 4+1_001 {
		t.Errorf("got %d problems, among them\n%s", len(problems), got)
	}
	if len(reg.Records) != 1 { // e can be read
		t.Errorf("got %d records", len(reg.Records))
	}
}

// TestAsMuchAsAllowed holds the loader to its caps from the other side.
func TestAsMuchAsAllowed(t *testing.T) {
	values := "id: a\nx:\n" + strings.Repeat("- y\n", content.MaxValues-3)
	deep := "id: b\nx: " + strings.Repeat("[", content.MaxDepth-2) + "1" +
		strings.Repeat("]", content.MaxDepth-2)
	fsys := fstest.MapFS{
		"vitrine.yaml":   {Data: []byte("id: x\n")},
		"records/a.yaml": {Data: []byte(values + strings.Repeat("# y\n", 29_900))},
		"records/b.yaml": {Data: []byte(deep)},
		"records/c.yaml": {Data: []byte("id: c\nx: " + strings.Repeat("y", content.MaxFileSize-9))},
	}
	reg, problems, err := content.Load(fsys)
	must(t, err)
	if len(problems) > 0 || len(reg.Records) != 3 {
		t.Errorf("got %d records and\n%s", len(reg.Records), summary(problems))
	}
}

func TestNoRegister(t *testing.T) {
	if _, _, err := content.Load(fstest.MapFS{}); err != content.ErrNoRegister {
		t.Errorf("got %v", err)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// FuzzLoad feeds the loader with anything: it must not panic, every position
// must lie inside its file, and the same bytes must give the same answer.
func FuzzLoad(f *testing.F) {
	names, _ := filepath.Glob("testdata/faults/*.txtar")
	for _, name := range names {
		if a, err := txtar.ParseFile(name); err == nil {
			for _, file := range a.Files {
				f.Add(unescape(file.Data))
			}
		}
	}
	f.Add([]byte("a: &a [*a]\n"))
	f.Add([]byte("a: {q: Who decides?}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		fsys := fstest.MapFS{
			"vitrine.yaml":      {Data: []byte("id: x\n")},
			"records/a.yaml":    {Data: data},
			"pages/a.en.md":     {Data: data},
			"channels/a.yaml":   {Data: data},
			"records/none.yaml": {Mode: fs.ModeNamedPipe},
		}
		reg, list, err := content.Load(fsys)
		if err != nil {
			t.Fatal(err)
		}
		lines := bytes.Count(data, []byte("\n")) + 1
		for _, d := range list {
			if d.Range.Start.Line > lines+1 {
				t.Errorf("%s: line %d of %d", d.Code, d.Range.Start.Line, lines)
			}
		}
		for _, rec := range reg.Records {
			reg.Routes(rec)
			reg.File(rec.File).Range("/title/en")
		}
		if _, again, _ := content.Load(fsys); cmp.Diff(list, again) != "" {
			t.Error("a second load differs")
		}
	})
}
