package schema

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"vitrine/content"
	"vitrine/content/example"
)

// TestAcceptorsKnowEveryKeyword: a keyword that the acceptor does not know sends
// every file to the validator, which is right but several times slower.
func TestAcceptorsKnowEveryKeyword(t *testing.T) {
	for kind := range acceptors() {
		c := acceptCompiler{done: map[string]*acceptor{}}
		c.compile(resolve(base + kind + ".json"))
		for _, keyword := range c.unknown {
			t.Errorf("%s.json: accept_compile.go does not know %q", kind, keyword)
		}
	}
}

// bothSay asks that acceptor and validator say the same of a value.
func bothSay(t *testing.T, kind string, v any) {
	t.Helper()
	err := load().kinds[kind].Validate(v)
	if got := acceptors()[kind].accepts(v); got != (err == nil) {
		data, _ := json.Marshal(v)
		t.Errorf("%s: accepted = %v, but the validator says: %v\n%s", kind, got, err, data)
	}
}

// samples are the values of the example's files and of those of the suite.
func samples(tb testing.TB) map[string][]any {
	tb.Helper()
	registers := []fs.FS{example.FS()}
	names, err := filepath.Glob("testdata/suite/*.txtar")
	if err != nil || len(names) == 0 {
		tb.Fatalf("no suite: %v", err)
	}
	for _, name := range append(names, "testdata/base.txtar", "testdata/every.txtar") {
		a, err := txtar.ParseFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		fsys := fstest.MapFS{content.SettingsFile: {Data: []byte("id: x\n")}}
		for _, f := range a.Files {
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		}
		registers = append(registers, fsys)
	}
	out := map[string][]any{}
	for _, fsys := range registers {
		reg, _, err := content.Load(fsys)
		if err != nil {
			tb.Fatal(err)
		}
		for _, f := range reg.Files() {
			if f.Value != nil {
				out[kindOf(f.Name)] = append(out[kindOf(f.Name)], f.Value)
			}
		}
	}
	return out
}

// TestAcceptorAgreesWithValidator compares both on every sample, and on each of
// them with one value or field after the other replaced, added or taken out.
func TestAcceptorAgreesWithValidator(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for kind, values := range samples(t) {
		valid := 0
		for _, v := range values {
			bothSay(t, kind, v)
			if acceptors()[kind].accepts(v) {
				valid++
			}
			for range 40 {
				bothSay(t, kind, mutate(random, v))
			}
		}
		if valid == 0 || kind == kindRecord && valid == len(values) {
			t.Errorf("%s: %d of %d samples are valid", kind, valid, len(values))
		}
	}
}

// mutate copies a value and changes one place of the copy.
func mutate(random *rand.Rand, v any) any {
	n := 0
	count(v, &n)
	n = random.IntN(n)
	return replace(random, v, &n)
}

func count(v any, n *int) {
	*n++
	switch x := v.(type) {
	case map[string]any:
		for _, child := range x {
			count(child, n)
		}
	case []any:
		for _, child := range x {
			count(child, n)
		}
	}
}

// replace copies a value; the place that n counts down to is changed.
func replace(random *rand.Rand, v any, n *int) any {
	*n--
	if *n == -1 {
		return change(random, v)
	}
	switch x := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(x))
		for _, name := range sorted(x) {
			out[name] = replace(random, x[name], n)
		}
		return out
	case []any:
		out := make([]any, len(x))
		for i, child := range x {
			out[i] = replace(random, child, n)
		}
		return out
	}
	return v
}

