package themetest

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"
)

// ref is an address in a page.
type ref struct {
	address  string
	followed bool   // by people: a link, not something that is loaded
	chooses  bool   // stands where languages are chosen
	hreflang string // what the link says of its target
	lang     string // of the link's text
}

// refs returns the addresses in an element, but for those that machines alone
// use and that have a host: canonical and alternate.
func refs(n *html.Node) []ref {
	var out []ref
	for _, address := range loaded(n) {
		out = append(out, ref{address: address})
	}
	href, ok := attribute(n, "href")
	switch {
	case !ok:
	case n.Data == "link" && !loads(n):
		if !elsewhere(href) {
			out = append(out, ref{address: href})
		}
	case n.Data == "a" || n.Data == "area":
		out = append(out, ref{
			address: href, followed: true, chooses: inside(n, "nav"),
			hreflang: value(n, "hreflang"), lang: effectiveLang(firstText(n)),
		})
	}
	return out
}

// firstText returns the first text with letters in n, or n.
func firstText(n *html.Node) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.TextNode && strings.TrimSpace(d.Data) != "" {
			return d
		}
	}
	return n
}

// target returns the path in the site and the fragment that an address on a
// page means; ok is false when it leads out of the site.
func target(from, address string) (name, fragment string, ok bool) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "" || u.Host != "" {
		return "", "", false
	}
	switch {
	case u.Path == "":
		name = from
	case strings.HasPrefix(u.Path, "/"):
		name = path.Clean(u.Path)[1:]
	default:
		name = path.Join(path.Dir(from), u.Path)
	}
	return name, u.Fragment, true
}

// links: every internal address names a file. A folder is not enough, since
// nothing adds index.html to it when the site is opened from a disk.
func links(s *site) []Fault {
	var out []Fault
	for _, name := range s.names() {
		for _, r := range s.pages[name].refs {
			if detail := s.broken(name, r.address); detail != "" {
				out = append(out, Fault{Page: name, Detail: fmt.Sprintf("%s %q", detail, r.address)})
			}
		}
	}
	return out
}

// broken says what is wrong with an address, or nothing.
func (s *site) broken(from, address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	switch {
	case err != nil:
		return "not an address:"
	case u.Scheme != "" || u.Host != "":
		return ""
	case strings.TrimSpace(address) == "":
		return "empty address"
	case from == "404.html" && u.Path != "":
		return s.brokenFromAnywhere(u.Path)
	case strings.HasPrefix(u.Path, "/"):
		return "from the root of the host:"
	case strings.HasSuffix(u.Path, "/"):
		return "a folder:"
	}
	name, _, _ := target(from, address)
	return s.missing(name)
}

// brokenFromAnywhere judges an address on 404.html, which is served at any
// depth: it starts at the root of the host, where the site may be in a folder
// that is not known here.
func (s *site) brokenFromAnywhere(address string) string {
	if !strings.HasPrefix(address, "/") {
		return "relative on a page that is served at any depth:"
	}
	if strings.HasSuffix(address, "/") {
		return "a folder:"
	}
	detail := ""
	for rest := path.Clean(address)[1:]; rest != ""; {
		if detail = s.missing(rest); detail == "" {
			return ""
		}
		_, rest, _ = strings.Cut(rest, "/")
	}
	return detail
}

// missing says why a path is not that of a file.
func (s *site) missing(name string) string {
	if !fs.ValidPath(name) {
		return "outside the site:"
	}
	info, err := fs.Stat(s.files, name)
	switch {
	case err != nil:
		return "no such file:"
	case info.IsDir():
		return "a folder:"
	}
	return ""
}

// fragments: a link into a page leads to an id that is there.
func fragments(s *site) []Fault {
	var out []Fault
	for _, name := range s.names() {
		for _, r := range s.pages[name].refs {
			to, fragment, ok := target(name, r.address)
			o := s.pages[to]
			if ok && o != nil && fragment != "" && !o.ids[fragment] {
				out = append(out, Fault{
					Page: name, Detail: fmt.Sprintf("no id %q in %s", fragment, to),
				})
			}
		}
	}
	return out
}

// chooser: a link to a page of another language says so to browsers, and where
// languages are chosen its text is marked with that language.
func chooser(s *site) []Fault {
	var out []Fault
	for _, name := range s.names() {
		own := s.pages[name].lang
		whole := offersLanguages(name)
		for _, r := range s.pages[name].refs {
			to, _, ok := target(name, r.address)
			o := s.pages[to]
			if !ok || o == nil || !r.followed || o.lang == own || offersLanguages(to) {
				continue // a page that offers every language is in none
			}
			if r.hreflang != o.lang {
				out = append(out, Fault{Page: name, Detail: fmt.Sprintf(
					"hreflang=%q on a link to a page in %s: %s", r.hreflang, o.lang, r.address)})
			}
			if (whole || r.chooses) && r.lang != o.lang {
				out = append(out, Fault{Page: name, Detail: fmt.Sprintf(
					"lang=%q on the text of a link to a page in %s: %s", r.lang, o.lang, r.address)})
			}
		}
	}
	return out
}
