package view

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"vitrine/build/layout"
	"vitrine/content"
)

// Dates is the last day of a deadline for each day on which it may begin, in
// the months around the date of the build: whoever holds a letter finds it by
// reading. Systems with the same deadline share one.
type Dates struct {
	Key    string // the same for two deadlines only if their days are the same
	Starts string // of the deadline: letter_date, receipt, knowledge, previous_outcome
	Months []DatesMonth

	First, Last Date // the first and the last day on which it may begin
}

// DatesMonth is a month of [Dates].
type DatesMonth struct {
	Anchor string // "m2026-03"
	Name   string // "March 2026"
	Days   []LastDate
}

// LastDate is a day on which a deadline begins, written without its year, and
// its last day. Short is the last day without the year, in few letters.
type LastDate struct {
	Begin, Last Date
	Short       string
}

// DatesPage is the page with every day of a deadline, for all systems of which it
// is the deadline that passes first.
type DatesPage struct {
	URL      string
	Deadline *Deadline // without what to do when it is missed
	Dates    *Dates
	Systems  []Entry // with this deadline; none when they are too many to look through
}

// manyDates is how many systems a page of dates names.
const manyDates = 50

// DatesPages are the keys that DatesPage takes: one for each deadline of which the
// days can be worked out.
func (s *Site) DatesPages() []string { return sortedKeys(s.shared.deadlines) }

// DatesPage returns the page of a deadline, such as "6-weeks-letter-date".
func (s *Site) DatesPage(key string) (*DatesPage, error) {
	rule := s.shared.deadlines[key]
	if rule == nil {
		return nil, fmt.Errorf("no system has the deadline %q", key)
	}
	d := *rule.deadline
	d.Late = nil
	page := &DatesPage{
		URL: layout.Link(s.Lang, layout.ContestDates(key)), Deadline: s.deadline(&d),
		Dates: s.dates(&d),
	}
	if len(rule.records) <= manyDates {
		for _, rec := range rule.records {
			page.Systems = append(page.Systems, s.entry(rec))
		}
		s.sort(page.Systems)
	}
	return page, nil
}

// datesRule is the key of a deadline's page.
func datesRule(d *content.Deadline) string {
	key := strconv.Itoa(d.Value) + "-" + d.Unit + "-" + d.Starts
	if d.Must != "" {
		key += "-" + d.Must
	}
	return strings.ReplaceAll(key, "_", "-")
}

// deadlineRule is a deadline and the records of which it is the one that passes
// first.
type deadlineRule struct {
	deadline *content.Deadline
	records  []*content.Record
}

// deadlines finds the records of every deadline of which the days can be worked
// out.
func deadlines(reg *content.Register) map[string]*deadlineRule {
	rules := map[string]*deadlineRule{}
	for _, rec := range reg.Records {
		routes := reg.Routes(rec)
		n := content.Lead(routes)
		if n < 0 || !computable(routes[n].Deadline) {
			continue
		}
		key := datesRule(routes[n].Deadline)
		if rules[key] == nil {
			rules[key] = &deadlineRule{deadline: routes[n].Deadline}
		}
		rules[key].records = append(rules[key].records, rec)
	}
	return rules
}

// Weekly are the days of the month that a short table shows: whoever takes the
// day before theirs is at most some days too early, never too late.
func (m DatesMonth) Weekly() []LastDate {
	var out []LastDate
	for _, day := range weekly {
		out = append(out, m.Days[day-1])
	}
	return out
}

var weekly = [...]int{1, 8, 15, 22}

// WeeklyDays are the numbers of the days of [DatesMonth.Weekly].
func (s *Site) WeeklyDays() []string {
	var out []string
	for _, day := range weekly {
		out = append(out, s.Number(day))
	}
	return out
}

// datesAround is how many months before and after that of the build a table has.
const datesAround = 6

