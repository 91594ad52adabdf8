package diag_test

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vitrine/content/diag"
)

const wantJUnit = `<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="vitrine check" tests="4" failures="1" errors="0">
  <testcase classname="vitrine" name="records/a.yaml">
    <failure message="“activ” is not a value of “status”" type="not-in-list">
records/a.yaml:4:9: error: “activ” is not a value of “status” [not-in-list]
did you mean “in_use”?
records/a.yaml:9:1: error: wrong &amp; late [code]
</failure>
    <system-out>
records/a.yaml:1:1: warning: the record has no summary [missing-summary]
</system-out>
  </testcase>
  <testcase classname="vitrine" name="records/b.yaml"></testcase>
  <testcase classname="vitrine" name="records/notes">
    <system-out>
records/notes: advice: this file is not read [unused-file]
</system-out>
  </testcase>
  <testcase classname="vitrine" name="vitrine.yaml"></testcase>
</testsuite>
`

func TestJUnit(t *testing.T) {
	list := append(three(), diag.Diagnostic{
		File: "records/a.yaml", Severity: diag.Error, Code: "code", Message: "wrong & late",
		Range: diag.Range{Start: diag.Position{Line: 9, Column: 1}},
	})
	got := junit(t, []string{"vitrine.yaml", "records/b.yaml", "records/a.yaml"}, list)
	if d := cmp.Diff(wantJUnit, got); d != "" {
		t.Errorf("junit (-want +got):\n%s", d)
	}
}

func TestJUnitSurvivesHostileNamesAndMessages(t *testing.T) {
	const name = "records/\"<a>&\n.yaml"
	bad := diag.Diagnostic{
		File: name + "\x00", Severity: diag.Error, Code: "code",
		Message: "\x1b]]></failure>\uFFFE", Hint: "\xff\u202e\ta\r\nb",
	}
	got := junit(t, []string{name}, diag.List{bad})

	var suite struct {
		Cases []struct {
			Name    string `xml:"name,attr"`
			Failure struct {
				Message string `xml:"message,attr"`
				Text    string `xml:",chardata"`
			} `xml:"failure"`
		} `xml:"testcase"`
	}
	if err := xml.Unmarshal([]byte(got), &suite); err != nil {
		t.Fatalf("not XML: %v\n%s", err, got)
	}
	if len(suite.Cases) != 2 || suite.Cases[0].Name != name || suite.Cases[1].Name != name+"�" {
		t.Fatalf("the tests are %+q", suite.Cases)
	}
	failure := suite.Cases[1].Failure
	if want := "�]]></failure>�"; failure.Message != want {
		t.Errorf("the message is %q, not %q", failure.Message, want)
	}
	want := "\n" + name + "�: error: �]]></failure>� [code]\n�\u202e\ta\r\nb\n"
	if failure.Text != want {
		t.Errorf("the text is %q, not %q", failure.Text, want)
	}
	if strings.ContainsAny(got, "\x00\x1b\uFFFE") {
		t.Errorf("forbidden in XML: %q", got)
	}
}

func TestJUnitNamesWhatHasNoFile(t *testing.T) {
	got := junit(t, nil, diag.List{{Severity: diag.Error, Code: "code", Message: "wrong"}})
	for _, want := range []string{`name="register">`, "\nregister: error: wrong"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing:\n%s", want, got)
		}
	}
}

// The errors of writing are not swallowed.
func TestFormatsReportFailedWriting(t *testing.T) {
	for name, write := range map[string]func(io.Writer) error{
		"sarif":  func(w io.Writer) error { return diag.WriteSARIF(w, three()) },
		"github": func(w io.Writer) error { return diag.WriteGitHub(w, three()) },
		"junit":  func(w io.Writer) error { return diag.WriteJUnit(w, nil, three()) },
	} {
		if err := write(full{}); err != io.ErrShortWrite {
			t.Errorf("%s: a full disk gives %v", name, err)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func junit(t *testing.T, files []string, list diag.List) string {
	t.Helper()
	var b strings.Builder
	if err := diag.WriteJUnit(&b, files, list); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
