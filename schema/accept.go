package schema

import (
	"math"
	"slices"
	"sync"
)

// acceptor says yes to a valid value, fast: nearly every file of a register is
// valid, and the validator, which can say what is wrong, takes far longer. It is
// made of the same schema files and must agree with the validator about every
// value, which the tests hold it to.
type acceptor struct {
	kinds kinds
	// For any value.
	choice         *choice     // enum and const
	all            []*acceptor // allOf and $ref
	any            []*acceptor // anyOf
	when           *acceptor   // if
	then, elsewise *acceptor
	// For objects.
	fields    map[string]*acceptor
	byName    []nameRule
	others    *acceptor // additionalProperties
	required  []string
	minFields int
	// For lists.
	items    *acceptor
	minItems int
	unique   bool
	// For strings and numbers.
	pattern func(string) bool
	minimum float64
}

// kinds is a set of the types of JSON.
type kinds uint8

const (
	null kinds = 1 << iota
	boolean
	integer // a number without fraction
	fraction
	text
	array
	object

	anything = null | boolean | integer | fraction | text | array | object
)

// choice is a set of values.
type choice struct {
	words map[string]bool
	other []any
}

// nameRule is for the fields whose names have a form.
type nameRule struct {
	match func(string) bool
	value *acceptor
}

// acceptors holds one for each kind of file.
var acceptors = sync.OnceValue(func() map[string]*acceptor {
	out := map[string]*acceptor{}
	for _, kind := range []string{kindRecord, kindOrganisation, kindChannel, kindRegister} {
		c := acceptCompiler{done: map[string]*acceptor{}}
		out[kind] = c.compile(resolve(base + kind + ".json"))
		if len(c.unknown) > 0 {
			out[kind] = &acceptor{} // accepts nothing: the validator is asked
		}
	}
	return out
})

// accepts reports whether a value is valid.
func (a *acceptor) accepts(v any) bool {
	ok := false
	switch x := v.(type) {
	case string:
		ok = a.kinds&text != 0 && (a.pattern == nil || a.pattern(x))
	case map[string]any:
		ok = a.kinds&object != 0 && a.acceptsObject(x)
	case []any:
		ok = a.kinds&array != 0 && a.acceptsList(x)
	case int:
		ok = a.kinds&integer != 0 && float64(x) >= a.minimum
	case float64:
		ok = a.acceptsNumber(x)
	case bool:
		ok = a.kinds&boolean != 0
	case nil:
		ok = a.kinds&null != 0
	}
	return ok && (a.choice == nil || a.choice.has(v)) && a.combined(v)
}

func (a *acceptor) acceptsNumber(x float64) bool {
	kind := fraction
	if x == math.Trunc(x) {
		kind = integer
	}
	return a.kinds&kind != 0 && x >= a.minimum
}

func (a *acceptor) acceptsObject(m map[string]any) bool {
	if len(m) < a.minFields {
		return false
	}
	for _, name := range a.required {
		if _, ok := m[name]; !ok {
			return false
		}
	}
	for name, v := range m {
		if !a.acceptsField(name, v) {
			return false
		}
	}
	return true
}

func (a *acceptor) acceptsField(name string, v any) bool {
	field, known := a.fields[name]
	if known && !field.accepts(v) {
		return false
	}
	for _, rule := range a.byName {
		if !rule.match(name) {
			continue
		}
		if known = true; !rule.value.accepts(v) {
			return false
		}
	}
	return known || a.others == nil || a.others.accepts(v)
}

func (a *acceptor) acceptsList(list []any) bool {
	if len(list) < a.minItems {
		return false
	}
	if a.items != nil {
		for _, v := range list {
			if !a.items.accepts(v) {
				return false
			}
		}
	}
	return !a.unique || !repeats(list)
}

// combined applies the schemas that a schema is made of.
func (a *acceptor) combined(v any) bool {
	for _, part := range a.all {
		if !part.accepts(v) {
			return false
		}
	}
	if a.any != nil && !acceptedByOne(a.any, v) {
		return false
	}
	if a.when == nil {
		return true
	}
	part := a.elsewise
	if a.when.accepts(v) {
		part = a.then
	}
	return part == nil || part.accepts(v)
}

func acceptedByOne(parts []*acceptor, v any) bool {
	for _, part := range parts {
		if part.accepts(v) {
			return true
		}
	}
	return false
}

func (c *choice) has(v any) bool {
	if s, ok := v.(string); ok {
		return c.words[s]
	}
	for _, w := range c.other {
		if equal(v, w) {
			return true
		}
	}
	return false
}

// fewItems is the length of a list whose items are compared with each other.
const fewItems = 16

// repeats reports whether a list holds a value twice.
func repeats(list []any) bool {
	others := list
	if len(list) > fewItems {
		others = nil
		words := make(map[string]bool, len(list))
		for _, v := range list {
			s, ok := v.(string)
			switch {
			case !ok:
				others = append(others, v)
			case words[s]:
				return true
			default:
				words[s] = true
			}
		}
	}
	for i, v := range others {
		if slices.ContainsFunc(others[:i], func(w any) bool { return equal(v, w) }) {
			return true
		}
	}
	return false
}

// equal compares values as JSON does: 1 is 1.0.
func equal(a, b any) bool {
	switch x := a.(type) {
	case map[string]any:
		y, ok := b.(map[string]any)
		if !ok || len(x) != len(y) {
			return false
		}
		for name, v := range x {
			if w, ok := y[name]; !ok || !equal(v, w) {
				return false
			}
		}
		return true
	case []any:
		y, ok := b.([]any)
		if !ok || len(x) != len(y) {
			return false
		}
		for i := range x {
			if !equal(x[i], y[i]) {
				return false
			}
		}
		return true
	case int:
		return equal(float64(x), b)
	case float64:
		if y, ok := b.(int); ok {
			return x == float64(y)
		}
	}
	return a == b
}
