package letters

import (
	"bytes"
	"strings"

	"vitrine/build/view"
)

// textWriter writes plain text: UTF-8 with a mark at its beginning, so that
// every program reads the letters of all languages, and the ends of lines that
// old ones know.
type textWriter struct {
	out   bytes.Buffer
	begun bool
	dir   string // of the page
}

// Text is the first letter of a page as plain text; lang and dir are those of
// the page.
func Text(page *view.LetterPage, lang, dir string) []byte {
	w := &textWriter{}
	w.out.WriteString("\ufeff")
	write(w, page, lang, dir)
	return bytes.ReplaceAll(w.out.Bytes(), []byte("\n"), []byte("\r\n"))
}

func (w *textWriter) begin(_, dir string) {
	if w.begun {
		w.out.WriteString("\n" + strings.Repeat("-", len(line)) + "\n\n")
	}
	w.begun, w.dir = true, dir
}

func (w *textWriter) title(text string) { w.out.WriteString(text + "\n\n") }

func (w *textWriter) paragraph(p paragraph) {
	parts := []string{p.Label, isolated(p.Text, p.Dir, w.dir)}
	w.out.WriteString(strings.TrimSpace(strings.Join(parts, " ")) + "\n")
	if !p.Tight {
		w.out.WriteString("\n")
	}
}

// isolated keeps a text that is written in another direction than the page from
// mixing with what stands around it.
func isolated(text, dir, page string) string {
	switch {
	case dir == page:
	case dir == "ltr":
		return "\u2066" + text + "\u2069"
	case dir == "rtl":
		return "\u2067" + text + "\u2069"
	}
	return text
}
