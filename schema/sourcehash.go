package schema

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"

	"vitrine/content"
)

// How a source hash is written: the prefix, then at least leastDigits of the 64
// hexadecimal digits. SourceHash writes usualDigits of them.
const (
	hashPrefix  = "sha256:"
	usualDigits = 16
	leastDigits = 8
)

// SourceHash is the fingerprint of what a record says in one language. A
// translation keeps that of the texts it was made from, so that it is noticed
// when they change; see the package documentation. It is "" for a record that
// has no text in the language.
func SourceHash(rec *content.Record, lang string) string {
	digits := sourceDigits(rec, lang)
	if digits == "" {
		return ""
	}
	return usualHash(digits)
}

// Behind reports whether the texts that a translation was made from have changed
// since: hash is what the translation keeps of them. It is not known when hash is
// no source hash, or the record has no text in the source language.
func Behind(rec *content.Record, source, hash string) (behind, known bool) {
	given, ok := hashDigits(hash)
	if !ok {
		return false, false
	}
	digits := sourceDigits(rec, source)
	return !strings.HasPrefix(digits, given), digits != ""
}

func usualHash(digits string) string { return hashPrefix + digits[:usualDigits] }

// sourceDigits is the whole SHA-256 in hexadecimal digits.
func sourceDigits(rec *content.Record, lang string) string {
	all := make([]byte, 0, 8<<10)
	ends := make([]int, 0, 128)
	tail := content.Pointer("", lang) + "\t"
	way := make([]byte, 0, 128)
	shapes()[kindRecord].texts(rec.Value, way, func(at []byte, text map[string]any) {
		if s, ok := text[lang].(string); ok {
			all = append(append(all, at...), tail...)
			all = append(appendWords(all, s), '\n')
			ends = append(ends, len(all))
		}
	})
	if len(ends) == 0 {
		return ""
	}
	lines := make([][]byte, len(ends))
	start := 0
	for i, end := range ends {
		lines[i], start = all[start:end], end
	}
	slices.SortFunc(lines, bytes.Compare) // no pointer holds a tab: in the order of the pointers
	hash := sha256.New()
	for _, line := range lines {
		hash.Write(line) // never fails
	}
	return hex.EncodeToString(hash.Sum(nil))
}

// appendWords appends a text with one space between its words: those of
// [strings.Fields], without a list of them.
func appendWords(to []byte, text string) []byte {
	first := len(to)
	for text != "" {
		text = strings.TrimLeftFunc(text, unicode.IsSpace)
		end := strings.IndexFunc(text, unicode.IsSpace)
		if end < 0 {
			end = len(text)
		}
		if end > 0 && len(to) > first {
			to = append(to, ' ')
		}
		to = append(to, text[:end]...)
		text = text[end:]
	}
	return to
}

// hashDigits returns the digits of a source hash, and whether it is one.
func hashDigits(hash string) (digits string, ok bool) {
	digits, ok = strings.CutPrefix(strings.ToLower(strings.TrimSpace(hash)), hashPrefix)
	odd := strings.Trim(digits, "0123456789abcdef")
	return digits, ok && odd == "" && leastDigits <= len(digits) && len(digits) <= 2*sha256.Size
}
