package view

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// keyOf is the key of the string that stands before a field of a record, given
// its JSON Pointer; that of the group around it if the field has none of its own,
// "" if there is no group either.
func keyOf(pointer string) string {
	way := general(pointer)
	for way != "" {
		if key := titleKeys["record"+way]; key != "" {
			return key
		}
		way = strings.TrimSuffix(way[:strings.LastIndexByte(way, '/')], "[]")
	}
	return ""
}

// general is a JSON Pointer without the numbers of items: "/data/0/source" is
// "/data[]/source".
func general(pointer string) string {
	var way strings.Builder
	for token := range strings.SplitSeq(strings.Trim(pointer, "/"), "/") {
		if _, err := strconv.Atoi(token); err == nil {
			way.WriteString("[]")
			continue
		}
		way.WriteString("/" + token)
	}
	return way.String()
}

// paths are the general pointers of the fields of a record by their keys, sorted.
var paths = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for path, key := range titleKeys {
		if way, ok := strings.CutPrefix(path, "record/"); ok {
			out[key] = append(out[key], "/"+way)
		}
	}
	for _, list := range out {
		slices.Sort(list)
	}
	return out
})

// pointerIn is the JSON Pointer of the field that has a key, in the group that
// stands at a pointer, "" for the record itself. It is "" for an unknown field.
func pointerIn(group, key string) string {
	prefix := general(group)
	for _, way := range paths()[key] {
		rest, ok := strings.CutPrefix(way, prefix)
		if ok && (group == "" && !strings.Contains(rest, "[]") || group != "" && rest != "" &&
			strings.LastIndexByte(rest, '/') == 0) {
			return group + rest
		}
	}
	return ""
}

// covers reports whether what is said of one field holds for another: it is the
// same, or in the group that the first one names. The numbers of items may be
// left out, so that “/data/source” is the source of all data.
func covers(path, pointer string) bool {
	path = strings.TrimSuffix(path, "/")
	for _, p := range []string{pointer, strings.ReplaceAll(general(pointer), "[]", "")} {
		if rest, ok := strings.CutPrefix(p, path); ok && (rest == "" || rest[0] == '/') {
			return true
		}
	}
	return false
}

// sectionOf is the key of the section in which a field of a record stands.
func sectionOf(pointer string) string {
	field, _, _ := strings.Cut(strings.TrimPrefix(pointer, "/"), "/")
	section := map[string]string{
		"notification": "decision", "rollback": "decision", "affected": "people",
		"rights": "people", "impacts": "people", "oversight_human": "oversight",
		"oversight_independent": "oversight", "legal": "risk", "roles": "procurement",
	}[field]
	switch field {
	case "purpose", "decision", "risk", "assessments", "data", "technology", "performance",
		"procurement", "consultation", "lifecycle":
		section = field
	}
	return "section_" + cmp.Or(section, "entry")
}

// Place is a part of a record's pages: the key of its heading, and its address.
type Place struct{ Key, URL string }

// place is where a field of the record stands, or would stand.
func (b *recordBuilder) place(pointer string) Place {
	field, _, _ := strings.Cut(strings.TrimPrefix(pointer, "/"), "/")
	switch field {
	case "title", "summary", "organisation":
		return Place{"glance", "#glance"}
	case "redress", "redress_none", "redress_text", "redress_status", "help", "outcomes":
		return Place{"contest_title", b.contestURL()}
	case "contact":
		return Place{"questions", "#questions"}
	}
	key := sectionOf(pointer)
	return Place{key, "#" + strings.TrimPrefix(key, "section_")}
}
