package themetest

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// language: the page says its language and the direction of its text.
func language(p *page) []string {
	root := p.first("html")
	lang, dir := value(root, "lang"), value(root, "dir")
	switch {
	case lang == "":
		return []string{"<html> has no lang"}
	case dir == "":
		return []string{"<html> has no dir"}
	case dir != directionOf(lang):
		return []string{fmt.Sprintf("dir=%s for lang=%s, want %s", dir, lang, directionOf(lang))}
	}
	return nil
}

// direction: a text in a language of the other direction says so. Without a
// dir its punctuation lands at the wrong end.
func direction(p *page) []string {
	var out []string
	for _, n := range p.nodes {
		lang := value(n, "lang")
		if lang == "" || n.Data == "html" || inside(n, "head") {
			continue
		}
		got := effectiveDir(n)
		if got != "auto" && got != directionOf(lang) {
			out = append(out, fmt.Sprintf("lang=%s needs dir=%s: %s", lang, directionOf(lang), where(n)))
		}
	}
	return out
}

// effectiveDir returns the nearest dir; bdi is auto when it has none.
func effectiveDir(n *html.Node) string {
	for ; n != nil; n = n.Parent {
		if dir := value(n, "dir"); dir != "" {
			return dir
		}
		if n.Data == "bdi" {
			return "auto"
		}
	}
	return "ltr"
}

// effectiveLang returns the language that a text node or an element has.
func effectiveLang(n *html.Node) string {
	for ; n != nil; n = n.Parent {
		if lang := value(n, "lang"); lang != "" {
			return lang
		}
	}
	return ""
}

// directionOf returns the direction of a language's text.
func directionOf(lang string) string {
	switch scriptOf(lang) {
	case "Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm":
		return "rtl"
	}
	return "ltr"
}

// scriptOf returns the ISO 15924 code of the letters a language is written in,
// or "" for a language that is not listed. It goes by the tag's script if it
// has one. Both kinds of Chinese characters are one.
func scriptOf(lang string) string {
	parts := strings.Split(strings.ToLower(lang), "-")
	for _, part := range parts[1:] {
		if part == "hans" || part == "hant" {
			return "Hani"
		}
		if len(part) == 4 && part[0] >= 'a' {
			return strings.ToUpper(part[:1]) + part[1:]
		}
	}
	switch parts[0] {
	case "ar", "arc", "ckb", "fa", "ks", "ps", "sd", "ug", "ur":
		return "Arab"
	case "he", "yi":
		return "Hebr"
	case "dv":
		return "Thaa"
	case "el":
		return "Grek"
	case "be", "bg", "kk", "ky", "mk", "mn", "ru", "tg", "uk":
		return "Cyrl"
	case "zh", "yue":
		return "Hani"
	}
	if slices.Contains(latin(), parts[0]) {
		return "Latn"
	}
	return ""
}

// latin returns the languages known to be written in Latin letters.
func latin() []string {
	return strings.Fields("af az bs ca cs cy da de en es et eu fi fo fr fy ga gd gl hr hu id is it " +
		"ku la lb lt lv ms mt nb nl nn no pl pt rm ro se sk sl so sq sv sw tr vi")
}
