package themetest

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// verdict is a test that only notes how it ended.
type verdict struct {
	testing.TB
	skipped, failed any
}

func (v *verdict) Helper() {}

func (v *verdict) Skip(args ...any) {
	v.skipped = args[0]
	runtime.Goexit()
}

func (v *verdict) Fatal(args ...any) {
	v.failed = args[0]
	runtime.Goexit()
}

// ending runs a part of a test to its end.
func ending(part func(testing.TB)) *verdict {
	v, done := &verdict{}, make(chan struct{})
	go func() {
		defer close(done)
		part(v)
	}()
	<-done
	return v
}

func TestWithoutTools(t *testing.T) {
	t.Setenv("VITRINE_BROWSER", filepath.Join(t.TempDir(), "none"))
	start := func(t testing.TB) { Start(t) }
	axe := func(t testing.TB) { (&Page{t: t}).Axe() }
	const noBrowser = "no browser: install chromium"
	const noAxe = "no axe: install axe-core 4.14.1, see the documentation of themetest"

	t.Setenv("VITRINE_BROWSER_TESTS", "")
	if v := ending(start); v.skipped != noBrowser || v.failed != nil {
		t.Errorf("without a browser: %+v", v)
	}
	if v := ending(axe); v.skipped != noAxe || v.failed != nil {
		t.Errorf("without axe: %+v", v)
	}
	t.Setenv("VITRINE_BROWSER_TESTS", "required")
	if v := ending(start); v.failed != noBrowser || v.skipped != nil {
		t.Errorf("without a required browser: %+v", v)
	}
	if v := ending(axe); v.failed != noAxe || v.skipped != nil {
		t.Errorf("without required axe: %+v", v)
	}
}

func TestAxeFileIsFoundUpward(t *testing.T) {
	t.Setenv("VITRINE_AXE", "")
	root := t.TempDir()
	want := filepath.Join(root, ".tools", "node_modules", "axe-core", "axe.min.js")
	deep := filepath.Join(root, "a", "b")
	for _, folder := range []string{filepath.Dir(want), deep} {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(want, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Chdir(deep)
	if got := axeFile(); got != want {
		t.Errorf("found %q, want %q", got, want)
	}
	t.Setenv("VITRINE_AXE", "elsewhere.js")
	if got := axeFile(); got != "elsewhere.js" {
		t.Errorf("found %q, want what VITRINE_AXE names", got)
	}
}
