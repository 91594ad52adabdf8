// Package layout says where every file of a portal is. Nothing else in the
// program spells a path of the output.
//
// Pages have a path without language and slashes at the ends ("systems/abc");
// [Link] makes the address from the root of the site that a template writes
// ("/en/systems/abc/"), [PageFile] the name of the file ("en/systems/abc/index.html").
// Publishing turns addresses from the root into relative ones.
package layout

import (
	"path"
	"strconv"
	"strings"
)

// Pages that stand once in each language.
const (
	Home          = ""
	Systems       = "systems"
	Contest       = "contest" // what happened to you?
	Unsure        = "contest/dont-know"
	Organisations = "organisations"
	Browse        = "browse"
	Rights        = "rights"
	Groups        = "groups" // of people at heightened risk
	Areas         = "areas"
	RedLines      = "red-lines"
	Search        = "search"
	Statistics    = "statistics"
	Data          = "data"
	About         = "about"
	Fields        = "about/fields" // what the fields mean
	FieldVersions = "about/fields/versions"
	Accessibility = "accessibility"
	Glossary      = "glossary" // words of the field, explained
	Changes       = "changes"  // what changed, newest first
)

// Files that stand once in the site.
const (
	Chooser       = "index.html"
	NotFound      = "404.html"
	Robots        = "robots.txt"
	Sitemap       = "sitemap.xml"
	Headers       = "_headers"
	Htaccess      = ".htaccess"
	CSS           = "assets/portal.css" // made by the theme
	SearchJS      = "assets/search.js"
	NDJSON        = "data/records.ndjson"
	CSV           = "data/records.csv"     // safe to open in a spreadsheet
	RawCSV        = "data/records-raw.csv" // every value as it is
	JSON          = "data/records.json"    // the whole register
	Package       = "data/datapackage.json"
	Catalogue     = "data/catalog.jsonld"
	ChangesNDJSON = "data/changes.jsonl" // one change a line, oldest first
)

// Tables of counts.
const (
	StatisticsCSV   = "data/statistics.csv"
	CompletenessCSV = "data/completeness.csv"
)

// Folders of the site.
const (
	dataRecords    = "data/records"
	dataBodies     = "data/organisations"
	dataChannels   = "data/channels"
	dataSchema     = "data/schema"
	searchShards   = "search"
	shortAddresses = "s"
)

// System is the page of a record.
func System(id string) string { return path.Join(Systems, id) }

// SystemContest is the page that says how to contest decisions of a system.
func SystemContest(id string) string { return path.Join(Systems, id, "contest") }

// SystemSource is the page that shows the file of a record.
func SystemSource(id string) string { return path.Join(Systems, id, "source") }

// ContestDates is the page with the last day for every date of a letter, for all
// systems with the same time limit. No life event has this name: those that
// registers add have a dot.
func ContestDates(rule string) string { return path.Join(Contest, "dates", rule) }

// ContestLetter is the page with a letter to contest a decision.
func ContestLetter(id string) string { return path.Join(SystemContest(id), "letter") }

// LetterText is that letter as a text, in a language.
func LetterText(lang, id string) string {
	return path.Join(lang, ContestLetter(id), "letter.txt")
}

// LetterRTF is that letter for word processors, in a language.
func LetterRTF(lang, id string) string {
	return path.Join(lang, ContestLetter(id), "letter.rtf")
}

// SystemEasy says in easy language how to contest decisions of a system.
func SystemEasy(id string) string { return path.Join(SystemContest(id), "easy") }

// History is the page with the versions of a record.
func History(id string) string { return path.Join(Systems, id, "history") }

// Difference is the page that holds a version of a record against the one before.
func Difference(id string, revision int) string {
	return path.Join(History(id), strconv.Itoa(revision))
}

// ChangesOfClass is the list of changes of a class of meaning.
func ChangesOfClass(class string) string { return path.Join(Changes, "class", class) }

// ChangesOfOrganisation is the list of changes of an organisation and its systems.
func ChangesOfOrganisation(id string) string { return path.Join(Changes, "organisation", id) }

