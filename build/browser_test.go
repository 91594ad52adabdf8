package build_test

import (
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vitrine/content/example"
	"vitrine/themes/themetest"
)

// pageTypes are a page of each kind in the example.
var pageTypes = []string{
	"", "systems", "browse/status", "browse/status/in_use", "systems/benefit-checks",
	"rights", "rights/privacy", "rights/food", "groups", "groups/children", "areas", "areas/health",
	"red-lines", "red-lines/predictive_policing", "contest/dont-know",
	"systems/patrol-planning",
	"systems/benefit-checks/contest", "systems/noise-meters/contest",
	"systems/visa-triage/contest", "contest/dates/6-weeks-letter-date-be-sent",
	"systems/benefit-checks/contest/letter", "systems/parking-cameras/contest/letter",
	"systems/benefit-checks/notice", "systems/patrol-planning/notice",
	"systems/benefit-checks/contest/easy", "glossary",
	"contest", "contest/benefit_stopped", "organisations", "organisations/city-of-alvemar",
	"search", "statistics", "data", "about", "accessibility", "pages/how-we-use-algorithms",
	"about/fields", "about/fields/record", "about/fields/register", "about/fields/parts",
	"about/fields/versions",
}

// states are the ways in which every page is looked at. What is looked for in
// each is in probes.
var states = []struct {
	name string
	themetest.State
	axe bool
}{
	{"wide", themetest.State{Width: 1280, Height: 900}, true},
	{"narrow and dark", themetest.State{Width: 320, Height: 640, Dark: true}, true},
	{"spacing", themetest.State{Width: 320, Height: 640, TextSpacing: true}, false},
	{"own colours", themetest.State{ForcedColors: true}, false},
	{"print", themetest.State{Print: true}, false},
}

// probes find what axe does not look at, in one of the states. The claim is what
// the accessibility statement says because of them; see statement_test.go.
var probes = []struct {
	state, what, claim string
	find               func(*themetest.Page) []string
}{
	{"wide", "small target", "targets", (*themetest.Page).SmallTargets},
	{"wide", "by keyboard", "keyboard", focusFaults},
	{"narrow and dark", "overflow", "zoom", (*themetest.Page).Overflow},
	{"spacing", "overflow", "spacing", (*themetest.Page).Overflow},
	{"own colours", "cannot be seen", "contrast", (*themetest.Page).Faint},
	{"print", "not on paper", "print", unprinted},
}

func focusFaults(page *themetest.Page) []string {
	var out []string
	for _, stop := range page.FocusStops() {
		if fault := stop.Fault(); fault != "" {
			out = append(out, fmt.Sprintf("%v: %s", stop, fault))
		}
	}
	return out
}

// unprinted finds what is missing on paper. Of a notice only the sheet is
// printed; lists to search in are of no use there.
func unprinted(page *themetest.Page) []string {
	if page.Eval(`!!document.querySelector(".sheet, [data-search]")`) == "true" {
		return nil
	}
	return page.Hidden()
}

// missing serves a site as web servers do: what is not there is answered with
// 404.html.
func missing(site fs.FS) http.Handler {
	files := http.FileServerFS(site)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := fs.Stat(site, strings.TrimPrefix(r.URL.Path, "/")); err == nil {
			files.ServeHTTP(w, r)
			return
		}
		page, err := fs.ReadFile(site, "404.html")
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusNotFound)
		_, _ = w.Write(page)
	})
}

func address(folder, name string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(folder, name))}).String()
}

func TestPagesInABrowser(t *testing.T) {
	b := themetest.Start(t)
	out := portal(t, load(t, example.FS()))
	server := httptest.NewServer(missing(os.DirFS(out)))
	t.Cleanup(server.Close) // after the pages, which are opened side by side
	files := []string{
		"index.html", "404.html", "s/benefit-checks/index.html", "en/systems/noise-meters/source/index.html",
	}
	for _, lang := range []string{"en", "ar"} {
		for _, page := range pageTypes {
			files = append(files, filepath.Join(lang, page, "index.html"))
		}
	}
	for _, file := range files {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			host := "file://"
			where := address(out, file)
			if file == "404.html" { // its addresses begin at the root of a server
				host = server.URL
				where = server.URL + "/no/such/page"
			}
			for _, state := range states {
				page := b.Open(t, where, state.State)
				if state.axe {
					for _, v := range page.Axe() {
						t.Errorf("%s: %v", state.name, v)
					}
				}
				inspect(t, page, host, state.name)
			}
		})
	}
}

// inspect reports what axe does not look at.
func inspect(t *testing.T, page *themetest.Page, host, state string) {
	t.Helper()
	for _, line := range page.Console() {
		if host == "file://" || !strings.Contains(line, "404") {
			t.Errorf("%s: console: %s", state, line)
		}
	}
	for _, r := range page.Requests() {
		if !strings.HasPrefix(r, host) {
			t.Errorf("%s: a request to %s", state, r)
		}
	}
	for _, probe := range probes {
		if probe.state != state {
			continue
		}
		for _, fault := range probe.find(page) {
			t.Errorf("%s: %s: %s", state, probe.what, fault)
		}
	}
}

// TestTheMainPathByClicking goes from the chooser to a contest page and finds a
// system by searching, all from files.
func TestTheMainPathByClicking(t *testing.T) {
	b := themetest.Start(t)
	out := portal(t, load(t, example.FS()))
	page := b.Open(t, address(out, "index.html"), themetest.State{Width: 1024, Height: 768})
	page.Click(`main a[hreflang="en"]`)
	page.Click(`a[href$="en/contest/index.html"], main a[href$="contest/index.html"]`)
	page.Click(`main a[href$="benefit_stopped/index.html"]`)
	page.Click(`main a[href$="benefit-checks/contest/index.html"]`)
	if got := page.Text("main"); !strings.Contains(got, "6 weeks") {
		t.Errorf("the contest page does not name the deadline:\n%.400s", got)
	}

	page = b.Open(t, address(out, "en/search/index.html")+"?q=why+was+I+picked",
		themetest.State{Width: 1024, Height: 768})
	found := page.Eval(`new Promise(done => { let n = 0; const look = () => {
		const li = document.querySelector("[data-results] > li");
		if (li || ++n > 100) done(li ? li.dataset.id : "nothing"); else setTimeout(look, 50);
	}; look() })`)
	if found != "benefit-checks" {
		t.Fatalf("the first hit is %q", found)
	}
	page.Click(`[data-results] h2 > a`)
	if got := page.Text("h1"); got != "Choosing social support files for a check" {
		t.Errorf("the hit leads to %q", got)
	}
}
