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

// place is where a value stands and, in a map, its key. It holds no pointers, so
// that the garbage collector passes over it.
type place struct {
	name       int32 // of the key, in the names of the file; 0 for an item of a list
	key, value mark
	end        int32 // index of the entry after those below
}

// names are the keys of many files, each once. Number 0 is no name.
type names struct {
	list   []string
	number map[string]int32
}

// known returns the number of a name, and the name as it was met first: keys
// repeat in every file, and each would be kept in memory.
func (n *names) known(name string) (int32, string) {
	if i, ok := n.number[name]; ok {
		return i, n.list[i]
	}
	if n.number == nil {
		n.list, n.number = []string{""}, map[string]int32{}
	}
	i := int32(len(n.list))
	n.list, n.number[name] = append(n.list, name), i
	return i, name
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

// name is the key of the value at index i.
func (f *File) name(i int32) string { return f.names.list[f.places[i].name] }

// fewMembers is how many fields or items are gone through to find one. More are
// looked up.
const fewMembers = 64

// below finds the entry of a field or an item of the value at index i.
func (f *File) below(i int32, token string) (int32, bool) {
	item := -1
	if f.places[i].value.form == list {
		if n, err := strconv.Atoi(token); err == nil {
			item = n
		}
	}
	n := 0
	for j := i + 1; j < f.places[i].end; j = f.places[j].end {
		if n == item || f.places[j].key.form != none && f.name(j) == token {
			return j, true
		}
		if n++; n == fewMembers {
			j, ok := f.membersOf(i)[token]
			return j, ok
		}
	}
	return i, false
}

// membersOf returns the entries of all fields or items of the value at index i.
func (f *File) membersOf(i int32) map[string]int32 {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.members[i] != nil {
		return f.members[i]
	}
	found := map[string]int32{}
	n := 0
	for j := i + 1; j < f.places[i].end; j = f.places[j].end {
		name := f.name(j)
		if f.places[j].key.form == none {
			name = strconv.Itoa(n)
		}
		found[name] = j
		n++
	}
	if f.members == nil {
		f.members = map[int32]map[string]int32{}
	}
	f.members[i] = found
	return found
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
		j, ok := f.below(i, token)
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
