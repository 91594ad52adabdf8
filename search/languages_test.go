package search_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"vitrine/search"
)

// languageFile is a file of testdata/languages: texts about public systems in
// one language, and what readers of that language type.
type languageFile struct {
	// Documents are a title and a text for each id.
	Documents map[string][2]string `yaml:"documents"`
	// Queries say which documents they mean: one that must come first, or two
	// that must be among the first three.
	Queries []struct {
		Query string   `yaml:"q"`
		Want  []string `yaml:"want"`
	} `yaml:"queries"`
	// Apart are queries that must find one document and not another, although
	// that has a similar word.
	Apart []struct {
		Query string   `yaml:"q"`
		Want  []string `yaml:"want"`
		Not   []string `yaml:"not"`
	} `yaml:"apart"`
}

func readLanguage(t *testing.T, name string) languageFile {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var f languageFile
	d := yaml.NewDecoder(file)
	d.KnownFields(true)
	if err := d.Decode(&f); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if len(f.Documents) < 12 || len(f.Queries) < 10 || len(f.Apart) < 3 {
		t.Errorf("%s has %d documents, %d queries and %d to keep apart", name,
			len(f.Documents), len(f.Queries), len(f.Apart))
	}
	return f
}

// TestLanguages: in every language of the interface, words in another form, with
// a slip or without accents find what they mean, and nothing that only looks
// alike.
func TestLanguages(t *testing.T) {
	interfaces, err := filepath.Glob("../themes/portal/i18n/*.yaml")
	if err != nil || len(interfaces) == 0 {
		t.Fatal("no languages", err)
	}
	for _, file := range interfaces {
		lang := strings.TrimSuffix(filepath.Base(file), ".yaml")
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			f := readLanguage(t, filepath.Join("testdata", "languages", lang+".yaml"))
			var docs []search.Document
			for id, d := range f.Documents {
				docs = append(docs, search.Document{
					ID: id, Title: d[0], Lang: lang, Summary: d[1], SummaryLang: lang,
				})
			}
			f.judge(t, build(t, lang, docs))
		})
	}
}

func (f languageFile) judge(t *testing.T, x *search.Index) {
	for _, q := range f.Queries {
		found := hitIDs(x.Search(q.Query, 3))
		near := found[:min(len(found), 1)]
		if len(q.Want) > 1 {
			near = found
		}
		for _, id := range q.Want {
			if !slices.Contains(near, id) {
				t.Errorf("%q finds %q, want %q", q.Query, found, q.Want)
			}
		}
	}
	for _, q := range f.Apart {
		found := hitIDs(x.Search(q.Query+" ", 0)) // the last word is whole
		for _, id := range q.Want {
			if !slices.Contains(found, id) {
				t.Errorf("%q finds %q, but not %q", q.Query, found, id)
			}
		}
		for _, id := range q.Not {
			if slices.Contains(found, id) {
				t.Errorf("%q finds %q too", q.Query, id)
			}
		}
	}
}

func hitIDs(r search.Results) (out []string) {
	for _, h := range r.Hits {
		out = append(out, h.ID)
	}
	return out
}

// TestFronts: in an index of many files a word is found behind what is written
// together with it, although it lies in another file; the client finds the same.
func TestFronts(t *testing.T) {
	for _, c := range []struct{ lang, title, query string }{
		{"ar", "اعتراض", "والاعتراض"},
		{"ar", "التماس", "بالتماس"},
		{"ar", "اعتراض", "للاعتراض"},
		{"ga", "fíneálacha", "bhfíneálacha"},
	} {
		docs, _ := corpus("ar", 300)
		docs = append(docs, search.Document{ID: "meant", Title: c.title, Lang: c.lang})
		x := build(t, c.lang, docs)
		if found := hitIDs(x.Search(c.query, 1)); len(found) != 1 || found[0] != "meant" {
			t.Errorf("%s: %q finds %q", c.lang, c.query, found)
		}
		compareWithClient(t, x, c.lang, []string{c.query, c.query + " ", "x" + c.query})
	}
}
