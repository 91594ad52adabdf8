package schema_test

import (
	"fmt"
	"strings"

	"vitrine/schema"
)

const referenceVersions = "A version 1.x may add fields, codes and words; a file that was valid " +
	"stays valid. What would make a valid file invalid is a version 2. What each version said, " +
	"field by field, is in [schema/versions](../schema/versions) and in `data/schema/versions/` of " +
	"every portal."

// versions writes what changed, the newest first.
func (w *referenceWriter) versions() {
	w.heading(2, "Versions")
	w.paragraph(referenceVersions)
	names := schema.Versions()
	for i := len(names) - 1; i >= 0; i-- {
		v, _ := schema.VersionAt(names[i])
		w.heading(3, "Version "+v.Version)
		if i == 0 {
			w.paragraph(fmt.Sprintf("%s. The first version: %d fields.", v.Date, len(v.Fields)))
			continue
		}
		before, _ := schema.VersionAt(names[i-1])
		w.paragraph(v.Date + ". What changed since version " + before.Version + ":")
		w.changes(schema.Compare(before, v))
	}
}

func (w *referenceWriter) changes(c schema.Changes) {
	w.item("New fields", linked(c.NewFields))
	w.item("New code lists", linkedLists(c.NewLists))
	w.item("New codes", codeNames(c.NewCodes))
	var sourced []string
	for _, f := range c.Fields {
		switch f.What {
		case "title", "definition":
			before := fmt.Sprintf("%s, whose %s was “%s”", link(f.Path), f.What, plain(f.Old))
			w.item("In other words", []string{before})
		case "source":
			sourced = append(sourced, f.Path)
		}
	}
	w.item("A source is named, or another one", linked(sourced))
	var resourced []schema.CodeOf
	for _, code := range c.Codes {
		if code.What == "label" {
			name := codeNames([]schema.CodeOf{code.CodeOf})[0]
			w.item("In other words", []string{name + ", whose label was “" + plain(code.Old) + "”"})
		} else {
			resourced = append(resourced, code.CodeOf)
		}
	}
	w.item("Another source of a code is named", codeNames(resourced))
	w.out.WriteString("\n")
}

// item writes an item of a list, unless it would be empty.
func (w *referenceWriter) item(what string, words []string) {
	if len(words) > 0 {
		w.wrapped("  ", "- "+what+": "+strings.Join(words, ", "))
	}
}

func linked(paths []string) []string {
	var out []string
	for _, path := range paths {
		out = append(out, link(path))
	}
	return out
}

func linkedLists(names []string) []string {
	var out []string
	for _, name := range names {
		out = append(out, "[`"+name+"`](#"+anchor("list/"+name)+")")
	}
	return out
}

// codeNames names codes, those of a list together.
func codeNames(codes []schema.CodeOf) []string {
	var out []string
	for i := 0; i < len(codes); {
		list := codes[i].List
		var names []string
		for ; i < len(codes) && codes[i].List == list; i++ {
			names = append(names, "`"+codes[i].Code+"`")
		}
		out = append(out, strings.Join(names, ", ")+" of "+linkedLists([]string{list})[0])
	}
	if len(out) == 0 {
		return nil
	}
	return []string{strings.Join(out, "; ")}
}
