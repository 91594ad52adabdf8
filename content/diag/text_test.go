package diag_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vitrine/content/diag"
)

// at makes a diagnostic for a stretch of line 1.
func at(from, to int, message, hint string) diag.Diagnostic {
	d := diag.Diagnostic{
		File: "records/a.yaml", Severity: diag.Error, Code: "code", Message: message, Hint: hint,
		Range: diag.Range{Start: diag.Position{Line: 1, Column: from}},
	}
	if to > 0 {
		d.Range.End = diag.Position{Line: 1, Column: to}
	}
	return d
}

func TestText(t *testing.T) {
	for name, x := range map[string]struct {
		source string
		d      diag.Diagnostic
		want   string
	}{
		"a caret under the stretch": {
			"status: activ", at(9, 14, "not a status", "did you mean “in_use”?"), `
records/a.yaml:1:9: error: not a status [code]
    1 | status: activ
      |         ^~~~~
      = did you mean “in_use”?
`,
		},
		"wide and combining characters count as cells": {
			"许e\u0301: x", at(5, 6, "wrong", ""), `
records/a.yaml:1:5: error: wrong [code]
    1 | 许e` + "\u0301" + `: x
      |     ^
`,
		},
		"a hint of several lines": {
			"title: A", at(8, 9, "wrong", "write it by language:\ntitle:\n  en: A"), `
records/a.yaml:1:8: error: wrong [code]
    1 | title: A
      |        ^
      = write it by language:
        title:
          en: A
`,
		},
		"a long line is cut around the fault": {
			strings.Repeat("a", 80) + "B" + strings.Repeat("c", 80), at(81, 82, "wrong", ""), `
records/a.yaml:1:81: error: wrong [code]
    1 | …` + strings.Repeat("a", 50) + "B" + strings.Repeat("c", 49) + `…
      | ` + strings.Repeat(" ", 51) + `^
`,
		},
		"nothing of a file moves the cursor or turns the line": {
			"a: \x1b[2J\u202eb", at(4, 5, "“\x1b[2J” is wrong", "not “\u202e\x07”"), `
records/a.yaml:1:4: error: “�[2J” is wrong [code]
    1 | a: �[2Jb
      |    ^
      = not “�”
`,
		},
		"a place past the end of the line": {
			"a", at(9, 0, "wrong", ""), `
records/a.yaml:1:9: error: wrong [code]
    1 | a
      |  ^
`,
		},
		"a file without a line": {
			"", diag.Diagnostic{
				File: "pages/a.md", Severity: diag.Warning, Code: "code", Message: "unused",
			}, `
pages/a.md: warning: unused [code]
`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := text(t, diag.List{x.d}, diag.TextOptions{
				Source: func(string) []byte { return []byte(x.source) },
			})
			if d := cmp.Diff(strings.TrimPrefix(x.want, "\n"), got); d != "" {
				t.Errorf("text (-want +got):\n%s", d)
			}
		})
	}
}

func TestTextIsLimitedPerFile(t *testing.T) {
	var list diag.List
	for i := range diag.PerFile + 3 {
		list.Add(at(i+1, 0, "wrong", ""))
	}
	list.Add(diag.Diagnostic{
		File: "records/b.yaml", Severity: diag.Error, Code: "code", Message: "wrong",
	})
	got := text(t, list, diag.TextOptions{})
	if n := strings.Count(got, "records/a.yaml:1:"); n != diag.PerFile {
		t.Errorf("%d of the first file are shown", n)
	}
	if !strings.Contains(got, "records/a.yaml: … and 3 more in this file\nrecords/b.yaml: error") {
		t.Errorf("the rest is not counted where the file ends:\n%s", got)
	}
	if all := text(t, list, diag.TextOptions{All: true}); strings.Count(all, "\n") != len(list) {
		t.Errorf("not all are shown:\n%s", all)
	}
}

func TestColorOnlyIfAskedFor(t *testing.T) {
	list := diag.List{at(1, 0, "wrong", "hint")}
	if got := text(t, list, diag.TextOptions{}); strings.Contains(got, "\x1b") {
		t.Errorf("colour without being asked: %q", got)
	}
	got := text(t, list, diag.TextOptions{Color: true})
	if !strings.Contains(got, "\x1b[1;31merror:\x1b[0m") {
		t.Errorf("no colour: %q", got)
	}
}

func text(t *testing.T, list diag.List, o diag.TextOptions) string {
	t.Helper()
	var b strings.Builder
	if err := diag.WriteText(&b, list, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
