package mend

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"vitrine/content"
	"vitrine/content/diag"
)

// verify reads a mended text again and refuses it unless the values that the
// fixes speak of are what they say, and all others what they were.
func verify(f *content.File, data []byte, fixes diag.List) error {
	_, before := content.Parse(f.Name, f.Data)
	mended, after := content.Parse(f.Name, data)
	if moreProblems(before, after) {
		return errOtherMeaning
	}
	if f.Value == nil { // it could not be read, so there is nothing to compare
		return nil
	}
	if !reflect.DeepEqual(intended(f.Value, mended.Value, fixes), mended.Value) {
		return errOtherMeaning
	}
	return nil
}

// moreProblems reports whether reading a text gives more problems of a kind than
// before. A file that could not be read at all has had all of them.
func moreProblems(before, after diag.List) bool {
	count := map[string]int{}
	for _, d := range before {
		if d.Code == "yaml-syntax" {
			return slices.ContainsFunc(after, func(d diag.Diagnostic) bool {
				return d.Code == "yaml-syntax"
			})
		}
		count[d.Code]++
	}
	for _, d := range after {
		if count[d.Code]--; count[d.Code] < 0 {
			return true
		}
	}
	return false
}

// intended is the value that a file is to have: the old one with the new values and
// names put in. Where only white space changes, the value is what YAML now reads.
func intended(old, mended any, fixes diag.List) any {
	byDepth := slices.SortedStableFunc(slices.Values(fixes), func(a, b diag.Diagnostic) int {
		// First values, which lie below keys as they were; then keys, the deepest first.
		return cmp.Or(
			boolean(a.Fix.Key)-boolean(b.Fix.Key),
			strings.Count(b.Path, "/")-strings.Count(a.Path, "/"))
	})
	for _, d := range byDepth {
		path := tokens(d.Path)
		switch {
		case d.Fix.Key:
			name, _ := d.Fix.Value.(string)
			old = replace(old, path[:len(path)-1], func(v any) any {
				return rename(v, path[len(path)-1], name)
			})
		case d.Fix.Value == nil:
			now := inside(mended, path)
			old = replace(old, path, func(any) any { return now })
		default:
			old = replace(old, path, func(any) any { return d.Fix.Value })
		}
	}
	return old
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// replace returns a value with a part of it changed. The old value stays as it is.
func replace(v any, path []string, change func(any) any) any {
	if len(path) == 0 {
		return change(v)
	}
	switch x := v.(type) {
	case map[string]any:
		if _, ok := x[path[0]]; !ok {
			return v
		}
		out := maps.Clone(x)
		out[path[0]] = replace(x[path[0]], path[1:], change)
		return out
	case []any:
		i, err := strconv.Atoi(path[0])
		if err != nil || i < 0 || i >= len(x) {
			return v
		}
		out := slices.Clone(x)
		out[i] = replace(x[i], path[1:], change)
		return out
	}
	return v
}

func rename(v any, from, to string) any {
	m, ok := v.(map[string]any)
	if !ok {
		return v
	}
	out := maps.Clone(m)
	delete(out, from)
	out[to] = m[from]
	return out
}

// inside returns what stands at a place of a value, nil for nothing.
func inside(v any, path []string) any {
	for _, token := range path {
		switch x := v.(type) {
		case map[string]any:
			v = x[token]
		case []any:
			i, err := strconv.Atoi(token)
			if err != nil || i < 0 || i >= len(x) {
				return nil
			}
			v = x[i]
		default:
			return nil
		}
	}
	return v
}

// tokens takes a JSON Pointer apart.
func tokens(pointer string) []string {
	if pointer == "" {
		return nil
	}
	path := strings.Split(pointer[1:], "/")
	for i, token := range path {
		path[i] = strings.ReplaceAll(strings.ReplaceAll(token, "~1", "/"), "~0", "~")
	}
	return path
}
