package export

import (
	"crypto/sha256"
	"fmt"
	"io/fs"

	"vitrine/build/layout"
	"vitrine/build/statistics"
	"vitrine/content"
	"vitrine/schema"
)

// Write takes a finished file of the site. Names are those of package layout. An
// error ends the work and is returned as it is.
type Write func(name string, data []byte) error

// File is a file that the data page offers.
type File struct {
	Name   string // in the site: "data/records.csv"
	Key    string // of its description in the interface's strings: "download_csv"
	Format string // what people call it: "CSV"
	Size   int64
	SHA256 string // in hexadecimal digits
}

// Data writes the open data of a register that has been checked, and returns
// the files to offer, in the order in which most people want them. Of the site
// it uses the base URL (without it, addresses in the data are relative), the
// default language, whose pages the tables name, and the state of the register.
func Data(reg *content.Register, s Site, write Write) ([]File, error) {
	place, err := newPlace(s.BaseURL)
	if err != nil {
		return nil, err
	}
	e := &exporter{
		reg: reg, place: place, lang: s.language(reg), state: s.State, write: write,
	}
	for _, step := range []func() error{
		e.json, e.tables, e.counted, e.dataPackage, e.catalogue, e.schema,
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return e.files(), nil
}

// exporter writes the data of one register.
type exporter struct {
	reg   *content.Register
	place place
	lang  string // of the pages that addresses lead to
	state statistics.State
	write Write

	written map[string]File // the files to offer
}

// put writes a file and remembers what it is if it is one to offer.
func (e *exporter) put(name string, data []byte) error {
	if err := e.write(name, data); err != nil {
		return err
	}
	for _, o := range offers {
		if o.name == name {
			if e.written == nil {
				e.written = map[string]File{}
			}
			e.written[name] = File{
				Name: name, Key: o.key, Format: o.format, Size: int64(len(data)),
				SHA256: fmt.Sprintf("%x", sha256.Sum256(data)),
			}
		}
	}
	return nil
}

// offer is a file that people can fetch: what the data page calls it, what a
// catalogue says of it.
type offer struct {
	name, key, format, media string
	title, about             string // in English, for catalogues
	resource                 bool   // it holds the data, not something about them
}

var offers = []offer{
	{
		layout.CSV, "download_csv", "CSV", "text/csv", "Table for spreadsheets",
		"One row for each system. An apostrophe stands before characters that would begin " +
			"a formula, and a byte order mark at the beginning.", true,
	},
	{
		layout.JSON, "download_json", "JSON", "application/json", "The whole register",
		"All records, organisations and channels as they were entered.", true,
	},
	{
		layout.NDJSON, "download_ndjson", "NDJSON", "application/x-ndjson", "Records, one a line",
		"All records as they were entered, one JSON value a line.", true,
	},
	{
		layout.RawCSV, "download_csv_raw", "CSV", "text/csv", "Table for programs",
		"One row for each system, every value as it is. Not safe to open in a spreadsheet.",
		true,
	},
	{
		layout.StatisticsCSV, "download_statistics", "CSV", "text/csv", "Statistics",
		"Counts of systems in the register, for each organisation and area, and of changes in " +
			"each year and quarter. Safe to open in a spreadsheet.", true,
	},
	{
		layout.CompletenessCSV, "download_completeness", "CSV", "text/csv", "Completeness",
		"What each record answers, and which fields it does not publish. Safe to open in a " +
			"spreadsheet.", true,
	},
	{
		layout.Package, "download_package", "JSON", "application/json", "Data package",
		"The files and the columns of the tables, described.", false,
	},
	{
		layout.Catalogue, "download_catalogue", "JSON-LD", "application/ld+json", "Catalogue",
		"The description for data portals.", false,
	},
	{
		layout.Schema("v1/record.json"), "download_schema", "JSON", "application/json",
		"Schema of a record", "The JSON Schema that every record follows.", false,
	},
}

// files lists what was written, in the order of offers.
func (e *exporter) files() []File {
	var files []File
	for _, o := range offers {
		if f, ok := e.written[o.name]; ok {
			files = append(files, f)
		}
	}
	return files
}

// resources are the offers that hold the data.
func resources() []offer {
	var out []offer
	for _, o := range offers {
		if o.resource {
			out = append(out, o)
		}
	}
	return out
}

// schema writes the JSON Schema and the code lists, byte for byte.
func (e *exporter) schema() error {
	files := schema.FS()
	return fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return fmt.Errorf("read schema: %w", err)
		}
		return e.put(layout.Schema(name), data)
	})
}
