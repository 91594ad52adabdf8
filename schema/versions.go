package schema

import (
	"cmp"
	"encoding/json"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Current is the newest version of the schema, the one that [Check] holds
// registers to.
const Current = "1.1"

// Version is what the schema said at a time: the meaning of every field and
// every code. The folder versions holds one a file.
type Version struct {
	Version string                `json:"version"`
	Date    string                `json:"date"` // of the release, or on which work on it began
	Fields  map[string]Meaning    `json:"fields"`
	Lists   map[string]ListAtTime `json:"lists"`
}

// Meaning is what a version says about a field, whose [Field.Path] leads to it.
// A path without a slash is a kind of file.
type Meaning struct {
	Title      string `json:"title"`
	Definition string `json:"definition"`
	Type       string `json:"type"` // [Field.Type], with "[]" or "{language}" if there can be several
	List       string `json:"list,omitempty"`
	Required   bool   `json:"required,omitempty"`
	Source     string `json:"source,omitempty"`
}

// ListAtTime is a code list as a version has it.
type ListAtTime struct {
	Title string       `json:"title"`
	Codes []CodeAtTime `json:"codes"`
}

// CodeAtTime is a code as a version has it. Its label is the English one.
type CodeAtTime struct {
	Code   string `json:"code"`
	Label  string `json:"label"`
	Source string `json:"source,omitempty"`
}

// Versions returns the names of all versions, the oldest first.
func Versions() []string {
	names := make([]string, 0, len(versions()))
	for name := range versions() {
		names = append(names, name)
	}
	slices.SortFunc(names, compareVersions)
	return names
}

// VersionAt returns what a version says, false if there is no such version. What
// the current one says is read from the schema itself.
func VersionAt(name string) (Version, bool) {
	v, ok := versions()[name]
	if ok && name == Current {
		return today(v.Date), true
	}
	return v, ok
}

var versions = sync.OnceValue(func() map[string]Version {
	names, err := fs.Glob(files, "versions/*.json")
	must(err)
	out := make(map[string]Version, len(names))
	for _, name := range names {
		data, err := files.ReadFile(name)
		must(err)
		var v Version
		must(json.Unmarshal(data, &v))
		out[strings.TrimSuffix(path.Base(name), ".json")] = v
	}
	return out
})

// today is what the schema says now.
func today(date string) Version {
	v := Version{
		Version: Current, Date: date,
		Fields: map[string]Meaning{}, Lists: map[string]ListAtTime{},
	}
	for _, k := range describe() {
		if k.Title != "" {
			v.Fields[k.Name] = Meaning{Title: k.Title, Definition: k.Definition, Type: TypeGroup}
		}
		k.EachField(func(f Field) { v.Fields[f.Path] = f.meaning() })
	}
	for name, l := range lists() {
		at := ListAtTime{Title: l.Title}
		for _, c := range l.Items {
			at.Codes = append(at.Codes, CodeAtTime{c.Code, c.Label["en"], Source(name, c.Code)})
		}
		v.Lists[name] = at
	}
	return v
}

func (f Field) meaning() Meaning {
	m := Meaning{
		Title: f.Title, Definition: f.Definition, Type: f.Type, List: f.List,
		Required: f.Required, Source: f.Source,
	}
	if f.Many {
		m.Type += "[]"
	}
	if f.Keyed != "" {
		m.Type += "{" + f.Keyed + "}"
	}
	return m
}

// compareVersions orders the names of versions: "1.9" comes before "1.10".
func compareVersions(a, b string) int {
	x, y := strings.Split(a, "."), strings.Split(b, ".")
	for i := range max(len(x), len(y)) {
		if c := cmp.Compare(part(x, i), part(y, i)); c != 0 {
			return c
		}
	}
	return 0
}

func part(name []string, i int) int {
	if i >= len(name) {
		return 0
	}
	n, _ := strconv.Atoi(name[i])
	return n
}
