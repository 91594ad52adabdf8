package view

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"vitrine/build/layout"
	"vitrine/content"
	"vitrine/schema"
)

// topicSize is how many systems one page of a topic holds: each takes more room
// than in a plain list.
const topicSize = 50

// topicLists are the code lists whose values are topics.
var topicLists = []string{"area", "rights", "heightened_risk", "red_lines"}

// topicCodes are the topics of a list that a record names.
func topicCodes(rec *content.Record, list string) []string {
	switch list {
	case "rights":
		return rec.Rights
	case "heightened_risk":
		return rec.Affected.HeightenedRisk
	case "red_lines":
		return rec.Risk.RedLines
	}
	return []string{rec.Affected.Area}
}

// topic is what a Topic is made of when its page asks for it.
type topic struct {
	list, code string
	systems    []int // of the entries of the site, in the order of the pages
}

// topicPart is one page of a topic.
type topicPart struct {
	*topic
	n int // from 1
}

// makeTopics finds the systems of every topic and divides them into pages.
func (s *Site) makeTopics() {
	s.topics, s.topicParts = map[string]*topic{}, map[string]topicPart{}
	order := s.topicOrder()
	for _, list := range topicLists {
		for _, code := range s.lists.Codes(list) {
			path := layout.FacetValue(list, code)
			s.topics[path] = &topic{list: list, code: code}
		}
		for i := range s.entries {
			for _, code := range topicCodes(s.entries[i].rec, list) {
				if t := s.topics[layout.FacetValue(list, code)]; t != nil && code != "" {
					t.systems = append(t.systems, i)
				}
			}
		}
	}
	for path, t := range s.topics {
		slices.SortStableFunc(t.systems, func(a, b int) int {
			return cmp.Compare(order(t.list, a), order(t.list, b))
		})
		for n := 1; n == 1 || (n-1)*topicSize < len(t.systems); n++ {
			s.topicParts[layout.Part(path, n)] = topicPart{t, n}
		}
	}
}

// topicOrder returns the place of a system's group on the pages of a list's
// topics. Areas are divided by organisation, red lines by whether the system is
// in operation, everything else by area.
func (s *Site) topicOrder() func(list string, i int) int {
	areas, bodies := map[string]int{}, map[string]int{}
	for i, code := range s.lists.Codes("area") {
		areas[code] = i
	}
	for _, g := range s.bodies {
		for _, v := range g.Values {
			bodies[v.id] = len(bodies)
		}
	}
	return func(list string, i int) int {
		e := &s.entries[i]
		switch list {
		case "area":
			return bodies[e.Organisation.ID]
		case "red_lines":
			return slices.Index(operations, operation(e.Status.Code))
		}
		if e.Area.Code == "" {
			return len(areas) // what has none comes last
		}
		return areas[e.Area.Code]
	}
}

// operations are the strings that say whether a system works on people, in the
// order in which they stand on a page.
var operations = []string{"running_yes", "running_not_yet", "running_ended", "running_blank"}

func operation(status string) string {
	switch status {
	case "in_use", "pilot":
		return "running_yes"
	case "planned", "development":
		return "running_not_yet"
	case "suspended", "retired":
		return "running_ended"
	}
	return "running_blank"
}

// TopicPages returns the keys that Topic takes: the paths of all pages of topics.
func (s *Site) TopicPages() []string { return sortedKeys(s.topicParts) }

// TopicKeys are the keys that Topics takes.
func TopicKeys() []string { return slices.Clone(topicLists) }

// Topic returns one page of a topic. Its key is its path.
func (s *Site) Topic(key string) (*Topic, error) {
	part, ok := s.topicParts[key]
	if !ok {
		return nil, fmt.Errorf("there is no topic %q", key)
	}
	t := &Topic{
		List: part.list, Value: s.coded(part.list, part.code), Total: len(part.systems),
		First: part.n == 1, Parts: s.topicParting(part),
	}
	for _, i := range part.span() {
		g := s.topicGroup(part.list, &s.entries[i])
		if n := len(t.Groups); n == 0 || t.Groups[n-1].Anchor != g.Anchor {
			t.Groups = append(t.Groups, g)
		}
		last := &t.Groups[len(t.Groups)-1]
		last.Entries = append(last.Entries, s.topicEntry(&s.entries[i]))
	}
	if t.First {
		t.Plain = s.text(s.lists.Plain(part.list, part.code))
		if part.list != "area" { // a classification of offices says nothing to people
			t.Sources = s.instruments(t.Value.Source)
		}
		t.Tally = s.tally(part.systems)
		t.Areas, t.Rights = s.topicAreas(part.topic), s.topicRights(part.topic)
	}
	return t, nil
}

