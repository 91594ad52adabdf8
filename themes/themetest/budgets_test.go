package themetest_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"vitrine/themes/themetest"
)

// noise is text that does not get smaller than about half its size.
func noise(n int) string {
	rng := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	for range n {
		b.WriteByte(byte('a' + rng.IntN(16)))
	}
	return b.String()
}

func TestBudgets(t *testing.T) {
	const record, search = "en/systems/a/index.html", "en/search/index.html"
	const named = `<script src="../../assets/search.js"></script>`
	for name, c := range map[string]struct {
		files map[string]string
		want  []string
	}{
		"light": {map[string]string{
			record: noise(20 << 10), "en/systems/a/history/index.html": strings.Repeat("a", 60<<10),
			"assets/a.css": noise(9 << 10), "assets/search.js": noise(14 << 10), search: named,
			"search/en/t0.js": noise(50 << 10),
		}, nil},
		"large record": {
			map[string]string{record: strings.Repeat("a", 48<<10+1)},
			[]string{record + ": budget: 49153 bytes, want at most 49152"},
		},
		"dense record": {
			map[string]string{record: noise(30 << 10)},
			[]string{record + ": budget: # bytes compressed, want at most 12288"},
		},
		"heavy with its style sheet and picture": {
			map[string]string{
				"en/index.html": `<link rel="icon" href="../a.svg"><link rel="next" href="far.html">` +
					`<link rel="stylesheet" href="../a.css"><img src="../a.svg" alt=""><img src="data:," alt="">` +
					noise(20<<10),
				"a.css": noise(18 << 10), "a.svg": noise(24 << 10), "far.html": noise(24 << 10),
			},
			[]string{"en/index.html: budget: # bytes compressed with all that it loads, want at most 30720"},
		},
		"many requests": {
			map[string]string{
				"en/index.html": `<img src="a.svg" alt=""><img src="b.svg" alt=""><img src="c.svg" alt="">`,
				"en/a.svg":      "", "en/b.svg": "", "en/c.svg": "",
			},
			[]string{"en/index.html: budget: 4 requests, want at most 3"},
		},
		"what is not there": {
			map[string]string{"en/index.html": `<img src="a.svg" alt="">`},
			[]string{"en/index.html: budget: weigh a file: open en/a.svg: file does not exist"},
		},
		"dense table of days": {
			map[string]string{"en/contest/dates/a/index.html": noise(50 << 10)},
			[]string{"en/contest/dates/a/index.html: budget: " +
				"# bytes compressed, want at most 20480"},
		},
		"styles together": {
			map[string]string{"a.css": noise(12 << 10), "b.css": noise(12 << 10)},
			[]string{".: budget: # bytes of style sheets compressed, want at most 10240"},
		},
		"script on another page": {
			map[string]string{"en/about/index.html": named, "assets/search.js": ""},
			[]string{"en/about/index.html: budget: a script on a page that needs none: ../../assets/search.js"},
		},
		"heavy search": {
			map[string]string{search: named, "assets/search.js": noise(20 << 10)},
			[]string{search + ": budget: # bytes of scripts compressed, want at most 8192"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			site := fstest.MapFS{}
			for file, data := range c.files {
				site[file] = &fstest.MapFile{Data: []byte(data)}
			}
			got := themetest.Budgets(site)
			if len(got) != len(c.want) {
				t.Fatalf("got %v, want %v", got, c.want)
			}
			for i, f := range got {
				before, after, _ := strings.Cut(c.want[i], "#")
				if s := f.String(); !strings.HasPrefix(s, before) || !strings.HasSuffix(s, after) {
					t.Errorf("got %q, want %q", s, c.want[i])
				}
			}
		})
	}
}
