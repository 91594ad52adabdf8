package schema

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"vitrine/content"
)

// field writes a field with its notes. In a list, dash is the sign before it if it
// is the first of an item.
func (w *draftWriter) field(f Field, path string, depth int, off bool, dash string) {
	if f.Keyed == "language" && len(w.draft.Languages) < 2 {
		return // there is nothing to translate
	}
	w.notes(f, path, depth, off)
	indent := depth
	if dash != "" {
		indent--
	}
	if w.isScalar(f) {
		w.pair(f, path, indent, off, dash)
		return
	}
	w.line(indent, off, dash+f.Name+":")
	if f.Many {
		w.item(f, path+"[]", depth+1, off)
		return
	}
	w.below(f, path, depth+1, off)
}

// isScalar reports whether a field has one value that stands behind its colon.
func (w *draftWriter) isScalar(f Field) bool {
	return !f.Many && f.Keyed == "" && f.Type != TypeText && f.Type != "words" && members(f) == nil
}

// members are the fields of the value of a field, nil for none. An answer is
// written in one word.
func members(f Field) []Field {
	if f.Type == TypeGroup {
		return f.Fields
	}
	if f.Type == TypeAnswer {
		return nil
	}
	return kindNamed(f.Type).Fields
}

// pair writes a key and its value.
func (w *draftWriter) pair(f Field, path string, depth int, off bool, dash string) {
	text := w.value(path)
	if text == content.Yes || text == content.No {
		w.encode(content.Field{Key: f.Name, Value: content.Answer{Value: text}}, depth, off, dash)
		return
	}
	w.encode(content.Field{Key: f.Name, Value: text}, depth, off, dash)
}

// encode writes a key and its value as all files are written.
func (w *draftWriter) encode(f content.Field, depth int, off bool, dash string) {
	var b bytes.Buffer
	if err := content.Encode(&b, content.Mapping{f}); err != nil {
		b.Reset()
		fmt.Fprintf(&b, "%s: %s\n", f.Key, Unwritten)
	}
	for line := range strings.Lines(b.String()) {
		w.line(depth, off, dash+strings.TrimSuffix(line, "\n"))
		dash = strings.Repeat(" ", len(dash))
	}
}

func (w *draftWriter) value(path string) string {
	if v := w.values[path]; v != "" {
		return v
	}
	return Unwritten
}

// item writes one item of a list.
func (w *draftWriter) item(f Field, path string, depth int, off bool) {
	switch fields := members(f); {
	case f.Type == TypeText:
		dash := "- "
		for _, lang := range w.draft.Languages {
			w.encode(content.Field{Key: lang, Value: w.value(path + "/" + lang)}, depth, off, dash)
			dash = "  "
		}
	case fields == nil:
		w.line(depth, off, "- "+w.value(path))
	default:
		w.group(fields, path, depth+1, off, "- ")
	}
}

// below writes what stands below the key of a field that is no list.
func (w *draftWriter) below(f Field, path string, depth int, off bool) {
	switch {
	case f.Keyed == "language":
		for _, lang := range w.draft.Languages[1:] {
			w.line(depth, off, lang+":")
			w.group(members(f), path+"/{language}", depth+1, off, "")
		}
	case f.Type == TypeText:
		for _, lang := range w.draft.Languages {
			w.encode(content.Field{Key: lang, Value: w.value(path + "/" + lang)}, depth, off, "")
		}
	case f.Type == "words":
		for _, lang := range w.draft.Languages {
			w.line(depth, off, lang+":")
			w.line(depth+1, off, "- "+Unwritten)
		}
	default:
		w.group(members(f), path, depth, off, "")
	}
}

// group writes the fields of a group, or of an item of a list, which begins with a
// dash. The fields in use come first there, so that the dash is in use too.
func (w *draftWriter) group(fields []Field, path string, depth int, off bool, dash string) {
	fields = slices.DeleteFunc(slices.Clone(fields), func(f Field) bool {
		return notDrafted[path+"/"+f.Name]
	})
	unused := func(f Field) bool { return off || !w.inUse(path+"/"+f.Name) }
	if dash != "" {
		first := slices.DeleteFunc(slices.Clone(fields), unused)
		fields = append(first, slices.DeleteFunc(fields, func(f Field) bool { return !unused(f) })...)
	}
	for _, f := range fields {
		if unused(f) && !off && w.draft.Short {
			continue
		}
		w.field(f, path+"/"+f.Name, depth, unused(f), dash)
		dash = ""
	}
}

// notes say what a field is for, what it may be, and what it looks like.
func (w *draftWriter) notes(f Field, path string, depth int, off bool) {
	text := f.Title + ". " + f.Definition
	if f.Required && strings.Count(path, "/") > 1 {
		text += " Needed."
	}
	w.note(depth, off, text)
	if ids := w.known[path]; len(ids) > 0 {
		w.note(depth, off, "In this register: "+strings.Join(ids, ", "))
		return
	}
	switch codes := codesOf(f); {
	case codes != nil:
		w.note(depth, off, "One of: "+strings.Join(codes, ", "))
	case exampleOf(f) != "":
		w.note(depth, off, "For example: "+exampleOf(f))
	}
}

func codesOf(f Field) []string {
	switch {
	case f.Type == TypeAnswer:
		return Codes("answer")
	case f.Type == TypeCode && f.List != "":
		return Codes(f.List)
	case f.Type == TypeCode:
		return f.Values
	}
	return nil
}

// exampleOf is the example of a single value, "" for a group.
func exampleOf(f Field) string {
	v := f.Example
	if list, ok := v.([]any); ok && len(list) > 0 {
		v = list[0]
	}
	if m, ok := v.(map[string]any); ok && f.Type == TypeText {
		v = m["en"]
	}
	switch x := v.(type) {
	case nil, map[string]any, []any:
		return ""
	case string:
		if f.Type == "phone" {
			return `"` + x + `"`
		}
		return x
	default:
		return fmt.Sprint(x)
	}
}
