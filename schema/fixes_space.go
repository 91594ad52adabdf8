package schema

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"vitrine/content"
	"vitrine/content/diag"
)

// wideColon matches a key and, as its last group, the space after its colon that
// looks like one and is none to YAML: a no-break space, which word processors
// and web pages put there.
var wideColon = regexp.MustCompile("^( *(?:- +)*[A-Za-z][A-Za-z0-9_-]*:)" +
	"([ \u00a0\u2007\u202f]*[\u00a0\u2007\u202f][ \u00a0\u2007\u202f]*)")

// syntax mends a file that YAML cannot read, if no-break spaces after the colons
// of fields are the cause.
func (m *mender) syntax(diag.Diagnostic) *diag.Fix {
	edits := colonEdits(m.file.Data, 1, func(string) bool { return true })
	if _, problems := m.parse(edits); len(edits) == 0 || unreadable(problems) {
		return nil
	}
	return &diag.Fix{Edits: edits}
}

// colons mends a group of fields that YAML has taken for a text, because it does
// not see the space after their colons.
func (m *mender) colons(d diag.Diagnostic) *diag.Fix {
	start := m.file.Range(d.Path).Start
	edits := colonEdits(m.file.Data, start.Line, func(line string) bool {
		return indentation(line) >= start.Column-1
	})
	file, problems := m.parse(edits)
	if len(edits) == 0 || unreadable(problems) || !m.better(d.Path, file.Value) {
		return nil
	}
	return &diag.Fix{Edits: edits}
}

// compose writes a text in Unicode's normal form C.
func (m *mender) compose(d diag.Diagnostic) *diag.Fix {
	s, ok := m.file.Scalar(d.Path)
	if !ok {
		return nil
	}
	return m.writeText(d.Path, norm.NFC.String(s.Value))
}

// parse reads the file as it is with some edits.
func (m *mender) parse(edits []diag.Edit) (*content.File, diag.List) {
	data := m.file.Data
	for _, e := range slices.Backward(edits) {
		data = e.In(data)
	}
	return content.Parse(m.file.Name, data)
}

// colonEdits mends the space after the colons of fields, from a line on as long as
// lines are wanted.
func colonEdits(data []byte, from int, wanted func(line string) bool) []diag.Edit {
	var edits []diag.Edit
	lines := strings.Split(strings.TrimPrefix(string(data), "\uFEFF"), "\n")
	for i := from - 1; i < len(lines) && wanted(lines[i]); i++ {
		if e, ok := colonEdit(lines[i], i+1); ok && fieldLine(lines[:i+1]) {
			edits = append(edits, e)
		}
	}
	return edits
}

func colonEdit(text string, line int) (diag.Edit, bool) {
	m := wideColon.FindStringSubmatch(text)
	if m == nil {
		return diag.Edit{}, false
	}
	start := diag.Position{Line: line, Column: 1 + utf8.RuneCountInString(m[1])}
	end := diag.Position{Line: line, Column: start.Column + utf8.RuneCountInString(m[2])}
	e := diag.Edit{Range: diag.Range{Start: start, End: end}, Old: m[2], New: " "}
	if strings.TrimRight(text[len(m[0]):], "\r") == "" {
		e.New = ""
	}
	return e, true
}

// blockStart matches the line above a text of several lines.
var blockStart = regexp.MustCompile("(:|-)[ \u00a0\u2007\u202f]+[|>][0-9+-]*[ \\t]*(#.*)?\\r?$")

// fieldLine reports whether the last of some lines begins with a field or a
// language and does not belong to a text of several lines, where a no-break space
// may well be meant.
func fieldLine(lines []string) bool {
	last := len(lines) - 1
	name, _, _ := strings.Cut(strings.TrimLeft(lines[last], " -"), ":")
	if !isLanguage(name) && !fieldNames()[name] {
		return false
	}
	indent := indentation(lines[last])
	for _, above := range slices.Backward(lines[:last]) {
		if n := indentation(above); strings.TrimSpace(above) != "" && n < indent {
			if blockStart.MatchString(above) {
				return false
			}
			indent = n
		}
	}
	return true
}

func indentation(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// fieldNames are the names of all fields of all files.
var fieldNames = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, doc := range load().documents {
		addFieldNames(doc, out)
	}
	return out
})

func addFieldNames(v any, out map[string]bool) {
	switch x := v.(type) {
	case map[string]any:
		if fields, ok := x["properties"].(map[string]any); ok {
			for name := range fields {
				out[name] = true
			}
		}
		for _, member := range x {
			addFieldNames(member, out)
		}
	case []any:
		for _, item := range x {
			addFieldNames(item, out)
		}
	}
}

func isSyntax(d diag.Diagnostic) bool { return d.Code == "yaml-syntax" }

func unreadable(problems diag.List) bool { return slices.ContainsFunc(problems, isSyntax) }
