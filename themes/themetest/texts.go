package themetest

import (
	"bytes"
	"fmt"
	entities "html"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// linkTexts: a link says where it leads, also to those who hear a list of the
// page's links.
func linkTexts(p *page) []string {
	var out []string
	for _, n := range p.all("a") {
		name := p.label(n)
		if name == "" {
			name = p.content(n)
		}
		switch {
		case !has(n, "href"):
		case name == "":
			out = append(out, "no text: "+where(n))
		case slices.Contains(empties(), strings.ToLower(strings.Trim(name, " .…»›>"))):
			out = append(out, "says nothing: "+where(n))
		}
	}
	return out
}

// empties returns link texts that say nothing of the target.
func empties() []string {
	return []string{
		"here", "click here", "read more", "more", "link", "this",
		"тук", "zde", "tady", "her", "hier", "hier klicken", "mehr", "εδώ", "aquí", "más",
		"siin", "tässä", "täällä", "ici", "cliquez ici", "en savoir plus", "plus", "anseo",
		"ovdje", "itt", "qui", "čia", "šeit", "hawn", "tutaj", "aqui", "aici", "tu", "tukaj",
		"här", "هنا", "اضغط هنا", "المزيد", "здесь", "这里", "点击这里", "更多",
	}
}

// times: what is marked as a time can be read by machines.
func times(p *page) []string {
	var out []string
	for _, n := range p.all("time") {
		v, ok := attribute(n, "datetime")
		if !ok {
			v = text(n)
		}
		if !validTime(v) {
			out = append(out, fmt.Sprintf("datetime=%q: %s", v, where(n)))
		}
		if text(n) == "" {
			out = append(out, "empty: "+where(n))
		}
	}
	return out
}

// empty: a cell or a description without content is read out as nothing; say
// what is missing instead.
func empty(p *page) []string {
	var out []string
	for _, n := range p.all("dd", "dt", "td", "th") {
		if p.content(n) == "" && len(below(n, "img", "svg", "input", "meter", "progress")) == 0 {
			out = append(out, fmt.Sprintf("<%s> after %s", n.Data, short(before(p, n))))
		}
	}
	return out
}

// before returns the text of the cell, term or description before n.
func before(p *page, n *html.Node) string {
	last := ""
	for _, other := range p.all("dd", "dt", "td", "th") {
		if other == n {
			return last
		}
		last = text(other)
	}
	return last
}

// artefacts: nothing of the machinery shows.
func artefacts(p *page) []string {
	var out []string
	plain := entities.UnescapeString(string(p.raw))
	for _, s := range []string{"ZgotmplZ", "<no value>", "[i18n]", "{{", "lorem ipsum"} {
		if strings.Contains(plain, s) {
			out = append(out, fmt.Sprintf("%q", s))
		}
	}
	for _, pattern := range []string{
		`%!\w?\(\w*`,  // a verb of fmt without its value
		`\bmap\[\w+:`, // a Go value that was printed
		`\bTODO\b`,    // somebody's reminder
	} {
		if m := regexp.MustCompile(pattern).FindString(plain); m != "" {
			out = append(out, fmt.Sprintf("%q", m))
		}
	}
	if bytes.ContainsRune(p.raw, '\uFFFD') {
		out = append(out, "a character that could not be read (U+FFFD)")
	}
	return out
}
