package themes_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"vitrine/themes"
)

// sidesOf cuts a group of synonyms at its arrow and its commas; before is empty
// where there is no arrow.
func sidesOf(group string) (before, after []string) {
	cut := func(s string) []string {
		parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",،、，", r) })
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		return parts
	}
	if left, right, arrow := strings.Cut(group, "=>"); arrow {
		return cut(left), cut(right)
	}
	return nil, cut(group)
}

// eachGroup calls visit for every group of every language.
func eachGroup(t *testing.T, visit func(lang, group string)) {
	t.Helper()
	for lang := range categories {
		groups := themes.Synonyms(lang)
		if len(groups) == 0 {
			t.Errorf("%s has no synonyms", lang)
		}
		for _, group := range groups {
			visit(lang, group)
		}
	}
}

// TestSynonymsAreYAML: what the program reads line by line is what every reader of
// YAML finds in the file.
func TestSynonymsAreYAML(t *testing.T) {
	for lang := range categories {
		data, err := fs.ReadFile(themes.Portal(), "synonyms/"+lang+".yaml")
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		if err := yaml.Unmarshal(data, &want); err != nil {
			t.Errorf("%s: %v", lang, err)
		}
		if got := themes.Synonyms(lang); !slices.Equal(got, want) {
			t.Errorf("%s is read otherwise than by YAML: %q", lang, got)
		}
	}
	if got := themes.Synonyms("xx"); got != nil {
		t.Errorf("a language without a list has %q", got)
	}
	if !slices.Equal(themes.Synonyms("pt-BR"), themes.Synonyms("pt")) {
		t.Error("pt-BR does not have the list of pt")
	}
}

// TestSynonymsHaveTheFormOfTheSchema: a register's own groups are held against the
// same form.
func TestSynonymsHaveTheFormOfTheSchema(t *testing.T) {
	data, err := os.ReadFile("../schema/v1/common.json")
	if err != nil {
		t.Fatal(err)
	}
	var common struct {
		Defs map[string]struct{ Pattern string } `json:"$defs"`
	}
	if err := json.Unmarshal(data, &common); err != nil {
		t.Fatal(err)
	}
	form := regexp.MustCompile(common.Defs["synonyms"].Pattern)
	eachGroup(t, func(lang, group string) {
		if !form.MatchString(group) {
			t.Errorf("%s: %q is no group of synonyms", lang, group)
		}
	})
	for _, bad := range []string{"alone", "a, ", ", a", "a, , b", "=> a", "a =>", "a => b => c"} {
		if form.MatchString(bad) {
			t.Errorf("%q passes as a group", bad)
		}
	}
}

func TestGroupsOfSynonymsAreTight(t *testing.T) {
	seen := map[string]bool{}
	eachGroup(t, func(lang, group string) {
		before, after := sidesOf(group)
		if len(before) == 0 && len(after) < 2 || len(before) > 1 || len(after) > 6 {
			t.Errorf("%s: %q has too few or too many words", lang, group)
		}
		words := slices.Concat(before, after)
		for i, w := range words {
			words[i] = strings.ToLower(w)
			if n := len(strings.Fields(w)); n == 0 || n > 4 {
				t.Errorf("%s: %q has %d words, want 1 to 4", lang, w, n)
			}
			if strings.Join(strings.Fields(w), " ") != w {
				t.Errorf("%s: space in %q", lang, w)
			}
		}
		slices.Sort(words)
		if len(slices.Compact(slices.Clone(words))) != len(words) {
			t.Errorf("%s: %q says a word twice", lang, group)
		}
		key := lang + ": " + strings.Join(words, ", ")
		if seen[key] {
			t.Errorf("%s stands twice", key)
		}
		seen[key] = true
	})
}

// scripts are those of the languages that are not written in Latin letters.
func scripts() map[string]*unicode.RangeTable {
	return map[string]*unicode.RangeTable{
		"ar": unicode.Arabic, "bg": unicode.Cyrillic, "el": unicode.Greek,
		"ru": unicode.Cyrillic, "zh": unicode.Han,
	}
}

// TestSynonymsAreInTheScriptOfTheirLanguage lets Latin capitals stand everywhere,
// since people type GDPR in all of them; a letter that only looks like one of the
// language's is found.
func TestSynonymsAreInTheScriptOfTheirLanguage(t *testing.T) {
	abbreviation := regexp.MustCompile(`^[A-Z]{2,6}$`)
	eachGroup(t, func(lang, group string) {
		script := scripts()[lang]
		if script == nil {
			script = unicode.Latin
		}
		for _, word := range regexp.MustCompile(`[\p{L}\p{M}]+`).FindAllString(group, -1) {
			if abbreviation.MatchString(word) {
				continue
			}
			for _, r := range word {
				if !unicode.Is(script, r) && !unicode.IsMark(r) {
					t.Errorf("%s: %q (U+%04X) in %q is in another script", lang, r, r, group)
				}
			}
		}
		if !utf8.ValidString(group) {
			t.Errorf("%s: %q is not UTF-8", lang, group)
		}
	})
}

// TestEveryLanguageHasEnoughSynonyms: a list of a few words helps nobody.
func TestEveryLanguageHasEnoughSynonyms(t *testing.T) {
	for lang := range categories {
		least := 25
		if strings.Contains("ar de en es fr nl", lang) {
			least = 50
		}
		if n := len(themes.Synonyms(lang)); n < least || n > 110 {
			t.Errorf("%s has %d groups, want %d to 110", lang, n, least)
		}
	}
}
