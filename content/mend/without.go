package mend

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"vitrine/content"
	"vitrine/content/diag"
)

// Without returns the text of a file without some fields, and the JSON Pointers of
// those that were there. Comments stay, unless they stand inside a field. A group
// that would be empty goes with its fields. An error says which field cannot be
// taken out.
func Without(f *content.File, pointers ...string) ([]byte, []string, error) {
	var there []string
	for _, p := range pointers {
		if _, ok := f.Stretch(p); ok {
			there = append(there, p)
		}
	}
	cuts := whole(f, slices.Clone(there))
	// From the end of the text to its start, so that places stay right.
	slices.SortFunc(cuts, func(a, b string) int {
		x, _ := f.Stretch(a)
		y, _ := f.Stretch(b)
		return cmp.Or(y.Key.Line-x.Key.Line, y.Key.Column-x.Key.Column)
	})
	data, want := f.Data, f.Value
	for _, p := range cuts {
		want = without(want, p)
		shorter, ok := cut(f, data, p, want)
		if !ok {
			return nil, nil, fmt.Errorf("%s cannot be taken out of the text", p)
		}
		data = shorter
	}
	return data, there, nil
}

// whole puts a group in the place of its fields if all of them are to go.
func whole(f *content.File, pointers []string) []string {
	for _, p := range pointers {
		group := p[:strings.LastIndexByte(p, '/')]
		m, _ := inside(f.Value, tokens(group)).(map[string]any)
		gone := 0
		for name := range m {
			if slices.Contains(pointers, content.Pointer(group, name)) {
				gone++
			}
		}
		if group != "" && gone == len(m) {
			rest := slices.DeleteFunc(slices.Clone(pointers), func(q string) bool {
				return strings.HasPrefix(q, group+"/")
			})
			return whole(f, append(rest, group))
		}
	}
	return pointers
}

// cut takes one field out of a text whose start is that of the file. Fields on lines
// of their own go with these; in braces, a field goes with its comma.
func cut(f *content.File, data []byte, pointer string, want any) ([]byte, bool) {
	e, ok := f.Stretch(pointer)
	if !ok {
		return nil, false
	}
	for _, shorter := range [][]byte{cutLines(data, e), cutInBraces(data, e)} {
		now, problems := content.Parse(f.Name, shorter)
		if len(problems) == 0 && reflect.DeepEqual(now.Value, want) {
			return shorter, true
		}
	}
	return nil, false
}

func cutLines(data []byte, e content.Stretch) []byte {
	start := e.Key.Line - 1
	lines := bytes.SplitAfter(data, []byte("\n"))
	end := len(lines)
	if e.Next.Line > 0 {
		end = min(end, e.Next.Line-1)
	}
	// What follows the field belongs to what comes next: blank lines, and comments
	// that are not further in than the key.
	for end > start+1 && !inField(string(lines[end-1]), e.Key.Column) {
		end--
	}
	if start >= end {
		return data
	}
	return bytes.Join(slices.Delete(slices.Clone(lines), start, end), nil)
}

func inField(line string, column int) bool {
	text := strings.TrimLeft(line, " ")
	return strings.TrimSpace(text) != "" && len(line)-len(text) >= column
}

func cutInBraces(data []byte, e content.Stretch) []byte {
	start, ok := offset(data, e.Key)
	if !ok {
		return data
	}
	if e.Sibling {
		end, _ := offset(data, e.Next)
		return slices.Concat(data[:start], data[max(start, end):])
	}
	value, _ := offset(data, e.Value)
	end := endOfValue(data, value)
	before := bytes.TrimRight(data[:start], " \t\r\n")
	before = bytes.TrimSuffix(before, []byte(","))
	return slices.Concat(before, data[end:])
}

func offset(data []byte, at diag.Position) (int, bool) {
	return diag.Edit{Range: diag.Range{Start: at, End: at}}.Offset(data)
}

// endOfValue returns where a value that stands in braces ends.
func endOfValue(data []byte, start int) int {
	depth, quote := 0, byte(0)
	for i := start; i < len(data); i++ {
		c := data[i]
		switch {
		case quote == '"' && c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && opensQuote(data, start, i):
			quote = c
		case c == '{' || c == '[':
			depth++
		case depth == 0 && (c == ',' || c == '}' || c == ']'):
			return i
		case c == '}' || c == ']':
			depth--
		}
	}
	return len(data)
}

// opensQuote reports whether a quotation mark begins a text and does not stand in one.
func opensQuote(data []byte, start, i int) bool {
	before := bytes.TrimRight(data[start:i], " \t\r\n")
	return len(before) == 0 || bytes.IndexByte([]byte("{[,:"), before[len(before)-1]) >= 0
}

// without returns a value without one of its fields.
func without(v any, pointer string) any {
	path := tokens(pointer)
	last := len(path) - 1
	return replace(v, path[:last], func(v any) any {
		m, ok := v.(map[string]any)
		if !ok {
			return v
		}
		out := maps.Clone(m)
		delete(out, path[last])
		return out
	})
}
