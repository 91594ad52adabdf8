package schema

import (
	"errors"
	"runtime"
	"strings"
	"sync"
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
}

// Check says what is wrong with a register beyond what [content.Load] has
// said: every file against its schema, then the rules. The list is sorted.
func Check(reg *content.Register, o Options) diag.List {
	c := &checker{reg: reg, today: o.Today, spots: map[string][]spot{}}
	if c.today.IsZero() {
		c.today = reg.Newest()
	}
	for _, d := range o.Loaded {
		c.spots[d.File] = append(c.spots[d.File], spot{d.Path, d.Severity, true})
	}
	c.ids() // first: they say more of a bad id than the schema does
	c.version()
	c.validate()
	c.rules()
	c.problems.Sort()
	return c.problems
}

// checker collects what is wrong with one register.
type checker struct {
	reg      *content.Register
	today    time.Time
	problems diag.List
	spots    map[string][]spot // by file: the places that have been spoken about
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

// report adds a finding that needs no more than a place and words.
func (c *checker) report(file, pointer, code string, args ...any) {
	c.add(finding{file: file, pointer: pointer, code: code, args: args})
}

// add gives a finding its words and its place.
func (c *checker) add(f finding) {
	if c.repeats(f) {
		return
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
	c.spots[f.file] = append(c.spots[f.file], spot{f.pointer, d.Severity, false})
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

// spot is a place that has been spoken about.
type spot struct {
	pointer  string
	severity diag.Severity
	loader   bool // by the loader: the value could not be read as it stands
}

// repeats reports whether a finding would only repeat an earlier one: it is
// about the same place, or a consequence of what could not be read.
func (c *checker) repeats(f finding) bool {
	for _, s := range c.spots[f.file] {
		switch {
		case s.pointer == f.pointer && s.pointer != "" &&
			(!f.beside || s.severity == diag.Error),
			s.loader && s.pointer != "" && under(s.pointer, f.pointer),
			s.loader && f.code == "missing-field" && s.pointer == parent(f.pointer),
			s.loader && f.code == "too-few" && under(f.pointer, s.pointer):
			return true
		}
	}
	return false
}

// faulty reports whether an error at or below a place has been reported.
func (c *checker) faulty(file, pointer string) bool {
	for _, s := range c.spots[file] {
		if s.severity == diag.Error && under(pointer, s.pointer) {
			return true
		}
	}
	return false
}

// under reports whether a pointer leads to a place or to something below it.
func under(place, pointer string) bool {
	rest, ok := strings.CutPrefix(pointer, place)
	return ok && (rest == "" || rest[0] == '/')
}

func parent(pointer string) string {
	return pointer[:max(strings.LastIndexByte(pointer, '/'), 0)]
}

// validate holds each file against its schema. Only what the acceptor does not
// accept is shown to the validator, which works on every processor; its verdicts
// are put into words in the order of the files.
func (c *checker) validate() {
	files := c.reg.Files()
	verdicts := make([]error, len(files))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				f, kind := files[i], kindOf(files[i].Name)
				if f.Value != nil && !acceptors()[kind].accepts(f.Value) { // nil: the loader has said why
					verdicts[i] = load().kinds[kind].Validate(f.Value)
				}
			}
		})
	}
	for i := range files {
		next <- i
	}
	close(next)
	workers.Wait()
	for i, err := range verdicts {
		var invalid *jsonschema.ValidationError
		if errors.As(err, &invalid) {
			t := translator{checker: c, file: files[i]}
			t.translate(invalid)
		}
	}
}
