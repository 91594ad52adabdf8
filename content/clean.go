package content

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Clean makes a text that comes from elsewhere acceptable to [Load]: all line
// breaks become "\n", invisible characters that no register may hold are taken
// out, and so are direction marks if they do not close each other; what remains is
// in Unicode's normal form C. Everything else stays as it is.
func Clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\r', r == '\v', r == '\f', r == 0x85, r == 0x2028, r == 0x2029:
			return '\n'
		case isForbidden(r):
			return -1
		}
		return r
	}, s)
	s = norm.NFC.String(s)
	if balanced(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if turns(r) {
			return -1
		}
		return r
	}, s)
}
