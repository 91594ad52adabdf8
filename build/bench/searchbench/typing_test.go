package searchbench

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// watchKeys is a script that notes how long the page took to show the effect of
// every key: the duration of the interaction in the Event Timing API.
const watchKeys = `(() => {
	const slowest = window.interactions = {};
	new PerformanceObserver(list => {
		for (const e of list.getEntries()) {
			if (e.interactionId) {
				slowest[e.interactionId] = Math.max(slowest[e.interactionId] ?? 0, e.duration);
			}
		}
	}).observe({ type: "event", durationThreshold: 16, buffered: true });
})();`

// typed is what is typed: common words, of which many records have one, a word
// that is not finished, and a slip.
func typed() []string {
	return []string{"facial recognition", "risk of fraud in data", "translat", "systm for claims"}
}

// typing types some queries into the search page, a key every 120 ms, with a
// slow processor, and returns the interactions' durations in milliseconds,
// sorted, and the number of keys. Those under 16 ms are not told.
func typing(tb testing.TB, browser context.Context, c corpus) (durations []float64, keys int) {
	tb.Helper()
	s := serve(tb, c.portal)
	t := open(tb, browser)
	defer t.done()
	t.before(watchKeys)
	t.do("open the search page", chromedp.Navigate(s.URL+"/en/search/"))
	t.slow()
	t.do("go to the field", chromedp.Focus(chromedp.CSS("#q")))
	for _, q := range typed() {
		ask[bool](t, `(document.querySelector("#q").select(), true)`)
		for _, key := range q {
			t.do("type", chromedp.KeyEvent(string(key)))
			keys++
			time.Sleep(120 * time.Millisecond)
		}
		time.Sleep(1500 * time.Millisecond)
		n := ask[int](t, `document.querySelectorAll("[data-results] > li[data-id]").length`)
		if n == 0 {
			tb.Errorf("%q shows no results", q)
		}
	}
	found := ask[map[string]float64](t, `window.interactions`)
	for _, d := range found {
		durations = append(durations, d)
	}
	slices.Sort(durations)
	return durations, keys
}

// printTyping prints the worst interaction, which for fewer than 50 of them is
// what is called INP, and the 98th percentile.
func printTyping(tb testing.TB, browser context.Context, c corpus) float64 {
	tb.Helper()
	durations, keys := typing(tb, browser, c)
	worst, most := 16.0, 16.0
	if n := len(durations); n > 0 {
		worst = durations[n-1]
		if over := keys / 50; n > over {
			most = durations[n-1-over]
		}
	}
	fmt.Printf("  typing, processor %d times slower: %d keys, INP %.0f ms, worst %.0f ms, "+
		"%d of 16 ms and more\n", slowdown, keys, most, worst, len(durations))
	return most
}
