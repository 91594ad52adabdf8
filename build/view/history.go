package view

import "html/template"

// History is the page with the versions of a record, the newest first.
type History struct {
	ID         string
	URL        string // of the page
	RecordURL  string
	Title      Text // of the record; its id where nothing else is kept
	Versions   []RecordVersion
	FeedURL    string // Atom
	TimeMapURL string // the versions of the data with their dates, for programs
}

// RecordVersion is one version of a record.
type RecordVersion struct {
	Revision int
	Number   string // Revision, written for the language
	Date     Date
	Key      string // of the string that says what became of it: "history_published" …
	First    bool
	URL      string // of the page that holds it against the version before; or ""
	DataURL  string // what it says, as JSON; "" where nothing is kept
	SHA256   string // of that file
	Reason   Text
	Lines    []ChangeLine
	More     int  // changes that are not among the lines
	ErasedOn Date // when its content was erased
}

// ChangeLine says what a change means to people. Severity completes the key of a
// string: "lowered" of "severity_lowered".
type ChangeLine struct {
	Severity string
	Text     Text
}

// LastChange is what the page of a record says of its newest version, or of that of a
// channel by which its decisions are contested.
type LastChange struct {
	Date       Date
	First      bool   // nothing has changed since the record was first published
	Text       Text   // what the gravest change means; empty when First
	URL        string // of the page that tells more; empty when First
	HistoryURL string
}

// Difference is the page that holds a version of a record against the one before.
type Difference struct {
	RecordVersion
	Title      Text
	RecordURL  string
	HistoryURL string
	Before     *RecordVersion // nil for the first
	After      *RecordVersion // nil for the newest
	Groups     []ChangeGroup  // what changed, the gravest first
	Rows       []ChangeRow
	Compares   bool // both versions are kept
}

// ChangeGroup is the changes of one severity.
type ChangeGroup struct {
	Severity string
	Lines    []ChangeLine
}

// ChangeRow is a value before and after. Old and New are pieces of a text in the
// language of Foreign, or there is nothing but OldPlain and NewPlain.
type ChangeRow struct {
	Name     string // of the value
	Foreign         // of both texts
	Path     string // JSON Pointer
	Pieces   bool
	Old, New []Piece

	OldPlain, NewPlain string // "" where there is no value
}

// Piece is a part of a text. Key is that of the string that says what became of it
// ("was_removed", "was_added"), "" for what stayed.
type Piece struct {
	Key  string
	Text string
}

// ChangeList is a page of a list of changes, the newest first.
type ChangeList struct {
	Path         string
	Of           string // "", "class" or "organisation"
	Name         Text   // of the class or organisation
	OfURL        string // of the organisation's page
	Total        int
	Days         []ChangeDay
	Parts        []Part
	FeedURL      string
	JSONFeedURL  string
	LinesURL     string // every change as a line of JSON
	Begun        Date   // the first day of the log; empty without a log
	BegunRecords int    // systems that were published on it
	Last         bool   // the end of the list is on this page

	Classes       []ChangeCount // of the whole register only
	Organisations []ChangeCount
}

// ChangeDay is what was published on a day.
type ChangeDay struct {
	Date  Date
	Items []ChangeItem
}

// ChangeItem is a version of something.
type ChangeItem struct {
	Anchor       string // "n12": the number of the entry in the log
	Kind         string // record, organisation, channel, settings, list, schema
	ID           string
	Title        Text
	URL          string // what to read next; may be empty
	Key          string // of the string that says what became of it
	Organisation Party  // of a record
	Reason       Text
	Lines        []ChangeLine
	More         int // changes that are not among the lines
}

// ChangeCount is a list of changes and how long it is.
type ChangeCount struct {
	Severity string // of a class
	Name     Text
	URL      string
	N        int
}

// Feed is a list of versions for programs that follow it.
type Feed struct {
	ID      string // a tag: URI that never changes
	Title   string
	Lang    string
	Page    string // file of the page that says the same
	File    string // of the feed, without its extension
	Author  string
	Updated string // the day of the newest entry, "2026-03-18"
	Entries []FeedEntry
}

// FeedEntry is a version in a feed.
type FeedEntry struct {
	ID        string // a tag: URI that never changes
	Title     string
	Page      string // file of the page to read
	Fragment  string // of the page; may be empty
	Published string // day
	Updated   string // day; later only when the content was erased
	Lines     []string
	Reason    string
	Classes   []FeedClass
}

// FeedClass is a class of meaning and what it is called.
type FeedClass struct{ Name, Label string }

// HTML is the entry as a list of sentences.
func (e FeedEntry) HTML() template.HTML {
	out := ""
	if e.Reason != "" {
		out = "<p>" + template.HTMLEscapeString(e.Reason) + "</p>"
	}
	if len(e.Lines) == 0 {
		return template.HTML(out)
	}
	out += "<ul>"
	for _, line := range e.Lines {
		out += "<li>" + template.HTMLEscapeString(line) + "</li>"
	}
	return template.HTML(out + "</ul>")
}
