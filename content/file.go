package content

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"vitrine/content/diag"
)

// File is one YAML file of the register as it was read.
type File struct {
	Name  string // relative to the register, slash-separated
	Data  []byte
	Value any // its content as plain JSON values; nil when the file is not valid YAML

	once sync.Once
	root *yaml.Node
}

// Range returns where the value at a JSON Pointer stands. If there is no such
// value, it is the range of the nearest value around it.
func (f *File) Range(pointer string) diag.Range {
	_, value := f.lookup(pointer)
	return f.nodeRange(value)
}

// KeyRange returns where the key of the value at a JSON Pointer stands: the
// place to point at when the key itself is wrong, or something is missing
// under it. Items of lists have no key; their own range is returned.
func (f *File) KeyRange(pointer string) diag.Range {
	key, value := f.lookup(pointer)
	if key == nil {
		key = value
	}
	return f.nodeRange(key)
}

// lookup walks to a pointer as far as it leads.
func (f *File) lookup(pointer string) (key, value *yaml.Node) {
	f.once.Do(func() {
		var doc yaml.Node
		if yaml.Unmarshal(f.Data, &doc) == nil && len(doc.Content) > 0 {
			f.root = doc.Content[0]
		}
	})
	value = f.root
	if value == nil || pointer == "" {
		return nil, value
	}
	for _, token := range strings.Split(pointer[1:], "/") {
		k, v := child(value, unescape(token))
		if v == nil {
			return key, value
		}
		key, value = k, v
	}
	return key, value
}

// child returns the member of a mapping or the item of a sequence.
func child(n *yaml.Node, token string) (key, value *yaml.Node) {
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == token {
				return n.Content[i], n.Content[i+1]
			}
		}
	case yaml.SequenceNode:
		if i, err := strconv.Atoi(token); err == nil && 0 <= i && i < len(n.Content) {
			return nil, n.Content[i]
		}
	}
	return nil, nil
}

// nodeRange is the stretch that a node takes on its first line. Only scalars
// have an end: the end of a map says nothing to a reader.
func (f *File) nodeRange(n *yaml.Node) diag.Range {
	if n == nil {
		return diag.Range{Start: diag.Position{Line: 1, Column: 1}}
	}
	r := diag.Range{Start: diag.Position{Line: n.Line, Column: n.Column}}
	if n.Kind != yaml.ScalarNode {
		return r
	}
	if width := scalarWidth(n, diag.Line(f.Data, n.Line)); width > 0 {
		r.End = diag.Position{Line: n.Line, Column: n.Column + width}
	}
	return r
}

// scalarWidth is the number of characters of a scalar on the line it starts.
func scalarWidth(n *yaml.Node, line string) int {
	text := skipRunes(line, n.Column-1)
	switch {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return 1
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		if end := closingQuote(text); end > 0 {
			return utf8.RuneCountInString(text[:end])
		}
	case strings.HasPrefix(text, n.Value):
		return utf8.RuneCountInString(n.Value)
	}
	return utf8.RuneCountInString(strings.TrimRight(text, " \t\r"))
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
