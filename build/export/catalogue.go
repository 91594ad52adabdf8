package export

import (
	"fmt"
	"path"
	"strings"

	"vitrine/build/layout"
	"vitrine/content"
)

// terms is the @context of the catalogue: what its keys mean. It is written into
// the file, so that nobody has to fetch it.
var terms = map[string]any{
	"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/",
	"foaf": "http://xmlns.com/foaf/0.1/", "spdx": "http://spdx.org/rdf/terms#",
	"vcard": "http://www.w3.org/2006/vcard/ns#", "xsd": "http://www.w3.org/2001/XMLSchema#",
	"rdfs": "http://www.w3.org/2000/01/rdf-schema#",

	"title":          map[string]string{"@id": "dct:title", "@container": "@language"},
	"description":    map[string]string{"@id": "dct:description", "@container": "@language"},
	"identifier":     "dct:identifier",
	"modified":       "dct:modified",
	"publisher":      "dct:publisher",
	"language":       link("dct:language"),
	"license":        link("dct:license"),
	"conformsTo":     link("dct:conformsTo"),
	"format":         "dct:format",
	"label":          "rdfs:label",
	"name":           map[string]string{"@id": "foaf:name", "@container": "@language"},
	"homepage":       link("foaf:homepage"),
	"dataset":        "dcat:dataset",
	"distribution":   "dcat:distribution",
	"landingPage":    link("dcat:landingPage"),
	"contactPoint":   "dcat:contactPoint",
	"theme":          link("dcat:theme"),
	"accessURL":      link("dcat:accessURL"),
	"downloadURL":    link("dcat:downloadURL"),
	"mediaType":      link("dcat:mediaType"),
	"byteSize":       map[string]string{"@id": "dcat:byteSize", "@type": "xsd:nonNegativeInteger"},
	"checksum":       "spdx:checksum",
	"algorithm":      link("spdx:algorithm"),
	"checksumValue":  map[string]string{"@id": "spdx:checksumValue", "@type": "xsd:hexBinary"},
	"formattedName":  "vcard:fn",
	"emailAddress":   link("vcard:hasEmail"),
	"telephone":      link("vcard:hasTelephone"),
	"contactAddress": link("vcard:hasURL"),
}

// link is a term whose values are addresses.
func link(id string) map[string]string { return map[string]string{"@id": id, "@type": "@id"} }

type catalogue struct {
	Context any `json:"@context"`
	node
	Homepage string  `json:"homepage,omitempty"`
	Dataset  dataset `json:"dataset"`
}

// node is what catalogue and dataset say of themselves.
type node struct {
	ID          string       `json:"@id"`
	Type        string       `json:"@type"`
	Title       content.Text `json:"title"`
	Description content.Text `json:"description"`
	Language    []string     `json:"language"`
	Licence     string       `json:"license,omitempty"`
	Modified    *typed       `json:"modified,omitempty"`
	Publisher   *agent       `json:"publisher,omitempty"`
}

type dataset struct {
	node
	Identifier    string         `json:"identifier"`
	Theme         string         `json:"theme"`
	LandingPage   string         `json:"landingPage"`
	ConformsTo    string         `json:"conformsTo"`
	ContactPoint  *card          `json:"contactPoint,omitempty"`
	Distributions []distribution `json:"distribution"`
}

type typed struct {
	Type  string `json:"@type"`
	Value string `json:"@value"`
}

type agent struct {
	ID       string       `json:"@id"`
	Type     string       `json:"@type"`
	Name     content.Text `json:"name"`
	Homepage string       `json:"homepage,omitempty"`
}

type card struct {
	Type  string   `json:"@type"`
	Name  string   `json:"formattedName"`
	Email []string `json:"emailAddress,omitempty"`
	Phone []string `json:"telephone,omitempty"`
	URL   []string `json:"contactAddress,omitempty"`
}

type distribution struct {
	ID          string       `json:"@id"`
	Type        string       `json:"@type"`
	Title       content.Text `json:"title"`
	Description content.Text `json:"description"`
	AccessURL   string       `json:"accessURL"`
	DownloadURL string       `json:"downloadURL"`
	MediaType   string       `json:"mediaType,omitempty"`
	Format      label        `json:"format"`
	ByteSize    string       `json:"byteSize"`
	Licence     string       `json:"license,omitempty"`
	Checksum    checksum     `json:"checksum"`
}

type label struct {
	Type  string `json:"@type"`
	Label string `json:"label"`
}

type checksum struct {
	Type      string `json:"@type"`
	Algorithm string `json:"algorithm"`
	Value     string `json:"checksumValue"`
}

// governmentTheme is the theme "Government and public sector" of the European
// list that DCAT catalogues use.
const governmentTheme = "http://publications.europa.eu/resource/authority/data-theme/GOVE"