// dates returns the table of a deadline, nil if its days cannot be worked out.
func (s *Site) dates(d *content.Deadline) *Dates {
	if !computable(d) {
		return nil
	}
	key := strconv.Itoa(d.Value) + "-" + d.Unit + "-" + d.Starts
	if known, ok := s.tables.Load(key); ok {
		return known.(*Dates)
	}
	table := &Dates{Key: key, Starts: d.Starts}
	now := s.opts.Clock
	for i := -datesAround; i <= datesAround; i++ {
		first := time.Date(now.Year(), now.Month()+time.Month(i), 1, 0, 0, 0, 0, time.UTC)
		table.Months = append(table.Months, s.datesMonth(first, d))
	}
	days := table.Months[len(table.Months)-1].Days
	table.First = s.date(content.Date(table.Months[0].Days[0].Begin.ISO))
	table.Last = s.date(content.Date(days[len(days)-1].Begin.ISO))
	known, _ := s.tables.LoadOrStore(key, table)
	return known.(*Dates)
}

func (s *Site) datesMonth(first time.Time, d *content.Deadline) DatesMonth {
	month := content.Date(first.Format("2006-01"))
	m := DatesMonth{Anchor: "m" + string(month), Name: s.locale.date(month)}
	for day := first; day.Month() == first.Month(); day = day.AddDate(0, 0, 1) {
		last, _ := LastDay(day, d)
		begins, _ := s.locale.dayOfYear(day)
		_, short := s.locale.dayOfYear(last)
		m.Days = append(m.Days, LastDate{
			Begin: Date{ISO: day.Format(time.DateOnly), Text: begins},
			Last:  s.locale.day(last), Short: short,
		})
	}
	return m
}

// computable reports whether the days of a deadline can be worked out, and it is
// known from which day they count.
func computable(d *content.Deadline) bool {
	if d == nil || d.Starts == "" {
		return false
	}
	_, ok := LastDay(time.Time{}, d)
	return ok
}

// LastDay is the last day of a deadline that begins on a day; false for working
// days, which depend on holidays that we do not know, and when there is no
// deadline. A month ends on the same day of the month, or on the last day of a
// shorter month.
func LastDay(begin time.Time, d *content.Deadline) (time.Time, bool) {
	if d.None || d.Value <= 0 {
		return time.Time{}, false
	}
	switch d.Unit {
	case "days":
		return begin.AddDate(0, 0, d.Value), true
	case "weeks":
		return begin.AddDate(0, 0, 7*d.Value), true
	case "months":
		return addMonths(begin, d.Value), true
	case "years":
		return addMonths(begin, 12*d.Value), true
	}
	return time.Time{}, false
}

// addMonths stays in the month where time.AddDate would run over its end.
func addMonths(t time.Time, n int) time.Time {
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(t.Day(), last)-1)
}

// dayOfYear writes a day without its year, "4 March", and with the month made
// short, "4 Mar", where the language does that. No pattern of the locale says
// how, so that what stands around day and month is cut off the whole date; where
// they cannot be found in it, both are the whole date.
func (l *locale) dayOfYear(t time.Time) (long, short string) {
	text := l.cldr.FormatDateLong(t)
	rest := text // with what was found made unfindable
	find := func(part string) (begin, end int) {
		begin = strings.Index(rest, part)
		if begin < 0 {
			return begin, begin
		}
		end = begin + len(part)
		rest = rest[:begin] + strings.Repeat("\x00", len(part)) + rest[end:]
		return begin, end
	}
	year, _ := find(strconv.Itoa(t.Year()))
	month, monthEnd := find(l.cldr.MonthsWide()[t.Month()-1])
	day, dayEnd := find(strconv.Itoa(t.Day()))
	begin, end := min(day, month), max(dayEnd, monthEnd)
	if year < 0 || begin < 0 || begin < year && year < end {
		return text, text
	}
	// A full stop makes a number the number of a day.
	if strings.HasPrefix(text[end:], ".") {
		end++
	}
	long = strings.TrimSpace(text[begin:end])
	if brief := l.cldr.MonthsAbbreviated()[t.Month()-1]; brief != "" {
		return long, strings.TrimSpace(text[begin:month] + brief + text[monthEnd:end])
	}
	return long, long
}
