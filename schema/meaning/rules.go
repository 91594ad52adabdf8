package meaning

import (
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:embed classes.json sentences/*.json
var files embed.FS

// Severity is how much a change matters to people.
type Severity string

// The severities: see the package documentation.
const (
	Lowered   Severity = "lowered"
	Notable   Severity = "notable"
	Neutral   Severity = "neutral"
	Editorial Severity = "editorial"
)

// Severities returns all severities, the gravest first.
func Severities() []Severity { return []Severity{Lowered, Notable, Neutral, Editorial} }

// AtLeast reports whether a severity is as grave as a bound or graver.
func (s Severity) AtLeast(bound Severity) bool {
	all := Severities()
	return slices.Index(all, s) <= slices.Index(all, bound)
}

// Class is a kind of change that means the same to people.
type Class struct {
	Name     string   `json:"class"`
	Severity Severity `json:"severity"`
	Rules    []Rule   `json:"rules"`
}

// Rule says which changes belong to a class: see the package documentation.
type Rule struct {
	Kinds  []string            `json:"kinds"`
	Path   string              `json:"path"`
	When   string              `json:"when"`
	Order  [][]string          `json:"order"`
	From   []string            `json:"from"`
	To     []string            `json:"to"`
	Leaves []string            `json:"leaves"`
	Where  map[string][]string `json:"where"`
	Having string              `json:"having"`

	pattern []string // Path, taken apart
}

// Classes returns all classes, the gravest first. They belong to everybody: do
// not change them.
func Classes() []Class { return classes() }

var classes = sync.OnceValue(func() []Class {
	var list []Class
	must(read("classes.json", &list))
	for i := range list {
		for j := range list[i].Rules {
			r := &list[i].Rules[j]
			r.pattern = pattern(r.Path)
			if r.Kinds == nil {
				r.Kinds = []string{Record}
			}
		}
	}
	return list
})

// severityOf returns the severity of a class that exists.
func severityOf(class string) Severity {
	for _, c := range classes() {
		if c.Name == class {
			return c.Severity
		}
	}
	panic("meaning: no class " + class)
}

// pattern takes a path apart: "data[]/name" is data, [], name.
func pattern(path string) []string {
	if path == "" {
		return nil
	}
	return strings.Split(strings.ReplaceAll(path, "[]", "/[]"), "/")
}

func read(name string, into any) error {
	data, err := files.ReadFile(name)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, into)
}

// must stops a program whose embedded files are broken, which the tests exclude.
func must(err error) {
	if err != nil {
		panic(fmt.Sprintf("embedded classes: %v", err))
	}
}
