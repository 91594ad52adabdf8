package build_test

import (
	"os"
	"slices"
	"testing"

	"vitrine/build"
	"vitrine/build/layout"
	"vitrine/content/example"
	"vitrine/search"
)

// TestFacetsOfTheSearchHavePages holds every value of every facet of the search
// against the page that lists the same systems without a script.
func TestFacetsOfTheSearchHavePages(t *testing.T) {
	reg := load(t, example.FS())
	c := crawl(t, os.DirFS(portal(t, reg)))
	docs := build.Corpus(reg, "en").Documents
	leads := func(from, to string) bool {
		return slices.ContainsFunc(c.links(layout.PageFile("en", from)), func(l link) bool {
			return l.main && l.to == layout.PageFile("en", to)
		})
	}
	for _, facet := range search.FacetNames() {
		key := facet
		switch facet {
		case "right":
			key = "rights"
		case "group":
			key = "heightened_risk"
		}
		if !leads(layout.Search, layout.Facet(key)) || !leads(layout.Systems, layout.Facet(key)) {
			t.Errorf("no way leads to the page of %s", facet)
		}
		listed := map[string][]string{} // pages of values, their systems
		for _, d := range docs {
			for _, v := range d.Facets[facet] {
				page := layout.FacetValue(key, v.Code)
				if facet == "organisation" {
					page = layout.Organisation(v.Code)
				}
				if d.Status != search.Withdrawn {
					listed[page] = append(listed[page], d.ID)
				}
			}
		}
		if len(listed) == 0 {
			t.Errorf("no system has a value of %s", facet)
		}
		for page, ids := range listed {
			if !leads(layout.Facet(key), page) {
				t.Errorf("the page of %s does not lead to %s", facet, page)
			}
			for _, d := range docs {
				want, has := slices.Contains(ids, d.ID), leads(page, layout.System(d.ID))
				if has != want && (facet != "organisation" || want) { // it names others too
					t.Errorf("%s lists %s: %v, want %v", page, d.ID, has, want)
				}
			}
		}
	}
}
