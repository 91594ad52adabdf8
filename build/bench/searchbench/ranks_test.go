package searchbench

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"github.com/chromedp/chromedp"
)

// apiPage drives Pagefind without its interface and without a worker, which the
// browser would not slow down.
const apiPage = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pagefind</title>
<ol id="results"></ol><script type="module">
window.pagefind = await import("/pagefind/pagefind.js");
await pagefind.options({ noWorker: true });
const query = new URLSearchParams(location.search).get("q");
window.ready = true;
if (query) {
	const found = await pagefind.search(query);
	const rows = await Promise.all(found.results.slice(0, 10).map(r => r.data()));
	for (const row of rows) {
		const item = document.createElement("li"), link = document.createElement("a");
		link.href = row.url;
		link.textContent = row.meta.title;
		const excerpt = document.createElement("p");
		excerpt.innerHTML = row.excerpt;
		item.append(link, excerpt);
		document.querySelector("#results").append(item);
	}
	window.total = found.results.length;
}
</script></html>`

// pagefindRanks asks Pagefind all queries of a seed and leaves the reciprocal
// ranks in the cache.
func pagefindRanks(
	tb testing.TB, browser context.Context, site string, items []item, seed uint64,
) peers {
	tb.Helper()
	var queries []known
	for _, k := range kinds() {
		queries = append(queries, knownItems(tb, items, k, seed)...)
	}
	p := readPeers(tb, seed)
	if _, ok := p.of(queries); ok {
		return p
	}
	p = peers{}
	ids := fragments(tb, site)
	for i, names := range askPagefind(tb, browser, site, queries) {
		var list []string
		for _, name := range names {
			list = append(list, ids[name])
		}
		p[peerKey(queries[i])] = reciprocal(list, queries[i].ID)
	}
	data, err := json.Marshal(p)
	if err == nil {
		err = os.WriteFile(peerFile(tb, seed), data, 0o644)
	}
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// askPagefind returns for every query the names of the results.
func askPagefind(
	tb testing.TB, browser context.Context, site string, queries []known,
) [][]string {
	tb.Helper()
	s := serve(tb, site)
	s.put("/api.html", apiPage)
	t := open(tb, browser)
	defer t.done()
	t.do("open the page", chromedp.Navigate(s.URL+"/api.html"))
	ask[bool](t, `new Promise(done => setInterval(() => window.ready && done(true), 50))`)
	list, err := json.Marshal(queries)
	if err != nil {
		tb.Fatal(err)
	}
	return ask[[][]string](t, fmt.Sprintf(`(async () => {
		const out = [];
		for (const q of %s) {
			const found = await pagefind.search(q.query);
			out.push(found.results.slice(0, %d).map(r => r.id));
		}
		return out;
	})()`, list, depth))
}
