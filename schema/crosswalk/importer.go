package crosswalk

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"vitrine/content"
	"vitrine/content/diag"
)

// importer turns items into records by a table of columns.
type importer struct {
	format    string // the key under x
	retrieved content.Date
	columns   []column
	name      string // of the source file
	out       *Import
	ids       map[string]string // id of a record -> hash of its item
	counts    map[string]int
}

// draft is one record while it is made.
type draft struct {
	item  item
	id    string
	value content.Mapping
	x     content.Mapping
}

// report adds a diagnostic at an item of the source.
func (im *importer) report(it item, s diag.Severity, code, message, hint string) {
	im.out.Problems.Add(diag.Diagnostic{
		File: im.name, Range: diag.Range{Start: it.at}, Severity: s,
		Code: code, Message: message, Hint: hint,
	})
}

// record makes the record of an item, or returns nil for an item that only
// repeats another one.
func (im *importer) record(it item, idField string) *draft {
	d := &draft{item: it, id: im.recordID(it, idField)}
	if d.id == "" {
		return nil
	}
	d.value = content.Mapping{{Key: "id", Value: d.id}}
	im.provenance(d, idField)
	for _, c := range im.columns {
		im.cross(d, c)
	}
	im.rest(d, idField)
	return d
}

// rest keeps the fields that the table does not know, and the second value of
// a field that stands twice in one object.
func (im *importer) rest(d *draft, idField string) {
	seen := map[string]any{}
	for _, m := range d.item.fields {
		first, again := seen[m.name]
		if !again {
			seen[m.name] = m.value
		}
		known := m.name == idField ||
			slices.ContainsFunc(im.columns, func(c column) bool { return c.field == m.name })
		switch {
		case isEmpty(m.value):
		case again && jsonText(first) != jsonText(m.value):
			im.report(d.item, diag.Warning, "import-repeated-field",
				fmt.Sprintf("the field “%s” stands twice; the second is kept under x", m.name), "")
			im.keep(d, m.name+"_again", m.value)
		case !again && !known:
			im.report(d.item, diag.Advice, "import-unknown-field",
				fmt.Sprintf("the field “%s” is not known; it is kept under x", m.name), "")
			im.keep(d, m.name, m.value)
		}
	}
}

// recordID gives the item its id, the same in every import of the item.
func (im *importer) recordID(it item, field string) string {
	theirs := it.text(field)
	id := im.format + "-" + theirs
	switch {
	case theirs == "":
		id = im.format + "-" + it.hash[:12]
		im.report(it, diag.Warning, "import-no-id", "the item has no id; it gets one from its content",
			"ask the publisher for stable ids: this one changes with every edit")
	case !goodID.MatchString(id):
		id = hashed(im.format+"-"+slug(theirs), theirs)
	}
	switch hash, taken := im.ids[id]; {
	case taken && hash == it.hash:
		im.out.Repeated++
		im.report(it, diag.Advice, "import-repeated-item",
			fmt.Sprintf("the item says the same as an earlier one, “%s”; it is left out", theirs), "")
		return ""
	case taken:
		id = hashed(id, it.hash)
		im.report(it, diag.Warning, "import-duplicate-id",
			fmt.Sprintf("an earlier item has the id “%s”; this one becomes “%s”", theirs, id), "")
	}
	im.ids[id] = it.hash
	return id
}

// cross brings one value over, and keeps what would be lost.
func (im *importer) cross(d *draft, c column) {
	raw, _ := d.item.value(c.field)
	if isEmpty(raw) {
		return
	}
	if c.cross == nil || c.target == "" {
		im.keep(d, c.field, raw)
		return
	}
	text := scalarText(raw)
	var value any
	if text != "" {
		value = c.cross.in(text)
	}
	if value == nil {
		im.unmapped(d, c, raw)
		im.keep(d, c.field, raw)
		return
	}
	d.value = set(d.value, c.target, value)
	if c.also != "" {
		d.value = set(d.value, c.also, value)
	}
	if _, isProse := c.cross.(prose); isProse && hasOtherMarkup(text) {
		im.report(d.item, diag.Advice, "import-markup",
			fmt.Sprintf("“%s” contains markup that is shown as it stands", c.field), "")
	}
	if c.keep || raw != any(c.cross.out(value)) {
		im.keep(d, c.field, raw)
	}
}