func sorted(m map[string]any) []string {
	var names []string
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// odd are values that schemas are likely to be read differently about.
var odd = []any{
	nil, true, false, 0, 1, -1, 3, 0.5, 1.0, -1.5, "", " ", "\u00a0", "\n", "yes", "no", "en",
	"EN", "zh-Hans", "e", "in_use", "2024", "2024-13", "2024-02-31", "2024-1-1", "-a", "a-", "Ä",
	"http://", "https://a.example", "https://a b", "a@b.c", "1 2 3", strings.Repeat("a", 65),
	[]any{}, []any{"en", "en"}, []any{"en", "fr"}, []any{1, 1.0}, []any{nil},
	[]any{map[string]any{}}, map[string]any{}, map[string]any{"en": "A"}, map[string]any{"en": ""},
	map[string]any{"answer": "no"}, map[string]any{"none": true}, map[string]any{"none": false},
	map[string]any{"type": "email", "value": "a"}, map[string]any{"type": "url", "value": "a"},
}

// change makes something else of a value.
func change(random *rand.Rand, v any) any {
	some := odd[random.IntN(len(odd))]
	switch x := v.(type) {
	case map[string]any:
		names := append(sorted(x), "id", "en", "kind", "answer", "unknown", "none", "value")
		name := names[random.IntN(len(names))]
		out := make(map[string]any, len(x)+1)
		for k, child := range x {
			out[k] = child
		}
		switch _, there := x[name]; {
		case !there:
			out[name] = some
		case random.IntN(2) == 0:
			delete(out, name)
		default:
			out[name] = some
		}
		return out
	case []any:
		switch random.IntN(3) {
		case 0:
			return append(slices.Clone(x), some)
		case 1:
			return append(slices.Clone(x), x...)
		}
	case string:
		if n := len(x); n > 0 && random.IntN(2) == 0 {
			i := random.IntN(n)
			return strings.ToValidUTF8(x[:i]+string(rune(random.IntN(0x180)))+x[i+1:], "\uFFFD")
		}
	}
	return some
}

// TestLongListsAreComparedToo: those are compared in another way.
func TestLongListsAreComparedToo(t *testing.T) {
	a := &acceptor{kinds: anything, unique: true}
	var list []any
	for i := range 3 * fewItems {
		list = append(list, fmt.Sprint("word", i), i, []any{i})
	}
	if !a.accepts(list) {
		t.Error("a list without repetition is not accepted")
	}
	for _, twice := range []any{"word3", 3, 3.0, []any{3.0}} {
		if a.accepts(append(slices.Clone(list), twice)) {
			t.Errorf("%v stands there twice and is accepted", twice)
		}
	}
}

// FuzzAcceptor looks for a value about which acceptor and validator differ. The
// numbers choose a sample and what to change in it; the text is put in.
func FuzzAcceptor(f *testing.F) {
	kinds := samples(f)
	patterns := map[string]*regexp.Regexp{}
	for form := range forms {
		patterns[form] = regexp.MustCompile(form)
	}
	for i := range uint64(40) {
		f.Add(i, i, "a")
	}
	f.Fuzz(func(t *testing.T, which, seed uint64, word string) {
		random := rand.New(rand.NewPCG(which, seed))
		kind := []string{kindRecord, kindOrganisation, kindChannel, kindRegister}[which%4]
		v := kinds[kind][which/4%uint64(len(kinds[kind]))]
		for range 1 + seed%3 {
			v = mutate(random, v)
		}
		bothSay(t, kind, v)
		bothSay(t, kind, map[string]any{"id": word, "title": map[string]any{word: word}})
		for form, match := range forms {
			if got := match(word); got != patterns[form].MatchString(word) {
				t.Errorf("%q matches %s: %v", word, form, got)
			}
		}
	})
}

// TestFormsAreTheirPatterns compares each form with its regular expression on
// texts that differ from a good one in one place.
func TestFormsAreTheirPatterns(t *testing.T) {
	good := []string{
		"a", "a-1", strings.Repeat("a", 64), "en", "zh-Hans", "sr-Latn-RS", "2024", "2024-03",
		"2024-03-18", "2024-12-31", "http://a.example/x?y#z", "https://é.example", "\u00a0", " a ",
		" \t\n\f\r", "\v", "\x00",
	}
	others := " \t\n\v\f\r-@[`{/:09az AZ<>\"é\u00a0\u2028\xff"
	used := map[string]bool{}
	for form, match := range forms {
		pattern := regexp.MustCompile(form)
		compare := func(s string) {
			used[form] = used[form] || match(s)
			if got := match(s); got != pattern.MatchString(s) {
				t.Errorf("%q matches %s: %v", s, form, got)
			}
		}
		for _, s := range good {
			for i := range len(s) + 1 {
				compare(s[:i])
				compare(s[i:])
				for j := range len(others) {
					compare(s[:i] + others[j:j+1] + s[i:])
					compare(s[:i] + others[j:j+1] + s[min(i+1, len(s)):])
				}
			}
		}
		if !used[form] {
			t.Errorf("no text matches %s", form)
		}
	}
}
