package content

// Organisation is a body that deploys, supplies or oversees systems: one file
// in organisations/.
type Organisation struct {
	ID          string         `json:"id"`
	Name        Text           `json:"name"`
	SortAs      Text           `json:"sort_as"`
	ShortName   Text           `json:"short_name"`
	Kind        string         `json:"kind"`
	LegalForm   string         `json:"legal_form"`
	Description Text           `json:"description"`
	Parent      string         `json:"parent"` // id of the body it belongs to
	URL         string         `json:"url"`
	Address     string         `json:"address"`
	Contact     []Contact      `json:"contact"`
	Complaints  Text           `json:"complaints"` // how to complain about its staff or service
	Languages   []string       `json:"languages"`
	Identifiers []Identifier   `json:"identifiers"`
	X           map[string]any `json:"x"`

	File  string         `json:"-"`
	Value map[string]any `json:"-"`
}

// Identifier is the body's id in somebody else's list.
type Identifier struct {
	Scheme string `json:"scheme"`
	ID     string `json:"id"`
	URL    string `json:"url"`
}

// Settings is the register itself: vitrine.yaml.
type Settings struct {
	SchemaVersion   string        `json:"schema_version"`
	ID              string        `json:"id"`
	Title           Text          `json:"title"`
	Description     Text          `json:"description"`
	Publisher       string        `json:"publisher"` // id of an organisation
	Languages       []string      `json:"languages"` // the first is the default
	BaseURL         string        `json:"base_url"`
	Licence         Licence       `json:"licence"`
	Policy          Policy        `json:"policy"`
	DefaultChannels []string      `json:"default_channels"` // ids of channels for records without a route
	Contact         []Contact     `json:"contact"`
	Accessibility   Accessibility `json:"accessibility"`
	Search          Search        `json:"search"`
	Theme           Theme         `json:"theme"`

	// Lists are the codes that the register adds to the code lists, by list.
	Lists map[string][]OwnCode `json:"lists"`

	File  string         `json:"-"`
	Value map[string]any `json:"-"`
}

// OwnCode is a code that a register adds to a list: the id of the register, a dot
// and a name.
type OwnCode struct {
	Code   string `json:"code"` // "rivers.clean_harbour"
	Label  Text   `json:"label"`
	Plain  Text   `json:"plain"`  // what it is, in one sentence
	Source string `json:"source"` // the law, plan or practice that it comes from
}

// Licence is the terms under which the register's data may be used.
type Licence struct {
	ID   string `json:"id"` // SPDX identifier
	Name Text   `json:"name"`
	URL  string `json:"url"`
}

// Policy is how strict the register is with itself. Where it is silent, the
// first value below holds.
type Policy struct {
	Redress    string `json:"redress"`
	Assessment string `json:"assessment"`
	RedLines   string `json:"red_lines"`
}

// The values of Policy.Redress.
const (
	RedressRequired = "required" // a system that affects people without a usable route is an error
	RedressReported = "reported" // it is a warning, and its page says so
)

// The values of Policy.Assessment.
const (
	AssessmentReported = "reported" // great effects without an impact assessment are a warning
	AssessmentRequired = "required" // they are an error
)

// The values of Policy.RedLines.
const (
	RedLinesReported = "reported" // touched in operation: a warning, unless an exception is named
	RedLinesRefused  = "refused"  // an error, whatever the record says
)

// Accessibility feeds the accessibility statement.
type Accessibility struct {
	Status      string    `json:"status"` // full, partial, none
	Prepared    Date      `json:"prepared"`
	Reviewed    Date      `json:"reviewed"`
	Method      Text      `json:"method"`
	Exceptions  []Text    `json:"exceptions"` // what does not meet the rules
	Burden      []Text    `json:"burden"`
	OutOfScope  []Text    `json:"out_of_scope"`
	Contact     []Contact `json:"contact"`
	Enforcement Text      `json:"enforcement"`
}

// Search is what the search of the portal knows besides the records.
type Search struct {
	// Synonyms are, by language of the reader, groups of words that mean the same,
	// in the form of the lists of package themes: "ticket, fine" or, one way,
	// "SDO => Social Development Office".
	Synonyms map[string][]string `json:"synonyms"`
}

// Theme is the part of the look that a register may set without a file.
type Theme struct {
	Accent string `json:"accent"` // one of the theme's named accents
	Logo   string `json:"logo"`   // a file in static/
}

// DefaultLanguage is the first language of the register.
func (s Settings) DefaultLanguage() string {
	if len(s.Languages) == 0 {
		return ""
	}
	return s.Languages[0]
}
