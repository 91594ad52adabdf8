package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// WriteGitHub writes one workflow command of GitHub Actions a diagnostic, which
// becomes a note beside the line in a pull request. File has to be relative to
// the root of the repository. Advice is a notice.
//
//	::error file=records/a.yaml,line=4,endLine=4,col=9,endColumn=14,title=code::message
func WriteGitHub(w io.Writer, list List) error {
	out := bufio.NewWriter(w)
	for _, d := range list {
		command := string(d.Severity)
		if d.Severity == Advice {
			command = "notice"
		}
		fmt.Fprintf(out, "::%s %s::%s\n", command, properties(d), commandText(withHint(d)))
	}
	return out.Flush()
}

// properties says where a diagnostic is and what it is called. Columns are left
// out where the stretch has several lines: GitHub refuses them there.
func properties(d Diagnostic) string {
	var list []string
	if d.File != "" {
		list = append(list, "file="+commandProperty(d.File))
	}
	if start, end := d.Range.Start, d.Range.End; d.File != "" && start.Line > 0 {
		last := max(start.Line, end.Line)
		list = append(list, fmt.Sprintf("line=%d,endLine=%d", start.Line, last))
		if last == start.Line && start.Column > 0 {
			list = append(list, fmt.Sprintf("col=%d", start.Column))
			if end.Column > 0 {
				list = append(list, fmt.Sprintf("endColumn=%d", end.Column))
			}
		}
	}
	return strings.Join(append(list, "title="+commandProperty(d.Code)), ",")
}

// commandText escapes the text of a command: it ends at the end of the line.
// What else would steer a terminal is replaced, since logs are read there.
func commandText(s string) string {
	return visible(strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s))
}

// commandProperty escapes a property of a command: it ends at a comma or colon.
func commandProperty(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(commandText(s))
}
