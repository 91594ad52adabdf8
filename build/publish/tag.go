package publish

import (
	"strings"

	"golang.org/x/net/html"
)

// span is where the value of an attribute stands in a tag, quotes included.
type span struct{ start, end int }

// scanAttributes finds the values in the text of a start tag. The tokenizer
// gives values but not places; this walks the same way by the same rules, and
// like it skips a second attribute of the same name.
func scanAttributes(tag string) []span {
	s := tagScanner{text: tag, at: 1}
	s.until(space + "/>")
	var spans []span
	seen := map[string]bool{}
	for s.skip(); s.at < len(tag) && tag[s.at] != '>'; s.skip() {
		key := s.key()
		value := s.value()
		if key != "" && !seen[key] {
			seen[key] = true
			spans = append(spans, value)
		}
	}
	return spans
}

type tagScanner struct {
	text string
	at   int
}

func (s *tagScanner) skip() {
	for s.at < len(s.text) && strings.IndexByte(space, s.text[s.at]) >= 0 {
		s.at++
	}
}

func (s *tagScanner) until(stops string) {
	n := strings.IndexAny(s.text[s.at:], stops)
	if n < 0 {
		n = len(s.text) - s.at
	}
	s.at += n
}

// key reads a name, which may begin with an equals sign.
func (s *tagScanner) key() string {
	start := s.at
	if s.text[s.at] == '=' {
		s.at++
	}
	s.until(space + "/>=")
	return lower(s.text[start:s.at])
}

// value reads what follows a name; without a value the span is empty.
func (s *tagScanner) value() span {
	none := span{s.at, s.at}
	s.skip()
	switch {
	case s.at >= len(s.text):
		return none
	case s.text[s.at] == '/':
		s.at++
		return none
	case s.text[s.at] != '=':
		return none
	}
	s.at++
	s.skip()
	if s.at >= len(s.text) || s.text[s.at] == '>' {
		return none
	}
	start := s.at
	if quote := s.text[s.at]; quote == '"' || quote == '\'' {
		s.at++
		s.until(string(quote))
		s.at = min(s.at+1, len(s.text))
		return span{start, s.at}
	}
	s.until(space + ">")
	return span{start, s.at}
}

// lower lowers ASCII letters only, as HTML does.
func lower(s string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, s)
}

// rebuild writes a tag anew. It is used only if the scanner and the tokenizer
// should ever disagree about where the values are.
func rebuild(name string, attrs []attribute, values []string, text string) string {
	var out strings.Builder
	out.WriteString("<" + name)
	for i, a := range attrs {
		out.WriteString(" " + a.key + `="` + html.EscapeString(values[i]) + `"`)
	}
	if strings.HasSuffix(text, "/>") {
		out.WriteString("/")
	}
	out.WriteString(">")
	return out.String()
}
