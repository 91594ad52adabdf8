package diag_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vitrine/content/diag"
)

// phrases reads a catalogue as a flat map: "codes/alias/text", "words/and".
func phrases(t *testing.T, lang string) map[string]string {
	t.Helper()
	var c struct {
		Codes        map[string]map[string]string
		Hints, Words map[string]string
	}
	decoder := json.NewDecoder(bytes.NewReader(catalogueFile(t, lang)))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&c); err != nil {
		t.Fatalf("%s: %v", lang, err)
	}
	flat := map[string]string{}
	for code, parts := range c.Codes {
		for part, text := range parts {
			flat["codes/"+code+"/"+part] = text
		}
	}
	for name, text := range c.Hints {
		flat["hints/"+name] = text
	}
	for name, text := range c.Words {
		flat["words/"+name] = text
	}
	return flat
}

func catalogueFile(t *testing.T, lang string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("messages", lang+".json"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// translations are the languages that English is translated into.
func translations() []string {
	return slices.DeleteFunc(diag.Languages(), func(l string) bool { return l == "en" })
}

func TestLanguages(t *testing.T) {
	want := []string{"ar", "de", "en", "es", "fr", "nl"}
	if d := cmp.Diff(want, diag.Languages()); d != "" {
		t.Errorf("languages (-want +got):\n%s", d)
	}
}

// TestEveryLanguageHasEveryPhrase also asks that nothing is left over from a
// phrase that English no longer has. Severities are English's alone.
func TestEveryLanguageHasEveryPhrase(t *testing.T) {
	english := phrases(t, "en")
	maps.DeleteFunc(english, func(name, _ string) bool {
		return strings.HasSuffix(name, "/severity")
	})
	want := slices.Sorted(maps.Keys(english))
	for _, lang := range translations() {
		if d := cmp.Diff(want, slices.Sorted(maps.Keys(phrases(t, lang)))); d != "" {
			t.Errorf("phrases in %s (-want +got):\n%s", lang, d)
		}
	}
}

// placeholder is a word in braces that is filled in.
var placeholder = regexp.MustCompile(`\{([a-z_]+)\}`)

// placeholders returns those of a text, each once.
func placeholders(text string) []string {
	found := placeholder.FindAllString(text, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

func TestPlaceholdersAreThoseOfEnglish(t *testing.T) {
	english := phrases(t, "en")
	for _, lang := range translations() {
		for name, text := range phrases(t, lang) {
			if d := cmp.Diff(placeholders(english[name]), placeholders(text)); d != "" {
				t.Errorf("placeholders of %s in %s (-want +got):\n%s", name, lang, d)
			}
		}
	}
}

// sameAsEnglish are the phrases that are rightly the same in a language.
var sameAsEnglish = map[string][]string{
	"ar": {"words/nowhere"},                            // nothing is nothing
	"de": {"words/comma", "words/in", "words/nowhere"}, // “in” is German
	"es": {"words/comma", "words/error", "words/nowhere", // “error” is Spanish
		"words/sum-error/one"},
	"fr": {"words/comma", "words/nowhere"},
	"nl": {"words/comma", "words/field", // the same quotation marks
		"words/in", "words/nowhere"}, // “in” is Dutch
}

// TestPhrasesAreTranslated also finds exceptions that are none any more.
func TestPhrasesAreTranslated(t *testing.T) {
	english := phrases(t, "en")
	for _, lang := range translations() {
		var same []string
		for name, text := range phrases(t, lang) {
			if text == english[name] {
				same = append(same, name)
			}
		}
		slices.Sort(same)
		if d := cmp.Diff(sameAsEnglish[lang], same); d != "" {
			t.Errorf("the same in %s as in English (-allowed +got):\n%s", lang, d)
		}
	}
}

// TestCataloguesAreSorted keeps names findable and finds one that stands there
// twice, of which JSON would silently take the last.
func TestCataloguesAreSorted(t *testing.T) {
	for _, lang := range diag.Languages() {
		var sections map[string]json.RawMessage
		if err := json.Unmarshal(catalogueFile(t, lang), &sections); err != nil {
			t.Fatalf("%s: %v", lang, err)
		}
		for section, data := range sections {
			names := namesInOrder(t, data)
			for i := 1; i < len(names); i++ {
				if names[i-1] >= names[i] {
					t.Errorf("%s: %q stands after %q in %s", lang, names[i], names[i-1], section)
				}
			}
		}
	}
}

// namesInOrder returns the names of a JSON object as they stand there.
func namesInOrder(t *testing.T, object []byte) []string {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(object))
	if _, err := decoder.Token(); err != nil {
		t.Fatal(err)
	}
	var names []string
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, name.(string))
		var value any
		if err := decoder.Decode(&value); err != nil {
			t.Fatal(err)
		}
	}
	return names
}
