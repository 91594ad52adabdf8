package crosswalk

import (
	"slices"
	"strings"
	"testing"
)

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"Gemeente Amsterdam":        "gemeente-amsterdam",
		"Súdwest-Fryslân":           "sudwest-fryslan",
		"Su\u0301dwest":             "sudwest",
		"Gemeente 's-Hertogenbosch": "gemeente-s-hertogenbosch",
		"Bergen (L)":                "bergen-l",
		"A & B, C.":                 "a-b-c",
		"Ĳsselmeer Æ Straße":        "ijsselmeer-ae-strasse",
		"Υπουργείο":                 "",
	} {
		if got := slug(name); got != want {
			t.Errorf("slug(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestDirectory(t *testing.T) {
	names := []string{
		"Gemeente Bergen (L)", "Gemeente Bergen L", "gemeente  bergen l", "Gemeente Bergen-L",
		"Υπουργείο", "Министерство", "CON", "Onbekend", strings.Repeat("lang ", 30), "Zivver",
	}
	d := newDirectory(names, "organisatie", "onbekend")
	seen := map[string]bool{}
	for _, id := range d.order {
		if !goodID.MatchString(id) || device.MatchString(id) || seen[id] || id == "onbekend" {
			t.Errorf("%q is no good id", id)
		}
		seen[id] = true
	}
	if len(d.order) != len(names)-1 { // two spellings of one name
		t.Errorf("%d ids: %v", len(d.order), d.order)
	}
	if got := d.in("Gemeente Bergen L"); got != "gemeente-bergen-l" {
		t.Errorf("the plain name gets %v", got)
	}
	slices.Reverse(names)
	for _, name := range names {
		if a, b := d.in(name), newDirectory(names, "organisatie", "onbekend").in(name); a != b {
			t.Errorf("%q is %v, and %v in another order", name, a, b)
		}
	}
	if alone := newDirectory([]string{"Zivver"}, "organisatie"); alone.in("Zivver") != d.in("Zivver") {
		t.Error("the id of a name depends on other names")
	}
}
