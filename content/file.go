package content

import (
	"bytes"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vitrine/content/diag"
)

// File is one YAML file of the register as it was read.
type File struct {
	Name  string // relative to the register, slash-separated
	Data  []byte
	Value any // its content as plain JSON values; nil when the file is not valid YAML

	places places
	names  *names

	// Made when they are first asked for, which may be at the same time.
	mu      sync.Mutex
	lines   []int32                    // where each line begins
	members map[int32]map[string]int32 // by the index of a place: those right below it
}

// Range returns where the value at a JSON Pointer stands. If there is no such
// value, it is the range of the nearest value around it.
func (f *File) Range(pointer string) diag.Range {
	p, value, _ := f.find(pointer)
	return f.stretch(p.value, f.written(p.value, value))
}

// KeyRange returns where the key of the value at a JSON Pointer stands: the
// place to point at when the key itself is wrong, or something is missing
// under it. Items of lists have no key; their own range is returned.
func (f *File) KeyRange(pointer string) diag.Range {
	p, value, _ := f.find(pointer)
	if p.key.form == none {
		return f.stretch(p.value, f.written(p.value, value))
	}
	return f.stretch(p.key, f.names.list[p.name])
}

// written is the text of a plain scalar as YAML reads it before it looks for
// numbers and booleans: those are words.
func (f *File) written(m mark, value any) string {
	if s, ok := value.(string); ok {
		return s
	}
	if m.form != unquoted || value == nil {
		return ""
	}
	text := f.from(m)
	end := strings.IndexFunc(text, func(r rune) bool {
		return !strings.ContainsRune("+-._", r) && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	if end < 0 {
		return text
	}
	return text[:end]
}

// stretch is what a key or value takes on its first line. Only scalars have an
// end: the end of a map says nothing to a reader.
func (f *File) stretch(m mark, value string) diag.Range {
	if m.form == none {
		return diag.Range{Start: diag.Position{Line: 1, Column: 1}}
	}
	start := diag.Position{Line: int(m.line), Column: int(m.column)}
	if width := f.width(m, value); width > 0 {
		return diag.Range{
			Start: start, End: diag.Position{Line: start.Line, Column: start.Column + width},
		}
	}
	return diag.Range{Start: start}
}

// width is the number of characters of a scalar on the line it starts, 0 for
// what is no scalar.
func (f *File) width(m mark, value string) int {
	if m.form == list || m.form == mapping || m.form == alias {
		return 0
	}
	text := f.from(m)
	switch {
	case m.form == block:
		return 1
	case m.decorated: // what follows the anchor or the tag is not looked for
	case m.form == unquoted:
		if strings.HasPrefix(text, value) {
			return utf8.RuneCountInString(value)
		}
	default:
		if end := closingQuote(text); end > 0 {
			return utf8.RuneCountInString(text[:end])
		}
	}
	return utf8.RuneCountInString(strings.TrimRight(text, " \t\r"))
}

// from is the rest of the line on which a mark stands.
func (f *File) from(m mark) string { return skipRunes(f.line(int(m.line)), int(m.column)-1) }

// longLine is the length of a line from which on nobody looks for the ends of
// what stands in it, which would take long if all of a file is one line.
const longLine = 10_000

// line returns a line without its end, "" for a very long one. Lines are looked
// up, since a file may give cause for many remarks.
func (f *File) line(n int) string {
	lines := f.lineStarts()
	if n < 1 || n >= len(lines) || lines[n]-lines[n-1] > longLine {
		return ""
	}
	return diag.Line(f.Data[lines[n-1]:lines[n]-1], 1)
}

func (f *File) lineStarts() []int32 {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.lines == nil {
		f.lines = make([]int32, 1, bytes.Count(f.Data, []byte("\n"))+2)
		for at := 0; ; {
			i := bytes.IndexByte(f.Data[at:], '\n')
			if i < 0 {
				break
			}
			at += i + 1
			f.lines = append(f.lines, int32(at))
		}
		f.lines = append(f.lines, int32(len(f.Data))+1)
	}
	return f.lines
}

// closingQuote returns the offset after the quote that ends a quoted scalar,
// or 0 when it ends on a later line.
func closingQuote(s string) int {
	for i := 1; i < len(s); i++ {
		switch {
		case s[0] == '"' && s[i] == '\\':
			i++
		case s[0] == '\'' && s[i] == '\'' && i+1 < len(s) && s[i+1] == '\'':
			i++
		case s[i] == s[0]:
			return i + 1
		}
	}
	return 0
}

func skipRunes(s string, n int) string {
	for ; n > 0 && s != ""; n-- {
		_, size := utf8.DecodeRuneInString(s)
		s = s[size:]
	}
	return s
}

// Pointer appends a token to a JSON Pointer (RFC 6901).
func Pointer(parent, token string) string {
	token = strings.ReplaceAll(token, "~", "~0")
	return parent + "/" + strings.ReplaceAll(token, "/", "~1")
}

func unescape(token string) string {
	return strings.ReplaceAll(strings.ReplaceAll(token, "~1", "/"), "~0", "~")
}
