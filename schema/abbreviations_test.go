package schema

import (
	"slices"
	"strings"
	"testing"
)

func TestCapitals(t *testing.T) {
	for text, want := range map[string][]string{
		"":                               nil,
		"The PVO decides.":               {"PVO"},
		"PVO-aanvraag, pre-PVO, PVO’s":   {"PVO", "PVO", "PVO"},
		"PVO/QRS":                        {"PVO", "QRS"},
		"(PVO) “QRS”":                    {"PVO", "QRS"},
		"Решает ГКПД, ΑΒΓ":               {"ГКПД", "ΑΒΓ"},
		"I am A B":                       nil,
		"PDFs PvO pVO":                   nil,
		"ABCDEFG":                        nil,
		"Chapter IV, XII and MCMXC":      nil,
		"ISO 27001, EN\u00a0301, PVO-9":  nil,
		"H2O, PVO2, 3PVO, 9-PVO":         nil,
		"B&B, R&DE, #PVO, PVO_X":         nil,
		"https://a.example/PVO, a@PVO.x": nil,
		"A.PVO, PVO.x":                   nil,
		"THE CITY DECIDES":               nil,
		"the PVO QRS decides":            {"PVO", "QRS"},
		"السيدة PVO":                     {"PVO"},
		"系统PVO":                          nil, // the same word, as spaces go
	} {
		if got := capitals(text); !slices.Equal(got, want) {
			t.Errorf("%q holds %q, want %q", text, got, want)
		}
	}
}

func TestNumerals(t *testing.T) {
	for word, want := range map[string]bool{
		"I": true, "IV": true, "XII": true, "MCMXC": true, "XLIX": true,
		"IIII": false, "VX": false, "IC": false, "XIA": false,
	} {
		if isNumeral(word) != want {
			t.Errorf("isNumeral(%q) = %v", word, !want)
		}
	}
}

func TestExplained(t *testing.T) {
	for text, want := range map[string]bool{
		"The PVO decides.":                          false,
		"The permit office (PVO) decides.":          true,
		"The PVO (permit office) decides.":          true,
		"The “PVO” (permit office) decides.":        true,
		"PVO – the permit office":                   true,
		"PVO: permits":                              true,
		"The permit (verification) PVO":             false,
		"The permit verification office, the PVO":   true,
		"The permit of the verified owner, the PVO": true,
		"A pvo is a thing, a PVO":                   true,
		"The PVO-permits decide in part.":           false,
		"许可办公室（PVO）决定。":                             true,
	} {
		if got := explained("PVO", []string{text}); got != want {
			t.Errorf("%q explains PVO: %v", text, got)
		}
	}
}

// TestKnownAbbreviations asks that those of the table are written as they are
// met, and stand there once a language.
func TestKnownAbbreviations(t *testing.T) {
	for lang, list := range knownAbbreviations {
		for i, a := range list {
			if !slices.Equal(capitals("x "+a+" x"), []string{a}) && !isNumeral(a) {
				t.Errorf("%q in %q is never met", a, lang)
			}
			everywhere := lang != "" && slices.Contains(knownAbbreviations[""], a)
			if everywhere || slices.Contains(list[:i], a) {
				t.Errorf("%q in %q stands there twice", a, lang)
			}
		}
	}
	for lang, list := range stressedWords {
		for _, w := range list {
			if w != strings.ToLower(w) {
				t.Errorf("%q in %q is not in small letters", w, lang)
			}
		}
	}
}
