package schema

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"vitrine/content/diag"
)

// subschema is a place in the schema files.
type subschema struct {
	file     string // address
	document any
	path     []string
	node     map[string]any
}

// resolve finds the place that an address of the validator names.
func resolve(address string) subschema {
	file, fragment, _ := strings.Cut(address, "#")
	if plain, err := url.PathUnescape(fragment); err == nil {
		fragment = plain
	}
	s := subschema{file: file, document: load().documents[file], path: tokens(fragment)}
	s.node = walkTo(s.document, s.path)
	return s
}

// follow resolves a reference that stands in the file of this place.
func (s subschema) follow(ref string) subschema {
	if strings.HasPrefix(ref, "#") {
		return resolve(s.file + ref)
	}
	return resolve(base + ref)
}

func walkTo(v any, path []string) map[string]any {
	for _, token := range path {
		switch x := v.(type) {
		case map[string]any:
			v = x[token]
		case []any:
			i, err := strconv.Atoi(token)
			if err != nil || i >= len(x) {
				return nil
			}
			v = x[i]
		}
	}
	m, _ := v.(map[string]any)
	return m
}

// at returns a part of the schema.
func (s subschema) at(way ...string) subschema {
	s.path = slices.Concat(s.path, way)
	s.node = walkTo(s.document, s.path)
	return s
}

// definition is the name of the shared definition that the place lies in.
func (s subschema) definition() string {
	if len(s.path) >= 2 && s.path[0] == "$defs" {
		return s.path[1]
	}
	return ""
}

func (s subschema) text(keyword string) string {
	text, _ := s.node[keyword].(string)
	return text
}

// properties returns the fields described here or, in a condition, around it.
func (s subschema) properties() map[string]any {
	for n := len(s.path); n >= 0; n-- {
		if p, ok := walkTo(s.document, s.path[:n])["properties"].(map[string]any); ok {
			return p
		}
	}
	return nil
}

func (s subschema) fields() []string {
	var names []string
	for name := range s.properties() {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// ownFields returns the names of the fields described here.
func (s subschema) ownFields() []string {
	p, _ := s.node["properties"].(map[string]any)
	return slices.Sorted(maps.Keys(p))
}

// groupWith returns the group among the fields that has a field of this name.
func (s subschema) groupWith(name string) string {
	for _, group := range s.fields() {
		g, _ := s.properties()[group].(map[string]any)
		if p, ok := g["properties"].(map[string]any); ok && p[name] != nil {
			return group
		}
	}
	return ""
}

func (s subschema) description(name string) string {
	p, _ := s.properties()[name].(map[string]any)
	if ref, ok := p["$ref"].(string); ok && p["description"] == nil {
		p = s.follow(ref).node
	}
	text, _ := p["description"].(string)
	return text
}

// example is the first example of the place.
func (s subschema) example() diag.Words {
	examples, _ := s.node["examples"].([]any)
	if len(examples) == 0 {
		return diag.Say("see-description")
	}
	return diag.Say("field", "name", fmt.Sprint(examples[0]))
}
