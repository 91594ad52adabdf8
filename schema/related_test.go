package schema_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestOtherPlaces: a fault that has to do with two places of a register names
// both, so that nobody has to search for the other one.
func TestOtherPlaces(t *testing.T) {
	for name, want := range map[string][]string{
		"contradicting-deadline": {"records/a.yaml:8:35 the other one is here"},
		"id-case-clash":          {"records/a.yaml:1:5 the other one is here"},
		"organisation-cycle":     {"organisations/b.yaml:3:9 a step of the circle"},
		"redress-cycle":          {"records/a.yaml:14:22 a step of the circle"},
		"repeated-id":            {"records/a.yaml:7:9 the first is here"},
		"repeated-item":          {"records/a.yaml:6:10 the first is here"},
		"repeated-order": {
			"records/a.yaml:7:28 the first is here", "records/a.yaml:7:28 the first is here",
		},
	} {
		_, fsys := readCase(t, "testdata/suite/"+name+".txtar")
		var got []string
		for _, d := range check(t, fsys) {
			for _, r := range d.Related {
				at := r.Range.Start
				got = append(got, fmt.Sprintf("%s:%d:%d %s", r.File, at.Line, at.Column, r.Message))
			}
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s names other places (-want +got):\n%s", name, d)
		}
	}
}
