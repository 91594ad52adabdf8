package meaning

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"vitrine/content"
	"vitrine/content/changes"
)

var update = flag.Bool("update", false, "write what was found into the cases")

// version reads the files of a case below a folder.
func version(t *testing.T, a *txtar.Archive, folder string) changes.Register {
	t.Helper()
	files := fstest.MapFS{content.SettingsFile: {Data: []byte("id: demo\n")}}
	published := map[string]changes.Tree{}
	for _, f := range a.Files {
		name, ok := strings.CutPrefix(f.Name, folder+"/")
		if !ok {
			continue
		}
		if schema, ok := strings.CutPrefix(name, "schema/"); ok {
			file, problems := content.Parse(schema, f.Data)
			if len(problems) > 0 {
				t.Fatalf("%s: %v", f.Name, problems)
			}
			published[schema], _ = file.Value.(changes.Tree)
			continue
		}
		files[name] = &fstest.MapFile{Data: f.Data}
	}
	reg, problems, err := content.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	if problems.HasErrors() {
		t.Fatalf("%s: %v", folder, problems)
	}
	r := changes.Of(reg)
	r.Schema = published
	return r
}

// TestSuite compares before/ and after/ of each case with what it wants: one line
// for each finding, and what a reader is told.
func TestSuite(t *testing.T) {
	names, err := filepath.Glob("testdata/suite/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			old, new := version(t, a, "before"), version(t, a, "after")
			d := changes.CompareRegisters(old, new)
			var got strings.Builder
			for _, f := range Classify(d, old, new).Findings {
				fmt.Fprintf(&got, "%s %s: %s %s %s\n  %s\n", f.Kind, f.ID, f.Severity, f.Class, f.Place(),
					f.Sentence("en"))
			}
			last := len(a.Files) - 1
			if *update && a.Files[last].Name == "want" {
				a.Files[last].Data = []byte(got.String())
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(a.Files[last].Data); want != got.String() {
				t.Errorf("got\n%s\nwant\n%s", got.String(), want)
			}
			again, err := d.Apply(old)
			if err != nil || !changes.CompareRegisters(again, new).Empty() {
				t.Errorf("the difference does not make the new version: %v", err)
			}
		})
	}
}

// Every class that rules give has a case of its name, in which it is found.
func TestEveryClassHasACase(t *testing.T) {
	for _, c := range Classes() {
		data, err := os.ReadFile("testdata/suite/" + c.Name + ".txtar")
		if err != nil {
			t.Errorf("no case for %s", c.Name)
			continue
		}
		if !strings.Contains(string(data), fmt.Sprintf(" %s %s ", c.Severity, c.Name)) {
			t.Errorf("the case of %s does not want it", c.Name)
		}
	}
}

// One record alone is told as it is among all.
func TestBetween(t *testing.T) {
	old := changes.Tree{"id": "x", "lifecycle": changes.Tree{"status": "in_use"}}
	new := changes.Tree{"id": "x", "lifecycle": changes.Tree{"status": "retired"}}
	for _, c := range []struct {
		old, new changes.Tree
		want     string
	}{
		{old, new, "status-ended"},
		{old, nil, "record-removed"},
		{nil, new, "record-added"},
		{old, old, ""},
		{nil, nil, ""},
	} {
		got := ""
		for _, f := range Between(Record, "x", c.old, c.new) {
			got += f.Class
		}
		if got != c.want {
			t.Errorf("%v → %v: %q, want %q", c.old, c.new, got, c.want)
		}
	}
}
