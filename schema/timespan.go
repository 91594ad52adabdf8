package schema

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// badDeadline speaks of a deadline, or of another span of time, that is written
// as one writes it in a letter: “6 weeks”. The hint says the same in parts where
// it can be understood. It reports whether the fault was one.
func (t translator) badDeadline(f fault, k *kind.Type) bool {
	variant := ""
	switch way := strings.Join(f.schema.path, "/"); {
	case k.Got == "array" || k.Got == "object":
		return false
	case way == "$defs/deadline":
	case way == "$defs/span":
		variant = "/span"
	case way == "$defs/route/properties/duration":
		variant = "/duration"
	default:
		return false
	}
	args := []any{"value", t.text(f.at), "name", lastToken(f.at)}
	hint := ""
	if number, unit, ok := timespan(t.text(f.at)); ok {
		hint = "parts-deadline"
		if variant != "" {
			hint = "parts-" + variant[1:]
		}
		args = append(args, "number", strconv.Itoa(number), "unit", unit)
	}
	t.report(f.at, "bad-deadline"+variant, hint, args...)
	return true
}

// timespan reads a number and a unit out of a text such as “6 weeks”, “binnen 6
// weken” or “P6W” (ISO 8601). A text with two numbers is not guessed at.
func timespan(s string) (number int, unit string, ok bool) {
	s = strings.Map(western, s)
	start := strings.IndexFunc(s, unicode.IsDigit)
	if start < 0 {
		return 0, "", false
	}
	digits := s[start:]
	if end := strings.IndexFunc(digits, notDigit); end >= 0 {
		digits = digits[:end]
	}
	before, after := s[:start], s[start+len(digits):]
	number, err := strconv.Atoi(digits)
	if err != nil || number < 1 || strings.ContainsFunc(after, unicode.IsDigit) {
		return 0, "", false
	}
	if before == "P" {
		unit = isoUnits[after]
	} else if before == "" || strings.HasSuffix(before, " ") {
		unit = unitOf(after)
	}
	return number, unit, unit != ""
}

// western turns the digits of Arabic and of Persian into those that files are
// written with.
func western(r rune) rune {
	switch {
	case '٠' <= r && r <= '٩':
		return r - '٠' + '0'
	case '۰' <= r && r <= '۹':
		return r - '۰' + '0'
	}
	return r
}

func notDigit(r rune) bool { return !unicode.IsDigit(r) }

// isoUnits are the letters of ISO 8601.
var isoUnits = map[string]string{"D": "days", "W": "weeks", "M": "months", "Y": "years"}

// unitOf returns the unit that a text begins with: three words before one, so that
// a working day is not taken for a day.
func unitOf(s string) string {
	words := spoken(s)
	for n := min(3, len(words)); n > 0; n-- {
		name := strings.Join(words[:n], " ")
		for _, unit := range unitWords {
			if slices.Contains(unit.words, name) {
				return unit.code
			}
		}
		for _, c := range lists()["unit"].Items {
			for _, label := range c.Label {
				if strings.Join(spoken(label), " ") == name {
					return c.Code
				}
			}
		}
	}
	return ""
}

// spoken are the words of a text in small letters, without signs.
func spoken(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r)
	})
}

// unitWords are the units of time as people write them after a number, in
// English, French, Dutch, German, Spanish, Italian, Portuguese and Arabic. Of
// other languages the labels in the list of units are known.
var unitWords = []struct {
	code  string
	words []string
}{
	{"days", []string{
		"day", "days", "calendar days", "jour", "jours", "dag", "dagen", "tag", "tage", "tagen",
		"día", "días", "giorno", "giorni", "dia", "dias", "يوم", "يوما", "يومًا", "أيام",
	}},
	{"working_days", []string{
		"working day", "working days", "business day", "business days", "jour ouvrable",
		"jours ouvrables", "jour ouvré", "jours ouvrés", "werkdag", "werkdagen", "werktag",
		"werktage", "werktagen", "arbeitstag", "arbeitstage", "arbeitstagen", "día hábil",
		"días hábiles", "día laborable", "días laborables", "giorno lavorativo",
		"giorni lavorativi", "giorno feriale", "giorni feriali", "dia útil", "dias úteis",
		"يوم عمل", "أيام عمل",
	}},
	{"weeks", []string{
		"week", "weeks", "semaine", "semaines", "weken", "woche", "wochen", "semana", "semanas",
		"settimana", "settimane", "أسبوع", "أسبوعا", "أسبوعًا", "أسابيع",
	}},
	{"months", []string{
		"month", "months", "calendar months", "mois", "maand", "maanden", "monat", "monate",
		"monaten", "mes", "meses", "mese", "mesi", "mês", "شهر", "شهرا", "شهرًا", "أشهر", "شهور",
	}},
	{"years", []string{
		"year", "years", "an", "ans", "année", "années", "jaar", "jaren", "jahr", "jahre",
		"jahren", "año", "años", "anno", "anni", "ano", "anos", "سنة", "سنوات", "عام", "أعوام",
	}},
}
