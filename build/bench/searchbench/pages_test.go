package searchbench

import (
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"testing"
)

// plainPage holds the texts of a record and nothing else. The portal's own pages
// also hold names of fields, links and anchors; with these, the index of
// Pagefind would be larger and its results worse.
var plainPage = template.Must(template.New("").Parse(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main data-pagefind-body>
<h1>{{ .Title }}</h1>
<p>{{ .Agency }}</p>
{{ range .Texts }}{{ if . }}<p>{{ . }}</p>
{{ end }}{{ end }}</main></body></html>
`))

// writePlainPages writes a page for every item to dir/en/systems/<id>/.
func writePlainPages(tb testing.TB, dir string, items []item) {
	tb.Helper()
	for i := range items {
		if err := writePlainPage(dir, &items[i]); err != nil {
			tb.Fatal(err)
		}
	}
}

func writePlainPage(dir string, it *item) error {
	folder := filepath.Join(dir, "en", "systems", it.id)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(folder, "index.html"))
	if err != nil {
		return err
	}
	err = plainPage.Execute(f, struct {
		Title, Agency string
		Texts         []string
	}{it.title, it.agency, it.texts()})
	if err != nil {
		f.Close()
		return fmt.Errorf("write the page of %s: %w", it.id, err)
	}
	return f.Close()
}

// once runs a step whose result is a folder in the cache, unless an earlier run
// has done it: the folder gets its name when it is complete.
func once(tb testing.TB, dir string, step func(dir string)) {
	tb.Helper()
	if _, err := os.Stat(dir); err == nil {
		return
	}
	unfinished := dir + ".unfinished"
	if err := os.RemoveAll(unfinished); err != nil {
		tb.Fatal(err)
	}
	if err := os.MkdirAll(unfinished, 0o755); err != nil {
		tb.Fatal(err)
	}
	step(unfinished)
	if err := os.Rename(unfinished, dir); err != nil {
		tb.Fatal(err)
	}
}
