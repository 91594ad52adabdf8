package searchbench

import (
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// strictPolicy allows scripts, styles and pictures of the site, and nothing else.
const strictPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"

// strict makes sure that the search page shows results from the disk and under
// [strictPolicy].
func strict(tb testing.TB, browser context.Context, c corpus) {
	tb.Helper()
	s := serve(tb, c.portal)
	s.policy = strictPolicy
	disk := url.URL{Scheme: "file", Path: filepath.ToSlash(c.portal) + "/en/search/index.html"}
	for _, address := range []string{disk.String(), s.URL + "/en/search/"} {
		if n := results(tb, browser, address+"?q=fraud+detection"); n < shown {
			tb.Errorf("%s shows %d results", address, n)
		}
	}
	fmt.Printf("  works from the disk and under the policy\n    %s\n", strictPolicy)
}

// results is how many results a search page shows after at most half a minute.
func results(tb testing.TB, browser context.Context, address string) (n int) {
	tb.Helper()
	t := open(tb, browser)
	defer t.done()
	t.do("open "+address, chromedp.Navigate(address))
	for range 300 {
		n = ask[int](t, fmt.Sprintf(`document.querySelectorAll(%q).length`, ways()[0].result))
		if n >= shown {
			return n
		}
		time.Sleep(100 * time.Millisecond)
	}
	return n
}
