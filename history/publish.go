package history

import (
	"cmp"
	"fmt"

	"vitrine/content"
	"vitrine/content/ledger"
)

// Options are the choices of a publication.
type Options struct {
	Date    string   // "2026-03-18"
	Message string   // why, in one line; possibly empty
	Erase   []string // ids of records, organisations and channels
	Ground  string   // on which they are erased, in one line
}

// Draft works out what the register, which has no errors, adds to its log. The
// message and the ground are in its default language.
//
// What is to be erased must be gone from the register, or say something else than
// what was published last; it is an error when it does not, when nothing is
// published under an id, or when the date is before the last publication.
func Draft(reg *content.Register, o Options) (*ledger.Draft, error) {
	items, err := Items(reg)
	if err != nil {
		return nil, fmt.Errorf("publish: %w", err)
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
	return reg.Log.Draft(p)
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
