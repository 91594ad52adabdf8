package search

import (
	"maps"
	"slices"
	"strings"

	"vitrine/content"
)

// Withdrawn is the status of a document whose record has left the register.
const Withdrawn = "withdrawn"

// Value is one value of a facet of a document. The label is empty where the
// page has a word for the code.
type Value struct{ Code, Label, Lang string }

// FacetNames returns the properties by which results can be narrowed, in the
// order in which a page shows them:
//
//   - organisation: its id
//   - status: a code of the list status, or withdrawn
//   - area, right, group: codes of the lists area, rights, heightened_risk
//   - role: what part the system has in decisions, of the list decision_role
//   - contest, assessment: yes or no, whether there is a way to contest that people
//     can really take, and an impact assessment that was made
//   - personal_data: yes, no or unknown
//   - supplier: its name
//   - language: in which the record can be read
func FacetNames() []string {
	return []string{
		"organisation", "status", "area", "right", "group", "role", "contest", "assessment",
		"personal_data", "supplier", "language",
	}
}

// Facets returns the values that a record has of each facet, by the names of
// [FacetNames]: codes, each once, none of them empty. The labels of src do not
// matter.
func (src Source) Facets(rec *content.Record) map[string][]string {
	status := rec.Lifecycle.Status
	if rec.Entry.Withdrawn != nil {
		status = Withdrawn
	}
	var suppliers []string
	for _, v := range rec.Procurement.Vendors {
		suppliers = append(suppliers, strings.TrimSpace(v.Name))
	}
	routes := src.Register.Routes(rec)
	out := map[string][]string{
		"organisation":  {rec.Organisation},
		"status":        {status},
		"area":          {rec.Affected.Area},
		"right":         rec.Rights,
		"group":         rec.Affected.HeightenedRisk,
		"role":          {rec.Decision.Role},
		"contest":       {yesNo(slices.ContainsFunc(routes, content.Route.Usable))},
		"assessment":    {yesNo(slices.ContainsFunc(rec.Assessments, src.assessed))},
		"personal_data": {personalData(rec)},
		"supplier":      suppliers,
		"language":      rec.Title.Languages(),
	}
	for name, codes := range out {
		var once []string
		for _, code := range codes {
			if code != "" && !slices.Contains(once, code) {
				once = append(once, code)
			}
		}
		out[name] = once
	}
	return out
}

// facets are the values of a record with their labels.
func (r *reader) facets(rec *content.Record, d Document) map[string][]Value {
	lists := map[string]string{
		"status": "status", "area": "area", "right": "rights", "group": "heightened_risk",
		"role": "decision_role",
	}
	out := map[string][]Value{}
	for name, codes := range r.Facets(rec) {
		if list := lists[name]; list != "" {
			out[name] = r.coded(list, codes...)
			continue
		}
		for _, code := range codes {
			v := Value{Code: code}
			switch name {
			case "organisation":
				v.Label = d.Organisation
			case "supplier":
				v.Label = code
			}
			out[name] = append(out[name], v)
		}
	}
	return out
}

// coded returns the values of codes with their labels.
func (r *reader) coded(list string, codes ...string) []Value {
	var out []Value
	for _, code := range codes {
		if code == "" {
			continue
		}
		label, lang := r.Labels(list, code).In(r.lang, r.fallbacks...)
		if lang == r.lang {
			lang = ""
		}
		out = append(out, Value{Code: code, Label: label, Lang: lang})
	}
	return out
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// assessed reports whether an impact assessment has been made.
func (src Source) assessed(a content.Assessment) bool {
	return a.Status == "done" && src.ImpactAssessment != nil && src.ImpactAssessment(a.Kind)
}

// personalData is what the record says about the data that the system uses.
func personalData(rec *content.Record) string {
	answer := "unknown"
	for i := range rec.Data {
		switch rec.Data[i].Personal.Value {
		case content.Yes:
			return "yes"
		case content.No:
			answer = "no"
		}
	}
	return answer
}

// concepts are the codes of a record by whose labels it can be found.
func (r *reader) concepts(rec *content.Record) []Concept {
	var out []Concept
	add := func(list string, codes ...string) {
		for _, code := range codes {
			if code == "" {
				continue
			}
			id := list + "/" + code
			c, made := r.labels[id]
			if !made {
				c = Concept{ID: id, Labels: maps.Clone(r.Labels(list, code))}
				r.labels[id] = c
			}
			if len(c.Labels) > 0 {
				out = append(out, c)
			}
		}
	}
	add("area", rec.Affected.Area)
	add("rights", rec.Rights...)
	add("heightened_risk", rec.Affected.HeightenedRisk...)
	add("life_events", rec.Affected.LifeEvents...)
	add("decision_role", rec.Decision.Role)
	add("technology_kind", rec.Technology.Kind)
	add("technology_task", rec.Technology.Task)
	return out
}

// facet is a property of documents as its file has it: its values, the sets of
// values that occur, and for every document the number of its set.
type facet struct {
	Values [][]string `json:"values"`
	Sets   [][]int    `json:"sets"`
	Docs   string     `json:"docs"`
}

// facet collects one property.
func (x *Index) facet(name string) facet {
	values := map[string]Value{}
	for i := range x.docs {
		for _, v := range x.docs[i].Facets[name] {
			values[v.Code] = v
		}
	}
	f := facet{Values: [][]string{}, Sets: [][]int{}}
	numbers := map[string]int{}
	for _, code := range slices.SortedFunc(maps.Keys(values), compareUTF16) {
		v := values[code]
		numbers[code] = len(f.Values)
		f.Values = append(f.Values, trim([]string{v.Code, v.Label, v.Lang}))
	}
	sets := map[string]int{}
	var docs strings.Builder
	for i := range x.docs {
		var set []int
		var key strings.Builder
		for _, v := range x.docs[i].Facets[name] {
			set = append(set, numbers[v.Code])
		}
		slices.Sort(set)
		set = slices.Compact(set)
		for _, n := range set {
			number(&key, n)
		}
		n, known := sets[key.String()]
		if !known {
			n = len(f.Sets)
			sets[key.String()] = n
			f.Sets = append(f.Sets, append([]int{}, set...))
		}
		number(&docs, n)
	}
	f.Docs = docs.String()
	return f
}

// trim leaves out empty columns at the end.
func trim(row []string) []string {
	for len(row) > 1 && row[len(row)-1] == "" {
		row = row[:len(row)-1]
	}
	return row
}
