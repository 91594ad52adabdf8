package statistics

import (
	"maps"
	"slices"
	"time"

	"vitrine/content"
	"vitrine/schema"
)

// State is the state of a register on a day.
type State struct {
	Day           string // "2026-10-30"
	Register      Counts
	Withdrawn     int     // records that have left the lists
	Organisations []Group // that use systems, sorted by id
	Areas         []Group // sorted by code; the one without a code comes last
	Years         []Period
	Quarters      []Period
	Undated       Undated
}

// Group is some of the systems, by what they share.
type Group struct {
	Key string // id of the organisation, or code of the area; "" where none is published
	Counts
	Years []Period // those of the register
}

// Counts are counts of systems that are not withdrawn.
type Counts struct {
	Systems     int
	AboutPeople int      // say that they take part in decisions about people; of those,
	Contest     Contest  // what they say about contesting, and
	Notice      Notice   // whether people are told
	Assessed    Assessed // of all systems
	Overdue     Overdue  // of all systems
	Answers     schema.Tally
}

// Contest is what systems say about ways to contest their decisions.
type Contest struct {
	Usable       int // a way that people can really take
	Incomplete   int // a way of which something is missing, such as a place or a time limit
	None         int // there is nothing to contest, and why
	NotPublished int
}

// Notice is whether people are told that a system was used.
type Notice struct {
	Given        int
	Not          int // no, or it does not apply
	Other        int // in progress, or the organisation does not know
	NotPublished int
}

// Assessed is how far the impact assessment of systems has come that has come
// farthest: one that asks what the system will do to people.
type Assessed struct {
	Done         int
	Dated        int // of those, the date is published
	Independent  int // of those, somebody independent made it
	Open         int // planned or in progress
	Not          int // not done, or not required
	NotPublished int // none is named, or nothing is said of its state
}

// Overdue is what should have been looked at again before today.
type Overdue struct {
	Systems     int // with one or more of these:
	Entries     int // the entry itself
	Assessments int // an assessment
	Secrets     int // the reason for keeping something secret
}

// Of counts the state of a register.
func Of(reg *content.Register, today time.Time) State {
	s := State{Day: today.Format(time.DateOnly)}
	bodies, areas := map[string]*Group{}, map[string]*Group{}
	byBody, byArea := map[string][]*content.Record{}, map[string][]*content.Record{}
	for _, rec := range reg.Records {
		byBody[rec.Organisation] = append(byBody[rec.Organisation], rec)
		byArea[rec.Affected.Area] = append(byArea[rec.Affected.Area], rec)
		if rec.Entry.Withdrawn != nil {
			s.Withdrawn++
			continue
		}
		c := countsOf(reg, rec, today)
		s.Register = s.Register.plus(c)
		add(bodies, rec.Organisation, c)
		add(areas, rec.Affected.Area, c)
	}
	s.Organisations, s.Areas = groups(bodies), groups(areas)
	s.periods(reg.Records, today)
	s.yearsOf(s.Organisations, byBody, today)
	s.yearsOf(s.Areas, byArea, today)
	return s
}

func add(to map[string]*Group, key string, c Counts) {
	if to[key] == nil {
		to[key] = &Group{Key: key}
	}
	to[key].Counts = to[key].plus(c)
}

// groups sorts by key, the group without one last.
func groups(by map[string]*Group) []Group {
	var out []Group
	for _, key := range slices.Sorted(maps.Keys(by)) {
		if key != "" {
			out = append(out, *by[key])
		}
	}
	if none := by[""]; none != nil {
		out = append(out, *none)
	}
	return out
}

// plus adds the counts of other systems.
func (c Counts) plus(d Counts) Counts {
	c.Systems += d.Systems
	c.AboutPeople += d.AboutPeople
	c.Contest.Usable += d.Contest.Usable
	c.Contest.Incomplete += d.Contest.Incomplete
	c.Contest.None += d.Contest.None
	c.Contest.NotPublished += d.Contest.NotPublished
	c.Notice.Given += d.Notice.Given
	c.Notice.Not += d.Notice.Not
	c.Notice.Other += d.Notice.Other
	c.Notice.NotPublished += d.Notice.NotPublished
	c.Assessed.Done += d.Assessed.Done
	c.Assessed.Dated += d.Assessed.Dated
	c.Assessed.Independent += d.Assessed.Independent
	c.Assessed.Open += d.Assessed.Open
	c.Assessed.Not += d.Assessed.Not
	c.Assessed.NotPublished += d.Assessed.NotPublished
	c.Overdue.Systems += d.Overdue.Systems
	c.Overdue.Entries += d.Overdue.Entries
	c.Overdue.Assessments += d.Overdue.Assessments
	c.Overdue.Secrets += d.Overdue.Secrets
	c.Answers = c.Answers.Plus(d.Answers)
	return c
}
