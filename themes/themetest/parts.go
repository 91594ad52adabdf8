package themetest

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// images: a picture has a text in its place, or says that it needs none.
func images(p *page) []string {
	var out []string
	for _, n := range p.all("img", "area") {
		if !has(n, "alt") {
			out = append(out, "no alt: "+where(n))
		}
	}
	for _, n := range p.all("svg") {
		if inside(n, "svg") || value(n, "aria-hidden") == "true" {
			continue
		}
		titles := below(n, "title")
		named := p.label(n) != "" || len(titles) > 0 && text(titles[0]) != ""
		if value(n, "role") != "img" || !named {
			out = append(out, "neither role=img with a title nor aria-hidden: "+where(n))
		}
	}
	return out
}

// controls: what people fill in or press says what it is for. A placeholder
// is not a name: it is gone once something is typed.
func controls(p *page) []string {
	var out []string
	for _, n := range p.all("input", "select", "textarea", "button") {
		if !p.controlNamed(n) {
			out = append(out, "no name: "+where(n))
		}
	}
	for _, n := range p.all("fieldset") {
		legends := below(n, "legend")
		if p.label(n) == "" && (len(legends) == 0 || text(legends[0]) == "") {
			out = append(out, "no legend: "+where(n))
		}
	}
	return out
}

func (p *page) controlNamed(n *html.Node) bool {
	if p.label(n) != "" {
		return true
	}
	if n.Data == "button" {
		return p.content(n) != ""
	}
	if n.Data == "input" {
		switch value(n, "type") {
		case "hidden":
			return true
		case "submit", "reset", "button":
			return value(n, "value") != ""
		case "image":
			return value(n, "alt") != ""
		}
	}
	for _, l := range p.all("label") {
		wraps := slices.Contains(below(l, n.Data), n)
		points := value(n, "id") != "" && value(l, "for") == value(n, "id")
		if (wraps || points) && p.content(l) != "" {
			return true
		}
	}
	return false
}

// tables: a table says what it shows, and its header cells say of what they
// are the header.
func tables(p *page) []string {
	var out []string
	for _, n := range p.all("table") {
		captions := below(n, "caption")
		if p.label(n) == "" && (len(captions) == 0 || text(captions[0]) == "") {
			out = append(out, "no caption: "+where(n))
		}
		headers := below(n, "th")
		if len(headers) == 0 {
			out = append(out, "no header cell: "+where(n))
		}
		for _, th := range headers {
			scopes := []string{"row", "col", "rowgroup", "colgroup"}
			if !slices.Contains(scopes, value(th, "scope")) {
				out = append(out, "no scope: "+where(th))
			}
		}
	}
	return out
}

// lists: what is read out as "list of five items" has five items.
func lists(p *page) []string {
	var out []string
	for _, n := range p.nodes {
		allowed := contents(n)
		if n.Data == "li" && !inside(n, "ul", "ol", "menu") {
			out = append(out, "outside a list: "+where(n))
		}
		if allowed == nil {
			continue
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type == html.TextNode && strings.TrimSpace(c.Data) != "":
				out = append(out, fmt.Sprintf("text directly in <%s>: %s", n.Data, short(collapse(c.Data))))
			case c.Type == html.ElementNode && !slices.Contains(allowed, c.Data):
				out = append(out, fmt.Sprintf("in <%s>: %s", n.Data, where(c)))
			}
		}
		if n.Data == "dl" {
			out = append(out, pairs(n)...)
		}
	}
	return out
}

// contents returns the elements that may stand directly in a list, or nil for
// an element that is not a list.
func contents(n *html.Node) []string {
	switch {
	case n.Data == "ul" || n.Data == "ol" || n.Data == "menu":
		return []string{"li", "script", "template"}
	case n.Data == "dl":
		return []string{"dt", "dd", "div", "script", "template"}
	case n.Data == "div" && n.Parent != nil && n.Parent.Data == "dl":
		return []string{"dt", "dd", "script", "template"}
	}
	return nil
}

// pairs finds terms without a description and descriptions without a term.
func pairs(dl *html.Node) []string {
	var out []string
	last := ""
	end := func() {
		if last == "dt" {
			out = append(out, "a term without description in "+where(dl))
		}
		last = ""
	}
	for _, c := range children(dl) {
		items := []*html.Node{c}
		if c.Data == "div" {
			end()
			items = children(c)
		}
		for _, item := range items {
			if item.Data == "dd" && last == "" {
				out = append(out, "a description without term: "+where(item))
			}
			if item.Data == "dt" || item.Data == "dd" {
				last = item.Data
			}
		}
		if c.Data == "div" {
			end()
		}
	}
	end()
	return out
}
