package schema

import (
	"slices"
	"testing"
)

func TestTimespan(t *testing.T) {
	for _, x := range []struct {
		text   string
		number int
		unit   string
	}{
		{"6 weeks", 6, "weeks"},
		{"6weeks", 6, "weeks"},
		{"Within 6 weeks of the date on the letter.", 6, "weeks"},
		{"6-week", 6, "weeks"},
		{"1 month", 1, "months"},
		{"30 days", 30, "days"},
		{"30 jours", 30, "days"},
		{"dans un délai de 2 mois", 2, "months"},
		{"6 semaines", 6, "weeks"},
		{"binnen 6 weken", 6, "weeks"},
		{"6 Wochen", 6, "weeks"},
		{"1 año", 1, "years"},
		{"6 أسابيع", 6, "weeks"},
		{"٦ أسابيع", 6, "weeks"},
		{"30 يومًا", 30, "days"},
		{"10 working days", 10, "working_days"},
		{"10 jours ouvrables", 10, "working_days"},
		{"10 werkdagen", 10, "working_days"},
		{"10 días hábiles", 10, "working_days"},
		{"P6W", 6, "weeks"},
		{"P1M", 1, "months"},
		{"P30D", 30, "days"},
	} {
		number, unit, ok := timespan(x.text)
		if !ok || number != x.number || unit != x.unit {
			t.Errorf("timespan(%q) = %d %s, %v", x.text, number, unit, ok)
		}
	}
}

// TestTimespanDoesNotGuess: a wrong number in a hint would be copied.
func TestTimespanDoesNotGuess(t *testing.T) {
	for _, text := range []string{
		"", "6", "six weeks", "un mois", "soon", "weeks", "0 weeks", "-6 weeks", "4 to 6 weeks",
		"4-6 weeks", "6 weeks and 3 days", "1.5 months", "1,5 Monate", "6th week", "6 weekly",
		"6 fortnights", "P1M15D", "PT6H", "P6w", "Art. 6: weeks 2", "99999999999999999999 weeks",
		"A6 weeks",
	} {
		if number, unit, ok := timespan(text); ok {
			t.Errorf("timespan(%q) = %d %s", text, number, unit)
		}
	}
}

// TestUnitsAreInTheList: each word is known once, and as a value of the list; the
// labels of the list are such words.
func TestUnitsAreInTheList(t *testing.T) {
	seen := map[string]bool{}
	for _, unit := range unitWords {
		if !slices.Contains(Codes("unit"), unit.code) {
			t.Errorf("%s is not in the list", unit.code)
		}
		for _, word := range unit.words {
			if seen[word] {
				t.Errorf("%q stands in the table twice", word)
			}
			seen[word] = true
			if got := unitOf(" " + word + "."); got != unit.code {
				t.Errorf("unitOf(%q) = %q, not %s", word, got, unit.code)
			}
		}
	}
	for _, item := range lists()["unit"].Items {
		for lang, label := range item.Label {
			if got := unitOf(label); got != item.Code {
				t.Errorf("unitOf(%q) = %q, but it is the label of %s in %s", label, got, item.Code, lang)
			}
		}
	}
	for letter, unit := range isoUnits {
		if !slices.Contains(Codes("unit"), unit) {
			t.Errorf("%s stands for %s, which is not in the list", letter, unit)
		}
	}
}
