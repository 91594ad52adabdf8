package schema

import (
	_ "embed"
	"encoding/json"
	"maps"
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
	word, found := folded(word), ""
	for _, c := range meanings()[list][word] {
		switch {
		case !slices.Contains(codes, c):
		case found != "":
			return ""
		default:
			found = c
		}
	}
	if found == "" { // codes that are in no list
		for _, c := range codes {
			if folded(c) == word && word != "" {
				return c
			}
		}
	}
	return found
}

// meanings are the codes that a word can mean: list → folded word → codes.
var meanings = sync.OnceValue(func() map[string]map[string][]string {
	out := map[string]map[string][]string{}
	for _, name := range Lists() {
		words := map[string][]string{}
		for _, c := range lists()[name].Items {
			own := append([]string{c.Code}, synonyms()[name][c.Code]...)
			own = slices.AppendSeq(own, maps.Values(c.Label))
			for _, w := range own {
				if w = folded(w); w != "" && !slices.Contains(words[w], c.Code) {
					words[w] = append(words[w], c.Code)
				}
			}
		}
		out[name] = words
	}
	return out
})

// folded drops what people vary without meaning it: case, the kind of space,
// hyphen and apostrophe, and how an accent is stored.
func folded(s string) string {
	s = strings.ToLower(norm.NFC.String(s))
	s = strings.NewReplacer("-", " ", "_", " ", "\u2010", " ", "\u2011", " ", "’", "'").Replace(s)
	return strings.Join(strings.Fields(s), "_")
}
