package build_test

import (
	"bufio"
	"encoding/json"
	"encoding/xml"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"vitrine/content"
	"vitrine/content/example"
	"vitrine/content/ledger"
)

// feed is what the tests read of a feed.
type feed struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string   `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Author  string   `xml:"author>name"`
	Links   []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"link"`
	Entries []struct {
		ID        string `xml:"id"`
		Title     string `xml:"title"`
		Published string `xml:"published"`
		Updated   string `xml:"updated"`
		Link      struct {
			Href string `xml:"href,attr"`
		} `xml:"link"`
		Content string `xml:"content"`
	} `xml:"entry"`
}

// TestHistoryOfTheExample reads what the portal of the example says of its past.
func TestHistoryOfTheExample(t *testing.T) {
	reg := load(t, example.FS())
	out := portal(t, reg)
	t.Run("feeds", func(t *testing.T) { feedsSayWhatTheLogSays(t, reg, os.DirFS(out)) })
	t.Run("data", func(t *testing.T) { versionsHaveFiles(t, reg, out) })
	t.Run("pages", func(t *testing.T) { pagesTellThePast(t, out) })
}

// feedsSayWhatTheLogSays reads every feed.
func feedsSayWhatTheLogSays(t *testing.T, reg *content.Register, out fs.FS) {
	ids := map[string]string{} // of feeds
	entries := map[string]int{}
	err := fs.WalkDir(out, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Base(name) != "feed.xml" {
			return err
		}
		f := readAtom(t, out, name)
		if other := ids[f.ID]; other != "" || f.ID == "" {
			t.Errorf("%s and %s have the id %q", name, other, f.ID)
		}
		ids[f.ID] = name
		entries[name] = len(f.Entries)
		same := jsonIDs(t, out, strings.TrimSuffix(name, ".xml")+".json")
		if len(same) != len(f.Entries) {
			t.Errorf("%s has %d entries, the same as JSON %d", name, len(f.Entries), len(same))
		}
		for i, e := range f.Entries {
			if i < len(same) && e.ID != same[i] {
				t.Errorf("%s: entry %d has the id %s, as JSON %s", name, i, e.ID, same[i])
			}
			if i > 0 && e.Published > f.Entries[i-1].Published {
				t.Errorf("%s: %s stands after an older entry", name, e.ID)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	countEntries(t, reg, entries)
}

// countEntries holds the numbers of entries, by the names of feeds, against the log.
func countEntries(t *testing.T, reg *content.Register, entries map[string]int) {
	t.Helper()
	for _, id := range reg.Log.IDs(ledger.Record) {
		want := len(reg.Log.Versions(ledger.Record, id))
		if got := entries["en/systems/"+id+"/history/feed.xml"]; got != want {
			t.Errorf("the feed of %s has %d entries, want its %d versions", id, got, want)
		}
	}
	first, changed := reg.Log.Versions(ledger.Settings, "alvemar")[0].Date, 0
	for _, e := range reg.Log.Entries() {
		if e.Date != first {
			changed++
		}
	}
	if got := entries["ar/changes/feed.xml"]; got != changed || changed == 0 {
		t.Errorf("the feed of the register has %d entries, want %d", got, changed)
	}
	for name, want := range map[string]int{
		"en/changes/class/redress-deadline-shortened/feed.xml": 1,
		"en/changes/class/redress-route-removed/feed.xml":      0, // it can be followed before
		"nl/changes/organisation/kerbline/feed.xml":            1,
	} {
		if got, there := entries[name]; !there || got != want {
			t.Errorf("%s has %d entries, want %d", name, got, want)
		}
	}
}

func readAtom(t *testing.T, out fs.FS, name string) feed {
	t.Helper()
	data, err := fs.ReadFile(out, name)
	if err != nil {
		t.Fatal(err)
	}
	var f feed
	if err := xml.Unmarshal(data, &f); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if f.Lang != strings.Split(name, "/")[0] || f.Title == "" || f.Author == "" ||
		f.Updated == "" || len(f.Links) != 2 {
		t.Errorf("%s lacks something: %+v", name, f)
	}
	for _, l := range f.Links {
		names(t, out, name, l.Href)
	}
	for _, e := range f.Entries {
		if e.ID == "" || e.Title == "" || e.Published == "" || e.Updated < e.Published ||
			e.Content == "" {
			t.Errorf("%s: an entry lacks something: %+v", name, e)
		}
		names(t, out, name, e.Link.Href)
	}
	return f
}

// names reports an address in a feed that names no file of the site.
func names(t *testing.T, out fs.FS, from, address string) {
	t.Helper()
	file, ok := strings.CutPrefix(address, "https://register.example/")
	file, _, _ = strings.Cut(file, "#")
	if strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	if _, err := fs.Stat(out, file); !ok || err != nil {
		t.Errorf("%s leads to %s: %v", from, address, err)
	}
}

func jsonIDs(t *testing.T, out fs.FS, name string) []string {
	t.Helper()
	data, err := fs.ReadFile(out, name)
	if err != nil {
		t.Fatal(err)
	}
	var f struct {
		Version string
		Items   []struct{ ID string }
	}
	if err := json.Unmarshal(data, &f); err != nil || !strings.HasSuffix(f.Version, "/1.1") {
		t.Fatalf("%s: %v, version %q", name, err, f.Version)
	}
	var ids []string
	for _, item := range f.Items {
		ids = append(ids, item.ID)
	}
	return ids
}

// versionsHaveFiles holds the data of each version against the log.
func versionsHaveFiles(t *testing.T, reg *content.Register, out string) {
	for _, id := range reg.Log.IDs(ledger.Record) {
		timemap := read(t, out, "data/records/"+id+"/timemap.link")
		for _, e := range reg.Log.Versions(ledger.Record, id) {
			name := strings.TrimPrefix(e.BodyFile(), "log/")
			if got := ledger.HashOf([]byte(read(t, out, "data/"+name))); got != e.SHA256 {
				t.Errorf("data/%s is not what was published", name)
			}
			if !strings.Contains(timemap, "/data/"+name+">") {
				t.Errorf("the time map of %s does not name version %d", id, e.Revision)
			}
		}
	}
	lines := bufio.NewScanner(strings.NewReader(read(t, out, "data/changes.jsonl")))
	numbers, shortened := map[int]bool{}, ""
	for lines.Scan() {
		var line struct {
			Number               int
			Class, ID, Old, Path string
		}
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			t.Fatal(err)
		}
		numbers[line.Number] = true
		if line.Class == "redress-deadline-shortened" {
			shortened += line.ID + " " + line.Path + " "
		}
	}
	if len(numbers) != reg.Log.Len() {
		t.Errorf("changes.jsonl tells of %d entries, the log has %d", len(numbers), reg.Log.Len())
	}
	if shortened != "parking-cameras /redress/0/deadline/value " {
		t.Errorf("changes.jsonl says that deadlines were shortened in %q", shortened)
	}
}

// pagesTellThePast reads what people are told.
func pagesTellThePast(t *testing.T, out string) {
	for page, wants := range map[string][]string{
		"en/systems/parking-cameras/index.html": {
			"There is less time to contest", `href="history/index.html"`, `rel="version-history"`,
		},
		"en/systems/potholes/index.html": {"It has not changed since then"},
		"en/systems/child-welfare-signals/index.html": { // a channel of it has changed
			"There is more time to contest", `href="../../changes/index.html#n53"`,
		},
		"en/systems/parking-cameras/history/index.html": {
			"Version 2", "This is the first version.", `rel="latest-version" href="../index.html"`,
			"../../../../data/records/parking-cameras/1.json",
		},
		"en/systems/parking-cameras/history/2/index.html": {
			`rel="predecessor-version" href="../1/index.html"`, ">30 days<", ">14 days<",
			`<del><span class="vh" lang="en" dir="ltr">removed: </span>30</del>`,
			`<ins><span class="vh" lang="en" dir="ltr">added: </span>14</ins>`,
		},
		"en/systems/parking-cameras/history/1/index.html": {
			`rel="successor-version" href="../2/index.html"`, "This is the first version.",
		},
		"ar/systems/noise-meters/history/2/index.html": {"نُشر خطأً", `dir="rtl"`},
		"en/changes/index.html": {
			"There is less time to contest", "Withdrawn", "class/date-only/index.html",
			"organisation/kerbline/index.html", "Ombudsman", "20 October 2025",
		},
		"en/changes/class/date-only/index.html": {
			"Checking building applications for missing papers",
		},
		"en/changes/organisation/kerbline/index.html":  {"Parking fines by camera car"},
		"en/organisations/kerbline/index.html":         {"changes/organisation/kerbline/index.html"},
		"en/data/index.html":                           {"data/changes.jsonl"},
		"en/systems/noise-meters/history/2/index.html": {"Published by mistake", "record was withdrawn"},
	} {
		text := read(t, out, page)
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not hold %s", page, want)
			}
		}
	}
	if _, err := os.Stat(filepath.Join(out, "en/systems/potholes/history/1")); err == nil {
		t.Error("a single version has a page of its own")
	}
}

