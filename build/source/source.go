package source

import (
	"html/template"
	"strconv"
	"strings"

	"github.com/alecthomas/chroma/v2"
	"golang.org/x/text/language"
)

// Lang is the language of the names of fields. Whoever shows a [Listing] marks the
// whole with it.
const Lang = "en"

// Listing is a file, ready to be shown inside <pre>.
type Listing struct {
	HTML  template.HTML // each line is a <span> whose id is "L" and its number
	Count int           // of lines
	Parts []Part

	starts []int // where each line begins in HTML, and where the last one ends
}

// Part is a field of the file's outermost level, and where it begins.
type Part struct {
	Name string
	Line int
}

// Direction is the direction that a language is written in: "ltr" or "rtl".
type Direction func(lang string) string

// List lists a file. Languages are those of the register.
func List(data []byte, languages []string, direction Direction) Listing {
	l := &lexer{block: none, direction: direction, marks: map[string]string{}}
	for _, lang := range languages {
		l.marks[lang] = l.opening(lang)
	}
	l.marks["id"] = "" // a field, more often than Indonesian
	l.out = make([]byte, 0, 4*len(data)+256)
	text := strings.TrimSuffix(string(data), "\n")
	starts := make([]int, 0, strings.Count(text, "\n")+2)
	for line := range strings.SplitSeq(text, "\n") {
		l.number++
		starts = append(starts, len(l.out))
		l.line(strings.TrimSuffix(line, "\r"))
	}
	return Listing{
		HTML: template.HTML(l.out), Count: l.number, Parts: l.parts,
		starts: append(starts, len(l.out)),
	}
}

// markOf returns what the value of a key begins with that names a language, and
// whether it does. A register may hold texts in languages that it does not list;
// those are known by their codes of two letters.
func (l *lexer) markOf(key string) (open string, ok bool) {
	if open, ok = l.marks[key]; ok || len(key) != 2 {
		return open, ok && key != "id"
	}
	if _, err := language.ParseBase(key); err != nil {
		return "", false
	}
	open = l.opening(key)
	l.marks[key] = open
	return open, true
}

// opening is what a text in a language begins with; nothing for that of the names.
func (l *lexer) opening(lang string) string {
	switch {
	case lang == Lang:
		return ""
	case l.direction(lang) == "rtl":
		return `<span lang="` + template.HTMLEscapeString(lang) + `" dir="rtl"`
	}
	return `<span lang="` + template.HTMLEscapeString(lang) + `"`
}

// begin opens a line. Its number is written by the style sheet, which counts: a
// number in the text would be copied along and read aloud, line for line.
func (l *lexer) begin() {
	l.out = append(l.out, `<span id="L`...)
	l.out = strconv.AppendInt(l.out, int64(l.number), 10)
	l.out = append(l.out, `">`...)
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

// part writes the name of an outermost field, which is a link to its line.
func (l *lexer) part(name, text string) {
	l.parts = append(l.parts, Part{Name: name, Line: l.number})
	if l.seen != nil {
		l.seen(chroma.NameTag, text)
	}
	l.out = append(l.out, `<a class="nt" href="#L`...)
	l.out = strconv.AppendInt(l.out, int64(l.number), 10)
	l.out = append(l.out, `">`...)
	l.escape(text)
	l.out = append(l.out, "</a>"...)
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
