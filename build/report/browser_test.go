package report

import (
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"vitrine/themes/themetest"
)

// TestPageInABrowser holds the HTML report to what axe asks, in both directions,
// on a wide and on a narrow screen.
func TestPageInABrowser(t *testing.T) {
	b := themetest.Start(t)
	for name, steps := range map[string]func(t *testing.T) []Step{
		"one":     func(t *testing.T) []Step { return []Step{example(t)} },
		"several": func(t *testing.T) []Step { return []Step{example(t), hostileStep(t)} },
		"dutch": func(t *testing.T) []Step {
			step, _ := dutch(t)
			return []Step{step}
		},
	} {
		for _, lang := range []string{"en", "ar"} {
			t.Run(name+" "+lang, func(t *testing.T) { inspect(t, b, steps(t), lang) })
		}
	}
}

func inspect(t *testing.T, b *themetest.Browser, steps []Step, lang string) {
	file := filepath.Join(t.TempDir(), "report.html")
	out, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := WriteHTML(out, steps, lang); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	where := (&url.URL{Scheme: "file", Path: filepath.ToSlash(file)}).String()
	for state, s := range map[string]themetest.State{
		"wide":            {Width: 1280, Height: 900},
		"narrow and dark": {Width: 320, Height: 640, Dark: true},
		"print":           {Print: true},
	} {
		page := b.Open(t, where, s)
		for _, v := range page.Axe() {
			t.Errorf("%s: %v", state, v)
		}
		for _, fault := range page.Overflow() {
			t.Errorf("%s: overflow: %s", state, fault)
		}
		for _, line := range page.Console() {
			t.Errorf("%s: console: %s", state, line)
		}
	}
}
