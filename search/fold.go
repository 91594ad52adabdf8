package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxWord is the number of characters after which a word is cut, in the index
// and in queries alike.
const maxWord = 64

// Fold brings a text to the form in which words are compared: compatibility
// decomposition, lower case, no accents, no vowel signs, no tatweel, one
// spelling for letters that readers mix up. The client folds queries in the
// same way; a test compares the two character by character.
func Fold(s string) string {
	s = norm.NFKD.String(strings.ToValidUTF8(s, " "))
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		foldRune(&b, unicode.ToLower(r))
	}
	return norm.NFKC.String(b.String())
}

// foldRune writes what remains of one lower-case character.
func foldRune(b *strings.Builder, r rune) {
	switch {
	case r < 0x80:
		b.WriteRune(r)
	case dropped(r):
	case r >= '٠' && r <= '٩', r >= '۰' && r <= '۹':
		b.WriteRune('0' + r&15)
	default:
		if s := spelling(r); s != "" {
			b.WriteString(s)
			return
		}
		b.WriteRune(r)
	}
}

// dropped reports whether a character is an accent or sign that readers may
// leave out. The ranges are written out so that they do not depend on the
// version of Unicode that a browser knows.
func dropped(r rune) bool {
	switch {
	case r >= 0x300 && r <= 0x36F, // combining accents
		r >= 0x483 && r <= 0x487,   // Cyrillic titlo and the like
		r >= 0x591 && r <= 0x5C7,   // Hebrew points
		r >= 0x610 && r <= 0x61A,   // Arabic signs
		r >= 0x64B && r <= 0x65F,   // Arabic vowels, hamza above and below
		r >= 0x6D6 && r <= 0x6ED,   // Koranic signs
		r >= 0x1AB0 && r <= 0x1AFF, // more combining accents
		r >= 0x1DC0 && r <= 0x1DFF,
		r >= 0x20D0 && r <= 0x20FF,
		r >= 0xFE20 && r <= 0xFE2F:
		return true
	}
	return r == 0xAD || r == 0x640 || r == 0x670 // soft hyphen, tatweel, superscript alef
}

// spelling returns the common spelling of a letter, "" when it is common.
func spelling(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'ς':
		return "σ"
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ':
		return "d"
	case 'ħ':
		return "h"
	case 'ı':
		return "i"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case '’', '‘', 'ʼ', '′':
		return "'"
	case 'ى', 'ی':
		return "ي"
	case 'ک':
		return "ك"
	case 'ة':
		return "ه"
	}
	return ""
}

// isWord reports whether a character can be part of a word.
func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// splitWords cuts a text into words: runs of letters, digits and marks, which
// may hold single apostrophes inside. It also reports whether the last word
// reaches to the end of the text, that is, may still be being typed.
func splitWords(s string) (words []string, open bool) {
	for start, end := nextWord(s); end > 0; start, end = nextWord(s) {
		words = append(words, cut(s[start:end]))
		s = s[end:]
		open = s == ""
	}
	return words, open
}

// nextWord finds the first word of s; end is 0 when there is none.
func nextWord(s string) (start, end int) {
	start = strings.IndexFunc(s, isWord)
	if start < 0 {
		return 0, 0
	}
	end = start
	for {
		n := strings.IndexFunc(s[end:], func(r rune) bool { return !isWord(r) })
		if n < 0 {
			return start, len(s)
		}
		end += n
		if s[end] != '\'' {
			return start, end
		}
		if r, _ := utf8.DecodeRuneInString(s[end+1:]); !isWord(r) {
			return start, end
		}
		end++
	}
}

// cut shortens a word to maxWord characters.
func cut(s string) string {
	n := 0
	for i := range s {
		if n == maxWord {
			return s[:i]
		}
		n++
	}
	return s
}

// apostrophe is what is done with a word that holds an apostrophe: joined is
// the word without it, part the piece that carries the meaning, "" when there
// is no apostrophe. English puts it first (citizen's), other languages last
// (l'allocation).
func apostrophe(word string, before bool) (joined, part string) {
	i := strings.LastIndexByte(word, '\'')
	if i < 0 {
		return word, ""
	}
	joined = strings.ReplaceAll(word, "'", "")
	if before {
		return joined, strings.ReplaceAll(word[:i], "'", "")
	}
	return joined, word[i+1:]
}

// ideographic reports whether a character belongs to a script that is written
// without spaces and indexed in pairs.
func ideographic(r rune) bool {
	return r >= 0x3040 && r <= 0x30FF || r >= 0x3400 && r <= 0x9FFF ||
		r >= 0xF900 && r <= 0xFAFF
}

// pairs cuts a word into overlapping pairs of ideographs and the runs of other
// characters between them. A single ideograph stays alone.
func pairs(word string) []string {
	runes := []rune(word)
	var out []string
	for i := 0; i < len(runes); {
		j := i + 1
		for j < len(runes) && ideographic(runes[j]) == ideographic(runes[i]) {
			j++
		}
		if !ideographic(runes[i]) || j-i == 1 {
			out = append(out, string(runes[i:j]))
		} else {
			for k := i; k+1 < j; k++ {
				out = append(out, string(runes[k:k+2]))
			}
		}
		i = j
	}
	return out
}

// compareUTF16 orders strings by UTF-16 code units, as JavaScript does.
func compareUTF16(a, b string) int {
	for a != "" && b != "" {
		ra, na := utf8.DecodeRuneInString(a)
		rb, nb := utf8.DecodeRuneInString(b)
		if ra != rb {
			if (ra > 0xFFFF) != (rb > 0xFFFF) {
				ra, rb = firstUnit(ra), firstUnit(rb)
			}
			return int(ra) - int(rb)
		}
		a, b = a[na:], b[nb:]
	}
	return len(a) - len(b)
}

// firstUnit is the first UTF-16 code unit of a character.
func firstUnit(r rune) rune {
	if r > 0xFFFF {
		return 0xD800 + (r-0x10000)>>10
	}
	return r
}

// units is the length of a string in UTF-16 code units.
func units(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}
