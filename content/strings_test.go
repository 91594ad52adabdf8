package content_test

import (
	"maps"
	"testing"

	"vitrine/content"
)

func TestStringsAreTextsWithoutPluralForms(t *testing.T) {
	got, err := content.Strings([]byte(`
# a comment
hello: Hello
quoted: "Page {{ .N }}: \"x\""
folded: >-
  One
  line
systems: {one: "{{ .N }} system", other: "{{ .N }} systems"}
number: 7
`))
	want := map[string]string{
		"hello": "Hello", "quoted": `Page {{ .N }}: "x"`, "folded": "One line",
	}
	if err != nil || !maps.Equal(got, want) {
		t.Errorf("Strings = %q, %v, want %q", got, err, want)
	}
	if _, err := content.Strings([]byte("a: [")); err == nil {
		t.Error("a broken file has strings")
	}
}
