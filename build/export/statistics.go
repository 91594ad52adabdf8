package export

import (
	"strconv"

	"vitrine/build/layout"
	"vitrine/build/statistics"
	"vitrine/content"
	"vitrine/schema"
)

// countedColumn is a column of a table whose rows are of type T.
type countedColumn[T any] struct {
	column
	cell func(T) string
}

// statisticsRow is a group of systems, or a period.
type statisticsRow struct {
	part, key, years, name string
	counts                 *statistics.Counts // nil in a period
	period                 *statistics.Period // nil in a group
}

// counted writes statistics.csv and completeness.csv, which are for spreadsheets
// first: texts in them are guarded as in records.csv.
func (e *exporter) counted() error {
	if err := put(e, layout.StatisticsCSV, statisticsColumns(), e.statisticsRows()); err != nil {
		return err
	}
	var rows []completenessRow
	for _, rec := range e.reg.Records {
		if rec.Entry.Withdrawn == nil {
			rows = append(rows, completenessRow{rec, schema.TallyOf(rec)})
		}
	}
	return put(e, layout.CompletenessCSV, completenessColumns(), rows)
}

// completenessRow is what a record says to the questions of readers.
type completenessRow struct {
	rec     *content.Record
	answers schema.Tally
}

func put[T any](e *exporter, name string, columns []countedColumn[T], rows []T) error {
	table := csvTable{cell: guard}
	table.out.WriteString(byteOrderMark)
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = c.name
	}
	table.row(cells)
	for _, r := range rows {
		for i, c := range columns {
			cells[i] = c.cell(r)
		}
		table.row(cells)
	}
	return e.put(name, table.out.Bytes())
}

// headings are the columns without what fills them.
func headings[T any](columns []countedColumn[T]) []column {
	var out []column
	for _, c := range columns {
		out = append(out, c.column)
	}
	return out
}

// The kinds of rows.
const (
	partRegister     = "register"
	partOrganisation = "organisation"
	partArea         = "area"
	partYearsUntil   = "years_until"
	partYear         = "year"
	partQuarter      = "quarter"

	partOrganisationYear = "organisation_year"
	partAreaYear         = "area_year"
)

func (e *exporter) statisticsRows() []statisticsRow {
	s, lang := &e.state, e.reg.Settings.DefaultLanguage()
	title, _ := e.reg.Settings.Title.In(lang)
	withdrawn := &statistics.Period{Withdrawn: s.Withdrawn}
	rows := []statisticsRow{{
		part: partRegister, key: e.reg.Settings.ID, years: s.Day, name: title,
		counts: &s.Register, period: withdrawn,
	}}
	var lives []statisticsRow
	for i := range s.Organisations {
		g := &s.Organisations[i]
		name := ""
		if body := e.reg.Organisation(g.Key); body != nil {
			name, _ = body.Name.In(lang)
		}
		row, years := groupRows(partOrganisation, partOrganisationYear, name, g)
		row.years = s.Day
		rows, lives = append(rows, row), append(lives, years...)
	}
	lists := schema.ListsOf(e.reg.Settings)
	for i := range s.Areas {
		g := &s.Areas[i]
		row, years := groupRows(partArea, partAreaYear, lists.Label("area", g.Key, lang), g)
		row.years = s.Day
		rows, lives = append(rows, row), append(lives, years...)
	}
	for i := range s.Years {
		p := &s.Years[i]
		part := partYear
		if p.Earlier {
			part = partYearsUntil
		}
		rows = append(rows, statisticsRow{part: part, key: p.Key, years: span(p), period: p})
	}
	for i := range s.Quarters {
		p := &s.Quarters[i]
		rows = append(rows, statisticsRow{part: partQuarter, key: p.Key, years: p.Key, period: p})
	}
	return append(rows, lives...)
}

// groupRows are the row of a group, and one for each year in which something
// happened in it: a large register has thousands of groups.
func groupRows(
	part, inYear, name string, g *statistics.Group,
) (row statisticsRow, years []statisticsRow) {
	key := g.Key
	if key == "" {
		key, name = notPublished, ""
	}
	for i := range g.Years {
		if p := &g.Years[i]; !p.Nothing() {
			years = append(years, statisticsRow{
				part: inYear, key: key, years: span(p), name: name, period: p,
			})
		}
	}
	return statisticsRow{part: part, key: key, name: name, counts: &g.Counts}, years
}

// span is a year, or all years up to one, as an interval of ISO 8601.
func span(p *statistics.Period) string {
	if p.Earlier {
		return "../" + p.Key
	}
	return p.Key
}

