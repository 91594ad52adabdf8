package report

import (
	"vitrine/content/changes"
	"vitrine/schema/meaning"
)

// Step is the comparison of two versions.
type Step struct {
	From, To string // what the two versions are called
	meaning.Report
	changes.Difference
}

// Compare compares two versions.
func Compare(from, to string, old, new changes.Register) Step {
	d := changes.CompareRegisters(old, new)
	return Step{
		From: from, To: to,
		Difference: d, Report: meaning.Classify(d, old, new),
	}
}

// Any reports whether a finding is at least as grave as a bound.
func (s Step) Any(bound meaning.Severity) bool {
	for _, f := range s.Findings {
		if f.Severity.AtLeast(bound) {
			return true
		}
	}
	return false
}

// section is what there is to say of one severity.
type section struct {
	Severity  meaning.Severity
	Count     int
	Documents []document
}

// document is what there is to say of one record, organisation or channel.
type document struct {
	Kind, ID, Title string
	Findings        []meaning.Finding
}

// isWhole tells a document that is new or gone, of which there is nothing else to
// say.
func (d document) isWhole() bool { return len(d.Findings) == 1 && d.Findings[0].Path == "" }

// sections sorts the findings by severity and document. A severity without
// findings has no section.
func (s Step) sections(lang string) []section {
	var list []section
	for _, severity := range meaning.Severities() {
		found := s.At(severity)
		if len(found) == 0 {
			continue
		}
		sec := section{Severity: severity, Count: len(found)}
		for _, f := range found {
			last := len(sec.Documents) - 1
			if last < 0 || sec.Documents[last].Kind != f.Kind || sec.Documents[last].ID != f.ID {
				sec.Documents = append(sec.Documents, document{f.Kind, f.ID, f.Title(lang), nil})
				last++
			}
			sec.Documents[last].Findings = append(sec.Documents[last].Findings, f)
		}
		list = append(list, sec)
	}
	return list
}

// counts are the numbers that come first.
type counts struct{ Added, Removed, Withdrawn, Moved, Changed, Renamed, Editorial int }

func (s Step) counts() counts {
	j := s.json()
	c := counts{
		Added: len(j.Added) - len(j.Moved), Removed: len(j.Removed) - len(j.Moved),
		Withdrawn: len(j.Withdrawn), Moved: len(j.Moved), Changed: len(j.Changed),
	}
	for _, r := range j.Renamed {
		c.Renamed += max(1, len(r.Records))
	}
	for _, e := range j.Changed {
		only := true
		for _, one := range e.Changes {
			only = only && one.Severity == meaning.Editorial
		}
		if only {
			c.Editorial++
		}
	}
	return c
}
