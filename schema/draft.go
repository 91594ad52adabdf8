package schema

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"vitrine/content"
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
	later := false
	for _, f := range draftFields() {
		inUse := w.inUse("record/" + f.Name)
		if !inUse && d.Short {
			continue
		}
		if rank(f) > len(draftedFirst) && !later {
			later = true
			w.out.WriteByte('\n')
			w.note(0, false, draftRest)
		}
		w.out.WriteByte('\n')
		w.field(f, "record/"+f.Name, 0, !inUse, "")
	}
	return w.out.Bytes()
}

const draftHead = "Write over each " + Unwritten + ": vitrine check names those that are left. " +
	"Lines with ## explain. Lines with # are fields that are not in use; take away the “# ” of those " +
	"that you want. What is left out is shown as “not published”, never as “no”."

const draftRest = "The rest may come later. Each field answers a question that readers have."

// draftedFirst are the fields that people look for, after those that are required.
var draftedFirst = []string{"summary", "decision", "redress", "redress_none", "contact", "translations"}

// rank is 0 for what is required, then the place in draftedFirst, then the same for
// all others.
func rank(f Field) int {
	if f.Required {
		return 0
	}
	if i := slices.Index(draftedFirst, f.Name); i >= 0 {
		return i + 1
	}
	return len(draftedFirst) + 1
}

// draftFields returns the fields of a record in the order of a draft.
func draftFields() []Field {
	fields := slices.DeleteFunc(slices.Clone(kindNamed(kindRecord).Fields), func(f Field) bool {
		return notDrafted["record/"+f.Name]
	})
	slices.SortStableFunc(fields, func(a, b Field) int { return rank(a) - rank(b) })
	return fields
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
		if rest, ok := strings.CutPrefix(at, path); ok && (rest == "" || rest[0] == '/' || rest[0] == '[') {
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
