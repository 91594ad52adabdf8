package view

import (
	"slices"

	"vitrine/build/layout"
	"vitrine/content"
	"vitrine/schema"
)

// SchemaVersion is a version of the schema and what changed with it.
type SchemaVersion struct {
	Name   string
	Date   Date
	First  bool
	Fields int    // how many fields it has
	URL    string // of its file

	New, Gone []FieldLink
	Sourced   []FieldLink // for which a source is named, or another one
	Reworded  []Rewording
	NewCodes  []ListedCode
	GoneCodes []ListedCode
}

// FieldLink leads to the explanation of a field.
type FieldLink struct{ Path, URL string }

// Rewording is a title, a definition or the English label of a code before and
// after a change. The path of a code is "status: in_use", without an address.
type Rewording struct {
	FieldLink
	Old, New Text
}

// ListedCode is a code with the name of its list.
type ListedCode struct {
	List string
	Coded
}

// SchemaVersion is the version that the register follows, the newest if it does
// not say.
func (s *Site) SchemaVersion() string {
	if v := s.reg.Settings.SchemaVersion; v != "" {
		return v
	}
	return schema.Current
}

// SchemaVersions returns the versions of the schema, the newest first.
func (s *Site) SchemaVersions() []SchemaVersion {
	var out []SchemaVersion
	var before schema.Version
	for i, name := range schema.Versions() {
		v, _ := schema.VersionAt(name)
		sv := SchemaVersion{
			Name: name, Date: s.date(content.Date(v.Date)), First: i == 0, Fields: len(v.Fields),
			URL: layout.File(layout.Schema("versions/" + name + ".json")),
		}
		if i > 0 {
			s.changed(&sv, schema.Compare(before, v))
		}
		out = append(out, sv)
		before = v
	}
	slices.Reverse(out)
	return out
}

func (s *Site) changed(v *SchemaVersion, c schema.Changes) {
	for _, path := range c.NewFields {
		v.New = append(v.New, FieldLink{path, s.fieldURL(path)})
	}
	for _, path := range c.GoneFields {
		v.Gone = append(v.Gone, FieldLink{Path: path})
	}
	for _, f := range c.Fields {
		link := FieldLink{f.Path, s.fieldURL(f.Path)}
		switch f.What {
		case "source":
			v.Sourced = append(v.Sourced, link)
		case "title", "definition":
			v.Reworded = append(v.Reworded, Rewording{link, s.english(f.Old), s.english(f.New)})
		}
	}
	for _, code := range c.Codes {
		if code.What == "label" {
			v.Reworded = append(v.Reworded, Rewording{
				FieldLink{Path: code.List + ": " + code.Code}, s.english(code.Old), s.english(code.New),
			})
		}
	}
	for _, code := range c.NewCodes {
		v.NewCodes = append(v.NewCodes, ListedCode{code.List, s.coded(code.List, code.Code)})
	}
	for _, code := range c.GoneCodes {
		v.GoneCodes = append(v.GoneCodes, ListedCode{code.List, Coded{Code: code.Code}})
	}
}
