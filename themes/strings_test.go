package themes_test

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"gopkg.in/yaml.v3"
)

// categories are the plural categories of each language of the interface. Hugo
// follows the same rules (CLDR). French, Spanish, Italian and Portuguese have
// many for whole millions.
var categories = map[string][]string{
	"ar": {"few", "many", "one", "other", "two", "zero"},
	"bg": {"one", "other"},
	"cs": {"few", "many", "one", "other"},
	"da": {"one", "other"},
	"de": {"one", "other"},
	"el": {"one", "other"},
	"en": {"one", "other"},
	"es": {"many", "one", "other"},
	"et": {"one", "other"},
	"fi": {"one", "other"},
	"fr": {"many", "one", "other"},
	"ga": {"few", "many", "one", "other", "two"},
	"hr": {"few", "one", "other"},
	"hu": {"one", "other"},
	"it": {"many", "one", "other"},
	"lt": {"few", "many", "one", "other"},
	"lv": {"one", "other", "zero"},
	"mt": {"few", "many", "one", "other", "two"},
	"nl": {"one", "other"},
	"pl": {"few", "many", "one", "other"},
	"pt": {"many", "one", "other"},
	"ro": {"few", "one", "other"},
	"ru": {"few", "many", "one", "other"},
	"sk": {"few", "many", "one", "other"},
	"sl": {"few", "one", "other", "two"},
	"sv": {"one", "other"},
	"zh": {"other"},
}

// catalogue is a language's file of strings: key to plural category to text.
// A string without plural forms has the category "".
type catalogue map[string]map[string]string

func catalogues(t *testing.T) map[string]catalogue {
	t.Helper()
	all := map[string]catalogue{}
	for name, text := range read(t, "i18n/*.yaml") {
		var raw map[string]any
		if err := yaml.Unmarshal([]byte(text), &raw); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		c := catalogue{}
		for key, value := range raw {
			c[key] = forms(t, name+": "+key, value)
		}
		all[strings.TrimSuffix(name, ".yaml")] = c
	}
	if all["en"] == nil {
		t.Fatal("there is no en.yaml")
	}
	return all
}

func forms(t *testing.T, where string, value any) map[string]string {
	t.Helper()
	out := map[string]string{}
	switch value := value.(type) {
	case string:
		out[""] = value
	case map[string]any:
		for category, text := range value {
			s, ok := text.(string)
			if !ok {
				t.Errorf("%s, %s: not a text: %v", where, category, text)
			}
			out[category] = s
		}
	default:
		t.Errorf("%s: not a text: %v", where, value)
	}
	for category, text := range out {
		if strings.TrimSpace(text) == "" {
			t.Errorf("%s %s: empty", where, category)
		}
	}
	return out
}

func TestLanguagesHaveTheSameStrings(t *testing.T) {
	all := catalogues(t)
	for lang, c := range all {
		for key, forms := range all["en"] {
			switch _, plain := forms[""]; {
			case c[key] == nil:
				t.Errorf("%s lacks %s", lang, key)
			case plain != (c[key][""] != ""):
				t.Errorf("%s: %s has plural forms in one language only", lang, key)
			}
		}
		for key := range c {
			if all["en"][key] == nil {
				t.Errorf("%s has %s, which en does not have", lang, key)
			}
		}
	}
}

func TestEveryPluralFormIsThere(t *testing.T) {
	for lang, c := range catalogues(t) {
		want := categories[lang]
		if want == nil {
			t.Errorf("the test does not know the plural categories of %s", lang)
			continue
		}
		for key, forms := range c {
			got := slices.Sorted(maps.Keys(forms))
			if !slices.Equal(got, []string{""}) && !slices.Equal(got, want) {
				t.Errorf("%s: %s has the forms %v, want %v", lang, key, got, want)
			}
		}
	}
}

