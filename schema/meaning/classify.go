package meaning

import (
	"cmp"
	"slices"

	"vitrine/content/changes"
)

// Finding is a change and what it means. A document that is new or gone as a whole
// is a change at "".
type Finding struct {
	Kind string // of the document: Record and so on
	ID   string // of the document; "" for the settings
	changes.Change
	Class    string
	Severity Severity

	// Other is, for a record that moved or an organisation that is called
	// otherwise, the new id; Records are those that changed nothing else.
	Other   string
	Records []string

	old, new any  // the documents
	shown    pair // the values, where a channel speaks for a route
}

// Report is all that a difference means, in the order of the documents: records,
// organisations, channels, settings, schema.
type Report struct {
	Findings []Finding
	Moved    []changes.Moved // of them the changes are among the findings of the new id
}

// Classify says what a difference between two versions means. The records of an
// organisation that was renamed are told with it: [changes.Renamed].
func Classify(d changes.Difference, old, new changes.Register) Report {
	c := classifier{
		moved: d.Moved, renamed: map[string]changes.Renamed{},
		channels: channels{old.Channels, new.Channels},
	}
	for _, r := range d.Renamed {
		if r.Old != r.New {
			c.renamed[r.Old] = r
		}
	}
	c.records(d.Records, old.Records, new.Records)
	c.renames(d.Renamed)
	c.part(Organisation, c.withoutRenamed(d.Organisations), old.Organisations, new.Organisations)
	c.part(Channel, d.Channels, old.Channels, new.Channels)
	for _, one := range d.Settings {
		c.add(Settings, "", one, old.Settings, new.Settings)
	}
	c.part(Schema, d.Schema, old.Schema, new.Schema)
	return Report{c.found, d.Moved}
}

// Between says what changed between two versions of one document and what that
// means. A version that does not exist is nil.
func Between(kind, id string, old, new changes.Tree) []Finding {
	var c classifier
	switch {
	case old == nil && new == nil:
		return nil
	case old == nil:
		c.add(kind, id, changes.Change{Op: changes.Add, New: new}, nil, new)
	case new == nil && kind == Record:
		c.gone(changes.Document{ID: id, Value: old})
	case new == nil:
		c.add(kind, id, changes.Change{Op: changes.Remove, Old: old}, old, nil)
	default:
		for _, one := range changes.Compare(old, new) {
			c.add(kind, id, one, old, new)
		}
		onlyDates(c.found)
	}
	return c.found
}

type classifier struct {
	found   []Finding
	moved   []changes.Moved
	renamed map[string]changes.Renamed // by the old id
	channels
}

// add gives a change its class.
func (c *classifier) add(kind, id string, one changes.Change, old, new any) {
	x := newChange(kind, one, old, new, c.channels)
	c.put(Finding{
		Kind: kind, ID: id, Change: one, Class: classOf(x), old: old, new: new,
		shown: x.at(len(x.place.pattern)),
	})
}

func (c *classifier) put(f Finding) {
	f.Severity = severityOf(f.Class)
	c.found = append(c.found, f)
}

// classOf returns the first class of which a rule fits. The last classes fit all.
func classOf(x *change) string {
	if x.Op == changes.Move {
		return "reordered"
	}
	for i := range classes() {
		list := &classes()[i]
		for j := range list.Rules {
			if x.fits(&list.Rules[j]) {
				return list.Name
			}
		}
	}
	return "value-changed"
}

func (c *classifier) records(p changes.Part, old, new map[string]changes.Tree) {
	type event struct {
		id string
		do func()
	}
	var events []event
	for _, doc := range p.Removed {
		if slices.ContainsFunc(c.moved, func(m changes.Moved) bool { return m.Old == doc.ID }) {
			continue
		}
		events = append(events, event{doc.ID, func() {
			c.gone(doc)
		}})
	}
	for _, doc := range p.Added {
		if slices.ContainsFunc(c.moved, func(m changes.Moved) bool { return m.New == doc.ID }) {
			continue
		}
		events = append(events, event{doc.ID, func() {
			c.add(Record, doc.ID, changes.Change{Op: changes.Add, New: doc.Value}, nil, doc.Value)
		}})
	}
	for _, m := range c.moved {
		events = append(events, event{m.Old, func() { c.move(m, p) }})
	}
	for _, e := range p.Changed {
		events = append(events, event{e.ID, func() { c.entry(e, old[e.ID], new[e.ID]) }})
	}
	slices.SortStableFunc(events, func(a, b event) int { return cmp.Compare(a.id, b.id) })
	for _, e := range events {
		e.do()
	}
}

