package publish

import "strings"

// css returns a style sheet with the addresses in url() and @import made
// relative; comments, strings and everything else keep their bytes.
func (d *document) css(data []byte) []byte {
	text := string(data)
	if !strings.Contains(text, "/") {
		return data
	}
	s := cssScanner{text: text, doc: d}
	for s.at < len(text) {
		s.step()
	}
	return []byte(s.out.String() + text[s.done:])
}

type cssScanner struct {
	text     string
	doc      *document
	out      strings.Builder
	at, done int // read so far, written so far
	imported bool
}

// step reads one piece of the style sheet.
func (s *cssScanner) step() {
	rest := s.text[s.at:]
	switch {
	case strings.HasPrefix(rest, "/*"):
		end := strings.Index(rest[2:], "*/")
		if end < 0 {
			s.at = len(s.text)
			return
		}
		s.at += end + 4
	case rest[0] == '\\':
		s.at = min(s.at+2, len(s.text))
	case rest[0] == '"' || rest[0] == '\'':
		start, end := s.quoted()
		if s.imported {
			s.replace(start, end)
		}
		s.imported = false
	case hasPrefixFold(rest, "url(") && !s.inWord():
		s.url()
		s.imported = false
	case hasPrefixFold(rest, "@import"):
		s.imported = true
		s.at += len("@import")
	case rest[0] == ';' || rest[0] == '{' || rest[0] == '}':
		s.imported = false
		s.at++
	default:
		s.at++
	}
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// inWord reports whether the reader stands inside a name such as "myurl".
func (s *cssScanner) inWord() bool {
	if s.at == 0 {
		return false
	}
	c := s.text[s.at-1]
	return c == '-' || c == '_' || c >= 0x80 || c >= '0' && c <= '9' ||
		c|0x20 >= 'a' && c|0x20 <= 'z'
}

// quoted reads a string and returns where its contents are.
func (s *cssScanner) quoted() (start, end int) {
	quote := s.text[s.at]
	s.at++
	start = s.at
	for s.at < len(s.text) && s.text[s.at] != quote && s.text[s.at] != '\n' {
		if s.text[s.at] == '\\' {
			s.at++
		}
		s.at++
	}
	s.at = min(s.at, len(s.text))
	end = s.at
	s.at = min(s.at+1, len(s.text))
	return start, end
}

func (s *cssScanner) url() {
	s.at += len("url(")
	for s.at < len(s.text) && strings.IndexByte(space, s.text[s.at]) >= 0 {
		s.at++
	}
	if s.at >= len(s.text) {
		return
	}
	if c := s.text[s.at]; c == '"' || c == '\'' {
		s.replace(s.quoted())
		return
	}
	n := strings.IndexByte(s.text[s.at:], ')')
	if n < 0 {
		s.at = len(s.text)
		return
	}
	start := s.at
	s.at += n
	s.replace(start, start+len(strings.TrimRight(s.text[start:s.at], space)))
}

// replace writes an address anew. One with an escape in it stays: it is not
// made by our theme, and reading it wrong would be worse.
func (s *cssScanner) replace(start, end int) {
	old := s.text[start:end]
	if strings.ContainsRune(old, '\\') {
		return
	}
	if address := s.doc.address(old); address != old {
		s.out.WriteString(s.text[s.done:start])
		s.out.WriteString(address)
		s.done = end
	}
}
