package view

import (
	"cmp"
	"slices"
	"strconv"

	"vitrine/build/layout"
	"vitrine/build/statistics"
)

// Statistics is the state of the register in numbers. Every number is a count of
// systems; a bar shows which part of a whole it is.
type Statistics struct {
	Systems   Bar
	Withdrawn Bar
	Charts    []Chart
	Bodies    Breakdown
	Areas     Breakdown
	Times     []Timeline // by year, by quarter
	NoDate    int        // records that do not say when they were first published
	YearOnly  int        // dates of which only the year is known, within the quarters
}

// Chart is a table of counts with a bar for each. Its key completes those of its
// strings: "contest" of "stat_contest", "stat_contest_text".
type Chart struct {
	Key   string
	Whole Bar // what the bars are parts of
	Bars  []Bar
}

// Bar is a count, and how long its bar is.
type Bar struct {
	Key    string // of its label among the interface's strings; empty in a cell
	N      int
	Number string // written for the language
	Width  string // of the whole: "37.5%"
	Within bool   // it is a part of the bar before it
}

// Breakdown is a table with a row for each part of the systems.
type Breakdown struct {
	Key   string
	Rows  []BreakdownRow
	Rest  int      // parts that the table leaves out, since there are too many
	Years []string // the last years, the current one included
}

// BreakdownRow are the counts of some systems.
type BreakdownRow struct {
	Label       Text // or, when it is not published, empty
	URL         string
	Systems     Bar // of all systems of the register
	AboutPeople Bar // of Systems
	Contest     Bar // of AboutPeople: there is a usable way
	Notice      Bar // of AboutPeople: people are told
	Assessed    Bar // of Systems
	Dated       Bar // of Assessed
	Independent Bar // of Assessed
	Overdue     Bar // of Systems
	Silent      Bar // questions to which nothing is published, of all questions
	Questions   Bar
	Entries     []Bar // in the register at the end of each of Years, of the most in a part
}

// Timeline is what happened to the records in periods of one length.
type Timeline struct {
	Key     string
	Periods []TimelinePeriod
}

// TimelinePeriod is a year or a quarter.
type TimelinePeriod struct {
	Year      string
	Quarter   int // 0 in a year
	Earlier   bool
	Published Bar // of the most that happened to entries in one period
	Updated   Bar
	Withdrawn Bar
	Started   Bar // of the most that happened to systems in one period
	Ended     Bar
	Assessed  Bar // impact assessments
}

// fewYears is how many years a breakdown shows.
const fewYears = 5

// mostParts is how many organisations a table shows: those with most systems.
const mostParts = 100

// Statistics returns the state of the register.
func (s *Site) Statistics() Statistics {
	state := &s.opts.State
	r := &state.Register
	return Statistics{
		Systems: s.bar("", r.Systems, r.Systems), Withdrawn: s.bar("", state.Withdrawn, 0),
		Charts: s.charts(r),
		Bodies: s.breakdown("organisation", state.Organisations, s.bodyOrder()),
		Areas:  s.breakdown("area", state.Areas, s.lists.Codes("area")),
		Times: []Timeline{
			s.timeline("years", state.Years), s.timeline("quarters", state.Quarters),
		},
		NoDate: state.Undated.Published, YearOnly: state.Undated.Quarters,
	}
}

// bar shows n of whole. A count that has no whole has no bar.
func (s *Site) bar(key string, n, whole int) Bar {
	b := Bar{Key: key, N: n, Number: s.Number(n), Width: "0%"}
	if whole > 0 && n > 0 {
		tenths := max(1, 1000*n/whole)
		b.Width = strconv.Itoa(tenths/10) + "." + strconv.Itoa(tenths%10) + "%"
	}
	return b
}

// charts are the counts of the whole register.
func (s *Site) charts(c *statistics.Counts) []Chart {
	chart := func(key string, whole int, bars ...Bar) Chart {
		for i, b := range bars {
			bars[i] = s.bar("stat_"+key+"_"+b.Key, b.N, whole)
			bars[i].Within = b.Within
		}
		return Chart{Key: key, Whole: s.bar("", whole, whole), Bars: bars}
	}
	answers := Chart{
		Key: "answers", Whole: s.bar("", c.Answers.Questions, c.Answers.Questions),
	}
	for _, a := range s.answers(c.Answers) {
		answers.Bars = append(answers.Bars, s.bar("tally_"+a.Key, a.N, c.Answers.Questions))
	}
	return []Chart{
		chart("contest", c.AboutPeople,
			Bar{Key: "usable", N: c.Contest.Usable}, Bar{Key: "incomplete", N: c.Contest.Incomplete},
			Bar{Key: "none", N: c.Contest.None}, Bar{Key: "silent", N: c.Contest.NotPublished}),
		chart("notice", c.AboutPeople,
			Bar{Key: "given", N: c.Notice.Given}, Bar{Key: "not", N: c.Notice.Not},
			Bar{Key: "other", N: c.Notice.Other}, Bar{Key: "silent", N: c.Notice.NotPublished}),
		chart("assessed", c.Systems,
			Bar{Key: "done", N: c.Assessed.Done},
			Bar{Key: "dated", N: c.Assessed.Dated, Within: true},
			Bar{Key: "independent", N: c.Assessed.Independent, Within: true},
			Bar{Key: "open", N: c.Assessed.Open}, Bar{Key: "not", N: c.Assessed.Not},
			Bar{Key: "silent", N: c.Assessed.NotPublished}),
		chart("overdue", c.Systems,
			Bar{Key: "any", N: c.Overdue.Systems},
			Bar{Key: "entries", N: c.Overdue.Entries, Within: true},
			Bar{Key: "assessments", N: c.Overdue.Assessments, Within: true},
			Bar{Key: "secrets", N: c.Overdue.Secrets, Within: true}),
		answers,
	}
}

