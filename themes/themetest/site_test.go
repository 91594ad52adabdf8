package themetest_test

import (
	"os"
	"testing"

	"vitrine/themes/themetest"
)

// TestSite checks the site in the folder that VITRINE_SITE names.
func TestSite(t *testing.T) {
	folder := os.Getenv("VITRINE_SITE")
	if folder == "" {
		t.Skip("no site: VITRINE_SITE names no folder")
	}
	files := os.DirFS(folder)
	faults := append(themetest.Check(files), themetest.Budgets(files)...)
	count := map[string]int{}
	for _, f := range faults {
		t.Error(f)
		count[f.Rule]++
	}
	for rule, n := range count {
		t.Logf("%d of %s", n, rule)
	}
}
