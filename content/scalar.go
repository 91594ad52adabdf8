package content

import (
	"reflect"
	"strings"

	"vitrine/content/diag"
)

// Parse reads the text of a file as [Load] does.
func Parse(name string, data []byte) (*File, diag.List) {
	f := &File{Name: name, Data: data}
	var p parser
	return f, p.parse(f)
}

// Scalar is a value or a key as somebody has written it, on one line.
type Scalar struct {
	Range diag.Range
	Text  string // with its quotes
	Value string // what YAML makes of it before it looks for numbers
	Quote string // the sign it is quoted with: `"`, "'" or ""
}

// Scalar returns the value at a JSON Pointer as it is written. There is none
// where the pointer leads to a list or a map or to nothing, and where the value
// takes more than one line.
func (f *File) Scalar(pointer string) (Scalar, bool) {
	p, value, ok := f.find(pointer)
	if !ok {
		return Scalar{}, false
	}
	return f.scalar(p.value, f.written(p.value, value))
}

// KeyScalar returns the key of the value at a JSON Pointer as it is written.
func (f *File) KeyScalar(pointer string) (Scalar, bool) {
	p, _, ok := f.find(pointer)
	if !ok {
		return Scalar{}, false
	}
	return f.scalar(p.key, f.names.list[p.name])
}

func (f *File) scalar(m mark, value string) (Scalar, bool) {
	s := Scalar{Value: value}
	text := f.from(m)
	end := 0
	switch m.form {
	case doubleQuoted:
		s.Quote, end = `"`, closingQuote(text)
	case singleQuoted:
		s.Quote, end = "'", closingQuote(text)
	case unquoted:
		if strings.HasPrefix(text, value) {
			end = len(value)
		}
	}
	if end == 0 || m.decorated {
		return Scalar{}, false
	}
	s.Text = text[:end]
	s.Range = f.stretch(m, value)
	return s, true
}

// As writes another text in the place of the scalar, in the quotes that are
// there. It reports whether that can be done: not if YAML would read the text as
// something else, or if it needs an escape.
func (s Scalar) As(value string) (string, bool) {
	text := value
	switch s.Quote {
	case `"`:
		text = `"` + value + `"`
	case "'":
		text = "'" + strings.ReplaceAll(value, "'", "''") + "'"
	}
	return text, allRaw(value) && !strings.Contains(value, "\n") && readsAs(text, value)
}

// readsAs reports whether a scalar is read as a text wherever it may stand.
func readsAs(scalar, text string) bool {
	f, problems := Parse("", []byte("- "+scalar+"\n- {a: "+scalar+", b: "+scalar+"}\n"))
	want := []any{text, map[string]any{"a": text, "b": text}}
	return len(problems) == 0 && reflect.DeepEqual(f.Value, any(want))
}
