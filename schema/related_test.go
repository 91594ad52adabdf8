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
		"assessment-after-deployment": {"records/a.yaml:5:36 it begins here"},
		"contradicting-deadline":      {"records/a.yaml:8:35 the other one is here"},
		"id-case-clash":               {"records/a.yaml:1:5 the other one is here"},
		"in-use-after-end":            {"records/a.yaml:5:51 it ends here"},
		"missing-reason": {
			"records/a.yaml:8:17 no reason here either", "records/a.yaml:10:23 no reason here either",
		},
		"organisation-cycle":             {"organisations/b.yaml:3:9 a step of the circle"},
		"redress-cycle":                  {"records/a.yaml:14:22 a step of the circle"},
		"outcomes-contradict":            {"records/a.yaml:8:45 the other one is here"},
		"planned-since":                  {"records/a.yaml:5:37 it begins here"},
		"special-category-without-basis": {"records/a.yaml:10:45 these are sensitive too"},
		"until-before-since":             {"records/a.yaml:5:37 it begins here"},
		"updated-before-published":       {"records/a.yaml:6:21 the other one is here"},
		"withdrawn-before-published":     {"records/a.yaml:7:14 the other one is here"},
		"withheld-but-published":         {"records/a.yaml:6:22 the other one is here"},
		"repeated-id":                    {"records/a.yaml:7:9 the first is here"},
		"repeated-item":                  {"records/a.yaml:6:10 the first is here"},
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
