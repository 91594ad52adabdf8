package content

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"gopkg.in/yaml.v3"

	"vitrine/content/diag"
)

// checkBytes looks at the file before YAML does: the library names neither the
// line of a wrong byte nor that of a control character.
func (p *parser) checkBytes() {
	data := p.file.Data
	if len(data) > MaxFileSize {
		p.at(fileStart(), "too-large", "max", strconv.Itoa(MaxFileSize))
		return
	}
	p.escapes = bytes.IndexByte(data, '\\') >= 0
	pos, from := fileStart(), 0
	for i := 0; i < len(data) && len(p.problems) <= maxFaults; {
		if i+8 <= len(data) && printable(binary.LittleEndian.Uint64(data[i:])) {
			i += 8
			continue
		}
		if c := data[i]; ' ' <= c && c < 0x7F || c == '\n' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		p.composes = p.composes || composes(r)
		switch {
		case r == utf8.RuneError && size == 1:
			p.at(after(pos, data[from:i]), "invalid-utf8", "byte", fmt.Sprintf("%02X", data[i]))
			return
		case turns(r):
			p.turns = true
		case isForbidden(r) && !(r == '\uFEFF' && i == 0):
			pos, from = after(pos, data[from:i]), i
			p.at(pos, "control-character", "rune", fmt.Sprintf("%04X", r))
		}
		i += size
	}
}

// composes reports characters of which the normal form C may make something else,
// alone or with those around them: all but the letters of Latin, Cyrillic, Arabic
// and Chinese and the signs that stand in every text, such as quotes and dashes.
func composes(r rune) bool {
	switch {
	case r < 0x300, // Latin
		0x400 <= r && r < 0x483,                                        // Cyrillic
		r == 0x60C, 0x61B <= r && r <= 0x64A, 0x660 <= r && r <= 0x669, // Arabic
		0x2002 <= r && r < 0x20D0,                            // punctuation
		0x3001 <= r && r < 0x302A, 0x4E00 <= r && r < 0xA000: // Chinese
		return false
	}
	return true
}

// printable reports whether eight bytes are letters, digits and signs of ASCII, as
// most of a file are: none is below a space, and none above a tilde.
func printable(x uint64) bool {
	const each, high = 0x0101010101010101, 0x8080808080808080
	control := x - 0x20*each         // sets the highest bit of a byte that is too small
	rubout := (x ^ 0x7F*each) - each // and of 0x7F
	return (x|control|rubout)&high == 0
}

// after is the place that a text leads to from a place.
func after(pos diag.Position, text []byte) diag.Position {
	if i := bytes.LastIndexByte(text, '\n'); i >= 0 {
		pos = diag.Position{Line: pos.Line + bytes.Count(text, []byte("\n")), Column: 1}
		text = text[i+1:]
	}
	return diag.Position{Line: pos.Line, Column: pos.Column + utf8.RuneCount(text)}
}

// turns reports characters that change the writing direction, or change it back.
func turns(r rune) bool {
	return 0x202A <= r && r <= 0x202E || 0x2066 <= r && r <= 0x2069
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
func (p *parser) checkText(n *yaml.Node) {
	escaped := p.escapes && n.Style&yaml.DoubleQuotedStyle != 0
	if escaped {
		if i := strings.IndexFunc(n.Value, isForbidden); i >= 0 {
			r, _ := utf8.DecodeRuneInString(n.Value[i:])
			p.node(n, "control-character/escaped", "rune", fmt.Sprintf("%04X", r))
		}
	}
	if (escaped || p.turns) && !balanced(n.Value) {
		p.node(n, "bidi")
	}
	if (escaped || p.composes) && !norm.NFC.IsNormalString(n.Value) {
		p.node(n, "not-nfc", "value", n.Value)
	}
}

// balanced reports whether every direction mark is closed in its paragraph.
func balanced(s string) bool {
	if !strings.ContainsFunc(s, turns) {
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
