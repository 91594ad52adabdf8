package source

import (
	"regexp"
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// values writes what stands between brackets, or after a quotation: brackets,
// commas, keys and values, until the line ends. A language that is named between
// brackets holds for the value after it.
func (l *lexer) values(text string) {
	outer := l.mark
	for text != "" {
		n := 1
		switch c := text[0]; {
		case c == ' ':
			n = len(text) - len(strings.TrimLeft(text, " "))
			l.token(chroma.TextWhitespace, text[:n])
		case c == '#':
			n = len(text)
			l.token(chroma.Comment, text)
		case strings.IndexByte("{}[],:", c) >= 0:
			l.bracket(c)
			l.token(chroma.Punctuation, text[:1])
			if c != ':' {
				l.mark = outer
			}
		case c == '"' || c == '\'':
			l.quote = c
			l.token(l.quoteKind(), text[:1])
			n = len(text) - len(l.quoted(text[1:]))
		default:
			n = l.word(text)
		}
		text = text[n:]
	}
	if l.quote == 0 {
		l.mark = outer
	}
}

func (l *lexer) bracket(c byte) {
	switch c {
	case '{', '[':
		l.flow++
	case '}', ']':
		l.flow = max(0, l.flow-1)
	}
}

// word writes a key or a plain value between brackets and returns its length.
func (l *lexer) word(text string) int {
	end := len(text)
	key := false
	for i := range len(text) {
		if strings.IndexByte("{}[],", text[i]) >= 0 || text[i] == '#' && i > 0 && text[i-1] == ' ' {
			end = i
			break
		}
		if text[i] == ':' && (i+1 == len(text) || text[i+1] == ' ') {
			end, key = i, true
			break
		}
	}
	word := strings.TrimRight(text[:end], " ")
	if !key {
		l.token(kindOf(word), word)
		return max(1, len(word))
	}
	l.token(chroma.NameTag, word)
	if mark, ok := l.markOf(word); ok {
		l.mark = mark
	}
	return max(1, len(word))
}

var (
	number = regexp.MustCompile(`^[-+]?[0-9]+(\.[0-9]+)?$`)
	date   = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$`)
)

// kindOf is the kind of a plain value.
func kindOf(text string) chroma.TokenType {
	switch text {
	case "yes", "no", "true", "false":
		return chroma.KeywordConstant
	case "":
		return chroma.Literal
	}
	if first := text[0]; first > '9' || len(text) > len("2006-01-02")+10 {
		return chroma.Literal
	}
	switch {
	case number.MatchString(text):
		return chroma.LiteralNumber
	case date.MatchString(text):
		return chroma.LiteralDate
	}
	return chroma.Literal
}
