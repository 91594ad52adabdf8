package meaning

import (
	"slices"

	"vitrine/content/changes"
)

// pair is a value before and after; nil is no value.
type pair struct{ old, new any }

// change is a change with all that rules ask about it.
type change struct {
	changes.Change
	kind     string
	place    place
	from, to []string // tokens of From and Path
	old, new any      // the documents, nil where there is none
	channels          // that both registers have for routes
}

// channels are the shared channels of the old and the new register, by id.
type channels struct{ oldChannels, newChannels map[string]changes.Tree }

func newChange(kind string, c changes.Change, old, new any, shared channels) *change {
	x := &change{
		Change: c, kind: kind, old: old, new: new, channels: shared,
		from: changes.Tokens(c.From), to: changes.Tokens(c.Path),
	}
	tokens := x.to
	if c.Op == changes.Remove {
		tokens = x.from
	}
	x.place = locate(kind, tokens)
	return x
}

// fits reports whether a rule is about the change.
func (c *change) fits(r *Rule) bool {
	return slices.Contains(r.Kinds, c.kind) && slices.ContainsFunc(c.pairs(r), r.holds)
}

// pairs are the values at the rule's path that the change has touched.
func (c *change) pairs(r *Rule) []pair {
	p := c.place.pattern
	if len(p) == 0 || len(r.pattern) == 0 { // a whole document, and nothing in it
		if len(p) == len(r.pattern) {
			return []pair{{c.Old, c.New}}
		}
		return nil
	}
	if n := len(r.pattern); n > 0 && r.pattern[0] == "**" {
		rest := r.pattern[1:]
		if len(p) < len(rest) || !same(rest, p[len(p)-len(rest):]) {
			return nil
		}
		return []pair{c.at(len(p))}
	}
	if n := len(r.pattern); n > 0 && r.pattern[n-1] == "**" {
		if len(p) < n-1 || !same(r.pattern[:n-1], p[:n-1]) {
			return nil
		}
		return []pair{c.at(len(p))}
	}
	depth := min(len(p), len(r.pattern))
	if !same(r.pattern[:depth], p[:depth]) {
		return nil
	}
	if len(r.pattern) <= len(p) {
		if len(r.Leaves) > 0 && len(p) > depth && !slices.Contains(r.Leaves, p[depth]) {
			return nil
		}
		return []pair{c.at(depth)}
	}
	return c.inside(r.pattern[depth:])
}

func same(pattern, tokens []string) bool {
	for i, t := range pattern {
		if t != "*" && t != tokens[i] {
			return false
		}
	}
	return true
}

// at returns both versions of the value that the first tokens lead to. Where a
// route is silent, its channel speaks.
func (c *change) at(depth int) pair {
	v := pair{c.Old, c.New}
	if depth < len(c.to) {
		v.old, _ = changes.At(c.old, c.from[:depth]...)
		v.new, _ = changes.At(c.new, c.to[:depth]...)
	}
	if c.kind == Record && depth > 2 && c.place.pattern[0] == "redress" {
		if v.old == nil {
			v.old = ofChannel(c.old, c.from[:depth], c.oldChannels)
		}
		if v.new == nil {
			v.new = ofChannel(c.new, c.to[:depth], c.newChannels)
		}
	}
	return v
}

// ofChannel is what the channel of a route says where the route says nothing.
func ofChannel(record any, tokens []string, shared map[string]changes.Tree) any {
	item, _ := changes.At(record, tokens[:2]...)
	route, _ := item.(map[string]any)
	id, _ := route["channel"].(string)
	if _, own := route[tokens[2]]; own || id == "" {
		return nil
	}
	v, _ := changes.At(shared[id], tokens[2:]...)
	return v
}

// inside looks for values in what was added or removed whole.
func (c *change) inside(rest []string) []pair {
	var list []pair
	switch c.Op {
	case changes.Remove:
		each(c.Old, rest, func(v any) { list = append(list, pair{old: v}) })
	case changes.Add:
		each(c.New, rest, func(v any) { list = append(list, pair{new: v}) })
	}
	return list
}

// each visits the values below v that a pattern leads to.
func each(v any, rest []string, visit func(any)) {
	if len(rest) == 0 {
		visit(v)
		return
	}
	switch in := v.(type) {
	case map[string]any:
		if rest[0] == "{language}" || rest[0] == "*" {
			for _, x := range in {
				each(x, rest[1:], visit)
			}
		} else if x, ok := in[rest[0]]; ok {
			each(x, rest[1:], visit)
		}
	case []any:
		if rest[0] == "[]" {
			for _, x := range in {
				each(x, rest[1:], visit)
			}
		}
	}
}

// holds reports whether what the rule asks for happened to a value.
func (r *Rule) holds(v pair) bool {
	item := v.new
	if item == nil {
		item = v.old
	}
	for field, values := range r.Where {
		x, _ := changes.At(item, field)
		if !slices.Contains(values, word(x)) {
			return false
		}
	}
	if r.Having != "" {
		if _, ok := changes.At(item, r.Having); !ok {
			return false
		}
	}
	return r.happened(v)
}
