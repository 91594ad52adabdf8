package schema

import "vitrine/content"

// rules holds everything against the schema, and applies what a schema cannot
// say. Each subject has a file of its own: rules_<subject>.go. Rules read the
// typed register and name places by JSON Pointer; whoever has nothing to say
// never looks a position up.
func (c *checker) rules() {
	c.shared()
	c.records()
}

// shared looks at everything but the records, which refer to it.
func (c *checker) shared() {
	var files []*content.File
	for _, f := range c.reg.Files() {
		if kindOf(f.Name) != kindRecord {
			files = append(files, f)
			c.validate(f)
		}
	}
	c.settings()
	for _, ch := range c.reg.Channels {
		c.articles(ch.File, "/legal_basis", ch.LegalBasis)
	}
	c.parents()
	for _, f := range files {
		c.walk(f)
	}
	for _, p := range c.reg.Pages {
		c.pageLanguage(p)
	}
	for _, ch := range c.reg.Channels {
		c.readableRoute(ch.File, "", &ch.Route)
	}
	c.sharedContacts()
	c.sharedRoutes() // late: it is silent about channels that have other faults
}

// records applies all rules to one record before it goes on to the next: a
// register is larger than what a processor has at hand.
func (c *checker) records() {
	records := make(map[string]*content.Record, len(c.reg.Records))
	for _, rec := range c.reg.Records {
		records[rec.File] = rec
	}
	bodies := c.bodies()
	var routes []content.Route
	for _, f := range c.reg.Files() {
		if kindOf(f.Name) != kindRecord {
			continue
		}
		c.validate(f)
		rec := records[f.Name]
		if rec == nil { // another has its id, or it has none
			c.walk(f)
			continue
		}
		c.facts(rec)
		c.walk(f)
		c.translations(rec)
		c.readability(rec, bodies)
		c.personalContacts(rec)
		routes = c.contest(rec, routes[:0]) // late: it is silent about routes that have other faults
		c.assessments(rec)
	}
}

// facts looks at what a record says of a system.
func (c *checker) facts(rec *content.Record) {
	c.references(rec)
	c.lifecycle(rec)
	c.entry(rec)
	c.redLines(rec)
	c.data(rec)
	c.law(rec)
	c.outcomes(rec)
	c.secrets(rec)
	c.answers(rec)
	c.repeatedIDs(rec)
	if len(rec.Summary) == 0 {
		c.report(rec.File, "/summary", "missing-summary")
	}
}

// settings looks at vitrine.yaml. Nothing is said of a file that could not be
// read, nor because of it.
func (c *checker) settings() {
	s := c.reg.Settings
	if s.File == "" {
		return
	}
	if s.Publisher == "" {
		c.report(s.File, "/publisher", "missing-publisher")
	}
	c.organisation(s.File, "/publisher", s.Publisher, "unknown-publisher")
	c.ownCodes()
}
