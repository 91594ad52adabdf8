package searchbench

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// coldQueries are asked by a reader who has never been on the site. Each has at
// least [shown] results in both corpora and both engines.
func coldQueries() []string {
	return []string{
		"chatbot", "facial recognition", "benefits claims", "fraud detection", "medical imaging",
		"document summarization", "speech transcription", "translation", "border security",
		"cybersecurity threat", "veterans health", "weather forecasting", "satellite images",
		"customer service", "grant applications", "predict risk", "code generation",
		"contract review", "virtual assistant", "health records",
	}
}

// shown is how many results must be shown for the first ones to be there: what fits
// on the first screen of a phone.
const shown = 5

// way is a page that shows results, and how.
type way struct {
	name   string
	page   string // its address on the server, without the query
	result string // CSS selector of a result
	search []string
}

func ways() []way {
	return []way{
		{
			"ours", "/en/search/", "[data-results] > li[data-id] a[href]",
			[]string{"/search/", "/assets/search"},
		},
		{"Pagefind, API", "/api.html", "#results li", []string{"/pagefind/"}},
		{"Pagefind, its UI", "/ui.html", ".pagefind-ui__result-link", []string{"/pagefind/"}},
	}
}

// uiPage shows Pagefind's own interface.
const uiPage = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pagefind</title>
<link rel="stylesheet" href="/pagefind/pagefind-ui.css"><div id="search"></div>
<script src="/pagefind/pagefind-ui.js"></script><script>
const ui = new PagefindUI({ element: "#search", pageSize: 10, showImages: false });
ui.triggerSearch(new URLSearchParams(location.search).get("q"));
</script></html>`

// notice is a script that notes when the results have been painted.
const notice = `(() => {
	const there = () => [...document.querySelectorAll(%q)]
		.filter(e => e.getClientRects().length > 0).length >= %d;
	new MutationObserver((_, observer) => {
		if (!there()) return;
		observer.disconnect();
		requestAnimationFrame(() => setTimeout(() => {
			window.firstResults = performance.timeOrigin + performance.now();
		}));
	}).observe(document, { childList: true, subtree: true, attributes: true });
})();`

// traffic is what came over the line.
type traffic struct{ requests, bytes int }

func (t *traffic) add(s sent) {
	t.requests++
	t.bytes += s.bytes
}

// visit is what it took until a stranger saw the first results.
type visit struct {
	time   time.Duration
	search traffic // files of the search
	page   traffic // the page and what it needs beside
	later  traffic // files of the search that came after the results were painted
}

// cold opens a page with a query on a slow line, with a slow processor and
// nothing in the cache.
func cold(tb testing.TB, browser context.Context, s *server, w way, query string) visit {
	tb.Helper()
	t := open(tb, browser)
	defer t.done()
	t.before(fmt.Sprintf(notice, w.result, shown))
	t.slow()
	s.start(true)
	t.do("open "+w.page, chromedp.Navigate(s.URL+w.page+"?q="+url.QueryEscape(query)))
	painted, began := 0.0, 0.0
	for range 600 {
		if painted = ask[float64](t, `window.firstResults ?? 0`); painted > 0 {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	if painted == 0 {
		tb.Fatalf("%s shows fewer than %d results for %q: %.500s", w.name, shown, query,
			ask[string](t, `document.body.innerText`))
	}
	began = ask[float64](t, `performance.timeOrigin`)
	v := visit{time: time.Duration((painted - began) * float64(time.Millisecond))}
	s.quiet()
	for _, a := range s.given() {
		switch ms := float64(a.end.UnixMicro()) / 1000; {
		case !hasPrefix(a.path, w.search):
			v.page.add(a)
		case ms <= painted:
			v.search.add(a)
		default:
			v.later.add(a)
		}
	}
	return v
}

func hasPrefix(s string, prefixes []string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(s, p) })
}

// median of a property of visits.
func median(visits []visit, of func(visit) float64) float64 {
	values := make([]float64, len(visits))
	for i, v := range visits {
		values[i] = of(v)
	}
	slices.Sort(values)
	n := len(values)
	return (values[n/2] + values[(n-1)/2]) / 2
}

// coldVisits prints what every way takes, the queries' median.
func coldVisits(tb testing.TB, browser context.Context, c corpus) map[string][]visit {
	tb.Helper()
	s := serve(tb, c.portal, c.plain)
	s.put("/api.html", apiPage)
	s.put("/ui.html", uiPage)
	visits := map[string][]visit{}
	for i, q := range coldQueries() {
		for _, w := range ways() {
			if w.page == "/ui.html" && i%3 != 0 { // it takes long, and a few show enough
				continue
			}
			visits[w.name] = append(visits[w.name], cold(tb, browser, s, w, q))
		}
	}
	fmt.Printf("  first %d results, empty cache, %v before every answer, %d kB/s,\n"+
		"  processor %d times slower, median of the queries:\n",
		shown, slowLatency, slowRate/1000, slowdown)
	for _, w := range ways() {
		list := visits[w.name]
		fmt.Printf("    %-17s %6.1f kB in %2.0f requests, and %4.1f kB in %2.0f for the page; "+
			"%5.0f ms; later %5.1f kB in %2.0f\n", w.name,
			median(list, func(v visit) float64 { return float64(v.search.bytes) / 1000 }),
			median(list, func(v visit) float64 { return float64(v.search.requests) }),
			median(list, func(v visit) float64 { return float64(v.page.bytes) / 1000 }),
			median(list, func(v visit) float64 { return float64(v.page.requests) }),
			median(list, func(v visit) float64 { return float64(v.time.Milliseconds()) }),
			median(list, func(v visit) float64 { return float64(v.later.bytes) / 1000 }),
			median(list, func(v visit) float64 { return float64(v.later.requests) }))
	}
	return visits
}
