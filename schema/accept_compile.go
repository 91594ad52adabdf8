package schema

import (
	"encoding/json"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// acceptCompiler makes acceptors of schemas.
type acceptCompiler struct {
	done    map[string]*acceptor // by address: a schema may refer to itself
	unknown []string             // keywords that an acceptor does not know
}

// kindNames are the types of JSON as schemas call them.
var kindNames = map[string]kinds{
	"null": null, "boolean": boolean, "integer": integer, "number": integer | fraction,
	"string": text, "array": array, "object": object,
}

// compile makes the acceptor of a place in the schema files.
func (c *acceptCompiler) compile(s subschema) *acceptor {
	address := s.file + pointer(s.path)
	if a, ok := c.done[address]; ok {
		return a
	}
	a := &acceptor{kinds: anything, minimum: math.Inf(-1)}
	c.done[address] = a
	if s.node == nil {
		if !isTrue(s) {
			a.kinds = 0
		}
		return a
	}
	demands := 0
	for keyword, v := range s.node {
		switch {
		case c.general(a, s, keyword, v), c.object(a, s, keyword, v), c.leaf(a, s, keyword, v):
			demands++
		case !isRemark(keyword):
			c.unknown = append(c.unknown, keyword)
		}
	}
	if s.node["$ref"] != nil && demands == 1 { // nothing but a reference
		a = a.all[0]
		c.done[address] = a
	}
	return a
}

// isTrue reports whether the place holds true, the schema of everything, and not
// false, the schema of nothing.
func isTrue(s subschema) bool {
	last := len(s.path) - 1
	return walkTo(s.document, s.path[:last])[s.path[last]] == true
}

// isRemark reports keywords that demand nothing.
func isRemark(keyword string) bool {
	switch keyword {
	case "title", "description", "examples", "default", "deprecated", "$schema", "$comment", "$defs":
		return true
	}
	return strings.HasPrefix(keyword, "x-")
}

// general takes in the keywords that concern any value.
func (c *acceptCompiler) general(a *acceptor, s subschema, keyword string, v any) bool {
	switch keyword {
	case "type":
		a.kinds = kindsOf(v)
	case "const":
		a.choice = newChoice([]any{v})
	case "enum":
		list, _ := v.([]any)
		a.choice = newChoice(list)
	case "$ref":
		ref, _ := v.(string)
		a.all = append(a.all, c.compile(s.follow(ref)))
	case "allOf":
		a.all = append(a.all, c.parts(s, keyword, v)...)
	case "anyOf":
		a.any = c.parts(s, keyword, v)
	case "if":
		a.when = c.compile(s.at(keyword))
	case "then":
		a.then = c.compile(s.at(keyword))
	case "else":
		a.elsewise = c.compile(s.at(keyword))
	default:
		return false
	}
	return true
}

func (c *acceptCompiler) parts(s subschema, keyword string, v any) []*acceptor {
	list, _ := v.([]any)
	var parts []*acceptor
	for i := range list {
		parts = append(parts, c.compile(s.at(keyword, strconv.Itoa(i))))
	}
	return parts
}

// object takes in the keywords that concern objects.
func (c *acceptCompiler) object(a *acceptor, s subschema, keyword string, v any) bool {
	switch keyword {
	case "properties":
		a.fields = map[string]*acceptor{}
		for name := range walkTo(s.node, []string{keyword}) {
			a.fields[name] = c.compile(s.at(keyword, name))
		}
	case "patternProperties":
		for form := range walkTo(s.node, []string{keyword}) {
			a.byName = append(a.byName, nameRule{matcher(form), c.compile(s.at(keyword, form))})
		}
	case "additionalProperties":
		a.others = c.compile(s.at(keyword))
	case "required":
		list, _ := v.([]any)
		for _, name := range list {
			s, _ := name.(string)
			a.required = append(a.required, s)
		}
	case "minProperties":
		a.minFields = int(numberOf(v))
	default:
		return false
	}
	return true
}

// leaf takes in the keywords that concern lists, strings and numbers.
func (c *acceptCompiler) leaf(a *acceptor, s subschema, keyword string, v any) bool {
	switch keyword {
	case "items":
		a.items = c.compile(s.at(keyword))
	case "minItems":
		a.minItems = int(numberOf(v))
	case "uniqueItems":
		a.unique = v == true
	case "pattern":
		form, _ := v.(string)
		a.pattern = matcher(form)
	case "minimum":
		a.minimum = numberOf(v)
	default:
		return false
	}
	return true
}

func kindsOf(v any) kinds {
	var set kinds
	switch x := v.(type) {
	case string:
		set = kindNames[x]
	case []any:
		for _, name := range x {
			set |= kindsOf(name)
		}
	}
	return set
}

func newChoice(values []any) *choice {
	c := &choice{words: map[string]bool{}}
	for _, v := range values {
		switch x := v.(type) {
		case string:
			c.words[x] = true
		case json.Number:
			c.other = append(c.other, numberOf(x))
		default:
			c.other = append(c.other, v)
		}
	}
	return c
}

// numberOf is a number of a schema file.
func numberOf(v any) float64 {
	n, _ := v.(json.Number)
	f, err := n.Float64()
	must(err)
	return f
}

// matcher returns what tells whether a text has a form. The forms that stand in
// every record are tested without a regular expression.
func matcher(form string) func(string) bool {
	if match, ok := forms[form]; ok {
		return match
	}
	return regexp.MustCompile(form).MatchString
}
