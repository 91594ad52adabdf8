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

// unitDays is about how long a unit of time is: good enough to say which of two
// deadlines ends first.
var unitDays = map[string]int{"days": 1, "working_days": 1, "weeks": 7, "months": 30, "years": 365}

// shortestDeadline says in words how long people have, by the same rule by
// which the pages choose the route that must not be missed: a route that waits
// for the outcome of another one counts only if there is no other.
func shortestDeadline(routes []content.Route) string {
	var best *content.Deadline
	shortest := 0
	for _, r := range routes {
		if !r.Usable() {
			continue
		}
		length := 1 << 30 // longer than any deadline
		if !r.Deadline.None {
			length = r.Deadline.Value * unitDays[r.Deadline.Unit]
		}
		if len(r.RequiredBefore) > 0 || r.Deadline.Starts == "previous_outcome" {
			length += 1 << 31
		}
		if best == nil || length < shortest {
			best, shortest = r.Deadline, length
		}
	}
	return inWords(best)
}

// inWords writes a deadline in English: "6 weeks", "1 working day".
func inWords(d *content.Deadline) string {
	switch {
	case d == nil:
		return ""
	case d.None:
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
