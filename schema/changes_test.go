package schema_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vitrine/schema"
)

// TestCompareSaysWhatChanged compares two small versions in which everything
// differs that can.
func TestCompareSaysWhatChanged(t *testing.T) {
	old := schema.Version{
		Fields: map[string]schema.Meaning{
			"record/a": {Title: "A", Definition: "What it is.", Type: "line"},
			"record/b": {Title: "B", Definition: "What it does.", Type: "text", Source: "GDPR 22"},
			"record/c": {Title: "C", Definition: "Gone soon.", Type: "date"},
			"record/d": {Title: "D", Definition: "The same.", Type: "code", List: "kind"},
		},
		Lists: map[string]schema.ListAtTime{
			"kind": {Codes: []schema.CodeAtTime{{"x", "The X", ""}, {"y", "The Y", ""}}},
			"past": {},
		},
	}
	now := schema.Version{
		Fields: map[string]schema.Meaning{
			"record/a":   {Title: "A", Definition: "What it was.", Type: "line", Required: true},
			"record/b":   {Title: "Bee", Definition: "What it does.", Type: "text", Source: "own"},
			"record/d":   {Title: "D", Definition: "The same.", Type: "code", List: "kind"},
			"record/e":   {Title: "E", Definition: "New.", Type: "line"},
			"record/f":   {Title: "F", Definition: "New, and wanted.", Type: "group", Required: true},
			"record/f/g": {Title: "G", Definition: "In what is new.", Type: "id", Required: true},
		},
		Lists: map[string]schema.ListAtTime{
			"kind": {Codes: []schema.CodeAtTime{{"x", "An X", "GDPR 9"}, {"z", "The Z", ""}}},
			"role": {},
		},
	}
	x := schema.CodeOf{List: "kind", Code: "x"}
	want := schema.Changes{
		NewFields:  []string{"record/e", "record/f", "record/f/g"},
		GoneFields: []string{"record/c"}, Demanded: []string{"record/f"},
		Fields: []schema.FieldChange{
			{"record/a", "definition", "What it is.", "What it was."},
			{"record/a", "required", "false", "true"},
			{"record/b", "title", "B", "Bee"},
			{"record/b", "source", "GDPR 22", "own"},
		},
		NewLists: []string{"role"}, GoneLists: []string{"past"},
		NewCodes:  []schema.CodeOf{{List: "kind", Code: "z"}},
		GoneCodes: []schema.CodeOf{{List: "kind", Code: "y"}},
		Codes: []schema.CodeChange{
			{x, "label", "The X", "An X"},
			{x, "source", "", "GDPR 9"},
		},
	}
	got := schema.Compare(old, now)
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("changes (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]string{"record/a", "record/b"}, got.Reworded()); d != "" {
		t.Errorf("in other words (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]schema.CodeOf{x}, got.Relabelled()); d != "" {
		t.Errorf("with another label (-want +got):\n%s", d)
	}
	// A field that must now be there, and what is gone, make valid files invalid.
	breaking := []string{"record/c", "record/f", "record/a: required", "past", "kind: y"}
	if d := cmp.Diff(breaking, got.Breaking()); d != "" {
		t.Errorf("breaking (-want +got):\n%s", d)
	}
	if same := schema.Compare(now, now); !cmp.Equal(same, schema.Changes{}) {
		t.Errorf("a version differs from itself: %+v", same)
	}
}

// TestSettingsNameEveryVersion: a register may follow each version there is.
func TestSettingsNameEveryVersion(t *testing.T) {
	for _, k := range schema.Reference() {
		k.EachField(func(f schema.Field) {
			if f.Path != "register/schema_version" {
				return
			}
			if d := cmp.Diff(schema.Versions(), f.Values); d != "" {
				t.Errorf("versions and enum differ (-versions +enum):\n%s", d)
			}
			if f.Example != schema.Current {
				t.Errorf("the example is %v, the newest version %s", f.Example, schema.Current)
			}
		})
	}
}
