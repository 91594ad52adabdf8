package build_test

import (
	"bytes"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// link is a link as a person sees it.
type link struct {
	text string
	to   string // the file
	main bool   // it stands in the main part, not in the frame
}

// crawler follows the links of a built site as a person without scripts does.
type crawler struct {
	t     *testing.T
	site  fs.FS
	pages map[string]*html.Node
}

func crawl(t *testing.T, site fs.FS) *crawler {
	return &crawler{t: t, site: site, pages: map[string]*html.Node{}}
}

func (c *crawler) page(name string) *html.Node {
	c.t.Helper()
	if c.pages[name] == nil {
		data, err := fs.ReadFile(c.site, name)
		if err != nil {
			c.t.Fatal(err)
		}
		if c.pages[name], err = html.Parse(bytes.NewReader(data)); err != nil {
			c.t.Fatal(err)
		}
	}
	return c.pages[name]
}

// links are the links of a page to other pages of its language.
func (c *crawler) links(name string) []link {
	c.t.Helper()
	lang, _, _ := strings.Cut(name, "/")
	var out []link
	for n := range c.page(name).Descendants() {
		if n.DataAtom != atom.A {
			continue
		}
		u, err := url.Parse(attribute(n, "href"))
		if err != nil || u.Scheme != "" || u.Path == "" {
			continue
		}
		to := path.Join(path.Dir(name), u.Path)
		if strings.HasPrefix(to, lang+"/") && path.Ext(to) == ".html" {
			out = append(out, link{c.name(name, n), to, within(n, atom.Main)})
		}
	}
	return out
}

// name is what a link is called: its own text, or those that it refers to.
func (c *crawler) name(page string, n *html.Node) string {
	ids := strings.Fields(attribute(n, "aria-labelledby"))
	if len(ids) == 0 {
		return words(n)
	}
	var parts []string
	for _, id := range ids {
		for d := range c.page(page).Descendants() {
			if d.Type == html.ElementNode && attribute(d, "id") == id {
				parts = append(parts, words(d))
			}
		}
	}
	return strings.Join(parts, " ")
}

// clicks says how many links each page is away from a page, up to a limit.
func (c *crawler) clicks(from string, limit int) map[string]int {
	c.t.Helper()
	away := map[string]int{from: 0}
	for queue := []string{from}; len(queue) > 0; queue = queue[1:] {
		name := queue[0]
		if away[name] == limit {
			continue
		}
		for _, l := range c.links(name) {
			if _, seen := away[l.to]; !seen {
				away[l.to] = away[name] + 1
				queue = append(queue, l.to)
			}
		}
	}
	return away
}

func attribute(n *html.Node, key string) string {
	i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
	if i < 0 {
		return ""
	}
	return n.Attr[i].Val
}

func within(n *html.Node, tag atom.Atom) bool {
	for a := range n.Ancestors() {
		if a.DataAtom == tag {
			return true
		}
	}
	return false
}

// words is the text of an element with single spaces.
func words(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
