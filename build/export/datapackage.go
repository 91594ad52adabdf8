package export

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"vitrine/build/layout"
	"vitrine/content"
)

// dataPackage writes datapackage.json, version 1 of the specification, which
// every tool reads.
func (e *exporter) dataPackage() error {
	s := e.reg.Settings
	title, _ := s.Title.In(s.DefaultLanguage())
	about, _ := s.Description.In(s.DefaultLanguage())
	p := packageFile{
		Profile: "data-package", Name: s.ID, Title: title, Description: about,
		Licences: licences(s), Contributors: e.contributors(),
	}
	if e.place.known() {
		p.Homepage = e.place.address("")
	}
	for _, o := range slices.Backward(resources()) { // those for programs first
		p.Resources = append(p.Resources, e.resource(o))
	}
	data, err := pretty(p)
	if err != nil {
		return fmt.Errorf("encode %s: %w", layout.Package, err)
	}
	return e.put(layout.Package, data)
}

type packageFile struct {
	Profile      string        `json:"profile"`
	Name         string        `json:"name"`
	Title        string        `json:"title,omitempty"`
	Description  string        `json:"description,omitempty"`
	Homepage     string        `json:"homepage,omitempty"`
	Licences     []licence     `json:"licenses,omitempty"`
	Contributors []contributor `json:"contributors,omitempty"`
	Resources    []resource    `json:"resources"`
}

type licence struct {
	Name  string `json:"name,omitempty"`
	Path  string `json:"path,omitempty"`
	Title string `json:"title,omitempty"`
}

type contributor struct {
	Title string `json:"title"`
	Path  string `json:"path,omitempty"`
	Role  string `json:"role"`
}

type resource struct {
	Profile     string       `json:"profile"`
	Name        string       `json:"name"`
	Path        string       `json:"path"`
	Title       string       `json:"title"`
	Description string       `json:"description"`
	Format      string       `json:"format"`
	MediaType   string       `json:"mediatype"`
	Encoding    string       `json:"encoding"`
	Bytes       int64        `json:"bytes"`
	Hash        string       `json:"hash"`
	Dialect     *dialect     `json:"dialect,omitempty"`
	Schema      *tableSchema `json:"schema,omitempty"`
}

type dialect struct {
	Delimiter      string `json:"delimiter"`
	LineTerminator string `json:"lineTerminator"`
	QuoteChar      string `json:"quoteChar"`
	DoubleQuote    bool   `json:"doubleQuote"`
	Header         bool   `json:"header"`
}

type tableSchema struct {
	Fields     []field  `json:"fields"`
	PrimaryKey any      `json:"primaryKey"` // a name, or several
	Missing    []string `json:"missingValues"`
}

type field struct {
	Name        string       `json:"name"`
	Type        string       `json:"type"`
	Description string       `json:"description"`
	TrueValues  []string     `json:"trueValues,omitempty"`
	FalseValues []string     `json:"falseValues,omitempty"`
	Constraints *constraints `json:"constraints,omitempty"`
}

type constraints struct {
	Required bool     `json:"required,omitempty"`
	Unique   bool     `json:"unique,omitempty"`
	Enum     []string `json:"enum,omitempty"`
	Pattern  string   `json:"pattern,omitempty"`
}

func licences(s content.Settings) []licence {
	name, _ := s.Licence.Name.In(s.DefaultLanguage())
	l := licence{Name: s.Licence.ID, Path: s.Licence.URL, Title: name}
	if l.Name == "" && l.Path == "" {
		return nil // the specification asks for one of the two
	}
	return []licence{l}
}

func (e *exporter) contributors() []contributor {
	body := e.reg.Organisation(e.reg.Settings.Publisher)
	if body == nil {
		return nil
	}
	name, _ := body.Name.In(e.reg.Settings.DefaultLanguage())
	return []contributor{{Title: cmp.Or(name, body.ID), Path: body.URL, Role: "publisher"}}
}

// resource describes a file that is already written.
func (e *exporter) resource(o offer) resource {
	file := path.Base(o.name)
	r := resource{
		Profile: "data-resource", Name: strings.ReplaceAll(file, ".", "-"), Path: file,
		Title: o.title, Description: o.about, MediaType: o.media, Encoding: "utf-8",
		Format: strings.TrimPrefix(path.Ext(file), "."),
		Bytes:  e.written[o.name].Size, Hash: "sha256:" + e.written[o.name].SHA256,
	}
	if o.name == layout.RawCSV {
		// The table for spreadsheets is not called tabular: some readers take its
		// byte order mark for a part of the first column's name.
		r.Profile = "tabular-data-resource"
	}
	if r.Format == "csv" {
		r.Dialect = &dialect{
			Delimiter: ",", LineTerminator: "\r\n", QuoteChar: `"`, DoubleQuote: true, Header: true,
		}
		table, key := e.tableOf(o.name)
		r.Schema = &tableSchema{PrimaryKey: key, Missing: []string{""}}
		for _, c := range table {
			r.Schema.Fields = append(r.Schema.Fields, c.field())
		}
	}
	return r
}

func (c column) field() field {
	f := field{Name: c.name, Type: c.kind, Description: c.description}
	if c.kind == "boolean" {
		f.TrueValues, f.FalseValues = []string{content.Yes}, []string{content.No}
	}
	if c.name == "id" {
		f.Constraints = &constraints{Required: true, Unique: true}
	}
	if c.values != nil || c.pattern != "" {
		f.Constraints = &constraints{Enum: c.values, Pattern: c.pattern}
	}
	return f
}
