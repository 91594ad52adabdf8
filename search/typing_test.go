package search_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// delays starts to note how long the page takes from each key to the next
// painted frame.
const delays = `window.delays = []; new PerformanceObserver(list => {
	for (const e of list.getEntries()) if (e.interactionId) delays.push(e.duration);
}).observe({ type: "event", durationThreshold: 16 })`

// BenchmarkTyping types queries into the page with a processor slowed down four
// times, with 30,000 documents and two lists of facets open. It reports the longest
// time from a key to the next painted frame, in milliseconds; browsers round it
// to 8. People notice more than 100.
func BenchmarkTyping(b *testing.B) {
	docs, words := corpus("en", 30_000)
	root := site(b, docs)
	ctx := browser(b)
	slow := chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, emulation.SetCPUThrottlingRate,
			emulation.SetCPUThrottlingRateParams{Rate: 4})
		return err
	})
	address := "file://" + filepath.ToSlash(root) + "/en/search/index.html"
	open := `document.querySelectorAll("details").forEach(d => { d.open = true })`
	if err := chromedp.Do(ctx, chromedp.Navigate(address), slow,
		chromedp.Evaluate[chromedp.Void](open),
		chromedp.Evaluate[chromedp.Void](delays)); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		for i := range 4 {
			typed(b, ctx, words[i*3]+" "+words[i+20])
		}
	}
	longest, err := chromedp.Run(ctx, chromedp.Evaluate[float64](`Math.max(16, ...delays)`))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(longest, "ms/key")
}

// typed clears the field and types a query, with time enough between the keys that each is searched.
func typed(b *testing.B, ctx context.Context, query string) {
	b.Helper()
	clear := chromedp.Evaluate[chromedp.Void](`document.querySelector("#q").select()`)
	if err := chromedp.Do(ctx, clear); err != nil {
		b.Fatal(err)
	}
	for _, key := range strings.Split(query, "") {
		if err := chromedp.Do(ctx, chromedp.SendKeys(input, key)); err != nil {
			b.Fatal(err)
		}
		time.Sleep(180 * time.Millisecond)
	}
	time.Sleep(time.Second)
}
