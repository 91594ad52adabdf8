package export

import (
	"bytes"
	"fmt"

	"vitrine/build/layout"
	"vitrine/build/statistics"
	"vitrine/content"
)

// Site is what the program knows of the pages beside the register.
type Site struct {
	BaseURL   string   // where the site will be; empty when not known
	Languages []string // of the pages; the first is the default
	Pages     []Page   // those that search engines should find

	State statistics.State // of the register on the day of the build
}

// language is the default language of the pages. A register may have languages
// that its pages do not.
func (s Site) language(reg *content.Register) string {
	if len(s.Languages) == 0 {
		return reg.Settings.DefaultLanguage()
	}
	return s.Languages[0]
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
