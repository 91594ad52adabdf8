package build_test

import (
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
	"systems/visa-triage/contest", "systems/benefit-checks/contest/dates",
	"systems/benefit-checks/contest/letter", "systems/parking-cameras/contest/letter",
	"contest", "contest/benefit_stopped", "organisations", "organisations/city-of-alvemar",
	"search", "statistics", "data", "about", "accessibility", "pages/how-we-use-algorithms",
	"about/fields", "about/fields/record", "about/fields/register", "about/fields/parts",
	"about/fields/versions",
}

// states are the ways in which every page is looked at.
var states = []struct {
	name string
	themetest.State
	axe bool
}{
	{"wide", themetest.State{Width: 1280, Height: 900}, true},
	{"narrow and dark", themetest.State{Width: 320, Height: 640, Dark: true}, true},
	{"spacing", themetest.State{Width: 320, Height: 640, TextSpacing: true}, false},
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
				inspect(t, page, host, state.name, state.State)
			}
		})
	}
}

// inspect reports what axe does not look at.
func inspect(
	t *testing.T, page *themetest.Page, host, name string, state themetest.State,
) {
	t.Helper()
	for _, line := range page.Console() {
		if host == "file://" || !strings.Contains(line, "404") {
			t.Errorf("%s: console: %s", name, line)
		}
	}
	for _, r := range page.Requests() {
		if !strings.HasPrefix(r, host) {
			t.Errorf("%s: a request to %s", name, r)
		}
	}
	if state.Width == 320 {
		for _, o := range page.Overflow() {
			t.Errorf("%s: overflow: %s", name, o)
		}
		return
	}
	for _, small := range page.SmallTargets() {
		t.Errorf("%s: small target: %s", name, small)
	}
	for _, stop := range page.FocusStops() {
		if fault := stop.Fault(); fault != "" {
			t.Errorf("%s: by keyboard: %v: %s", name, stop, fault)
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
