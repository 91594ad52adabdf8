package themetest

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// page is a parsed page.
type page struct {
	name  string // path in the site
	raw   []byte
	doc   *html.Node
	nodes []*html.Node // the elements in their order, without the contents of templates
	lang  string       // of html
}

// outline is what the comparison of pages needs of one page.
type outline struct {
	name, lang, title string
	ids               map[string]bool
	refs              []ref
	footer            []string
}

// site is the pages of a site.
type site struct {
	files fs.FS
	pages map[string]*outline
}

// names returns the paths of the pages, sorted.
func (s *site) names() []string {
	names := make([]string, 0, len(s.pages))
	for name := range s.pages {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// collect lists the elements below n. What is in a template is not part of
// the page until a script puts it there.
func (p *page) collect(n *html.Node) {
	if n.Type == html.ElementNode {
		p.nodes = append(p.nodes, n)
		if n.Data == "template" {
			return
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.collect(c)
	}
}

// all returns the page's elements that have one of the given names.
func (p *page) all(tags ...string) []*html.Node {
	var found []*html.Node
	for _, n := range p.nodes {
		if slices.Contains(tags, n.Data) {
			found = append(found, n)
		}
	}
	return found
}

// first returns the first element of a name, or nil.
func (p *page) first(tag string) *html.Node {
	if found := p.all(tag); len(found) > 0 {
		return found[0]
	}
	return nil
}

// byID returns the element that has an id, or nil.
func (p *page) byID(id string) *html.Node {
	for _, n := range p.nodes {
		if value(n, "id") == id {
			return n
		}
	}
	return nil
}

// outline takes from the page what the comparison with other pages needs.
func (p *page) outline() *outline {
	o := &outline{name: p.name, lang: p.lang, ids: map[string]bool{}, footer: p.footer()}
	for _, n := range p.nodes {
		if id := value(n, "id"); id != "" {
			o.ids[id] = true
		}
		o.refs = append(o.refs, refs(n)...)
	}
	if t := p.headTitle(); t != nil {
		o.title = text(t)
	}
	return o
}

// headTitle returns the title of the page, not that of a drawing in it.
func (p *page) headTitle() *html.Node {
	for _, n := range p.all("title") {
		if inside(n, "head") && !inside(n, "svg") {
			return n
		}
	}
	return nil
}

// attribute returns the value of an attribute and whether it is there.
func attribute(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key && (a.Namespace == "" || a.Namespace == "xlink") {
			return a.Val, true
		}
	}
	return "", false
}

// value returns the value of an attribute, trimmed.
func value(n *html.Node, key string) string {
	v, _ := attribute(n, key)
	return strings.TrimSpace(v)
}

// has reports whether an attribute is there, with or without a value.
func has(n *html.Node, key string) bool {
	_, ok := attribute(n, key)
	return ok
}

// children returns the elements directly below n.
func children(n *html.Node) []*html.Node {
	var found []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			found = append(found, c)
		}
	}
	return found
}

// inside reports whether an ancestor of n has one of the given names.
func inside(n *html.Node, tags ...string) bool {
	for a := n.Parent; a != nil; a = a.Parent {
		if a.Type == html.ElementNode && slices.Contains(tags, a.Data) {
			return true
		}
	}
	return false
}

// below returns the elements of a name below n.
func below(n *html.Node, tags ...string) []*html.Node {
	var found []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && slices.Contains(tags, d.Data) {
			found = append(found, d)
		}
	}
	return found
}

// text returns the text of n with white space collapsed.
func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return collapse(b.String())
}

func collapse(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r)
	}), " ")
}

// label returns how assistive technology would name n: a short form of the
// algorithm of the W3C, enough for pages without tricks.
func (p *page) label(n *html.Node) string {
	var parts []string
	for _, id := range strings.Fields(value(n, "aria-labelledby")) {
		if target := p.byID(id); target != nil {
			parts = append(parts, text(target))
		}
	}
	if name := collapse(strings.Join(parts, " ")); name != "" {
		return name
	}
	return collapse(value(n, "aria-label"))
}

// content returns the name that n takes from its contents.
func (p *page) content(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type == html.TextNode:
				b.WriteString(c.Data)
			case c.Type != html.ElementNode || value(c, "aria-hidden") == "true":
			case p.label(c) != "":
				b.WriteString(" " + p.label(c) + " ")
			case c.Data == "img":
				b.WriteString(" " + value(c, "alt") + " ")
			default:
				walk(c)
			}
		}
	}
	walk(n)
	return collapse(b.String())
}

// where describes an element so that its author finds it.
func where(n *html.Node) string {
	s := "<" + n.Data
	for _, key := range []string{"id", "class", "name", "href", "src"} {
		if v := value(n, key); v != "" {
			s += " " + key + "=" + v
			break
		}
	}
	s += ">"
	if t := text(n); t != "" && !slices.Contains([]string{"html", "body", "main"}, n.Data) {
		s += " " + short(t)
	}
	return s
}

// short cuts a text that is quoted in a detail.
func short(s string) string {
	if r := []rune(s); len(r) > 40 {
		s = string(r[:40]) + "…"
	}
	return `"` + s + `"`
}

// searchPage reports whether a path is that of a search page.
func searchPage(name string) bool {
	ok, _ := path.Match("*/search/index.html", name)
	return ok
}

// offersLanguages reports whether a path is that of a page which only leads to
// the same page in each language: the first page and the short addresses.
func offersLanguages(name string) bool {
	return name == "index.html" || strings.HasPrefix(name, "s/")
}
