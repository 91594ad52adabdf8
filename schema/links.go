package schema

import (
	"slices"
	"strings"
)

// links returns the addresses that a Markdown text links to: [words](address),
// <scheme:address> and [name]: address. It knows as much of Markdown as the
// pages show: no code, no HTML; the address of an image is not followed.
func links(s string) []string {
	if !strings.Contains(s, "](") && !strings.Contains(s, "]:") && !strings.Contains(s, "<") {
		return nil
	}
	l := linkScanner{text: s}
	for l.pos < len(s) {
		l.step()
	}
	return l.found
}

// linkScanner goes along a text and keeps the brackets that are open.
type linkScanner struct {
	text  string
	pos   int
	open  []bracket
	found []string
}

type bracket struct {
	at    int
	image bool
}

func (l *linkScanner) step() {
	rest := l.text[l.pos:]
	switch {
	case rest[0] == '\\' && len(rest) > 1 && isPunctuation(rest[1]):
		l.pos += 2
	case strings.HasPrefix(rest, "!["):
		l.open = append(l.open, bracket{l.pos + 1, true})
		l.pos += 2
	case rest[0] == '[':
		l.open = append(l.open, bracket{l.pos, false})
		l.pos++
	case rest[0] == ']':
		l.close()
	case rest[0] == '<':
		l.angle(rest)
	case rest[0] == '\n' && isBlank(firstLine(rest[1:])):
		l.open = nil // a link does not go on in the next paragraph
		l.pos++
	default:
		l.pos++
	}
}

// close looks at what follows a bracket that closes.
func (l *linkScanner) close() {
	l.pos++
	if len(l.open) == 0 {
		return
	}
	b := l.open[len(l.open)-1]
	l.open = l.open[:len(l.open)-1]
	rest := l.text[l.pos:]
	if strings.HasPrefix(rest, ":") && !b.image && beginsParagraph(l.text[:b.at]) {
		if address, n := definition(rest[1:]); n > 0 {
			l.found = append(l.found, address)
			l.pos += 1 + n
		}
		return
	}
	address, n := inline(rest)
	if n == 0 {
		return
	}
	l.pos += n
	if !b.image {
		l.found = append(l.found, address)
		// A link holds no other link.
		l.open = slices.DeleteFunc(l.open, func(b bracket) bool { return !b.image })
	}
}

// angle takes <scheme:address>.
func (l *linkScanner) angle(rest string) {
	l.pos++
	end := strings.IndexAny(rest[1:], "<> \t\n")
	if end < 0 || rest[1+end] != '>' {
		return
	}
	address := rest[1 : 1+end]
	if scheme, _, ok := strings.Cut(address, ":"); ok && isScheme(scheme) {
		l.found = append(l.found, address)
		l.pos += end + 1
	}
}

func isScheme(s string) bool {
	if len(s) < 2 || len(s) > 32 || !isLetter(s[0]) {
		return false
	}
	rest := strings.TrimLeft(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz0123456789+.-")
	return rest == ""
}

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// inline takes “(address "title")” and returns its length, 0 if it is no such
// thing.
func inline(s string) (address string, n int) {
	if !strings.HasPrefix(s, "(") {
		return "", 0
	}
	rest := skipSpace(s[1:])
	address, rest, ok := destination(rest)
	if !ok {
		return "", 0
	}
	rest = skipSpace(rest)
	if rest = skipSpace(skipTitle(rest)); !strings.HasPrefix(rest, ")") {
		return "", 0
	}
	return address, len(s) - len(rest) + 1
}

// definition takes what follows “[name]:” and returns its length, 0 if it is no
// such thing. The rest of its line holds nothing but a title.
func definition(s string) (address string, n int) {
	address, rest, ok := destination(skipSpace(s))
	if !ok || address == "" {
		return "", 0
	}
	line := firstLine(rest)
	if !isBlank(line) && !isBlank(firstLine(skipTitle(skipSpace(rest)))) {
		return "", 0
	}
	return address, len(s) - len(rest)
}

// destination takes an address, in angle brackets or up to a space or a bracket
// that it has not opened.
func destination(s string) (address, rest string, ok bool) {
	angle := strings.HasPrefix(s, "<")
	depth := 0
	for i := 0; i < len(s); i++ {
		switch b := s[i]; {
		case b == '\\' && i+1 < len(s) && isPunctuation(s[i+1]):
			i++
		case angle && b == '>':
			return s[1:i], s[i+1:], true
		case angle && b == '\n':
			return "", s, false
		case angle:
		case isGap(b), b == ')' && depth == 0:
			return s[:i], s[i:], true
		case b == '(':
			depth++
		case b == ')':
			depth--
		}
	}
	return s, "", !angle
}

// skipTitle goes over a title in quotes or brackets, if there is one.
func skipTitle(s string) string {
	if s == "" || !strings.Contains("\"'(", s[:1]) {
		return s
	}
	closer := s[0]
	if closer == '(' {
		closer = ')'
	}
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && isPunctuation(s[i+1]):
			i++
		case s[i] == closer:
			return s[i+1:]
		}
	}
	return s
}

// beginsParagraph reports whether a definition can follow: at the start of a
// paragraph or after another definition.
func beginsParagraph(before string) bool {
	line := before[strings.LastIndexByte(before, '\n')+1:]
	if !isBlank(line) {
		return false
	}
	above := strings.TrimSuffix(before[:len(before)-len(line)], "\n")
	above = above[strings.LastIndexByte(above, '\n')+1:]
	return isBlank(above) || strings.HasPrefix(strings.TrimSpace(above), "[") &&
		strings.Contains(above, "]:")
}

// skipSpace goes over spaces and one line break at most.
func skipSpace(s string) string {
	breaks := 0
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' {
			breaks++
		}
		if !isGap(s[i]) || breaks > 1 {
			return s[i:]
		}
	}
	return ""
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

func isBlank(s string) bool { return strings.TrimSpace(s) == "" }

func isGap(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }

// isPunctuation reports whether a backslash takes the meaning from a character.
func isPunctuation(b byte) bool {
	return '!' <= b && b <= '~' && !isLetter(b) && (b < '0' || '9' < b)
}
