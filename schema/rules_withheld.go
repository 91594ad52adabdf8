package schema

import (
	"regexp"
	"slices"
	"strconv"

	"vitrine/content"
)

// secrets looks at what a record says to be kept secret: that there is such a
// field, that it is not published all the same, and that the secrecy will be
// looked at again: A/HRC/59/53 65(k).
func (c *checker) secrets(rec *content.Record) {
	if rec.Entry.Withdrawn != nil {
		return
	}
	for i, w := range rec.Withheld {
		at := item("/withheld", i)
		if w.Review == "" && !c.faulty(rec.File, at) {
			c.report(rec.File, at, "withheld-without-review")
		}
		c.overdue(rec.File, at+"/review", w.Review)
		c.secret(rec, at+"/path", w.Path)
	}
}

// secret holds one path against the schema and against the record.
func (c *checker) secret(rec *content.Record, at, path string) {
	if path == "" || path[0] != '/' || c.faulty(rec.File, at) {
		return
	}
	way := tokens(path)
	end, n := fieldAt(way)
	if n < len(way) {
		f := finding{
			file: rec.File, pointer: at, code: "withheld-unknown-field", args: []any{"value", path},
		}
		if near := meant(end, way, n); near != "" {
			f.hint, f.args = "near", append(f.args, "near", near)
		}
		c.add(f)
		return
	}
	if end.holds() {
		return // of a group or a list, a part may be secret and another part public
	}
	if place := published(rec.Value, way, ""); place != "" {
		c.add(finding{
			file: rec.File, pointer: at, code: "withheld-but-published", args: []any{"value", path},
			related: []relation{{rec.File, place, "other-here"}},
		})
	}
}

// fieldAt goes along a way through the schema of a record. It returns the place
// where the way ends and how many of its tokens lead there: all, if there is
// such a field. The numbers of items may be left out: “/data/source”.
func fieldAt(way []string) (end subschema, n int) {
	end = resolve(base + kindRecord + ".json").itself()
	for i, token := range way {
		_, err := strconv.Atoi(token)
		if items := end.at("items"); items.node != nil {
			end = items.itself()
			if err == nil {
				continue
			}
		}
		next := end.member(token)
		if next.node == nil {
			return end, i
		}
		end = next.itself()
	}
	return end, len(way)
}

// itself is what a place refers to, or the place.
func (s subschema) itself() subschema {
	for ref, ok := s.node["$ref"].(string); ok; ref, ok = s.node["$ref"].(string) {
		s = s.follow(ref)
	}
	return s
}

// member is the place of a field: one that the schema names, a language, or
// anything below x.
func (s subschema) member(name string) subschema {
	for _, way := range [][]string{{"properties", name}, {"then", "properties", name}} {
		if field := s.at(way...); field.node != nil {
			return field
		}
	}
	for pattern := range walkTo(s.node, []string{"patternProperties"}) {
		if ok, err := regexp.MatchString(pattern, name); ok && err == nil {
			return s.at("patternProperties", pattern)
		}
	}
	if rest := s.at("additionalProperties"); rest.node != nil {
		return rest
	}
	if s.text("type") == "object" && s.node["properties"] == nil &&
		s.node["patternProperties"] == nil && s.node["additionalProperties"] == nil {
		return s // below x, other registers name the fields
	}
	return subschema{}
}

// holds reports whether the place is a group or a list, not a single value.
func (s subschema) holds() bool {
	return s.node["properties"] != nil || s.node["items"] != nil ||
		s.text("type") == "object" && s.definition() != "text"
}

// meant is the path that somebody probably had in mind who wrote an unknown one:
// its unknown token is mistyped, or stands in a group that the path leaves out.
func meant(end subschema, way []string, n int) string {
	mended := slices.Clone(way)
	if group := end.groupWith(way[n]); group != "" {
		mended = slices.Insert(mended, n, group)
	} else {
		mended[n] = nearest(way[n], end.fields())
	}
	if _, m := fieldAt(mended); m < len(mended) {
		return ""
	}
	return pointer(mended)
}

// published returns where a record has a value at the end of a way, "" if it has
// none. Where the way leaves out the number of an item, every item must have
// one: of some, it may be secret.
func published(v any, way []string, at string) string {
	switch x := v.(type) {
	case nil:
		return ""
	case []any:
		if len(way) == 0 {
			return at
		}
		if i, err := strconv.Atoi(way[0]); err == nil {
			if i < 0 || i >= len(x) {
				return ""
			}
			return published(x[i], way[1:], item(at, i))
		}
		first := ""
		for i := len(x) - 1; i >= 0; i-- {
			if first = published(x[i], way, item(at, i)); first == "" {
				return ""
			}
		}
		return first
	case map[string]any:
		if len(way) > 0 {
			return published(x[way[0]], way[1:], content.Pointer(at, way[0]))
		}
		return at
	}
	if len(way) > 0 {
		return ""
	}
	return at
}
