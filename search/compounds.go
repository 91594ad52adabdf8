package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// minPart is the number of letters that a part of a compound has at least.
const minPart = 4

// minCompound is the number of letters of the shortest word that is split.
const minCompound = 9

// smallVocabulary is the number of words below which a part may stand in a
// single document.
const smallVocabulary = 5000

// splitter finds the parts of words that are written in one: Dutch
// bijstandsuitkering, German Wohngeldantrag, Finnish asumistukihakemus. What a
// part may be is known from the texts themselves. An unknown compound in a
// query is split by the same rule, see parts.
type splitter struct {
	known map[string]bool // folded words of at least minPart letters
	links []string        // what may stand between two parts, "" first
}

// newSplitter returns the splitter for a language, nil when it writes compounds
// apart. The vocabulary holds every folded word of the texts and the number of
// documents it stands in.
//
// A part must stand in two documents: many a word that stands in only one is a
// name, a slip, or half of something. In small registers, which have few words
// that could be mistaken for parts, one is enough.
func newSplitter(lang string, vocabulary map[string]int) *splitter {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	g, ok := glueOf(base)
	if !ok {
		return nil
	}
	s := &splitter{known: map[string]bool{}, links: g.links}
	never := strings.Fields(g.never)
	least := 2
	if len(vocabulary) < smallVocabulary {
		least = 1
	}
	for w, docs := range vocabulary {
		if docs >= least && utf8.RuneCountInString(w) >= minPart && !slices.Contains(never, w) {
			s.known[w] = true
		}
	}
	return s
}

// parts returns the parts of a folded word, nil when it is no compound.
//
// The rule: take the longest beginning that is known and leaves, after one of
// the links, a rest that is known. If there is none, take the longest beginning
// whose rest can be split in this way. A query follows the first sentence alone,
// with every word of the dictionary of at least 4 letters as known.
func (s *splitter) parts(word string) []string {
	if s == nil || utf8.RuneCountInString(word) < minCompound {
		return nil
	}
	if two := s.two(word); two != nil {
		return two
	}
	for at := len(word); at > 0; at-- {
		if !s.known[word[:at]] {
			continue
		}
		for _, link := range s.links {
			rest, ok := strings.CutPrefix(word[at:], link)
			if two := s.two(rest); ok && two != nil {
				return append([]string{word[:at]}, two...)
			}
		}
	}
	return nil
}

// two splits a word into two known parts; nil when that cannot be done.
func (s *splitter) two(word string) []string {
	for at := len(word); at > 0; at-- {
		if !s.known[word[:at]] {
			continue
		}
		for _, link := range s.links {
			rest, ok := strings.CutPrefix(word[at:], link)
			if ok && s.known[rest] {
				return []string{word[:at], rest}
			}
		}
	}
	return nil
}

// glue is how a language joins the parts of its compounds.
type glue struct {
	links []string // "" first
	never string   // folded words that are no parts: particles, endings, look-alikes
}

// glueOf returns the glue of a language that writes compounds in one word. In
// Estonian, Finnish and Hungarian the first part stands in a case of its own.
func glueOf(lang string) (g glue, ok bool) {
	switch lang {
	case "da":
		g = glue{[]string{"", "s", "e"}, `over under efter mellem gennem imod tilbage uden inden
			inter heden`}
	case "de":
		g = glue{[]string{"", "s", "n", "en", "es", "er", "e"}, `uber ueber unter nach gegen wieder
			zuruck zwischen durch hinter neben inter heit keit schaft teil`}
	case "et":
		g = glue{[]string{""}, "jarele alla peale vastu mine mise inter"}
	case "fi":
		g = glue{[]string{""}, "inen isen sesti minen misen inter"}
	case "hu":
		g = glue{[]string{""}, "alatt felett utan kozott ellen vissza inter alis"}
	case "nl":
		g = glue{[]string{"", "s", "en", "e", "n"}, `over onder door voor naar tegen achter weer
			vooraf daar hier waar samen terug binnen buiten mede inter naast
			telling tellingen telt tellen lijken leren slag heid`}
	case "sv":
		g = glue{[]string{"", "s"}, `over under efter mellan genom emot tillbaka utan inom inter
			heten`}
	}
	return g, g.links != nil
}
