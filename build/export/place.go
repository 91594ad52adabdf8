package export

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"vitrine/build/layout"
)

// place is where the site will be. The zero place is not known.
type place struct{ base *url.URL }

// newPlace reads a base URL; empty means that it is not known.
func newPlace(baseURL string) (place, error) {
	if baseURL == "" {
		return place{}, nil
	}
	u, err := url.Parse(baseURL)
	if err != nil {
		return place{}, fmt.Errorf("read base URL: %w", err)
	}
	if u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil ||
		u.RawQuery != "" || u.Fragment != "" {
		return place{}, fmt.Errorf("read base URL: %q is not the http address of a folder", baseURL)
	}
	return place{u.JoinPath("/")}, nil
}

func (p place) known() bool { return p.base != nil }

// page is the address of a page. Where the place is not known it is the name of
// its file from the root of the site, as in manifest.json.
func (p place) page(lang, page string) string {
	if !p.known() {
		return layout.PageFile(lang, page)
	}
	return p.address(strings.TrimPrefix(layout.Link(lang, page), "/"))
}

// address is the whole address of a file or folder of the site; "" is its root.
func (p place) address(name string) string {
	return p.base.ResolveReference(&url.URL{Path: name}).String()
}

// fromData is the address of a file as a file in data/ names it.
func (p place) fromData(name string) string {
	if p.known() {
		return p.address(name)
	}
	if rest, ok := strings.CutPrefix(name, path.Dir(layout.Catalogue)+"/"); ok {
		return rest
	}
	return "../" + name
}

// pageFromData is the address of a page as a file in data/ names it.
func (p place) pageFromData(lang, page string) string {
	if p.known() {
		return p.page(lang, page)
	}
	return p.fromData(layout.PageFile(lang, page))
}

// folder is the path of the site on its host: "/" or "/register/". A place that
// is not known is taken for the root of a host.
func (p place) folder() string {
	if !p.known() {
		return "/"
	}
	return p.base.EscapedPath()
}
