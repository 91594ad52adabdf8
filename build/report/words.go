package report

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed words.json
var wordData []byte

var words = sync.OnceValue(func() map[string]map[string]string {
	var m map[string]map[string]string
	if err := json.Unmarshal(wordData, &m); err != nil {
		panic(fmt.Sprintf("embedded words: %v", err)) // which the tests exclude
	}
	return m
})

// say returns a word around the changes, in one of the languages of package
// schema/meaning.
func say(key, lang string) string { return words()[lang][key] }

func more(n int, lang string) string {
	return strings.ReplaceAll(say("more", lang), "{n}", strconv.Itoa(n))
}

// number is one of the numbers that come first.
type number struct {
	Name string
	N    int
}

// numbers are those that are not zero.
func (s Step) numbers(lang string) []number {
	c := s.counts()
	var list []number
	for _, n := range []number{
		{"removed", c.Removed},
		{"withdrawn", c.Withdrawn},
		{"moved", c.Moved},
		{"added", c.Added},
		{"changed", c.Changed},
		{"editorial_only", c.Editorial},
		{"renamed", c.Renamed},
	} {
		if n.N > 0 {
			list = append(list, number{say(n.Name, lang), n.N})
		}
	}
	return list
}
