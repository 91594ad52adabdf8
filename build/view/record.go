package view

// Record is the page of one system.
type Record struct {
	ID           string
	URL          string // of the page
	ContestURL   string
	NoticeURL    string // the sheet for letters and counters
	ShortURL     string // without a language; printed on letters
	DataURL      string // JSON
	File         FileLink
	Title        Text
	Summary      Prose
	EasyRead     Prose
	Organisation Party
	Status       Coded
	Since, Until Date
	Area         Coded
	AreaURL      string  // of its page; empty where a withdrawn record names an area of the past
	Events       []Coded // life events

	AboutPeople Answer
	Effect      Coded // what a decision does to the person
	Role        Coded // what the system does in the decision
	RedLines    []RedLine

	Contest Contest

	HasSums     bool // a document of the record has a checksum
	Withdrawn   *Withdrawn
	Translation Coded // how the texts of this language were made; empty when not said
	Updated     Date
	Changed     *LastChange // nil for what was never published
	ReviewDue   Date
	Overdue     bool // the review was due before the date of the build
	Source      *Source
	Contact     []Contact

	builder *recordBuilder
}

// Sections returns what the page says below the summary and the box on
// contesting. Only the record's own page asks for them.
func (r *Record) Sections() []Section { return r.builder.sections() }

// RedLine is a practice that should not be done to people.
type RedLine struct {
	Coded
	URL string // of its page
}

// FileLink leads to the page that shows the file of a record. It stands in one
// language of the portal only: the file is the same in all.
type FileLink struct {
	URL string
	Foreign
}

// Withdrawn says that a record has left the lists.
type Withdrawn struct {
	Date   Date
	Since  Date  // when the record was first published
	By     Party // whose record it was
	Reason Prose
}

// Erased is the page of a record whose content had to go.
type Erased struct {
	ID         string
	Date       Date
	Ground     Prose
	ContestURL string // of the ways to contest that every system shares
	HistoryURL string
}

// Source says from which other register a record was imported.
type Source struct {
	Register, ID, URL string
	Retrieved         Date
}

// Section is a part of a record's page. Key names its heading among the
// interface's strings ("section_purpose"), and is the anchor on the page.
type Section struct {
	Key     string
	Rows    []Row
	Groups  []Group  // one for each data source, assessment, supplier …
	Missing []string // keys of the fields that the organisation has not published
	Words   []Term   // that stand in the section and are explained
}

// Group is one of several things of a kind, with its own rows.
type Group struct {
	Title Text   // or, when it has none,
	Kind  Coded  // what it is
	Key   string // or of the interface's string that says what it is, with
	Path  string // the JSON Pointer of the field that it is about, and
	In    Place  // the part of the pages where that field would stand
	Rows  []Row

	Missing []string // keys of the fields that belong to such a thing and are not published
}

// Row is one field: the key of its label ("field_purpose_statement") and one or
// more values.
type Row struct {
	Key      string
	Verbatim bool   // Key is a name of the source, to be shown as it is
	Explain  string // where the word in the label is explained, at its first place on the page
	Values   []Value
}

// Value is one value of a field. Exactly one of Prose, Text, Label, Date,
// Number, Code, Sum, Party and Secret is set; URL may come with Text, Label and
// Code, or stand alone.
type Value struct {
	Prose  Prose
	Text   Text
	Label  string
	Date   Date
	Number string // written for the language of the page
	Code   string // ids, addresses: to be shown as they are, left to right
	Sum    string // the SHA-256 of a document
	Party  Party
	Secret *Secret // in the place of a value that is kept secret
	URL    string

	Late    bool   // after a date: it has passed, and something should have been done
	Note    string // after a label: the instrument that a code comes from
	From    Date   // of a law that does not apply yet: when it begins to
	Reason  Prose  // after a label: why the answer is what it is
	Foreign        // of the label
}
