package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"vitrine/content/changes"
	"vitrine/schema/meaning"
)

// TextOptions says how text is written.
type TextOptions struct {
	Lang  string
	Color bool // somebody reads it on a terminal
	All   bool // every change, also those that say the same
}

// most is how many changes of one class are shown of a document, and how many
// documents of one class of the mildest severity.
const most = 3

// WriteText writes comparisons for people: first the numbers, then the gravest.
func WriteText(w io.Writer, steps []Step, o TextOptions) error {
	t := &text{TextOptions: o}
	for i, s := range steps {
		if i > 0 {
			t.line("")
		}
		t.step(s)
	}
	_, err := io.WriteString(w, t.out.String())
	return err
}

type text struct {
	TextOptions
	out strings.Builder
}

func (t *text) line(format string, args ...any) {
	if len(args) > 0 {
		format = fmt.Sprintf(format, args...)
	}
	t.out.WriteString(strings.TrimRight(format, " ") + "\n")
}

// bold marks what stands out on a terminal.
func (t *text) bold(s string) string {
	if !t.Color {
		return s
	}
	return "\x1b[1m" + s + "\x1b[0m"
}

func (t *text) step(s Step) {
	t.line("%s → %s", plain(s.From), plain(s.To))
	if len(s.Findings) == 0 {
		t.line("%s", say("none", t.Lang))
		return
	}
	var parts []string
	for _, n := range s.numbers(t.Lang) {
		parts = append(parts, fmt.Sprintf("%s: %d", n.Name, n.N))
	}
	if len(parts) > 0 {
		t.line("%s. %s", say("records", t.Lang), strings.Join(parts, " · "))
	}
	for _, sec := range s.sections(t.Lang) {
		t.line("")
		title := say(string(sec.Severity), t.Lang)
		t.line("%s (%d)", t.bold(strings.ToUpper(title)), sec.Count)
		if sec.Severity == meaning.Editorial && !t.All {
			t.byClass(sec)
			continue
		}
		for _, doc := range sec.Documents {
			t.document(doc)
		}
	}
}

// name says which document it is.
func (t *text) name(d document) string {
	switch {
	case d.ID == "":
		return say(d.Kind, t.Lang)
	case d.Kind != meaning.Record:
		return say(d.Kind, t.Lang) + " " + plain(d.ID) + "  " + plain(d.Title)
	}
	return plain(d.ID) + "  " + plain(d.Title)
}

func (t *text) document(d document) {
	if d.isWhole() {
		t.line("  %s  %s", t.bold(plain(d.ID)), plain(d.Findings[0].Sentence(t.Lang)))
		return
	}
	t.line("  %s", t.bold(t.name(d)))
	shown := map[string]int{}
	for _, f := range d.Findings {
		if shown[f.Class]++; shown[f.Class] > most && !t.All {
			continue
		}
		t.finding(f)
	}
	for _, class := range order(d.Findings) {
		if n := shown[class] - most; n > 0 && !t.All {
			t.line("    %s (%s)", more(n, t.Lang), class)
		}
	}
}

func (t *text) finding(f meaning.Finding) {
	t.line("    %s", plain(f.Sentence(t.Lang)))
	if old, new, _, ok := f.Text(); ok {
		t.line("      %s", inline(old, new, "[-%s-]", "{+%s+}", plain))
	}
	if len(f.Records) > 0 {
		t.line("      %s: %s", say("records", t.Lang), strings.Join(f.Records, ", "))
	}
	if f.Path != "" && f.Other == "" {
		t.line("      %s", plain(f.Place()))
	}
}

// byClass tells in how many documents each class was found, and names some.
func (t *text) byClass(sec section) {
	docs := map[string][]string{}
	var found []meaning.Finding
	for _, d := range sec.Documents {
		for _, f := range d.Findings {
			found = append(found, f)
			id := d.ID
			if id == "" {
				id = say(d.Kind, t.Lang)
			}
			if !slices.Contains(docs[f.Class], id) {
				docs[f.Class] = append(docs[f.Class], id)
			}
		}
	}
	for _, class := range order(found) {
		ids := docs[class]
		line := strings.Join(ids[:min(len(ids), 2*most)], ", ")
		if n := len(ids) - 2*most; n > 0 {
			line += " " + more(n, t.Lang)
		}
		t.line("  %s: %s", class, line)
	}
}

// order are the classes of findings in the order in which they come first.
func order(list []meaning.Finding) []string {
	var classes []string
	for _, f := range list {
		if !slices.Contains(classes, f.Class) {
			classes = append(classes, f.Class)
		}
	}
	return classes
}

// context is how many signs are shown at most of each end of a part of a text.
const context = 60

// inline shows a changed text in one line, unchanged parts shortened.
func inline(old, new, removed, added string, show func(string) string) string {
	var b strings.Builder
	edits := changes.Words(old, new)
	for i, e := range edits {
		switch e.Op {
		case changes.Remove:
			b.WriteString(marked(removed, show(shorten(e.Text, true, true))))
		case changes.Add:
			b.WriteString(marked(added, show(shorten(e.Text, true, true))))
		default:
			b.WriteString(show(shorten(e.Text, i > 0, i < len(edits)-1)))
		}
	}
	return b.String()
}

// marked puts marks around a text, without the spaces at its ends, which some
// readers of Markdown need.
func marked(format, s string) string {
	inner := strings.TrimSpace(s)
	if inner == "" {
		return fmt.Sprintf(format, s)
	}
	head, tail, _ := strings.Cut(s, inner)
	return head + fmt.Sprintf(format, inner) + tail
}

// shorten leaves out the middle of a part of a text; of an unchanged part that
// begins or ends the text, the outer end.
func shorten(s string, before, after bool) string {
	r := []rune(s)
	head, tail := 0, 0
	if before {
		head = context
	}
	if after {
		tail = context
	}
	if len(r) <= head+tail+context/2 {
		return s
	}
	return string(r[:head]) + "…" + string(r[len(r)-tail:])
}

// plain makes a text safe for one line of a terminal: no control characters, no
// marks that turn the direction of what follows.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case r < ' ' || r >= 0x7f && r < 0xa0,
			r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, s)
}
