package schema

import (
	"maps"
	"slices"
	"strings"
)

// ownCodes looks at the codes that the register adds to the lists: each has the
// prefix that keeps it apart from those of others, and stands once.
func (c *checker) ownCodes() {
	s := c.reg.Settings
	for _, list := range slices.Sorted(maps.Keys(s.Lists)) {
		var codes []string
		for i, own := range s.Lists[list] {
			at := item("/lists/"+list, i)
			c.ownPrefix(s.File, at+"/code", own.Code)
			codes = append(codes, own.Code)
		}
		c.repeatedID(s.File, "/lists/"+list, "code", codes)
	}
}

// ownPrefix asks that a code of the register begins with its id: where records of
// several registers come together, everybody sees whose word it is. It reports
// whether there is nothing to say.
func (c *checker) ownPrefix(file, pointer, code string) bool {
	s := c.reg.Settings
	prefix, name, dotted := strings.Cut(code, ".")
	if !dotted || prefix == s.ID || s.ID == "" || s.File == "" || c.faulty(s.File, "/id") {
		return true
	}
	c.report(file, pointer, "foreign-prefix", "value", code, "near", s.ID+"."+name)
	return false
}

// code looks at a value of a list that the register may extend. The schema has
// accepted any code with a dot.
func (w *walker) code(list, value string) {
	s := w.reg.Settings
	if !strings.Contains(value, ".") || s.File == "" ||
		!w.ownPrefix(w.file.Name, w.at(), value) || w.faulty(s.File, "/id") ||
		w.faulty(s.File, "/lists") {
		return
	}
	own := ListsOf(s).Own(list)
	if slices.Contains(own, value) {
		return
	}
	f := finding{
		file: w.file.Name, pointer: w.at(), code: "unknown-own-code",
		args: []any{"value", value, "list", list},
	}
	if near := nearest(value, own); near != "" {
		f.hint, f.args = "near", append(f.args, "near", near)
	}
	w.add(f)
}
