// Package diag describes what is wrong in somebody's register: where, what,
// and what to do about it.
//
// A [Diagnostic] is data. Nothing in this package decides whether a register is
// good; it only carries the verdicts of others to a reader. Rendering lives in
// files of their own: [WriteText] for people (source line, caret, hint),
// [WriteJSON] for programs, [WriteSARIF], [WriteGitHub] and [WriteJUnit] for services
// that show what is wrong beside the files.
//
// What diagnostics say is in catalogues, one file a language: messages/*.json.
// [New] fills in the English one; [List.In] says the same in another language.
//
// Two kinds of trouble are never mixed in this program. A problem in a register
// is a Diagnostic: all of them are collected, sorted and shown together. A
// failure of the program (a disk that is full, a bug) is an error and ends the
// run.
package diag

import (
	"cmp"
	"slices"
)

// Position is a place in a text file. Line and Column are 1-based; columns
// count characters (Unicode code points), not bytes and not display cells.
// The zero Position means "somewhere in this file".
type Position struct {
	Line, Column int
}

// Range is a stretch of a file. End is the position after its last character.
// A Range whose End is zero reaches to the end of its first line.
type Range struct {
	Start, End Position
}

// Severity says whether a diagnostic stops a build.
type Severity string

// The severities. Only Error makes check exit with 1 and build refuse.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Advice  Severity = "advice"
)

// Diagnostic is one problem at one place. [New] makes one of the catalogue.
type Diagnostic struct {
	File     string // slash-separated, relative to the register
	Range    Range
	Severity Severity
	Code     string // stable, in kebab case: "duplicate-key"
	Message  string // one sentence: what is wrong
	Hint     string // what to do, possibly empty
	Path     string // JSON Pointer into the file's value, possibly empty

	Related []Related // other places that have to do with it
	Fix     *Fix      // how to mend it where that is certain, else nil

	// What Message and Hint are made of: see [List.In]. Empty for a message
	// that is not in the catalogue.
	Says     Words
	HintName string // of a hint other than that of the code
}

// Related is another place that has to do with a problem, such as the first of
// two values that contradict each other.
type Related struct {
	File    string
	Range   Range
	Message string // what is there
	Says    Words
}

// same reports whether two diagnostics say the same of the same place.
func same(a, b Diagnostic) bool {
	return a.File == b.File && a.Range == b.Range && a.Severity == b.Severity &&
		a.Code == b.Code && a.Message == b.Message && a.Hint == b.Hint && a.Path == b.Path
}

// List is a set of diagnostics.
type List []Diagnostic

// Add appends a diagnostic.
func (l *List) Add(d Diagnostic) { *l = append(*l, d) }

// Count returns how many diagnostics have the given severity.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// HasErrors reports whether any diagnostic is an error.
func (l List) HasErrors() bool { return l.Count(Error) > 0 }

// Equal reports whether two lists say the same of the same places.
func (l List) Equal(other List) bool { return slices.EqualFunc(l, other, same) }

// Sort orders the list by file, position, code and message, and drops exact
// repetitions, so that the same register always gives the same list.
func (l *List) Sort() {
	slices.SortStableFunc(*l, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Range.Start.Line, b.Range.Start.Line),
			cmp.Compare(a.Range.Start.Column, b.Range.Start.Column),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Message, b.Message),
			cmp.Compare(a.Path, b.Path),
		)
	})
	*l = slices.CompactFunc(*l, same)
}
