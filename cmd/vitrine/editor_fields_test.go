package main

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// fieldOf is a field of a record as the schema describes it, and the way to it.
type fieldOf struct {
	way         []stepOf
	description string
	values      []string // those that are listed, none for other fields
}

// stepOf is a field on the way.
type stepOf struct {
	name string
	list bool // its value is a list
}

func (f fieldOf) String() string {
	var names []string
	for _, s := range f.way {
		names = append(names, s.name)
	}
	return strings.Join(names, "/")
}

// schemaFiles reads the schema of a register.
type schemaFiles struct {
	t      testing.TB
	folder string
	files  map[string]map[string]any
}

func (s *schemaFiles) file(name string) map[string]any {
	if s.files[name] == nil {
		data, err := os.ReadFile(filepath.Join(s.folder, name))
		if err != nil {
			s.t.Fatal(err)
		}
		var doc map[string]any
		if err := json.Unmarshal(data, &doc); err != nil {
			s.t.Fatal(err)
		}
		s.files[name] = doc
	}
	return s.files[name]
}

// fields lists all fields of a file, and what they are made of.
func (s *schemaFiles) fields(name string) []fieldOf {
	return s.below(s.file(name), name, nil)
}

// below lists the fields of a part of a schema.
func (s *schemaFiles) below(node map[string]any, file string, way []stepOf) []fieldOf {
	node, file = s.resolve(node, file)
	if items, ok := node["items"].(map[string]any); ok {
		way = slices.Clone(way)
		way[len(way)-1].list = true
		return s.below(items, file, way)
	}
	var out []fieldOf
	for _, part := range []any{node, node["then"]} {
		part, _ := part.(map[string]any)
		properties, _ := part["properties"].(map[string]any)
		for _, name := range slices.Sorted(maps.Keys(properties)) {
			child := properties[name].(map[string]any)
			here := append(slices.Clone(way), stepOf{name: name})
			f := fieldOf{way: here, values: s.values(child, file)}
			f.description, _ = child["description"].(string)
			if whole, _ := s.resolve(child, file); f.description == "" {
				f.description, _ = whole["description"].(string)
			}
			inside := s.below(child, file, here)
			if len(inside) == 0 || inside[0].way[len(here)-1].list {
				f.way[len(here)-1].list = isList(s, child, file)
			}
			out = append(append(out, f), inside...)
		}
	}
	return out
}

func isList(s *schemaFiles, node map[string]any, file string) bool {
	node, _ = s.resolve(node, file)
	return node["items"] != nil
}

// values are those that a field or the items of a list may take.
func (s *schemaFiles) values(node map[string]any, file string) []string {
	node, file = s.resolve(node, file)
	if items, ok := node["items"].(map[string]any); ok {
		return s.values(items, file)
	}
	var out []string
	list, _ := node["enum"].([]any)
	for _, v := range list {
		out = append(out, v.(string))
	}
	parts, _ := node["anyOf"].([]any)
	for _, part := range parts {
		out = append(out, s.values(part.(map[string]any), file)...)
	}
	return out
}

// resolve follows a reference.
func (s *schemaFiles) resolve(node map[string]any, file string) (map[string]any, string) {
	ref, ok := node["$ref"].(string)
	if !ok {
		return node, file
	}
	name, pointer, _ := strings.Cut(ref, "#")
	if name == "" {
		name = file
	}
	node = s.file(name)
	for token := range strings.SplitSeq(pointer[1:], "/") {
		node = node[token].(map[string]any)
	}
	return s.resolve(node, name)
}

// write writes the way to the field below the first lines of a file, and the
// field with a value. It returns the text, and the places of key and value.
func (f fieldOf) write(head, value string) (text string, key, at lspPosition) {
	var b strings.Builder
	b.WriteString(head)
	indent, line, bullet := "", strings.Count(head, "\n"), ""
	for i, step := range f.way {
		start := indent + bullet
		b.WriteString(start + step.name + ":")
		key = lspPosition{line, len(start)}
		indent, bullet = strings.Repeat(" ", len(start)+2), ""
		last := i == len(f.way)-1
		switch {
		case last && !step.list:
			at = lspPosition{line, len(start) + len(step.name) + 2}
			b.WriteString(" " + value)
		case last:
			at = lspPosition{line + 1, len(indent) + 2}
			b.WriteString("\n" + indent + "- " + value)
		case step.list:
			bullet = "- "
		}
		b.WriteString("\n")
		line++
	}
	return b.String(), key, at
}
