package content

import (
	"bytes"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

// awkward are texts that YAML changes, or that break a file, when they are
// written without care.
var awkward = []string{
	"", " ", "a", "007", "1.10", "+4412345", "0x1F", "1e3", "1_000", "0b11", "12:30", ".5", "-",
	"yes", "No", "ON", "y", "null", "~", "True", "2024-03-18", "2024-03", "2024", "1 000",
	"2001-12-14 21:59:43.10 -5", "?", "? a", "Who decides?", "a: b", "a:", "::", "a #b", "#a",
	"- a", "@a", "`a`", "%a", "*a", "&a", "!a", "|", ">", "'a'", `"a"`, `a\b`, "[a]", "{a: b}",
	"<<", "=", "---", "...", "a\tb", "\ta", "a\r\nb", "a\u2028b", "a\u0085b", "a\u00a0b",
	"a\x00b", "\ufeffa", "a\u200eb", "می‌شود", "日本語", "€ 5", "§ 3", "🙂", "👩‍🚀",
	"a\nb", "a\nb\n", "a\n\nb", "a\n\n", "\na", " a\nb", "a\n b", "a\n   \nb", "a \nb", "\n",
	"a  b", " a", "a ", "- a\n- b", "# a\nb", "--- a\nb: c\n...",
	strings.Repeat("word ", 40) + "end", strings.Repeat("two  spaces ", 20) + "end",
	strings.Repeat("x", 300), strings.Repeat("- #: ", 40) + "x", strings.Repeat("日本 語 ", 60) + "。",
	strings.Repeat("long line ", 20) + "\n" + strings.Repeat("and another ", 20),
}

func encode(t *testing.T, m Mapping) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Encode(&b, m); err != nil {
		t.Fatalf("Encode: %v", err)
	}
	return b.Bytes()
}

// around puts a text in every place where a text can stand.
func around(s string) Mapping {
	m := Mapping{
		{Key: "top", Value: s},
		{Key: "text", Value: Text{"en": s, "no": s}, Comment: s},
		{Key: "list", Value: []any{s, Mapping{
			{Key: "deep", Value: s}, {Key: "next", Value: []string{s, s}},
		}}},
		{Key: "nested", Value: []any{[]any{s, []string{s}}, map[string]any{"b": s, "a": true}}},
		{Comment: s},
		{Key: "last", Value: []Mapping{{{Key: "a", Value: s, Comment: s}, {Key: "b", Value: 1}}}},
	}
	if s != "" && len(s) <= maxKey {
		m = append(m, Field{Key: "keys", Value: Mapping{{Key: s, Value: s}}})
	}
	return m
}

// plain is the value that a reader of the file must find.
func plain(v any) any {
	switch v := v.(type) {
	case Date:
		return string(v)
	case Answer:
		if len(v.Reason) == 0 {
			return v.Value
		}
		return map[string]any{"answer": v.Value, "reason": plain(v.Reason)}
	case Text:
		return plain(textMapping(v))
	case map[string]any:
		return plain(sortedMapping(v))
	case Mapping:
		m := map[string]any{}
		for _, f := range v {
			if f.Key != "" {
				m[f.Key] = plain(f.Value)
			}
		}
		return m
	case []string:
		return plain(anys(v))
	case []Text:
		return plain(anys(v))
	case []Mapping:
		return plain(anys(v))
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = plain(v[i])
		}
		return out
	}
	return v
}

// nodeValue reads a node without the loader's rules: every scalar that is not
// a number or a boolean must be tagged as text.
func nodeValue(t *testing.T, n *yaml.Node) any {
	t.Helper()
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			m[n.Content[i].Value] = nodeValue(t, n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := make([]any, len(n.Content))
		for i, c := range n.Content {
			list[i] = nodeValue(t, c)
		}
		return list
	}
	var v any
	if err := n.Decode(&v); err != nil {
		t.Fatalf("decode %q: %v", n.Value, err)
	}
	return v
}

func checkRoundTrip(t *testing.T, m Mapping) {
	t.Helper()
	data := encode(t, m)
	want := plain(m)
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		t.Fatalf("%v in\n%s", err, data)
	}
	if diff := cmp.Diff(want, nodeValue(t, doc.Content[0])); diff != "" {
		t.Fatalf("the YAML library reads something else (-want +got):\n%s\n%s", diff, data)
	}
	f, problems := Parse("records/x.yaml", data)
	for _, p := range problems {
		// The loader refuses some texts, however they are written.
		if p.Code != "control-character" && p.Code != "bidi" {
			t.Fatalf("the loader refuses it: %v in\n%s", p, data)
		}
	}
	if len(problems) == 0 {
		if diff := cmp.Diff(want, f.Value); diff != "" {
			t.Fatalf("the loader reads something else (-want +got):\n%s\n%s", diff, data)
		}
	}
}

