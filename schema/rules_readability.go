package schema

import (
	"strconv"

	"vitrine/content"
)

// readability looks at the texts of a record that everybody reads: what comes
// first, and what people read when they want to contest. Records that were taken
// over from another register are left as their authors wrote them.
func (c *checker) readability(rec *content.Record, bodies []string) {
	if rec.Entry.Source != nil {
		return
	}
	c.longSummary(rec)
	c.longSentence(rec.File, "/title", rec.Title)
	c.longSentence(rec.File, "/summary", rec.Summary)
	c.longSentence(rec.File, "/easy_read", rec.EasyRead)
	c.longSentence(rec.File, "/purpose/statement", rec.Purpose.Statement)
	c.longSentence(rec.File, "/decision/integration", rec.Decision.Integration)
	for i := range rec.Redress {
		c.readableRoute(rec.File, item("/redress", i), &rec.Redress[i])
	}
	if rec.RedressNone != nil {
		c.longSentence(rec.File, "/redress_none/reason", rec.RedressNone.Reason)
	}
	c.abbreviations(rec, bodies)
}

// readableRoute leaves out names, laws, and the words that people copy into
// their letters.
func (c *checker) readableRoute(file, at string, r *content.Route) {
	c.longSentence(file, at+"/description", r.Description)
	if r.Deadline != nil {
		c.longSentence(file, at+"/deadline/late", r.Deadline.Late)
	}
	if r.Cost != nil {
		c.longSentence(file, at+"/cost/waiver", r.Cost.Waiver)
	}
	c.longSentence(file, at+"/silence", r.Silence)
	c.longSentence(file, at+"/evidence", r.Evidence)
	for i, t := range r.Needs {
		c.longSentence(file, item(at+"/needs", i), t)
	}
	c.longSentence(file, at+"/representation", r.Representation)
	for i, t := range r.Remedies {
		c.longSentence(file, item(at+"/remedies", i), t)
	}
}

func (c *checker) longSummary(rec *content.Record) {
	for _, lang := range c.reg.Settings.Languages {
		m, text := measureOf(lang), rec.Summary[lang]
		if !m.mayExceed(text, m.summary) {
			continue
		}
		if n := m.size(text); n > m.summary {
			c.add(finding{
				file: rec.File, pointer: content.Pointer("/summary", lang), beside: true,
				code: "long-summary" + m.variant,
				args: []any{"count", strconv.Itoa(n), "max", strconv.Itoa(m.summary)},
			})
		}
	}
}

// longSentence names the longest sentence of a text in each language.
func (c *checker) longSentence(file, at string, t content.Text) {
	if len(t) == 0 {
		return
	}
	for _, lang := range c.reg.Settings.Languages {
		m, text := measureOf(lang), t[lang]
		limit := m.sentence
		if at == "/easy_read" {
			limit = m.easy
		}
		if limit == 0 || !m.mayExceed(text, limit) {
			continue
		}
		if sentence, n := m.longest(text, lang); n > limit {
			c.add(finding{
				file: file, pointer: content.Pointer(at, lang), beside: true,
				code: "long-sentence" + m.variant,
				args: []any{
					"count", strconv.Itoa(n), "max", strconv.Itoa(limit), "value", sentence,
				},
			})
		}
	}
}
