package view

import (
	"html"
	"html/template"
	"regexp"
	"strings"
)

// snippetLength is about how many letters of a page's description search engines
// show.
const snippetLength = 160

var tag = regexp.MustCompile(`<[^>]*>`)

// snippet returns the beginning of a text without its markup, cut between words
// where the writing has spaces.
func snippet(text template.HTML) string {
	plain := html.UnescapeString(tag.ReplaceAllString(string(text), " "))
	runes := []rune(strings.Join(strings.Fields(plain), " "))
	if len(runes) <= snippetLength {
		return string(runes)
	}
	cut := string(runes[:snippetLength])
	if space := strings.LastIndexByte(cut, ' '); space > 0 {
		cut = cut[:space]
	}
	return cut + " …"
}

// SnippetOf returns what a system does, as search engines show it below the title
// of a page; what the register is about when nothing is said of the system.
func (s *Site) SnippetOf(id string) string {
	if rec := s.reg.Record(id); rec != nil {
		if text := snippet(s.prose(rec.Summary).HTML); text != "" {
			return text
		}
	}
	return s.Snippet
}
