package schema

import (
	"slices"
	"strings"
	"testing"
)

func TestNamesOfPeople(t *testing.T) {
	for text, want := range map[string]bool{
		"Mr Smith":                        true,
		"Mrs A. de Vries, parking":        true,
		"Dr. Jane Doe":                    true,
		"M. Dupont":                       true,
		"Mme Le Goff":                     true,
		"De heer van Dijk":                true,
		"mevr. Jansen":                    true,
		"mw. de Boer":                     true,
		"Frau Müller":                     true,
		"Sra. Pérez":                      true,
		"г-н Иванов":                      true,
		"السيد خالد منصور":                true,
		"د. ليلى حداد":                    true,
		"王先生":                             true,
		"Parking team":                    false,
		"Mr":                              false,
		"MS Teams":                        false,
		"M Building":                      false,
		"Miss a deadline?":                false,
		"Me and my permit":                false,
		"Dr. Martin Lang Hospital":        false,
		"Frau Beauftragte für den Schutz": false,
		"مكتب السيد الوزير":               false,
		"请先生们到市政厅窗口":                      false,
		"De heer":                         false,
	} {
		if got := namesPerson(text); got != want {
			t.Errorf("namesPerson(%q) = %v", text, got)
		}
	}
}

func TestMailOfPeople(t *testing.T) {
	for address, want := range map[string]bool{
		"j.devries@city.example":         true,
		"j.p.devries@city.example":       true,
		"maria.lopez@city.example":       true,
		"Maria_Lopez@City.example":       true,
		"jan-peter.smit@city.example":    true,
		"x.van.dijk@city.example":        true,
		"info@city.example":              false,
		"devries@city.example":           false,
		"parking.permits@city.example":   false,
		"privacy.officer@city.example":   false,
		"klanten.service@city.example":   false,
		"open-data@city.example":         false,
		"maria.hospital@city.example":    false,
		"e.services@city.example":        false,
		"maria.lopez2@city.example":      false,
		"jan.city@city.example":          false,
		"a.b@city.example":               false,
		"Write to maria.lopez":           false,
		"ask maria.lopez@city.example":   false,
		"maria.lopez.garcia.de.x@a.test": false,
	} {
		if got := isPersonalMail(address); got != want {
			t.Errorf("isPersonalMail(%q) = %v", address, got)
		}
	}
}

// TestGivenNames asks that each name can be met: it is written in small letters
// and is no word for a function.
func TestGivenNames(t *testing.T) {
	for i, name := range givenNames {
		if !isPersonalMail(name+".zzz@city.example") || name != strings.ToLower(name) {
			t.Errorf("%q is never met", name)
		}
		if slices.Contains(givenNames[:i], name) {
			t.Errorf("%q stands there twice", name)
		}
	}
	for lang, words := range functionWords {
		for i, w := range words {
			if w != strings.ToLower(w) || slices.Contains(words[:i], w) {
				t.Errorf("%q in %q is written twice, or not in small letters", w, lang)
			}
		}
	}
}
