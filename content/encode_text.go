package content

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// width is the column at which texts are folded.
const width = 80

// text writes a string in the plainest style that keeps it as it is.
func (e *encoder) text(s string, depth int) error {
	if !utf8.ValidString(s) {
		return errors.New("a text is not UTF-8")
	}
	switch {
	case isLiteral(s):
		e.literal(s, depth+1)
	case isFoldable(s) && 2*depth+utf8.RuneCountInString(s) > width:
		e.folded(s, depth+1)
	case isPlain(s):
		e.line(s)
	default:
		e.line(quote(s))
	}
	return nil
}

// raw reports whether a character may stand unescaped: it can be seen, or it
// joins letters of scripts that need it.
func raw(r rune) bool {
	return unicode.IsPrint(r) || r == '\u200c' || r == '\u200d'
}

func allRaw(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r != '\n' && !raw(r) }) < 0
}

// isLiteral reports whether a text of several lines can be a "|" block. Its
// first line sets the indentation, so it must not begin with a space.
func isLiteral(s string) bool {
	if !strings.Contains(s, "\n") || !allRaw(s) || strings.HasSuffix(s, "\n\n") {
		return false
	}
	if s[0] == ' ' || s[0] == '\n' {
		return false
	}
	for line := range strings.SplitSeq(s, "\n") {
		if line != "" && strings.Trim(line, " ") == "" {
			return false // would be taken for an empty line
		}
	}
	return true
}

func (e *encoder) literal(s string, depth int) {
	header := "|"
	if !strings.HasSuffix(s, "\n") {
		header = "|-"
	}
	e.line(header)
	for line := range strings.SplitSeq(strings.TrimSuffix(s, "\n"), "\n") {
		if line != "" {
			e.indent(depth)
		}
		e.out.WriteString(line + "\n")
	}
}

// isFoldable reports whether a text of one line can be a ">-" block: line
// breaks are read as the single spaces that they replace.
func isFoldable(s string) bool {
	return s != "" && allRaw(s) && !strings.Contains(s, "\n") &&
		s[0] != ' ' && s[len(s)-1] != ' ' && strings.Contains(s, " ")
}

func (e *encoder) folded(s string, depth int) {
	e.line(">-")
	e.indent(depth)
	column := 2 * depth
	for i, word := range foldWords(s) {
		n := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case column+1+n > width:
			e.out.WriteByte('\n')
			e.indent(depth)
			column = 2 * depth
		default:
			e.out.WriteByte(' ')
			column++
		}
		e.out.WriteString(word)
		column += n
	}
	e.out.WriteByte('\n')
}

// foldWords cuts a text at its single spaces. Where several spaces meet there
// is no cut: a line that begins with a space would not be folded.
func foldWords(s string) []string {
	var words []string
	start := 0
	for i := 1; i+1 < len(s); i++ {
		if s[i] == ' ' && s[i-1] != ' ' && s[i+1] != ' ' {
			words = append(words, s[start:i])
			start = i + 1
		}
	}
	return append(words, s[start:])
}

// isPlain reports whether a text needs no quotes in any version of YAML.
func isPlain(s string) bool {
	if s == "" || !allRaw(s) || strings.ContainsAny(s, "\n") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	if first < utf8.RuneSelf && !isAlphanumeric(first) && first != '(' && first != '/' {
		return false
	}
	if s[len(s)-1] == ' ' || s[len(s)-1] == ':' {
		return false
	}
	if strings.Contains(s, ": ") || strings.Contains(s, " #") {
		return false
	}
	n := yaml.Node{Kind: yaml.ScalarNode, Value: s}
	return !isWord(s) && !isNumberish(s) && n.ShortTag() == "!!str"
}

func isAlphanumeric(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
}

// isWord knows the words that some version of YAML takes for a boolean, for
// null or for a number.
func isWord(s string) bool {
	switch strings.ToLower(s) {
	case "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "infinity":
		return true
	}
	return false
}

// isNumberish reports whether a text could be a number, a date or a time:
// nothing but digits and what stands between and around them.
func isNumberish(s string) bool {
	return strings.IndexByte("0123456789.+-", s[0]) >= 0 &&
		strings.Trim(s, "0123456789abcdefABCDEFxXoO_:.,+-eEtTzZ ") == "" &&
		strings.ContainsAny(s, "0123456789")
}

// quoteKey writes a key bare if it looks like the name of a field.
func quoteKey(key string) (string, error) {
	if len(key) > maxKey {
		return "", fmt.Errorf("the key %q… is longer than %d bytes", key[:20], maxKey)
	}
	if !utf8.ValidString(key) {
		return "", errors.New("a key is not UTF-8")
	}
	for _, r := range key {
		if !isAlphanumeric(r) && r != '_' && r != '-' {
			return quote(key), nil
		}
	}
	if !isPlain(key) {
		return quote(key), nil
	}
	return key, nil
}

// quote writes a text in double quotes, with escapes for what is not seen.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case raw(r):
			b.WriteRune(r)
		case r <= 0xFFFF:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			fmt.Fprintf(&b, `\U%08X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
