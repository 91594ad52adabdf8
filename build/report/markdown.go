package report

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"vitrine/schema/meaning"
)

// WriteMarkdown writes comparisons for an issue tracker. Texts of the register are
// escaped: they make no headings, links or mentions.
func WriteMarkdown(w io.Writer, steps []Step, lang string) error {
	m := &markdown{lang: lang}
	m.line("# %s", say("title", lang))
	for _, s := range steps {
		m.step(s)
	}
	_, err := io.WriteString(w, m.out.String())
	return err
}

type markdown struct {
	lang string
	out  strings.Builder
}

func (m *markdown) line(format string, args ...any) {
	fmt.Fprintf(&m.out, format+"\n", args...)
}

func (m *markdown) step(s Step) {
	m.line("\n%s → %s\n", escape(s.From), escape(s.To))
	if len(s.Findings) == 0 {
		m.line("%s", say("none", m.lang))
		return
	}
	for _, n := range s.numbers(m.lang) {
		m.line("- %s: %d", n.Name, n.N)
	}
	for _, sec := range s.sections(m.lang) {
		m.line("\n## %s (%d)\n", say(string(sec.Severity), m.lang), sec.Count)
		m.line("%s\n", say(string(sec.Severity)+"_about", m.lang))
		for _, d := range sec.Documents {
			m.document(d)
		}
	}
}

func (m *markdown) document(d document) {
	switch {
	case d.isWhole():
		m.line("- %s (`%s`)", d.Findings[0].SentenceWith(m.lang, escape), plain(d.ID))
		return
	case d.ID == "":
		m.line("- **%s**", say(d.Kind, m.lang))
	case d.Kind == meaning.Record:
		m.line("- **%s** (`%s`)", escape(d.Title), plain(d.ID))
	default:
		m.line("- **%s** (%s `%s`)", escape(d.Title), say(d.Kind, m.lang), plain(d.ID))
	}
	shown := map[string]int{}
	for _, f := range d.Findings {
		if shown[f.Class]++; shown[f.Class] > most {
			continue
		}
		line := f.SentenceWith(m.lang, escape)
		if f.Path != "" && f.Other == "" {
			line += " " + code(f.Place())
		}
		m.line("  - %s", line)
		if old, new, _, ok := f.Text(); ok {
			m.line("    > %s", inline(old, new, "~~%s~~", "**%s**", escape))
		}
		for _, id := range f.Records {
			m.line("    - `%s`", id)
		}
	}
	for _, class := range order(d.Findings) {
		if n := shown[class] - most; n > 0 {
			m.line("  - %s (`%s`)", more(n, m.lang), class)
		}
	}
}

// code shows a pointer, which may hold any sign.
func code(s string) string {
	if strings.ContainsAny(s, "`\n") {
		return escape(s)
	}
	return "`" + plain(s) + "`"
}

// escape shows a text of the register as it is: in one line, without what Markdown
// or an issue tracker would make of its signs.
func escape(s string) string {
	var b strings.Builder
	last := ' '
	for _, r := range plain(s) {
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '&':
			b.WriteString("&amp;")
		case strings.ContainsRune("\\`*_{}[]()#+!|>~", r):
			b.WriteRune('\\')
			b.WriteRune(r)
		case r == '@' && !unicode.IsLetter(last) && !unicode.IsNumber(last):
			b.WriteString("@\u2060") // nobody is called
		case r == ':' && strings.HasSuffix(strings.TrimSuffix(b.String(), "s"), "http"):
			b.WriteString("\\:")
		default:
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}
