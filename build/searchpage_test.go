package build_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"vitrine/build/layout"
	"vitrine/content/example"
	"vitrine/themes/themetest"
)

// strictest is a policy under which the search page must work: no connection,
// nothing inline.
const strictest = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"

// seen is what somebody has before them on the search page.
type seen struct {
	Status  string   // what is announced
	Query   string   // of the address
	Hits    []string // ids
	Chosen  []string // what the results are narrowed to
	Similar string   // the way to or from the literal query
	Help    bool     // is shown
	Focus   string   // the text of what has the focus, or its id
	Marks   []string // words marked in excerpts, without repetitions
}

const look = `JSON.stringify({
	Status: document.querySelector("[role=status]").textContent.replace(/[\u2068\u2069]/g, ""),
	Query: location.search,
	Hits: [...document.querySelectorAll("[data-results] > li")].map(li => li.dataset.id),
	Chosen: [...document.querySelectorAll("[data-search-chosen] li")].map(b => b.innerText),
	Similar: document.querySelector("[data-search-similar]").textContent,
	Help: !document.querySelector("[data-search-help]").hidden,
	Focus: document.activeElement.id || document.activeElement.textContent,
	Marks: [...new Set([...document.querySelectorAll(".summary mark")].map(m => m.textContent))],
})`

// until looks at the page until it shows what is wanted; it fails with the last look.
func until(t *testing.T, page *themetest.Page, what string, want func(seen) bool) seen {
	t.Helper()
	var s seen
	for range 200 {
		s = seen{}
		if err := json.Unmarshal([]byte(page.Eval(look)), &s); err != nil {
			t.Fatal(err)
		}
		if want(s) {
			return s
		}
		time.Sleep(25 * time.Millisecond)
	}
	t.Fatalf("%s; the page shows %+v", what, s)
	return s
}

// opener opens the search page with the query of an address.
type opener func(t *testing.T, query string) *themetest.Page

// onSearchPages runs a test on the search page of the example from files and
// from a server with the strictest policy. Neither may say anything on the console.
func onSearchPages(t *testing.T, try func(*testing.T, opener)) {
	b := themetest.Start(t)
	out := portal(t, load(t, example.FS()))
	files := http.FileServer(http.Dir(out))
	server := httptest.NewServer(http.HandlerFunc(
		func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Security-Policy", strictest)
			files.ServeHTTP(w, r)
		}))
	defer server.Close()
	for name, root := range map[string]string{
		"file": address(out, ""), "http": server.URL,
	} {
		t.Run(name, func(t *testing.T) {
			var pages []*themetest.Page
			try(t, func(t *testing.T, query string) *themetest.Page {
				page := b.Open(t, strings.TrimSuffix(root, "/")+"/en/search/index.html"+query,
					themetest.State{Width: 1024, Height: 768})
				pages = append(pages, page)
				return page
			})
			for _, page := range pages {
				for _, line := range page.Console() {
					t.Errorf("console: %s", line)
				}
			}
		})
	}
}

func TestSearchPage(t *testing.T) {
	onSearchPages(t, func(t *testing.T, open opener) {
		t.Run("spelling", func(t *testing.T) { spelling(t, open) })
		t.Run("excerpts", func(t *testing.T) { excerpts(t, open) })
		t.Run("facets", func(t *testing.T) { facets(t, open) })
		t.Run("nothing", func(t *testing.T) { nothing(t, open) })
		t.Run("keyboard", func(t *testing.T) { keyboard(t, open) })
	})
}

// spelling shows what was understood and goes to the literal query and back.
func spelling(t *testing.T, open opener) {
	page := open(t, "?q=benifit")
	first := until(t, page, "a misspelt word is understood", func(s seen) bool {
		return strings.Contains(s.Status, "benefit") && len(s.Hits) > 0
	})
	if !strings.Contains(first.Similar, "benifit") {
		t.Errorf("no way to the literal query: %q", first.Similar)
	}
	page.Click("[data-search-similar] a")
	literal := until(t, page, "the literal query finds nothing", func(s seen) bool {
		return s.Query == "?q=benifit&literal=1" && len(s.Hits) == 0 && s.Help
	})
	if !strings.Contains(literal.Similar, "benifit") || literal.Focus != "q" {
		t.Errorf("no way back, or the focus is lost: %+v", literal)
	}
	page.Click("[data-search-similar] a")
	until(t, page, "the way back finds the same", func(s seen) bool {
		return s.Query == "?q=benifit" && strings.Join(s.Hits, " ") == strings.Join(first.Hits, " ")
	})
	page.Eval(`history.back()`)
	until(t, page, "the browser goes back, too", func(s seen) bool {
		return s.Query == "?q=benifit&literal=1" && s.Help
	})
	until(t, open(t, literal.Query), "the address is enough", func(s seen) bool {
		return s.Query == literal.Query && len(s.Hits) == 0 && s.Help
	})
}

