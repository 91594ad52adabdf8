package search_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"vitrine/search"
)

// TestWorkedExample keeps the example in the package documentation true.
func TestWorkedExample(t *testing.T) {
	source, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	x := build(t, "en", []search.Document{
		{ID: "a1", Title: "Parking permits", Lang: "en", Organisation: "City", Status: "in_use",
			Facets: map[string][]search.Value{"status": {{Code: "in_use", Label: "In use"}}}},
		{ID: "b2", Title: "Contrôle", Lang: "fr", Organisation: "City", Summary: "Permit fraud.",
			SummaryLang: "en", Text: passages("No permit, no parking.")},
	})
	out := files(t, x)
	names := []string{"m.js", "t0.js", "p0.js", "d0.js", "x0.js", "i.js", "f-status.js"}
	if len(out) != len(names)-1+len(search.FacetNames()) {
		t.Errorf("%d files", len(out))
	}
	for _, name := range names {
		if out[name] == nil {
			t.Errorf("no %s", name)
			continue
		}
		text := string(out[name])
		if name == "m.js" { // the stop words are long
			before, after, _ := strings.Cut(text, `"stop":"a about `)
			_, after, _ = strings.Cut(after, `"`)
			text = before + `"stop":"a about …"` + after
		}
		t.Logf("%s %s", name, text)
		if !slices.Contains(strings.Split(string(source), "\n"), "//\t"+strings.TrimSpace(text)) {
			t.Errorf("doc.go does not show %s as it is:\n//\t%s", name, text)
		}
	}
}
