package ledger

import (
	"fmt"
	"slices"
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
	bodies map[string][]byte // by file
	erased map[string]int    // by folder of bodies: the newest revision whose body goes
}

// Empty reports whether nothing has changed.
func (d *Draft) Empty() bool { return len(d.Entries) == 0 }

// Draft works out the entries that publications add, one after the other: a
// version of each item that is new or has another body or status than its newest
// version; a withdrawal, without a body, of each thing that is gone without
// having been withdrawn; what is to be erased. Whether something may be gone is
// for the caller to say. Items whose status is [Withdrawn] may be left out once
// they are published.
//
// It is an error when a date is before the last one, when an id is none or given
// twice, or when there is nothing to erase.
func (l *Log) Draft(publications ...Publication) (*Draft, error) {
	b := &drafter{
		Draft: Draft{
			base: l.Head(), head: l.Head(), bodies: map[string][]byte{}, erased: map[string]int{},
		},
		latest: map[key]Entry{},
	}
	if l != nil {
		for k, numbers := range l.things {
			b.latest[k] = l.entries[numbers[len(numbers)-1]]
		}
	}
	for _, p := range publications {
		if err := b.publication(p); err != nil {
			return nil, err
		}
	}
	if !b.Empty() {
		b.head.Files++
	}
	return &b.Draft, nil
}

// drafter works publications out.
type drafter struct {
	Draft
	latest map[key]Entry
}

func (b *drafter) publication(p Publication) error {
	switch {
	case !ValidDate(p.Date):
		return fmt.Errorf("%q is not a day", p.Date)
	case p.Date < b.head.Date:
		return fmt.Errorf("the date %s is before the last publication, %s", p.Date, b.head.Date)
	}
	items := slices.Clone(p.Items)
	slices.SortFunc(items, func(a, b Item) int {
		return key{a.Kind, a.ID}.compare(key{b.Kind, b.ID})
	})
	for i, it := range items {
		if i > 0 && it.Kind == items[i-1].Kind && it.ID == items[i-1].ID {
			return fmt.Errorf("there are two of %s %s", it.Kind, it.ID)
		}
	}
	for _, e := range p.Erase {
		if err := b.erase(p, e, items); err != nil {
			return err
		}
	}
	there := make(map[key]bool, len(items))
	for _, it := range items {
		there[key{it.Kind, it.ID}] = true
		if err := b.item(p, it); err != nil {
			return err
		}
	}
	return b.gone(p, there)
}

// item adds a version of a thing if it has changed.
func (b *drafter) item(p Publication, it Item) error {
	before, sum := b.latest[key{it.Kind, it.ID}], HashOf(it.Body)
	if before.SHA256 == sum && before.Status == it.Status {
		return nil
	}
	e := Entry{
		Date: p.Date, Kind: it.Kind, ID: it.ID, Status: it.Status, SHA256: sum, Reason: it.Reason,
	}
	if len(e.Reason) == 0 {
		e.Reason = p.Reason
	}
	return b.add(e, it.Body)
}

// gone adds the end of each thing that is no longer there.
func (b *drafter) gone(p Publication, there map[key]bool) error {
	var gone []key
	for k, e := range b.latest {
		if e.Status == Published && !there[k] {
			gone = append(gone, k)
		}
	}
	slices.SortFunc(gone, key.compare)
	for _, k := range gone {
		e := Entry{Date: p.Date, Kind: k.kind, ID: k.id, Status: Withdrawn, Reason: p.Reason}
		if err := b.add(e, nil); err != nil {
			return err
		}
	}
	return nil
}

// erase adds the end of the content of a thing. What is published of it in the
// same publication must be another content.
func (b *drafter) erase(p Publication, x Erasure, items []Item) error {
	k := key{x.Kind, x.ID}
	before, known := b.latest[k]
	switch {
	case !known:
		return fmt.Errorf("no %s %s was ever published", x.Kind, x.ID)
	case before.Status == Erased:
		return fmt.Errorf("%s %s was erased on %s", x.Kind, x.ID, before.Date)
	}
	for _, it := range items {
		if it.Kind == x.Kind && it.ID == x.ID && HashOf(it.Body) == before.SHA256 {
			return fmt.Errorf("%s %s still says what is to be erased", x.Kind, x.ID)
		}
	}
	err := b.add(Entry{
		Date: p.Date, Kind: x.Kind, ID: x.ID, Status: Erased, Reason: x.Ground,
	}, nil)
	b.erased[folderOf(k)] = before.Revision
	return err
}

// add numbers an entry and ties it to those before it.
func (b *drafter) add(e Entry, body []byte) error {
	if folders[e.Kind] == "" || !ValidID(e.Kind, e.ID) {
		return fmt.Errorf("%q is not the id of a %s", e.ID, e.Kind)
	}
	if len(body) > MaxBody {
		return fmt.Errorf("%s %s has %d bytes; %d are allowed", e.Kind, e.ID, len(body), MaxBody)
	}
	before := b.latest[e.key()]
	e.Number, e.Revision = b.head.Entries+1, before.Revision+1
	e.Prior, e.Previous = before.SHA256, b.head.SHA256
	line, err := e.Line()
	if err != nil {
		return err
	}
	b.lines = append(append(b.lines, line...), '\n')
	b.Entries = append(b.Entries, e)
	if e.HasBody() {
		b.bodies[e.BodyFile()] = body
	}
	b.latest[e.key()] = e
	b.head.Entries, b.head.SHA256, b.head.Date = e.Number, HashOf(line), e.Date
	return nil
}
