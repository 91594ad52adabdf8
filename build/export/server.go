package export

import (
	"bytes"
	"fmt"

	"vitrine/build/layout"
)

// Site is what the files for servers and search engines are made from.
type Site struct {
	BaseURL   string   // where the site will be; empty when not known
	Languages []string // the first is the default
	Pages     []Page   // those that search engines should find
}

// Page is a page of the site, in the languages in which it exists.
type Page struct {
	Path  string   // of package layout: "systems/abc", "" for the home page
	Langs []string // of Site.Languages; nil means all
}

// Server writes robots.txt, _headers, .htaccess and, if the base URL is known,
// sitemap.xml. Without a base URL, .htaccess takes the site to be at the root
// of its host.
func Server(s Site, write Write) error {
	place, err := newPlace(s.BaseURL)
	if err != nil {
		return err
	}
	if err := write(layout.Robots, robots(place)); err != nil {
		return err
	}
	if err := write(layout.Headers, headersFile()); err != nil {
		return err
	}
	if err := write(layout.Htaccess, htaccess(place)); err != nil {
		return err
	}
	if !place.known() {
		return nil
	}
	return newSitemap(s, place).write(write)
}

// robots lets everybody read everything. Search engines look for it at the root
// of a host only.
func robots(p place) []byte {
	var out bytes.Buffer
	out.WriteString("User-agent: *\nAllow: /\n")
	if p.known() {
		fmt.Fprintf(&out, "\nSitemap: %s\n", p.address(layout.Sitemap))
	}
	return out.Bytes()
}
