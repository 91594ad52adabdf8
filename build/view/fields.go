package view

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"vitrine/content"
)

// fields collects the rows of a section, or of a group in it. A field without a
// value becomes a missing one in a section, and in a group that has asked for it;
// in other groups, where fields depend on what the thing is, it is left out. One
// that is kept secret says so in its place.
type fields struct {
	*recordBuilder
	head    *Section // nil in a group
	at      string   // JSON Pointer of a group, "" in a section
	rows    *[]Row
	missing *[]string // nil in a group that asks for nothing
	inGroup *Group
	groups  []*Group
}

func (b *recordBuilder) section(key string) *fields {
	s := &Section{Key: "section_" + key}
	return &fields{recordBuilder: b, head: s, rows: &s.Rows, missing: &s.Missing}
}

// done returns the section.
func (f *fields) done() Section {
	for _, g := range f.groups {
		f.head.Groups = append(f.head.Groups, *g)
	}
	return *f.head
}

// group begins one of several things, which stands at a JSON Pointer, if in the
// record at all.
func (f *fields) group(at string, title Text, kind Coded) *fields {
	g := &Group{Title: title, Kind: kind}
	f.groups = append(f.groups, g)
	return &fields{recordBuilder: f.recordBuilder, at: at, rows: &g.Rows, inGroup: g}
}

// item is the JSON Pointer of an item of a list.
func item(list string, i int) string { return list + "/" + strconv.Itoa(i) }

// ask makes a group name the fields that are missing in it from now on.
func (f *fields) ask(yes bool) {
	f.missing = nil
	if yes {
		f.missing = &f.inGroup.Missing
	}
}

// add appends values to the row of a field.
func (f *fields) add(key string, values ...Value) {
	key = "field_" + key
	if len(values) == 0 {
		secret := f.secretIn(key)
		if secret == nil {
			if f.missing != nil {
				*f.missing = append(*f.missing, key)
			}
			return
		}
		values = []Value{{Secret: secret}}
	}
	if n := len(*f.rows); n > 0 && (*f.rows)[n-1].Key == key {
		(*f.rows)[n-1].Values = append((*f.rows)[n-1].Values, values...)
		return
	}
	*f.rows = append(*f.rows, Row{Key: key, Values: values})
}

// secretIn returns what the record says of a missing field that has a key.
func (f *fields) secretIn(key string) *Secret {
	if len(f.rec.Withheld) == 0 {
		return nil
	}
	return f.secret(pointerIn(f.at, key))
}

// verbatim adds a row under a name of the source.
func (f *fields) verbatim(name string, v Value) {
	*f.rows = append(*f.rows, Row{Key: name, Verbatim: true, Values: []Value{v}})
}

// wants says that a field should have had n groups of which there are none.
func (f *fields) wants(key string, n int) {
	if n == 0 {
		f.add(key)
	}
}

// one adds a value if there is one.
func (f *fields) one(key string, there bool, v Value) {
	if there {
		f.add(key, v)
	} else {
		f.add(key)
	}
}

func (f *fields) prose(key string, t content.Text) {
	p := f.site.prose(t)
	f.one(key, !p.Empty(), Value{Prose: p})
}

func (f *fields) text(key string, t content.Text) {
	text := f.site.text(t)
	f.one(key, !text.Empty(), Value{Text: text})
}

func (f *fields) texts(key string, list []content.Text) {
	var values []Value
	for _, t := range list {
		values = append(values, Value{Text: f.site.text(t)})
	}
	f.add(key, values...)
}

func (f *fields) plain(key, s string) { f.one(key, s != "", Value{Text: Text{Plain: s}}) }

func (f *fields) code(key, s string) { f.one(key, s != "", Value{Code: s}) }

func (f *fields) codes(key string, list []string) {
	var values []Value
	for _, s := range list {
		values = append(values, Value{Code: s})
	}
	f.add(key, values...)
}

func (f *fields) link(key, url string) { f.one(key, url != "", Value{URL: url}) }

func (f *fields) sum(key, hash string) { f.one(key, hash != "", Value{Sum: hash}) }

func (f *fields) date(key string, d content.Date) {
	f.one(key, d != "", Value{Date: f.site.date(d)})
}

func (f *fields) answer(key string, a content.Answer) {
	v := f.site.answer(a)
	f.one(key, !v.Empty(), Value{Label: v.Label, Reason: v.Reason})
}

func (f *fields) coded(key, list string, codes ...string) {
	var values []Value
	for _, code := range codes {
		if code == "" {
			continue
		}
		c := f.site.coded(list, code)
		v := Value{Label: c.Label, Foreign: c.Foreign}
		if slices.Contains(topicLists, list) {
			v.URL = f.site.topicURL(list, code)
		}
		if list == "rights" || list == "red_lines" {
			v.Note = brief(c.Source)
		}
		values = append(values, v)
	}
	f.add(key, values...)
}

// fewInstruments is how many instruments stand beside a right. The explanation of
// the field and the data name all of them.
const fewInstruments = 3

// brief shortens a source to its first instruments, which are those of the whole
// world.
func brief(source string) string {
	parts := strings.Split(source, "; ")
	if len(parts) <= fewInstruments+1 { // "…" says no less than a fourth
		return source
	}
	return strings.Join(parts[:fewInstruments], "; ") + " …"
}

func (f *fields) parties(key string, ids []string) {
	var values []Value
	for _, id := range ids {
		values = append(values, Value{Party: f.site.party(id)})
	}
	f.add(key, values...)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// plainValue writes a value that we know nothing about.
func plainValue(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any, []any:
		if data, err := json.Marshal(v); err == nil {
			return string(data)
		}
	}
	return fmt.Sprint(v)
}
