package themetest

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// Browser is a running Chromium without a window.
type Browser struct {
	ctx context.Context
	axe string // path of axe.min.js, or ""

	mu   sync.Mutex
	idle []*tab
}

// patience is how long one step in the browser may take, on a busy machine.
const patience = 2 * time.Minute

// unused are features that cost a process for each tab or page: what drops down
// from an address bar that nobody sees, pages to go back to, and a process for the
// page after this one. The first two are those that chromedp switches off.
const unused = "Translate,BlinkGenPropertyTrees,WebUIOmniboxPopup,WebUIOmniboxAimPopup," +
	"BackForwardCache,SpareRendererForSitePerProcess"

// Start starts a browser that ends with the test. Give it to subtests rather
// than start one for each of them. Without a browser the test is skipped.
func Start(t testing.TB) *Browser {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(t)), chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-features", unused),
		// No name is resolved, so that a request to another host fails and shows.
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"))
	if os.Getuid() == 0 { // Chromium refuses to run its sandbox as root
		options = append(options, chromedp.NoSandbox)
	}
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	t.Cleanup(func() { leave(ctx) })
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start the browser: %v", err)
	}
	return &Browser{ctx: ctx, axe: axeFile()}
}

// leave lets the browser end by itself, so that it removes its files. One that
// does not is ended by the contexts it hangs on.
func leave(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	_ = chromedp.Cancel(ctx) // nothing depends on how it ended
}

// chromium returns the path of a browser or ends the test.
func chromium(t testing.TB) string {
	t.Helper()
	names := []string{"chromium", "chromium-browser", "google-chrome"}
	if name := os.Getenv("VITRINE_BROWSER"); name != "" {
		names = []string{name}
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	giveUp(t, "no browser: install chromium")
	return ""
}

// giveUp skips a test that lacks a tool, unless browser tests are required.
func giveUp(t testing.TB, why string) {
	t.Helper()
	if os.Getenv("VITRINE_BROWSER_TESTS") == "required" {
		t.Fatal(why)
	}
	t.Skip(why)
}

// axeFile returns the path of axe-core, or "" when there is none.
func axeFile() string {
	if name := os.Getenv("VITRINE_AXE"); name != "" {
		return name
	}
	folder, err := os.Getwd()
	for err == nil {
		name := filepath.Join(folder, ".tools", "node_modules", "axe-core", "axe.min.js")
		if _, err := os.Stat(name); err == nil {
			return name
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			break
		}
		folder = parent
	}
	return ""
}
