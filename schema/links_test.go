package schema

import (
	"slices"
	"strings"
	"testing"
)

func TestLinksOfATextAreFound(t *testing.T) {
	for text, want := range map[string][]string{
		"no [link] (here)":     nil,
		"[a](b)":               {"b"},
		"[a](<b c> 'd')":       {"b c"},
		"[a]( b(c)d \"e\" ) f": {"b(c)d"},
		"[a](\nb\n\"c\")":      {"b"},
		"[a]()":                {""},
		"[a](b c)":             nil,
		"[a](b\n\nc)":          nil,
		"[a\n\nb](c)":          nil,
		"[a](b":                nil,
		`\[a](b) [a\](b)`:      nil,
		`[a\]](b\))`:           {`b\)`},
		"[a [b](c) d](e)":      {"c"},
		"![a](b)":              nil,
		"[![a](b)](c)":         {"c"},
		"[a] [b](c) [d](e)":    {"c", "e"},
		"<javascript:x> <a@b> <b> < c:d> <e:f g>": {"javascript:x"},
		"[a][b]\n\n [b]: <c d> (e)\n[f]: g":       {"c d", "g"},
		"text\n[b]: c":                            nil,
		"[b]: c d":                                nil,
		"[b]:\nc\n'd'":                            {"c"},
		"[b]: c 'd\ne'\nf":                        {"c"},
	} {
		if got := links(text); !slices.Equal(got, want) {
			t.Errorf("%q has the links %q, want %q", text, got, want)
		}
	}
}

// FuzzLinks: whatever a text holds, its links are parts of it.
func FuzzLinks(f *testing.F) {
	f.Add("[a](<b> 'c') ![d](e) <f:g>\n\n[h]: i \"j\"\n- [k\\]](l(m)n)")
	f.Fuzz(func(t *testing.T, text string) {
		for _, address := range links(text) {
			if !strings.Contains(text, address) {
				t.Errorf("%q is not in %q", address, text)
			}
		}
	})
}
