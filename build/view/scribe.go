package view

import (
	"cmp"
	"strings"

	"vitrine/content"
)

// scribe writes in one language.
type scribe struct {
	site   *Site
	sheet  *Sheet
	words  map[string]string
	others map[string]string // English
}

func (s *Site) scribe(sheet *Sheet) *scribe {
	return &scribe{
		site: s, sheet: sheet, words: s.opts.Words(sheet.Lang), others: s.opts.Words("en"),
	}
}

func (w *scribe) add(b Block) { w.sheet.Blocks = append(w.sheet.Blocks, b) }

// say is a string of the interface in the language of the sheet.
func (w *scribe) say(key string) string { return cmp.Or(w.words[key], w.others[key], key) }

// name is a title in the language of the page that names the language of a sheet.
func (w *scribe) name(key, lang string) string {
	here := w.site.opts.Words(w.site.Lang)
	return strings.ReplaceAll(cmp.Or(here[key], w.others[key], key), "{{ .Language }}",
		w.site.locale.languageName(lang))
}

// label is a string of the interface that something follows.
func (w *scribe) label(key string) string { return w.say(key) + w.colon() }

func (w *scribe) colon() string { return cmp.Or(w.words["colon"], w.others["colon"]) }

func (w *scribe) fill(keys ...string) {
	for _, key := range keys {
		w.add(Block{Kind: Fill, Label: w.label(key)})
	}
}

func (w *scribe) fact(key string, line Line) {
	w.add(Block{Kind: Facts, Label: w.label(key), Lines: []Line{line}})
}

func (w *scribe) paragraph(key string) {
	w.add(Block{Kind: Words, Lines: []Line{{Text: w.say(key)}}})
}

func (w *scribe) asks(label string, keys ...string)  { w.list(Asks, label, keys) }
func (w *scribe) items(label string, keys ...string) { w.list(Items, label, keys) }

// list writes lines; an empty key is a line to be filled in.
func (w *scribe) list(kind BlockKind, label string, keys []string) {
	b := Block{Kind: kind, Label: w.say(label)}
	for _, key := range keys {
		if key != "" {
			key = w.say(key)
		}
		b.Lines = append(b.Lines, Line{Text: key})
	}
	w.add(b)
}

// line takes a text for the readers of the sheet.
func (w *scribe) line(t content.Text, otherwise string) Line {
	text, lang := t.In(w.sheet.Lang, w.site.fallbacks...)
	if text == "" {
		return Line{Text: otherwise}
	}
	if lang == w.sheet.Lang {
		return Line{Text: text}
	}
	return Line{Text: text, Lang: lang, Dir: Direction(lang)}
}

func (w *scribe) texts(label string, list []content.Text) {
	b := Block{Kind: Items, Label: w.say(label)}
	for _, t := range list {
		line := w.line(t, "")
		for _, text := range paragraphs(line.Text) {
			line.Text = text
			b.Lines = append(b.Lines, line)
		}
	}
	if len(b.Lines) > 0 {
		w.add(b)
	}
}

// paragraphs divides a text, without its Markdown.
func paragraphs(source string) []string {
	var out []string
	plain := strings.NewReplacer("**", "", "\\", "", "\r", "")
	for part := range strings.SplitSeq(plain.Replace(source), "\n\n") {
		if part = strings.Join(strings.Fields(part), " "); part != "" {
			out = append(out, part)
		}
	}
	return out
}