// statisticsColumns are the columns of statistics.csv.
func statisticsColumns() []countedColumn[statisticsRow] {
	out := []countedColumn[statisticsRow]{
		text("part", "What the row counts: the systems of the whole register, of an "+
			"organisation or of an area, or what happened in a period, or in a year in an "+
			"organisation or area.",
			func(r statisticsRow) string { return r.part }),
		text("key", "Id of the register or organisation, code of the area, year (2026) or "+
			"quarter (2026-Q4); for years_until, the last of several years. not_published: "+
			"systems of which that is not published.",
			func(r statisticsRow) string { return r.key }),
		text("period", "Year (2026), all years up to one (../2015), quarter (2026-Q4), or the "+
			"day on which systems are counted. Years in which nothing happened in an organisation "+
			"or area are left out.",
			func(r statisticsRow) string { return r.years }),
		text("name", "Name of the register, organisation or area in the default language.",
			func(r statisticsRow) string { return r.name }),
	}
	out[0].values = []string{
		partRegister, partOrganisation, partArea, partYearsUntil, partYear, partQuarter,
		partOrganisationYear, partAreaYear,
	}
	for _, c := range systemCounts {
		out = append(out, number(c.name, c.about+" Empty in periods.",
			func(r statisticsRow) string {
				if r.counts == nil {
					return ""
				}
				return strconv.Itoa(c.of(r.counts))
			}))
	}
	for _, c := range answerCounts {
		out = append(out, number(c.name, c.about+" Empty in periods.",
			func(r statisticsRow) string {
				if r.counts == nil {
					return ""
				}
				return strconv.Itoa(c.of(r.counts.Answers))
			}))
	}
	return append(out, periodColumns()...)
}

func periodColumns() []countedColumn[statisticsRow] {
	happened := func(name, about string, n func(*statistics.Period) int) countedColumn[statisticsRow] {
		return number(name, about, func(r statisticsRow) string {
			if r.period == nil || r.counts != nil && name != "records_withdrawn" {
				return ""
			}
			return strconv.Itoa(n(r.period))
		})
	}
	return []countedColumn[statisticsRow]{
		happened("records_published", "Records first published in the period. Only in periods.",
			func(p *statistics.Period) int { return p.Published }),
		happened("records_updated", "Records changed for the last time in the period, after the "+
			"day of their publication; earlier changes are not known. Only in periods.",
			func(p *statistics.Period) int { return p.Updated }),
		happened("records_withdrawn", "Records withdrawn in the period; for the register, at any "+
			"time. Empty in other rows.",
			func(p *statistics.Period) int { return p.Withdrawn }),
		happened("systems_started", "Systems whose use began in the period. Only in periods.",
			func(p *statistics.Period) int { return p.Started }),
		happened("systems_ended", "Systems whose use ended in the period. Only in periods.",
			func(p *statistics.Period) int { return p.Ended }),
		happened("impact_assessments", "Impact assessments that were done in the period. Only "+
			"in periods.",
			func(p *statistics.Period) int { return p.Assessed }),
		happened("records_at_end", "Records in the register at the end of the year, or on the "+
			"day of the table. Records without a date of publication are left out. 0 in "+
			"quarters.",
			func(p *statistics.Period) int { return p.Entries }),
	}
}

// completenessColumns are the columns of completeness.csv.
func completenessColumns() []countedColumn[completenessRow] {
	out := []countedColumn[completenessRow]{
		text("id", "Id of the record. Withdrawn records are left out.",
			func(r completenessRow) string { return r.rec.ID }),
		text("organisation", "Id of the organisation that uses the system.",
			func(r completenessRow) string { return r.rec.Organisation }),
	}
	for _, c := range answerCounts {
		out = append(out, number(c.name, c.about,
			func(r completenessRow) string { return strconv.Itoa(c.of(r.answers)) }))
	}
	return append(out, text("fields_not_published", "JSON Pointers of the fields that "+
		"not_published counts, separated by \" | \".",
		func(r completenessRow) string { return list(schema.Unpublished(r.rec)) }))
}

func text[T any](name, about string, cell func(T) string) countedColumn[T] {
	return countedColumn[T]{column{name: name, kind: "string", description: about}, cell}
}

func number[T any](name, about string, cell func(T) string) countedColumn[T] {
	return countedColumn[T]{column{name: name, kind: "integer", description: about}, cell}
}

// tableOf are the columns of a table and the columns that name its rows.
func (e *exporter) tableOf(name string) (table []column, key any) {
	switch name {
	case layout.StatisticsCSV:
		return headings(statisticsColumns()), []string{"part", "key", "period"}
	case layout.CompletenessCSV:
		return headings(completenessColumns()), "id"
	}
	lists := schema.ListsOf(e.reg.Settings)
	return columns(e.reg.Settings.Languages, lists), "id"
}
