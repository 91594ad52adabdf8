package schema_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"vitrine/schema"
)

const referencePage = "../docs/schema.md"

// TestReferenceIsWritten holds docs/schema.md against the schema that it explains.
func TestReferenceIsWritten(t *testing.T) {
	w := &referenceWriter{t: t, kinds: schema.Reference(), lists: schema.CodeLists()}
	page := w.page()
	if *update {
		if err := os.WriteFile(referencePage, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if old, err := os.ReadFile(referencePage); err != nil || string(old) != page {
		t.Errorf("docs/schema.md is not what the schema says (%v): run this test with -update", err)
	}
}

// TestReferenceCanBeLinkedTo: GitHub makes the address of a heading from its
// letters alone, so two headings must not have the same ones.
func TestReferenceCanBeLinkedTo(t *testing.T) {
	w := &referenceWriter{t: t, kinds: schema.Reference(), lists: schema.CodeLists()}
	page := w.page()
	anchors := map[string]string{}
	for line := range strings.Lines(page) {
		hashes, heading, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || strings.Trim(hashes, "#") != "" || hashes == "" {
			continue
		}
		if other := anchors[anchor(heading)]; other != "" {
			t.Errorf("%q and %q have the same address", other, heading)
		}
		anchors[anchor(heading)] = heading
	}
	for _, part := range strings.Split(page, "](#")[1:] {
		target, _, _ := strings.Cut(part, ")")
		if anchors[target] == "" {
			t.Errorf("a link leads to #%s, which does not exist", target)
		}
	}
}

// anchor is the address that GitHub gives a heading.
func anchor(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '-', r == '_':
			return unicode.ToLower(r)
		}
		return -1
	}, heading)
}

func link(heading string) string { return "[`" + heading + "`](#" + anchor(heading) + ")" }

// referenceWriter writes docs/schema.md.
type referenceWriter struct {
	t     *testing.T
	kinds []schema.Kind
	lists []schema.CodeList
	out   strings.Builder
}

// referenceIntroduction has ' where Markdown has a backtick.
const referenceIntroduction = `# The schema of a register

What every field means, what to write into it, and where it comes from. This page is made from
[schema/v1](../schema/v1) and [schema/lists](../schema/lists); a test fails when it is out of date.
The pages “What the fields mean” of a portal say the same to readers.

The name of a field is its path: 'record/lifecycle/status' is the line 'status:' under 'lifecycle:'
in the file of a record. '[]' stands for each item of a list, '{language}' for each language.
Nothing is required but where it says so: what you cannot say yet is left out and shown as
“not published”.

| a value | is written |
|---|---|
| a text | by language, on a line for each: 'en: …' |
| a line | as it is, in one language or none |
| an answer | as one word of ['answer'](#listanswer), or with a reason: ['answer'](#answer) |
| a code | as one word of a list |
| a date | as exactly as it is known: '2024-03-18', '2024-03' or '"2024"' |

`

func (w *referenceWriter) page() string {
	w.out.WriteString(strings.ReplaceAll(referenceIntroduction, "'", "`"))
	w.out.WriteString("| files | fields |\n|---|---|\n")
	for _, k := range w.kinds {
		if k.Title != "" {
			fmt.Fprintf(&w.out, "| `%s` | %s |\n", k.Place, link(k.Name))
		}
	}
	w.out.WriteString("\nThen: [shared parts](#shared-parts), [code lists](#code-lists), " +
		"[versions](#versions).\n\n")
	for i, k := range w.kinds {
		if k.Title == "" && w.kinds[i-1].Title != "" {
			w.heading(2, "Shared parts")
			w.paragraph("Groups of fields that stand in several places. They are described once.")
		}
		w.kind(k)
	}
	w.heading(2, "Code lists")
	w.paragraph("Files hold the code; pages show its label in their language. " +
		"The labels in all languages are in [schema/lists](../schema/lists), and what rights " +
		"and red lines are in one plain sentence each.")
	for _, l := range w.lists {
		w.list(l)
	}
	w.versions()
	return strings.TrimRight(w.out.String(), "\n") + "\n"
}

func (w *referenceWriter) heading(level int, text string) {
	w.out.WriteString(strings.Repeat("#", level) + " " + text + "\n\n")
}

func (w *referenceWriter) paragraph(text string) {
	w.wrapped("", text)
	w.out.WriteString("\n")
}

// wrapped writes a text in lines that fit an editor, all but the first indented.
func (w *referenceWriter) wrapped(indent, text string) {
	const width = 100
	n := 0
	for i, word := range strings.Fields(text) {
		length := len([]rune(word))
		switch {
		case i > 0 && n+1+length > width:
			w.out.WriteString("\n" + indent)
			n = len(indent)
		case i > 0:
			w.out.WriteString(" ")
			n++
		}
		w.out.WriteString(word)
		n += length
	}
	w.out.WriteString("\n")
}

