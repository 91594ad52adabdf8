package schema

import (
	"strings"

	"vitrine/content/diag"
)

// spots are the places of one file that have been spoken about. They are looked
// up and never gone through, since a file may have many faults.
type spots struct {
	faults  int                      // findings so far
	said    map[string]diag.Severity // by pointer
	unread  map[string]bool          // could not be read as they stand
	within  map[string]bool          // something at or below it could not be read
	errorIn map[string]bool          // there is an error at or below it
}

// note takes down that something was said of a place; unread, that its value
// could not be read as it stands.
func (s *spots) note(pointer string, severity diag.Severity, unread bool) {
	if s.said == nil {
		s.said = map[string]diag.Severity{}
	}
	if s.said[pointer] != diag.Error {
		s.said[pointer] = severity
	}
	if unread {
		if s.unread == nil {
			s.unread, s.within = map[string]bool{}, map[string]bool{}
		}
		s.unread[pointer] = true
		markUp(s.within, pointer)
	}
	if severity == diag.Error {
		if s.errorIn == nil {
			s.errorIn = map[string]bool{}
		}
		markUp(s.errorIn, pointer)
	}
}

// markUp marks a place and all around it.
func markUp(marks map[string]bool, pointer string) {
	for !marks[pointer] {
		marks[pointer] = true
		pointer = parent(pointer)
	}
}

// repeats reports whether a finding would only repeat an earlier one: it is
// about the same place, or a consequence of what could not be read.
func (s *spots) repeats(f finding) bool {
	severity, said := s.said[f.pointer]
	switch {
	case said && f.pointer != "" && (!f.beside || severity == diag.Error),
		f.code == "missing-field" && s.unread[parent(f.pointer)],
		f.code == "too-few" && s.within[f.pointer]:
		return true
	}
	if len(s.unread) > 0 {
		for at := f.pointer; at != ""; at = parent(at) {
			if s.unread[at] {
				return true
			}
		}
	}
	return false
}

// under reports whether a pointer leads to a place or to something below it.
func under(place, pointer string) bool {
	rest, ok := strings.CutPrefix(pointer, place)
	return ok && (rest == "" || rest[0] == '/')
}

func parent(pointer string) string {
	return pointer[:max(strings.LastIndexByte(pointer, '/'), 0)]
}
