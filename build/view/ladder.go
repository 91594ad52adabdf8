package view

import "vitrine/content"

// basis is a provision of law, with what it gives to people.
func (s *Site) basis(l content.Basis) Basis {
	b := Basis{
		Title: s.text(l.Title), Form: s.coded("legal_instrument", l.Form),
		Article: l.Article, URL: l.URL, Right: s.text(l.Right),
		InForce: s.inForce(l.AppliesFrom), Exceptions: s.prose(l.Exceptions),
	}
	if l.AppliesFrom != "" {
		b.From = s.date(l.AppliesFrom)
	}
	return b
}

// inForce reports whether what applies from a date does so on the date of the
// build. A year or a month means its first day.
func (s *Site) inForce(from content.Date) bool {
	if from == "" {
		return true
	}
	begin, err := from.Time()
	return err == nil && !begin.After(s.opts.Clock)
}

// Rights are the provisions behind the routes, each once, and those behind the
// system that give a right; what does not apply yet comes last.
func (c Contest) Rights() []Right {
	type law struct{ title, article, right string }
	seen := map[law]bool{}
	var now, later []Right
	add := func(kind Coded, p Basis) {
		key := law{p.Title.Plain, p.Article, p.Right.Plain}
		switch {
		case seen[key]:
		case p.InForce:
			now = append(now, Right{Kind: kind, Basis: p})
		default:
			later = append(later, Right{Kind: kind, Basis: p})
		}
		seen[key] = true
	}
	for _, r := range c.Routes {
		for _, p := range r.Basis {
			add(r.Kind, p)
		}
	}
	for _, p := range c.law {
		add(Coded{}, p)
	}
	return append(now, later...)
}

// rungs says where on the ladder the kinds of routes stand. What is not here
// is a kind of the register's own.
var rungs = map[string]string{
	"explanation": "inside", "human_review": "inside", "internal_review": "inside",
	"objection": "inside", "complaint": "inside", "data_request": "inside",
	"information_request": "inside",
	"mediation":           "outside", "ombudsman": "outside",
	"data_protection_authority": "outside", "equality_body": "outside", "nhri": "outside",
	"supervisor": "outside", "help": "outside",
	"tribunal": "court", "court": "court",
	"international_body": "beyond",
}

func rungOf(kind, independent string) string {
	if rung, ok := rungs[kind]; ok {
		return rung
	}
	if independent == content.Yes {
		return "outside"
	}
	return "inside"
}

// Ladder divides the routes by who decides on them. It is empty when there are
// none.
func (c Contest) Ladder() []Rung {
	if len(c.Routes) == 0 {
		return nil
	}
	out := []Rung{{Key: "inside"}, {Key: "outside"}, {Key: "court"}, {Key: "beyond"}}
	for _, r := range c.Routes {
		key := rungOf(r.Kind.Code, r.Independent.Code)
		for i := range out {
			if out[i].Key == key {
				out[i].Routes = append(out[i].Routes, r)
			}
		}
	}
	if last := len(out) - 1; len(out[last].Routes) == 0 {
		out = out[:last]
	}
	return out
}

// watchers are the bodies that oversee the system, as far as the register knows
// how to reach them.
func (b *recordBuilder) watchers() []Watcher {
	var out []Watcher
	for _, id := range b.rec.IndependentOversight {
		w := Watcher{Party: b.site.party(id)}
		if o := b.site.reg.Organisation(id); o != nil {
			w.Kind = b.site.coded("organisation_kind", o.Kind)
			w.Website, w.Contact = o.URL, b.site.contacts(o.Contact)
		}
		out = append(out, w)
	}
	return out
}