// TestWithoutLog: what was never published has no history, but the address of the
// list of changes is there.
func TestWithoutLog(t *testing.T) {
	out := portal(t, load(t, small(t, "")))
	if got := read(t, out, "en/changes/index.html"); !strings.Contains(got, "vitrine publish") {
		t.Error("the list of changes does not say how versions are kept")
	}
	for _, name := range []string{"data/changes.jsonl", "en/changes/feed.xml"} {
		if _, err := os.Stat(filepath.Join(out, name)); err == nil {
			t.Errorf("there is a %s", name)
		}
	}
	err := filepath.WalkDir(out, func(name string, _ fs.DirEntry, err error) error {
		if filepath.Base(name) == "history" {
			t.Errorf("there is a %s", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestErasedVersionsShowNothing erases a record that had two versions and was then
// published anew.
func TestErasedVersionsShowNothing(t *testing.T) {
	reg := erased(t)
	id := reg.Records[0].ID
	out := portal(t, reg)
	history := read(t, out, "en/systems/"+id+"/history/index.html")
	for _, want := range []string{"Judgment 7", "was erased on 3 January 2026", id + "/4.json"} {
		if !strings.Contains(history, want) {
			t.Errorf("the history does not hold %s", want)
		}
	}
	err := filepath.WalkDir(out, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if strings.Contains(string(data), "Secret") {
			t.Errorf("%s holds what was erased", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(out, "data/records", id, "1.json")); err == nil {
		t.Error("the data of an erased version are there")
	}
}

// erased is a small register whose record had two versions, was erased, and came
// back without what had to go.
func erased(t *testing.T) *content.Register {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, small(t, "")); err != nil {
		t.Fatal(err)
	}
	id := load(t, small(t, "")).Records[0].ID
	item := func(title string) []ledger.Item {
		return []ledger.Item{{
			Kind: ledger.Record, ID: id, Status: ledger.Published,
			Body: []byte(`{"id":"` + id + `","title":{"en":"` + title + `"}}`),
		}}
	}
	var log *ledger.Log
	draft, err := log.Draft(
		ledger.Publication{Date: "2026-01-01", Items: item("Secret A")},
		ledger.Publication{Date: "2026-01-02", Items: item("Secret B")},
		ledger.Publication{Date: "2026-01-03", Erase: []ledger.Erasure{{
			Kind: ledger.Record, ID: id, Ground: ledger.Text{"en": "Judgment 7"},
		}}},
		ledger.Publication{Date: "2026-01-04", Items: item("Left")},
	)
	if err != nil {
		t.Fatal(err)
	}
	if err := ledger.Append(dir, draft); err != nil {
		t.Fatal(err)
	}
	reg, problems, err := content.Open(dir)
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	return reg
}
