package view

// A topic is a human right, a group of people at heightened risk, an area of life
// or a red line. Each has a page that says what it is and which systems touch it.

// Topics is the page that lists all topics of a kind, also those that no system
// touches.
type Topics struct {
	List     string // the code list: "rights", "heightened_risk", "area" or "red_lines"
	Sections []TopicSection
}

// TopicSection is a run of topics under one heading.
type TopicSection struct {
	Key    string // of the heading's string; empty when there is only one section
	Values []TopicValue
}

// TopicValue is a topic in a list. Its Note is the beginning of its sources.
type TopicValue struct {
	FacetValue
	Plain   Text // what it is, in one sentence
	Running int  // systems in operation
}

// Topic is one page of the systems that touch a topic. What it says about the
// topic itself is on its first page.
type Topic struct {
	List    string // "systems_by_" and this is the string of what the topic is
	Value   Coded
	Plain   Text // what it is, in one sentence; empty where the label says it
	Sources []Instrument
	Total   int // systems on all pages
	Tally   Tally
	Areas   []FacetValue // of the systems; on the page itself where it is divided by areas
	Rights  []FacetValue // that the systems touch
	Groups  []TopicGroup
	Parts   []Part
	First   bool // this is the first page
}

// Instrument is where a right or a group is written down.
type Instrument struct {
	Name     string // in full; empty for one that we do not know
	Articles string // or the whole citation of one that we do not know
	Unit     string // of its string: what bare numbers count, "article" or "paragraph"
	Place    string // year and place of publication
}

// Tally counts the systems of a topic.
type Tally struct {
	Running     int // in operation: in use or on trial
	Override    int // that a person can overrule
	Independent int // whose impact somebody independent has assessed
	Told        int // where people are told
	Usable      int // with a way to contest that people can take
}

// TopicGroup is a run of systems under one heading.
type TopicGroup struct {
	Anchor  string
	Heading Text
	Key     string // of the heading's string, in place of Heading
	URL     string // of the page about what they share, if there is one
	Entries []TopicEntry
}

// TopicEntry is a system and what protects people from it.
type TopicEntry struct {
	Entry
	Role     Coded  // what it does in the decision
	Override Coded  // can a person overrule it?
	Told     Coded  // are people told?
	ToldWhen Coded  // and when
	Assessed string // "topic_assessed_" and this is a string; empty when not published
	Route    string // "topic_route_" and this is a string; empty when not published
}

// States of an impact assessment ([TopicEntry.Assessed]).
const (
	assessedIndependent = "independent" // done, by somebody independent
	assessedOwn         = "own"         // done, by somebody who is not
	assessedDone        = "done"        // done, by whom is not published
	assessedOpen        = "open"        // planned or begun
	assessedNone        = "none"        // not done
)

// States of the ways to contest ([TopicEntry.Route]).
const (
	routeUsable = "usable"
	routePartly = "partly" // something that a person needs is missing
	routeNone   = "none"   // the organisation says that there is none
)
