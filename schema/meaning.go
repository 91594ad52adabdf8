package schema

import (
	_ "embed"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// synonymData holds words that people write instead of a code and that cannot
// mean another one: list → code → words, of any language. What a list calls its
// codes in its labels need not be repeated.
//
//go:embed synonyms.json
var synonymData []byte

var synonyms = sync.OnceValue(func() map[string]map[string][]string {
	var out map[string]map[string][]string
	must(json.Unmarshal(synonymData, &out))
	return out
})

// codeMeant returns the one of the codes that a word certainly means: it is the
// code but for capital letters, spaces and hyphens, or its label in some
// language, or a synonym. It returns "" where there are none or several: a typing
// error is for people to mend.
func codeMeant(word, list string, codes []string) string {
	word = folded(word)
	if word == "" {
		return ""
	}
	found := ""
	for _, c := range codes {
		if !means(word, list, c) {
			continue
		}
		if found != "" {
			return ""
		}
		found = c
	}
	return found
}

func means(word, list, code string) bool {
	same := func(s string) bool { return folded(s) == word }
	if same(code) || slices.ContainsFunc(synonyms()[list][code], same) {
		return true
	}
	for _, label := range find(list, code).Label {
		if same(label) {
			return true
		}
	}
	return false
}

// folded drops what people vary without meaning it: case, the kind of space,
// hyphen and apostrophe, and how an accent is stored.
func folded(s string) string {
	s = strings.ToLower(norm.NFC.String(s))
	s = strings.NewReplacer("-", " ", "_", " ", "\u2010", " ", "\u2011", " ", "’", "'").Replace(s)
	return strings.Join(strings.Fields(s), "_")
}
