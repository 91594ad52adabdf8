package diag_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vitrine/content/diag"
)

func TestGitHub(t *testing.T) {
	severalLines := at(3, 0, "wrong", "")
	severalLines.Range.End = diag.Position{Line: 5, Column: 2}
	hostile := at(2, 5, "50% of\r\n::error::a, b: \x1b[2J\u202ec", "two\nlines")
	hostile.File, hostile.Code = "records/a,b:c%0A\nd\x07.yaml", "a:b,c"

	for name, x := range map[string]struct {
		list diag.List
		want string
	}{
		"each severity": {three(), `
::error file=records/a.yaml,line=4,endLine=4,col=9,endColumn=14,title=not-in-list::` +
			`“activ” is not a value of “status”%0Adid you mean “in_use”?
::warning file=records/a.yaml,line=1,endLine=1,col=1,title=missing-summary::` +
			`the record has no summary
::notice file=records/notes,title=unused-file::this file is not read
`},
		"a stretch of several lines has no columns": {diag.List{severalLines}, `
::error file=records/a.yaml,line=1,endLine=5,title=code::wrong
`},
		"no file": {diag.List{{Severity: diag.Warning, Code: "code", Message: "wrong"}}, `
::warning title=code::wrong
`},
		"neither a name nor a message ends the command or begins another": {diag.List{hostile}, `
::error file=records/a%2Cb%3Ac%250A%0Ad�.yaml,line=1,endLine=1,col=2,endColumn=5,` +
			`title=a%3Ab%2Cc::50%25 of%0D%0A::error::a, b: �[2Jc%0Atwo%0Alines
`},
		"no problems": {nil, "\n"},
	} {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			if err := diag.WriteGitHub(&b, x.list); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(strings.TrimPrefix(x.want, "\n"), b.String()); d != "" {
				t.Errorf("commands (-want +got):\n%s", d)
			}
		})
	}
}
