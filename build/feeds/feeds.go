// Package feeds writes what changed for programs: feeds for those who follow a
// register ([Atom], RFC 4287, and [JSON], JSON Feed 1.1), one line of JSON for each
// change ([Lines]), and the list of the versions of a record's data with their dates
// ([TimeMap], RFC 7089 in the format of RFC 6690).
//
// Everything is made from the log of the register alone, so that the same log gives
// the same bytes. Ids are tag: URIs (RFC 4151) that do not depend on where the site
// is. A log knows days; where a format wants a time, it is midnight in UTC. Where the
// address of the site is not known, addresses are relative to the file.
package feeds

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"net/url"
	"path"
	"strings"

	"vitrine/build/view"
)

// Place is the address of the site, with a slash at its end; "" when not known.
type Place string

// address is where a file of the site is, as another one says it. Of index.html only
// the folder is named where a web server finds it.
func (p Place) address(from, to, fragment string) string {
	a := &url.URL{Path: to, Fragment: fragment}
	if p == "" {
		a.Path = strings.Repeat("../", strings.Count(from, "/")) + to
		return a.String()
	}
	if path.Base(to) == "index.html" {
		a.Path = strings.TrimSuffix(to, "index.html")
	}
	base, err := url.Parse(string(p))
	if err != nil { // the build has refused it
		return a.String()
	}
	return base.ResolveReference(a).String()
}

// midnight is the beginning of a day as a time.
func midnight(day string) string { return day + "T00:00:00Z" }

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Lang string `xml:"hreflang,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr,omitempty"`
}

type atomEntry struct {
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Published  string         `xml:"published"`
	Updated    string         `xml:"updated"`
	Links      []atomLink     `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Content    atomText       `xml:"content"`
}

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

// Atom writes a feed that lies in the file f.File with the extension ".xml".
func Atom(f *view.Feed, p Place) ([]byte, error) {
	from := f.File + ".xml"
	out := atomFeed{
		Lang: f.Lang, ID: f.ID, Title: f.Title, Updated: midnight(f.Updated), Author: f.Author,
		Links: []atomLink{
			{"self", "application/atom+xml", "", p.address(from, from, "")},
			{"alternate", "text/html", f.Lang, p.address(from, f.Page, "")},
		},
	}
	for _, e := range f.Entries {
		out.Entries = append(out.Entries, atomEntryOf(e, f.Lang, p, from))
	}
	data, err := xml.MarshalIndent(out, "", " ")
	if err != nil {
		return nil, err
	}
	return append([]byte(xml.Header), append(data, '\n')...), nil
}

func atomEntryOf(e view.FeedEntry, lang string, p Place, from string) atomEntry {
	entry := atomEntry{
		ID: e.ID, Title: e.Title, Published: midnight(e.Published), Updated: midnight(e.Updated),
		Links:   []atomLink{{"alternate", "text/html", lang, p.address(from, e.Page, e.Fragment)}},
		Content: atomText{"html", string(e.HTML())},
	}
	for _, c := range e.Classes {
		entry.Categories = append(entry.Categories, atomCategory{c.Name, c.Label})
	}
	return entry
}

type jsonFeed struct {
	Version  string     `json:"version"`
	Title    string     `json:"title"`
	HomePage string     `json:"home_page_url"`
	Feed     string     `json:"feed_url"`
	Language string     `json:"language"`
	Authors  []jsonName `json:"authors"`
	Items    []jsonItem `json:"items"`
}

type jsonName struct {
	Name string `json:"name"`
}

type jsonItem struct {
	ID        string   `json:"id"`
	URL       string   `json:"url"`
	Title     string   `json:"title"`
	HTML      string   `json:"content_html"`
	Published string   `json:"date_published"`
	Modified  string   `json:"date_modified"`
	Tags      []string `json:"tags,omitempty"`
}

// JSON writes a feed that lies in the file f.File with the extension ".json".
func JSON(f *view.Feed, p Place) ([]byte, error) {
	from := f.File + ".json"
	out := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.Title, Language: f.Lang,
		HomePage: p.address(from, f.Page, ""), Feed: p.address(from, from, ""),
		Authors: []jsonName{{f.Author}}, Items: []jsonItem{},
	}
	for _, e := range f.Entries {
		item := jsonItem{
			ID: e.ID, URL: p.address(from, e.Page, e.Fragment), Title: e.Title,
			HTML: string(e.HTML()), Published: midnight(e.Published), Modified: midnight(e.Updated),
		}
		for _, c := range e.Classes {
			item.Tags = append(item.Tags, c.Name)
		}
		out.Items = append(out.Items, item)
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	err := encoder.Encode(out)
	return b.Bytes(), err
}
