package ledger

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Item is a thing of a register as it is now.
type Item struct {
	Kind   Kind
	ID     string
	Body   []byte // canonical JSON
	Status Status // [Published] or [Withdrawn]
	Reason Text   // why it changed, if it did; nil for that of the publication
}

// Erasure orders that the content of all versions so far goes.
type Erasure struct {
	Kind   Kind
	ID     string
	Ground Text
}

// Publication is the state of a register on a day.
type Publication struct {
	Date   string // "2026-03-18"
	Reason Text   // of each change that has none of its own
	Items  []Item // everything there is
	Erase  []Erasure
}

// Draft is what publications would add to a log.
type Draft struct {
	Entries []Entry

	head   Head // after them
	base   Head // of the log that they follow
	lines  []byte
	latest map[key]Entry
	bodies map[string][]byte // by file
	erased map[key]bool      // things of which bodies go
}

// Empty reports whether nothing has changed.
func (d *Draft) Empty() bool { return len(d.Entries) == 0 }

// Draft works out what publications add to the log, one after the other: see
// [Draft.Add].
func (l *Log) Draft(publications ...Publication) (*Draft, error) {
	d := &Draft{
		base: l.Head(), head: l.Head(), latest: map[key]Entry{},
		bodies: map[string][]byte{}, erased: map[key]bool{},
	}
	d.head.Files++ // all go into one file
	if l != nil {
		for k, numbers := range l.things {
			d.latest[k] = l.entries[numbers[len(numbers)-1]]
		}
	}
	for _, p := range publications {
		if err := d.Add(p); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// Add works out the entries that a publication adds: a version of each item that is
// new or has another body or status than its newest version; a withdrawal, without
// a body, of each thing that is gone without having been withdrawn; what is to be
// erased. Whether something may be gone is for the caller to say. Items whose status
// is [Withdrawn] may be left out once they are published.
//
// It is an error when the date is before the last one, when an id is none or given
// twice, or when there is nothing to erase; the draft is then as it was.
func (d *Draft) Add(p Publication) error {
	p.Items = slices.Clone(p.Items)
	slices.SortFunc(p.Items, func(a, b Item) int { return a.key().compare(b.key()) })
	if err := d.check(p); err != nil {
		return err
	}
	for _, x := range p.Erase {
		d.erased[x.key()] = true
		if err := d.add(Entry{
			Date: p.Date, Kind: x.Kind, ID: x.ID, Status: Erased, Reason: x.Ground,
		}, nil); err != nil {
			return err
		}
	}
	there := make(map[key]bool, len(p.Items))
	sums := hashes(p.Items)
	for i, it := range p.Items {
		there[it.key()] = true
		if err := d.item(p, it, sums[i]); err != nil {
			return err
		}
	}
	return d.gone(p, there)
}

// hashes returns the hashes of bodies, which is most of the work, on every
// processor.
func hashes(items []Item) []Hash {
	sums := make([]Hash, len(items))
	workers := runtime.GOMAXPROCS(0)
	var hashing sync.WaitGroup
	for w := range workers {
		hashing.Go(func() {
			for i := w * len(items) / workers; i < (w+1)*len(items)/workers; i++ {
				sums[i] = HashOf(items[i].Body)
			}
		})
	}
	hashing.Wait()
	return sums
}

func (it *Item) key() key   { return key{it.Kind, it.ID} }
func (x *Erasure) key() key { return key{x.Kind, x.ID} }

// check says what is wrong with a publication; its items are sorted.
func (d *Draft) check(p Publication) error {
	switch {
	case !ValidDate(p.Date):
		return fmt.Errorf("%q is not a day", p.Date)
	case p.Date < d.head.Date:
		return fmt.Errorf("the date %s is before the last publication, %s", p.Date, d.head.Date)
	}
	if err := checkReason(p.Reason); err != nil {
		return err
	}
	for i, it := range p.Items {
		if err := checkReason(it.Reason); err != nil {
			return fmt.Errorf("%s %s: %w", it.Kind, it.ID, err)
		}
		switch {
		case folders[it.Kind] == "" || !ValidID(it.Kind, it.ID):
			return fmt.Errorf("%q is not the id of a %s", it.ID, it.Kind)
		case i > 0 && it.key() == p.Items[i-1].key():
			return fmt.Errorf("there are two of %s %s", it.Kind, it.ID)
		case len(it.Body) > MaxBody:
			return fmt.Errorf("%s %s has %d bytes; %d are allowed", it.Kind, it.ID, len(it.Body),
				MaxBody)
		}
	}
	return d.checkErasures(p)
}

// maxReason is how many bytes a reason may have in all its languages: so many that
// an entry with it is never longer than [MaxEntry].
const maxReason = 30_000

func checkReason(reason Text) error {
	size := 0
	for lang, text := range reason {
		size += len(lang) + len(text)
		if !norm.NFC.IsNormalString(text) || !utf8.ValidString(text) || strings.ContainsFunc(text,
			func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' }) {
			return fmt.Errorf("the reason %q holds characters that no reason needs", text)
		}
	}
	if size > maxReason {
		return fmt.Errorf("the reason has %d bytes; %d are allowed: shorten it", size, maxReason)
	}
	return nil
}

// checkErasures says what is wrong with what is to be erased.
func (d *Draft) checkErasures(p Publication) error {
	for i, x := range p.Erase {
		if err := checkReason(x.Ground); err != nil {
			return err
		}
		before, known := d.latest[x.key()]
		switch {
		case !known:
			return fmt.Errorf("no %s %s was ever published", x.Kind, x.ID)
		case before.Status == Erased:
			return fmt.Errorf("%s %s was erased on %s", x.Kind, x.ID, before.Date)
		case slices.ContainsFunc(p.Erase[:i], func(y Erasure) bool { return y.key() == x.key() }):
			return fmt.Errorf("%s %s is to be erased twice", x.Kind, x.ID)
		}
		for _, it := range p.Items {
			if it.key() == x.key() && HashOf(it.Body) == before.SHA256 {
				return fmt.Errorf("%s %s still says what is to be erased", x.Kind, x.ID)
			}
		}
	}
	return nil
}

// item adds a version of a thing if it has changed.
func (d *Draft) item(p Publication, it Item, sum Hash) error {
	before := d.latest[it.key()]
	if before.SHA256 == sum && before.Status == it.Status {
		return nil
	}
	e := Entry{
		Date: p.Date, Kind: it.Kind, ID: it.ID, Status: it.Status, SHA256: sum, Reason: it.Reason,
	}
	if len(e.Reason) == 0 {
		e.Reason = p.Reason
	}
	return d.add(e, it.Body)
}

// gone adds the end of each thing that is no longer there.
func (d *Draft) gone(p Publication, there map[key]bool) error {
	var gone []key
	for k, e := range d.latest {
		if e.Status == Published && !there[k] {
			gone = append(gone, k)
		}
	}
	slices.SortFunc(gone, key.compare)
	for _, k := range gone {
		e := Entry{Date: p.Date, Kind: k.kind, ID: k.id, Status: Withdrawn, Reason: p.Reason}
		if err := d.add(e, nil); err != nil {
			return err
		}
	}
	return nil
}

// add numbers an entry and ties it to those before it.
func (d *Draft) add(e Entry, body []byte) error {
	before := d.latest[e.key()]
	e.Number, e.Revision = d.head.Entries+1, before.Revision+1
	e.Prior, e.Previous = before.SHA256, d.head.SHA256
	line, err := e.Line()
	if err != nil {
		return err
	}
	d.lines = append(append(d.lines, line...), '\n')
	d.Entries = append(d.Entries, e)
	if e.HasBody() {
		d.bodies[e.BodyFile()] = body
	}
	d.latest[e.key()] = e
	d.head.Entries, d.head.SHA256, d.head.Date = e.Number, HashOf(line), e.Date
	return nil
}
