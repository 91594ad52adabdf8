package export

import (
	"slices"
	"strconv"

	"vitrine/build/layout"
	"vitrine/content"
	"vitrine/schema"
)

// notPublished stands in a table for an answer that nobody has given.
const notPublished = "not_published"

// column is one column of the tables: what it holds, and what datapackage.json
// says of it.
type column struct {
	name, kind  string // kind is a type of Table Schema
	description string
	values      []string // the only values, when there is a list of them
	pattern     string
	value       func(row) string
}

// row is a record with what its columns need.
type row struct {
	rec    *content.Record
	body   *content.Organisation // that uses the system; never nil
	routes []content.Route
	place  place
	lang   string // of the pages
}

// row writes the cells of a record.
func (e *exporter) row(rec *content.Record, columns []column) []string {
	r := row{
		rec: rec, body: e.reg.Organisation(rec.Organisation), routes: e.reg.Routes(rec),
		place: e.place, lang: e.lang,
	}
	if r.body == nil {
		r.body = &content.Organisation{}
	}
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = c.value(r)
	}
	return cells
}

// columns are the columns of a register in these languages and with these code
// lists, in their order. A column never changes its meaning; new ones come at the
// end.
func columns(langs []string, lists schema.RegisterLists) []column {
	return slices.Concat(
		[]column{{
			name: "id", kind: "string",
			description: "Permanent id of the record. Never reused.",
			value:       func(r row) string { return r.rec.ID },
		}},
		perLanguage(langs, "title", "What the system is called",
			func(r row) content.Text { return r.rec.Title }),
		perLanguage(langs, "summary", "What the system does, in plain language (Markdown)",
			func(r row) content.Text { return r.rec.Summary }),
		[]column{{
			name: "organisation", kind: "string",
			description: "Id of the organisation that uses the system; its data are in " +
				"organisations/<id>.json.",
			value: func(r row) string { return r.rec.Organisation },
		}},
		perLanguage(langs, "organisation_name", "Name of the organisation that uses the system",
			func(r row) content.Text { return r.body.Name }),
		aboutSystem(lists), aboutCare(), aboutRedress(), aboutRecord(),
	)
}

// perLanguage makes one column for each language. A text is never taken from
// another language: the cell is empty.
func perLanguage(langs []string, name, about string, text func(row) content.Text) []column {
	var out []column
	for _, lang := range langs {
		out = append(out, column{
			name: name + "_" + lang, kind: "string",
			description: about + ". Language: " + lang + ". Empty if there is none.",
			value:       func(r row) string { return text(r)[lang] },
		})
	}
	return out
}

func aboutSystem(lists schema.RegisterLists) []column {
	return []column{
		coded("status", "status", "Where the system is between idea and retirement.",
			func(r row) string { return r.rec.Lifecycle.Status }),
		dated("since", "When use began",
			func(r row) content.Date { return r.rec.Lifecycle.Since }),
		{
			name: "area", kind: "string",
			description: "Area of public life. Empty: not published.",
			values:      lists.Codes("area"),
			value:       func(r row) string { return r.rec.Affected.Area },
		},
		{
			name: "about_people", kind: "string",
			description: "Does the system have a part in decisions about people?",
			values:      answers(),
			value:       func(r row) string { return answer(r.rec.Decision.AboutPeople) },
		},
		coded("effect", "effect", "Effect of the decisions on people. Empty: not published.",
			func(r row) string { return r.rec.Decision.Effect }),
		coded("role", "decision_role",
			"What the system does in the decision. Empty: not published.",
			func(r row) string { return r.rec.Decision.Role }),
	}
}

func aboutCare() []column {
	return []column{
		coded("risk_level", "risk_level", "Class of risk. Empty: not published.",
			func(r row) string { return r.rec.Risk.Level }),
		coded("red_lines", "", "Practices that are forbidden or close to it, codes of "+
			"schema/lists/red_lines.json separated by \" | \"; with a dot: codes of the register "+
			"itself. Empty: none is published.",
			func(r row) string { return list(r.rec.Risk.RedLines) }),
		coded("rights", "", "Human rights at stake, codes of schema/lists/rights.json "+
			"separated by \" | \"; with a dot: codes of the register itself, see register.lists in "+
			"records.json. Empty: none is published.",
			func(r row) string { return list(r.rec.Rights) }),
		{
			name: "personal_data", kind: "string",
			description: "Does the system use personal data? yes if one of its sources of data " +
				"does, no if every one does not; else what is least certain.",
			values: answers(),
			value:  func(r row) string { return personalData(r.rec.Data) },
		},
		{
			name: "assessments_done", kind: "integer",
			description: "Number of assessments, audits and tests that are done.",
			value:       func(r row) string { return strconv.Itoa(done(r.rec.Assessments)) },
		},
	}
}

func aboutRedress() []column {
	return []column{
		{
			name: "usable_redress", kind: "boolean",
			description: "Does the record show a route to contest a decision that people can " +
				"take: a place, a time limit or its absence, and a language? no means that " +
				"the record does not show one.",
			value: func(r row) string { return yesNo(usable(r.routes)) },
		},
		{
			name: "shortest_deadline", kind: "string",
			description: "How long people have for the usable route whose time ends first, not " +
				"counting routes that must wait for another one if there are others; none if it " +
				"has no time limit. Empty if there is no usable route.",
			pattern: `none|[1-9][0-9]* (working )?(day|week|month|year)s?`,
			value:   func(r row) string { return shortestDeadline(r.routes) },
		},
		{
			name: "contact", kind: "string",
			description: "Where to ask about the system: addresses and numbers separated by " +
				"\" | \". Empty: not published.",
			value: func(r row) string { return contacts(r.rec.Contact) },
		},
	}
}

func aboutRecord() []column {
	const where = "; from the root of the site if the register does not know its address."
	return []column{
		dated("updated", "When the record was last changed",
			func(r row) content.Date { return r.rec.Entry.Updated }),
		dated("withdrawn", "When the record was withdrawn; such a record stays in the data",
			func(r row) content.Date {
				if w := r.rec.Entry.Withdrawn; w != nil {
					return w.Date
				}
				return ""
			}),
		{
			name: "url", kind: "string",
			description: "Address of the page of the system in the default language" + where,
			value:       func(r row) string { return r.place.page(r.lang, layout.System(r.rec.ID)) },
		},
		{
			name: "contest_url", kind: "string",
			description: "Address of the page that says how to contest a decision" + where,
			value: func(r row) string {
				return r.place.page(r.lang, layout.SystemContest(r.rec.ID))
			},
		},
	}
}

// coded is a column of codes. Its list, to which a register cannot add, names the
// values; without one the cell may hold several codes.
func coded(name, list, description string, value func(row) string) column {
	return column{
		name: name, kind: "string", description: description,
		values: schema.Codes(list), value: value,
	}
}

// dated is a column of dates as exact as they are known, which the type date of
// Table Schema does not allow.
func dated(name, about string, value func(row) content.Date) column {
	return column{
		name: name, kind: "string", pattern: `[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?`,
		description: about + ": YYYY-MM-DD, YYYY-MM or YYYY, as exact as known. Empty: not published.",
		value:       func(r row) string { return string(value(r)) },
	}
}

// answers are the values of a column that holds an answer.
func answers() []string { return append(schema.Codes("answer"), notPublished) }
