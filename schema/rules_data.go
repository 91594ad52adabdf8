package schema

import (
	"regexp"
	"slices"

	"vitrine/content"
)

// data asks under which law sensitive data are used, and how long data about
// persons are kept: A/HRC/59/53 66(f). What is withheld is not asked for again.
func (c *checker) data(rec *content.Record) {
	if rec.Entry.Withdrawn != nil {
		return
	}
	sensitive := finding{file: rec.File, key: true, code: "special-category-without-basis"}
	lawful := namesLaw(rec) || c.faulty(rec.File, "/legal")
	for i, d := range rec.Data {
		if d.Personal.Value == content.Yes && len(d.Retention) == 0 {
			c.missingRetention(rec, item("/data", i))
		}
		if lawful || len(d.SpecialCategories) == 0 {
			continue
		}
		place := item("/data", i) + "/special_categories"
		if sensitive.pointer == "" {
			sensitive.pointer = place
		} else {
			sensitive.related = append(sensitive.related, relation{rec.File, place, "these-too"})
		}
	}
	if sensitive.pointer != "" {
		c.add(sensitive)
	}
}

func (c *checker) missingRetention(rec *content.Record, source string) {
	if !c.faulty(rec.File, source) && !withheld(rec, source+"/retention") &&
		!withheld(rec, "/data/retention") {
		c.report(rec.File, source+"/personal", "personal-data-without-retention")
	}
}

// namesLaw reports whether a record says which law allows the system. Prose
// counts in a record that was imported: its source has no provisions to give.
func namesLaw(rec *content.Record) bool {
	return len(rec.Legal.Basis) > 0 || withheld(rec, "/legal/basis") ||
		rec.Entry.Source != nil && len(rec.Legal.Text) > 0
}

// law asks for the article of each legal basis. Imported records are spared:
// they repeat what their source says.
func (c *checker) law(rec *content.Record) {
	if rec.Entry.Withdrawn != nil || rec.Entry.Source != nil {
		return
	}
	c.articles(rec.File, "/legal/basis", rec.Legal.Basis)
	for i, route := range rec.Redress {
		if slices.ContainsFunc(route.LegalBasis, lacksArticle) {
			c.articles(rec.File, item("/redress", i)+"/legal_basis", route.LegalBasis)
		}
	}
}

func (c *checker) articles(file, list string, bases []content.Basis) {
	for i, b := range bases {
		if lacksArticle(b) && !c.faulty(file, item(list, i)) {
			c.report(file, item(list, i)+"/title", "basis-without-article")
		}
	}
}

// articleInTitle finds an article or a section: “art. 12”, “§ 4”, “第十二条”.
var articleInTitle = regexp.MustCompile(`(?i)(\b(art(icle|ikel|ículo|igo|icolo)?|s(ec(tion)?)?|` +
	`par(agra(ph|phe|af))?)s?\.?|§+|المادة|المادتان|المواد|ст\.|статья)\s*\d|第.{1,6}条`)

// lacksArticle reports whether a basis is a whole law, also by its title.
func lacksArticle(b content.Basis) bool {
	if b.Article != "" {
		return false
	}
	for _, s := range b.Title {
		if articleInTitle.MatchString(s) {
			return false
		}
	}
	return true
}
