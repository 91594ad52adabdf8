package themetest

import (
	"fmt"
	"slices"
	"strings"
)

// footer returns what the links at the foot of the page are called, in their
// order.
func (p *page) footer() []string {
	n := p.first("footer")
	if n == nil {
		return nil
	}
	var names []string
	for _, a := range below(n, "a") {
		names = append(names, p.content(a))
	}
	return names
}

// help: what leads to help stands at the same place on every page of a language
// (WCAG 3.2.6): the foot of each has the links of the home page, in their order.
func help(s *site) []Fault {
	home := map[string][]string{}
	for _, name := range s.names() {
		if o := s.pages[name]; name == o.lang+"/index.html" {
			home[o.lang] = o.footer
		}
	}
	var out []Fault
	for _, name := range s.names() {
		o := s.pages[name]
		want, known := home[o.lang]
		if !known || offersLanguages(name) && len(o.footer) == 0 || slices.Equal(o.footer, want) {
			continue
		}
		out = append(out, Fault{Page: name, Detail: fmt.Sprintf(
			"the foot leads to %s; that of the home page to %s",
			strings.Join(o.footer, ", "), strings.Join(want, ", "))})
	}
	return out
}
