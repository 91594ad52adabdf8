package themetest

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// letters: a text is written in the letters of the language that it is marked
// with. A screen reader spells or skips what is not, and a browser picks the
// wrong font. One foreign letter may be a symbol; Arabic letters never are.
// Latin names are common everywhere, so that it takes four Latin words in a
// row to look like an unmarked text, and none in bdi and code.
func letters(p *page) []string {
	var out []string
	body := p.first("body")
	if body == nil {
		return nil
	}
	check := func(n *html.Node, s string) {
		lang := effectiveLang(n)
		if found := foreignLetters(lang, s); found != "" {
			out = append(out, fmt.Sprintf("%s in lang=%s: %s", found, lang, short(collapse(s))))
		} else if scriptOf(lang) != "Latn" && scriptOf(lang) != "" && !isolated(n) {
			if run := latinRun(s); run != "" {
				out = append(out, fmt.Sprintf("Latin words in lang=%s: %s", lang, short(run)))
			}
		}
	}
	for n := range body.Descendants() {
		switch {
		case inside(n, "script", "style", "template") || n.Data == "template":
		case n.Type == html.TextNode:
			check(n, n.Data)
		case n.Type == html.ElementNode:
			for _, key := range []string{"alt", "aria-label", "title", "placeholder"} {
				check(n, value(n, key))
			}
		}
	}
	return out
}

// isolated reports whether n is in an element for names and code.
func isolated(n *html.Node) bool {
	return inside(n, "bdi", "code", "kbd", "samp", "pre")
}

// foreignLetters names the letters of s that a language does not have. What is
// not known about a language is not held against its text.
func foreignLetters(lang, s string) string {
	own := scriptOf(lang)
	if own == "" {
		return ""
	}
	type alphabet struct {
		code, name string
		table      *unicode.RangeTable
		least      int
	}
	for _, a := range []alphabet{
		{"Arab", "Arabic letters", unicode.Arabic, 1},
		{"Hebr", "Hebrew letters", unicode.Hebrew, 2},
		{"Grek", "Greek letters", unicode.Greek, 2},
		{"Cyrl", "Cyrillic letters", unicode.Cyrillic, 2},
		{"Hani", "Chinese characters", unicode.Han, 1},
	} {
		if a.code != own && longestRun(s, a.table) >= a.least {
			return a.name
		}
	}
	return ""
}

// longestRun returns how many letters of a table follow each other in s.
func longestRun(s string, table *unicode.RangeTable) int {
	longest, run := 0, 0
	for _, r := range s {
		if !unicode.IsLetter(r) || !unicode.Is(table, r) {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

// latinRun returns the first run of at least four Latin words in s, or "".
func latinRun(s string) string {
	var run []string
	for _, word := range strings.Fields(s) {
		switch {
		case longestRun(word, unicode.Latin) > 0:
			run = append(run, word)
		case strings.ContainsFunc(word, unicode.IsLetter):
			if len(run) >= 4 {
				return strings.Join(run, " ")
			}
			run = nil
		}
	}
	if len(run) >= 4 {
		return strings.Join(run, " ")
	}
	return ""
}
