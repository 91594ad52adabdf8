package schema

// history is what the versions of the schema tell about fields and codes.
type history struct {
	since    map[string]string   // the first version with a field, by path
	reworded map[string][]string // versions in which a field got other words, by path
	lists    map[string]string   // the first version with a code list
	codes    map[CodeOf]string   // the first version with a code
}

func historyOf() history {
	h := history{
		since: map[string]string{}, reworded: map[string][]string{},
		lists: map[string]string{}, codes: map[CodeOf]string{},
	}
	var before Version
	for _, name := range Versions() {
		v, _ := VersionAt(name)
		for path := range v.Fields {
			if h.since[path] == "" {
				h.since[path] = name
			}
		}
		for list, l := range v.Lists {
			if h.lists[list] == "" {
				h.lists[list] = name
			}
			for _, c := range l.Codes {
				if at := (CodeOf{list, c.Code}); h.codes[at] == "" {
					h.codes[at] = name
				}
			}
		}
		for _, path := range Compare(before, v).Reworded() {
			h.reworded[path] = append(h.reworded[path], name)
		}
		before = v
	}
	return h
}

func (h history) addTo(fields []Field) {
	for i := range fields {
		f := &fields[i]
		f.Since, f.Reworded = h.since[f.Path], h.reworded[f.Path]
		h.addTo(f.Fields)
	}
}

// CodeList is a list of codes with everything that is said about it.
type CodeList struct {
	Name, Title string
	Extensible  bool   // [Extensible]
	Since       string // the first version of the schema that has the list
	Codes       []Code
}

// Code is a value of a list.
type Code struct {
	Code   string
	Labels map[string]string // by language
	Source string            // [Source]
	Since  string            // the first version of the schema that has the code
}

// CodeLists returns all code lists in alphabetical order.
func CodeLists() []CodeList {
	h := historyOf()
	var all []CodeList
	for _, name := range Lists() {
		l := lists()[name]
		out := CodeList{Name: name, Title: l.Title, Extensible: l.Extensible, Since: h.lists[name]}
		for _, c := range l.Items {
			out.Codes = append(out.Codes, Code{
				c.Code, c.Label, Source(name, c.Code), h.codes[CodeOf{name, c.Code}],
			})
		}
		all = append(all, out)
	}
	return all
}
