package view

import "vitrine/build/layout"

// Flow is the way from data through the system to a decision, and back: four
// steps, each in a few words. Where nothing is published of a step, its fields
// are empty, and Secret says so when the record keeps the step secret.
type Flow struct {
	Data     []Text // names of sources, the first few
	MoreData int    // how many more there are

	Technology []string // labels: kind, task

	Role     Coded  // the system's part in the decision
	Override Answer // can a person overrule it?

	ContestURL string // what people can do about it is in Record.Contest

	DataSecret, TechnologySecret, RoleSecret bool
}

// namedSources is how many sources of data the flow names.
const namedSources = 3

// Flow returns the way of a decision. Only the record's own page asks for it.
func (r *Record) Flow() Flow {
	b := r.builder
	f := Flow{
		Role: r.Role, Override: r.Contest.Override, ContestURL: r.ContestURL,
		DataSecret:       b.secret("/data") != nil,
		TechnologySecret: b.secret("/technology/kind") != nil,
		RoleSecret:       b.secret("/decision/role") != nil,
	}
	for _, d := range b.rec.Data {
		name := b.site.text(d.Name)
		switch {
		case name.Empty():
		case len(f.Data) == namedSources:
			f.MoreData++
		default:
			f.Data = append(f.Data, name)
		}
	}
	t := &b.rec.Technology
	for _, c := range []Coded{
		b.site.coded("technology_kind", t.Kind), b.site.coded("technology_task", t.Task),
	} {
		if !c.Empty() {
			f.Technology = append(f.Technology, c.Label)
		}
	}
	return f
}

func (b *recordBuilder) contestURL() string {
	return layout.Link(b.site.Lang, layout.SystemContest(b.rec.ID))
}
