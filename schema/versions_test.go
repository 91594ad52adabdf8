package schema_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vitrine/schema"
)

// released are the versions that somebody may rely on, with the SHA-256 of their
// files: what a word meant then never changes.
var released = map[string]string{
	"1": "bdb99cf4adc2ba485c827c5c56fda60390fab22f90cb255b6178b75cfd1edffc",
}

// TestReleasedVersionsNeverChange also asks that nobody forgets the list.
func TestReleasedVersionsNeverChange(t *testing.T) {
	for _, name := range schema.Versions() {
		sum, known := released[name]
		if !known {
			if name != schema.Current {
				t.Errorf("version %s is neither released nor the current one", name)
			}
			continue
		}
		data, err := fs.ReadFile(schema.FS(), "versions/"+name+".json")
		if err != nil {
			t.Fatal(err)
		}
		got := sha256.Sum256(data)
		if hex.EncodeToString(got[:]) != sum {
			t.Errorf("the released version %s has changed: its SHA-256 is %x", name, got)
		}
	}
	for name := range released {
		if !slices.Contains(schema.Versions(), name) {
			t.Errorf("the released version %s is gone", name)
		}
	}
}

// TestNoDefinitionChangesSilently holds today's schema against the file of the
// current version.
func TestNoDefinitionChangesSilently(t *testing.T) {
	name := "versions/" + schema.Current + ".json"
	today, ok := schema.VersionAt(schema.Current)
	if !ok {
		t.Fatalf("there is no %s: write its version and its date", name)
	}
	want := encodeVersion(t, today)
	got, err := fs.ReadFile(schema.FS(), name)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(want, got) {
		return
	}
	_, done := released[schema.Current]
	if *update && !done {
		if err := os.WriteFile(name, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	var old schema.Version
	if err := json.Unmarshal(got, &old); err != nil {
		t.Fatal(err)
	}
	t.Errorf("a definition has changed: run this test with -update, or begin a new version"+
		" after a release (-%s +today)\n%s", schema.Current, cmp.Diff(old, today))
}

// TestFilesStayValid: a version 1.x may add to the one before it, but a file that
// was valid stays valid.
func TestFilesStayValid(t *testing.T) {
	names := schema.Versions()
	for i, name := range names[1:] {
		before, _ := schema.VersionAt(names[i])
		v, _ := schema.VersionAt(name)
		main := func(s string) string { s, _, _ = strings.Cut(s, "."); return s }
		if breaking := schema.Compare(before, v).Breaking(); main(names[i]) == main(name) {
			for _, b := range breaking {
				t.Errorf("from %s to %s: %s", names[i], name, b)
			}
		}
	}
}

// TestVersionsAreNamed: a version stands under its own name and has a date.
func TestVersionsAreNamed(t *testing.T) {
	names := schema.Versions()
	if last := names[len(names)-1]; last != schema.Current {
		t.Errorf("the newest version is %s, the current one %s", last, schema.Current)
	}
	date := ""
	for _, name := range names {
		v, _ := schema.VersionAt(name)
		if v.Version != name || v.Date < date || len(v.Date) != len("2006-01-02") {
			t.Errorf("version %s calls itself %q, of %q", name, v.Version, v.Date)
		}
		date = v.Date
	}
}

// encodeVersion writes a version with one field and one code a line, so that two
// versions can be compared by eye.
func encodeVersion(t *testing.T, v schema.Version) []byte {
	t.Helper()
	var b bytes.Buffer
	line := func(value any) string {
		var line bytes.Buffer
		e := json.NewEncoder(&line)
		e.SetEscapeHTML(false)
		if err := e.Encode(value); err != nil {
			t.Fatal(err)
		}
		return strings.TrimSuffix(line.String(), "\n")
	}
	fmt.Fprintf(&b, "{\n  \"version\": %s,\n  \"date\": %s,\n  \"fields\": {",
		line(v.Version), line(v.Date))
	for i, path := range slices.Sorted(maps.Keys(v.Fields)) {
		b.WriteString(comma(i) + "\n    " + line(path) + ": " + line(v.Fields[path]))
	}
	b.WriteString("\n  },\n  \"lists\": {")
	for i, name := range slices.Sorted(maps.Keys(v.Lists)) {
		l := v.Lists[name]
		fmt.Fprintf(&b, "%s\n    %s: {\n      \"title\": %s,\n      \"codes\": [",
			comma(i), line(name), line(l.Title))
		for j, c := range l.Codes {
			b.WriteString(comma(j) + "\n        " + line(c))
		}
		b.WriteString("\n      ]\n    }")
	}
	b.WriteString("\n  }\n}\n")
	return b.Bytes()
}

func comma(i int) string {
	if i == 0 {
		return ""
	}
	return ","
}
