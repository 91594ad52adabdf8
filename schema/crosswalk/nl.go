package crosswalk

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"vitrine/content"
	"vitrine/content/diag"
)

// nlFormat is the Dutch Algorithm Register as its public scrape gives it: one
// JSON object with a list of ten fields a system. The scrape is in the public
// domain (CC0).
func nlFormat() Format {
	return Format{
		Name:   "nl",
		Title:  "Algorithm Register of the Dutch government (JSON)",
		Source: nlRegister,
		Import: importNL,
	}
}

const nlRegister = "https://algoritmes.overheid.nl"

// Ids of organisations that no name may take.
const (
	nlPublisher = "algoritmeregister" // who publishes the source
	nlUnknown   = "onbekend"          // the organisation of items that name none
)

// nlID is the field with the register's stable number, called lars there.
const nlID = "id"

var nlStatus = words{
	{"in_gebruik", "in_use"},
	{"ontwikkeling", "development"},
	{"in_ontwikkeling", "development"},
	{"buiten_gebruik", "retired"},
}

// nlAssessed: the scrape reduces all assessments of a system to one word and
// does not say of which kind they are.
var nlAssessed = assessed{
	title: content.Text{
		"nl": "Impactassessment (volgens bron, soort niet vermeld)",
		"en": "Impact assessment (according to the source, kind not stated)",
	},
	words: words{{"Ja", "done"}, {"Nee", "not_done"}},
}

// nlColumns is the table of the format.
//
// “geregistreerd” is the day on which the published version was created: it
// moves whenever a text is published again, so it is the day of the update and
// not of the publication. “toegevoegd” is the day on which the scrape saw the
// item first: nobody's date but the scrape's own.
func nlColumns(organisations *directory) []column {
	return []column{
		{field: "title", target: "title.nl", cross: heading{}},
		{field: "organisatie", target: "organisation", cross: organisations},
		{field: "status", target: "lifecycle.status", cross: nlStatus},
		{field: "doel", target: "purpose.statement.nl", cross: prose{}},
		{field: "juridische_basis", target: "legal.text.nl", cross: prose{}},
		{
			field: "impactassessment", target: "assessments", cross: nlAssessed,
			silent: []string{"Onbekend"},
		},
		{field: "url", target: "links.public_page", also: "record.source.url", cross: address{}},
		{field: "geregistreerd", target: "record.updated", keep: true, cross: day{}},
		{field: "toegevoegd"},
	}
}

func importNL(r io.Reader, opts Options) (*Import, error) {
	doc, err := readDocument(r, "algoritmes")
	if err != nil {
		return nil, err
	}
	var names []string
	for _, it := range doc.items {
		if name := it.text("organisatie"); nameKey(name) != "" {
			names = append(names, name)
		}
	}
	organisations := newDirectory(names, "organisatie", nlPublisher, nlUnknown)
	im := &importer{
		format: "nl", name: opts.Name, columns: nlColumns(organisations),
		out: &Import{}, ids: map[string]string{}, counts: map[string]int{},
		retrieved: nlRetrieved(doc),
	}
	for _, it := range doc.items {
		if d := im.record(it, nlID); d != nil {
			im.standIn(d)
			im.add(d)
		}
	}
	im.nlOrganisations(organisations)
	im.out.Files = append(im.out.Files, File{content.SettingsFile, nlSettings(doc, im.out.Records)})
	im.nlVerdict(doc)
	im.out.finish()
	return im.out, nil
}

// nlRetrieved is the day on which the file was fetched, if it says so.
func nlRetrieved(doc *document) content.Date {
	for _, m := range doc.members {
		if s := scalarText(m.value); m.name == "fetched_at" && len(s) >= 10 {
			if d := content.Date(s[:10]); d.Valid() {
				return d
			}
		}
	}
	return ""
}

// standIn fills the three fields that no record can do without.
func (im *importer) standIn(d *draft) {
	if get(d.value, "title") == nil {
		title := "Algoritme " + strings.TrimPrefix(d.id, im.format+"-")
		d.value = set(d.value, "title.nl", title)
		im.report(d.item, diag.Warning, "import-no-title",
			fmt.Sprintf("the item has no title; it is called “%s”", title), "")
	}
	if get(d.value, "organisation") == nil {
		d.value = set(d.value, "organisation", nlUnknown)
		im.report(d.item, diag.Warning, "import-no-organisation",
			fmt.Sprintf("the item names no organisation; it belongs to “%s”", nlUnknown), "")
	}
	if get(d.value, "lifecycle.status") == nil {
		// The cautious reading: people may be subject to it today.
		d.value = set(d.value, "lifecycle.status", "in_use")
		im.report(d.item, diag.Warning, "import-no-status",
			"the item does not say in known words whether the system is in use; it is taken to be",
			"ask the publisher, then correct lifecycle.status")
	}
	for _, field := range []string{"title", "organisatie", "status"} {
		if raw, _ := d.item.value(field); isEmpty(raw) {
			im.keep(d, field, raw) // so that the way back knows a stand-in
		}
	}
	d.value = inOrder(d.value)
}

