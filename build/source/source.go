package source

import (
	"html/template"
	"strconv"
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// Lang is the language of the names of fields. Whoever shows a [Listing] marks the
// whole with it.
const Lang = "en"

// Listing is a file, ready to be shown inside <pre>.
type Listing struct {
	HTML  template.HTML // each line is a <span> whose id is its Anchor
	Lines int
	Parts []Part
}

// Part is a field of the file's outermost level, and where it begins.
type Part struct {
	Name string
	Line int
}

// Anchor is the id of a line.
func Anchor(line int) string { return "L" + strconv.Itoa(line) }

// Direction is the direction that a language is written in: "ltr" or "rtl".
type Direction func(lang string) string

// List lists a file. Languages are those of the register.
func List(data []byte, languages []string, direction Direction) Listing {
	l := &lexer{block: none, langs: map[string]string{}}
	for _, lang := range languages {
		l.langs[lang] = opening(lang, direction(lang))
	}
	delete(l.langs, "id") // a field, more often than Indonesian
	l.out = make([]byte, 0, 4*len(data)+256)
	text := strings.TrimSuffix(string(data), "\n")
	for line := range strings.SplitSeq(text, "\n") {
		l.number++
		l.line(strings.TrimSuffix(line, "\r"))
	}
	return Listing{HTML: template.HTML(l.out), Lines: l.number, Parts: l.parts}
}

// opening is what a text in a language begins with; nothing for that of the names.
func opening(lang, direction string) string {
	switch {
	case lang == Lang:
		return ""
	case direction == "rtl":
		return `<span lang="` + template.HTMLEscapeString(lang) + `" dir="rtl"`
	}
	return `<span lang="` + template.HTMLEscapeString(lang) + `"`
}

// begin opens a line. Its number is a link for those who point; it is no stop of
// the keyboard and is not read out, since there are many hundreds.
func (l *lexer) begin() {
	n := strconv.Itoa(l.number)
	l.out = append(l.out, `<span id="L`...)
	l.out = append(l.out, n...)
	l.out = append(l.out, `"><a href="#L`...)
	l.out = append(l.out, n...)
	l.out = append(l.out, `" tabindex="-1" aria-hidden="true">`...)
	l.out = append(l.out, n...)
	l.out = append(l.out, `</a>`...)
}

func (l *lexer) end() { l.out = append(l.out, "\n</span>"...) }

// classes are the classes of the kinds that look different from plain text.
var classes = map[chroma.TokenType]string{
	chroma.NameTag:             chroma.StandardTypes[chroma.NameTag],
	chroma.Comment:             chroma.StandardTypes[chroma.Comment],
	chroma.KeywordConstant:     chroma.StandardTypes[chroma.KeywordConstant],
	chroma.LiteralNumber:       chroma.StandardTypes[chroma.LiteralNumber],
	chroma.LiteralDate:         chroma.StandardTypes[chroma.LiteralDate],
	chroma.LiteralStringDouble: chroma.StandardTypes[chroma.LiteralStringDouble],
	chroma.LiteralStringSingle: chroma.StandardTypes[chroma.LiteralStringSingle],
}

// token writes a token. Values are marked with the language that they are in.
func (l *lexer) token(kind chroma.TokenType, text string) {
	if text == "" {
		return
	}
	if l.seen != nil {
		l.seen(kind, text)
	}
	open := ""
	if isValue(kind) {
		open = l.mark
	}
	if class := classes[kind]; class != "" {
		if open == "" {
			open = "<span"
		}
		open += ` class="` + class + `"`
	}
	if open == "" {
		l.escape(text)
		return
	}
	l.out = append(append(l.out, open...), '>')
	l.escape(text)
	l.out = append(l.out, "</span>"...)
}

// isValue reports whether people read a token as language.
func isValue(kind chroma.TokenType) bool {
	return kind == chroma.Literal || kind == chroma.LiteralStringDoc ||
		kind == chroma.LiteralStringDouble || kind == chroma.LiteralStringSingle
}

func (l *lexer) escape(text string) {
	if strings.ContainsAny(text, "<>&\"'\x00") {
		text = template.HTMLEscapeString(text)
	}
	l.out = append(l.out, text...)
}