// unmapped reports a value that our field cannot hold.
func (im *importer) unmapped(d *draft, c column, raw any) {
	text := scalarText(raw)
	for _, word := range c.silent {
		if fold(word) == fold(text) {
			return
		}
	}
	switch c.cross.(type) {
	case prose, heading:
		im.report(d.item, diag.Advice, "import-no-answer",
			fmt.Sprintf("“%s” says %s, which is not an answer; it is not published",
				c.field, brief(raw)), "")
	default:
		im.report(d.item, diag.Warning, "import-unmapped-value",
			fmt.Sprintf("%s is no known value of “%s”; it is not published", brief(raw), c.field),
			fmt.Sprintf("it is kept under x.%s.%s", im.format, c.field))
	}
}

func brief(v any) string {
	s := []rune(jsonASCII(v))
	if len(s) > 60 {
		return string(s[:60]) + "…"
	}
	return string(s)
}

// provenance says where the record comes from.
func (im *importer) provenance(d *draft, idField string) {
	raw, _ := d.item.value(idField)
	theirs := content.Clean(scalarText(raw))
	d.value = set(d.value, "record.source.register", im.format)
	if theirs != "" {
		d.value = set(d.value, "record.source.id", theirs)
	}
	if im.retrieved != "" {
		d.value = set(d.value, "record.source.retrieved", im.retrieved)
	}
	d.value = set(d.value, "record.source.sha256", d.item.hash)
	if !isEmpty(raw) && raw != any(theirs) {
		im.keep(d, idField, raw)
	}
}

// maxName is the longest name of a field, in bytes, that can be a key.
const maxName = 200

// keep puts a value under x as the source wrote it.
func (im *importer) keep(d *draft, field string, raw any) {
	key, value := field, raw
	if kept, ok := plainValue(raw, 0); ok && !isEmpty(raw) {
		value = kept
	} else {
		key, value = field+"_json", jsonASCII(raw)
	}
	if content.Clean(key) != key || key == "" || key[0] == '"' {
		key = jsonASCII(key) // so a name in quotes is always JSON
	}
	if len(key) > maxName {
		key = hashed("field", key)
		value = jsonASCII(map[string]any{field: raw})
	}
	for slices.ContainsFunc(d.x, func(f content.Field) bool { return f.Key == key }) {
		key += "_"
	}
	d.x = append(d.x, content.Field{Key: key, Value: value})
	im.counts[field]++
}

// isEmpty reports whether a value of the source says nothing.
func isEmpty(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return scalarText(v) == ""
	case []any:
		return len(v) == 0
	case map[string]any:
		return len(v) == 0
	}
	return false
}

// plainValue is a value as a file can hold it, or false.
func plainValue(v any, depth int) (any, bool) {
	switch v := v.(type) {
	case string:
		return v, content.Clean(v) == v
	case bool:
		return v, true
	case json.Number:
		n, err := strconv.Atoi(v.String())
		return n, err == nil && strconv.Itoa(n) == v.String() && -1<<53 < n && n < 1<<53
	case []any:
		return plainList(v, depth)
	case map[string]any:
		return plainMap(v, depth)
	}
	return nil, false
}

func plainList(v []any, depth int) (any, bool) {
	out := make([]any, len(v))
	for i := range v {
		kept, ok := plainValue(v[i], depth+1)
		if !ok || depth > 10 {
			return nil, false
		}
		out[i] = kept
	}
	return out, true
}

func plainMap(v map[string]any, depth int) (any, bool) {
	out := make(map[string]any, len(v))
	for key, x := range v {
		kept, ok := plainValue(x, depth+1)
		if !ok || depth > 10 || key == "" || len(key) > maxName || content.Clean(key) != key {
			return nil, false
		}
		out[key] = kept
	}
	return out, true
}

// add puts the finished record among the files.
func (im *importer) add(d *draft) {
	if len(d.x) > 0 {
		d.value = set(d.value, "x", content.Mapping{{Key: im.format, Value: d.x}})
	}
	im.out.Files = append(im.out.Files, File{Name: "records/" + d.id + ".yaml", Content: d.value})
	im.out.Records++
}
