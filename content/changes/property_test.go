package changes

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// maker makes values and changes them, always the same from the same seed.
type maker struct{ *rand.Rand }

func newMaker(seed uint64) maker { return maker{rand.New(rand.NewPCG(seed, 7))} }

func (m maker) text() string {
	words := strings.Fields("a person may object within six weeks to the office that decided – 人 工 智能")
	n := 1 + m.IntN(8)
	out := make([]string, n)
	for i := range out {
		out[i] = words[m.IntN(len(words))]
	}
	return strings.Join(out, " ")
}

func (m maker) value(depth int) any {
	switch n := m.IntN(8); {
	case n < 2 && depth > 0:
		return m.tree(depth)
	case n < 4 && depth > 0:
		list := make([]any, m.IntN(5))
		for i := range list {
			list[i] = m.value(depth - 1)
		}
		return list
	case n == 4:
		return m.IntN(3)
	case n == 5:
		return m.IntN(2) == 0
	case n == 6:
		return nil
	}
	return m.text()
}

func (m maker) tree(depth int) map[string]any {
	keys := []string{"id", "title", "en", "fr", "-", "0", "a/b", "~1", "", "redress"}
	t := map[string]any{}
	for range m.IntN(6) {
		k := keys[m.IntN(len(keys))]
		if k == "id" {
			t[k] = fmt.Sprint("id-", m.IntN(4))
		} else {
			t[k] = m.value(depth - 1)
		}
	}
	return t
}

// mutated is a copy of a value with some changes.
func (m maker) mutated(v any) any {
	if m.IntN(12) == 0 {
		return m.value(2)
	}
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for _, k := range slices.Sorted(maps.Keys(v)) {
			if m.IntN(10) > 0 {
				out[k] = m.mutated(v[k])
			}
		}
		if m.IntN(6) == 0 {
			maps.Copy(out, m.tree(2))
		}
		return out
	case []any:
		out := []any{}
		for _, x := range v {
			if m.IntN(8) > 0 {
				out = append(out, m.mutated(x))
			}
		}
		if m.IntN(4) == 0 {
			out = slices.Insert(out, m.IntN(len(out)+1), m.value(2))
		}
		if m.IntN(4) == 0 {
			m.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
		}
		return out
	}
	return v
}

// mustApply fails unless the changes make b from a, also after they were
// written as JSON and read again.
func mustApply(t *testing.T, a, b any) []Change {
	t.Helper()
	before := key(a)
	list := Compare(a, b)
	got, err := Apply(list, a)
	if err != nil || !Equal(got, b) {
		t.Fatalf("Apply: %v\nold  %s\nnew  %s\ngot  %s\n%+v", err, key(a), key(b), key(got), list)
	}
	data, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	var read []Change
	if err := json.Unmarshal(data, &read); err != nil {
		t.Fatal(err)
	}
	if got, err := Apply(read, a); err != nil || !Equal(got, b) {
		t.Fatalf("Apply after JSON: %v\n%s", err, data)
	}
	if key(a) != before {
		t.Fatal("the old value was changed")
	}
	if (len(list) == 0) != Equal(a, b) {
		t.Fatalf("%d changes, but equal is %v", len(list), Equal(a, b))
	}
	return list
}

func TestApplyMakesTheNewVersion(t *testing.T) {
	for seed := range uint64(5_000) {
		m := newMaker(seed)
		a := m.tree(4)
		var b any = m.mutated(a)
		if seed%10 == 0 {
			b = m.tree(4)
		}
		list := mustApply(t, a, b)
		again := Compare(a, b)
		if fmt.Sprint(list) != fmt.Sprint(again) {
			t.Fatalf("seed %d: two comparisons differ", seed)
		}
		mustApply(t, b, a)
	}
}

func FuzzApply(f *testing.F) {
	f.Add([]byte(`{"a":[{"id":"x","n":1},{"id":"y"}]}`), []byte(`{"a":[{"id":"y"},{"id":"x","n":2},3]}`))
	f.Add([]byte(`{"-":1,"":{"en":"a b c"}}`), []byte(`{"-":[1],"":{"en":"a c","fr":null}}`))
	f.Add([]byte(`[1,1,2,"a b","a b c"]`), []byte(`["a b c d",2,1,"a b",1,1]`))
	f.Fuzz(func(t *testing.T, old, new []byte) {
		var a, b any
		if json.Unmarshal(old, &a) != nil || json.Unmarshal(new, &b) != nil {
			return
		}
		mustApply(t, a, b)
	})
}

// Changes that fit no value must be refused, never taken by half or in panic.
func FuzzApplyForeign(f *testing.F) {
	f.Add([]byte(`[{"op":"add","from":"/a/-","path":"/a/0","new":1}]`), []byte(`{"a":[2]}`))
	f.Add([]byte(`[{"op":"move","from":"/0","path":"/9"}]`), []byte(`[1,2]`))
	f.Add([]byte(`[{"op":"remove","from":"","path":""}]`), []byte(`1`))
	f.Fuzz(func(t *testing.T, changes, old []byte) {
		var list []Change
		var a any
		if json.Unmarshal(changes, &list) != nil || json.Unmarshal(old, &a) != nil {
			return
		}
		before := key(a)
		_, _ = Apply(list, a)
		if key(a) != before {
			t.Fatal("the old value was changed")
		}
	})
}

func TestWordsHoldBothTexts(t *testing.T) {
	for seed := range uint64(5_000) {
		m := newMaker(seed)
		a := m.text() + m.text()
		b := a
		if seed%3 > 0 {
			b = m.text() + a[:len("a")] + m.text()
		}
		var old, new strings.Builder
		edits := Words(a, b)
		for i, e := range edits {
			if e.Op != Add {
				old.WriteString(e.Text)
			}
			if e.Op != Remove {
				new.WriteString(e.Text)
			}
			if i > 0 && edits[i-1].Op == e.Op {
				t.Fatalf("two neighbours are both %q: %v", e.Op, edits)
			}
		}
		if old.String() != a || new.String() != b {
			t.Fatalf("%q → %q: %v", a, b, edits)
		}
	}
}
