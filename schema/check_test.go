package schema_test

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"vitrine/content"
	"vitrine/content/diag"
	"vitrine/content/example"
	"vitrine/schema"
)

// TestExampleIsClean: the first register that anybody sees has nothing to
// mend, not even advice.
func TestExampleIsClean(t *testing.T) {
	reg, list, err := content.Load(example.FS())
	if err != nil {
		t.Fatal(err)
	}
	list = append(list, schema.Check(reg, schema.Options{Loaded: list})...)
	if len(list) > 0 || len(reg.Records) == 0 {
		t.Errorf("%d records and\n%s", len(reg.Records), describe(list))
	}
}

// TestEveryFaultOnce checks a register that has one fault of every kind: each
// file gives one diagnostic, that of its fault, and they come sorted.
func TestEveryFaultOnce(t *testing.T) {
	a, fsys := readCase(t, "testdata/every.txtar")
	list := check(t, fsys)
	var want []string
	for _, f := range a.Files {
		if folder := path.Base(path.Dir(f.Name)); folder != "records" && folder != "organisations" {
			want = append(want, f.Name+" "+folder)
		} else {
			want = append(want, f.Name+" "+strings.TrimSuffix(path.Base(f.Name), ".yaml"))
		}
	}
	want[len(want)-1] = "vitrine.yaml missing-publisher"
	slices.Sort(want)
	var got []string
	for _, d := range list {
		got = append(got, d.File+" "+d.Code)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("faults (-want +got):\n%s", d)
	}
}

// TestSortedByPlace: people mend a file from top to bottom.
func TestSortedByPlace(t *testing.T) {
	fsys := fstest.MapFS{
		"vitrine.yaml": {Data: []byte("languages: [en]\nid: demo\n")},
		"records/b.yaml": {Data: []byte("zeta: 1\nid: b\nalpha: 2\n" +
			"lifecycle: {x: 1, status: on}\ntitle: {en: B}\norganisation: none\n")},
		"records/a.yaml": {Data: []byte("id: a\n")},
	}
	var last diag.Diagnostic
	list := check(t, fsys)
	for _, d := range list {
		if d.File < last.File || d.File == last.File && d.Range.Start.Line < last.Range.Start.Line {
			t.Errorf("%s comes after %s", d.Place(), last.Place())
		}
		last = d
	}
	if files := len(list); files < 8 {
		t.Errorf("only %d diagnostics", files)
	}
}

// TestAsManyErrorsAsFaults: a long list of faults is reported in full.
func TestAsManyErrorsAsFaults(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("id: a\ntitle: {en: A}\nsummary: {en: It does.}\norganisation: city\n" +
		"lifecycle: {status: planned}\nrights:\n")
	for i := range 300 {
		fmt.Fprintf(&b, "  - r%d\n", i)
	}
	_, fsys := readCase(t, "testdata/base.txtar")
	fsys["records/a.yaml"] = &fstest.MapFile{Data: b.Bytes()}
	if list := check(t, fsys); len(list) != 300 {
		t.Errorf("%d diagnostics for 300 faults", len(list))
	}
}

// FuzzCheck feeds all kinds of files with anything: Check must not panic, each
// place must lie inside its file, and the same bytes give the same answer.
func FuzzCheck(f *testing.F) {
	for _, name := range append(cases(f), "testdata/every.txtar") {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		settings := []byte("id: demo\ntitle: {en: Demo}\nlanguages: [en]\n")
		for _, file := range a.Files {
			if file.Name == content.SettingsFile {
				settings = file.Data
			}
		}
		for _, file := range a.Files {
			f.Add(settings, file.Data)
		}
	}
	f.Fuzz(func(t *testing.T, settings, data []byte) {
		fsys := fstest.MapFS{
			"vitrine.yaml":         {Data: settings},
			"records/a.yaml":       {Data: data},
			"records/b.yaml":       {Data: data},
			"organisations/a.yaml": {Data: data},
			"channels/desk.yaml":   {Data: data},
			"pages/con.en.md":      {Data: data},
		}
		list := check(t, fsys)
		for _, d := range list {
			if !inside(d, fsys[d.File].Data) {
				t.Errorf("%s: %s is outside of its file", d.Code, d.Place())
			}
		}
		if d := cmp.Diff(list, check(t, fsys)); d != "" {
			t.Errorf("a second check differs:\n%s", d)
		}
		reg, _, _ := content.Load(fsys)
		schema.Check(reg, schema.Options{}) // without what the loader has said
	})
}

// inside reports whether a place is in a file. The loader may point one line
// past the end, where it noticed that something is missing.
func inside(d diag.Diagnostic, data []byte) bool {
	lines := bytes.Count(data, []byte("\n")) + 1
	start, end := d.Range.Start, d.Range.End
	switch {
	case start.Line > lines+1:
		return false
	case end.Line != 0:
		width := len([]rune(diag.Line(data, end.Line)))
		return end.Line <= lines && end.Column <= width+1 && start.Column <= end.Column
	}
	return true
}
