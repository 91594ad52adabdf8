package view

import "html/template"

// Contest is what a person can do against a decision in which a system had a
// part, in the order in which they should try it.
type Contest struct {
	Usable bool // there is at least one route that a person can really take
	// Lead is the usable route whose deadline passes first, the one that must not
	// be missed. Nil when there is no usable route; its Deadline.None is true when
	// no route has a time limit.
	Lead   *Route
	Routes []Route
	Dates  *Dates // the last days of Lead; nil when they cannot be worked out

	DatesURL  string // of the page with every day; empty without Dates
	LetterURL string // of the page with a letter; empty when no route takes one
	EasyURL   string // of the same in easy language; empty when there is no such text

	None     *NoRoute  // the organisation says that there is no way, and why
	Text     Prose     // what a source says in its own words
	Status   Coded     // what a source says in one word
	Defaults []Route   // the register's channels for records without a usable route
	Rollback Answer    // can the effects be undone?
	Watchers []Watcher // who oversees the system from outside; when no route is usable
	Help     []Help
	Outcomes []Outcome

	Notified   Answer // are people told that the system was used?
	NotifyWhen Coded
	NotifyHow  Prose
	LetterText Prose // the words on decision letters
	Decider    Prose // who looks at what the system says
	Override   Answer

	law []Basis // what the law on the use of the system gives to people
}

// NoRoute is the organisation's reason for having no route.
type NoRoute struct {
	Reason     Prose
	ReviewedBy Text
}

// Route is one way to contest.
type Route struct {
	Anchor       string // id on the page
	Step         int    // 1 is the first
	Kind         Coded
	Body         Text
	Description  Prose
	Independent  Answer
	Deadline     *Deadline // nil when it is not published
	Free         bool      // it costs nothing
	Cost         string    // "EUR 53.00", written for the language; empty when not published
	Waiver       Prose
	Typical      *Span // how long an answer usually takes
	Legal        *Span // how long it may take by law
	Silence      Prose
	Suspensive   Answer
	MayWorsen    Answer
	Evidence     Prose
	Needs        []Text
	Who          Prose // who may act for the person
	Locators     []Locator
	Letter       Prose // the text to send
	Remedies     []Text
	Basis        []Basis
	URL          string
	VerifiedOn   Date
	After        []Link // the routes that must come first, on the same page
	Usable       bool
	LacksPlace   bool // no place to turn to with its languages
	LacksTime    bool // neither a deadline nor word that there is none
	FromRegister bool // offered by the register, not by the organisation

	explain map[string]string // see [Route.Explain]
}

// Span is a number of days, working_days, weeks, months or years.
type Span struct {
	Value int
	Unit  string // the interface's string "span_<unit>" has its plural forms
}

// Deadline is the time in which a route is open.
type Deadline struct {
	None   bool // the organisation says that there is no time limit
	Span   Span
	Starts string // letter_date, receipt, knowledge, previous_outcome, or empty
	From   Coded  // the same as a value of its list
	Must   string // arrive, be_sent, or empty
	Late   Prose  // what to do when it is missed
	// An example that begins on the date of the build: that day, and the last day.
	// Empty for working days, which depend on holidays.
	Letter, Last Date
}

// Locator is a place where a contest can be handed in.
type Locator struct {
	Kind       Coded // post, email, phone, desk, form
	Value      string
	URL        template.URL // mailto:, tel: or https:; empty for addresses of streets
	Hours      Text
	Languages  []string // their names
	Accessible []Coded
}

// Basis is a provision of law.
type Basis struct {
	Title      Text
	Form       Coded // what kind of law it is
	Article    string
	URL        string
	Right      Text // what it gives to people, as a sentence to them
	From       Date // when it begins to apply; empty when that is not said
	InForce    bool // it applies on the date of the build
	Exceptions Prose
}

// Right is a provision that people can rely on, and the route that it is for.
// Kind is empty for the law on the use of the system itself.
type Right struct {
	Kind Coded
	Basis
}

// Rung is a part of the ladder of routes: Key is "inside" the organisation,
// "outside" of it, "court", or "beyond" the country. A rung may be empty, except
// the last.
type Rung struct {
	Key    string
	Routes []Route
}

// Watcher is a body that oversees a system.
type Watcher struct {
	Party
	Kind    Coded
	Website string
	Contact []Contact
}

// Help is somebody who helps free of charge.
type Help struct {
	Name       Text
	What       Prose
	URL        string
	Contacts   []Contact
	Languages  []string // their names
	VerifiedOn Date
}

// Outcome is what became of the contests of one period. Numbers are written for
// the language and empty when not published.
type Outcome struct {
	Period                                string
	Received, Decided, Upheld, MedianDays string
	Changes                               []Text
}
