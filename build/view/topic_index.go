package view

import (
	"fmt"
	"slices"
	"strings"

	"vitrine/build/layout"
)

// rightsSections divide the rights for people who look for one. Rights that a
// register adds stand in a section of their own.
var rightsSections = []struct {
	key   string
	codes []string
}{
	{"rights_respect", []string{
		"human_dignity", "equality_non_discrimination", "privacy", "family_life",
	}},
	{"rights_living", []string{
		"social_security", "adequate_standard_of_living", "housing", "food", "water_sanitation",
		"health", "education", "work", "trade_union_rights", "property", "cultural_life",
		"healthy_environment",
	}},
	{"rights_procedure", []string{
		"effective_remedy", "good_administration", "access_to_information", "fair_trial",
		"legal_aid", "participation", "recognition_before_law", "nationality",
	}},
	{"rights_freedom", []string{
		"life", "integrity_of_person", "torture_ill_treatment", "freedom_from_violence",
		"slavery_forced_labour", "liberty_security", "freedom_of_movement", "asylum",
		"freedom_of_expression", "religion_belief", "freedom_of_assembly",
	}},
	{"rights_groups", []string{
		"rights_of_the_child", "rights_of_older_persons", "rights_of_persons_with_disabilities",
		"rights_of_minorities", "rights_of_indigenous_peoples",
	}},
}

// fewSources is how many instruments stand beside a topic in a list.
const fewSources = 2

// Topics returns the list of all topics of a code list.
func (s *Site) Topics(list string) (*Topics, error) {
	if !slices.Contains(topicLists, list) {
		return nil, fmt.Errorf("there are no topics %q", list)
	}
	t := &Topics{List: list}
	rest := s.lists.Codes(list)
	if list == "rights" {
		for _, section := range rightsSections {
			t.Sections = append(t.Sections, TopicSection{section.key, s.topicList(list, section.codes)})
			rest = slices.DeleteFunc(rest, func(code string) bool {
				return slices.Contains(section.codes, code)
			})
		}
		if len(rest) > 0 {
			t.Sections = append(t.Sections, TopicSection{"rights_own", s.topicList(list, rest)})
		}
		return t, nil
	}
	t.Sections = []TopicSection{{"", s.topicList(list, rest)}}
	return t, nil
}

func (s *Site) topicList(list string, codes []string) []TopicValue {
	var out []TopicValue
	for _, code := range codes {
		known := s.topics[layout.FacetValue(list, code)]
		v := TopicValue{
			FacetValue: FacetValue{
				Label: s.coded(list, code).Text(), Count: len(known.systems),
				URL: s.topicURL(list, code),
			},
			Plain: s.text(s.lists.Plain(list, code)), Running: s.tally(known.systems).Running,
		}
		if list != "area" {
			v.Note = s.firstSources(list, code)
		}
		out = append(out, v)
	}
	return out
}

// firstSources names the first instruments in full, without their articles.
func (s *Site) firstSources(list, code string) string {
	var names []string
	all := s.instruments(s.lists.Source(list, code))
	for _, i := range all[:min(fewSources, len(all))] {
		if i.Name == "" {
			i.Name = i.Articles
		}
		names = append(names, i.Name)
	}
	if len(all) > fewSources {
		names = append(names, "…")
	}
	return strings.Join(names, " · ")
}
