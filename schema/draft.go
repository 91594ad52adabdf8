package schema

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"vitrine/content"
	"vitrine/content/diag"
)

// Unwritten stands in a draft where somebody has still to write something. Check
// refuses it wherever it is: in a text, a code, a date or an address.
const Unwritten = "TODO"

// Draft is a record that has only begun: what is known of a system, and every
// other field with what the schema says about it.
type Draft struct {
	ID        string
	Languages []string // of the texts
	Title     content.Text
	// What is not known is the empty string.
	Organisation, Status, AboutPeople, Role string
	Contact                                 content.Contact

	Organisations, Channels []string // ids that the record may name

	Schema string // where editors find the schema; "" if they do not
	Short  bool   // leave out the fields that are not in use
}

// Text writes the draft as a file. A line that begins with "##" explains; one that
// begins with "# " is a field that is not in use: without these two characters it
// is the field. What comes first is what every record needs, then what people look
// for, then the rest in the order of the schema.
func (d Draft) Text() []byte {
	w := draftWriter{draft: d, values: d.values(), known: map[string][]string{
		"record/organisation":         d.Organisations,
		"record/redress[]/channel":    d.Channels,
		"record/help[]/channel":       d.Channels,
		"record/roles[]/organisation": d.Organisations,
	}}
	if d.Schema != "" {
		w.out.WriteString("# yaml-language-server: $schema=" + d.Schema + "\n\n")
	}
	w.note(0, false, draftHead)
	inUse, later := w.fields()
	for _, f := range inUse {
		w.out.WriteByte('\n')
		w.field(f, "record/"+f.Name, 0, false, "")
	}
	if d.Short {
		return w.out.Bytes()
	}
	w.out.WriteByte('\n')
	w.note(0, false, draftLater)
	for _, f := range later {
		w.out.WriteByte('\n')
		w.field(f, "record/"+f.Name, 0, true, "")
	}
	return w.out.Bytes()
}

const draftHead = "Write over each " + Unwritten + ": vitrine check names those that are left. " +
	"Lines with ## explain. Lines with # are fields that are not in use; take away the “# ” " +
	"of those that you want. What is left out is shown as “not published”, never as “no”."

const draftLater = "The rest is not in use yet. Each field answers a question that readers have."

// draftedFirst are the fields that people look for, after those that are required.
var draftedFirst = []string{"summary", "decision", "redress", "redress_none", "contact"}

// fields returns the fields of a record that are in use and those that are not, each
// in the order of a draft.
func (w *draftWriter) fields() (inUse, later []Field) {
	fields := slices.Clone(kindNamed(kindRecord).Fields)
	rank := func(f Field) int {
		i := slices.Index(draftedFirst, f.Name)
		switch {
		case f.Required:
			return 0
		case i < 0:
			return len(draftedFirst) + 1
		}
		return i + 1
	}
	slices.SortStableFunc(fields, func(a, b Field) int { return rank(a) - rank(b) })
	for _, f := range fields {
		switch path := "record/" + f.Name; {
		case notDrafted[path]:
		case w.inUse(path):
			inUse = append(inUse, f)
		default:
			later = append(later, f)
		}
	}
	return inUse, later
}

// notDrafted are the fields that nobody writes into a new record: imports fill
// them, or they come later.
var notDrafted = map[string]bool{
	"record/redress_text":                        true,
	"record/redress_status":                      true,
	"record/translations/{language}/source_hash": true,
	"record/record/source":                       true,
	"record/record/withdrawn":                    true,
	"record/x":                                   true,
}

func kindNamed(name string) Kind {
	for _, k := range Reference() {
		if k.Name == name {
			return k
		}
	}
	return Kind{}
}

// values are the fields in use, by their path. A text has a value for each
// language, below its path.
func (d Draft) values() map[string]string {
	todo := func(s string) string {
		if s == "" {
			return Unwritten
		}
		return s
	}
	out := map[string]string{
		"record/id":                    d.ID,
		"record/organisation":          todo(d.Organisation),
		"record/lifecycle/status":      todo(d.Status),
		"record/decision/about_people": todo(d.AboutPeople),
	}
	for _, lang := range d.Languages {
		out["record/title/"+lang] = todo(d.Title[lang])
		out["record/summary/"+lang] = Unwritten
	}
	if len(d.Languages) > 1 {
		out["record/translations/{language}/status"] = Unwritten
	}
	if d.Role != "" {
		out["record/decision/role"] = d.Role
	}
	if d.AboutPeople == content.Yes {
		out["record/redress[]/channel"] = Unwritten
	}
	if d.Contact.Value != "" {
		out["record/contact[]/type"] = d.Contact.Type
		out["record/contact[]/value"] = d.Contact.Value
	}
	return out
}

// draftWriter writes one draft.
type draftWriter struct {
	draft  Draft
	values map[string]string
	known  map[string][]string // ids that a field may name, by its path
	out    bytes.Buffer
}

// inUse reports whether there is a value at a path or below it.
func (w *draftWriter) inUse(path string) bool {
	for at := range w.values {
		rest, ok := strings.CutPrefix(at, path)
		if ok && (rest == "" || rest[0] == '/' || rest[0] == '[') {
			return true
		}
	}
	return false
}

// draftWidth is the column at which notes are broken.
const draftWidth = 88

// line writes a line, behind a "# " if it is not in use.
func (w *draftWriter) line(depth int, off bool, text string) {
	indent := strings.Repeat("  ", depth)
	if off {
		w.out.WriteString("# ")
	}
	w.out.WriteString(indent + text + "\n")
}

// note writes an explanation.
func (w *draftWriter) note(depth int, off bool, text string) {
	line, width := "##", draftWidth-2*depth
	for _, word := range strings.Fields(text) {
		if utf8.RuneCountInString(line+" "+word) > width {
			w.line(depth, off, line)
			line = "##"
		}
		line += " " + word
	}
	w.line(depth, off, line)
}

// IDFault says why something cannot be the id of a record, whatever the register
// holds.
func IDFault(id string) (diag.Diagnostic, bool) {
	switch {
	case !isID(id):
		return diag.New("bad-id", "value", id, "near", slug(id)), true
	case reserved(id):
		return diag.New("reserved-id", "value", id, "near", id+"-system"), true
	}
	return diag.Diagnostic{}, false
}

// CodeFor returns the code of a list that a word means: the code itself, its label
// in some language, or a synonym. It returns "" where that is not certain.
func CodeFor(list, word string) string { return codeMeant(word, list, Codes(list)) }

// ContactFor returns a contact of the type that its value shows, with an empty type
// where it shows none.
func ContactFor(value string) content.Contact {
	for _, c := range []struct{ kind, definition string }{
		{"email", "email"}, {"url", "url"}, {"phone", "phone"},
	} {
		pattern := resolve(base+"common.json").at("$defs", c.definition).text("pattern")
		if regexp.MustCompile(pattern).MatchString(value) {
			return content.Contact{Type: c.kind, Value: value}
		}
	}
	return content.Contact{Value: value}
}

// UnwrittenLines returns the numbers of the lines of a file where somebody has still
// to write something.
func UnwrittenLines(text []byte) []int {
	var lines []int
	for i, line := range strings.Split(string(text), "\n") {
		if strings.HasSuffix(line, " "+Unwritten) && !strings.HasPrefix(line, "#") {
			lines = append(lines, i+1)
		}
	}
	return lines
}
