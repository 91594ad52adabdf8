package search_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"vitrine/search"
)

const policy = `default-src 'none'; script-src 'self'`

const searchPage = `<!doctype html><html lang="en"><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="` + policy + `">
<title>Search</title><form data-search action method="get" role="search">
<label for="q">Search</label><input id="q" name="q" type="search"><button>Go</button>
<details data-search-narrow hidden><summary>Narrow</summary>
<details data-facet="status"><summary>Status</summary><fieldset></fieldset></details>
<details data-facet="area"><summary>Area</summary><fieldset></fieldset></details>
<button>Apply</button></details></form>
<p role="status" data-search-status></p><ol data-results></ol>
<template data-search-item><li><h2><a></a></h2><p class="meta"></p>
<p class="summary"></p></li></template>
<script src="../../assets/search.js" defer data-shards="../../search/en/"
 data-systems="../systems/" data-page-lang="en" data-msg-none="No results"
 data-msg-count-one="{n} result" data-msg-count-other="{n} results"
 data-msg-searching="Searching" data-msg-near="Showing results for {words}"
 data-msg-literal="Search for {words}" data-msg-similar="Also like {words}"
 data-msg-lang="Text in {language}" data-msg-more="Show more" data-msg-error="Broken"
 data-status-in_use="In use"></script></html>`

// site writes a site with a search page and returns its folder.
func site(t testing.TB, docs []search.Document) string {
	t.Helper()
	root := t.TempDir()
	write := func(name string, data []byte) error {
		name = filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		return os.WriteFile(name, data, 0o644)
	}
	if err := write("en/search/index.html", []byte(searchPage)); err != nil {
		t.Fatal(err)
	}
	if err := write("assets/search.js", client(t)); err != nil {
		t.Fatal(err)
	}
	err := build(t, "en", docs).Export(func(name string, data []byte) error {
		return write("search/en/"+name, data)
	})
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// browser opens a tab of Chromium that can reach nothing but this machine.
func browser(t testing.TB) context.Context {
	t.Helper()
	path := chromium(t)
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox,
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	tab, cancel := chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	// Asked to end, the browser removes its files.
	t.Cleanup(func() { _ = chromedp.Cancel(tab) })
	// The browser lives as long as the context that starts it: no deadline here.
	if err := chromedp.Do(tab); err != nil {
		t.Fatal(err)
	}
	ctx, cancel = context.WithTimeout(tab, 2*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// chromium finds the browser; without one the test is skipped, unless
// VITRINE_BROWSER_TESTS=required says that it must run.
func chromium(t testing.TB) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("VITRINE_BROWSER_TESTS") == "required" {
		t.Fatal("no browser: install chromium")
	}
	t.Skip("no browser: install chromium")
	return ""
}

// input is the field of the query.
const input = chromedp.CSS("#q")

// pageState is what a reader of the page has before them.
const pageState = `JSON.stringify([document.querySelector("[role=status]").textContent,
	[...document.querySelectorAll("[data-results] > li[data-id] > h2 > a[href]")].length,
	document.activeElement === document.body ? "" :
		document.activeElement.id || document.activeElement.textContent,
	location.search])`

// settled waits until the page shows the wanted state; it fails with the last.
func settled(t *testing.T, ctx context.Context, want string) {
	t.Helper()
	var got string
	for range 100 {
		var err error
		if got, err = chromedp.Run(ctx, chromedp.Evaluate[string](pageState)); err != nil {
			t.Fatal(err)
		}
		if got == want {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("page shows %s, want %s", got, want)
}

func pageDocs() []search.Document {
	docs, _ := corpus("fr", 25)
	for i := range docs {
		docs[i].Title, docs[i].Status = "Parking fraud", "in_use"
	}
	return append(docs,
		search.Document{
			ID: "arabic", Title: "تقييم heron", Lang: "ar", Status: "pilot",
			Organisation: "City", Summary: "A <b>heron</b> & co", SummaryLang: "en",
		})
}

func TestPage(t *testing.T) {
	root := site(t, pageDocs())
	files := http.FileServer(http.Dir(root))
	server := httptest.NewServer(http.HandlerFunc(
		func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Security-Policy", policy)
			files.ServeHTTP(w, r)
		}))
	defer server.Close()
	ctx := browser(t)
	local := url.URL{Scheme: "file", Path: filepath.ToSlash(root) + "/en/search/index.html"}
	t.Run("file", func(t *testing.T) { tryPage(t, ctx, local.String()) })
	t.Run("http", func(t *testing.T) { tryPage(t, ctx, server.URL+"/en/search/") })
}

func tryPage(t *testing.T, ctx context.Context, address string) {
	do := func(steps ...chromedp.Action[chromedp.Void]) {
		t.Helper()
		if err := chromedp.Do(ctx, steps...); err != nil {
			t.Fatal(err)
		}
	}
	ask := func(query string) {
		t.Helper()
		do(chromedp.Evaluate[chromedp.Void](`document.querySelector("#q").select()`),
			chromedp.SendKeys(input, query))
	}
	do(chromedp.Navigate(address + "?q=heron+"))
	settled(t, ctx, `["1 result",1,"","?q=heron+"]`)
	do(chromedp.WaitReady(chromedp.CSS("[data-results] mark"))) // an excerpt
	item, err := chromedp.Run(ctx, chromedp.OuterHTML(chromedp.CSS("[data-results] > li")))
	if err != nil {
		t.Fatal(err)
	}
	want := `<li data-id="arabic"><h2><a href="../systems/arabic/index.html" lang="ar" dir="rtl">` +
		`تقييم heron</a></h2><p class="meta">City · Text in Arabic</p>` + "\n" +
		`<p class="summary"><span aria-hidden="true">A &lt;b&gt;heron&lt;/b&gt; &amp; co</span>` +
		`<span>A &lt;b&gt;<mark>heron</mark>&lt;/b&gt; &amp; co</span></p></li>`
	if item != want {
		t.Errorf("item\n%s\nwant\n%s", item, want)
	}
	ask("parking")
	settled(t, ctx, `["25 results",20,"q","?q=parking"]`)
	do(chromedp.Click(chromedp.CSS("[data-search-more]")))
	settled(t, ctx, `["25 results",25,"Parking fraud","?q=parking"]`)
	ask("parkng fraud\r")
	settled(t, ctx, "[\"Showing results for \u2068parking fraud\u2069. 25 results\",20,\"q\","+
		`"?q=parkng+fraud"]`)
	ask("2024")
	settled(t, ctx, `["No results",0,"q","?q=2024"]`)
	ask("\b")
	settled(t, ctx, `["",0,"q",""]`)
	hidden, err := chromedp.Run(ctx,
		chromedp.Evaluate[bool](`document.querySelector("[data-results]").hidden`))
	if err != nil {
		t.Fatal(err)
	}
	if !hidden {
		t.Error("an empty list of results is shown")
	}
}

func TestPageWithoutFiles(t *testing.T) {
	root := site(t, pageDocs())
	ctx := browser(t)
	if err := os.Rename(filepath.Join(root, "search"), filepath.Join(root, "gone")); err != nil {
		t.Fatal(err)
	}
	address := "file://" + filepath.ToSlash(root) + "/en/search/index.html?q=" +
		strings.ToUpper("heron")
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		t.Fatal(err)
	}
	settled(t, ctx, `["Broken",0,"","?q=HERON"]`)
}
