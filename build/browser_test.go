package build_test

import (
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"vitrine/content/example"
	"vitrine/themes/themetest"
)

// pageTypes are a page of each kind in the example.
var pageTypes = []string{
	"", "systems", "browse/status", "browse/area/health", "systems/benefit-checks",
	"systems/patrol-planning", "systems/benefit-checks/contest", "systems/noise-meters/contest",
	"contest", "contest/benefit_stopped", "organisations", "organisations/city-of-alvemar",
	"search", "data", "about", "accessibility", "pages/how-we-use-algorithms",
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

func address(folder, name string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(folder, name))}).String()
}

func TestPagesInABrowser(t *testing.T) {
	b := themetest.Start(t)
	out := portal(t, load(t, example.FS()))
	files := []string{"index.html", "404.html", "s/benefit-checks/index.html"}
	for _, lang := range []string{"en", "ar"} {
		for _, page := range pageTypes {
			files = append(files, filepath.Join(lang, page, "index.html"))
		}
	}
	for _, file := range files {
		t.Run(file, func(t *testing.T) {
			for _, state := range states {
				page := b.Open(t, address(out, file), state.State)
				if state.axe {
					for _, v := range page.Axe() {
						t.Errorf("%s: %v", state.name, v)
					}
				}
				// The page for missing addresses has its own from the root, which a file
				// has not: it comes without styles here.
				if file != "404.html" {
					inspect(t, page, state.name, state.State)
				}
			}
		})
	}
}

// inspect reports what axe does not look at.
func inspect(t *testing.T, page *themetest.Page, name string, state themetest.State) {
	t.Helper()
	for _, line := range page.Console() {
		t.Errorf("%s: console: %s", name, line)
	}
	for _, r := range page.Requests() {
		if !strings.HasPrefix(r, "file://") {
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
