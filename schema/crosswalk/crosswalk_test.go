package crosswalk

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"vitrine/content"
)

func TestFormats(t *testing.T) {
	formats := Formats()
	if !slices.IsSortedFunc(formats, func(a, b Format) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("the formats are not sorted")
	}
	for _, f := range formats {
		found, ok := Find(f.Name)
		if !ok || found.Title != f.Title || f.Title == "" || f.Source == "" || f.Import == nil {
			t.Errorf("format %q is not complete", f.Name)
		}
	}
	if _, ok := Find("NL"); ok {
		t.Error("names of formats are exact")
	}
}

// Columns that go to one place would overwrite each other.
func TestNLColumnsHaveTheirOwnPlace(t *testing.T) {
	seen := map[string]string{}
	for _, c := range nlColumns(newDirectory(nil, "")) {
		for _, target := range []string{c.target, c.also} {
			if other, taken := seen[target]; taken && target != "" {
				t.Errorf("%s and %s both go to %s", other, c.field, target)
			}
			seen[target] = c.field
		}
	}
}

func TestImportFS(t *testing.T) {
	im := &Import{Files: []File{{"records/a.yaml", content.Mapping{{Key: "id", Value: "a"}}}}}
	fsys, err := im.FS()
	if err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(fsys, "records/a.yaml"); err != nil {
		t.Error(err)
	}
	im.Files[0].Content = nil
	if _, err := im.FS(); err == nil || !strings.Contains(err.Error(), "records/a.yaml") {
		t.Errorf("an empty file gives %v", err)
	}
}
