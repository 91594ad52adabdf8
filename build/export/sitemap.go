package export

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"slices"

	"vitrine/build/layout"
)

// Limits of a sitemap file: the protocol's number of addresses, and less than
// its 50 MiB, because each address names all its translations.
const (
	maxAddresses = 50_000
	maxSitemap   = 50_000_000
)

const (
	xmlHead      = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"
	sitemapSpace = `xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"`
	linkSpace    = `xmlns:xhtml="http://www.w3.org/1999/xhtml"`
)

// sitemap collects the addresses of a site into files of allowed size.
type sitemap struct {
	place                   place
	maxAddresses, maxLength int

	parts     [][]byte // the urls of finished files
	current   bytes.Buffer
	addresses int // in current
}

// newSitemap lists the addresses of all pages, sorted by page, then in the
// order of the site's languages.
func newSitemap(s Site, p place) *sitemap {
	m := &sitemap{place: p, maxAddresses: maxAddresses, maxLength: maxSitemap}
	m.addPages(s)
	return m
}

func (m *sitemap) addPages(s Site) {
	pages := slices.Clone(s.Pages)
	slices.SortStableFunc(pages, func(a, b Page) int { return cmp.Compare(a.Path, b.Path) })
	for _, page := range pages {
		m.addPage(page, s.Languages)
	}
}

// addPage adds an address for each language of a page. Each of them names the
// others, and the one for readers of any other language: of the home page that
// is the chooser of languages, of other pages the first that exists.
func (m *sitemap) addPage(page Page, languages []string) {
	var links bytes.Buffer
	alternate := func(lang, address string) {
		fmt.Fprintf(&links, `<xhtml:link rel="alternate" hreflang="%s" href="%s"/>`+"\n",
			escape(lang), escape(address))
	}
	var addresses []string
	for _, lang := range languages {
		if page.Langs == nil || slices.Contains(page.Langs, lang) {
			address := m.place.page(lang, page.Path)
			addresses = append(addresses, address)
			alternate(lang, address)
		}
	}
	if len(addresses) == 0 {
		return
	}
	others := addresses[0]
	if page.Path == layout.Home {
		others = m.place.address("")
		addresses = slices.Insert(addresses, 0, others)
	}
	alternate("x-default", others)
	for _, address := range addresses {
		m.add(fmt.Sprintf("<url>\n<loc>%s</loc>\n%s</url>\n", escape(address), links.Bytes()))
	}
}

// add puts an entry into the current file, or begins a new one.
func (m *sitemap) add(entry string) {
	full := m.addresses == m.maxAddresses || m.current.Len()+len(entry) > m.maxLength
	if full && m.addresses > 0 {
		m.finish()
	}
	m.current.WriteString(entry)
	m.addresses++
}

func (m *sitemap) finish() {
	m.parts = append(m.parts, bytes.Clone(m.current.Bytes()))
	m.current.Reset()
	m.addresses = 0
}

// write writes one file, or an index and its parts.
func (m *sitemap) write(put Write) error {
	m.finish()
	if len(m.parts) == 1 {
		return put(layout.Sitemap, urlset(m.parts[0]))
	}
	var index bytes.Buffer
	index.WriteString(xmlHead + "<sitemapindex " + sitemapSpace + ">\n")
	for i, part := range m.parts {
		name := layout.SitemapPart(i + 1)
		if err := put(name, urlset(part)); err != nil {
			return err
		}
		fmt.Fprintf(&index, "<sitemap>\n<loc>%s</loc>\n</sitemap>\n", escape(m.place.address(name)))
	}
	index.WriteString("</sitemapindex>\n")
	return put(layout.Sitemap, index.Bytes())
}

func urlset(entries []byte) []byte {
	return slices.Concat([]byte(xmlHead+"<urlset "+sitemapSpace+" "+linkSpace+">\n"),
		entries, []byte("</urlset>\n"))
}

// escape writes a text for XML.
func escape(s string) string {
	var out bytes.Buffer
	xml.EscapeText(&out, []byte(s)) // a Buffer never fails
	return out.String()
}
