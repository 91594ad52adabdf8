package source

import (
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// none is a column before every other.
const none = -1

// lexer goes through a file line by line. What it remembers from one line to the
// next is in its fields.
type lexer struct {
	out    []byte
	number int // of the line
	parts  []Part
	marks  map[string]string              // how a text in each language begins
	seen   func(chroma.TokenType, string) // is told every token; for tests

	direction Direction

	block int    // the column that the text of a block scalar is indented from, or none
	quote byte   // the quotation mark that is still open, or 0
	flow  int    // how many brackets are open
	mark  string // how values begin that are in another language
	under int    // the column of the key that named that language
}

func (l *lexer) line(text string) {
	l.begin()
	defer l.end()
	rest := strings.TrimLeft(text, " ")
	indent := len(text) - len(rest)
	switch {
	case l.quote != 0:
		l.token(chroma.TextWhitespace, text[:indent])
		l.values(l.quoted(rest))
		return
	case l.flow > 0:
		l.token(chroma.TextWhitespace, text[:indent])
		l.values(rest)
		return
	case l.block != none && (rest == "" || indent > l.block):
		l.token(chroma.TextWhitespace, text[:indent])
		l.token(chroma.LiteralStringDoc, rest)
		return
	}
	l.block = none
	l.token(chroma.TextWhitespace, text[:indent])
	switch {
	case rest == "":
		return
	case rest[0] == '#':
		l.token(chroma.Comment, rest)
		return
	}
	if indent < l.under || indent == l.under && !dash(rest) {
		l.mark, l.under = "", 0
	}
	l.entry(rest, indent)
}

// dash reports whether a text begins an item of a list.
func dash(text string) bool { return text == "-" || strings.HasPrefix(text, "- ") }

// entry is a line of a map or of a list, at a column.
func (l *lexer) entry(text string, column int) {
	for dash(text) {
		rest := strings.TrimLeft(text[1:], " ")
		l.token(chroma.Punctuation, "-")
		l.token(chroma.TextWhitespace, text[1:len(text)-len(rest)])
		if rest != "" && !dash(rest) && keyEnd(rest) == none {
			l.value(rest, column)
			return
		}
		column += len(text) - len(rest)
		text = rest
	}
	end := keyEnd(text)
	if end == none {
		l.value(text, column)
		return
	}
	l.key(text[:end], column)
	rest := strings.TrimLeft(text[end+1:], " ")
	l.token(chroma.Punctuation, ":")
	l.token(chroma.TextWhitespace, text[end+1:len(text)-len(rest)])
	l.value(rest, column)
}

func (l *lexer) key(text string, column int) {
	name := strings.Trim(strings.TrimSpace(text), `"'`)
	if column == 0 {
		l.part(name, text)
		return
	}
	l.token(chroma.NameTag, text)
	if mark, ok := l.markOf(name); ok {
		l.mark, l.under = mark, column
	}
}

// keyEnd is where the colon after a key is, none if the text begins with no key.
func keyEnd(text string) int {
	if text == "" {
		return none
	}
	at := 0
	switch text[0] {
	case '"', '\'':
		end := strings.IndexByte(text[1:], text[0])
		if end < 0 {
			return none
		}
		at = end + 2
		rest := strings.TrimLeft(text[at:], " ")
		if rest == "" || rest[0] != ':' {
			return none
		}
		return len(text) - len(rest)
	case '{', '[', '|', '>', '#':
		return none
	}
	for i := at; i < len(text); i++ {
		switch {
		case text[i] == ':' && (i+1 == len(text) || text[i+1] == ' '):
			return i
		case text[i] == '#' && i > 0 && text[i-1] == ' ':
			return none
		}
	}
	return none
}

// value is what stands after a key or a dash at a column: nothing, when it
// follows on the next lines.
func (l *lexer) value(text string, column int) {
	if text == "" {
		return
	}
	switch text[0] {
	case '#':
		l.token(chroma.Comment, text)
	case '|', '>':
		l.block = column
		header, comment := splitComment(text)
		l.token(chroma.Punctuation, header)
		l.token(chroma.Comment, comment)
	case '"', '\'':
		l.quote = text[0]
		l.token(l.quoteKind(), text[:1])
		l.values(l.quoted(text[1:]))
	case '{', '[':
		l.values(text)
	default:
		plain, comment := splitComment(text)
		l.token(kindOf(plain), plain)
		l.token(chroma.Comment, comment)
	}
}

// splitComment cuts a comment from the end of a line, the space before it included.
func splitComment(text string) (before, comment string) {
	for i := 1; i < len(text); i++ {
		if text[i] == '#' && text[i-1] == ' ' {
			before = strings.TrimRight(text[:i], " ")
			return before, text[len(before):]
		}
	}
	return text, ""
}

func (l *lexer) quoteKind() chroma.TokenType {
	if l.quote == '"' {
		return chroma.LiteralStringDouble
	}
	return chroma.LiteralStringSingle
}

// quoted writes a text up to the end of the quotation that is open, and returns
// what follows it.
func (l *lexer) quoted(text string) (rest string) {
	kind := l.quoteKind()
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\' && l.quote == '"':
			i++
		case text[i] != l.quote:
		case l.quote == '\'' && i+1 < len(text) && text[i+1] == '\'':
			i++
		default:
			l.token(kind, text[:i+1])
			l.quote = 0
			return text[i+1:]
		}
	}
	l.token(kind, text)
	return ""
}
