package schema_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"vitrine/content"
	"vitrine/schema"
)

// example writes the example of a field as it would stand in a file.
func (w *referenceWriter) example(f schema.Field) {
	if f.Example == nil {
		return
	}
	var yaml strings.Builder
	value := w.valueOf(f.Example, f, f.Many, f.Keyed != "")
	if err := content.Encode(&yaml, content.Mapping{{Key: f.Name, Value: value}}); err != nil {
		w.t.Errorf("the example of %s: %v", f.Path, err)
	}
	w.out.WriteString("```yaml\n" + yaml.String() + "```\n\n")
}

// valueOf makes an example fit for the writer of YAML: what the schema says about
// the field tells dates and answers from texts, and in which order fields stand.
func (w *referenceWriter) valueOf(x any, f schema.Field, many, keyed bool) any {
	switch x := x.(type) {
	case []any:
		items := make([]any, len(x))
		for i, item := range x {
			items[i] = w.valueOf(item, f, false, false)
		}
		return items
	case map[string]any:
		return w.mappingOf(x, f, keyed)
	case json.Number:
		if n, err := x.Int64(); err == nil {
			return int(n)
		}
		n, err := x.Float64()
		if err != nil {
			w.t.Errorf("%s: %v", f.Path, err)
		}
		return n
	case string:
		switch {
		case f.Type == "date":
			return content.Date(x)
		case f.Type == schema.TypeAnswer, f.List == "answer":
			return content.Answer{Value: x}
		}
	}
	return x
}

func (w *referenceWriter) mappingOf(x map[string]any, f schema.Field, keyed bool) content.Mapping {
	var m content.Mapping
	rest := maps.Clone(x)
	for _, inner := range w.fieldsOf(f) {
		if v, ok := rest[inner.Name]; ok && !keyed {
			value := w.valueOf(v, inner, inner.Many, inner.Keyed != "")
			m = append(m, content.Field{Key: inner.Name, Value: value})
			delete(rest, inner.Name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(rest)) {
		m = append(m, content.Field{Key: name, Value: w.valueOf(rest[name], f, false, false)})
	}
	return m
}

// fieldsOf are the fields of a group, or of the part that a value is.
func (w *referenceWriter) fieldsOf(f schema.Field) []schema.Field {
	if f.Type == schema.TypeAnswer {
		return nil // an example is a single word
	}
	for _, k := range w.kinds {
		if k.Name == f.Type {
			return k.Fields
		}
	}
	return f.Fields
}