// bodyOrder are the ids of the organisations that use systems, from A to Z.
func (s *Site) bodyOrder() []string {
	var ids []string
	for _, v := range s.usingBodies() {
		ids = append(ids, v.id)
	}
	return ids
}

// breakdown puts groups into an order. Those that it does not name come last.
func (s *Site) breakdown(key string, groups []statistics.Group, order []string) Breakdown {
	rank := map[string]int{}
	for i, k := range order {
		rank[k] = i + 1
	}
	place := func(g statistics.Group) int { return cmp.Or(rank[g.Key], len(order)+1) }
	shown := slices.Clone(groups)
	slices.SortStableFunc(shown, func(a, b statistics.Group) int {
		return cmp.Compare(b.Systems, a.Systems)
	})
	shown = shown[:min(mostParts, len(shown))]
	slices.SortStableFunc(shown, func(a, b statistics.Group) int {
		return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a.Key, b.Key))
	})
	out := Breakdown{Key: key, Rest: len(groups) - len(shown)}
	for i := range shown {
		row := s.breakdownRow(&shown[i].Counts)
		row.Label, row.URL = s.partLabel(key, shown[i].Key)
		out.Rows = append(out.Rows, row)
	}
	s.growth(&out, shown)
	return out
}

// growth says how many entries each part had at the ends of the last years.
func (s *Site) growth(out *Breakdown, shown []statistics.Group) {
	recent := func(years []statistics.Period) []statistics.Period {
		return years[max(0, len(years)-fewYears):]
	}
	for _, y := range recent(s.opts.State.Years) {
		out.Years = append(out.Years, y.Key)
	}
	most := 0
	for _, g := range shown {
		for _, y := range recent(g.Years) {
			most = max(most, y.Entries)
		}
	}
	for i, g := range shown {
		for _, y := range recent(g.Years) {
			out.Rows[i].Entries = append(out.Rows[i].Entries, s.bar("", y.Entries, most))
		}
	}
}

// partLabel is what a part of the systems is called, and where its page is.
func (s *Site) partLabel(key, value string) (Text, string) {
	switch {
	case value == "":
		return Text{}, ""
	case key == "organisation":
		p := s.party(value)
		return p.Name, p.URL
	}
	path, url := layout.FacetValue(key, value), ""
	if s.topics[path] != nil {
		url = layout.Link(s.Lang, path)
	}
	return s.coded(key, value).Text(), url
}

func (s *Site) breakdownRow(c *statistics.Counts) BreakdownRow {
	return BreakdownRow{
		Systems:     s.bar("", c.Systems, s.opts.State.Register.Systems),
		AboutPeople: s.bar("", c.AboutPeople, c.Systems),
		Contest:     s.bar("", c.Contest.Usable, c.AboutPeople),
		Notice:      s.bar("", c.Notice.Given, c.AboutPeople),
		Assessed:    s.bar("", c.Assessed.Done, c.Systems),
		Dated:       s.bar("", c.Assessed.Dated, c.Assessed.Done),
		Independent: s.bar("", c.Assessed.Independent, c.Assessed.Done),
		Overdue:     s.bar("", c.Overdue.Systems, c.Systems),
		Silent:      s.bar("", c.Answers.NotPublished, c.Answers.Questions),
		Questions:   s.bar("", c.Answers.Questions, 0),
	}
}

func (s *Site) timeline(key string, periods []statistics.Period) Timeline {
	most, mostLives := 0, 0
	for _, p := range periods {
		most = max(most, p.Published, p.Updated, p.Withdrawn)
		mostLives = max(mostLives, p.Started, p.Ended, p.Assessed)
	}
	out := Timeline{Key: key}
	for _, p := range periods {
		t := TimelinePeriod{
			Year: p.Key, Earlier: p.Earlier, Published: s.bar("", p.Published, most),
			Updated: s.bar("", p.Updated, most), Withdrawn: s.bar("", p.Withdrawn, most),
			Started: s.bar("", p.Started, mostLives), Ended: s.bar("", p.Ended, mostLives),
			Assessed: s.bar("", p.Assessed, mostLives),
		}
		if key == "quarters" {
			t.Year = p.Key[:len("2006")]
			t.Quarter = int(p.Key[len(p.Key)-1] - '0')
		}
		out.Periods = append(out.Periods, t)
	}
	return out
}
