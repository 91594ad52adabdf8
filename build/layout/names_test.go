package layout

import (
	"regexp"
	"strings"
	"testing"
)

func TestNamesOfSuppliersAreSafePaths(t *testing.T) {
	safe := regexp.MustCompile(`^browse/supplier/[a-z0-9]+(-[a-z0-9]+)*$`)
	seen := map[string]string{}
	for _, name := range []string{
		"Kerbline", "kerbline", "KERBLINE", "Kerb line", "Kerb-line", "Kerb/line", "../..", "..", ".",
		"con", "page.2", "Société Générale", "شركة النور", "光", "a\\b", "A & B <GmbH>", "?#%2e",
		strings.Repeat("long ", 60), strings.Repeat("long ", 61), "\x00", "İ",
	} {
		got := FacetValue("supplier", name)
		if !safe.MatchString(got) || len(got) > 70 {
			t.Errorf("%q lies in %q", name, got)
		}
		if other, taken := seen[got]; taken {
			t.Errorf("%q and %q lie in %q", name, other, got)
		}
		seen[got] = name
	}
	for facet, want := range map[string]string{
		FacetValue("supplier", "Société Générale"): "browse/supplier/societe-generale-04131ff868",
		FacetValue("language", "zh-Hant"):          "browse/language/zh-hant",
		FacetValue("contest", "yes"):               "browse/contest/yes",
		FacetValue("rights", "privacy"):            "rights/privacy",
	} {
		if facet != want {
			t.Errorf("got %s, want %s", facet, want)
		}
	}
}
