package chronicle

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"vitrine/content"
	"vitrine/content/ledger"
	"vitrine/schema/meaning"
)

// Erased is the class of a version that erased the content of those before it.
const Erased = "content-erased"

// Options are what a chronicle needs beside the log.
type Options struct {
	Languages []string // of the sentences

	// Show returns how a language writes a name or value of a kind of document of
	// package meaning, which may be the path of a field. May be nil.
	Show func(lang, kind, s string) string
}

// Change is what one change means.
type Change struct {
	Class    string
	Severity meaning.Severity
	Place    string            // JSON Pointer; "" for the whole document
	Lang     string            // of a text that was reworded; or ""
	Sentence map[string]string // by language; none for the class [Erased]
}

// Version is an entry of the log and what it changed.
type Version struct {
	ledger.Entry
	Title        content.Text // of the thing, at that time; empty when it has or had none
	Organisation string       // id of the organisation whose record, or which, it is; or ""
	Changes      []Change     // gravest first; none for what has [Version.Begun]
	Begun        bool         // published on the first day of the log
	Blind        bool         // what the version before said was erased or never known
	ErasedOn     string       // the day on which its content was erased, "2026-03-18"; or ""
}

// Gravest is what the change means that matters most, false if there is none.
func (v *Version) Gravest() (Change, bool) {
	if len(v.Changes) == 0 {
		return Change{}, false
	}
	return v.Changes[0], true
}

// Compares reports whether the version can be held against the one before.
func (v *Version) Compares() bool {
	return v.Revision > 1 && !v.Blind && v.HasBody() && v.ErasedOn == ""
}

// Chronicle is what is known of the past of a register. It does not change. A nil
// Chronicle knows nothing.
type Chronicle struct {
	log     *ledger.Log
	opts    Options
	all     []*Version // in the order of the log
	things  map[thing][]*Version
	changed []*Version // newest first, without the beginning
}

// thing is what has versions.
type thing struct {
	kind ledger.Kind
	id   string
}

// Read works out the chronicle of a register. The error is a [*ledger.Fault] where
// a body of the log is damaged. A register without a log has a nil Chronicle.
func Read(reg *content.Register, o Options) (*Chronicle, error) {
	if reg.Log.Len() == 0 {
		return nil, nil
	}
	c := &Chronicle{log: reg.Log, opts: o, things: map[thing][]*Version{}}
	entries := reg.Log.Entries()
	slices.Reverse(entries)
	first := entries[0].Date
	for _, e := range entries {
		v := &Version{Entry: e, Begun: e.Date == first && e.Revision == 1}
		c.all = append(c.all, v)
		t := thing{e.Kind, e.ID}
		c.things[t] = append(c.things[t], v)
	}
	if err := c.compareAll(reg); err != nil {
		return nil, err
	}
	for _, v := range slices.Backward(c.all) {
		if !v.Begun {
			c.changed = append(c.changed, v)
		}
	}
	return c, nil
}

// Versions returns the versions of a record, the oldest first.
func (c *Chronicle) Versions(id string) []*Version { return c.Of(ledger.Record, id) }

// Of returns the versions of a thing, the oldest first.
func (c *Chronicle) Of(kind ledger.Kind, id string) []*Version {
	if c == nil {
		return nil
	}
	return c.things[thing{kind, id}]
}

// Records returns the ids of all records that were ever published, sorted.
func (c *Chronicle) Records() []string {
	if c == nil {
		return nil
	}
	return c.log.IDs(ledger.Record)
}

// Changed returns what was published after the beginning, the newest first.
func (c *Chronicle) Changed() []*Version {
	if c == nil {
		return nil
	}
	return c.changed
}

// All returns all versions of all things, the oldest first.
func (c *Chronicle) All() []*Version {
	if c == nil {
		return nil
	}
	return c.all
}

// Register is the id of the register as it was first published: it never changes.
func (c *Chronicle) Register() string {
	for _, v := range c.All() {
		if v.Kind == ledger.Settings {
			return v.ID
		}
	}
	return "register"
}

// Beginning is the first day of the log, and how many records were published on it.
func (c *Chronicle) Beginning() (date string, records int) {
	for _, v := range c.All() {
		date = cmp.Or(date, v.Date)
		if v.Begun && v.Kind == ledger.Record {
			records++
		}
	}
	return date, records
}

// Body returns what a version said, as canonical JSON; false where nothing is kept.
func (c *Chronicle) Body(v *Version) (body []byte, kept bool, err error) {
	body, err = c.log.Body(v.Entry)
	if errors.Is(err, ledger.ErrErased) || errors.Is(err, ledger.ErrNoBody) {
		return nil, false, nil
	}
	return body, err == nil, err
}

// longest is how many characters of a name or value a sentence shows.
const longest = 160

// show makes a name or value fit for a sentence: on one line, not too long, and with
// a direction of its own.
func (c *Chronicle) show(lang string, f meaning.Finding) func(string) string {
	return func(s string) string {
		if c.opts.Show != nil {
			s = c.opts.Show(lang, f.Kind, s)
		}
		return Isolate(s)
	}
}

// Isolate makes a text of one line that keeps its direction to itself in a sentence
// of another direction, shortened where it is very long.
func Isolate(s string) string {
	s = strings.Join(strings.Fields(content.Clean(s)), " ")
	if utf8.RuneCountInString(s) > longest {
		s = string([]rune(s)[:longest-1]) + "…"
	}
	return "\u2068" + s + "\u2069"
}
