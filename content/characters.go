package content

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"vitrine/content/diag"
)

// checkBytes looks at the file before YAML does: the library names neither the
// line of a wrong byte nor that of a control character.
func (p *parser) checkBytes() {
	if len(p.file.Data) > MaxFileSize {
		p.at(diag.Position{Line: 1, Column: 1}, "too-large", "max", strconv.Itoa(MaxFileSize))
		return
	}
	pos := diag.Position{Line: 1, Column: 1}
	for i := 0; i < len(p.file.Data); {
		r, size := rune(p.file.Data[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(p.file.Data[i:])
		}
		switch {
		case r == utf8.RuneError && size == 1:
			p.at(pos, "invalid-utf8", "byte", fmt.Sprintf("%02X", p.file.Data[i]))
			return
		case isForbidden(r) && !(r == '\uFEFF' && i == 0):
			p.at(pos, "control-character", "rune", fmt.Sprintf("%04X", r))
		}
		i += size
		if pos.Column++; r == '\n' {
			pos = diag.Position{Line: pos.Line + 1, Column: 1}
		}
	}
}

// isForbidden reports characters that no text of a register needs: controls,
// line separators that YAML takes for line breaks, tags, private use, and a
// byte order mark anywhere but at the start.
func isForbidden(r rune) bool {
	switch {
	case r < 0x20:
		return r != '\n' && r != '\t' && r != '\r'
	case r < 0x7F:
		return false
	case r <= 0x9F, r == 0x2028, r == 0x2029, r == 0xFEFF, r == 0xFFFE, r == 0xFFFF:
		return true
	case 0xE000 <= r && r <= 0xF8FF, r >= 0xE0000 && r <= 0xE007F, r >= 0xF0000:
		return true
	}
	return false
}

// checkText looks at a scalar after YAML has undone its escapes.
func (p *parser) checkText(n *yaml.Node, path string) {
	if n.Style&yaml.DoubleQuotedStyle != 0 {
		if i := strings.IndexFunc(n.Value, isForbidden); i >= 0 {
			r, _ := utf8.DecodeRuneInString(n.Value[i:])
			p.node(n, path, "control-character/escaped", "rune", fmt.Sprintf("%04X", r))
		}
	}
	if !balanced(n.Value) {
		p.node(n, path, "bidi")
	}
}

// balanced reports whether every direction mark is closed in its paragraph.
func balanced(s string) bool {
	if !strings.ContainsAny(s, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") {
		return true
	}
	var open []rune
	for _, r := range s {
		switch r {
		case '\u202a', '\u202b', '\u202d', '\u202e':
			open = append(open, '\u202c')
		case '\u2066', '\u2067', '\u2068':
			open = append(open, '\u2069')
		case '\u202c', '\u2069':
			if len(open) == 0 || open[len(open)-1] != r {
				return false
			}
			open = open[:len(open)-1]
		case '\n':
			if len(open) > 0 {
				return false
			}
		}
	}
	return len(open) == 0
}
