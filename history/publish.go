package history

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"vitrine/content"
	"vitrine/content/ledger"
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

// Draft works out what the register, which has no errors, adds to its log. The
// message and the ground are in its default language.
//
// What is to be erased must be gone from the register, or say something else than
// what was published last. It is an error when it does not, when nothing was
// published under an id, when there is a reason for what has not changed, or when the
// date is before the last publication.
func Draft(reg *content.Register, o Options) (*ledger.Draft, error) {
	items, err := Items(reg)
	if err != nil {
		return nil, fmt.Errorf("publish: %w", err)
	}
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
