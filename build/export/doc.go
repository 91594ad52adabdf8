// Package export writes what a portal has for programs: its open data, and the
// files that web servers and search engines read.
//
// # Data
//
// [Data] writes, into data/:
//
//	records/<id>.json        what the file of the register says, as JSON
//	organisations/<id>.json
//	channels/<id>.json
//	records.json             the whole register in one file
//	records.ndjson           one record a line
//	records.csv              one record a row, safe to open in a spreadsheet
//	records-raw.csv          the same table, every value as it is
//	statistics.csv           counts of systems and of changes, a group or period a row
//	completeness.csv         what each record answers, one record a row
//	datapackage.json         the files and each column, as a Frictionless Data Package
//	catalog.jsonld           the same for data portals, in DCAT 3
//	schema/                  the JSON Schema and the code lists
//
// The JSON files say exactly what the YAML files say: nothing is resolved,
// translated or filled in, and a withdrawn record is there like any other. Keys
// are in alphabetical order. The files of single records, bodies and channels
// are indented, because people open them and compare versions; in records.json
// and records.ndjson each record is one line, because programs read them. The
// characters < > & are written as \u003c and so on, so that a value may be put
// into a <script> element by whoever includes the data in a page; to a JSON
// parser that is the same.
//
// The tables are for people with a spreadsheet and hold only what fits into a
// row. Their columns are defined once, in [columns], and described from there
// in datapackage.json. Nothing in a table stands for two things: an answer that
// is not published says not_published, never no, and is never left to an empty
// cell.
//
// # Spreadsheets
//
// A text that somebody wrote into a register must never become a formula on
// somebody else's computer. In records.csv an apostrophe stands before = + - @
// where one of them begins a cell, see [guard]; so it does in the tables of counts,
// which hold names. records-raw.csv has none.
//
// # Servers
//
// [Server] writes robots.txt, _headers (for hosts such as Netlify and
// Cloudflare Pages) and .htaccess (Apache), the last two from one table, so
// that a portal is protected in the same way wherever it lies. It writes
// sitemap.xml only when it knows where the site will be, because a sitemap
// holds whole addresses and nothing else.
//
// Everything is sorted and depends on the register alone: the same register
// gives the same bytes.
package export
