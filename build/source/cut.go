package source

import (
	"bytes"
	"html/template"
)

// Span is a run of lines, counted from 1, both included.
type Span struct{ First, Last int }

// Cut divides a file into spans of at most so many bytes, so that each can stand on
// a page of its own. It cuts before a field of the outermost level where it can,
// else before any line; a line that is longer stays whole. Without a line there is
// one span, of none.
func Cut(data []byte, most int) []Span {
	var spans []Span
	span, size := Span{First: 1}, 0 // the span, and its bytes
	field, before := 0, 0           // where its last field begins, and the bytes until there
	number := 0
	for line := range bytes.Lines(data) {
		number++
		if c := line[0]; size > 0 && c != ' ' && c != '\t' && c != '#' && c != '\n' && c != '\r' {
			field, before = number, size
		}
		for size > 0 && size+len(line) > most {
			if field <= span.First {
				field, before = number, size
			}
			spans = append(spans, Span{span.First, field - 1})
			span.First, size, field = field, size-before, 0
		}
		size += len(line)
	}
	span.Last = number
	return append(spans, span)
}

// Lines returns the lines of a span, ready to be shown inside <pre>.
func (l Listing) Lines(s Span) template.HTML {
	if s.First < 1 || s.Last >= len(l.starts) || s.First > s.Last {
		return ""
	}
	return l.HTML[l.starts[s.First-1]:l.starts[s.Last]]
}
