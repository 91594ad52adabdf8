package schema

import (
	"maps"
	"slices"
	"strings"
)

// Changes are what differs between two versions of the schema. Paths and codes
// are in alphabetical order.
type Changes struct {
	NewFields, GoneFields []string      // [Field.Path]
	Fields                []FieldChange // of fields that both have
	Demanded              []string      // new fields that must be there, in groups that both have
	NewLists, GoneLists   []string
	NewCodes, GoneCodes   []CodeOf // of lists that both have
	Codes                 []CodeChange
}

// FieldChange is one thing that was said about a field in other words.
type FieldChange struct {
	Path     string
	What     string // "title", "definition", "source", "type", "list" or "required"
	Old, New string
}

// CodeOf names a code of a list.
type CodeOf struct{ List, Code string }

// CodeChange is one thing that was said about a code in other words.
type CodeChange struct {
	CodeOf
	What, Old, New string // What is "label" or "source"
}

// Compare says what changed between two versions.
func Compare(old, new Version) Changes {
	var c Changes
	c.GoneFields, c.NewFields = onlyIn(old.Fields, new.Fields), onlyIn(new.Fields, old.Fields)
	for _, path := range c.NewFields {
		if new.Fields[path].Required && old.hasBelow(path[:strings.LastIndexByte(path, '/')+1]) {
			c.Demanded = append(c.Demanded, path)
		}
	}
	for _, path := range slices.Sorted(maps.Keys(new.Fields)) {
		if before, ok := old.Fields[path]; ok {
			c.compareFields(path, before, new.Fields[path])
		}
	}
	c.GoneLists, c.NewLists = onlyIn(old.Lists, new.Lists), onlyIn(new.Lists, old.Lists)
	for _, name := range slices.Sorted(maps.Keys(new.Lists)) {
		if before, ok := old.Lists[name]; ok {
			c.compareLists(name, before, new.Lists[name])
		}
	}
	return c
}

// Reworded returns the paths of fields whose title or definition changed.
func (c Changes) Reworded() []string {
	var paths []string
	for _, f := range c.Fields {
		if f.What == "title" || f.What == "definition" {
			paths = append(paths, f.Path)
		}
	}
	return slices.Compact(paths)
}

// Relabelled returns the codes that were given another label.
func (c Changes) Relabelled() []CodeOf {
	var codes []CodeOf
	for _, code := range c.Codes {
		if code.What == "label" {
			codes = append(codes, code.CodeOf)
		}
	}
	return codes
}

// Breaking returns what can make a file that was valid invalid, which only a
// new main version may.
func (c Changes) Breaking() []string {
	var out []string
	out = append(append(out, c.GoneFields...), c.Demanded...)
	for _, f := range c.Fields {
		if f.What == "type" || f.What == "list" || f.What == "required" && f.New == "true" {
			out = append(out, f.Path+": "+f.What)
		}
	}
	out = append(out, c.GoneLists...)
	for _, code := range c.GoneCodes {
		out = append(out, code.List+": "+code.Code)
	}
	return out
}

// hasBelow reports whether a version has fields in a group.
func (v Version) hasBelow(group string) bool {
	for path := range v.Fields {
		if strings.HasPrefix(path, group) {
			return true
		}
	}
	return false
}

func onlyIn[V any](a, b map[string]V) []string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(a)) {
		if _, both := b[name]; !both {
			names = append(names, name)
		}
	}
	return names
}

func (c *Changes) compareFields(path string, old, new Meaning) {
	word := map[bool]string{true: "true", false: "false"}
	for _, w := range [][3]string{
		{"title", old.Title, new.Title},
		{"definition", old.Definition, new.Definition},
		{"type", old.Type, new.Type},
		{"list", old.List, new.List},
		{"required", word[old.Required], word[new.Required]},
		{"source", old.Source, new.Source},
	} {
		if w[1] != w[2] {
			c.Fields = append(c.Fields, FieldChange{path, w[0], w[1], w[2]})
		}
	}
}

func (c *Changes) compareLists(name string, old, new ListAtTime) {
	before, after := old.byCode(), new.byCode()
	for _, code := range onlyIn(before, after) {
		c.GoneCodes = append(c.GoneCodes, CodeOf{name, code})
	}
	for _, code := range onlyIn(after, before) {
		c.NewCodes = append(c.NewCodes, CodeOf{name, code})
	}
	for _, code := range slices.Sorted(maps.Keys(after)) {
		a, both := before[code]
		b := after[code]
		if both && a.Label != b.Label {
			c.Codes = append(c.Codes, CodeChange{CodeOf{name, code}, "label", a.Label, b.Label})
		}
		if both && a.Source != b.Source {
			c.Codes = append(c.Codes, CodeChange{CodeOf{name, code}, "source", a.Source, b.Source})
		}
	}
}

func (l ListAtTime) byCode() map[string]CodeAtTime {
	out := make(map[string]CodeAtTime, len(l.Codes))
	for _, c := range l.Codes {
		out[c.Code] = c
	}
	return out
}
