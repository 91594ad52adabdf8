package changes

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// Apply makes the new value from the old one and what [Compare] found. The old
// value stays as it is; the new one shares parts with it and with the changes.
// Changes that do not fit the value are an error, which names the place.
func Apply(list []Change, old any) (any, error) {
	root := &node{}
	for _, c := range list {
		if err := root.put(c); err != nil {
			return nil, err
		}
	}
	return root.apply("", old)
}

// node is what changes at one place of the old value and below it.
type node struct {
	below map[string]*node
	added []Change // items of a list
	self  *Change  // Add, Remove or Replace of this place
	moved *Change
}

func (n *node) put(c Change) error {
	tokens := Tokens(c.From)
	if c.Op == Add && len(tokens) > 0 && tokens[len(tokens)-1] == "-" {
		at := n.at(tokens[:len(tokens)-1])
		at.added = append(at.added, c)
		return nil
	}
	at := n.at(tokens)
	switch {
	case c.Op == Move && at.moved == nil:
		at.moved = &c
	case c.Op != Move && at.self == nil:
		at.self = &c
	default:
		return fmt.Errorf("apply: %s is changed twice", c.From)
	}
	return nil
}

func (n *node) at(tokens []string) *node {
	for _, t := range tokens {
		if n.below == nil {
			n.below = map[string]*node{}
		}
		if n.below[t] == nil {
			n.below[t] = &node{}
		}
		n = n.below[t]
	}
	return n
}

// removes reports whether the place is gone in the new version.
func (n *node) removes() bool { return n.self != nil && n.self.Op == Remove }

func (n *node) apply(place string, old any) (any, error) {
	if n.self != nil {
		if n.self.Op != Replace {
			return nil, fmt.Errorf("apply: cannot %s at %q", n.self.Op, place)
		}
		if len(n.below)+len(n.added) > 0 {
			return nil, fmt.Errorf("apply: %q is replaced and changed below", place)
		}
		return n.self.New, nil
	}
	if len(n.below)+len(n.added) == 0 {
		return old, nil
	}
	switch old := old.(type) {
	case map[string]any:
		return n.applyMap(place, old)
	case []any:
		return n.applyList(place, old)
	}
	return nil, fmt.Errorf("apply: %q holds no values", place)
}

func (n *node) applyMap(place string, old map[string]any) (any, error) {
	out := maps.Clone(old)
	if out == nil {
		out = map[string]any{}
	}
	for _, c := range n.added { // the key of a map may be "-" too
		if len(n.added) > 1 {
			return nil, fmt.Errorf("apply: %q is added twice", below(place, "-"))
		}
		out["-"] = c.New
	}
	for k, child := range n.below {
		at := below(place, k)
		before, was := old[k]
		switch {
		case child.self != nil && child.self.Op == Add:
			if was || len(child.below)+len(child.added) > 0 {
				return nil, fmt.Errorf("apply: %q is there already", at)
			}
			out[k] = child.self.New
		case !was || child.moved != nil:
			return nil, fmt.Errorf("apply: there is no %q to change", at)
		case child.removes():
			delete(out, k)
		default:
			after, err := child.apply(at, before)
			if err != nil {
				return nil, err
			}
			out[k] = after
		}
	}
	return out, nil
}

// applyList changes the items and then gives each its place: those that were
// added or moved take the places they name, the others fill the rest in order.
func (n *node) applyList(place string, old []any) (any, error) {
	items := slices.Clone(old)
	removed := 0
	for k, child := range n.below {
		i, ok := index(k, len(old))
		if !ok {
			return nil, fmt.Errorf("apply: there is no %q to change", below(place, k))
		}
		if child.removes() {
			removed++
			continue
		}
		after, err := child.apply(below(place, k), old[i])
		if err != nil {
			return nil, err
		}
		items[i] = after
	}
	seats := seating{place: place, out: make([]any, len(old)-removed+len(n.added))}
	seats.taken = make([]bool, len(seats.out))
	for _, c := range n.added {
		seats.put(c, c.New)
	}
	var rest []any
	for i, item := range items {
		switch child := n.below[strconv.Itoa(i)]; {
		case child == nil:
			rest = append(rest, item)
		case child.removes():
		case child.moved != nil:
			seats.put(*child.moved, item)
		default:
			rest = append(rest, item)
		}
	}
	return seats.fill(rest)
}

// seating is a list whose items find their places.
type seating struct {
	place string
	out   []any
	taken []bool
	err   error
}

// put gives an item the place that is the last part of the change's path.
func (s *seating) put(c Change, item any) {
	tokens := Tokens(c.Path)
	i, ok := 0, len(tokens) > 0
	if ok {
		i, ok = index(tokens[len(tokens)-1], len(s.out))
	}
	if !ok || s.taken[i] {
		s.err = fmt.Errorf("apply: %q is no free place", c.Path)
		return
	}
	s.out[i], s.taken[i] = item, true
}

func (s *seating) fill(rest []any) (any, error) {
	for i := range s.out {
		if s.taken[i] {
			continue
		}
		if len(rest) == 0 {
			return nil, fmt.Errorf("apply: %q has too many places", s.place)
		}
		s.out[i], rest = rest[0], rest[1:]
	}
	if len(rest) > 0 && s.err == nil {
		return nil, fmt.Errorf("apply: %q has too few places", s.place)
	}
	return s.out, s.err
}
