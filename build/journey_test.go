package build_test

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"vitrine/build/layout"
	"vitrine/content"
	"vitrine/content/example"
	"vitrine/themes/themetest"
)

// fewClicks is how far a contest page may be from home.
const fewClicks = 3

// reachable reports systems whose contest page is too many clicks away from home,
// also those that have left the lists: their letters are still on tables.
func reachable(t *testing.T, reg *content.Register, site fs.FS, lang string) {
	t.Helper()
	away := crawl(t, site).clicks(layout.PageFile(lang, layout.Home), fewClicks)
	for _, rec := range reg.Records {
		if _, ok := away[layout.PageFile(lang, layout.SystemContest(rec.ID))]; !ok {
			t.Errorf("%s: from home to the contest page of %s takes more than %d clicks",
				lang, rec.ID, fewClicks)
		}
	}
}

func TestEveryContestPageIsNear(t *testing.T) {
	reg := load(t, example.FS())
	site := os.DirFS(portal(t, reg))
	for _, lang := range reg.Settings.Languages {
		reachable(t, reg, site, lang)
	}
}

// crowd is a register in which one event has many systems, of many organisations,
// and one of these has a great many.
func crowd(t *testing.T) fstest.MapFS {
	t.Helper()
	fsys := small(t, "")
	areas := []string{"taxes", "transport", "health"}
	for i := range 130 {
		body := "town-" + fmt.Sprint(i%30)
		if i%2 == 0 {
			body = "smalltown"
		}
		if i < 30 {
			fsys["organisations/town-"+fmt.Sprint(i)+".yaml"] = &fstest.MapFile{Data: fmt.Appendf(nil,
				"id: town-%d\nname: {en: %c Town %d}\n", i, 'A'+i%26, i)}
		}
		id := fmt.Sprintf("fines-%03d", i)
		fsys["records/"+id+".yaml"] = &fstest.MapFile{Data: fmt.Appendf(nil, `id: %s
title: {en: Fines of kind %d}
summary: {en: The system proposes fines.}
organisation: %s
lifecycle: {status: in_use}
rights: [privacy]
affected: {area: %s, life_events: [fine]}
`, id, i, body, areas[i%len(areas)])}
	}
	return fsys
}

// TestManySystemsStayNear asks the same of a register where nobody can look
// through the systems of an event, also of those who know no more than what
// happened to them. The pages that narrow systems down keep the rules of all pages.
func TestManySystemsStayNear(t *testing.T) {
	reg := load(t, crowd(t))
	site := os.DirFS(portal(t, reg))
	reachable(t, reg, site, "en")
	for _, f := range append(themetest.Check(site), themetest.Budgets(site)...) {
		t.Error(f)
	}
	c := crawl(t, site)
	event := layout.PageFile("en", layout.Event("fine"))
	if c.clicks(layout.PageFile("en", layout.Home), 1)[event] != 1 {
		t.Error("home does not ask about fines")
	}
	from := c.clicks(event, fewClicks-1)
	for _, rec := range reg.Records {
		_, ok := from[layout.PageFile("en", layout.SystemContest(rec.ID))]
		if strings.HasPrefix(rec.ID, "fines") && !ok {
			t.Errorf("who was fined does not come to %s", rec.ID)
		}
	}
}

// TestNoStepIsADeadEnd looks at each step of the way: it leads back, it leads on
// when nothing fits, and it says that nothing is sent or stored.
func TestNoStepIsADeadEnd(t *testing.T) {
	site := os.DirFS(portal(t, load(t, example.FS())))
	c := crawl(t, site)
	steps, err := fs.Glob(site, "en/contest/*/index.html")
	if err != nil || len(steps) < 10 {
		t.Fatalf("steps: %v, %v", steps, err)
	}
	for _, step := range append(steps, "en/contest/index.html") {
		var to []string
		for _, l := range c.links(step) {
			if l.main {
				to = append(to, l.to)
			}
		}
		back := path.Join(path.Dir(path.Dir(step)), "index.html")
		wants := []string{
			"en/organisations/index.html", "en/systems/index.html", "en/search/index.html",
		}
		if path.Dir(step) != "en/contest/dont-know" {
			wants = append(wants, "en/contest/dont-know/index.html")
		}
		if to[0] != back {
			t.Errorf("%s: the first link leads to %s, not back to %s", step, to[0], back)
		}
		for _, want := range wants {
			if !slices.Contains(to, want) {
				t.Errorf("%s does not lead to %s", step, want)
			}
		}
		text := words(c.page(step))
		for _, want := range []string{"It stores nothing about you", "Ombudsman of Meridane"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say: %s", step, want)
			}
		}
	}
}

// TestWordsAreExplainedWhereTheyFirstStand: a page leads to the glossary once for each
// word of the field that its labels hold.
func TestWordsAreExplainedWhereTheyFirstStand(t *testing.T) {
	c := crawl(t, os.DirFS(portal(t, load(t, example.FS()))))
	for name, want := range map[string][]string{
		"en/systems/benefit-checks/index.html": {
			"deployer", "ai", "high-risk", "human-rights", "hria", "bias-audit", "personal-data",
		},
		"en/systems/benefit-checks/contest/index.html": {
			"human-oversight", "legal-basis", "objection", "ombudsman", "suspensive-effect",
		},
		"ar/statistics/index.html": {"impact-assessment", "record", "redress", "withheld"},
	} {
		seen := map[string]int{}
		for n := range c.page(name).Descendants() {
			if _, word, ok := strings.Cut(attribute(n, "href"), "glossary/index.html#"); ok {
				seen[word]++
			}
		}
		for word, times := range seen {
			if times > 1 {
				t.Errorf("%s explains %s %d times", name, word, times)
			}
		}
		for _, word := range want {
			if seen[word] == 0 {
				t.Errorf("%s does not explain %s", name, word)
			}
		}
	}
}
