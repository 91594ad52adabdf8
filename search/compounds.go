package search

import (
	"cmp"
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
	heads map[string]bool // beginnings of several compounds that are no words (parkeer)
	links []string        // what may stand between two parts, "" first

	stemOf func(word string) string
	forms  map[string]string // a known word for each stem
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
	if g.cases {
		s.findForms(lang)
	}
	if g.heads {
		s.findHeads(vocabulary, never)
	}
	return s
}

// findForms notes the stems of the known words, because the last part of a
// compound may be in a case that it never stands alone in. Of words with the same
// stem the shortest counts, then the first.
func (s *splitter) findForms(lang string) {
	a, err := newAnalyst(lang)
	if err != nil {
		return
	}
	s.stemOf = func(word string) (stem string) {
		a.forms(word, func(_, term string) { stem = term })
		return stem
	}
	s.forms = map[string]string{}
	for w := range s.known {
		stem := s.stemOf(w)
		if old, ok := s.forms[stem]; !ok || cmp.Or(len(w)-len(old), strings.Compare(w, old)) < 0 {
			s.forms[stem] = w
		}
	}
	delete(s.forms, "")
}

// last returns the known word that a rest is, or is a form of; "" for others.
func (s *splitter) last(rest string) string {
	if s.known[rest] {
		return rest
	}
	if s.stemOf == nil || utf8.RuneCountInString(rest) <= minPart {
		return ""
	}
	return s.forms[s.stemOf(rest)]
}

// minHead is the number of words that a head begins at least.
const minHead = 3

// findHeads finds what begins several words that go on with a known word of at
// least 5 letters, and is no word itself: stems of verbs, mostly.
func (s *splitter) findHeads(vocabulary map[string]int, never []string) {
	begins := map[string]int{}
	for w := range vocabulary {
		if utf8.RuneCountInString(w) >= minCompound && s.two(w) == nil {
			if head, _ := s.ending(w); head != "" && !s.known[head] {
				begins[head]++
			}
		}
	}
	s.heads = map[string]bool{}
	for head, words := range begins {
		if words >= minHead && !slices.Contains(never, head) && !strings.HasSuffix(head, "ge") {
			s.heads[head] = true
		}
	}
}

// ending returns the longest known word of at least 5 letters at the end of a
// word, and what stands before it, which has at least 4; "" when there is none.
func (s *splitter) ending(word string) (head, rest string) {
	for at := range word {
		rest = word[at:]
		if s.known[rest] && utf8.RuneCountInString(rest) > minPart &&
			utf8.RuneCountInString(word[:at]) >= minPart {
			return word[:at], rest
		}
	}
	return "", ""
}

// parts returns the parts of a folded word, nil when it is no compound.
//
// The rule: take the longest beginning that is known and leaves, after one of
// the links, a rest that is known. If there is none, take the longest beginning
// whose rest can be split in this way; else, in Germanic languages, a head and
// the longest known word at the end. Where words have many cases, the last part
// need only be a form of a known word. A query follows the first sentence alone,
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
	if head, rest := s.ending(word); s.heads[head] {
		return []string{head, rest}
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
			if !ok {
				continue
			}
			if last := s.last(rest); last != "" {
				return []string{word[:at], last}
			}
		}
	}
	return nil
}

// glue is how a language joins the parts of its compounds.
type glue struct {
	links []string // "" first
	never string   // folded words that are no parts: particles, endings, look-alikes
	heads bool     // the first part may be the stem of a verb
	cases bool     // words have so many cases that the last part is compared by its stem
}

// glueOf returns the glue of a language that writes compounds in one word. In
// Estonian, Finnish and Hungarian the first part stands in a case of its own.
func glueOf(lang string) (g glue, ok bool) {
	switch lang {
	case "da":
		g = glue{links: []string{"", "s", "e"}, heads: true}
		g.never = "over under efter mellem gennem imod tilbage uden inden inter heden"
	case "de":
		g = glue{links: []string{"", "s", "n", "en", "es", "er", "e"}, heads: true}
		g.never = `uber ueber unter nach gegen wieder zuruck zwischen durch hinter neben inter heit
			keit schaft teil ausein herein heraus`
	case "et":
		g = glue{links: []string{""}, cases: true, never: "jarele alla peale vastu mine mise inter"}
	case "fi":
		g = glue{links: []string{""}, cases: true, never: "inen isen sesti minen misen inter"}
	case "hu":
		g = glue{links: []string{""}, cases: true}
		g.never = "alatt felett utan kozott ellen vissza inter alis"
	case "nl":
		g = glue{links: []string{"", "s", "en", "e", "n"}, heads: true}
		g.never = `over onder door voor naar tegen achter weer vooraf daar hier waar samen terug
			binnen buiten mede inter naast telling tellingen telt tellen lijken leren slag heid verp
			maat arbeidson`
	case "sv":
		g = glue{links: []string{"", "s"}, heads: true}
		g.never = "over under efter mellan genom emot tillbaka utan inom inter heten"
	}
	return g, g.links != nil
}
