package export

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vitrine/build/layout"
	"vitrine/content"
	"vitrine/schema"
)

func readPackage(t *testing.T, out files) packageFile {
	t.Helper()
	var p packageFile
	if err := json.Unmarshal(out[layout.Package], &p); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPackageDescribesTheFiles(t *testing.T) {
	out, offered := export(t, load(t, nil), "https://register.example/")
	p := readPackage(t, out)
	if p.Name != "alvemar" || p.Title != "AI Register of Alvemar" ||
		p.Homepage != "https://register.example/" || p.Licences[0].Name != "CC0-1.0" ||
		p.Contributors[0].Title != "City of Alvemar" {
		t.Errorf("package: %+v", p)
	}
	var paths []string
	for _, r := range p.Resources {
		paths = append(paths, r.Path)
		i := slices.IndexFunc(offered, func(f File) bool { return f.Name == "data/"+r.Path })
		if i < 0 {
			t.Fatalf("%s is not offered", r.Path)
		}
		if r.Bytes != offered[i].Size || r.Hash != "sha256:"+offered[i].SHA256 {
			t.Errorf("%s: %d bytes, %s", r.Path, r.Bytes, r.Hash)
		}
		if !regexp.MustCompile(`^[-a-z0-9._/]+$`).MatchString(r.Name) {
			t.Errorf("%q is not the name of a resource", r.Name)
		}
	}
	want := []string{
		"completeness.csv", "statistics.csv", "records-raw.csv", "records.ndjson", "records.json",
		"records.csv",
	}
	if !slices.Equal(paths, want) {
		t.Errorf("resources: %q", paths)
	}
	if raw := p.Resources[2].Profile; raw != "tabular-data-resource" {
		t.Errorf("the table for programs is a %s", raw)
	}
}

func TestFieldsAreTheHeaderAndFitTheCells(t *testing.T) {
	out, _ := export(t, load(t, nil), "")
	tables := 0
	for _, r := range readPackage(t, out).Resources {
		if r.Schema == nil {
			continue
		}
		tables++
		data, _ := bytes.CutPrefix(out["data/"+r.Path], []byte(byteOrderMark))
		if r.Path == "records.csv" {
			data = out[layout.RawCSV] // a guarded cell is not the value itself
		}
		header, rows := table(t, data)
		if len(rows) == 0 {
			t.Errorf("%s holds no row", r.Path)
		}
		var names []string
		for _, f := range r.Schema.Fields {
			names = append(names, f.Name)
			if f.Description == "" {
				t.Errorf("%s of %s is not described", f.Name, r.Path)
			}
			for id, row := range rows {
				if why := f.refuses(row[f.Name]); why != "" {
					t.Errorf("%s of %s: %q %s", f.Name, id, row[f.Name], why)
				}
			}
		}
		if !slices.Equal(names, header) {
			t.Errorf("%s: fields %q, header %q", r.Path, names, header)
		}
	}
	if tables != 4 {
		t.Errorf("%d tables", tables)
	}
}

// TestOwnCodesAreValues: a reader of the table does not refuse the codes that the
// register itself has added.
func TestOwnCodesAreValues(t *testing.T) {
	reg := load(t, nil)
	reg.Settings.Lists = map[string][]content.OwnCode{"area": {{Code: "alvemar.harbour"}}}
	reg.Records[0].Affected.Area = "alvemar.harbour"
	out, _ := export(t, reg, "")
	for _, r := range readPackage(t, out).Resources {
		if r.Schema == nil {
			continue
		}
		i := slices.IndexFunc(r.Schema.Fields, func(f field) bool { return f.Name == "area" })
		if i < 0 {
			continue // a table of counts
		}
		if refused := r.Schema.Fields[i].refuses("alvemar.harbour"); refused != "" {
			t.Errorf("%s: the area %s", r.Name, refused)
		}
		if refused := r.Schema.Fields[i].refuses("alvemar.hill"); refused == "" {
			t.Errorf("%s: an area that nobody has defined is taken", r.Name)
		}
	}
	if !strings.Contains(string(out[layout.RawCSV]), ",alvemar.harbour,") {
		t.Error("the area is not in the table")
	}
}

func TestEveryColumnIsDocumented(t *testing.T) {
	docs, err := os.ReadFile("../../docs/data.md")
	if err != nil {
		t.Fatal(err)
	}
	_, tables, _ := strings.Cut(string(docs), "\n## The tables\n")
	records, counts, ok := strings.Cut(tables, "\n## The tables of counts\n")
	statistics, completeness, found := strings.Cut(counts, "\n### `completeness.csv`\n")
	if !ok || !found {
		t.Fatal("docs/data.md lacks a table")
	}
	row := regexp.MustCompile("(?m)^\\| `([a-z_<>]+)` \\|")
	for text, table := range map[string][]column{
		records:      columns([]string{"<lang>"}, schema.RegisterLists{}),
		statistics:   headings(statisticsColumns()),
		completeness: headings(completenessColumns()),
	} {
		var documented, names []string
		for _, m := range row.FindAllStringSubmatch(text, -1) {
			documented = append(documented, m[1])
		}
		for _, c := range table {
			names = append(names, c.name)
		}
		if !slices.Equal(documented, names) {
			t.Errorf("documented: %q\ncolumns: %q", documented, names)
		}
	}
}

// refuses checks a cell as a reader of the package does.
func (f field) refuses(cell string) string {
	c := f.Constraints
	switch {
	case c != nil && c.Required && cell == "":
		return "is missing"
	case cell == "":
	case f.Type == "integer" && !regexp.MustCompile(`^[0-9]+$`).MatchString(cell):
		return "is not an integer"
	case f.Type == "boolean" && !slices.Contains(slices.Concat(f.TrueValues, f.FalseValues), cell):
		return "is not a boolean"
	case c != nil && c.Enum != nil && !slices.Contains(c.Enum, cell):
		return "is not a value of the list"
	case c != nil && c.Pattern != "" && !regexp.MustCompile("^("+c.Pattern+")$").MatchString(cell):
		return "does not match"
	}
	return ""
}

func TestCatalogueDescribesTheFiles(t *testing.T) {
	reg := load(t, nil)
	out, offered := export(t, reg, "https://register.example/ai/")
	var c struct {
		catalogue
		Context map[string]any `json:"@context"`
	}
	if err := json.Unmarshal(out[layout.Catalogue], &c); err != nil {
		t.Fatal(err)
	}
	d := c.Dataset
	if d.LandingPage != "https://register.example/ai/en/data/" || d.Identifier != "alvemar" ||
		d.Title["fr"] != reg.Settings.Title["fr"] || d.Publisher.Name["en"] != "City of Alvemar" ||
		d.Modified.Value < "2026-10-30" || d.Modified.Type != "xsd:date" ||
		!slices.Contains(d.Language, "http://id.loc.gov/vocabulary/iso639-1/ar") ||
		!slices.Equal(d.ContactPoint.Phone, []string{"tel:+9991002040"}) {
		t.Errorf("data set: %+v", d)
	}
	if len(d.Distributions) != 6 {
		t.Errorf("%d distributions", len(d.Distributions))
	}
	for _, x := range d.Distributions {
		name, ok := strings.CutPrefix(x.DownloadURL, "https://register.example/ai/")
		i := slices.IndexFunc(offered, func(f File) bool { return f.Name == name })
		if !ok || i < 0 {
			t.Fatalf("%s is not offered", x.DownloadURL)
		}
		if x.Checksum.Value != offered[i].SHA256 || x.Licence != reg.Settings.Licence.URL {
			t.Errorf("distribution: %+v", x)
		}
	}
}

// A key without a meaning would be dropped silently by every reader.
func TestEveryKeyOfTheCatalogueHasAMeaning(t *testing.T) {
	out, _ := export(t, load(t, nil), "https://register.example/")
	doc := decode(t, out[layout.Catalogue]).(map[string]any)
	context := doc["@context"].(map[string]any)
	delete(doc, "@context")
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				walk(x)
			}
		case map[string]any:
			for key, x := range v {
				term, known := context[key]
				if !known && key[0] != '@' {
					t.Errorf("%s has no meaning", key)
				}
				if m, ok := term.(map[string]any); ok && m["@container"] == "@language" {
					continue // its keys are languages
				}
				walk(x)
			}
		}
	}
	walk(doc)
}

