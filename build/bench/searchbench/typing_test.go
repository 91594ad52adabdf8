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

// typing types some queries into the field of a page, a key every 120 ms, with a
// slow processor, and returns how long the page took to show each key, in
// milliseconds. Less than 16 is not told and counted as 16.
func typing(tb testing.TB, browser context.Context, address string) []float64 {
	tb.Helper()
	t := open(tb, browser)
	defer t.done()
	t.before(watchKeys)
	t.do("open "+address, chromedp.Navigate(address))
	t.slow()
	t.do("go to the field", chromedp.Focus(chromedp.CSS("#q")))
	var durations []float64
	for _, q := range typed() {
		ask[bool](t, `(document.querySelector("#q").select(), true)`)
		for _, key := range q {
			t.do("type", chromedp.KeyEvent(string(key)))
			durations = append(durations, 16)
			time.Sleep(120 * time.Millisecond)
		}
		time.Sleep(1500 * time.Millisecond)
	}
	i := 0
	for _, d := range ask[map[string]float64](t, `window.interactions`) {
		if i < len(durations) {
			durations[i] = d
		}
		i++
	}
	slices.Sort(durations)
	return durations
}

// plainField is a page with a field that does nothing: what a key takes there is
// the floor.
const plainField = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Field</title>
<input id="q" aria-label="Field"></html>`

// inp is the interaction to next paint: the slowest but one for every 50 keys.
func inp(sorted []float64) float64 { return sorted[len(sorted)-1-len(sorted)/50] }

// printTyping prints how fast the search page shows what is typed, and a plain
// field.
func printTyping(tb testing.TB, browser context.Context, c corpus) float64 {
	tb.Helper()
	s := serve(tb, c.portal)
	s.put("/field.html", plainField)
	ours := typing(tb, browser, s.URL+"/en/search/")
	floor := typing(tb, browser, s.URL+"/field.html")
	fmt.Printf("  typing, processor %d times slower, %d keys: INP %.0f ms, median %.0f ms;\n"+
		"    in a field that does nothing: INP %.0f ms, median %.0f ms\n",
		slowdown, len(ours), inp(ours), ours[len(ours)/2], inp(floor), floor[len(floor)/2])
	return inp(ours)
}
