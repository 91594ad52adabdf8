// Package bench measures a whole build against a floor, in one run, so that the
// ratios mean the same on every machine.
//
// The floor is what a programmer would write who needs nothing but HTML: for
// each record and language two pages by html/template with the texts through
// goldmark and the record through encoding/json, on two workers, nothing
// checked, nothing written. A page holds the texts of the record under their
// names, again and again until it is as long as our pages are on the average.
package bench

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"html/template"
	"io/fs"
	"os"
	"path"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/yuin/goldmark"

	"vitrine/build"
	"vitrine/content"
	"vitrine/content/example"
	"vitrine/schema"
)

const records = 3000

// register is the example with its records repeated under other ids.
func register(tb testing.TB, n int) fstest.MapFS {
	tb.Helper()
	out := fstest.MapFS{}
	var models []string
	err := fs.WalkDir(example.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if d != nil && d.IsDir() && name == "log" {
			return fs.SkipDir // it knows other records
		}
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(example.FS(), name)
		if path.Dir(name) == "records" {
			models = append(models, string(data))
			return err
		}
		out[name] = &fstest.MapFile{Data: data, Mode: 0o644}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	for i := range n {
		id := fmt.Sprintf("system-%05d", i)
		_, rest, _ := strings.Cut(models[i%len(models)], "\n") // the first line is the id
		out["records/"+id+".yaml"] = &fstest.MapFile{Data: []byte("id: " + id + "\n" + rest), Mode: 0o644}
	}
	return out
}

// times are how long the parts of a build took.
type times struct {
	load, check, data, search, pages, files time.Duration
	result                                  build.Result
}

func (t times) whole() time.Duration {
	return t.load + t.check + t.data + t.search + t.pages + t.files
}

func ours(tb testing.TB, fsys fs.FS) (times, *content.Register) {
	tb.Helper()
	var t times
	start := time.Now()
	lap := func(d *time.Duration) { *d = time.Since(start); start = time.Now() }
	reg, problems, err := content.Load(fsys)
	if err != nil || problems.HasErrors() {
		tb.Fatal(err, problems)
	}
	lap(&t.load)
	if list := schema.Check(reg, schema.Options{}); list.HasErrors() {
		tb.Fatal(list[0])
	}
	lap(&t.check)
	stages := map[string]*time.Duration{
		"data": &t.data, "search": &t.search, "pages": &t.pages, "files": &t.files,
	}
	current := ""
	t.result, err = build.Build(context.Background(), build.Options{
		Register: reg, Discard: true, Progress: func(s build.Step) {
			if s.What == current {
				return
			}
			if current != "" {
				lap(stages[current])
			}
			current = s.What
		},
	})
	if err != nil {
		tb.Fatal(err)
	}
	lap(stages[current])
	return t, reg
}

var floorPage = template.Must(template.New("").Parse(`<!doctype html><html lang="{{ .Lang }}">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><main><h1>{{ .Title }}</h1>
{{ range .Fields }}<section><h2>{{ .Name }}</h2><div>{{ .HTML }}</div></section>
{{ end }}</main></body></html>`))

type floorField struct {
	Name string
	HTML template.HTML
}

// floor renders two pages for each record and language and returns how long
// that took and how many bytes it made. Pages are as long as size, or hold each
// text once when size is 0.
func floor(tb testing.TB, reg *content.Register, size int64) (time.Duration, int64) {
	tb.Helper()
	type job struct {
		rec  *content.Record
		lang string
	}
	jobs := make(chan job)
	var bytesMade int64
	var mu sync.Mutex
	var workers sync.WaitGroup
	start := time.Now()
	for range 2 {
		workers.Go(func() {
			md := goldmark.New()
			var made int64
			for j := range jobs {
				for range 2 {
					made += floorRender(tb, md, j.rec, j.lang, size)
				}
			}
			mu.Lock()
			bytesMade += made
			mu.Unlock()
		})
	}
	for _, rec := range reg.Records {
		for _, lang := range reg.Settings.Languages {
			jobs <- job{rec, lang}
		}
	}
	close(jobs)
	workers.Wait()
	return time.Since(start), bytesMade
}

func floorRender(
	tb testing.TB, md goldmark.Markdown, rec *content.Record, lang string, size int64,
) int64 {
	var fields []floorField
	for long, before := int64(0), int64(-1); before < 0 || long < size && before < long; {
		before = long
		walk(rec.Value, "", func(name string, text map[string]any) {
			if size > 0 && long > size {
				return
			}
			s, _ := text[lang].(string)
			var b bytes.Buffer
			if err := md.Convert([]byte(s), &b); err != nil {
				tb.Error(err)
			}
			fields = append(fields, floorField{name, template.HTML(b.String())})
			long += int64(b.Len()+len(name)) + 40 // what the template adds
		})
	}
	data, err := json.Marshal(rec.Value)
	if err != nil || len(data) == 0 {
		tb.Error(err)
	}
	var page bytes.Buffer
	if err := floorPage.Execute(&page, struct {
		Lang, Title string
		Fields      []floorField
	}{lang, rec.ID, fields}); err != nil {
		tb.Error(err)
	}
	return int64(page.Len())
}

// walk calls visit for every text of a record.
func walk(v any, name string, visit func(string, map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		if _, ok := v["en"].(string); ok {
			visit(name, v)
			return
		}
		for key, child := range v {
			walk(child, key, visit)
		}
	case []any:
		for _, child := range v {
			walk(child, name, visit)
		}
	}
}

// BenchmarkBuild prints the ratios of docs/benchmarks.md.
func BenchmarkBuild(b *testing.B) {
	for b.Loop() {
		fsys := register(b, records)
		t, reg := ours(b, fsys)
		size := t.result.Bytes / int64(t.result.Files)
		runtime.GC()
		once, short := floor(b, reg, 0)
		least, made := floor(b, reg, htmlSize(b))
		pages := int64(2 * len(reg.Records) * len(reg.Settings.Languages))
		// What the floor would take for as many pages as ours: lists, organisations
		// and short addresses come on top of the two pages a record.
		as := float64(t.result.Pages) / float64(pages)
		least, once = time.Duration(float64(least)*as), time.Duration(float64(once)*as)
		share := func(d time.Duration) float64 { return float64(d) / float64(least) }
		fmt.Fprintf(os.Stdout, `
build of %d records in %d languages, %d pages, %d files (mean %d B), without disk
floor: pages of %d B, %.2f s for as many (with each text once: %d B, %.2f s)
  load    %6.2f s  %.2f of the floor
  check   %6.2f s  %.2f
  data    %6.2f s  %.2f
  search  %6.2f s  %.2f
  pages   %6.2f s  %.2f   %.0f pages/s, links and hashes included
  files   %6.2f s  %.2f
  whole   %6.2f s  %.2f
`, len(reg.Records), len(reg.Settings.Languages), t.result.Pages, t.result.Files, size,
			made/pages, least.Seconds(), short/pages, once.Seconds(),
			t.load.Seconds(), share(t.load), t.check.Seconds(), share(t.check),
			t.data.Seconds(), share(t.data), t.search.Seconds(), share(t.search),
			t.pages.Seconds(), share(t.pages), float64(t.result.Pages)/t.pages.Seconds(),
			t.files.Seconds(), share(t.files), t.whole().Seconds(), share(t.whole()))
		b.ReportMetric(share(t.pages), "pages/floor")
		b.ReportMetric(share(t.whole()), "whole/floor")
	}
}

// htmlSize is the mean size of a record's page and its contest page, taken from
// the example itself.
func htmlSize(tb testing.TB) int64 {
	tb.Helper()
	reg, _, err := content.Load(example.FS())
	if err != nil {
		tb.Fatal(err)
	}
	out := path.Join(tb.TempDir(), "public")
	if _, err := build.Build(context.Background(), build.Options{Register: reg, Output: out}); err != nil {
		tb.Fatal(err)
	}
	var sum, n int64
	for _, rec := range reg.Records {
		for _, lang := range reg.Settings.Languages {
			for _, name := range []string{"index.html", "contest/index.html"} {
				info, err := os.Stat(path.Join(out, lang, "systems", rec.ID, name))
				if err != nil {
					continue // a language without an interface
				}
				sum, n = sum+info.Size(), n+1
			}
		}
	}
	return sum / max(n, 1)
}
