package diag

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

// String shows an edit to people: “old → new”, white space by its name.
func (e Edit) String() string { return shown(e.Old) + " → " + shown(e.New) }

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
