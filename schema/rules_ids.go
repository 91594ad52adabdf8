package schema

import (
	"path"
	"slices"
	"strings"

	"vitrine/content"
)

// named is a file that is called after the id it holds.
type named struct{ id, file string }

// ids looks at the ids of all files of each kind: they become addresses, and
// file names on every system.
func (c *checker) ids() {
	var records, organisations, channels []named
	for _, r := range c.reg.Records {
		records = append(records, named{r.ID, r.File})
	}
	for _, o := range c.reg.Organisations {
		organisations = append(organisations, named{o.ID, o.File})
	}
	for _, ch := range c.reg.Channels {
		channels = append(channels, named{ch.ID, ch.File})
	}
	c.kindOfIDs(records, "system")
	c.kindOfIDs(organisations, "office")
	c.kindOfIDs(channels, "desk")
	for _, p := range c.reg.Pages {
		if reserved(p.Name) {
			c.report(p.File, "", "reserved-id", "value", p.Name, "near", p.Name+"-page")
		}
	}
}

// kindOfIDs checks the ids of one kind of file; noun makes an example.
func (c *checker) kindOfIDs(items []named, noun string) {
	small := make(map[string]named, len(items))
	for _, x := range items {
		if x.id == strings.ToLower(x.id) {
			small[x.id] = x
		}
	}
	for _, x := range items {
		id := strings.ToLower(x.id)
		if other, ok := small[id]; ok && other != x {
			c.add(finding{
				file: x.file, pointer: "/id", code: "id-case-clash",
				args:    []any{"value", x.id, "other", other.file},
				related: []relation{{other.file, "/id", "other-here"}},
			})
		}
		if reserved(id) {
			c.report(x.file, "/id", "reserved-id", "value", x.id, "near", id+"-"+noun)
		}
		if name := path.Base(x.file); name != x.id+".yaml" {
			c.report(x.file, "/id", "id-not-file-name", "value", x.id, "file", name)
		}
	}
}

// reserved reports names that no file on Windows may have, whatever its ending.
func reserved(id string) bool {
	switch id {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(id) == 4 && (id[:3] == "com" || id[:3] == "lpt") && '0' <= id[3] && id[3] <= '9'
}

// repeatedIDs looks for two items of a record that share an id: what refers to
// it, and the history of the record, would not know which is meant.
func (c *checker) repeatedIDs(rec *content.Record) {
	var routes, data, assessments []string
	for _, r := range rec.Redress {
		routes = append(routes, r.ID)
	}
	for _, d := range rec.Data {
		data = append(data, d.ID)
	}
	for _, a := range rec.Assessments {
		assessments = append(assessments, a.ID)
	}
	c.repeatedID(rec.File, "/redress", "id", routes)
	c.repeatedID(rec.File, "/data", "id", data)
	c.repeatedID(rec.File, "/assessments", "id", assessments)
}

// repeatedID looks for two items of a list with the same value in the field that
// must tell them apart.
func (c *checker) repeatedID(file, list, name string, ids []string) {
	for i, id := range ids {
		if first := slices.Index(ids, id); id != "" && first < i {
			c.add(finding{
				file: file, pointer: item(list, i) + "/" + name, code: "repeated-id",
				args:    []any{"value", id, "list", lastToken(list)},
				related: []relation{{file, item(list, first) + "/" + name, "first-here"}},
			})
		}
	}
}