// catalogue writes catalog.jsonld: one catalogue with one data set.
func (e *exporter) catalogue() error {
	s := e.reg.Settings
	self := e.place.fromData(layout.Catalogue)
	about := node{
		Title: s.Title, Description: s.Description, Licence: licenceAddress(s.Licence),
		Language: languageAddresses(s.Languages), Modified: e.modified(), Publisher: e.publisher(),
	}
	if len(about.Description) == 0 {
		about.Description = s.Title // DCAT-AP asks for one
	}
	d := dataset{
		node: about, Identifier: s.ID, Theme: governmentTheme,
		LandingPage:  e.place.pageFromData(e.lang, layout.Data),
		ConformsTo:   e.place.fromData(layout.Schema("v1/record.json")),
		ContactPoint: e.contactPoint(),
	}
	d.ID, d.Type = self+"#dataset", "dcat:Dataset"
	for _, o := range resources() {
		d.Distributions = append(d.Distributions, e.distribution(o))
	}
	c := catalogue{Context: terms, node: about, Dataset: d}
	c.ID, c.Type = self+"#catalogue", "dcat:Catalog"
	if e.place.known() {
		c.Homepage = e.place.address("")
	}
	data, err := pretty(c)
	if err != nil {
		return fmt.Errorf("encode %s: %w", layout.Catalogue, err)
	}
	return e.put(layout.Catalogue, data)
}

func (e *exporter) distribution(o offer) distribution {
	address := e.place.fromData(o.name)
	d := distribution{
		ID: e.place.fromData(layout.Catalogue) + "#" + path.Base(o.name), Type: "dcat:Distribution",
		Title: content.Text{"en": o.title}, Description: content.Text{"en": o.about},
		AccessURL: address, DownloadURL: address,
		Format:   label{"dct:MediaTypeOrExtent", o.format},
		ByteSize: fmt.Sprint(e.written[o.name].Size),
		Licence:  licenceAddress(e.reg.Settings.Licence),
		Checksum: checksum{
			"spdx:Checksum", "http://spdx.org/rdf/terms#checksumAlgorithm_sha256",
			e.written[o.name].SHA256,
		},
	}
	if !strings.Contains(o.media, "/x-") { // not in IANA's list, so without an address there
		d.MediaType = "https://www.iana.org/assignments/media-types/" + o.media
	}
	return d
}

func (e *exporter) publisher() *agent {
	body := e.reg.Organisation(e.reg.Settings.Publisher)
	if body == nil {
		return nil
	}
	return &agent{
		ID:   e.place.fromData(layout.Catalogue) + "#publisher",
		Type: "foaf:Agent", Name: body.Name, Homepage: body.URL,
	}
}

// contactPoint is where an error in the register can be reported.
func (e *exporter) contactPoint() *card {
	s := e.reg.Settings
	name, _ := s.Title.In(s.DefaultLanguage())
	c := card{Type: "vcard:Organization", Name: name}
	for _, way := range s.Contact {
		switch way.Type {
		case "email":
			c.Email = append(c.Email, "mailto:"+way.Value)
		case "phone":
			c.Phone = append(c.Phone, "tel:"+dialled(way.Value))
		case "form", "url":
			c.URL = append(c.URL, way.Value)
		}
	}
	if c.Email == nil && c.Phone == nil && c.URL == nil {
		return nil
	}
	return &c
}

// dialled keeps of a telephone number what a telephone needs.
func dialled(number string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, number)
}

// modified is the newest date of a record, as exact as it is known.
func (e *exporter) modified() *typed {
	var newest content.Date
	for _, r := range e.reg.Records {
		newest = max(newest, r.Entry.Updated)
	}
	switch len(newest) {
	case len("2006"):
		return &typed{"xsd:gYear", string(newest)}
	case len("2006-01"):
		return &typed{"xsd:gYearMonth", string(newest)}
	case len("2006-01-02"):
		return &typed{"xsd:date", string(newest)}
	}
	return nil
}

// licenceAddress is the address of the licence, or that of its SPDX identifier.
func licenceAddress(l content.Licence) string {
	if l.URL == "" && l.ID != "" {
		return "https://spdx.org/licenses/" + l.ID
	}
	return l.URL
}

// languageAddresses names languages as DCAT asks for: by the lists of the
// Library of Congress, in which "pt-BR" is Portuguese.
func languageAddresses(langs []string) []string {
	var out []string
	for _, lang := range langs {
		code, _, _ := strings.Cut(lang, "-")
		list := "iso639-1"
		if len(code) > 2 {
			list = "iso639-2"
		}
		out = append(out, "http://id.loc.gov/vocabulary/"+list+"/"+code)
	}
	return out
}