// recordOrder is the order in which a reader wants the fields.
var recordOrder = []string{
	"id", "title", "organisation", "lifecycle", "purpose", "legal", "assessments", "links", "record",
}

func inOrder(m content.Mapping) content.Mapping {
	var out content.Mapping
	for _, key := range recordOrder {
		if v := get(m, key); v != nil {
			out = append(out, content.Field{Key: key, Value: v})
		}
	}
	return out
}

// nlKinds are kinds of bodies that the first word of a name states.
var nlKinds = words{
	{"gemeente", "municipality"},
	{"ministerie", "ministry"},
	{"politie", "police"},
	{"provincie", "region"},
	{"universiteit", "university"},
}

func (im *importer) nlOrganisations(d *directory) {
	add := func(id string, name content.Text, kind any) {
		m := content.Mapping{{Key: "id", Value: id}, {Key: "name", Value: name}}
		if kind != nil {
			m = append(m, content.Field{Key: "kind", Value: kind})
		}
		im.out.Files = append(im.out.Files, File{"organisations/" + id + ".yaml", m})
	}
	for _, id := range d.order {
		first, _, _ := strings.Cut(d.names[id], " ")
		add(id, content.Text{"nl": d.names[id]}, nlKinds.in(first))
	}
	im.out.Organisations = len(d.order)
	add(nlPublisher, content.Text{"nl": nlTitle["nl"], "en": nlTitle["en"]}, nil)
	if im.usesUnknown() {
		add(nlUnknown, content.Text{"nl": "Organisatie niet vermeld", "en": "Organisation not stated"}, nil)
	}
}

func (im *importer) usesUnknown() bool {
	for _, f := range im.out.Files {
		if get(f.Content, "organisation") == nlUnknown {
			return true
		}
	}
	return false
}

var nlTitle = content.Text{
	"nl": "Algoritmeregister van de Nederlandse overheid",
	"en": "Algorithm Register of the Dutch government",
}

// nlSettings is the register's own file. It says everything that the source
// says about itself.
func nlSettings(doc *document, records int) content.Mapping {
	nl := fmt.Sprintf("Kopie van %s met %d algoritmes; geen officiële uitgave.", nlRegister, records)
	en := fmt.Sprintf("A copy of %s with %d algorithms; not an official edition.", nlRegister, records)
	for _, m := range doc.members {
		if !isEmpty(m.value) {
			said := fmt.Sprintf(" %s: %s.", m.name, strings.Trim(jsonASCII(m.value), `"`))
			nl, en = nl+said, en+said
		}
	}
	return content.Mapping{
		{Key: "schema_version", Value: nlSchemaVersion},
		{Key: "id", Value: "nl-algoritmeregister"},
		{Key: "title", Value: nlTitle},
		{Key: "description", Value: content.Text{"nl": nl, "en": en}},
		{Key: "publisher", Value: nlPublisher},
		{Key: "languages", Value: []string{"nl", "en"}},
		{Key: "licence", Value: content.Mapping{
			{Key: "id", Value: "CC0-1.0"},
			{Key: "name", Value: content.Text{"en": "CC0 1.0", "nl": "CC0 1.0"}},
			{Key: "url", Value: "https://creativecommons.org/publicdomain/zero/1.0/"},
		}},
		{Key: "policy", Value: content.Mapping{{Key: "redress", Value: content.RedressReported}}},
	}
}

// nlSchemaVersion is the version of the schema whose fields the table fills.
const nlSchemaVersion = "1.1"

// nlVerdict says how much of the source arrived.
func (im *importer) nlVerdict(doc *document) {
	im.out.Lost = len(doc.strange)
	for _, at := range doc.strange {
		im.report(item{at: at}, diag.Error, "import-not-an-item",
			"an entry of the list is not an object, so it cannot become a record", "")
	}
	total := len(doc.items) + len(doc.strange)
	for _, m := range doc.members {
		if n, ok := m.value.(json.Number); ok && m.name == "count" && n.String() != strconv.Itoa(total) {
			im.report(item{}, diag.Warning, "import-count",
				fmt.Sprintf("the file says that it has %s items, but it has %d", n, total),
				"it may have been cut off: fetch it again")
		}
	}
	for field, n := range im.counts {
		im.out.Kept = append(im.out.Kept, Count{field, n})
	}
}