// gone adds a record that is no longer there. That it was withdrawn was said
// before.
func (c *classifier) gone(doc changes.Document) {
	c.add(Record, doc.ID, changes.Change{Op: changes.Remove, Old: doc.Value}, doc.Value, nil)
	if changes.Withdrawn(doc.Value) {
		f := &c.found[len(c.found)-1]
		f.Class, f.Severity = "tombstone-removed", severityOf("tombstone-removed")
	}
}

func (c *classifier) move(m changes.Moved, p changes.Part) {
	var old, new changes.Tree
	for _, doc := range p.Removed {
		if doc.ID == m.Old {
			old = doc.Value
		}
	}
	for _, doc := range p.Added {
		if doc.ID == m.New {
			new = doc.Value
		}
	}
	c.put(Finding{
		Kind: Record, ID: m.Old, Other: m.New, Class: "record-moved", old: old, new: new,
		Change: changes.Change{
			Op: changes.Replace, From: "/id", Path: "/id", Old: m.Old, New: m.New,
		},
	})
	c.entry(changes.Entry{ID: m.New, Changes: m.Changes}, old, new)
}

// entry adds the changes of a record, but not what follows from the new name of
// its organisation.
func (c *classifier) entry(e changes.Entry, old, new changes.Tree) {
	first := len(c.found)
	for _, one := range e.Changes {
		if one.From == "/organisation" && one.Op == changes.Replace {
			before, _ := one.Old.(string)
			if r, ok := c.renamed[before]; ok && one.New == any(r.New) {
				continue
			}
		}
		c.add(Record, e.ID, one, old, new)
	}
	onlyDates(c.found[first:])
}

// onlyDates marks the changes of a record when none says anything about the
// system.
func onlyDates(found []Finding) {
	dates := false
	for _, f := range found {
		if f.Class != "date-moved" && f.Class != "source-note" {
			return
		}
		dates = dates || f.Class == "date-moved"
	}
	for i := range found {
		if dates && found[i].Class == "date-moved" {
			found[i].Class = "date-only"
			found[i].Severity = severityOf("date-only")
		}
	}
}

// renames adds the organisations that have another name under another id.
func (c *classifier) renames(list []changes.Renamed) {
	for _, r := range list {
		if r.Old == r.New {
			continue // its name is among the changes of the organisation
		}
		f := Finding{
			Kind: Organisation, ID: r.Old, Other: r.New, Class: "organisation-renamed",
			Records: r.Records,
			old:     changes.Tree{"name": r.OldName}, new: changes.Tree{"name": r.NewName},
			Change: changes.Change{
				Op: changes.Replace, From: "/name", Path: "/name",
				Old: any(r.OldName), New: any(r.NewName),
			},
		}
		c.put(f)
	}
}

// withoutRenamed leaves out the files of organisations that were renamed.
func (c *classifier) withoutRenamed(p changes.Part) changes.Part {
	out := changes.Part{Changed: p.Changed}
	for _, doc := range p.Removed {
		if _, ok := c.renamed[doc.ID]; !ok {
			out.Removed = append(out.Removed, doc)
		}
	}
	news := map[string]bool{}
	for _, r := range c.renamed {
		news[r.New] = true
	}
	for _, doc := range p.Added {
		if !news[doc.ID] {
			out.Added = append(out.Added, doc)
		}
	}
	return out
}

// part adds the documents of a kind that is not records.
func (c *classifier) part(kind string, p changes.Part, old, new map[string]changes.Tree) {
	for _, doc := range p.Removed {
		c.add(kind, doc.ID, changes.Change{Op: changes.Remove, Old: doc.Value}, doc.Value, nil)
	}
	for _, doc := range p.Added {
		c.add(kind, doc.ID, changes.Change{Op: changes.Add, New: doc.Value}, nil, doc.Value)
	}
	for _, e := range p.Changed {
		for _, one := range e.Changes {
			c.add(kind, e.ID, one, old[e.ID], new[e.ID])
		}
	}
}

// At returns the findings of a severity.
func (r Report) At(s Severity) []Finding {
	var list []Finding
	for _, f := range r.Findings {
		if f.Severity == s {
			list = append(list, f)
		}
	}
	return list
}