func TestCategoriesCoverTheNumbersOfPages(t *testing.T) {
	names := map[plural.Form]string{
		plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few",
		plural.Many: "many", plural.Other: "other",
	}
	for lang, known := range categories {
		for n := range 1001 {
			form := plural.Cardinal.MatchPlural(language.MustParse(lang), n, 0, 0, 0, 0)
			if !slices.Contains(known, names[form]) {
				t.Fatalf("%s: %d is %s, want one of %v", lang, n, names[form], known)
			}
		}
	}
}

func TestPlaceholdersSurviveTranslation(t *testing.T) {
	placeholder := regexp.MustCompile(`{{ *\.(\w+) *}}`)
	found := func(text string) []string {
		var out []string
		for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
			out = append(out, m[1])
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	all := catalogues(t)
	for lang, c := range all {
		for key, forms := range all["en"] {
			// Forms for one and two may say the number in a word.
			for _, category := range []string{"", "other", "many", "few"} {
				text, there := c[key][category]
				if !there {
					continue
				}
				want := found(forms[""] + forms["other"])
				if got := found(text); !slices.Equal(got, want) {
					t.Errorf("%s: %s %s has the placeholders %v, want %v", lang, key, category, got, want)
				}
			}
			if strings.Count(c[key]["other"]+c[key][""], "{{") !=
				strings.Count(c[key]["other"]+c[key][""], "}}") {
				t.Errorf("%s: %s has an open placeholder", lang, key)
			}
		}
	}
}

// used returns the keys that layouts name, the beginnings of keys that they
// complete, and the keys that package view gives them.
func used(t *testing.T) (keys, beginnings []string) {
	t.Helper()
	whole := regexp.MustCompile(`i18n "(\w+)"`)
	begun := regexp.MustCompile(`i18n \(print "(\w+_)"`)
	for _, text := range layouts(t) {
		for _, m := range whole.FindAllStringSubmatch(text, -1) {
			keys = append(keys, m[1])
		}
		for _, m := range begun.FindAllStringSubmatch(text, -1) {
			beginnings = append(beginnings, m[1])
		}
	}
	names, err := filepath.Glob("../build/view/*.go")
	if err != nil || len(names) == 0 {
		t.Fatal("no package view", err)
	}
	section := regexp.MustCompile(`\.section\("(\w+)"\)`)
	field := regexp.MustCompile(`\b[fg]\.\w+\("(\w+)"|"field_(\w+)"`)
	for _, name := range names {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range section.FindAllStringSubmatch(string(source), -1) {
			keys = append(keys, "section_"+m[1])
		}
		for _, m := range field.FindAllStringSubmatch(string(source), -1) {
			keys = append(keys, "field_"+m[1]+m[2])
		}
	}
	word := regexp.MustCompile(`"((?:letter|history|was)_\w+)"`)
	for _, name := range []string{"build_letter.go", "build_history.go", "build_feed.go", "past.go"} {
		source, err := os.ReadFile("../build/view/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range word.FindAllStringSubmatch(string(source), -1) {
			keys = append(keys, m[1])
		}
	}
	// Read by the program, or made by it as a whole.
	keys = append(keys, "interface_made", "systems_all", "article", "paragraph")
	beginnings = append(beginnings, "span_", "facet_", "systems_by_", "download_", "rights_",
		"running_")
	return keys, beginnings
}

func TestStringsThatAreUsedExist(t *testing.T) {
	en := catalogues(t)["en"]
	keys, beginnings := used(t)
	for _, key := range keys {
		if en[key] == nil {
			t.Errorf("en.yaml lacks %s", key)
		}
	}
	for _, beginning := range beginnings {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(en)), func(key string) bool {
			return strings.HasPrefix(key, beginning)
		}) {
			t.Errorf("en.yaml has nothing that begins with %s", beginning)
		}
	}
}

func TestStringsThatExistAreUsed(t *testing.T) {
	keys, beginnings := used(t)
	for key := range catalogues(t)["en"] {
		if !slices.Contains(keys, key) && !slices.ContainsFunc(beginnings, func(b string) bool {
			return strings.HasPrefix(key, b)
		}) {
			t.Errorf("nothing uses %s", key)
		}
	}
}
