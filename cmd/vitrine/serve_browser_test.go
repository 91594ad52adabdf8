package main

import (
	"path/filepath"
	"strings"
	"testing"

	"vitrine/themes/themetest"
)

// TestServeInABrowser opens a page and does not touch it again: it must follow
// the register by itself, within the policy of the pages.
func TestServeInABrowser(t *testing.T) {
	b := themetest.Start(t)
	dir, address, stop := served(t)
	record := filepath.Join(dir, "records", "nursery-places.yaml")
	url := address + "en/systems/nursery-places/"
	waitForPage(t, url, "Waiting list", "vitrine-problems")
	page := b.Open(t, url, themetest.State{Width: 1024, Height: 768})
	shows := func(what, expression string) {
		t.Helper()
		eventually(t, what, func() string { return page.Eval("document.body.innerText") },
			func() string { return page.Eval("(" + expression + ") ? 'yes' : ''") })
	}

	replace(t, record, "Waiting list for nursery places", "Queue for nursery places")
	shows("the page follows a change", `document.title.includes("Queue for nursery places")`)

	replace(t, record, "status: in_use", "status: in_usage")
	const banner = `document.querySelector("[role=alert]#vitrine-problems")`
	shows("the page says what is wrong", banner)
	shows("it stands at the top of the window", `(() => {
		const style = getComputedStyle(`+banner+`);
		return style.position === "sticky" && `+banner+`.getBoundingClientRect().top === 0;
	})()`)
	if got := page.Text("h1"); !strings.Contains(got, "Queue for nursery places") {
		t.Errorf("the last good page is gone: its heading is %q", got)
	}

	replace(t, record, "status: in_usage", "status: suspended")
	shows("the page is good again", "!"+banner)
	for _, line := range page.Console() {
		t.Errorf("console: %s", line)
	}
	if err := stop(); err != nil {
		t.Errorf("serve ended with %v", err)
	}
}
