package view

import (
	"slices"
	"strings"

	"vitrine/build/layout"
	"vitrine/content"
	"vitrine/schema"
)

// Term is a word of the field that the portal explains. The interface's strings
// "glossary_<key>" and "glossary_<key>_text" are the word and what it means.
type Term struct {
	Key    string // "red_line"
	Anchor string // "red-line"
	URL    string
}

// terms are the words that are explained.
var terms = []string{
	"ai", "algorithm", "automated_decision", "bias_audit", "complaint", "deployer", "dpia", "fria",
	"high_risk", "hria", "human_oversight", "human_rights", "impact_assessment", "legal_basis",
	"machine_learning", "objection", "ombudsman", "personal_data", "pilot", "procurement",
	"profiling", "record", "red_line", "redress", "retention", "special_categories",
	"supervisory_authority", "suspensive_effect", "vendor", "withheld",
}

// explained are the labels of the interface that have a word to explain, each
// word once a page. Texts of records are not searched for words: what they mean
// is for their authors to say.
var explained = map[string]string{
	"glance_organisation":            "deployer",
	"field_oversight_who":            "human_oversight",
	"field_oversight_independent":    "supervisory_authority",
	"field_rights":                   "human_rights",
	"field_risk_level":               "high_risk",
	"field_risk_red_lines":           "red_line",
	"field_legal_basis":              "legal_basis",
	"field_data_personal":            "personal_data",
	"field_data_special_categories":  "special_categories",
	"field_data_retention":           "retention",
	"field_technology_kind":          "ai",
	"field_technology_self_learning": "machine_learning",
	"field_procurement_route":        "procurement",
	"field_procurement_vendors":      "vendor",
	"field_withheld_ground":          "withheld",
	"field_entry_id":                 "record",
	"route_suspensive":               "suspensive_effect",
	"route_basis":                    "legal_basis",
	"stat_contest_usable":            "redress",
	"stat_assessed_done":             "impact_assessment",
	"stat_overdue_entries":           "record",
	"stat_overdue_secrets":           "withheld",
}

// explainedAssessments returns the words among the kinds of assessments that are
// explained, in the order in which they stand on the page.
func (s *Site) explainedAssessments(list []content.Assessment) []Term {
	var out []Term
	for _, a := range list {
		key := a.Kind
		if !slices.Contains(terms, key) {
			if !schema.IsImpactAssessment(key) {
				continue
			}
			key = "impact_assessment"
		}
		if t := s.term(key); !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// Terms returns the words that the portal explains, by key. The page sorts them
// by what they are called in its language.
func (s *Site) Terms() []Term {
	out := make([]Term, len(terms))
	for i, key := range terms {
		out[i] = s.term(key)
	}
	return out
}

func (s *Site) term(key string) Term {
	anchor := strings.ReplaceAll(key, "_", "-")
	return Term{Key: key, Anchor: anchor, URL: layout.Link(s.Lang, layout.Glossary) + "#" + anchor}
}

// Explained is where the word in a label of the interface is explained; empty
// when it needs no explanation.
func (s *Site) Explained(label string) string {
	if key := explained[label]; key != "" {
		return s.term(key).URL
	}
	return ""
}

// explain marks the rows whose label has a word to explain, each word once.
func (s *Site) explain(sections []Section) {
	seen := map[string]bool{}
	mark := func(rows []Row) {
		for i := range rows {
			if key := explained[rows[i].Key]; key != "" && !rows[i].Verbatim && !seen[key] {
				seen[key] = true
				rows[i].Explain = s.term(key).URL
			}
		}
	}
	for _, section := range sections {
		mark(section.Rows)
		for _, group := range section.Groups {
			mark(group.Rows)
		}
	}
}

// Explain is where the word in a label of the route is explained, when the label
// stands there for the first time on the page.
func (r Route) Explain(label string) string { return r.explain[label] }

// explainRoutes marks the first route that shows a label with a word to explain.
// Where several routes are compared in a table, some words stand there first.
func (s *Site) explainRoutes(routes []Route) {
	mark := func(label string, shown func(Route) bool) {
		if i := slices.IndexFunc(routes, shown); i >= 0 {
			if routes[i].explain == nil {
				routes[i].explain = map[string]string{}
			}
			routes[i].explain[label] = s.Explained(label)
		}
	}
	if len(routes) == 1 {
		mark("route_suspensive", func(r Route) bool { return !r.Suspensive.Empty() })
	}
	mark("route_basis", func(r Route) bool { return len(r.Basis) > 0 })
}

// kinds are the words for ways to contest that are explained.
var kinds = []string{"objection", "complaint", "ombudsman"}

// ExplainedKinds returns the words among the kinds of routes that are explained,
// in the order in which they stand on the page.
func (s *Site) ExplainedKinds(routes []Route) []Term {
	var out []Term
	for _, r := range routes {
		t := s.term(r.Kind.Code)
		if slices.Contains(kinds, r.Kind.Code) && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}
