package statistics

import (
	"fmt"
	"strings"
	"time"

	"vitrine/content"
	"vitrine/schema"
)

// Period is what happened in a year or a quarter: to the entries of a register, and
// to the systems that they describe.
type Period struct {
	Key     string // "2026", "2026-Q4"
	Earlier bool   // the year that Key names and all before it

	Published int // entries first published
	Updated   int // entries changed for the last time; changes before that are not known
	Withdrawn int // entries
	Started   int // systems whose use began
	Ended     int // systems whose use ended
	Assessed  int // impact assessments that were done

	// Entries is how many there were at the end of a year; 0 in quarters. Those that
	// do not say when they were first published are left out.
	Entries int
}

// Undated is what the periods lack.
type Undated struct {
	Published int // records that do not say when they were first published
	Quarters  int // dates that name a year only, within the quarters
}

// How far back the periods reach.
const (
	mostYears    = 12
	mostQuarters = 8
)

// what happened to a record or to its system.
const (
	published = iota
	updated
	withdrawn
	started
	ended
	assessment
)

// periods counts what happened in the years up to today, and in the last quarters.
// A date that has not come yet has not happened.
func (s *State) periods(records []*content.Record, today time.Time) {
	first := today.Year()
	each(records, today, func(_ int, _ content.Date, t time.Time) { first = min(first, t.Year()) })
	earliest := today.Year() - mostYears + 1
	for year := max(first, earliest); year <= today.Year(); year++ {
		s.Years = append(s.Years, Period{
			Key: fmt.Sprint(year), Earlier: first < earliest && year == earliest,
		})
	}
	now := quarter(today)
	for q := now - mostQuarters + 1; q <= now; q++ {
		s.Quarters = append(s.Quarters, Period{Key: fmt.Sprintf("%d-Q%d", q/4, q%4+1)})
	}
	inYears(s.Years, records, today)
	each(records, today, func(what int, d content.Date, t time.Time) {
		at := mostQuarters - 1 - (now - quarter(t))
		switch yearOnly := len(d) == len("2006"); {
		case yearOnly && at+3 >= 0: // its last quarter may be one of ours
			s.Undated.Quarters++
		case !yearOnly && at >= 0:
			s.Quarters[at].count(what)
		}
	})
	for _, rec := range records {
		if rec.Entry.Published == "" {
			s.Undated.Published++
		}
	}
}

// yearsOf counts for each group what happened in the years of the register.
func (s *State) yearsOf(groups []Group, by map[string][]*content.Record, today time.Time) {
	for i := range groups {
		groups[i].Years = make([]Period, len(s.Years))
		for j, year := range s.Years {
			groups[i].Years[j] = Period{Key: year.Key, Earlier: year.Earlier}
		}
		inYears(groups[i].Years, by[groups[i].Key], today)
	}
}

// inYears counts what happened in years that follow each other up to today.
func inYears(years []Period, records []*content.Record, today time.Time) {
	last := len(years) - 1
	at := func(t time.Time) int { return max(0, last-(today.Year()-t.Year())) }
	each(records, today, func(what int, _ content.Date, t time.Time) { years[at(t)].count(what) })
	for _, rec := range records {
		came, err := rec.Entry.Published.Time()
		if err != nil || came.After(today) {
			continue
		}
		gone := len(years)
		if w := rec.Entry.Withdrawn; w != nil {
			if t, err := w.Date.Time(); err == nil && !t.After(today) {
				gone = at(t)
			}
		}
		for i := at(came); i < gone; i++ {
			years[i].Entries++
		}
	}
}

// quarter numbers the quarters of all years.
func quarter(t time.Time) int { return 4*t.Year() + (int(t.Month())-1)/3 }

func (p *Period) count(what int) {
	switch what {
	case published:
		p.Published++
	case updated:
		p.Updated++
	case withdrawn:
		p.Withdrawn++
	case started:
		p.Started++
	case ended:
		p.Ended++
	case assessment:
		p.Assessed++
	}
}

// Nothing reports whether nothing happened in the period.
func (p Period) Nothing() bool {
	return p.Published+p.Updated+p.Withdrawn+p.Started+p.Ended+p.Assessed == 0
}

// each visits what happened to records and their systems until today.
func each(
	records []*content.Record, today time.Time, visit func(int, content.Date, time.Time),
) {
	one := func(what int, d content.Date) {
		if t, err := d.Time(); err == nil && !t.After(today) {
			visit(what, d, t)
		}
	}
	for _, rec := range records {
		e := &rec.Entry
		one(published, e.Published)
		if e.Updated > e.Published && !strings.HasPrefix(string(e.Updated), string(e.Published)) ||
			e.Published == "" {
			one(updated, e.Updated)
		}
		if e.Withdrawn != nil {
			one(withdrawn, e.Withdrawn.Date)
		}
		one(started, rec.Lifecycle.Since)
		one(ended, rec.Lifecycle.Until)
		for _, a := range rec.Assessments {
			if a.Status == "done" && schema.IsImpactAssessment(a.Kind) {
				one(assessment, a.Date)
			}
		}
	}
}
