package diag_test

import (
	"regexp"
	"strings"
	"testing"
)

// strange matches what another language would write: quotation marks, and in
// French the plain spaces that would let a mark begin a line.
var strange = map[string]*regexp.Regexp{
	"ar": regexp.MustCompile(`[“”„‘‚‹›?;,]`),
	"de": regexp.MustCompile(`[”«»‹›‘]`),
	"es": regexp.MustCompile(`[“”„‘‚‹›]`),
	"fr": regexp.MustCompile(`[“”„‘‚‹›]|[^\x{202F}][»;?!]|«[^\x{202F}]|[^\x{A0}a-z0-9]:[ \n]`),
	"nl": regexp.MustCompile(`[„«»‹›‚]`),
}

// TestEachLanguageHasItsOwnMarks looks at what is prose: lines of YAML are the
// same everywhere.
func TestEachLanguageHasItsOwnMarks(t *testing.T) {
	for _, lang := range translations() {
		rule, ok := strange[lang]
		if !ok {
			t.Errorf("no rule for the marks of %s", lang)
			continue
		}
		for name, text := range phrases(t, lang) {
			if found := rule.FindString(prose(text)); found != "" {
				t.Errorf("%s has %q in %s: %s", name, found, lang, text)
			}
		}
	}
}

// yamlLine matches a line of an example.
var yamlLine = regexp.MustCompile(`^ *(- )?[a-z_{}]+:($| )`)

// prose returns a text without the lines that are YAML, and without code that
// is isolated.
func prose(text string) string {
	var kept []string
	for i, line := range strings.Split(text, "\n") {
		if i == 0 || !yamlLine.MatchString(line) {
			kept = append(kept, isolated.ReplaceAllString(line, "…"))
		}
	}
	return strings.Join(kept, "\n")
}

// isolated is a stretch that finds its direction by itself.
var isolated = regexp.MustCompile("\u2068[^\u2068\u2069]*\u2069")

// inArabic are the placeholders that are filled with Arabic words, with a plain
// number, or with a whole sentence at the end. All others hold code, which would tear an Arabic sentence
// apart if it were not isolated: the neighbours of a Latin word change sides.
var inArabic = regexp.MustCompile(
	`^\{(field|where|want|got|lacks|changes|example|n|count|max|min|days|line|many|few|why)\}$`)

func TestArabicIsolatesCode(t *testing.T) {
	for name, text := range phrases(t, "ar") {
		if strings.Count(text, "\u2068") != strings.Count(text, "\u2069") {
			t.Errorf("%s: an isolate is not closed: %q", name, text)
		}
		for _, found := range placeholder.FindAllString(prose(text), -1) {
			if !inArabic.MatchString(found) {
				t.Errorf("%s: %s is not isolated: %q", name, found, text)
			}
		}
		if latin := regexp.MustCompile(`[A-Za-z]{2,}`).FindString(
			placeholder.ReplaceAllString(prose(text), "")); latin != "" {
			t.Errorf("%s: %q is not isolated: %q", name, latin, text)
		}
	}
}
