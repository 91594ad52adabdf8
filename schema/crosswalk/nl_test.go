package crosswalk

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"vitrine/content"
	"vitrine/content/diag"
	"vitrine/schema"
)

// sources are the files the tests run on: our own, and, where the variable
// VITRINE_REGISTERS names a folder with the real ones, those.
func sources(t *testing.T) map[string][]byte {
	t.Helper()
	names := []string{"testdata/nl.json"}
	if dir := os.Getenv("VITRINE_REGISTERS"); dir != "" {
		real, err := filepath.Glob(filepath.Join(dir, "nl", "algoritmes-*.json"))
		if err != nil || len(real) == 0 {
			t.Fatalf("no Dutch files in %s: %v", dir, err)
		}
		names = append(names, real...)
	}
	files := map[string][]byte{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = data
	}
	return files
}

func importData(t *testing.T, data []byte) *Import {
	t.Helper()
	im, err := importNL(bytes.NewReader(data), Options{Name: "nl.json"})
	if err != nil {
		t.Fatal(err)
	}
	return im
}

func load(t *testing.T, im *Import) (*content.Register, diag.List) {
	t.Helper()
	fsys, err := im.FS()
	if err != nil {
		t.Fatal(err)
	}
	reg, problems, err := content.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return reg, problems
}

func TestImportNLLoads(t *testing.T) {
	for name, data := range sources(t) {
		im := importData(t, data)
		reg, problems := load(t, im)
		for _, p := range problems {
			t.Errorf("%s: %s %s: %s", name, p.File, p.Path, p.Message)
		}
		if len(reg.Records) != im.Records || im.Lost != 0 {
			t.Errorf("%s: %d records loaded, %d imported, %d lost",
				name, len(reg.Records), im.Records, im.Lost)
		}
		for _, r := range reg.Records {
			if reg.Organisation(r.Organisation) == nil {
				t.Errorf("%s: %s: no organisation %q", name, r.ID, r.Organisation)
			}
		}
		if reg.Organisation(reg.Settings.Publisher) == nil {
			t.Errorf("%s: no publisher", name)
		}
	}
}

// restore undoes an import from what was loaded: the property that makes it
// lossless. It knows only the table.
func restore(t *testing.T, reg *content.Register, r *content.Record, columns []column) map[string]any {
	t.Helper()
	item := map[string]any{}
	for _, c := range columns {
		if v := valueAt(r.Value, c.target); v != nil && c.cross != nil {
			item[c.field] = back(reg, c, v)
		}
	}
	x, _ := valueAt(r.Value, "x.nl").(map[string]any)
	for key, v := range x {
		var name, whole any
		if strings.HasPrefix(key, `"`) && isJSON(key, &name) {
			key, _ = name.(string) // a name that cannot be a key
		}
		if strings.HasPrefix(key, "field-") && isJSON(v, &whole) {
			maps.Copy(item, whole.(map[string]any)) // a name that is too long for one
			continue
		}
		if field, ok := strings.CutSuffix(strings.TrimRight(key, "_"), "_json"); ok && isJSON(v, &v) {
			key = field
		}
		item[key] = v
	}
	if _, ok := item["id"]; !ok && r.Entry.Source.ID != "" {
		item["id"] = r.Entry.Source.ID
	}
	return item
}

func back(reg *content.Register, c column, v any) any {
	switch cross := c.cross.(type) {
	case *directory:
		return reg.Organisation(v.(string)).Name["nl"]
	case assessed:
		first := v.([]any)[0].(map[string]any)
		return cross.words.out(first["status"])
	default:
		return cross.out(v)
	}
}

func isJSON(v any, into *any) bool {
	s, ok := v.(string)
	d := json.NewDecoder(strings.NewReader(s))
	d.UseNumber() // 1.10 is not 1.1
	return ok && d.Decode(into) == nil
}

func valueAt(v any, path string) any {
	for key := range strings.SplitSeq(path, ".") {
		m, _ := v.(map[string]any)
		v = m[key]
	}
	return v
}

// sameJSON compares by JSON text, so that 2 and 2.0 are told apart from "2"
// but not by their Go types.
func sameJSON(a, b any) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}

func TestImportNLLosesNothing(t *testing.T) {
	for name, data := range sources(t) {
		t.Run(filepath.Base(name), func(t *testing.T) { checkLossless(t, data) })
	}
}

// checkLossless imports a file, loads the register and finds every value of
// the file again.
func checkLossless(t *testing.T, data []byte) {
	t.Helper()
	doc, err := readDocument(bytes.NewReader(data), "algoritmes")
	if err != nil {
		t.Fatal(err)
	}
	reg, problems := load(t, importData(t, data))
	for _, p := range problems {
		t.Fatalf("the loader refuses it: %s %s: %s", p.File, p.Path, p.Message)
	}
	byHash := map[string]*content.Record{}
	for _, r := range reg.Records {
		byHash[r.Entry.Source.SHA256] = r
	}
	columns := nlColumns(newDirectory(nil, ""))
	for _, it := range doc.items {
		r := byHash[it.hash]
		if r == nil {
			t.Fatalf("no record for the item at line %d", it.at.Line)
		}
		got := restore(t, reg, r, columns)
		for _, m := range it.fields {
			found := got[m.name]
			if first, _ := it.value(m.name); !sameJSON(first, m.value) {
				found = got[m.name+"_again"] // absent when the second is empty
			}
			bothEmpty := isEmpty(m.value) && isEmpty(found)
			if !bothEmpty && !sameJSON(m.value, found) {
				t.Errorf("%s: %s was %#v, comes back as %#v", r.ID, m.name, m.value, found)
			}
		}
	}
}

