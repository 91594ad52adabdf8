package content

import (
	"reflect"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"vitrine/content/diag"
)

// Parse reads the text of a file as [Load] does.
func Parse(name string, data []byte) (*File, diag.List) {
	f := &File{Name: name, Data: data}
	var problems diag.List
	f.Value, problems = parse(name, data)
	return f, problems
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
	_, value, ok := f.exactly(pointer)
	if !ok {
		return Scalar{}, false
	}
	return f.scalar(value)
}

// KeyScalar returns the key of the value at a JSON Pointer as it is written.
func (f *File) KeyScalar(pointer string) (Scalar, bool) {
	key, _, ok := f.exactly(pointer)
	if !ok || key == nil {
		return Scalar{}, false
	}
	return f.scalar(key)
}

// exactly walks to a pointer and reports whether it leads somewhere.
func (f *File) exactly(pointer string) (key, value *yaml.Node, ok bool) {
	f.lookup("") // reads the file
	value = f.root
	if value == nil {
		return nil, nil, false
	}
	if pointer == "" {
		return nil, value, true
	}
	for _, token := range strings.Split(pointer[1:], "/") {
		if key, value = child(value, unescape(token)); value == nil {
			return nil, nil, false
		}
	}
	return key, value, true
}

func (f *File) scalar(n *yaml.Node) (Scalar, bool) {
	block := n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0
	if n.Kind != yaml.ScalarNode || block || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 {
		return Scalar{}, false
	}
	s := Scalar{Value: n.Value}
	text := skipRunes(diag.Line(f.Data, n.Line), n.Column-1)
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		s.Quote = `"`
	case n.Style&yaml.SingleQuotedStyle != 0:
		s.Quote = "'"
	}
	if s.Quote == "" {
		if n.Value == "" || !strings.HasPrefix(text, n.Value) {
			return Scalar{}, false
		}
		s.Text = n.Value
	} else {
		end := 0
		if strings.HasPrefix(text, s.Quote) {
			end = closingQuote(text)
		}
		if end == 0 {
			return Scalar{}, false
		}
		s.Text = text[:end]
	}
	s.Range.Start = diag.Position{Line: n.Line, Column: n.Column}
	s.Range.End = diag.Position{Line: n.Line, Column: n.Column + utf8.RuneCountInString(s.Text)}
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
