// Package audit looks at the portal of the example with the eyes of others: how it
// comes over a slow network, and what the checkers of others say about it.
//
// The slow network is part of every test run. The Nu HTML checker, which needs
// Java, and Lighthouse, which takes minutes, are asked with VITRINE_AUDIT=yes
// alone, as in make audit. Then everything that is measured here is also written
// into docs/accessibility.md.
package audit

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vitrine/build"
	"vitrine/build/layout"
	"vitrine/content"
	"vitrine/content/example"
)

// pages are a page of each kind in the example, without language.
var pages = []string{
	layout.Home, layout.Systems, layout.System("benefit-checks"),
	layout.SystemContest("benefit-checks"), layout.ContestLetter("benefit-checks"),
	layout.SystemEasy("benefit-checks"), layout.Notice("benefit-checks"),
	layout.Contest, layout.Event("benefit_stopped"), layout.Unsure,
	layout.Organisations, layout.Organisation("city-of-alvemar"),
	layout.Facet("status"), layout.FacetValue("status", "in_use"),
	layout.Rights, layout.FacetValue("rights", "privacy"), layout.Search, layout.Statistics,
	layout.Data, layout.About, layout.Accessibility, layout.Glossary, layout.Fields,
	layout.FieldsOf("record"), layout.FieldVersions, layout.FreePage("how-we-use-algorithms"),
	"contest/dates/6-weeks-letter-date-be-sent",
}

// links are the addresses of those pages, and of what stands in one language alone.
func links() []string {
	var out []string
	for _, lang := range languages() {
		for _, page := range pages {
			out = append(out, layout.Link(lang, page))
		}
	}
	source := layout.SystemSource("benefit-checks")
	return append(out, layout.Link("en", source), layout.Link("en", layout.Part(source, 2)))
}

// languages are those in which pages are looked at.
func languages() []string { return []string{"en", "ar"} }

// portal builds the example and returns the folder.
func portal(t *testing.T) string {
	t.Helper()
	reg, _, err := content.Load(example.FS())
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "public")
	if _, err := build.Build(context.Background(), build.Options{Register: reg, Output: out}); err != nil {
		t.Fatal(err)
	}
	return out
}

// wanted skips a test unless an audit is asked for.
func wanted(t *testing.T) {
	t.Helper()
	if os.Getenv("VITRINE_AUDIT") != "yes" {
		t.Skip("not asked for: run make audit")
	}
}

// keep writes a result between the marks of its name in docs/accessibility.md.
func keep(t *testing.T, name, text string) {
	t.Helper()
	if os.Getenv("VITRINE_AUDIT") != "yes" || t.Failed() {
		return
	}
	const file = "../../docs/accessibility.md"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	begin, end := "<!-- "+name+" -->\n", "<!-- end of "+name+" -->\n"
	before, rest, ok := strings.Cut(string(data), begin)
	_, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("%s has no place for %s", file, name)
	}
	text = fmt.Sprintf("%s\n\nMeasured on %s.\n", text, time.Now().Format("2 January 2006"))
	if err := os.WriteFile(file, []byte(before+begin+text+end+after), 0o644); err != nil {
		t.Fatal(err)
	}
}

// serve serves a portal as a web host does: compressed, and with the headers that
// the portal asks for. It returns the address without a slash at its end.
func serve(t *testing.T, folder string) string {
	t.Helper()
	site := os.DirFS(folder)
	headers := headersOf(t, site)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range headers {
			w.Header().Set(name, value)
		}
		name := strings.TrimPrefix(r.URL.Path, "/")
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		data, err := fs.ReadFile(site, name)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT") // it may be kept
		_, _ = w.Write(compressed(data))                                 // who has gone misses nothing
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func compressed(data []byte) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(data); err != nil {
		panic(err) // a buffer takes everything
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// headersOf reads from the file for web hosts what is sent with every file.
func headersOf(t *testing.T, site fs.FS) map[string]string {
	t.Helper()
	data, err := fs.ReadFile(site, layout.Headers)
	if err != nil {
		t.Fatal(err)
	}
	headers := map[string]string{}
	everywhere := false
	for lines := bufio.NewScanner(bytes.NewReader(data)); lines.Scan(); {
		name, value, ok := strings.Cut(strings.TrimSpace(lines.Text()), ": ")
		switch {
		case strings.HasPrefix(lines.Text(), "/"):
			everywhere = lines.Text() == "/*"
		case everywhere && ok:
			headers[name] = value
		}
	}
	if headers["Content-Security-Policy"] == "" {
		t.Fatalf("%s has no policy:\n%s", layout.Headers, data)
	}
	return headers
}

// tool returns the path of a file in .tools, or false when it is not there.
func tool(name string) (string, bool) {
	file, err := filepath.Abs(filepath.Join("../../.tools/node_modules", filepath.FromSlash(name)))
	if err == nil {
		_, err = os.Stat(file)
	}
	return file, err == nil
}
