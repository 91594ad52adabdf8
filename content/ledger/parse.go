package ledger

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// errForm says that a line is not what [Entry.Line] writes.
var errForm = errors.New("this is not how an entry is written")

// parser reads lines that [Entry.Line] has written: their fields stand in a fixed
// order, so that reading a long log takes little time. Entries of one publication
// share their reasons.
type parser struct {
	rest   []byte
	bad    bool
	raw    []byte // of the last reason
	reason Text
}

// entry reads a line. It accepts what Line writes and nothing else.
func (p *parser) entry(line []byte) (Entry, error) {
	p.rest, p.bad = line, false
	var e Entry
	p.sign("{")
	e.Date = p.text(`"date":`)
	e.ID = p.text(`,"id":`)
	e.Kind = Kind(p.text(`,"kind":`))
	e.Number = p.number(`,"number":`)
	e.Previous = p.hash(`,"previous":`)
	e.Prior = p.hash(`,"prior":`)
	e.Reason = p.words()
	e.Revision = p.number(`,"revision":`)
	e.SHA256 = p.hash(`,"sha256":`)
	e.Status = Status(p.text(`,"status":`))
	p.sign("}")
	if p.bad || len(p.rest) > 0 {
		return e, errForm
	}
	if err := e.valid(); err != nil {
		return e, err
	}
	again, err := e.Line()
	if err != nil {
		return e, err
	}
	if !bytes.Equal(again, line) {
		return e, errForm
	}
	return e, nil
}

// has reports whether a sign comes next, and goes on behind it.
func (p *parser) has(sign string) bool {
	rest, found := bytes.CutPrefix(p.rest, []byte(sign))
	p.rest = rest
	return found
}

func (p *parser) sign(sign string) { p.bad = !p.has(sign) || p.bad }

// text reads a field whose value needs no escapes.
func (p *parser) text(name string) string {
	p.sign(name + `"`)
	value, rest, found := bytes.Cut(p.rest, []byte(`"`))
	p.rest, p.bad = rest, p.bad || !found
	return string(value)
}

func (p *parser) number(name string) int {
	p.sign(name)
	digits := 0
	for digits < len(p.rest) && '0' <= p.rest[digits] && p.rest[digits] <= '9' {
		digits++
	}
	n, err := strconv.Atoi(string(p.rest[:digits]))
	p.rest, p.bad = p.rest[digits:], p.bad || err != nil
	return n
}

// hash reads a hash that may not be there.
func (p *parser) hash(name string) Hash {
	var h Hash
	if !p.has(name + `"`) {
		return h
	}
	value, rest, _ := bytes.Cut(p.rest, []byte(`"`))
	p.rest, p.bad = rest, h.UnmarshalText(value) != nil || p.bad
	return h
}

// words reads a reason, which may not be there. Within its texts quotes are
// escaped, so that none of them can look like its end.
func (p *parser) words() Text {
	if !p.has(`,"reason":`) {
		return nil
	}
	end := bytes.Index(p.rest, []byte(`},"revision"`))
	if end < 0 {
		p.bad = true
		return nil
	}
	raw := p.rest[:end+1]
	p.rest = p.rest[end+1:]
	if !bytes.Equal(raw, p.raw) {
		p.raw, p.reason = raw, nil
		if json.Unmarshal(raw, &p.reason) != nil {
			p.bad = true
		}
	}
	return p.reason
}

// valid says what in an entry can never be right.
func (e *Entry) valid() error {
	switch {
	case folders[e.Kind] == "":
		return fmt.Errorf("the kind %q is not known; a newer vitrine may know it", e.Kind)
	case !ValidID(e.Kind, e.ID):
		return fmt.Errorf("%q is not an id", e.ID)
	case !ValidDate(e.Date):
		return fmt.Errorf("%q is not a day", e.Date)
	case !slices.Contains([]Status{Published, Withdrawn, Erased}, e.Status):
		return fmt.Errorf("the status %q is not known; a newer vitrine may know it", e.Status)
	case e.Status == Published && !e.HasBody(), e.Status == Erased && e.HasBody():
		return fmt.Errorf("what is %s cannot have this sha256", e.Status)
	}
	return nil
}
