package export

import (
	"cmp"
	"fmt"
	"strings"

	"vitrine/content"
)

// separator stands between several values in a cell. Spreadsheets of no country
// split at it.
const separator = " | "

func list(codes []string) string { return strings.Join(codes, separator) }

// answer never leaves a question open: a blank cell would be read as no.
func answer(a content.Answer) string { return cmp.Or(a.Value, notPublished) }

func yesNo(b bool) string {
	if b {
		return content.Yes
	}
	return content.No
}

// doubt orders the answers of several sources of data: the first that one of
// them gives is the answer for all. "no" is last, so that it is said only when
// nothing speaks against it.
var doubt = []string{
	content.Yes, content.Unknown, content.InProgress, notPublished,
	content.Waived, content.Precluded, content.NotApplicable,
}

// personalData says whether any source of data holds personal data.
func personalData(sources []content.DataSource) string {
	given := map[string]bool{}
	for _, s := range sources {
		given[answer(s.Personal)] = true
	}
	if len(given) == 0 {
		return notPublished
	}
	for _, a := range doubt {
		if given[a] {
			return a
		}
	}
	return content.No
}

// done counts the assessments that are done.
func done(assessments []content.Assessment) int {
	n := 0
	for _, a := range assessments {
		if a.Status == "done" {
			n++
		}
	}
	return n
}

func usable(routes []content.Route) bool {
	for _, r := range routes {
		if r.Usable() {
			return true
		}
	}
	return false
}

// shortestDeadline says in words how long people have for the route that must
// not be missed.
func shortestDeadline(routes []content.Route) string {
	if n := content.Lead(routes); n >= 0 {
		return inWords(routes[n].Deadline)
	}
	return ""
}

// inWords writes a deadline in English: "6 weeks", "1 working day".
func inWords(d *content.Deadline) string {
	if d.None {
		return "none"
	}
	unit := strings.ReplaceAll(d.Unit, "_", " ")
	if d.Value == 1 {
		unit = strings.TrimSuffix(unit, "s")
	}
	return fmt.Sprintf("%d %s", d.Value, unit)
}

func contacts(all []content.Contact) string {
	values := make([]string, len(all))
	for i, c := range all {
		values[i] = c.Value
	}
	return strings.Join(values, separator)
}