// excerpts have the words of the query marked, and nothing moves when they come.
func excerpts(t *testing.T, open opener) {
	page := open(t, "?q=letter")
	s := until(t, page, "words are marked", func(s seen) bool { return len(s.Marks) > 0 })
	for _, word := range s.Marks {
		if !strings.HasPrefix(strings.ToLower(word), "letter") {
			t.Errorf("%q is marked", word)
		}
	}
	until(t, page, "a word is found in a text that is not the summary", func(seen) bool {
		return page.Eval(`[...document.querySelectorAll(".summary:has(mark)")].some(p =>
			!/letter/i.test(p.querySelector("[aria-hidden]").textContent))`) == "true"
	})
	moved := page.Eval(`new Promise(done => {
		let sum = 0;
		new PerformanceObserver(list => list.getEntries().forEach(e => {
			const hits = e.sources.filter(s => s.node && document.querySelector("[data-results]")
				.contains(s.node.parentElement));
			if (!e.hadRecentInput && hits.length) sum += e.value;
		})).observe({ type: "layout-shift", buffered: true });
		setTimeout(() => done(sum), 300);
	})`)
	if moved != "0" {
		t.Errorf("excerpts move the page: layout shift %s", moved)
	}
}

// facets narrow the results when they are applied, and not before.
func facets(t *testing.T, open opener) {
	page := open(t, "?q=letter")
	before := until(t, page, "there are hits", func(s seen) bool { return len(s.Hits) > 1 })
	page.Click("[data-search-narrow] > summary")
	page.Click("[data-facet=area] > summary")
	count := `document.querySelector(
		"[data-facet=area] label:has(input[value=social_security]) span")?.textContent`
	until(t, page, "the values are counted", func(seen) bool {
		return page.Eval(`/[1-9]/.test(`+count+`)`) == "true"
	})
	page.Click("[data-facet=area] label:has(input[value=social_security])")
	n := strings.Trim(page.Eval(count), "()")
	same := until(t, page, "the list is open", func(s seen) bool { return true })
	if same.Query != before.Query || len(same.Hits) != len(before.Hits) {
		t.Errorf("a filter is applied before it is asked for: %+v", same)
	}
	page.Click("[data-search-narrow] .does button:not([type])")
	after := until(t, page, "the filter is applied", func(s seen) bool {
		return s.Query == "?q=letter&area=social_security" && len(s.Chosen) == 1
	})
	if !strings.HasPrefix(after.Status, n+" system") || len(after.Hits) >= len(before.Hits) {
		t.Errorf("counted %s, but: %+v", n, after)
	}
	page.Click("[data-search-narrow] > summary")
	page.Click("[data-facet=area] fieldset > button")
	until(t, page, "a long list is shown whole", func(seen) bool {
		return page.Eval(`document.activeElement.matches("[data-facet=area] input") &&
			document.querySelectorAll("[data-facet=area] input").length > 10`) == "true"
	})
	page.Click("[data-search-narrow] > summary")
	if after.Focus != "Narrow the results" {
		t.Errorf("the focus is on %q", after.Focus)
	}
	until(t, open(t, after.Query), "the address is enough", func(s seen) bool {
		return strings.Join(s.Hits, " ") == strings.Join(after.Hits, " ") && len(s.Chosen) == 1
	})
	page.Click("[data-search-chosen] button")
	until(t, page, "without the filter everything is back", func(s seen) bool {
		return s.Query == "?q=letter" && len(s.Hits) == len(before.Hits) && len(s.Chosen) == 0
	})
	page.Eval(`history.back()`)
	until(t, page, "the browser goes back to the filter", func(s seen) bool {
		return len(s.Chosen) == 1 && len(s.Hits) == len(after.Hits)
	})

	page = open(t, "?area=social_security&area=education")
	all := until(t, page, "facets alone list systems", func(s seen) bool { return len(s.Hits) > 2 })
	if len(all.Chosen) != 2 {
		t.Errorf("not narrowed to two areas: %+v", all)
	}
}

