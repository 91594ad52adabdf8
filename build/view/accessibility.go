package view

import (
	"cmp"

	"vitrine/content"
)

// Tested are the things that the tests of the program check on an example page
// of every kind. The accessibility statement names them, and the tests fail when
// one of them is checked no more: the statement claims nothing else.
func Tested() []string {
	return []string{
		"keyboard", "zoom", "spacing", "targets", "contrast", "structure", "links", "help",
		"script", "print", "languages",
	}
}

// Accessibility returns what the accessibility statement says.
func (s *Site) Accessibility() Accessibility {
	a := &s.reg.Settings.Accessibility
	return Accessibility{
		Status: s.coded("accessibility_status", a.Status), Exceptions: s.proses(a.Exceptions),
		Burden: s.proses(a.Burden), OutOfScope: s.proses(a.OutOfScope),
		Prepared: s.date(a.Prepared), Reviewed: s.date(a.Reviewed),
		Old: s.yearOld(cmp.Or(a.Reviewed, a.Prepared)), Method: s.prose(a.Method),
		Tested: Tested(), Contact: s.contacts(a.Contact), Enforcement: s.prose(a.Enforcement),
	}
}

func (s *Site) proses(list []content.Text) []Prose {
	var out []Prose
	for _, t := range list {
		out = append(out, s.prose(t))
	}
	return out
}

// yearOld reports whether a whole year has passed between the day, month or year
// of a date and the build.
func (s *Site) yearOld(d content.Date) bool {
	end, err := d.End()
	return d != "" && err == nil && !end.AddDate(1, 0, 0).After(s.opts.Clock)
}
