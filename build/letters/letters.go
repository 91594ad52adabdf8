// Package letters writes a letter of package view as a file that people can
// copy from or open in a word processor: [Text] and [RTF].
//
// A file holds the letter in the language of those who read it; then, where that
// is another one, the same for the person; then what the person should know.
// Each begins on a page of its own, so that the letter can be sent alone. What
// is to be written by hand is a line.
package letters

import (
	"strconv"

	"vitrine/build/view"
)

// The lines to write on.
const (
	blank = "________________"
	line  = "________________________________________________________________"
	room  = 5 // lines for what has no fixed length
)

// writer takes a letter piece by piece.
type writer interface {
	// begin starts a page in a language.
	begin(lang, dir string)
	// title is a line that is no part of the letter.
	title(text string)
	paragraph(p paragraph)
}

// paragraph is a label and a text, one of which may be empty.
type paragraph struct {
	Label, Text string
	Dir         string // of the text, when it is not that of the page
	Strong      bool   // stands out
	Tight       bool   // has no room below it
}

// write writes the pages of a letter.
func write(w writer, page *view.LetterPage, lang, dir string) {
	l := page.Letters[0]
	sheets := []view.Sheet{l.Sheet}
	if l.Own != nil {
		sheets = append(sheets, *l.Own)
	}
	for i, sheet := range sheets {
		w.begin(sheet.Lang, sheet.Dir)
		if i > 0 {
			w.title(sheet.Title)
		}
		for _, b := range sheet.Blocks {
			block(w, b)
		}
	}
	w.begin(lang, dir)
	w.title(l.GuideTitle)
	for _, b := range append([]view.Block{l.Send}, l.Guide...) {
		block(w, b)
	}
}

func block(w writer, b view.Block) {
	switch b.Kind {
	case view.Fill:
		w.paragraph(paragraph{Label: b.Label, Text: blank + blank})
	case view.Room:
		w.paragraph(paragraph{Label: b.Label, Tight: true})
		for i := range room {
			w.paragraph(paragraph{Text: line, Tight: i < room-1})
		}
	case view.Subject, view.Facts:
		for _, l := range b.Lines {
			w.paragraph(paragraph{
				Label: b.Label, Text: l.Text, Dir: l.Dir, Strong: b.Kind == view.Subject,
			})
		}
	case view.Asks, view.Items:
		list(w, b)
	default:
		for i, l := range b.Lines {
			tight := b.Kind == view.Address && i < len(b.Lines)-1
			w.paragraph(paragraph{Text: l.Text, Dir: l.Dir, Tight: tight})
		}
	}
}

func list(w writer, b view.Block) {
	w.paragraph(paragraph{Label: b.Label, Strong: true, Tight: true})
	for i, l := range b.Lines {
		mark, text := "– ", l.Text
		if b.Kind == view.Asks {
			mark = strconv.Itoa(i+1) + ". "
		}
		if text == "" {
			text = blank + blank
		}
		w.paragraph(paragraph{Text: mark + text, Tight: i < len(b.Lines)-1})
	}
}
