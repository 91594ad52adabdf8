package view

import (
	"fmt"
	"strings"

	"vitrine/build/layout"
	"vitrine/schema"
)

// FieldPage explains fields: those of a kind of file, or the parts that several
// kinds share.
type FieldPage struct {
	Key        string // "record", "organisation", "channel", "register" or "parts"
	URL        string
	Definition Text // of the kind; empty for parts
	Count      int  // of fields
	Sections   []FieldSection
}

// FieldSection is a run of fields under one heading.
type FieldSection struct {
	Key    string // of the heading's string; empty where the page has no sections
	Anchor string
	Own    *FieldMeaning // the group that the heading stands for, if it is one
	Fields []FieldMeaning
}

// FieldMeaning is what the schema says about a field. Definitions are in English
// on every page, and say so.
type FieldMeaning struct {
	Level      int    // of its heading
	Key        string // of its title's string, where record pages have one; else Title
	Title      Text
	Path       string // "assessments[]/date"
	Anchor     string
	Definition Text
	Type       string // of its string: "value_" and this
	TypeURL    string // of the part that explains it, if it is one
	Many       bool   // there may be several
	Keyed      bool   // there is one for each language
	Required   bool
	Codes      []Coded  // their Source is empty where all have the same
	Words      []string // codes that are no list, without labels
	CodeSource string   // where all codes come from
	Extensible bool     // a register may add codes
	Source     string
	Since      string   // a version; empty for the first
	Reworded   []string // versions
}

// partsKey is the key of the page on parts.
const partsKey = "parts"

// FieldPageKeys returns the keys of the pages that explain fields.
func FieldPageKeys() []string {
	var keys []string
	for _, k := range schema.Reference() {
		if k.Title != "" {
			keys = append(keys, k.Name)
		}
	}
	return append(keys, partsKey)
}

// FieldPages returns the pages that explain fields, those of files first.
func (s *Site) FieldPages() ([]*FieldPage, error) {
	var pages []*FieldPage
	for _, key := range FieldPageKeys() {
		p, err := s.FieldPage(key)
		if err != nil {
			return nil, err
		}
		pages = append(pages, p)
	}
	return pages, nil
}

// FieldPage returns the page that explains the fields of a kind of file.
func (s *Site) FieldPage(key string) (*FieldPage, error) {
	p := &FieldPage{Key: key, URL: layout.Link(s.Lang, layout.FieldsOf(key))}
	b := meaningBuilder{site: s, first: schema.Versions()[0]}
	found := false
	for _, k := range schema.Reference() {
		switch {
		case key == partsKey && k.Title == "":
			section := FieldSection{Key: "value_" + k.Name, Anchor: k.Name}
			b.add(&section.Fields, k.Fields, 3)
			p.Sections = append(p.Sections, section)
		case key == k.Name && k.Name == "record":
			p.Sections = b.recordSections(k.Fields)
		case key == k.Name && k.Title != "":
			var section FieldSection
			b.add(&section.Fields, k.Fields, 2)
			p.Sections = []FieldSection{section}
		default:
			continue
		}
		found = true
		if key == k.Name {
			p.Definition = s.english(k.Definition)
		}
		k.EachField(func(schema.Field) { p.Count++ })
	}
	if !found {
		return nil, fmt.Errorf("there are no fields of %q", key)
	}
	return p, nil
}

// english is a text of the schema, which is written in English.
func (s *Site) english(text string) Text {
	return Text{Plain: text, Foreign: s.foreign(text, "en")}
}

// meaningBuilder explains fields for the readers of a site.
type meaningBuilder struct {
	site  *Site
	first string // the first version of the schema
}

// recordSections divides the fields of a record as its page does.
func (b meaningBuilder) recordSections(fields []schema.Field) []FieldSection {
	byKey := map[string]*FieldSection{}
	for _, f := range fields {
		key := fieldSection(f.Name)
		section := byKey[key]
		if section == nil {
			section = &FieldSection{Key: key, Anchor: "section-" + strings.TrimPrefix(key, "section_")}
			byKey[key] = section
		}
		if f.Fields != nil && key == "section_"+f.Name {
			own := b.meaning(f, 2)
			section.Own = &own
			b.add(&section.Fields, f.Fields, 3)
			continue
		}
		b.add(&section.Fields, []schema.Field{f}, 3)
	}
	var sections []FieldSection
	for _, key := range fieldSections {
		if byKey[key] != nil {
			sections = append(sections, *byKey[key])
		}
	}
	return sections
}

