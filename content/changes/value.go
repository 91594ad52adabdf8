package changes

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Tree is a record, organisation, channel or the settings as JSON values.
type Tree = map[string]any

// Equal reports whether two JSON values are the same.
func Equal(a, b any) bool {
	switch a := a.(type) {
	case map[string]any:
		b, ok := b.(map[string]any)
		return ok && maps.EqualFunc(a, b, Equal)
	case []any:
		b, ok := b.([]any)
		return ok && slices.EqualFunc(a, b, Equal)
	case string:
		b, ok := b.(string)
		return ok && a == b
	case bool:
		b, ok := b.(bool)
		return ok && a == b
	case nil:
		return b == nil
	}
	x, ok := Number(a)
	y, also := Number(b)
	return ok && also && x == y
}

// Number returns the value of a number, or false for anything else.
func Number(v any) (float64, bool) {
	switch v := v.(type) {
	case int:
		return float64(v), true
	case float64:
		return v, true
	case json.Number:
		f, err := v.Float64()
		return f, err == nil
	}
	return 0, false
}

// key is a text that is the same for values that are equal, and for no others.
func key(v any) string {
	var b strings.Builder
	writeKey(&b, v)
	return b.String()
}

func writeKey(b *strings.Builder, v any) {
	switch v := v.(type) {
	case map[string]any:
		b.WriteByte('{')
		for _, k := range slices.Sorted(maps.Keys(v)) {
			b.WriteString(strconv.Quote(k))
			writeKey(b, v[k])
		}
		b.WriteByte('}')
	case []any:
		b.WriteByte('[')
		for _, x := range v {
			writeKey(b, x)
			b.WriteByte(',')
		}
		b.WriteByte(']')
	case string:
		b.WriteString(strconv.Quote(v))
	case bool:
		b.WriteString(strconv.FormatBool(v))
	default:
		if n, ok := Number(v); ok {
			b.WriteString(strconv.FormatFloat(n, 'g', -1, 64))
		} else {
			b.WriteString("null")
		}
	}
}

// Tokens takes a JSON Pointer apart. The pointer to the whole has no tokens.
func Tokens(pointer string) []string {
	if pointer == "" {
		return nil
	}
	tokens := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	if strings.Contains(pointer, "~") {
		for i, t := range tokens {
			tokens[i] = strings.ReplaceAll(strings.ReplaceAll(t, "~1", "/"), "~0", "~")
		}
	}
	return tokens
}

// Pointer puts a JSON Pointer together.
func Pointer(tokens ...string) string {
	p := ""
	for _, t := range tokens {
		p = below(p, t)
	}
	return p
}

func below(pointer, token string) string {
	if strings.ContainsAny(token, "~/") {
		token = strings.ReplaceAll(strings.ReplaceAll(token, "~", "~0"), "/", "~1")
	}
	return pointer + "/" + token
}

// At returns the value at the place that tokens lead to, or false if there is
// none.
func At(v any, tokens ...string) (any, bool) {
	for _, t := range tokens {
		switch in := v.(type) {
		case map[string]any:
			next, ok := in[t]
			if !ok {
				return nil, false
			}
			v = next
		case []any:
			i, ok := index(t, len(in))
			if !ok {
				return nil, false
			}
			v = in[i]
		default:
			return nil, false
		}
	}
	return v, true
}

// index reads the number of an item, written as RFC 6901 wants it.
func index(token string, length int) (int, bool) {
	i, err := strconv.Atoi(token)
	return i, err == nil && 0 <= i && i < length && strconv.Itoa(i) == token
}