// span are the systems on the page.
func (p topicPart) span() []int {
	from := (p.n - 1) * topicSize
	return p.systems[from:min(from+topicSize, len(p.systems))]
}

// topicParting are the links between the pages of a topic, each called by the
// groups that it begins and ends with.
func (s *Site) topicParting(p topicPart) []Part {
	if len(p.systems) <= topicSize {
		return nil
	}
	var parts []Part
	for n := 1; (n-1)*topicSize < len(p.systems); n++ {
		span := topicPart{p.topic, n}.span()
		first := s.topicGroup(p.list, &s.entries[span[0]]).Heading.Plain
		last := s.topicGroup(p.list, &s.entries[span[len(span)-1]]).Heading.Plain
		parts = append(parts, Part{
			URL:   layout.Link(s.Lang, layout.Part(layout.FacetValue(p.list, p.code), n)),
			Label: partLabel(n, first, last), Current: n == p.n,
		})
	}
	return parts
}

// topicGroup is the group in which a system stands on pages of a list's topics.
func (s *Site) topicGroup(list string, e *Entry) TopicGroup {
	switch {
	case list == "red_lines":
		key := operation(e.Status.Code)
		return TopicGroup{Anchor: key, Key: key}
	case list == "area":
		return TopicGroup{
			Anchor: "body-" + e.Organisation.ID, Heading: e.Organisation.Name, URL: e.Organisation.URL,
		}
	case e.Area.Empty():
		return TopicGroup{Anchor: "area-blank", Key: "area_blank"}
	}
	return TopicGroup{
		Anchor: "area-" + e.Area.Code, Heading: e.Area.Text(),
		URL: s.topicURL("area", e.Area.Code),
	}
}

// topicURL is the page of a topic, empty when there is none.
func (s *Site) topicURL(list, code string) string {
	path := layout.FacetValue(list, code)
	if s.topics[path] == nil {
		return ""
	}
	return layout.Link(s.Lang, path)
}

// topicAreas counts the areas of a topic's systems. Where the pages are divided
// by area, each leads to its place there.
func (s *Site) topicAreas(t *topic) []FacetValue {
	if t.list == "area" {
		return nil
	}
	first, count := map[string]int{}, map[string]int{}
	for at, i := range t.systems {
		code := s.entries[i].Area.Code
		if count[code]++; count[code] == 1 {
			first[code] = at
		}
	}
	return s.topicValues("area", count, func(code string) string {
		if t.list == "red_lines" {
			return s.topicURL("area", code)
		}
		path := layout.Part(layout.FacetValue(t.list, t.code), first[code]/topicSize+1)
		return layout.Link(s.Lang, path) + "#area-" + code
	})
}

// topicRights counts the rights that a topic's systems touch.
func (s *Site) topicRights(t *topic) []FacetValue {
	if t.list == "rights" {
		return nil
	}
	count := map[string]int{}
	for _, i := range t.systems {
		for _, code := range s.entries[i].rec.Rights {
			count[code]++
		}
	}
	return s.topicValues("rights", count, func(code string) string {
		return s.topicURL("rights", code)
	})
}

// topicValues are the codes of a list that are counted, in the order of the list.
func (s *Site) topicValues(
	list string, count map[string]int, url func(code string) string,
) []FacetValue {
	var out []FacetValue
	for _, code := range s.lists.Codes(list) {
		if count[code] > 0 {
			out = append(out, FacetValue{
				Label: s.coded(list, code).Text(), Count: count[code], URL: url(code),
			})
		}
	}
	return out
}

// instruments reads a source.
func (s *Site) instruments(source string) []Instrument {
	var out []Instrument
	for _, c := range schema.Citations(source) {
		i := Instrument{Articles: c.Articles}
		if c.Instrument != "" {
			known := s.coded("instruments", c.Instrument)
			i.Name, i.Place = known.Label, known.Source
		}
		if i.Name != "" && i.Articles != "" && unicode.IsDigit(rune(i.Articles[0])) {
			i.Unit = "article"
			if strings.HasPrefix(c.Instrument, "A/") { // a document of the United Nations
				i.Unit = "paragraph"
			}
		}
		out = append(out, i)
	}
	return out
}

// partLabel calls a page of a long list by what it begins and ends with; names
// alone can come again.
func partLabel(n int, first, last string) string {
	label := strconv.Itoa(n)
	if first != "" {
		label += " · " + first
	}
	if last != first && last != "" {
		label += " – " + last
	}
	return label
}
