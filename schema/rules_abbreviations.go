package schema

import (
	"slices"
	"strings"
	"unicode/utf8"

	"vitrine/content"
)

// systemName is how many letters a name in capitals has that a system may be
// called by, as its title may say.
const systemName = 5

// abbreviations asks that the texts that come first explain each abbreviation
// that not everybody knows. In doubt it is silent: a word in capitals may also
// be a name, a code, a numeral, or only stressed.
func (c *checker) abbreviations(rec *content.Record, bodies []string) {
	var said []string
	for _, lang := range c.reg.Settings.Languages {
		texts := []string{rec.Title[lang], rec.Summary[lang], rec.EasyRead[lang]}
		for i, field := range []string{"/title", "/summary", "/easy_read"} {
			for _, a := range capitals(texts[i]) {
				if field == "/title" && utf8.RuneCountInString(a) >= systemName ||
					slices.Contains(said, a) || slices.Contains(bodies, a) || isProduct(rec, a) ||
					known(a, lang) || explained(a, texts) {
					continue
				}
				said = append(said, a)
				c.add(finding{
					file: rec.File, pointer: content.Pointer(field, lang), beside: true,
					code: "undefined-abbreviation", args: []any{"value", a},
				})
			}
		}
	}
}

// bodies returns the names of the register's organisations that are written in
// capitals: readers find them on a page of their own.
func (c *checker) bodies() []string {
	var names []string
	for _, o := range c.reg.Organisations {
		names = append(names, strings.ToUpper(o.ID))
		for _, t := range []content.Text{o.Name, o.ShortName} {
			for _, s := range t {
				names = append(names, s)
				names = append(names, capitals(s)...)
			}
		}
	}
	return names
}

// isProduct reports whether a word is the name of a supplier, a product or a model
// of the record.
func isProduct(rec *content.Record, word string) bool {
	is := func(name string) bool { return slices.Contains(strings.Fields(name), word) }
	return slices.ContainsFunc(rec.Procurement.Vendors, func(v content.Vendor) bool {
		return is(v.Name) || is(v.Product)
	}) || slices.ContainsFunc(rec.Technology.Models, func(m content.Model) bool {
		return is(m.Name) || is(m.Provider)
	}) || slices.ContainsFunc(rec.Roles, func(r content.Role) bool {
		for _, name := range r.Name {
			if is(name) {
				return true
			}
		}
		return false
	})
}
