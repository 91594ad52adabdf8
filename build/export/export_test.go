package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"vitrine/build/layout"
	"vitrine/build/statistics"
	"vitrine/content"
	"vitrine/content/example"
	"vitrine/schema"
)

// files is a site in memory.
type files map[string][]byte

func (f files) write(name string, data []byte) error {
	if _, ok := f[name]; ok {
		return fmt.Errorf("%s is written twice", name)
	}
	f[name] = bytes.Clone(data)
	return nil
}

// load reads the example register, with some of its files changed.
func load(t *testing.T, changed map[string]string) *content.Register {
	t.Helper()
	fsys := fstest.MapFS{}
	err := fs.WalkDir(example.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(example.FS(), name)
		fsys[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range changed {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	reg, problems, err := content.Load(fsys)
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	return reg
}

func export(t *testing.T, reg *content.Register, baseURL string) (files, []File) {
	t.Helper()
	out := files{}
	day := time.Date(2026, 11, 3, 0, 0, 0, 0, time.UTC)
	offered, err := Data(reg, Site{BaseURL: baseURL, State: statistics.Of(reg, day)}, out.write)
	if err != nil {
		t.Fatal(err)
	}
	return out, offered
}

func decode(t *testing.T, data []byte) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// asJSON is a value of a YAML file as encoding/json would read it: every number
// is a float64.
func asJSON(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for key, x := range v {
			out[key] = asJSON(x)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = asJSON(x)
		}
		return out
	case int:
		return float64(v)
	}
	return v
}

func TestEveryFileOfTheRegisterIsPublishedAsItIs(t *testing.T) {
	reg := load(t, nil)
	out, _ := export(t, reg, "")
	check := func(name string, value map[string]any) {
		t.Helper()
		if !reflect.DeepEqual(decode(t, out[name]), asJSON(value)) {
			t.Errorf("%s does not say what its file says", name)
		}
	}
	for _, r := range reg.Records {
		check(layout.RecordJSON(r.ID), r.Value)
	}
	for _, o := range reg.Organisations {
		check(layout.OrganisationJSON(o.ID), o.Value)
	}
	for _, c := range reg.Channels {
		check(layout.ChannelJSON(c.ID), c.Value)
	}
	if reg.Record("noise-meters").Entry.Withdrawn == nil {
		t.Error("noise-meters is not withdrawn: choose another record for this test")
	}
	record := decode(t, out["data/records/benefit-checks.json"]).(map[string]any)
	if record["affected"].(map[string]any)["scale"] != 1440.0 {
		t.Errorf("scale of benefit-checks is %v", record["affected"])
	}
}

func TestTheWholeRegisterIsOneFile(t *testing.T) {
	reg := load(t, nil)
	out, _ := export(t, reg, "")
	whole := decode(t, out[layout.JSON]).(map[string]any)
	if !reflect.DeepEqual(whole["register"], asJSON(reg.Settings.Value)) {
		t.Error("register is not the settings file")
	}
	var records []any
	lines := bytes.Split(bytes.TrimSuffix(out[layout.NDJSON], []byte("\n")), []byte("\n"))
	for i, line := range lines {
		record := decode(t, line)
		if id := record.(map[string]any)["id"]; id != reg.Records[i].ID {
			t.Errorf("line %d is %v, not %s", i+1, id, reg.Records[i].ID)
		}
		records = append(records, record)
	}
	if len(records) != len(reg.Records) {
		t.Errorf("%d lines for %d records", len(records), len(reg.Records))
	}
	if !reflect.DeepEqual(whole["records"], any(records)) {
		t.Error("records.json and records.ndjson hold different records")
	}
	for list, want := range map[string]int{
		"organisations": len(reg.Organisations), "channels": len(reg.Channels),
	} {
		if got := len(whole[list].([]any)); got != want {
			t.Errorf("%d %s, want %d", got, list, want)
		}
	}
}

func TestARegisterWithoutRecordsIsValid(t *testing.T) {
	reg, _, err := content.Load(fstest.MapFS{"vitrine.yaml": {
		Data: []byte("id: empty\ntitle:\n  en: Empty\nlanguages: [en]\n"),
	}})
	if err != nil {
		t.Fatal(err)
	}
	out, offered := export(t, reg, "")
	for name, data := range out {
		if strings.HasSuffix(name, ".json") || strings.HasSuffix(name, ".jsonld") {
			decode(t, data)
		}
	}
	if len(offered) != len(offers) {
		t.Errorf("%d files offered, want %d", len(offered), len(offers))
	}
}

func TestJSONCanStandInAScriptElement(t *testing.T) {
	reg := load(t, map[string]string{"records/evil.yaml": `
id: evil
title:
  en: "</script><script>alert(1)</script><!-- & -->"
summary:
  en: Text
organisation: city-of-alvemar
lifecycle:
  status: planned
`})
	out, _ := export(t, reg, "")
	for _, name := range []string{layout.RecordJSON("evil"), layout.JSON, layout.NDJSON} {
		if i := bytes.IndexAny(out[name], "<>&"); i >= 0 {
			t.Errorf("%s holds %q", name, out[name][i])
		}
	}
}

func TestOfferedFilesAreThoseWritten(t *testing.T) {
	out, offered := export(t, load(t, nil), "https://register.example/")
	for _, f := range offered {
		data, ok := out[f.Name]
		if !ok {
			t.Errorf("%s is offered and not written", f.Name)
		}
		if f.Size != int64(len(data)) || f.SHA256 != fmt.Sprintf("%x", sha256.Sum256(data)) {
			t.Errorf("%s is not what is said of it", f.Name)
		}
		if !strings.HasPrefix(f.Key, "download_") || f.Format == "" {
			t.Errorf("%+v has no key or format", f)
		}
	}
	if len(offered) != len(offers) || offered[0].Name != layout.CSV {
		t.Errorf("offered: %+v", offered)
	}
}

func TestSchemaIsPublishedByteForByte(t *testing.T) {
	out, _ := export(t, load(t, nil), "")
	n := 0
	for _, pattern := range []string{"v1/*.json", "lists/*.json", "versions/*.json"} {
		names, err := fs.Glob(schema.FS(), pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := fs.ReadFile(schema.FS(), name)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(out[layout.Schema(name)], data) {
				t.Errorf("%s differs", name)
			}
			n++
		}
	}
	if n < 20 {
		t.Errorf("only %d files of the schema", n)
	}
}

func TestTheSameRegisterGivesTheSameBytes(t *testing.T) {
	first, _ := export(t, load(t, nil), "https://register.example/")
	second, _ := export(t, load(t, nil), "https://register.example/")
	for _, name := range slices.Sorted(maps.Keys(first)) {
		if !bytes.Equal(first[name], second[name]) {
			t.Errorf("%s differs", name)
		}
	}
	if len(first) != len(second) {
		t.Errorf("%d files, then %d", len(first), len(second))
	}
}

func TestAFailureToWriteIsReturned(t *testing.T) {
	full := errors.New("disk full")
	reg := load(t, nil)
	for _, name := range []string{
		layout.RecordJSON("potholes"), layout.ChannelJSON("ombudsman"), layout.JSON, layout.NDJSON,
		layout.OrganisationJSON("kerbline"), layout.CSV, layout.RawCSV, layout.Package,
		layout.Catalogue, layout.Schema("v1/common.json"),
	} {
		_, err := Data(reg, Site{}, func(n string, _ []byte) error {
			if n == name {
				return full
			}
			return nil
		})
		if !errors.Is(err, full) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestBadBaseURLsAreRefused(t *testing.T) {
	reg := load(t, nil)
	for _, bad := range []string{
		"register.example", "ftp://register.example/", "https://", "https://a.example/?q=1",
		"https://a.example/#x", "https://user@a.example/", "https://a.example/%zz",
	} {
		if _, err := Data(reg, Site{BaseURL: bad}, files{}.write); err == nil {
			t.Errorf("Data accepts %q", bad)
		}
		if err := Server(Site{BaseURL: bad}, files{}.write); err == nil {
			t.Errorf("Server accepts %q", bad)
		}
	}
}
