package build_test

import (
	"io/fs"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"vitrine/content/example"
	"vitrine/themes/themetest"
)

// pageTypes are pages of the example that are looked at beside the largest and the
// smallest of each kind: what is on them is rare.
var pageTypes = []string{
	"", "systems", "browse/status", "browse/status/in_use", "systems/benefit-checks",
	"browse/role", "browse/role/decides", "browse/contest", "browse/contest/yes", "browse/assessment",
	"browse/assessment/no", "browse/personal_data", "browse/personal_data/unknown",
	"browse/supplier", "browse/supplier/kerbline-mobility-ltd-9976dc5307",
	"browse/language", "browse/language/en",
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
	"about/fields/versions", "changes", "changes/class/redress-deadline-shortened",
	"changes/organisation/kerbline", "systems/parking-cameras/history",
	"systems/parking-cameras/history/1", "systems/parking-cameras/history/2",
	"systems/benefit-checks/history/2", "systems/noise-meters/history/2",
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