// Feed is the Atom feed that follows a page.
func Feed(lang, page string) string { return path.Join(lang, page, "feed.xml") }

// JSONFeed is the same as JSON.
func JSONFeed(lang, page string) string { return path.Join(lang, page, "feed.json") }

// Notice is the sheet about a system that is printed for letters and counters.
func Notice(id string) string { return path.Join(Systems, id, "notice") }

// Event is the page of systems that have a part in a life event.
func Event(code string) string { return path.Join(Contest, code) }

// EventBody is the page of those systems that an organisation uses.
func EventBody(code, id string) string { return path.Join(Event(code), id) }

// EventArea is the page of those systems that belong to an area of life. Ids of
// organisations have no dot.
func EventArea(code, area string) string { return path.Join(Event(code), "area."+area) }

// Organisation is the page of an organisation.
func Organisation(id string) string { return path.Join(Organisations, id) }

// Facet is the page that lists the values of a facet with their counts. What
// people link to, because it is about people, has a short address.
func Facet(facet string) string {
	switch facet {
	case "rights":
		return Rights
	case "heightened_risk":
		return Groups
	case "area":
		return Areas
	case "red_lines":
		return RedLines
	}
	return path.Join(Browse, facet)
}

// FacetValue is the first page of the systems that have a value. Values are codes,
// but for suppliers, whose names may hold anything.
func FacetValue(facet, code string) string {
	switch facet {
	case "supplier":
		code = nameSegment(code)
	case "language":
		code = strings.ToLower(code)
	}
	return path.Join(Facet(facet), code)
}

// FieldsOf is the page that explains the fields of a kind of file, or of parts
// that several kinds share.
func FieldsOf(kind string) string { return path.Join(Fields, kind) }

// Part is page n of a list that is too long for one page. Page 1 is the list
// itself; the others never collide with an id, which has no dot.
func Part(list string, n int) string {
	if n <= 1 {
		return list
	}
	return path.Join(list, "page."+strconv.Itoa(n))
}

// FreePage is a page that the register's editors wrote themselves.
func FreePage(name string) string { return path.Join("pages", name) }

// Link is the address of a page from the root of the site.
func Link(lang, page string) string {
	if page == Home {
		return "/" + lang + "/"
	}
	return "/" + lang + "/" + page + "/"
}

// PageFile is the file of a page.
func PageFile(lang, page string) string { return path.Join(lang, page, "index.html") }

// File is the address of a file from the root of the site.
func File(name string) string { return "/" + name }

// Short is the permanent address of a system without a language: it is
// printed on letters.
func Short(id string) string { return path.Join(shortAddresses, id, "index.html") }

// ShortLink is the address of Short without the file name.
func ShortLink(id string) string { return "/" + path.Join(shortAddresses, id) + "/" }

// QR is the drawing of ShortLink as a QR code.
func QR(id string) string { return path.Join(shortAddresses, id, "qr.svg") }

// RecordJSON is the data of one record.
func RecordJSON(id string) string { return path.Join(dataRecords, id+".json") }

// VersionJSON is what a version of a record says.
func VersionJSON(id string, revision int) string {
	return path.Join(dataRecords, id, strconv.Itoa(revision)+".json")
}

// TimeMap lists the versions of the data of a record with their dates.
func TimeMap(id string) string { return path.Join(dataRecords, id, "timemap.link") }

// OrganisationJSON is the data of one organisation.
func OrganisationJSON(id string) string { return path.Join(dataBodies, id+".json") }

// ChannelJSON is the data of one channel.
func ChannelJSON(id string) string { return path.Join(dataChannels, id+".json") }

// Schema is a file of the published schema.
func Schema(name string) string { return path.Join(dataSchema, name) }

// SitemapPart is part n of a sitemap that is too large for one file.
func SitemapPart(n int) string { return "sitemap-" + strconv.Itoa(n) + ".xml" }

// Shard is a file of the search index of a language.
func Shard(lang, name string) string { return path.Join(searchShards, lang, name) }
