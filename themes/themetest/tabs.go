package themetest

import (
	"context"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// tab is a tab of the browser. It serves one test after the other, since a new one
// takes the browser longer than most pages.
type tab struct {
	ctx   context.Context
	close context.CancelFunc
	frame cdp.FrameID

	mu   sync.Mutex
	page *Page // hears what happens in the tab; nil between two tests
}

// tab returns a tab that is not in use.
func (b *Browser) tab(t testing.TB) *tab {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	if n := len(b.idle); n > 0 {
		last := b.idle[n-1]
		b.idle = b.idle[:n-1]
		return last
	}
	ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	// The first step binds the tab to its context, which has no deadline.
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("open a tab: %v", err)
	}
	o := &tab{ctx: ctx, close: cancel}
	o.frame = cdp.FrameID(chromedp.FromContext(ctx).Target.TargetID)
	err := chromedp.Listen(ctx, func(event any) {
		o.mu.Lock()
		defer o.mu.Unlock()
		if o.page != nil {
			o.page.note(event)
		}
	})
	if err == nil {
		err = chromedp.Do(ctx, step(network.Enable, network.EnableParams{}),
			step(network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true}),
			step(log.Enable, cdp.Empty{}))
	}
	if err != nil {
		t.Fatalf("watch a tab: %v", err)
	}
	return o
}

func (o *tab) listen(p *Page) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.page = p
}

// giveBack keeps the tab for another test, if it still works. A page that came from
// a server is left, since it may still listen to it, for which the server would wait;
// a file need not be, and the next file can do with the same process.
func (b *Browser) giveBack(o *tab, url string, works bool) {
	o.listen(nil)
	if works {
		ctx, cancel := context.WithTimeout(o.ctx, patience)
		defer cancel()
		works = chromedp.Do(ctx, scripting(true), fast()) == nil
		if works && !strings.HasPrefix(url, "file:") {
			works = chromedp.Do(ctx, chromedp.Navigate("about:blank")) == nil
		}
	}
	if !works {
		o.close()
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.idle = append(b.idle, o)
}