func TestWithoutABaseURLTheCatalogueIsRelative(t *testing.T) {
	out, _ := export(t, load(t, nil), "")
	var c catalogue
	if err := json.Unmarshal(out[layout.Catalogue], &c); err != nil {
		t.Fatal(err)
	}
	if c.Dataset.LandingPage != "../en/data/index.html" ||
		c.Dataset.Distributions[0].DownloadURL != "records.csv" {
		t.Errorf("data set: %+v", c.Dataset)
	}
	if p := readPackage(t, out); p.Homepage != "" {
		t.Errorf("homepage is %s", p.Homepage)
	}
}

func TestModifiedIsAsExactAsItsSource(t *testing.T) {
	for date, want := range map[content.Date]string{
		"2026": "xsd:gYear", "2026-03": "xsd:gYearMonth", "2026-03-18": "xsd:date",
	} {
		rec := &content.Record{Entry: content.Entry{Updated: date}}
		e := exporter{reg: &content.Register{Records: []*content.Record{{}, rec}}}
		if got := e.modified(); got == nil || got.Type != want || got.Value != string(date) {
			t.Errorf("%s: %+v", date, got)
		}
	}
	if got := (&exporter{reg: &content.Register{}}).modified(); got != nil {
		t.Errorf("no records: %+v", got)
	}
}

func TestLicenceWithoutAddressIsNamedBySPDX(t *testing.T) {
	for want, l := range map[string]content.Licence{
		"":                                   {},
		"https://a.example/":                 {ID: "x", URL: "https://a.example/"},
		"https://spdx.org/licenses/EUPL-1.2": {ID: "EUPL-1.2"},
	} {
		if got := licenceAddress(l); got != want {
			t.Errorf("%+v: %q", l, got)
		}
	}
}
