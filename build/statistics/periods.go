package statistics

import (
	"fmt"
	"strings"
	"time"

	"vitrine/content"
)

// Period is what happened to the records of a register in a year or a quarter.
type Period struct {
	Key       string // "2026", "2026-Q4"
	Earlier   bool   // the year that Key names and all before it
	Published int    // first published
	Updated   int    // changed for the last time; changes before that are not known
	Withdrawn int
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

// what happened to a record.
const (
	published = iota
	updated
	withdrawn
)

// periods counts what happened in the years up to today, and in the last quarters.
// A date that has not come yet has not happened.
func (s *State) periods(records []*content.Record, today time.Time) {
	first := today.Year()
	each(records, today, func(_ int, _ content.Date, t time.Time) { first = min(first, t.Year()) })
	earliest := today.Year() - mostYears + 1
	for year := max(first, earliest); year <= today.Year(); year++ {
		s.Years = append(s.Years, Period{Key: fmt.Sprint(year), Earlier: first < earliest && year == earliest})
	}
	now := quarter(today)
	for q := now - mostQuarters + 1; q <= now; q++ {
		s.Quarters = append(s.Quarters, Period{Key: fmt.Sprintf("%d-Q%d", q/4, q%4+1)})
	}
	each(records, today, func(what int, d content.Date, t time.Time) {
		last := len(s.Years) - 1
		s.Years[max(0, last-(today.Year()-t.Year()))].count(what)
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
	}
}

// each visits what happened to records until today.
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
	}
}
