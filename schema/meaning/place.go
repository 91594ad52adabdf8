package meaning

import (
	"strconv"
	"sync"

	"vitrine/schema"
)

// Kinds of documents.
const (
	Record       = "record"
	Organisation = "organisation"
	Channel      = "channel"
	Settings     = "register"
	Schema       = "schema" // a published file of the schema
)

// place is where a change is, in the words of the schema.
type place struct {
	pattern []string     // "data", "[]", "name", "{language}"
	field   schema.Field // the last field on the way that the schema knows
	inside  bool         // the place is below the field, not the field itself
}

// fieldIndex holds every field of the schema by its path.
type fieldIndex struct {
	fields map[string]schema.Field
	parts  map[string]bool
}

var fields = sync.OnceValue(func() fieldIndex {
	x := fieldIndex{map[string]schema.Field{}, map[string]bool{}}
	for _, k := range schema.Reference() {
		x.parts[k.Name] = true
		k.EachField(func(f schema.Field) { x.fields[f.Path] = f })
	}
	return x
})

// locate puts the tokens of a pointer into the words of the schema. Tokens that
// it does not know stay as they are.
func locate(kind string, tokens []string) place {
	p := place{pattern: make([]string, len(tokens))}
	x := fields()
	at, known := kind, true
	inItem := false
	for i, t := range tokens {
		p.pattern[i] = t
		f := p.field
		switch {
		case !known && f.Type == "words" && !inItem && isItem(t): // a word of a language
			p.pattern[i], inItem = "[]", true
		case !known || kind == Schema:
		case f.Many && !inItem && isItem(t):
			p.pattern[i], inItem = "[]", true
		case i > 0 && f.Path != "" && (f.Type == schema.TypeText || f.Type == "words"):
			p.pattern[i], p.inside, known = "{language}", true, false
			inItem = f.Type != "words"
		default:
			next, ok := x.step(&at, f, t)
			if next.Name == "" && ok {
				p.pattern[i] = "{language}"
				continue
			}
			known = ok
			p.inside = !ok
			if ok {
				p.field, inItem = next, false
			}
		}
	}
	return p
}

// step goes to a field below the last one. A key of a language leads to no field
// of its own, but on.
func (x fieldIndex) step(at *string, from schema.Field, token string) (schema.Field, bool) {
	base := *at
	if from.Path != "" {
		base = from.Path
		if from.Many {
			base += "[]"
		}
		if base != *at && len(*at) > len(base) {
			base = *at // below the key of a language
		}
	}
	if f, ok := x.fields[base+"/"+token]; ok {
		*at = f.Path
		return f, true
	}
	if x.parts[from.Type] {
		if f, ok := x.fields[from.Type+"/"+token]; ok {
			*at = f.Path
			return f, true
		}
	}
	if from.Keyed == "language" && base == from.Path {
		*at = base + "/{language}"
		return schema.Field{}, true
	}
	return schema.Field{}, false
}

// isItem tells the number of an item, or the end of a list.
func isItem(token string) bool {
	_, err := strconv.Atoi(token)
	return err == nil || token == "-"
}