// nothing found is no dead end.
func nothing(t *testing.T, open opener) {
	page := open(t, "?q=x9q9q+z8v8v&status=in_use")
	until(t, page, "nothing is found", func(s seen) bool { return s.Help && len(s.Hits) == 0 })
	help := page.Text("[data-search-help]")
	for _, want := range []string{"spelling", "x9q9q", "z8v8v", "Remove all filters", "contest"} {
		if !strings.Contains(help, want) {
			t.Errorf("the help does not offer %q:\n%s", want, help)
		}
	}
	page.Click("[data-search-unfilter] button")
	until(t, page, "the filters are gone", func(s seen) bool {
		return s.Query == "?q=x9q9q+z8v8v" && len(s.Chosen) == 0 &&
			page.Eval(`document.querySelector("[data-search-unfilter]").hidden`) == "true"
	})
	page.Click("[data-search-fewer] a")
	until(t, page, "a word is left out", func(s seen) bool { return s.Query == "?q=z8v8v" })
}

// keyboard goes the whole way with keys alone.
func keyboard(t *testing.T, open opener) {
	page := open(t, "")
	page.Eval(`document.querySelector("#q").focus()`)
	page.Press("letter")
	before := until(t, page, "typing is enough", func(s seen) bool {
		return s.Query == "?q=letter" && len(s.Hits) > 1 && s.Focus == "q"
	})
	page.Press("\t\t\t\r") // the button, the help, the panel
	until(t, page, "the panel has the focus", func(s seen) bool {
		return s.Focus == "Narrow the results"
	})
	page.Press("\t\r") // the first list, open
	until(t, page, "the list is filled", func(seen) bool {
		return page.Eval(`document.querySelectorAll("[data-facet=area] input").length > 0`) == "true"
	})
	page.Press("\t ") // its first value
	page.Press("\r")
	until(t, page, "Enter applies", func(s seen) bool {
		return strings.HasPrefix(s.Query, "?q=letter&area=") && len(s.Hits) < len(before.Hits)
	})
	page.Press("\x1b")
	until(t, page, "Escape changes nothing", func(s seen) bool {
		return strings.HasPrefix(s.Query, "?q=letter&area=")
	})
}

// TestSearchPageInEveryState looks at the page with hits, filters and lists open, and
// with nothing found, as TestPagesInABrowser does at the page that is not used.
func TestSearchPageInEveryState(t *testing.T) {
	b := themetest.Start(t)
	out := portal(t, load(t, example.FS()))
	for name, query := range map[string]string{
		"en": "?q=benifit&status=in_use", "ar": "?q=benefit&language=fr",
		"fr": "?q=x9q9q+z8v8v&area=taxes",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			page := b.Open(t, address(out, layout.PageFile(name, layout.Search))+query,
				themetest.State{})
			page.Eval(`document.querySelectorAll("form details").forEach(d => { d.open = true })`)
			until(t, page, "hits are explained, lists are filled", func(s seen) bool {
				return len(s.Chosen) > 0 && (s.Help || len(s.Marks) > 0) && page.Eval(
					`document.querySelectorAll("fieldset:empty").length`) == "0"
			})
			english := page.Eval(`!!document.querySelector(".summary[lang=en][dir=ltr] mark")`)
			if name == "ar" && english == "false" {
				t.Error("no excerpt says that it is in English")
			}
			inspect(t, page, "file://", true)
		})
	}
}

// TestSearchPageDoesNotMove opens the page with a query on a slow network: what is
// found must not push away what is already being read.
func TestSearchPageDoesNotMove(t *testing.T) {
	b := themetest.Start(t)
	server := httptest.NewServer(http.FileServer(http.Dir(portal(t, load(t, example.FS())))))
	defer server.Close()
	for _, query := range []string{"?q=letter", "?q=letter&status=in_use", "?q=x9q9q"} {
		page := b.Open(t, server.URL+"/en/search/index.html"+query,
			themetest.State{Width: 1280, Height: 900, SlowNetwork: true})
		until(t, page, "there is an answer", func(s seen) bool { return len(s.Hits) > 0 || s.Help })
		if shift := page.Vitals().Shift; shift > 0.05 {
			t.Errorf("%s: layout shift %.3f", query, shift)
		}
	}
}
