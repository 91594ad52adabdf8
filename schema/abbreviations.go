package schema

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The length of what is taken for an abbreviation, in letters.
const (
	shortestAbbreviation = 2
	longestAbbreviation  = 6
)

// word is a stretch of letters and digits of a text.
type word struct {
	text       string
	start, end int
	capitals   bool // all of it is capital letters of a script that has small ones
}

// wordsOf splits a text into words.
func wordsOf(s string) []word {
	var words []word
	start := -1
	for i, r := range s + " " {
		inside := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_'
		switch {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			text := s[start:i]
			words = append(words, word{text, start, i, !strings.ContainsFunc(text, notCapital)})
			start = -1
		}
	}
	return words
}

func notCapital(r rune) bool { return !isCapital(r) }

// isCapital is [unicode.IsUpper] for the scripts that abbreviations are met in.
func isCapital(r rune) bool {
	return 'A' <= r && r <= 'Z' || 0x80 <= r && r < 0x530 && unicode.IsUpper(r)
}

// capitals returns the words of a text that look like abbreviations. Three
// words in capitals in a row are a heading and hold none.
func capitals(s string) []string {
	if !hasTwoCapitals(s) {
		return nil
	}
	var found []string
	words := wordsOf(s)
	for i := 0; i < len(words); {
		row := i
		for row < len(words) && words[row].capitals {
			row++
		}
		for _, w := range words[i:row] {
			n := utf8.RuneCountInString(w.text)
			if row-i <= 2 && shortestAbbreviation <= n && n <= longestAbbreviation &&
				!isNumeral(w.text) && !partOfCode(s[:w.start], s[w.end:]) {
				found = append(found, w.text)
			}
		}
		i = row + 1
	}
	return found
}

// hasTwoCapitals is a quick look at a text: most hold no abbreviation.
func hasTwoCapitals(s string) bool {
	before := false
	for _, r := range s {
		capital := isCapital(r)
		if capital && before {
			return true
		}
		before = capital
	}
	return false
}

// isNumeral reports whether a word can be read as a Roman numeral.
func isNumeral(word string) bool {
	for _, part := range [][]string{
		{"MMM", "MM", "M"},
		{"CM", "CD", "DCCC", "DCC", "DC", "D", "CCC", "CC", "C"},
		{"XC", "XL", "LXXX", "LXX", "LX", "L", "XXX", "XX", "X"},
		{"IX", "IV", "VIII", "VII", "VI", "V", "III", "II", "I"},
	} {
		for _, digit := range part {
			if rest, ok := strings.CutPrefix(word, digit); ok {
				word = rest
				break
			}
		}
	}
	return word == ""
}

// partOfCode reports whether what stands around a word makes it a part of a
// code, a number or an address: ISO 27001, B&B, X.509, city.EXAMPLE.
func partOfCode(before, after string) bool {
	field := before[strings.LastIndexAny(before, " \n\t(")+1:] + "·" + after
	if end := strings.IndexAny(field, " \n\t)"); end >= 0 {
		field = field[:end]
	}
	if strings.Contains(field, "://") || strings.Contains(field, "www.") ||
		strings.Contains(field, "@") {
		return true
	}
	last, size := utf8.DecodeLastRuneInString(before)
	second, _ := utf8.DecodeLastRuneInString(before[:len(before)-size])
	next, size := utf8.DecodeRuneInString(after)
	third, _ := utf8.DecodeRuneInString(after[size:])
	switch {
	case before != "" && strings.ContainsRune(".&+#\\", last),
		after != "" && strings.ContainsRune("&+#\\", next),
		isHyphen(last) && unicode.IsDigit(second),
		(isHyphen(next) || unicode.IsSpace(next)) && unicode.IsDigit(third),
		next == '.' && (unicode.IsLetter(third) || unicode.IsDigit(third)):
		return true
	}
	return false
}

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

// known reports whether an abbreviation needs no explanation in a language.
func known(a, lang string) bool {
	lang = baseLanguage(lang)
	return slices.Contains(knownAbbreviations[""], a) ||
		slices.Contains(knownAbbreviations[lang], a) ||
		slices.Contains(stressedWords[lang], strings.ToLower(a))
}

// explained reports whether texts say what an abbreviation means, or use it as
// an ordinary word elsewhere.
func explained(a string, texts []string) bool {
	var all, long []rune // initials: of all words, and of those that are not small
	for _, text := range texts {
		for _, w := range wordsOf(text) {
			switch {
			case w.text == a && (inBrackets(text[:w.start]) || opensExplanation(text[w.end:])),
				w.text != a && strings.EqualFold(w.text, a):
				return true
			}
			first, _ := utf8.DecodeRuneInString(w.text)
			first = unicode.ToUpper(first)
			all = append(all, first)
			if utf8.RuneCountInString(w.text) > 3 {
				long = append(long, first)
			}
		}
		all, long = append(all, ' '), append(long, ' ')
	}
	return utf8.RuneCountInString(a) > 2 &&
		(strings.Contains(string(all), a) || strings.Contains(string(long), a))
}

// inBrackets reports whether a bracket is open at the end of a text.
func inBrackets(before string) bool {
	return strings.LastIndexAny(before, "(（[") > strings.LastIndexAny(before, ")）]")
}

// opensExplanation reports whether an abbreviation is explained after it:
// “ABC (a long name)”, “ABC: a long name”, “ABC – a long name”.
func opensExplanation(after string) bool {
	after = strings.TrimLeft(after, " \n\"”’»“*_")
	sign, _ := utf8.DecodeRuneInString(after)
	return after != "" && strings.ContainsRune("(（[:：=–—", sign) || strings.HasPrefix(after, "- ")
}
