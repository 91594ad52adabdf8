package diag

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// Fix is a change of the text that mends a problem without a guess: there is
// only one thing that the writer can have meant. It is data, like the problem:
// programs show it or make it, and nothing else of the file changes.
type Fix struct {
	// Edits are the changes, in the file of the diagnostic and in the order of
	// their places. They do not overlap.
	Edits []Edit

	// Value is what the value at the diagnostic's Path is when the edits have been
	// made, as a plain JSON value. Nil says that only white space changes, so that
	// YAML can read what has been there all along.
	Value any
	// Key says that the edits write the key at Path anew and not its value; Value
	// is the key.
	Key bool
}

// Edit replaces a stretch of one line.
type Edit struct {
	Range Range  // with an end; to insert, the end is the start
	Old   string // what stands there
	New   string // what is to stand there
}

// String shows an edit to people: “old → new”, white space by its name, and what
// is new in a place where nothing stood after a “+”.
func (e Edit) String() string {
	if e.Old == "" {
		return "+ " + visible(strings.TrimRight(e.New, "\r\n"))
	}
	return shown(e.Old) + " → " + shown(e.New)
}

func shown(s string) string {
	switch {
	case s == "":
		return "nothing"
	case s == " ":
		return "a space"
	case isBlank(s):
		return "a no-break space"
	}
	return visible(s)
}

// isBlank reports whether nobody sees anything of a text.
func isBlank(s string) bool {
	for _, r := range s {
		if r != ' ' && r != '\u00a0' && r != '\u2007' && r != '\u202f' {
			return false
		}
	}
	return true
}

// In returns a text with the edit made. Where the text holds something else at
// the place, it is returned as it is.
func (e Edit) In(data []byte) []byte {
	at, ok := e.Offset(data)
	if !ok {
		return data
	}
	return slices.Concat(data[:at], []byte(e.New), data[at+len(e.Old):])
}

// Offset returns where in a text the edit begins, in bytes. It reports whether
// the text holds there what the edit expects.
func (e Edit) Offset(data []byte) (int, bool) {
	at := 0
	for range e.Range.Start.Line - 1 {
		i := bytes.IndexByte(data[at:], '\n')
		if i < 0 {
			return 0, false
		}
		at += i + 1
	}
	if at == 0 {
		at += len(data) - len(bytes.TrimPrefix(data, []byte("\uFEFF")))
	}
	for range e.Range.Start.Column - 1 {
		if at == len(data) || data[at] == '\n' {
			return 0, false
		}
		_, size := utf8.DecodeRune(data[at:])
		at += size
	}
	return at, bytes.HasPrefix(data[at:], []byte(e.Old))
}
