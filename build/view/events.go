package view

import (
	"fmt"
	"slices"

	"vitrine/build/layout"
)

// shortList is how many systems a person can look through to find theirs. When
// more have a part in what happened, the page first asks who wrote the letter.
const shortList = 7

// Event is a page of the systems that have a part in a life event: all of them,
// or those of one organisation or area.
type Event struct {
	Value    Coded
	URL      string
	Up       Link // one step back; its text is empty when that is the list of events
	Narrowed Text // the organisation or area; empty for all systems
	Count    int
	Bodies   []FacetValue // to choose from when there are many systems
	Areas    []FacetValue
	Groups   []ListGroup // the systems; empty when there is something to choose from
}

// eventPart are the systems of one page.
type eventPart struct {
	code     string
	narrowed FacetValue // to what; empty for all systems of the event
	byBody   bool       // narrowed to an organisation
	systems  []int      // of the entries of the site
	bodies   []FacetValue
	areas    []FacetValue
}

// makeEvents finds the systems of every event, and of every organisation and area
// in those that have many.
func (s *Site) makeEvents() {
	s.events = map[string]*eventPart{}
	for _, code := range s.lists.Codes("life_events") {
		all := &eventPart{code: code}
		for i := range s.entries {
			if slices.Contains(s.entries[i].rec.Affected.LifeEvents, code) {
				all.systems = append(all.systems, i)
			}
		}
		s.events[layout.Event(code)] = all
		if len(all.systems) > shortList {
			s.narrow(all)
		}
	}
}

// narrow divides the systems of an event by those who write letters, from A to Z,
// and by area. A choice of one is none, and areas alone must not lose a system
// that has none.
func (s *Site) narrow(all *eventPart) {
	bodies, areas := map[string]*eventPart{}, map[string]*eventPart{}
	add := func(to map[string]*eventPart, key, path string, label Text, system int) {
		if to[key] == nil {
			to[key] = &eventPart{code: all.code, narrowed: FacetValue{
				Label: label, URL: layout.Link(s.Lang, path), id: path,
			}}
		}
		to[key].systems = append(to[key].systems, system)
	}
	named := 0
	for _, i := range all.systems {
		e := &s.entries[i]
		id, code := e.Organisation.ID, e.Area.Code
		add(bodies, id, layout.EventBody(all.code, id), e.Organisation.Name, i)
		if code != "" {
			add(areas, code, layout.EventArea(all.code, code), e.Area.Text(), i)
			named++
		}
	}
	if len(bodies) > 1 {
		for _, v := range s.usingBodies() {
			all.bodies = s.choice(all.bodies, bodies[v.id])
		}
	}
	if len(areas) > 1 && (len(bodies) > 1 || named == len(all.systems)) {
		for _, code := range s.lists.Codes("area") {
			all.areas = s.choice(all.areas, areas[code])
		}
	}
	for _, p := range bodies {
		p.byBody = true
	}
}

// choice adds a narrower page to what there is to choose from, if there is one.
func (s *Site) choice(choices []FacetValue, p *eventPart) []FacetValue {
	if p == nil {
		return choices
	}
	p.narrowed.Count = len(p.systems)
	s.events[p.narrowed.id] = p
	return append(choices, p.narrowed)
}

// EventPages are the keys that Event takes: paths of pages.
func (s *Site) EventPages() []string { return sortedKeys(s.events) }

// eventURL is the page of an event, empty when there is none: a record that was
// withdrawn long ago may name one of the past.
func (s *Site) eventURL(code string) string {
	path := layout.Event(code)
	if s.events[path] == nil {
		return ""
	}
	return layout.Link(s.Lang, path)
}

// Events returns what may have happened to a person, with the number of systems
// that have a part in it.
func (s *Site) Events() []FacetValue {
	var out []FacetValue
	for _, code := range s.lists.Codes("life_events") {
		path := layout.Event(code)
		out = append(out, FacetValue{
			Label: s.coded("life_events", code).Text(),
			Count: len(s.events[path].systems), URL: layout.Link(s.Lang, path),
		})
	}
	return out
}

// Happened returns the events in which a system has a part.
func (s *Site) Happened() []FacetValue {
	return slices.DeleteFunc(s.Events(), func(v FacetValue) bool { return v.Count == 0 })
}

// Event returns a page of a life event. Its key is its path.
func (s *Site) Event(key string) (*Event, error) {
	p := s.events[key]
	if p == nil {
		return nil, fmt.Errorf("there is no life event %q", key)
	}
	e := &Event{
		Value: s.coded("life_events", p.code), URL: layout.Link(s.Lang, key),
		Up: Link{URL: layout.Link(s.Lang, layout.Contest)}, Count: len(p.systems),
		Narrowed: p.narrowed.Label,
	}
	if !e.Narrowed.Empty() {
		e.Up = Link{URL: layout.Link(s.Lang, layout.Event(p.code)), Text: e.Value.Text()}
	}
	if e.Bodies, e.Areas = p.bodies, p.areas; e.Bodies == nil && e.Areas == nil {
		e.Groups = s.eventGroups(p)
	}
	return e, nil
}

// eventGroups divides the systems by organisation, or by area when they all
// belong to one organisation and there are many.
func (s *Site) eventGroups(p *eventPart) []ListGroup {
	if p.byBody && len(p.systems) > shortList {
		return s.byArea(s.entriesOf(p.systems))
	}
	var groups []ListGroup
	at := map[string]int{}
	for _, e := range s.entriesOf(p.systems) {
		id := e.Organisation.ID
		i, ok := at[id]
		if !ok {
			i = len(groups)
			at[id] = i
			groups = append(groups, ListGroup{
				Anchor: "body-" + id, Name: e.Organisation.Name, Heading: e.Organisation.Name.Plain,
			})
		}
		groups[i].Entries = append(groups[i].Entries, e)
	}
	return groups
}

func (s *Site) entriesOf(systems []int) []Entry {
	out := make([]Entry, len(systems))
	for i, n := range systems {
		out[i] = s.entries[n]
	}
	return out
}
