package schema

import (
	"errors"
	"strconv"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"vitrine/content"
	"vitrine/content/diag"
)

// Options say what [Check] should know beside the register.
type Options struct {
	// Today is the day that “overdue” counts from: [content.Clock]. The zero
	// value is the register's newest date.
	Today time.Time
	// Loaded is what the loader has said: Check keeps silent about places that
	// could not be read, whose consequences it might report too.
	Loaded diag.List
	// Leaving are the ids of records that are about to be erased: nobody misses
	// their files.
	Leaving []string
}

// Check says what is wrong with a register beyond what [content.Load] has
// said: every file against its schema, then the rules. The list is sorted.
func Check(reg *content.Register, o Options) diag.List {
	c := &checker{reg: reg, today: o.Today, spots: map[string]*spots{}}
	if c.today.IsZero() {
		c.today = reg.Newest()
	}
	for _, d := range o.Loaded {
		c.note(d.File, d.Path, d.Severity, true)
	}
	c.ids() // first: they say more of a bad id than the schema does
	c.version()
	c.rules()
	c.log(o.Leaving)
	c.problems.Sort()
	return c.problems
}

// checker collects what is wrong with one register.
type checker struct {
	reg      *content.Register
	today    time.Time
	problems diag.List
	spots    map[string]*spots // by file
}

// finding is one problem before it has words and a place.
type finding struct {
	file     string
	pointer  string
	key      bool          // the place is the key, not the value
	beside   bool          // says another thing than the warnings at the same place
	code     string        // with its variant, if any
	severity diag.Severity // other than the catalogue's
	hint     string        // name in the catalogue, "" for the hint of the code
	args     []any         // names and values of the words in braces
	related  []relation
}

// relation is another place that has to do with a finding.
type relation struct {
	file, pointer string
	what          string // name in the catalogue's words
}

// maxFaults is how many findings in one file are told apart.
const maxFaults = 1_000

// report adds a finding that needs no more than a place and words.
func (c *checker) report(file, pointer, code string, args ...any) {
	c.add(finding{file: file, pointer: pointer, code: code, args: args})
}

// add gives a finding its words and its place.
func (c *checker) add(f finding) {
	s := c.spots[f.file]
	switch {
	case s == nil:
	case s.faults > maxFaults, s.repeats(f):
		return
	case s.faults == maxFaults:
		f.code, f.args = "too-many-faults", []any{"max", strconv.Itoa(maxFaults)}
		f.severity, f.hint, f.related = "", "", nil
	}
	d := diag.New(f.code, f.args...)
	d.File, d.Range, d.Path = f.file, c.place(f), f.pointer
	if f.severity != "" {
		d.Severity = f.severity
	}
	if f.hint != "" {
		d = d.Advise(f.hint)
	}
	for _, r := range f.related {
		if file := c.reg.File(r.file); file != nil {
			d = d.Relate(r.file, file.Range(r.pointer), r.what)
		}
	}
	c.problems.Add(d)
	c.note(f.file, f.pointer, d.Severity, false)
	c.spots[f.file].faults++
}

func (c *checker) place(f finding) diag.Range {
	file := c.reg.File(f.file)
	switch {
	case file == nil:
		return diag.Range{}
	case f.pointer == "":
		return diag.Range{Start: diag.Position{Line: 1, Column: 1}}
	case f.key:
		return file.KeyRange(f.pointer)
	}
	return file.Range(f.pointer)
}

// note takes down that something was said of a place.
func (c *checker) note(file, pointer string, severity diag.Severity, unread bool) {
	if c.spots[file] == nil {
		c.spots[file] = &spots{}
	}
	c.spots[file].note(pointer, severity, unread)
}

// full reports whether nothing more is said of a file.
func (c *checker) full(file string) bool {
	s := c.spots[file]
	return s != nil && s.faults > maxFaults
}

// faulty reports whether an error at or below a place has been reported.
func (c *checker) faulty(file, pointer string) bool {
	s := c.spots[file]
	return s != nil && s.errorIn[pointer]
}

// validate holds a file against its schema. Only what the acceptor does not
// accept is shown to the validator.
func (c *checker) validate(f *content.File) {
	kind := kindOf(f.Name)
	if f.Value == nil || acceptors()[kind].accepts(f.Value) { // nil: the loader has said why
		return
	}
	var invalid *jsonschema.ValidationError
	if errors.As(load().kinds[kind].Validate(f.Value), &invalid) {
		t := translator{checker: c, file: f}
		t.translate(invalid)
	}
}
