package content

import (
	"strings"

	"vitrine/content/diag"
)

// Stretch is where a field of a map stands in the text of its file.
type Stretch struct {
	Key, Value diag.Position // where they begin
	// Next is where the next key or item that does not belong to the field begins,
	// zero at the end of the file.
	Next diag.Position
	// Sibling says that what comes next is a field of the same map.
	Sibling bool
}

// Stretch returns where the field at a JSON Pointer stands.
func (f *File) Stretch(pointer string) (Stretch, bool) {
	i, ok := f.index(pointer)
	if !ok || f.places[i].key.form == none {
		return Stretch{}, false
	}
	p := f.places[i]
	e := Stretch{Key: p.key.position(), Value: p.value.position()}
	if int(p.end) < len(f.places) {
		next := f.places[p.end]
		e.Next = next.value.position()
		if next.key.form != none {
			e.Next = next.key.position()
		}
		parent, _ := f.index(pointer[:strings.LastIndexByte(pointer, '/')])
		e.Sibling = p.end < f.places[parent].end
	}
	return e, true
}

func (m mark) position() diag.Position {
	return diag.Position{Line: int(m.line), Column: int(m.column)}
}

// index finds the entry of a JSON Pointer.
func (f *File) index(pointer string) (int32, bool) {
	if len(f.places) == 0 {
		return 0, false
	}
	i, ok := int32(0), true
	for _, token := range tokens(pointer) {
		if i, ok = f.below(i, token); !ok {
			return 0, false
		}
	}
	return i, true
}

// tokens takes a JSON Pointer apart.
func tokens(pointer string) []string {
	if pointer == "" {
		return nil
	}
	path := strings.Split(pointer[1:], "/")
	for i, token := range path {
		path[i] = unescape(token)
	}
	return path
}
