package diag

import (
	"strconv"
	"strings"
)

// In says words of the catalogue in a language.
func (w Words) In(lang string) string { return say(lang, w) }

// Counted says how many there are of a thing that the catalogue counts, such as
// "record": “1 record”, “3 records”.
func Counted(lang, thing string, n int) string {
	name := "sum-" + thing
	if n == 1 {
		name += "/one"
	}
	return say(lang, Say(name, "n", strconv.Itoa(n)))
}

// Sum says in a language what a list adds up to: “2 errors, 1 warning”.
func (l List) Sum(lang string) string {
	var parts []string
	for _, severity := range []Severity{Error, Warning, Advice} {
		if n := l.Count(severity); n > 0 {
			parts = append(parts, Counted(lang, string(severity), n))
		}
	}
	if len(parts) == 0 {
		return say(lang, Say("sum-nothing"))
	}
	return strings.Join(parts, say(lang, Say("comma")))
}
