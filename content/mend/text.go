package mend

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"vitrine/content"
	"vitrine/content/diag"
)

// Change is one place of a file that was mended.
type Change struct {
	File string
	Code string // of the problem that is gone; "" where there was none
	Line int    // in the file as it is now
	Edit diag.Edit
}

// Text returns the text of a file with the fixes of its problems made, and what
// was changed. The text is that of the file where there is nothing to mend. An
// error says why the file must be left as it is.
//
// A schema is where editors find the schema of the file, from the file's folder;
// if it is not empty, the file says so in its first line.
func Text(f *content.File, problems diag.List, schema string) ([]byte, []Change, error) {
	fixes := compatible(problems)
	data, changes, err := apply(f, fixes)
	if err != nil {
		return nil, nil, err
	}
	if len(fixes) > 0 {
		if err := verify(f, data, fixes); err != nil {
			return nil, nil, err
		}
	}
	if line := modeline(data, schema); line != "" && f.Value != nil {
		data, changes = withModeline(f.Name, data, line, changes)
	}
	return data, changes, nil
}

// compatible returns the problems that have a fix, without those whose edits
// another one makes or touches already.
func compatible(problems diag.List) diag.List {
	var out diag.List
	var taken []diag.Range
	for _, d := range problems {
		if d.Fix == nil {
			continue
		}
		free := !slices.ContainsFunc(d.Fix.Edits, func(e diag.Edit) bool {
			return slices.ContainsFunc(taken, func(r diag.Range) bool { return touch(r, e.Range) })
		})
		if !free {
			continue
		}
		out.Add(d)
		for _, e := range d.Fix.Edits {
			taken = append(taken, e.Range)
		}
	}
	return out
}

// touch reports whether two stretches of a line have a place in common.
func touch(a, b diag.Range) bool {
	return a.Start.Line == b.Start.Line &&
		a.Start.Column <= b.End.Column && b.Start.Column <= a.End.Column
}

// apply makes edits from the end of the text to its start, so that the places of
// those that remain stay right.
func apply(f *content.File, fixes diag.List) ([]byte, []Change, error) {
	var changes []Change
	for _, d := range fixes {
		for _, e := range d.Fix.Edits {
			changes = append(changes, Change{f.Name, d.Code, e.Range.Start.Line, e})
		}
	}
	slices.SortFunc(changes, func(a, b Change) int {
		x, y := a.Edit.Range.Start, b.Edit.Range.Start
		return (x.Line-y.Line)<<20 + x.Column - y.Column
	})
	data := f.Data
	for _, c := range slices.Backward(changes) {
		if _, ok := c.Edit.Offset(data); !ok {
			return nil, nil, refused(fmt.Sprintf(
				"line %d does not hold what was read there", c.Line))
		}
		data = c.Edit.In(data)
	}
	return data, changes, nil
}

// anyModeline matches a line that tells editors where the schema is.
var anyModeline = regexp.MustCompile(`(?m)^[ \t]*#[ \t]*yaml-language-server[ \t]*:`)

// Modeline returns the line that tells editors where the schema of a file is.
func Modeline(schema string) string { return "# yaml-language-server: $schema=" + schema }

// modeline returns the line that a text lacks, "" if it has one.
func modeline(data []byte, schema string) string {
	if schema == "" || anyModeline.Match(bytes.TrimPrefix(data, byteOrderMark)) {
		return ""
	}
	return Modeline(schema)
}

var byteOrderMark = []byte("\uFEFF")

// withModeline puts a line above all others, below a byte order mark, and ends it
// as the others end.
func withModeline(name string, data []byte, line string, made []Change) ([]byte, []Change) {
	end := "\n"
	if before, _, ok := strings.Cut(string(data), "\n"); ok && strings.HasSuffix(before, "\r") {
		end = "\r\n"
	}
	first := diag.Position{Line: 1, Column: 1}
	e := diag.Edit{Range: diag.Range{Start: first, End: first}, New: line + end}
	changes := []Change{{File: name, Line: 1, Edit: e}}
	for _, c := range made {
		c.Line++
		changes = append(changes, c)
	}
	return e.In(data), changes
}

const errOtherMeaning = refused("it would then say something else")
