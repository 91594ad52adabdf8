package changes

import (
	"fmt"
	"maps"
	"runtime"
	"slices"
	"sync"

	"vitrine/content"
)

// Register is a version of a register as JSON values, each by its id.
type Register struct {
	Settings      Tree // nil where nothing is known about them
	Records       map[string]Tree
	Organisations map[string]Tree
	Channels      map[string]Tree
	Schema        map[string]Tree // published files of the schema, by name; nil if not known
}

// Difference is what differs between two versions of a register.
type Difference struct {
	Settings      []Change  `json:"settings"`
	Records       Part      `json:"records"`
	Organisations Part      `json:"organisations"`
	Channels      Part      `json:"channels"`
	Schema        Part      `json:"schema"`
	Moved         []Moved   `json:"moved"`
	Renamed       []Renamed `json:"renamed"`
}

// Part is what differs among documents of one kind. All lists are sorted by id.
type Part struct {
	Added   []Document `json:"added"`
	Removed []Document `json:"removed"`
	Changed []Entry    `json:"changed"`
}

// Document is a whole record, organisation, channel or file of the schema.
type Document struct {
	ID    string `json:"id"`
	Value Tree   `json:"value"`
}

// Entry is what changed in one document. It is never empty.
type Entry struct {
	ID      string   `json:"id"`
	Changes []Change `json:"changes"`
}

// CompareRegisters returns what differs between two versions of a register. A
// record whose id now stands for another system ([Reused]) is one change, at "".
func CompareRegisters(old, new Register) Difference {
	d := Difference{
		Settings:      compareSettings(old.Settings, new.Settings),
		Records:       compareParts(old.Records, new.Records, Reused),
		Organisations: compareParts(old.Organisations, new.Organisations, nil),
		Channels:      compareParts(old.Channels, new.Channels, nil),
	}
	if old.Schema != nil && new.Schema != nil {
		d.Schema = compareParts(old.Schema, new.Schema, nil)
	}
	d.Renamed = renamed(old, new, d)
	d.Moved = moved(d)
	return d
}

// compareSettings says nothing where one side knows nothing.
func compareSettings(old, new Tree) []Change {
	if old == nil || new == nil {
		return nil
	}
	return Compare(old, new)
}

func compareParts(old, new map[string]Tree, reused func(old, new Tree) bool) Part {
	var p Part
	ids := slices.Sorted(maps.Keys(old))
	lists := make([][]Change, len(ids))
	onAllProcessors(len(ids), func(i int) {
		before := old[ids[i]]
		after, both := new[ids[i]]
		if !both {
			return
		}
		lists[i] = Compare(before, after)
		if len(lists[i]) > 0 && reused != nil && reused(before, after) {
			lists[i] = []Change{{Op: Replace, Old: before, New: after}}
		}
	})
	for i, id := range ids {
		if _, both := new[id]; !both {
			p.Removed = append(p.Removed, Document{id, old[id]})
		} else if len(lists[i]) > 0 {
			p.Changed = append(p.Changed, Entry{id, lists[i]})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(new)) {
		if _, both := old[id]; !both {
			p.Added = append(p.Added, Document{id, new[id]})
		}
	}
	return p
}

// onAllProcessors calls do for 0 … n-1, several at a time.
func onAllProcessors(n int, do func(i int)) {
	workers := runtime.GOMAXPROCS(0)
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() {
			for i := w; i < n; i += workers {
				do(i)
			}
		})
	}
	all.Wait()
}

// Empty reports whether the two versions were the same.
func (d Difference) Empty() bool {
	return len(d.Settings) == 0 && d.Records.empty() && d.Organisations.empty() &&
		d.Channels.empty() && d.Schema.empty()
}

func (p Part) empty() bool { return len(p.Added)+len(p.Removed)+len(p.Changed) == 0 }

// Apply makes the new version of a register. Documents that did not change are
// shared with the old one.
func (d Difference) Apply(old Register) (Register, error) {
	new := Register{Settings: old.Settings}
	if len(d.Settings) > 0 {
		value, err := Apply(d.Settings, old.Settings)
		if err != nil {
			return Register{}, fmt.Errorf("settings: %w", err)
		}
		new.Settings, _ = value.(Tree)
	}
	for _, part := range []struct {
		Part
		old map[string]Tree
		new *map[string]Tree
	}{
		{d.Records, old.Records, &new.Records},
		{d.Organisations, old.Organisations, &new.Organisations},
		{d.Channels, old.Channels, &new.Channels},
		{d.Schema, old.Schema, &new.Schema},
	} {
		var err error
		if *part.new, err = part.apply(part.old); err != nil {
			return Register{}, err
		}
	}
	return new, nil
}

func (p Part) apply(old map[string]Tree) (map[string]Tree, error) {
	out := maps.Clone(old)
	if out == nil && len(p.Added) > 0 {
		out = map[string]Tree{}
	}
	for _, doc := range p.Removed {
		if _, was := out[doc.ID]; !was {
			return nil, fmt.Errorf("apply: there is no %q to remove", doc.ID)
		}
		delete(out, doc.ID)
	}
	for _, e := range p.Changed {
		before, was := out[e.ID]
		if !was {
			return nil, fmt.Errorf("apply: there is no %q to change", e.ID)
		}
		value, err := Apply(e.Changes, before)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.ID, err)
		}
		after, ok := value.(Tree)
		if !ok {
			return nil, fmt.Errorf("apply: %q becomes something else than a document", e.ID)
		}
		out[e.ID] = after
	}
	for _, doc := range p.Added {
		if _, is := out[doc.ID]; is {
			return nil, fmt.Errorf("apply: there is a %q already", doc.ID)
		}
		out[doc.ID] = doc.Value
	}
	return out, nil
}

// Withdrawn reports whether a record carries its withdrawal.
func Withdrawn(record Tree) bool {
	_, ok := At(record, "record", "withdrawn")
	return ok
}

// Of returns a register that was read from its folder as JSON values. It shares
// them with the register.
func Of(reg *content.Register) Register {
	r := Register{
		Settings:      reg.Settings.Value,
		Records:       map[string]Tree{},
		Organisations: map[string]Tree{},
		Channels:      map[string]Tree{},
	}
	for _, rec := range reg.Records {
		r.Records[rec.ID] = rec.Value
	}
	for _, o := range reg.Organisations {
		r.Organisations[o.ID] = o.Value
	}
	for _, c := range reg.Channels {
		r.Channels[c.ID] = c.Value
	}
	return r
}
