package search_test

import (
	"context"
	"encoding/json"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
)

// traced is an event of the browser's trace, with times in microseconds.
type traced struct {
	Name      string
	Pid, Tid  int
	Processor float64 `json:"tdur"` // time of the processor, whatever else it did meanwhile
	Args      struct{ Name string }
}

// trace collects what a browser traces.
type trace struct {
	mu     sync.Mutex
	events []traced
	done   chan struct{}
}

func (tr *trace) note(event any) {
	switch event := event.(type) {
	case *tracing.EventDataCollected:
		tr.mu.Lock()
		defer tr.mu.Unlock()
		for _, value := range event.Value {
			var e traced
			if err := json.Unmarshal(value, &e); err == nil { // others have other shapes
				tr.events = append(tr.events, e)
			}
		}
	case *tracing.EventTracingComplete:
		close(tr.done)
	}
}

// longest is the longest task of the thread that hears keys and paints.
func (tr *trace) longest() time.Duration {
	tr.mu.Lock()
	defer tr.mu.Unlock()
	page := map[[2]int]bool{}
	for _, e := range tr.events {
		if e.Name == "thread_name" && e.Args.Name == "CrRendererMain" {
			page[[2]int{e.Pid, e.Tid}] = true
		}
	}
	longest := 0.0
	for _, e := range tr.events {
		if strings.HasSuffix(e.Name, "RunTask") && page[[2]int{e.Pid, e.Tid}] {
			longest = max(longest, e.Processor)
		}
	}
	return time.Duration(longest * float64(time.Microsecond))
}

// BenchmarkTyping types queries into the page, with 30,000 documents and two lists
// of facets open. It reports the longest time for which a key would not be heard,
// on a processor four times slower than this one, in milliseconds. It counts the
// time of the processor, so that it may be busy with something else. People notice
// more than 100.
func BenchmarkTyping(b *testing.B) {
	docs, words := corpus("en", 30_000)
	root := site(b, docs)
	ctx := browser(b)
	tr := &trace{done: make(chan struct{})}
	if err := chromedp.Listen(ctx, tr.note); err != nil {
		b.Fatal(err)
	}
	address := "file://" + filepath.ToSlash(root) + "/en/search/index.html"
	open := `document.querySelectorAll("details").forEach(d => { d.open = true })`
	config := &tracing.TraceConfig{
		IncludedCategories: []string{"toplevel"}, ExcludedCategories: []string{"*"},
	}
	do(b, ctx, chromedp.Navigate(address), chromedp.Evaluate[chromedp.Void](open),
		command(tracing.Start, tracing.StartParams{TraceConfig: config}))
	for b.Loop() {
		for i := range 4 {
			typed(b, ctx, words[i*3]+" "+words[i+20])
		}
	}
	do(b, ctx, command(tracing.End, cdp.Empty{}))
	<-tr.done
	slow := 4 * tr.longest()
	b.ReportMetric(float64(slow)/float64(time.Millisecond), "ms/task")
	if slow == 0 || slow > 100*time.Millisecond {
		b.Errorf("the longest task would take %v", slow)
	}
}

func do(b *testing.B, ctx context.Context, steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.Fatal(err)
	}
}

// command makes an action of a command of the protocol.
func command[P any](c cdp.Command[P, cdp.Empty], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, c, params)
		return err
	})
}

// typed replaces the query with another one, with time enough between the keys
// that each is searched.
func typed(b *testing.B, ctx context.Context, query string) {
	b.Helper()
	do(b, ctx, chromedp.Evaluate[chromedp.Void](`document.querySelector("#q").select()`))
	for _, key := range strings.Split(query, "") {
		do(b, ctx, chromedp.SendKeys(input, key))
		time.Sleep(180 * time.Millisecond)
	}
	time.Sleep(time.Second)
}
