package history

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"vitrine/content"
	"vitrine/content/diag"
	"vitrine/content/ledger"
	"vitrine/schema"
)

// Options are the choices of a publication.
type Options struct {
	Date    string // "2026-03-18"
	Message string // why, in one line; possibly empty

	// Reasons are those of single records, organisations and channels, by id: they
	// stand in place of the message.
	Reasons map[string]string

	Erase  []string // ids of records, organisations and channels
	Ground string   // on which they are erased, in one line
}

// Check says what is wrong with a register, as [schema.Check] does, and makes its
// items meanwhile: each keeps one processor busy. Where there are errors there are no
// items.
func Check(reg *content.Register, o schema.Options) (diag.List, []ledger.Item, error) {
	type made struct {
		items []ledger.Item
		err   error
	}
	making := make(chan made, 1)
	go func() {
		items, err := Items(reg)
		making <- made{items, err}
	}()
	problems := schema.Check(reg, o)
	m := <-making
	if problems.HasErrors() || o.Loaded.HasErrors() {
		return problems, nil, nil
	}
	return problems, m.items, m.err
}

// Draft works out what the items of a register without errors add to its log. The
// message and the ground are in its default language.
//
// What is to be erased must be gone from the register, or say something else than
// what was published last. It is an error when it does not, when nothing was
// published under an id, when there is a reason for what has not changed, or when the
// date is before the last publication.
func Draft(reg *content.Register, items []ledger.Item, o Options) (*ledger.Draft, error) {
	items = slices.Clone(items)
	for i, it := range items {
		if reason := o.Reasons[it.ID]; reason != "" && it.Kind.Shared() {
			items[i].Reason = inOneLanguage(reg, reason)
		}
	}
	p := ledger.Publication{Date: o.Date, Items: items, Reason: inOneLanguage(reg, o.Message)}
	for _, id := range o.Erase {
		kind, known := reg.Log.KindOf(id)
		if !known {
			return nil, fmt.Errorf("erase: nothing was ever published under the id %q", id)
		}
		p.Erase = append(p.Erase, ledger.Erasure{
			Kind: kind, ID: id, Ground: inOneLanguage(reg, o.Ground),
		})
	}
	draft, err := reg.Log.Draft(p)
	if err != nil {
		return nil, err
	}
	for _, id := range slices.Sorted(maps.Keys(o.Reasons)) {
		if !slices.ContainsFunc(draft.Entries, func(e ledger.Entry) bool { return e.ID == id }) {
			return nil, fmt.Errorf("there is a reason for %q, which has not changed", id)
		}
	}
	return draft, nil
}

func inOneLanguage(reg *content.Register, text string) ledger.Text {
	if text = Line(text); text == "" {
		return nil
	}
	return ledger.Text{language(reg): text}
}

// language is the one that a text about the register is in, if nobody says.
func language(reg *content.Register) string {
	return cmp.Or(reg.Settings.DefaultLanguage(), "und")
}
