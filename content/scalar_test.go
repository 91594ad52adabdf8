package content_test

import (
	"testing"

	"vitrine/content"
	"vitrine/content/diag"
)

const scalars = "\uFEFFid: 'a b'   # why\r\n" +
	"title: {\" en\": \"a \\\" b\", fr: c d }\r\n" +
	"list:\r\n- 1.10\r\n- é\r\n" +
	"long: one\r\n  two\r\n" +
	"block: |\r\n  three\r\n" +
	"quoted: \"four\r\n  five\"\r\n"

func TestScalarsAreFoundAsWritten(t *testing.T) {
	f, problems := content.Parse("records/a.yaml", []byte(scalars))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, want := range []struct {
		pointer, text, value string
		line, column, end    int
	}{
		{"/id", "'a b'", "a b", 1, 5, 10},
		{"/title/ en", `"a \" b"`, `a " b`, 2, 16, 24},
		{"/title/fr", "c d", "c d", 2, 30, 33},
		{"/list/0", "1.10", "1.10", 4, 3, 7},
		{"/list/1", "é", "é", 5, 3, 4},
	} {
		got, ok := f.Scalar(want.pointer)
		r := diag.Range{
			Start: diag.Position{Line: want.line, Column: want.column},
			End:   diag.Position{Line: want.line, Column: want.end},
		}
		if !ok || got.Text != want.text || got.Value != want.value || got.Range != r {
			t.Errorf("%s: got %+v, %v", want.pointer, got, ok)
		}
	}
	if key, ok := f.KeyScalar("/title/ en"); !ok || key.Text != `" en"` || key.Range.Start.Column != 9 {
		t.Errorf("the key is %+v, %v", key, ok)
	}
	for _, pointer := range []string{"", "/title", "/long", "/block", "/quoted", "/list/2", "/nobody"} {
		if got, ok := f.Scalar(pointer); ok {
			t.Errorf("%s: there is no text of one line, got %+v", pointer, got)
		}
	}
	if key, ok := f.KeyScalar("/list/0"); ok {
		t.Errorf("an item has no key, got %+v", key)
	}
}

func TestScalarsKeepTheirQuotes(t *testing.T) {
	for _, c := range []struct{ quote, value, want string }{
		{"", "in_use", "in_use"},
		{"", "yes", "yes"},
		{"", "2024-03-18", "2024-03-18"},
		{"", "https://city.example/a", "https://city.example/a"},
		{`"`, "in_use", `"in_use"`},
		{"'", "it's", "'it''s'"},
		{"", "007", ""},
		{"", "true", ""},
		{"", "a: b", ""},
		{"", "a, b", ""},
		{"", "", ""},
		{`"`, `a"b`, ""},
		{`"`, `a\b`, ""},
		{"'", "a\nb", ""},
		{"'", "a\u202eb", ""},
	} {
		got, ok := content.Scalar{Quote: c.quote}.As(c.value)
		if ok != (c.want != "") || ok && got != c.want {
			t.Errorf("%s%s%s: got %s, %v", c.quote, c.value, c.quote, got, ok)
		}
	}
}

func TestStretches(t *testing.T) {
	f, problems := content.Parse("records/a.yaml", []byte("a: {b: x, c: y}\nd:\n  - e: z\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	at := func(line, column int) diag.Position { return diag.Position{Line: line, Column: column} }
	for pointer, want := range map[string]content.Stretch{
		"/a":     {Key: at(1, 1), Value: at(1, 4), Next: at(2, 1), Sibling: true},
		"/a/b":   {Key: at(1, 5), Value: at(1, 8), Next: at(1, 11), Sibling: true},
		"/a/c":   {Key: at(1, 11), Value: at(1, 14), Next: at(2, 1)},
		"/d":     {Key: at(2, 1), Value: at(3, 3)},
		"/d/0/e": {Key: at(3, 5), Value: at(3, 8)},
	} {
		if got, ok := f.Stretch(pointer); !ok || got != want {
			t.Errorf("%s: got %+v, %v", pointer, got, ok)
		}
	}
	for _, pointer := range []string{"", "/d/0", "/z", "/a/z"} {
		if got, ok := f.Stretch(pointer); ok {
			t.Errorf("%s: got %+v", pointer, got)
		}
	}
}