// FuzzImportNL puts any text and any JSON value into an item.
func FuzzImportNL(f *testing.F) {
	f.Add("N.v.t.", "extra", `{"a": [null, 1.10, "\u2028"]}`)
	f.Add("<p>a</p><p>\ufeff", "doel", `[[1], true, 9007199254740993]`)
	f.Add("\u202e", "id", `-0`)
	f.Fuzz(func(t *testing.T, s, field, value string) {
		if !json.Valid([]byte(value)) || strings.HasSuffix(field, "_") ||
			strings.HasSuffix(field, "_json") || strings.HasSuffix(field, "_again") {
			t.Skip() // such names are ours; their values stay, under a longer name
		}
		text, name := jsonText(strings.ToValidUTF8(s, "")), jsonText(strings.ToValidUTF8(field, ""))
		item := `{"id": "1", ` + name + `: ` + value
		for _, key := range []string{"title", "organisatie", "doel", "status", "url", "x"} {
			if jsonText(key) != name {
				item += `, "` + key + `": ` + text
			}
		}
		data := []byte(`{"algoritmes": [` + item + `}, {"id": ` + text + `, "title": "b"}]}`)
		if !utf8.Valid(data) || strings.Contains(value, `\ud`) || strings.Contains(value, `\uD`) {
			t.Skip()
		}
		checkLossless(t, data)
	})
}

func TestImportNLRealCounts(t *testing.T) {
	want := map[string]int{"algoritmes-2026-06-09.json": 1460, "algoritmes-2026-06-30.json": 1490}
	ids := map[string]string{}
	for name, data := range sources(t) {
		if want[filepath.Base(name)] == 0 {
			continue
		}
		im := importData(t, data)
		if n := want[filepath.Base(name)]; im.Records != n {
			t.Errorf("%s: %d records, want %d", name, im.Records, n)
		}
		reg, _ := load(t, im)
		for _, o := range reg.Organisations {
			if before, ok := ids[o.Name["nl"]]; ok && before != o.ID {
				t.Errorf("%s is %s in one file and %s in the other", o.Name["nl"], before, o.ID)
			}
			ids[o.Name["nl"]] = o.ID
		}
	}
}

// TestImportFollowsTheNewestSchema: an import should not begin with advice to
// follow a newer version.
func TestImportFollowsTheNewestSchema(t *testing.T) {
	if nlSchemaVersion != schema.Current {
		t.Errorf("an import writes version %s, the newest is %s", nlSchemaVersion, schema.Current)
	}
}

// The golden file is what people get from each trap. Set UPDATE=1 to write it.
func TestImportNLGolden(t *testing.T) {
	data, err := os.ReadFile("testdata/nl.json")
	if err != nil {
		t.Fatal(err)
	}
	im := importData(t, data)
	fsys, err := im.FS()
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, f := range im.Files {
		text, err := fs.ReadFile(fsys, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		got.WriteString("-- " + f.Name + " --\n" + string(text))
	}
	got.WriteString("-- diagnostics --\n")
	for _, p := range im.Problems {
		fmt.Fprintf(&got, "%s:%d:%d: %s: %s [%s]\n",
			p.File, p.Range.Start.Line, p.Range.Start.Column, p.Severity, p.Message, p.Code)
	}
	const golden = "testdata/nl.golden"
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestImportNLIsDeterministic(t *testing.T) {
	data, err := os.ReadFile("testdata/nl.json")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(importData(t, data), importData(t, data)); diff != "" {
		t.Error(diff)
	}
}

func TestImportNLRefuses(t *testing.T) {
	for data, want := range map[string]string{
		"":                        "line 1",
		"{\n\"algoritmes\": [{]":  "line 2",
		`{"algoritmes": {}}`:      "not a list",
		`{"systems": []}`:         `no list "algoritmes"`,
		`[] []`:                   "something follows",
		"[{\"title\": \"\xff\"}]": "not UTF-8",
		`"text"`:                  "no list",
	} {
		_, err := importNL(strings.NewReader(data), Options{})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", data, err, want)
		}
	}
}

func TestImportNLReportsWhatIsNoItem(t *testing.T) {
	im := importData(t, []byte("\ufeff"+`{"algoritmes": [1, {"id": "5"}], "count": 3}`))
	if im.Lost != 1 || im.Records != 1 || !im.Problems.HasErrors() {
		t.Errorf("lost %d, records %d, %v", im.Lost, im.Records, im.Problems)
	}
	var codes []string
	for _, p := range im.Problems {
		codes = append(codes, p.Code)
	}
	want := []string{
		"import-count", "import-not-an-item",
		"import-no-organisation", "import-no-status", "import-no-title",
	}
	if diff := cmp.Diff(want, codes); diff != "" {
		t.Error(diff)
	}
}
