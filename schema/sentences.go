package schema

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// measure is how long texts of a language may be before readers are lost: in
// words; where a language writes no spaces between words, in characters.
type measure struct {
	summary, sentence, easy int    // easy: a sentence in easy language; 0: cannot be told
	variant                 string // of the codes that speak of the length
}

func measureOf(lang string) measure {
	switch baseLanguage(lang) {
	case "zh", "ja", "yue":
		return measure{summary: 200, sentence: 60, easy: 30, variant: "/characters"}
	case "th", "lo", "km", "my": // spaces stand where others have commas or points
		return measure{summary: 400, variant: "/characters"}
	}
	return measure{summary: 100, sentence: 30, easy: 15}
}

// mayExceed is a quick look at a text: most are far too short to be counted.
func (m measure) mayExceed(text string, limit int) bool {
	if m.variant != "" {
		return len(text) > limit
	}
	return len(text) > 2*limit && strings.Count(text, " ")+strings.Count(text, "\n") >= limit
}

// size is the number of words of a text, its parts between spaces that hold a
// letter or a digit; or the number of its letters and digits.
func (m measure) size(text string) int {
	n := 0
	inside := false // a word that has been counted
	for _, r := range text {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if !inside {
				n++
			}
			inside = m.variant == ""
		case unicode.IsSpace(r):
			inside = false
		}
	}
	return n
}

// longest returns the longest sentence of a text and its size.
func (m measure) longest(text, lang string) (sentence string, count int) {
	for text != "" {
		end := sentenceEnd(text, lang)
		if n := m.size(text[:end]); n > count {
			sentence, count = text[:end], n
		}
		text = text[end:]
	}
	return strings.TrimSpace(sentence), count
}

// sentenceEnd returns where the first sentence of a text ends. In doubt it is
// the shorter one: nobody is told of a long sentence that is two.
func sentenceEnd(text, lang string) int {
	for i, r := range text {
		after := i + utf8.RuneLen(r)
		switch r {
		case '。', '！', '？', '｡', '۔', '।', '؟', '•', '·', '▪':
			return after
		case '\n':
			if lineEnds(text[after:]) {
				return after
			}
		case '.', '!', '?', '…':
			rest := strings.TrimLeft(text[after:], ".!?…”’»\"')]*_")
			if stops(text[:i], r, rest, lang) {
				return len(text) - len(rest)
			}
		}
	}
	return len(text)
}

// lineEnds reports whether a line break ends a sentence: unless the next line
// goes on with a small letter.
func lineEnds(next string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, " \t"))
	return !unicode.IsLower(first)
}

// stops reports whether a sign between two stretches of text ends a sentence. A
// point may also belong to a number, an address or an abbreviation.
func stops(before string, sign rune, after, lang string) bool {
	next := strings.TrimLeftFunc(after, unicode.IsSpace)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, "“„«\"'([*_¿¡"))
	switch {
	case next == "":
		return true
	case len(next) == len(after):
		return false // no space: 3.5, city.example, e.g.
	case sign != '.':
		return true
	case unicode.IsLower(first):
		return false
	}
	word := lastWord(before)
	for _, l := range []string{"", baseLanguage(lang)} {
		if slices.Contains(neverLast[l], word) {
			return false
		}
		if unicode.IsDigit(first) && slices.Contains(beforeNumber[l], word) {
			return false
		}
	}
	return true
}

// lastWord is the last word of a text in small letters, with the points inside
// it: e.g
func lastWord(s string) string {
	i := strings.LastIndexFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("([“„«\"’'", r)
	})
	if i >= 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		s = s[i+size:]
	}
	return strings.ToLower(s)
}

// Sentences divides a text of a language into its sentences, without the space
// around them. In doubt it divides.
func Sentences(text, lang string) []string {
	var out []string
	for text != "" {
		end := sentenceEnd(text, lang)
		if s := strings.TrimSpace(text[:end]); s != "" {
			out = append(out, s)
		}
		text = text[end:]
	}
	return out
}
