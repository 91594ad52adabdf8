package changes

import (
	"maps"
	"slices"
	"strconv"
)

// Op says what became of a value.
type Op string

// The values of an [Op].
const (
	Add     Op = "add"
	Remove  Op = "remove"
	Replace Op = "replace"
	Move    Op = "move" // an item of a list has another place
)

// Change is one difference between two versions: see the package
// documentation. Old and New belong to the versions that were compared; do not
// change them.
type Change struct {
	Op   Op     `json:"op"`
	From string `json:"from"` // JSON Pointer into the old version
	Path string `json:"path"` // JSON Pointer into the new version
	Old  any    `json:"old"`
	New  any    `json:"new"`
}

// Place is the pointer that people want to read: that of the new version, or of
// the old one for a value that is gone.
func (c Change) Place() string {
	if c.Op == Remove {
		return c.From
	}
	return c.Path
}

// Compare returns what differs between two values, nothing where they are equal.
func Compare(old, new any) []Change {
	var c comparison
	c.values("", "", old, new)
	return c.found
}

type comparison struct{ found []Change }

func (c *comparison) values(from, path string, old, new any) {
	switch old := old.(type) {
	case map[string]any:
		if new, ok := new.(map[string]any); ok {
			c.maps(from, path, old, new)
			return
		}
	case []any:
		if new, ok := new.([]any); ok {
			c.lists(from, path, old, new)
			return
		}
	}
	if !Equal(old, new) {
		c.add(Change{Op: Replace, From: from, Path: path, Old: old, New: new})
	}
}

func (c *comparison) add(one Change) { c.found = append(c.found, one) }

func (c *comparison) maps(from, path string, old, new map[string]any) {
	if maps.EqualFunc(old, new, Equal) {
		return // sorts no keys of what is the same
	}
	keys := slices.Collect(maps.Keys(old))
	for k := range new {
		if _, both := old[k]; !both {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	for _, k := range keys {
		before, was := old[k]
		after, is := new[k]
		f, p := below(from, k), below(path, k)
		switch {
		case !is:
			c.add(Change{Op: Remove, From: f, Path: p, Old: before})
		case !was:
			c.add(Change{Op: Add, From: f, Path: p, New: after})
		default:
			c.values(f, p, before, after)
		}
	}
}

func (c *comparison) lists(from, path string, old, new []any) {
	if slices.EqualFunc(old, new, Equal) {
		return
	}
	source := align(old, new)
	kept := make([]bool, len(old))
	for _, i := range source {
		if i >= 0 {
			kept[i] = true
		}
	}
	for i, k := range kept {
		if !k {
			c.add(Change{
				Op: Remove, From: below(from, strconv.Itoa(i)), Path: below(path, "-"), Old: old[i],
			})
		}
	}
	moved := outOfOrder(source)
	for j, i := range source {
		p := below(path, strconv.Itoa(j))
		if i < 0 {
			c.add(Change{Op: Add, From: below(from, "-"), Path: p, New: new[j]})
			continue
		}
		f := below(from, strconv.Itoa(i))
		if moved[j] {
			c.add(Change{Op: Move, From: f, Path: p})
		}
		c.values(f, p, old[i], new[j])
	}
}
