package themetest

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Page is a page open in a browser. A step that cannot be done ends the test.
type Page struct {
	t   testing.TB
	ctx context.Context
	axe string

	mu       sync.Mutex
	requests []string
	received int
	console  []string
	main     cdp.FrameID
	loading  bool
}

// Open opens a page in a tab that nobody else uses until the test ends, without a
// cache. (What a page stored would still be there: those of a portal store nothing.)
func (b *Browser) Open(t testing.TB, url string, state State) *Page {
	t.Helper()
	tab := b.tab(t)
	p := &Page{t: t, ctx: tab.ctx, axe: b.axe, main: tab.frame}
	tab.listen(p)
	t.Cleanup(func() { b.giveBack(tab, url, !t.Failed()) })
	p.do("set the state of the tab", state.before()...)
	p.do("open "+url, chromedp.Navigate(url))
	p.do("set the state of "+url, state.after()...)
	p.settle()
	return p
}

// Become brings an open page into another state, which costs less than opening it
// again. Scripts that have run cannot be taken back: NoScript does nothing here.
func (p *Page) Become(state State) {
	p.t.Helper()
	p.do("change the state of the page", slices.Concat(state.before(), state.after())...)
	p.settle()
}

// note keeps what the browser says. It runs in the browser's loop and must not
// call it.
func (p *Page) note(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, "data:") { // it is in the page already
			p.requests = append(p.requests, e.Request.URL)
		}
	case *network.EventLoadingFinished:
		p.received += int(e.EncodedDataLength)
	case *log.EventEntryAdded:
		p.console = append(p.console, fmt.Sprintf("%s: %s: %s", e.Entry.Level, e.Entry.Source, e.Entry.Text))
	case *runtime.EventConsoleAPICalled:
		p.console = append(p.console, fmt.Sprintf("console.%s: %s", e.Type, values(e.Args)))
	case *runtime.EventExceptionThrown:
		p.console = append(p.console, "exception: "+thrown(e.ExceptionDetails))
	case *cdppage.EventFrameStartedLoading:
		p.loading = p.loading || e.FrameID == p.main
	case *cdppage.EventFrameRequestedNavigation:
		p.loading = p.loading || e.FrameID == p.main
	case *cdppage.EventFrameStoppedLoading:
		p.loading = p.loading && e.FrameID != p.main
	}
}

// values returns what was given to a function of the console.
func values(args []*runtime.RemoteObject) string {
	words := make([]string, len(args))
	for i, a := range args {
		words[i] = strings.Trim(string(a.Value), `"`)
		if len(a.Value) == 0 {
			words[i] = a.Description
		}
	}
	return strings.Join(words, " ")
}

func thrown(d *runtime.ExceptionDetails) string {
	if d.Exception != nil && d.Exception.Description != "" {
		return d.Exception.Description
	}
	return d.Text
}

// do takes steps, each within patience.
func (p *Page) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		p.t.Fatalf("%s: %v", what, err)
	}
}

// ask evaluates an expression in the page; a promise is waited for.
func ask[T any](p *Page, expression string) T {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("evaluate in the page: %v\n%s", err, short(expression))
	}
	return v
}

// settle waits until the page has been painted, fonts included.
func (p *Page) settle() {
	p.t.Helper()
	ask[bool](p, `document.fonts.ready.then(() => new Promise(done =>
		requestAnimationFrame(() => setTimeout(() => done(true)))))`)
}

// arrive waits until a navigation that a click may have started is over.
func (p *Page) arrive() {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	for ctx.Err() == nil {
		// The answer comes after the events that the click caused. There is none
		// when the page goes away meanwhile, which the next round sees.
		_, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.readyState`))
		if err == nil && !p.busy() {
			p.settle()
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	p.t.Fatal("the page is still loading")
}

func (p *Page) busy() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.loading
}

// Requests returns every address that the page asked for, also in vain.
func (p *Page) Requests() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.requests)
}

// Console returns what scripts and the browser wrote to the console, among it
// what the page's policy blocked.
func (p *Page) Console() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.console)
}

// Eval evaluates an expression in the page, waits if it is a promise, and
// returns its value: a string as it is, another value as JSON, nothing as "".
func (p *Page) Eval(expression string) string {
	p.t.Helper()
	return ask[string](p, `(async () => {
		const value = await (`+expression+`);
		return typeof value === "string" ? value : JSON.stringify(value) ?? "";
	})()`)
}

// Text returns the text that the first element of a CSS selector shows.
func (p *Page) Text(selector string) string {
	p.t.Helper()
	text := ask[*string](p, `document.querySelector(`+quote(selector)+`)?.innerText ?? null`)
	if text == nil {
		p.t.Fatalf("the page has no %s", selector)
	}
	return strings.TrimSpace(*text)
}

// quote returns s as a string of JavaScript.
func quote(s string) string {
	data, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string can always be encoded
	}
	return string(data)
}

// Click clicks on the first element of a CSS selector and, if that opens
// another page, waits for it.
func (p *Page) Click(selector string) {
	p.t.Helper()
	if !ask[bool](p, `document.querySelector(`+quote(selector)+`) !== null`) {
		p.t.Fatalf("the page has no %s", selector)
	}
	p.do("click on "+selector, chromedp.Click(chromedp.CSS(selector)))
	p.arrive()
}

// Screenshot writes a picture of the whole page to a PNG file.
func (p *Page) Screenshot(path string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	data, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err == nil {
		err = os.WriteFile(path, data, 0o644)
	}
	if err != nil {
		p.t.Fatalf("take a picture of the page: %v", err)
	}
}
