package build_test

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vitrine/build/view"
	"vitrine/content/example"
	"vitrine/themes/themetest"
)

// proofs are the rules of [themetest.Check], which TestExampleHasNoFaults applies
// to every page, behind what the accessibility statement says is tested. Probes
// in a browser name their claims themselves.
var proofs = map[string][]string{
	"structure": {"title", "headings", "landmarks", "skip-link", "navs", "lists", "tables",
		"controls", "images"},
	"links":     {"links", "fragments", "link-text"},
	"help":      {"help"},
	"script":    {"scripts", "handlers"},
	"languages": {"language", "direction", "letters"},
}

// TestTheStatementClaimsWhatIsTested holds the accessibility statement to the
// tests: each of its claims has a test, and each claim of a test is made.
func TestTheStatementClaimsWhatIsTested(t *testing.T) {
	claims := map[string]bool{}
	for _, p := range probes {
		if !slices.ContainsFunc(states, func(s state) bool { return s.name == p.state }) {
			t.Errorf("no page is looked at in the state %q", p.state)
		}
		if p.claim != "" {
			claims[p.claim] = true
		}
	}
	for claim, rules := range proofs {
		for _, rule := range rules {
			if !slices.Contains(themetest.Rules(), rule) {
				t.Errorf("%s rests on the rule %s, which there is not", claim, rule)
			}
		}
		claims[claim] = true
	}
	for _, claim := range view.Tested() {
		if !claims[claim] {
			t.Errorf("the accessibility statement claims %s, which nothing tests", claim)
		}
		delete(claims, claim)
	}
	for claim := range claims {
		t.Errorf("%s is tested, and the accessibility statement does not say so", claim)
	}
}

// TestHelpStandsFirstAtTheFoot looks for the way to contest, for contact and for
// help on every page, in this order (WCAG 3.2.6).
func TestHelpStandsFirstAtTheFoot(t *testing.T) {
	out := os.DirFS(portal(t, load(t, example.FS())))
	href := regexp.MustCompile(`href="([^"]*)"`)
	pages := 0
	err := fs.WalkDir(out, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".html" {
			return err
		}
		data, err := fs.ReadFile(out, name)
		_, foot, found := strings.Cut(string(data), "<footer")
		if err != nil || !found {
			t.Errorf("%s has no foot: %v", name, err)
			return nil
		}
		pages++
		links := href.FindAllStringSubmatch(foot, -1)
		for i, want := range []string{
			"contest/index.html", "about/index.html#contact", "glossary/index.html",
			"accessibility/index.html",
		} {
			if i >= len(links) {
				t.Fatalf("%s has %d links at the foot", name, len(links))
			}
			to := links[i][1]
			if !path.IsAbs(to) {
				to = path.Join("/", path.Dir(name), to)
			}
			if ok, _ := path.Match("/*/"+want, to); !ok {
				t.Errorf("%s: link %d at the foot leads to %s, not to %s", name, i+1, to, want)
			}
		}
		return nil
	})
	if err != nil || pages < 100 {
		t.Errorf("%d pages: %v", pages, err)
	}
}
