package schema

import (
	"maps"
	"slices"
	"sync"
)

// shape is what the schema says about a value as far as rules that look at
// every value need it: where texts, lines, dates, addresses are, and codes that
// may be a register's own. Everything else is left out, so that a walk along a shape
// touches nothing in vain.
type shape struct {
	leaf   string // "text", "line", "date", "url", "code", or "" for what contains such
	list   string // of a code: the list that a register may extend
	fields []member
	others *shape // of fields whose names are not fixed, such as languages
	items  *shape
}

type member struct {
	name  string
	shape *shape
}

// shapes holds the shape of each kind of file.
var shapes = sync.OnceValue(func() map[string]*shape {
	out := map[string]*shape{}
	for _, kind := range []string{kindRecord, kindOrganisation, kindChannel, kindRegister} {
		out[kind] = shapeOf(resolve(base + kind + ".json"))
	}
	return out
})

// shapeOf returns nil for a value that holds nothing to look at.
func shapeOf(s subschema) *shape {
	if ref, ok := s.node["$ref"].(string); ok {
		return shapeOf(s.follow(ref))
	}
	switch d := s.definition(); {
	case len(s.path) == 2 && (d == "text" || d == "line" || d == "date" || d == "url"):
		return &shape{leaf: d}
	case d == "words":
		return nil // what people type is never an answer
	}
	if list := s.at("anyOf", "0").text("x-list"); list != "" {
		return &shape{leaf: "code", list: list}
	}
	out := &shape{items: s.below("items")}
	for _, way := range [][]string{{"properties"}, {"then", "properties"}} {
		for _, name := range slices.Sorted(maps.Keys(walkTo(s.node, way))) {
			if child := s.below(append(way, name)...); child != nil {
				out.fields = append(out.fields, member{name, child})
			}
		}
	}
	for pattern := range walkTo(s.node, []string{"patternProperties"}) {
		out.others = s.below("patternProperties", pattern)
	}
	if out.fields == nil && out.others == nil && out.items == nil {
		return nil
	}
	return out
}

// below returns the shape of a part of the schema, nil if there is none.
func (s subschema) below(way ...string) *shape {
	if part := s.at(way...); part.node != nil {
		return shapeOf(part)
	}
	return nil
}
