package schema

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Kind is a kind of file of a register; or a part, such as a contact, that
// fields of several kinds share and that is described once.
type Kind struct {
	Name       string // "record"; of a part: "contact"
	Place      string // of the files: "records/<id>.yaml"; empty for a part
	Title      string // empty for a part
	Definition string // empty for a part
	Fields     []Field
}

// Field is what the schema says about one field.
type Field struct {
	// Path leads from the kind to the field. "[]" stands for each item of a list
	// and "{language}" for each language: "record/assessments[]/date".
	Path       string
	Name       string // "date"
	Title      string
	Definition string   // what its author should write
	Source     string   // the law, principle or standard that asks for it, if any
	Type       string   // of the value, or of each item: TypeGroup and so on, or the name of a part
	Many       bool     // the value is a list
	Keyed      string   // "language": there is one value for each of them
	List       string   // the code list that the value comes from
	Values     []string // the codes where they are no list
	Required   bool
	Example    any      // as JSON values
	Fields     []Field  // of a group
	Since      string   // the first version of the schema that has the field
	Reworded   []string // the versions in which its title or definition changed
}

// The types of values that are not parts with fields of their own. Others, such
// as "date" and "url", have the name of their definition in common.json.
const (
	TypeGroup  = "group"  // of the fields in Fields, or free where there are none
	TypeCode   = "code"   // of a list, or one of Values
	TypeText   = "text"   // by language
	TypeLine   = "line"   // without a language
	TypeAnswer = "answer" // a code alone, or with a reason
)

// places names the files of each kind, in the order in which people meet them.
var places = []Kind{
	{Name: kindRecord, Place: "records/<id>.yaml"},
	{Name: kindOrganisation, Place: "organisations/<id>.yaml"},
	{Name: kindChannel, Place: "channels/<id>.yaml"},
	{Name: kindRegister, Place: "vitrine.yaml"},
}

// Reference returns everything that the schema says about fields: the kinds of
// files, then the parts in alphabetical order, fields in the order of the schema.
// It belongs to everybody: do not change it.
func Reference() []Kind { return reference() }

var reference = sync.OnceValue(func() []Kind {
	kinds := describe()
	h := historyOf()
	for _, k := range kinds {
		h.addTo(k.Fields)
	}
	return kinds
})

// describe is Reference without the history.
func describe() []Kind {
	r := reader{parts: map[string]bool{}}
	var kinds []Kind
	for _, k := range places {
		root := resolve(base + k.Name + ".json")
		k.Title, k.Definition = root.text("title"), root.text("description")
		k.Fields = r.fields(root, k.Name)
		kinds = append(kinds, k)
	}
	for {
		next := r.next()
		if next == "" {
			break
		}
		root := resolve(base+"common.json").at("$defs", next)
		kinds = append(kinds, Kind{Name: next, Fields: r.fields(root, next)})
	}
	slices.SortFunc(kinds[len(places):], func(a, b Kind) int {
		return strings.Compare(a.Name, b.Name)
	})
	return kinds
}

// EachField calls visit for every field of a kind, each before its own fields.
func (k Kind) EachField(visit func(Field)) { eachField(k.Fields, visit) }

func eachField(fields []Field, visit func(Field)) {
	for _, f := range fields {
		visit(f)
		eachField(f.Fields, visit)
	}
}

// reader walks through the schema files.
type reader struct {
	parts map[string]bool // that were met: whether they have been read
}

// next returns a part that has been met and not read.
func (r reader) next() string {
	for name, read := range r.parts {
		if !read {
			r.parts[name] = true
			return name
		}
	}
	return ""
}

// fields reads the fields of a group.
func (r reader) fields(s subschema, path string) []Field {
	group := s
	if group.at("properties").node == nil {
		group = s.at("then") // of an answer, which may also be a single code
	}
	required, _ := group.node["required"].([]any)
	var fields []Field
	for _, name := range group.order("properties") {
		f := Field{
			Path: path + "/" + name, Name: name,
			Required: slices.Contains(required, any(name)),
		}
		r.read(&f, group.at("properties", name), f.Path)
		fields = append(fields, f)
	}
	return fields
}

// read describes a value: it takes the words nearest to the field and goes on
// to what the value is, whose fields are below path.
func (r reader) read(f *Field, s subschema, path string) {
	r.words(f, s)
	if ref, ok := s.node["$ref"].(string); ok {
		to := s.follow(ref)
		if part := to.definition(); len(to.path) == 2 {
			f.Type = part
			if list := to.text("x-list"); list != "" {
				f.List = list
			}
			if to.at("properties").node != nil || to.at("then", "properties").node != nil {
				r.parts[part] = r.parts[part]
			}
			return
		}
		r.read(f, to, path)
		return
	}
	if codes := s.at("anyOf", "0"); codes.node != nil { // or one of the register's own
		r.read(f, codes, path)
		return
	}
	switch s.text("type") {
	case "array":
		f.Many = true
		r.read(f, s.at("items"), path+"[]")
		return
	case "object":
		f.Type = TypeGroup
		f.Fields = r.fields(s, path)
		for pattern := range s.at("patternProperties").node {
			f.Keyed = keyNames[pattern]
			r.read(f, s.at("patternProperties", pattern), path+"/{"+f.Keyed+"}")
		}
		return
	}
	f.Type = s.text("type")
	if f.Type == "string" {
		f.Type = TypeLine
	}
	if values, ok := s.node["enum"].([]any); ok {
		f.Type = TypeCode
		if f.List == "" {
			for _, v := range values {
				f.Values = append(f.Values, fmt.Sprint(v))
			}
		}
	}
}

// keyNames says what the keys of a map are, by their pattern.
var keyNames = map[string]string{
	"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": "language",
}

// words takes what a place says about the field unless a nearer one has said it.
func (r reader) words(f *Field, s subschema) {
	take := func(to *string, keyword string) {
		if *to == "" {
			*to = s.text(keyword)
		}
	}
	take(&f.Title, "title")
	take(&f.Definition, "description")
	take(&f.Source, "x-source")
	take(&f.List, "x-list")
	if examples, _ := s.node["examples"].([]any); len(examples) > 0 && f.Example == nil {
		f.Example = examples[0]
	}
}
