package view

import "vitrine/content"

// Secret says of a field that it is kept secret.
type Secret struct {
	Ground Prose
	Review Date // when this is looked at again
	Late   bool // that day had passed on the day of the build
}

// secret returns what the record says of a field that it does not publish, nil if
// it says nothing.
func (b *recordBuilder) secret(pointer string) *Secret {
	if pointer == "" {
		return nil
	}
	for _, w := range b.rec.Withheld {
		if covers(w.Path, pointer) {
			return b.secretOf(w)
		}
	}
	return nil
}

func (b *recordBuilder) secretOf(w content.Withheld) *Secret {
	return &Secret{
		Ground: b.site.prose(w.Ground), Review: b.site.date(w.Review), Late: b.site.late(w.Review),
	}
}

// late reports whether the whole day, month or year of a date had passed on the
// day of the build.
func (s *Site) late(d content.Date) bool {
	end, err := d.End()
	return err == nil && !end.After(s.opts.Clock)
}

// withheld lists what is kept secret. What it says stands at the place of each
// field, too.
func (b *recordBuilder) withheld() Section {
	f := b.section("withheld")
	for _, w := range b.rec.Withheld {
		g := f.group("", Text{}, Coded{})
		g.add("withheld_ground", Value{Prose: b.site.prose(w.Ground)})
		g.add("withheld_review", b.review(w.Review, b.site.late(w.Review)))
		group := f.groups[len(f.groups)-1]
		group.Path, group.In = w.Path, b.place(w.Path)
		if group.Key = keyOf(w.Path); group.Key == "" {
			group.Key = group.In.Key
		}
	}
	return f.done()
}

// review is the day on which something is looked at again.
func (b *recordBuilder) review(d content.Date, late bool) Value {
	return Value{Date: b.site.date(d), Late: late}
}
