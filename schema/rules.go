package schema

// rules applies what a schema cannot say. Each subject has a file of its own:
// rules_<subject>.go. Rules read the typed register and name places by JSON
// Pointer; whoever has nothing to say never looks a position up.
func (c *checker) rules() {
	c.settings()
	for _, rec := range c.reg.Records {
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
	for _, ch := range c.reg.Channels {
		c.articles(ch.File, "/legal_basis", ch.LegalBasis)
	}
	c.parents()
	for _, f := range c.reg.Files() {
		c.walk(f)
	}
	for _, p := range c.reg.Pages {
		c.pageLanguage(p)
	}
	c.wording()
	c.redress() // late: it is silent about routes that have other faults
	for _, rec := range c.reg.Records {
		c.assessments(rec)
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
