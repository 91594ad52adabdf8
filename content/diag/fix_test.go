package diag_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vitrine/content/diag"
)

// mendable is a problem in a file with a name that needs escapes, which two
// edits mend.
func mendable() diag.List {
	edit := func(line, from, to int, old, text string) diag.Edit {
		return diag.Edit{
			Range: diag.Range{
				Start: diag.Position{Line: line, Column: from},
				End:   diag.Position{Line: line, Column: to},
			},
			Old: old, New: text,
		}
	}
	return diag.List{{
		File: "records/a b.yaml", Severity: diag.Error, Code: "not-in-list", Message: "wrong",
		Fix: &diag.Fix{Value: "in_use", Edits: []diag.Edit{
			edit(4, 11, 19, `"In use"`, `"in_use"`), edit(7, 3, 3, "", "# {0}"),
		}},
	}}
}

const wantFix = `[
  {
    "artifactChanges": [
      {
        "artifactLocation": {
          "uri": "records/a%20b.yaml",
          "uriBaseId": "%SRCROOT%"
        },
        "replacements": [
          {
            "deletedRegion": {
              "startLine": 4,
              "startColumn": 11,
              "endLine": 4,
              "endColumn": 19
            },
            "insertedContent": {
              "text": "\"in_use\""
            }
          },
          {
            "deletedRegion": {
              "startLine": 7,
              "startColumn": 3,
              "endLine": 7,
              "endColumn": 3
            },
            "insertedContent": {
              "text": "# {0}"
            }
          }
        ]
      }
    ]
  }
]`

// What is inserted is text of the file: braces stay as they are.
func TestSARIFFixes(t *testing.T) {
	var log struct {
		Runs []struct {
			Results []struct{ Fixes json.RawMessage }
		}
	}
	if err := json.Unmarshal([]byte(sarif(t, mendable())), &log); err != nil {
		t.Fatal(err)
	}
	got := strings.ReplaceAll(string(log.Runs[0].Results[0].Fixes), "\n          ", "\n")
	if d := cmp.Diff(wantFix, got); d != "" {
		t.Errorf("fixes (-want +got):\n%s", d)
	}
}

func TestProblemsThatAreNotMendableHaveNoFix(t *testing.T) {
	if got := sarif(t, three()); strings.Contains(got, `"fixes"`) {
		t.Errorf("fixes out of nothing:\n%s", got)
	}
	var b strings.Builder
	if err := diag.WriteJSON(&b, diag.Report{Records: 1}, three()); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), `"fix"`) {
		t.Errorf("a fix out of nothing:\n%s", b.String())
	}
}

func TestJSONFix(t *testing.T) {
	var b strings.Builder
	if err := diag.WriteJSON(&b, diag.Report{Records: 1}, mendable()); err != nil {
		t.Fatal(err)
	}
	var report struct {
		Diagnostics []struct{ Fix []map[string]any }
	}
	if err := json.Unmarshal([]byte(b.String()), &report); err != nil {
		t.Fatal(err)
	}
	want := []map[string]any{
		{"line": 4., "column": 11., "endLine": 4., "endColumn": 19., "old": `"In use"`, "new": `"in_use"`},
		{"line": 7., "column": 3., "endLine": 7., "endColumn": 3., "old": "", "new": "# {0}"},
	}
	if d := cmp.Diff(want, report.Diagnostics[0].Fix); d != "" {
		t.Errorf("fix (-want +got):\n%s", d)
	}
}

func TestEditsAreShownToPeople(t *testing.T) {
	for want, e := range map[string]diag.Edit{
		"+ # a line":                 {New: "# a line\r\n"},
		`"In use" → in_use`:          {Old: `"In use"`, New: "in_use"},
		"a no-break space → a space": {Old: "\u00a0\u202f", New: " "},
		"a no-break space → nothing": {Old: "\u00a0", New: ""},
		"ab → b":                     {Old: "a\u202eb", New: "b"},
	} {
		if got := e.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
