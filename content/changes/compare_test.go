package changes

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

func parse(t testing.TB, text string) any {
	t.Helper()
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// TestCompare says what is found for what people do to records.
func TestCompare(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"nothing", `{"a":[1,{"b":"c"}]}`, `{"a":[1.0,{"b":"c"}]}`, ""},
		{
			"one language of a text",
			`{"title":{"en":"Checks","fr":"Controle"}}`, `{"title":{"en":"Checks","fr":"Contrôle"}}`,
			"replace /title/fr",
		},
		{"a field", `{"a":1}`, `{"b":1}`, "remove /a, add /b"},
		{"another kind of value", `{"a":"yes"}`, `{"a":{"answer":"yes"}}`, "replace /a"},
		{
			"an item with an id, whatever its number",
			`{"r":[{"id":"x","n":1},{"id":"y","n":2}]}`, `{"r":[{"id":"y","n":3}]}`,
			"remove /r/0 → /r/-, replace /r/1/n → /r/0/n",
		},
		{
			"the order of two items", `{"r":[{"id":"x"},{"id":"y"},{"id":"z"}]}`,
			`{"r":[{"id":"z"},{"id":"x"},{"id":"y"}]}`, "move /r/2 → /r/0",
		},
		{
			"an item without an id that says almost the same",
			`{"c":[{"type":"email","value":"a@b.c"},{"type":"phone","value":"+1"}]}`,
			`{"c":[{"type":"phone","value":"+2"},{"type":"email","value":"a@b.c"}]}`,
			"move /c/1 → /c/0, replace /c/1/value → /c/0/value",
		},
		{
			"an item that says something else",
			`{"c":[{"type":"email","value":"a@b.c"}]}`, `{"c":[{"type":"phone","value":"+1"}]}`,
			"remove /c/0 → /c/-, add /c/- → /c/0",
		},
		{
			"codes of a list", `{"r":["privacy","health","work"]}`, `{"r":["work","privacy"]}`,
			"remove /r/1 → /r/-, move /r/2 → /r/0",
		},
		{
			"another id for the same route",
			`{"r":[{"id":"a","body":{"en":"The desk"},"kind":"appeal","url":"https://x.example/"}]}`,
			`{"r":[{"id":"b","body":{"en":"The desk"},"kind":"appeal","url":"https://x.example/"}]}`,
			"replace /r/0/id",
		},
		{
			"signs in keys", `{"a/b":{"~":1}}`, `{"a/b":{"~":2}}`, "replace /a~1b/~0",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			old, new := parse(t, c.old), parse(t, c.new)
			var got []string
			for _, one := range mustApply(t, old, new) {
				line := string(one.Op) + " " + one.From
				if one.Path != one.From {
					line += " → " + one.Path
				}
				got = append(got, line)
			}
			if s := strings.Join(got, ", "); s != c.want {
				t.Errorf("got  %s\nwant %s", s, c.want)
			}
		})
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"You have six weeks.", "You have four weeks.", "You have [-six-][+four+] weeks."},
		{"an officer decides", "decides", "[-an officer -]decides"},
		{"", "new", "[+new+]"},
		{"one two three", "one deux trois three", "one [-two-][+deux trois+] three"},
		{"由官员决定", "由机器决定", "由[-官员-][+机器+]决定"},
	} {
		var got strings.Builder
		for _, e := range Words(c.old, c.new) {
			got.WriteString(map[Op]string{Keep: "%s", Remove: "[-%s-]", Add: "[+%s+]"}[e.Op])
			s := strings.Replace(got.String(), "%s", e.Text, 1)
			got.Reset()
			got.WriteString(s)
		}
		if got.String() != c.want {
			t.Errorf("got  %s\nwant %s", got.String(), c.want)
		}
	}
}

// Lists and texts that are made to be slow come to an end: without bounds, comparing
// these would take very long.
func TestHostileValuesEnd(t *testing.T) {
	long := func(n int, format string) []any {
		out := make([]any, n)
		for i := range out {
			out[i] = map[string]any{"a": fmt.Sprintf(format, i), "b": fmt.Sprintf("%d "+format, -i, i)}
		}
		return out
	}
	mustApply(t, long(5000, "x %d"), long(5000, "y %d"))
	text := func(word string) string {
		var b strings.Builder
		for i := range 100_000 {
			fmt.Fprintf(&b, "%s%d ", word, i)
		}
		return b.String()
	}
	if n := len(Words(text("a"), text("b"))); n == 0 {
		t.Error("no words differ")
	}
}

func TestApplyRefusesWhatDoesNotFit(t *testing.T) {
	for name, c := range map[string]struct{ changes, old string }{
		"nothing there":    {`[{"op":"replace","from":"/a/b","path":"/a/b","new":1}]`, `{"a":{}}`},
		"no list":          {`[{"op":"add","from":"/a/-","path":"/a/0","new":1}]`, `{"a":"x"}`},
		"place too far":    {`[{"op":"add","from":"/a/-","path":"/a/7","new":1}]`, `{"a":[]}`},
		"place taken":      {`[{"op":"add","from":"/-","path":"/0","new":1},{"op":"add","from":"/-","path":"/0","new":2}]`, `[]`},
		"twice":            {`[{"op":"remove","from":"/a","path":"/a"},{"op":"remove","from":"/a","path":"/a"}]`, `{"a":1}`},
		"added over":       {`[{"op":"add","from":"/a","path":"/a","new":2}]`, `{"a":1}`},
		"the whole":        {`[{"op":"remove","from":"","path":""}]`, `{}`},
		"odd number":       {`[{"op":"remove","from":"/01","path":"/-"}]`, `[1,2]`},
		"replaced + below": {`[{"op":"replace","from":"/a","path":"/a","new":1},{"op":"add","from":"/a/b","path":"/a/b","new":1}]`, `{"a":{}}`},
	} {
		var list []Change
		if err := json.Unmarshal([]byte(c.changes), &list); err != nil {
			t.Fatal(err)
		}
		if got, err := Apply(list, parse(t, c.old)); err == nil {
			t.Errorf("%s: got %v", name, got)
		}
	}
}