func TestEncodeKeepsAwkwardTexts(t *testing.T) {
	for _, s := range awkward {
		checkRoundTrip(t, around(s))
	}
}

func FuzzEncode(f *testing.F) {
	for _, s := range awkward {
		f.Add(s, 1.5, 7)
	}
	f.Fuzz(func(t *testing.T, s string, number float64, integer int) {
		if !utf8.ValidString(s) || math.IsNaN(number) || math.Abs(number) > maxInteger {
			t.Skip()
		}
		m := append(around(s), Field{Key: "float", Value: number})
		if -maxInteger <= integer && integer <= maxInteger {
			m = append(m, Field{Key: "int", Value: integer})
		}
		checkRoundTrip(t, m)
	})
}

// A reader sees this: comments above fields, answers bare, long texts folded.
func TestEncodeStyle(t *testing.T) {
	m := Mapping{
		{Comment: "A record."},
		{Key: "id", Value: "parking"},
		{Key: "title", Value: Text{"fr": "Contrôle", "en": "Parking: checks", "no": "Kontroll"}},
		{Key: "organisation", Value: "007", Comment: "Who uses it.\nAn id."},
		{Key: "since", Value: Date("2024")},
		{Key: "asked", Value: Answer{Value: Yes}},
		{Key: "told", Value: Answer{Value: No, Reason: Text{"en": "Not yet."}}},
		{Key: "share", Value: 2.0},
		{Key: "open", Value: true},
		{Key: "languages", Value: []string{"en", "no"}},
		{Key: "needs", Value: []Text{{"en": "Your name."}}},
		{Key: "data", Value: []Mapping{
			{{Key: "id", Value: "plates"}, {Key: "use", Value: "both"}},
			{{Key: "id", Value: "people", Comment: "From the town."}},
		}},
		{Key: "none", Value: []string{}},
		{Key: "statement", Value: Text{"en": strings.Repeat("It compares number plates. ", 5) + "Done."}},
		{Key: "how", Value: "One\n\nTwo\n"},
	}
	want := `# A record.
id: parking
title:
  en: "Parking: checks"
  fr: Contrôle
  "no": Kontroll
# Who uses it.
# An id.
organisation: "007"
since: "2024"
asked: yes
told:
  answer: no
  reason:
    en: Not yet.
share: 2.0
open: true
languages:
  - en
  - "no"
needs:
  - en: Your name.
data:
  - id: plates
    use: both
  -
    # From the town.
    id: people
none: []
statement:
  en: >-
    It compares number plates. It compares number plates. It compares number
    plates. It compares number plates. It compares number plates. Done.
how: |
  One

  Two
`
	if diff := cmp.Diff(want, string(encode(t, m))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	checkRoundTrip(t, m)
}

func TestEncodeRefuses(t *testing.T) {
	for name, m := range map[string]Mapping{
		"nothing":       {},
		"no value":      {{Key: "a"}},
		"no key":        {{Value: "a"}},
		"key twice":     {{Key: "a", Value: 1}, {Key: "a", Value: 2}},
		"no answer":     {{Key: "a", Value: Answer{}}},
		"not UTF-8":     {{Key: "a", Value: "\xff"}},
		"not a number":  {{Key: "a", Value: math.NaN()}},
		"infinite":      {{Key: "a", Value: math.Inf(1)}},
		"large number":  {{Key: "a", Value: maxInteger + 1}},
		"other type":    {{Key: "a", Value: struct{}{}}},
		"deep in there": {{Key: "a", Value: []any{Mapping{{Key: "b", Value: nil}}}}},
		"long key":      {{Key: strings.Repeat("k", maxKey+1), Value: "a"}},
	} {
		if err := Encode(&bytes.Buffer{}, m); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestCleanGivesWhatTheLoaderTakes(t *testing.T) {
	for in, want := range map[string]string{
		"as it is, 1.10 and é\u200c\tx":  "as it is, 1.10 and é\u200c\tx",
		"a\r\nb\rc\u2028d\u2029e\u0085f": "a\nb\nc\nd\ne\nf",
		"\ufeffa\x00b\ue000c":            "abc",
		"a\u202eb":                       "ab",
		"\u2067a\u2069":                  "\u2067a\u2069",
		"a\xffb":                         "a\ufffdb",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
	for _, s := range append(awkward, "\u2066a\nb\u2069", "a\u202c", "\x1b[31m") {
		_, problems := Parse("x.yaml", encode(t, Mapping{{Key: "a", Value: Clean(s)}}))
		if len(problems) > 0 {
			t.Errorf("%q: %v", s, problems)
		}
	}
}