// fieldSections are the sections of the page on records, in the order in which a
// record's page has them.
var fieldSections = []string{
	"glance", "contest_title", "section_purpose", "section_decision", "section_people",
	"section_oversight", "section_risk", "section_assessments", "section_data",
	"section_technology", "section_performance", "section_procurement", "section_consultation",
	"section_lifecycle", "section_withheld", "section_entry", "section_source",
}

// fieldSection is the key of the heading that explains a field of a record.
func fieldSection(name string) string {
	switch name {
	case "title", "summary", "easy_read", "organisation":
		return "glance"
	case "redress", "redress_none", "redress_text", "redress_status", "help", "outcomes":
		return "contest_title"
	case "withheld":
		return "section_withheld"
	case "x":
		return "section_source"
	}
	return sectionOf("/" + name)
}

// add explains fields, and after each the fields in it.
func (b meaningBuilder) add(to *[]FieldMeaning, fields []schema.Field, level int) {
	for _, f := range fields {
		*to = append(*to, b.meaning(f, level))
		b.add(to, f.Fields, min(level+1, 4))
	}
}

func (b meaningBuilder) meaning(f schema.Field, level int) FieldMeaning {
	_, path, _ := strings.Cut(f.Path, "/")
	m := FieldMeaning{
		Level: level, Key: titleKeys[f.Path], Path: path, Anchor: fieldAnchor(f.Path),
		Definition: b.site.english(f.Definition), Type: f.Type,
		TypeURL: b.partURL(f.Type), Many: f.Many, Keyed: f.Keyed != "", Required: f.Required,
		Words: f.Values, Source: foreignSource(f.Source), Reworded: f.Reworded,
	}
	if m.Key == "" {
		m.Title = b.site.english(f.Title)
	}
	if f.Since != b.first {
		m.Since = f.Since
	}
	if f.Type == schema.TypeCode && f.List != "" {
		m.Codes, m.CodeSource = b.codes(f.List)
		m.Extensible = schema.Extensible(f.List)
	}
	return m
}

// codes are the values of a list; a source that all of them have is said once.
func (b meaningBuilder) codes(list string) (codes []Coded, source string) {
	same := true
	for _, code := range b.site.lists.Codes(list) {
		c := b.site.coded(list, code)
		c.Source = foreignSource(c.Source)
		same = same && (codes == nil || c.Source == codes[0].Source)
		codes = append(codes, c)
	}
	if !same {
		return codes, ""
	}
	source = codes[0].Source
	for i := range codes {
		codes[i].Source = ""
	}
	return codes, source
}

// foreignSource is what asks for a field or a code beside the schema itself, which
// calls itself “own”.
func foreignSource(source string) string {
	if rest, own := strings.CutPrefix(source, "own"); own {
		return strings.TrimLeft(rest, ":; ")
	}
	return source
}

// partURL is where a part is explained, empty for a simple value.
func (b meaningBuilder) partURL(part string) string {
	for _, k := range schema.Reference() {
		if k.Name == part && k.Title == "" {
			return layout.Link(b.site.Lang, layout.FieldsOf(partsKey)) + "#" + part
		}
	}
	return ""
}

// fieldURL is the address of the explanation of a field.
func (s *Site) fieldURL(path string) string {
	kind, _, _ := strings.Cut(path, "/")
	page := partsKey
	for _, k := range schema.Reference() {
		if k.Name == kind && k.Title != "" {
			page = kind
		}
	}
	link := layout.Link(s.Lang, layout.FieldsOf(page))
	if path == kind {
		return link
	}
	return link + "#" + fieldAnchor(path)
}

func fieldAnchor(path string) string {
	return strings.NewReplacer("[]", "", "/{language}", "", "/", "-").Replace(path)
}
