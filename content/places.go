package content

import (
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// places says where everything in a file stands: one entry for each value, in
// the order of the file, those below a value right after it. They are noted when
// the file is read, because nearly every register gives cause for some remark,
// and because what the YAML library knows of a file takes four times the space.
type places []place

// place is where a value stands and, in a map, its key.
type place struct {
	name       string // the key, "" for an item of a list
	key, value mark
	end        int32 // index of the entry after those below
}

// mark is the start of a key or value. Line and column count from 1; columns are
// characters.
type mark struct {
	line, column int32
	form         form
	decorated    bool // with an anchor or a tag
}

// form is the way in which a key or value is written.
type form uint8

const (
	none form = iota // there is no key
	unquoted
	singleQuoted
	doubleQuoted
	block // a text below its key, after | or >
	list
	mapping
	alias
)

// markOf notes where a node stands. There may be none.
func markOf(n *yaml.Node) mark {
	if n == nil {
		return mark{}
	}
	return mark{
		line: int32(n.Line), column: int32(n.Column), form: formOf(n),
		decorated: n.Anchor != "" || n.Style&yaml.TaggedStyle != 0,
	}
}

func formOf(n *yaml.Node) form {
	switch {
	case n.Kind == yaml.MappingNode:
		return mapping
	case n.Kind == yaml.SequenceNode:
		return list
	case n.Kind == yaml.AliasNode:
		return alias
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return doubleQuoted
	case n.Style&yaml.SingleQuotedStyle != 0:
		return singleQuoted
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return block
	}
	return unquoted
}

// below finds the entry of a field or an item of the value at index i.
func (ps places) below(i int32, token string) (int32, bool) {
	number := -1
	if ps[i].value.form == list {
		if n, err := strconv.Atoi(token); err == nil {
			number = n
		}
	}
	for j, n := i+1, 0; j < ps[i].end; j, n = ps[j].end, n+1 {
		if n == number || ps[j].key.form != none && ps[j].name == token {
			return j, true
		}
	}
	return i, false
}

// find walks to a JSON Pointer as far as it leads and returns the value there.
func (f *File) find(pointer string) (p place, value any, exact bool) {
	if len(f.places) == 0 {
		return place{}, nil, false
	}
	i, value := int32(0), f.Value
	if pointer == "" {
		return f.places[0], value, true
	}
	for token := range strings.SplitSeq(pointer[1:], "/") {
		token = unescape(token)
		j, ok := f.places.below(i, token)
		if !ok {
			return f.places[i], value, false
		}
		i, value = j, member(value, token)
	}
	return f.places[i], value, true
}

// member is a field of a map or an item of a list, nil if there is none.
func member(value any, token string) any {
	switch x := value.(type) {
	case map[string]any:
		return x[token]
	case []any:
		if i, err := strconv.Atoi(token); err == nil && 0 <= i && i < len(x) {
			return x[i]
		}
	}
	return nil
}
