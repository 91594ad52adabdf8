package view

import (
	"html/template"

	"vitrine/content"
)

// Site is what the pages of one language say.
type Site struct {
	Lang      string
	Dir       string // "ltr" or "rtl"
	Title     Text
	About     Prose  // the register's description of itself
	Snippet   string // its beginning, or the title, for search engines
	Publisher Party
	Contact   []Contact // where an error in the register can be reported
	Languages []Language
	Plurals   []Plural // the plural categories of the language, for scripts
	Statuses  []Coded  // the labels of all statuses, for scripts
	Built     Date     // the date that "today" means on the pages
	BaseURL   string   // where the site will be; empty when not known
	Licence   Licence
	Required  bool // policy: every system that affects people must have a way to contest
	Accent    string
	Logo      string       // address, empty when there is none
	LogoImage template.URL // what shows it: the address, or a small picture itself

	Counts   Counts
	Latest   []Entry // updated last, newest first
	Channels []Route // the register's default channels

	model
}

// Language is one language of the portal.
type Language struct {
	Code, Name, Dir string // Name in the language itself
	Home            string
	Current         bool
	Made            string // how the interface was translated: human, machine, reviewed
}

// Plural is a plural category and a number that has it.
type Plural struct {
	Category string // zero, one, two, few, many, other
	Sample   int
}

// Licence is the terms under which the data may be used.
type Licence struct {
	ID, URL string
	Name    Text
}

// Counts are the figures of the home page, of systems that are not withdrawn.
// Numbers in words are for i18n's plural forms; templates print them with
// [Site.Number].
type Counts struct {
	Systems       int
	Organisations int // that use a system
	AboutPeople   int // systems with a part in decisions about people
	Usable        int // of those, with a way to contest that people can take
	Assessed      int // systems with an impact assessment that is done
}

// Entry is a system in a list.
type Entry struct {
	ID, URL, ContestURL string
	Title               Text
	Organisation        Party
	Status              Coded
	Area                Coded
	Updated             Date
	CanContest          bool
	Namesake            bool // another system of the organisation has the same title; see [Site.Entry]

	sortAs string
	rec    *content.Record
}

// Listing is one page of a list of systems.
type Listing struct {
	Key     string // of the heading's string: "systems_all", "systems_by_status" …
	Value   Coded  // the value that the systems share; empty for all systems
	Facet   string // the key of [Site.Facet] that the value belongs to; empty for all systems
	Total   int    // systems in the whole list
	Letters []Link // to the first system of each letter, when there are many
	Groups  []ListGroup
	Parts   []Part // the pages of the list; empty when there is only one
}

// ListGroup is a run of systems under one heading, such as a letter.
type ListGroup struct {
	Anchor  string
	Heading string
	Name    Text // the heading with its language, where it is a name
	Entries []Entry
}

// Part is one page of a long list.
type Part struct {
	URL     string
	Label   string // "2 · A – B"
	Current bool
}

// OrganisationGroup is a run of organisations under one heading, such as a letter.
type OrganisationGroup struct {
	Anchor  string
	Heading string
	Values  []FacetValue
}

// ShortEntry is one language on the page behind a system's permanent address.
type ShortEntry struct {
	Language        Language
	Title           Text
	URL, ContestURL string
}

// Organisation is the page of an organisation.
type Organisation struct {
	Party
	URL         string
	ShortName   Text
	Kind        Coded
	LegalForm   Coded
	Description Prose
	Parent      *Party
	Website     string
	Address     string
	Contact     []Contact
	Complaints  Prose
	Languages   []string // their names
	Identifiers []Identifier
	Systems     []ListGroup // that it uses, by area when there are many
	Others      []Entry     // in which it has another part
	Withdrawn   []Entry     // that it used and that have left the lists
	Counts      Counts
	DataURL     string
	ChangesURL  string // of what changed in it and its systems; "" for nothing
}

// Identifier is a body's id in somebody else's list.
type Identifier struct{ Scheme, ID, URL string }

// Accessibility is what the accessibility statement says, in the order of the
// model of the European Union (Implementing Decision (EU) 2018/1523).
type Accessibility struct {
	Status      Coded
	Exceptions  []Prose // what does not meet the rules
	Burden      []Prose // what would be a disproportionate burden
	OutOfScope  []Prose // what the rules do not cover
	Prepared    Date
	Reviewed    Date
	Old         bool // nobody has looked at it in the year before the build
	Method      Prose
	Tested      []string // keys of the strings "accessibility_feature_<key>"
	Contact     []Contact
	Enforcement Prose
}

// FreePage is a page of the register's editors.
type FreePage struct {
	Title Text
	URL   string
}

// Download is a file of open data.
type Download struct {
	Key    string // of its string: "download_csv"
	URL    string
	Format string // "CSV"
	Size   string // "240 KB", written for the language
	SHA256 string
}