func (w *referenceWriter) kind(k schema.Kind) {
	if k.Title == "" {
		w.heading(3, k.Name)
		w.paragraph("In: " + strings.Join(w.usersOf(k.Name), ", ") + ".")
	} else {
		w.heading(2, k.Name)
		w.paragraph(fmt.Sprintf("**%s:** `%s`. %s", k.Title, k.Place, plain(k.Definition)))
	}
	var names []string
	for _, f := range k.Fields {
		names = append(names, "[`"+f.Name+"`](#"+anchor(f.Path)+")")
	}
	w.paragraph("Fields: " + strings.Join(names, ", ") + ".")
	k.EachField(w.field)
}

// usersOf names the fields that hold a part.
func (w *referenceWriter) usersOf(part string) []string {
	var paths []string
	for _, k := range w.kinds {
		k.EachField(func(f schema.Field) {
			if f.Type == part {
				paths = append(paths, link(f.Path))
			}
		})
	}
	return paths
}

func (w *referenceWriter) field(f schema.Field) {
	level := 4
	if strings.Count(f.Path, "/") == 1 && !w.isPart(f.Path) {
		level = 3
	}
	w.heading(level, f.Path)
	w.paragraph("**" + f.Title + ".** " + plain(f.Definition))
	notes := []string{w.value(f)}
	if f.Required {
		notes = append(notes, "required")
	}
	if f.Since != schema.Versions()[0] {
		notes = append(notes, "since "+f.Since)
	}
	for _, v := range f.Reworded {
		notes = append(notes, "in other words since "+v)
	}
	if f.Source != "" {
		notes = append(notes, "source: "+source(f.Source))
	}
	w.paragraph(strings.Join(notes, " · "))
	w.example(f)
}

// isPart reports whether a path is that of a part or leads into one.
func (w *referenceWriter) isPart(path string) bool {
	name, _, _ := strings.Cut(path, "/")
	return slices.ContainsFunc(w.kinds, func(k schema.Kind) bool {
		return k.Name == name && k.Title == ""
	})
}

// source names a source; what has none but us is ours.
func source(s string) string {
	if rest, own := strings.CutPrefix(s, "own"); own {
		s = "this schema" + rest
	}
	return plain(s)
}

// value says what the field takes.
func (w *referenceWriter) value(f schema.Field) string {
	words := map[string]string{
		schema.TypeGroup: "a group of fields", schema.TypeText: "a text",
		schema.TypeLine: "a line", "boolean": "true or false",
		"integer": "a whole number", "number": "a number", "date": "a date", "id": "an id",
		"language": "a language code", "url": "a web address", "email": "an e-mail address",
		"phone": "a telephone number", "sha256": "a SHA-256", "currency": "a currency code",
		"pointer": "a path with slashes", "words": "a list of words by language",
		"own_code": "a code of the register’s own",
		"synonyms": "words that mean the same, with commas",
	}
	said := words[f.Type]
	switch {
	case f.Type == schema.TypeCode && f.List != "":
		said = "one of [`" + f.List + "`](#" + anchor("list/"+f.List) + ")"
	case f.Type == schema.TypeCode:
		said = "one of `" + strings.Join(f.Values, "`, `") + "`"
	case said == "" && w.isPart(f.Type):
		said = link(f.Type)
	case said == "":
		w.t.Errorf("%s: nobody has words for the type %q", f.Path, f.Type)
	}
	if f.Many {
		said = "a list, each item " + said
	}
	if f.Keyed != "" {
		said = "by " + f.Keyed + ", each " + said
	}
	return said
}

func (w *referenceWriter) list(l schema.CodeList) {
	w.heading(3, "list/"+l.Name)
	text := "**" + l.Title + ".**"
	if users := w.usersOfList(l.Name); users != nil {
		text += " In: " + strings.Join(users, ", ") + "."
	}
	if l.Extensible {
		text += " A register may add codes of its own."
	}
	if l.Since != schema.Versions()[0] {
		text += " Since version " + l.Since + "."
	}
	one := !slices.ContainsFunc(l.Codes, func(c schema.Code) bool {
		return c.Source != l.Codes[0].Source
	})
	if one {
		w.paragraph(text + " Source: " + source(l.Codes[0].Source) + ".")
		w.out.WriteString("| code | label |\n|---|---|\n")
	} else {
		w.paragraph(text)
		w.out.WriteString("| code | label | source |\n|---|---|---|\n")
	}
	for _, c := range l.Codes {
		since := ""
		if c.Since != l.Since {
			since = " (since " + c.Since + ")"
		}
		fmt.Fprintf(&w.out, "| `%s` | %s%s |", c.Code, c.Labels["en"], since)
		if !one {
			w.out.WriteString(" " + source(c.Source) + " |")
		}
		w.out.WriteString("\n")
	}
	w.out.WriteString("\n")
}

func (w *referenceWriter) usersOfList(list string) []string {
	var paths []string
	for _, k := range w.kinds {
		k.EachField(func(f schema.Field) {
			if f.List == list {
				paths = append(paths, link(f.Path))
			}
		})
	}
	return paths
}

// plain keeps signs that mean something in Markdown from meaning it.
func plain(s string) string {
	return strings.NewReplacer("|", "\\|", "<", "\\<", "*", "\\*", "_", "\\_", "[", "\\[").Replace(s)
}
