package schema

import (
	"encoding/json"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"vitrine/content"
)

// list is one file of lists/.
type list struct {
	Title      string `json:"title"`
	Source     string `json:"source"`
	Extensible bool   `json:"extensible"` // by the codes of a register
	Items      []code `json:"codes"`
}

// code is one value of a list.
type code struct {
	Code   string            `json:"code"`
	Label  map[string]string `json:"label"`
	Plain  content.Text      `json:"plain"` // what it is, in one sentence
	Source string            `json:"source"`
}

var lists = sync.OnceValue(func() map[string]list {
	names, err := fs.Glob(files, "lists/*.json")
	must(err)
	out := make(map[string]list, len(names))
	for _, name := range names {
		data, err := files.ReadFile(name)
		must(err)
		var l list
		must(json.Unmarshal(data, &l))
		out[strings.TrimSuffix(path.Base(name), ".json")] = l
	}
	return out
})

// Lists returns the names of the code lists in alphabetical order.
func Lists() []string {
	var names []string
	for name := range lists() {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Extensible reports whether a register may add codes of its own to a list. It
// may to lists that only describe, not to those that rules and pages reason with.
func Extensible(list string) bool { return lists()[list].Extensible }

// Codes returns the codes of a list in its order, nil if there is no such list.
// Those that a register adds are in [RegisterLists].
func Codes(list string) []string {
	var codes []string
	for _, c := range lists()[list].Items {
		codes = append(codes, c.Code)
	}
	return codes
}

// Label returns what readers of a language see for a code: the label in that
// language, else in English, else the code itself.
func Label(list, code, lang string) string {
	c := find(list, code)
	if s := c.Label[lang]; s != "" {
		return s
	}
	if s := c.Label["en"]; s != "" {
		return s
	}
	return code
}

// Plain says in one plain sentence what a code means, by language; nothing for
// the lists whose labels say it all.
func Plain(list, code string) content.Text { return find(list, code).Plain }

// Source names the instrument and article, or the standard, that a code comes
// from: its own, else that of its list, "" if there is no such code.
func Source(list, code string) string {
	c := find(list, code)
	if c.Code == "" || c.Source != "" {
		return c.Source
	}
	return lists()[list].Source
}

func find(list, value string) code {
	for _, c := range lists()[list].Items {
		if c.Code == value {
			return c
		}
	}
	return code{}
}
