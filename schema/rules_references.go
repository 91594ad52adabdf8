package schema

import (
	"strconv"
	"strings"

	"vitrine/content"
)

// references asks that the files exist that a record names.
func (c *checker) references(rec *content.Record) {
	c.organisation(rec.File, "/organisation", rec.Organisation, "unknown-organisation")
	for i, role := range rec.Roles {
		c.organisation(rec.File, item("/roles", i)+"/organisation", role.Organisation,
			"unknown-organisation")
	}
	for i, id := range rec.IndependentOversight {
		c.organisation(rec.File, item("/oversight_independent", i), id, "unknown-organisation")
	}
	for i, route := range rec.Redress {
		c.channel(rec.File, item("/redress", i)+"/channel", route.Channel)
	}
	for i, help := range rec.Help {
		c.channel(rec.File, item("/help", i)+"/channel", help.Channel)
	}
}

// organisation reports an id that no organisation has. A file that is there
// but could not be read counts: its own fault has been reported.
func (c *checker) organisation(file, pointer, id, code string) {
	if id == "" || c.reg.Organisation(id) != nil || c.reg.File("organisations/"+id+".yaml") != nil {
		return
	}
	var ids []string
	for _, o := range c.reg.Organisations {
		ids = append(ids, o.ID)
	}
	c.unknown(file, pointer, code, id, ids)
}

func (c *checker) channel(file, pointer, id string) {
	if id == "" || c.reg.Channel(id) != nil || c.reg.File("channels/"+id+".yaml") != nil {
		return
	}
	var ids []string
	for _, ch := range c.reg.Channels {
		ids = append(ids, ch.ID)
	}
	c.unknown(file, pointer, "unknown-channel", id, ids)
}

// unknown reports a name that is not among those that there are.
func (c *checker) unknown(file, pointer, code, name string, names []string) {
	f := finding{file: file, pointer: pointer, code: code, args: []any{"value", name}}
	if near := nearest(name, names); near != "" {
		f.hint, f.args = "near", append(f.args, "near", near)
	}
	c.add(f)
}

// parents asks that an organisation does not belong to itself, however many
// steps it takes: its page would lead in a circle.
func (c *checker) parents() {
	next := map[string][]string{}
	var ids []string
	for _, o := range c.reg.Organisations {
		c.organisation(o.File, "/parent", o.Parent, "unknown-organisation")
		ids = append(ids, o.ID)
		if o.Parent != "" {
			next[o.ID] = []string{o.Parent}
		}
	}
	for _, cycle := range cycles(ids, next) {
		f := finding{
			file: c.reg.Organisation(cycle[0]).File, pointer: "/parent", code: "organisation-cycle",
			args: []any{"steps", strings.Join(append(cycle, cycle[0]), " → ")},
		}
		for _, id := range cycle[1:] {
			further := relation{c.reg.Organisation(id).File, "/parent", "step-here"}
			f.related = append(f.related, further)
		}
		c.add(f)
	}
}

// cycles returns the circles of a graph, each once and from its first node in
// the order of the nodes. Circles that share a node with an earlier one may be
// left out: they show when that one is mended.
func cycles(nodes []string, next map[string][]string) [][]string {
	const (
		open = iota + 1
		done
	)
	state := map[string]int{}
	var found [][]string
	var path []string
	var visit func(node string)
	visit = func(node string) {
		state[node] = open
		path = append(path, node)
		for _, n := range next[node] {
			switch state[n] {
			case 0:
				visit(n)
			case open:
				found = append(found, circle(path, n))
			}
		}
		path = path[:len(path)-1]
		state[node] = done
	}
	for _, node := range nodes {
		if state[node] == 0 {
			visit(node)
		}
	}
	return found
}

// circle copies the part of a path that begins with a node.
func circle(path []string, first string) []string {
	for i, node := range path {
		if node == first {
			return append([]string{}, path[i:]...)
		}
	}
	return nil
}

// item is the pointer of an item of a list.
func item(list string, i int) string { return list + "/" + strconv.Itoa(i) }
