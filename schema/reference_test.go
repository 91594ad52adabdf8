package schema

import (
	"slices"
	"strings"
	"testing"
)

// TestReferenceHoldsEveryField looks for every field of the schema files, by its
// words, in the reference.
func TestReferenceHoldsEveryField(t *testing.T) {
	type words struct{ name, title, definition string }
	held := map[words]bool{}
	for _, k := range Reference() {
		k.EachField(func(f Field) {
			held[words{f.Name, f.Title, f.Definition}] = true
			switch {
			case f.Title == "" || f.Definition == "" || f.Type == "" || f.Since == "":
				t.Errorf("%s lacks something: %+v", f.Path, f)
			case f.Type == TypeCode && (f.List == "") == (f.Values == nil):
				t.Errorf("%s: a code comes from a list or has values: %+v", f.Path, f)
			}
		})
	}
	everyNode(func(file string, at []string, node map[string]any) {
		n := len(at)
		if n < 2 || at[n-2] != "properties" || slices.Contains(at, "if") ||
			slices.Contains(at, "allOf") || slices.Contains(at, "not") {
			return
		}
		s := subschema{file: base + file, node: node}
		if ref, ok := node["$ref"].(string); ok && node["title"] == nil {
			s = s.follow(ref)
		}
		if !held[words{at[n-1], s.text("title"), s.text("description")}] {
			t.Errorf("%s#/%s is not in the reference", file, strings.Join(at, "/"))
		}
	})
}

// TestReferenceKeepsTheOrderOfTheSchema: people read what is most important first.
func TestReferenceKeepsTheOrderOfTheSchema(t *testing.T) {
	var names []string
	for _, f := range Reference()[0].Fields {
		names = append(names, f.Name)
	}
	if got := strings.Join(names[:3], " "); got != "id title sort_as" {
		t.Errorf("a record begins with %s", got)
	}
	if last := names[len(names)-1]; last != "x" {
		t.Errorf("a record ends with %s", last)
	}
}

// TestPathsLeadToFields: a path names one field, and parts have a description.
func TestPathsLeadToFields(t *testing.T) {
	kinds := Reference()
	names := map[string]bool{}
	for _, k := range kinds {
		names[k.Name] = true
	}
	seen := map[string]bool{}
	for _, k := range kinds {
		k.EachField(func(f Field) {
			if seen[f.Path] || !strings.HasPrefix(f.Path, k.Name+"/") {
				t.Errorf("the path %s of %s is wrong or stands twice", f.Path, k.Name)
			}
			seen[f.Path] = true
		})
	}
	for _, path := range []string{
		"record/lifecycle/status", "record/assessments[]/date", "contact/value",
		"record/translations/{language}/status", "answer/reason", "route/deadline", "deadline/late",
		"channel/deadline",
	} {
		if !seen[path] {
			t.Errorf("there is no field %s", path)
		}
	}
}
