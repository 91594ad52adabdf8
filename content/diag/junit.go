package diag

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
)

// WriteJUnit writes diagnostics as a JUnit test report: a test a file, which
// fails if the file has errors. Warnings and advice are the output of the test.
// Files without problems are tests too, so that a clean register is not a
// report without tests; files that only the list names are added.
//
// A test has one failure with all errors in its text, since some readers show
// only the first. Times and host names are left out: the same list gives the
// same bytes. What XML cannot hold becomes U+FFFD.
func WriteJUnit(w io.Writer, files []string, list List) error {
	byFile := map[string]List{}
	for _, name := range files {
		byFile[name] = nil
	}
	for _, d := range list {
		byFile[d.File] = append(byFile[d.File], d)
	}
	suite := junitSuite{Name: "vitrine check", Tests: len(byFile)}
	for name, problems := range byFile {
		c := junitTest(name, problems)
		if c.Failure != nil {
			suite.Failures++
		}
		suite.Cases = append(suite.Cases, c)
	}
	slices.SortFunc(suite.Cases, func(a, b junitCase) int { return cmp.Compare(a.Name, b.Name) })
	text, err := xml.MarshalIndent(suite, "", "  ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s%s\n", xml.Header, text)
	return err
}

// junitTest makes the test of a file.
func junitTest(file string, problems List) junitCase {
	c := junitCase{Class: "vitrine", Name: cmp.Or(file, "register")}
	var faults, remarks strings.Builder
	for _, d := range problems {
		out := &remarks
		if d.Severity == Error {
			out = &faults
		}
		place := cmp.Or(d.Place(), c.Name)
		fmt.Fprintf(out, "\n%s: %s: %s [%s]", place, d.Severity, d.Message, d.Code)
		if d.Hint != "" {
			fmt.Fprintf(out, "\n%s", d.Hint)
		}
		if d.Severity == Error && c.Failure == nil {
			c.Failure = &junitFailure{Message: d.Message, Type: d.Code}
		}
	}
	if c.Failure != nil {
		c.Failure.Text = xmlText(faults.String() + "\n")
	}
	if remarks.Len() > 0 {
		c.Output = &junitOutput{xmlText(remarks.String() + "\n")}
	}
	return c
}

// xmlText escapes a text, but keeps its lines, so that people can read them in
// the file itself.
func xmlText(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	return strings.ReplaceAll(b.String(), "&#xA;", "\n")
}

// The part of JUnit's report that WriteJUnit needs.
type (
	junitSuite struct {
		XMLName  xml.Name    `xml:"testsuite"`
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		Failure *junitFailure `xml:"failure"`
		Output  *junitOutput  `xml:"system-out"`
	}
	junitFailure struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",innerxml"`
	}
	junitOutput struct {
		Text string `xml:",innerxml"`
	}
)
