package ledger

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// MaxInteger is the largest whole number that every reader of JSON keeps exact,
// and -MaxInteger the smallest.
const MaxInteger = 1<<53 - 1

// MaxDepth is how deep values may be nested: deeper than any file of a register.
const MaxDepth = 100

// Canonical writes a value as RFC 8785 asks: the same value always gives the same
// bytes. The value is made of map[string]any, []any, string, bool, int, float64,
// json.Number and nil. It is an error when something else is in it, a whole number
// beyond [MaxInteger], a number that is none, text that is not UTF-8 or not in
// Unicode's normal form C, or when it is nested more than [MaxDepth] deep: equal
// texts and numbers must be equal bytes. The bytes are not fit to stand in HTML.
func Canonical(v any) ([]byte, error) {
	out, err := appendValue(make([]byte, 0, 4096), v, 0)
	if err != nil {
		return nil, fmt.Errorf("write canonical JSON: %w", err)
	}
	return out, nil
}

func appendValue(out []byte, v any, depth int) ([]byte, error) {
	if depth > MaxDepth {
		return nil, fmt.Errorf("nested more than %d deep", MaxDepth)
	}
	switch v := v.(type) {
	case nil:
		return append(out, "null"...), nil
	case bool:
		return strconv.AppendBool(out, v), nil
	case string:
		return appendText(out, v)
	case int:
		if v > MaxInteger || v < -MaxInteger {
			return nil, fmt.Errorf("the number %d is too large to stay exact", v)
		}
		return strconv.AppendInt(out, int64(v), 10), nil
	case float64:
		return appendFloat(out, v)
	case json.Number:
		f, err := v.Float64()
		if err != nil {
			return nil, fmt.Errorf("the number %s is out of range", v)
		}
		return appendFloat(out, f)
	case []any:
		return appendList(out, v, depth)
	case map[string]any:
		return appendObject(out, v, depth)
	}
	return nil, fmt.Errorf("a value of type %T", v)
}

func appendList(out []byte, list []any, depth int) (_ []byte, err error) {
	out = append(out, '[')
	for i, x := range list {
		if i > 0 {
			out = append(out, ',')
		}
		if out, err = appendValue(out, x, depth+1); err != nil {
			return nil, err
		}
	}
	return append(out, ']'), nil
}

func appendObject(out []byte, m map[string]any, depth int) (_ []byte, err error) {
	var room [16]string
	keys := room[:0]
	for key := range m {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, compareKeys)
	out = append(out, '{')
	for i, key := range keys {
		if i > 0 {
			out = append(out, ',')
		}
		if out, err = appendText(out, key); err != nil {
			return nil, err
		}
		out = append(out, ':')
		if out, err = appendValue(out, m[key], depth+1); err != nil {
			return nil, err
		}
	}
	return append(out, '}'), nil
}

// compareKeys compares texts as UTF-16. That differs from comparing bytes only where
// a character beyond U+FFFF, which begins with a byte from F0 on, meets one from
// U+E000 on, which begins with EE or EF: then the former comes first.
func compareKeys(a, b string) int {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	if i == len(a) || i == len(b) {
		return cmp.Compare(len(a), len(b))
	}
	if a[i] >= 0xEE && b[i] >= 0xEE && (a[i] >= 0xF0) != (b[i] >= 0xF0) {
		return cmp.Compare(b[i], a[i])
	}
	return cmp.Compare(a[i], b[i])
}

// appendText writes a text. Only what must be escaped is.
func appendText(out []byte, s string) ([]byte, error) {
	out = append(out, '"')
	plain, composed, from := true, true, 0
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			plain = false
			composed = composed && !mayCompose(s[i:])
			continue
		}
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		out = appendEscape(append(out, s[from:i]...), c)
		from = i + 1
	}
	if !plain {
		if !utf8.ValidString(s) {
			return nil, fmt.Errorf("the text %q is not valid UTF-8", s)
		}
		if !composed && !norm.NFC.IsNormalString(s) {
			return nil, fmt.Errorf("the text %q is not in Unicode's normal form C", s)
		}
	}
	return append(append(out, s[from:]...), '"'), nil
}

// mayCompose reports whether a byte begins a character of which the normal form C
// may make something else. No Latin letter before U+0300 does, nor do the quotes,
// dashes and signs from U+2002 to U+20BF: texts of most languages need no closer
// look.
func mayCompose(s string) bool {
	switch {
	case s[0] < 0xCC:
		return false
	case s[0] != 0xE2 || len(s) < 3:
		return true
	}
	return s[1] > 0x82 || s[1] == 0x80 && s[2] < 0x82
}

func appendEscape(out []byte, c byte) []byte {
	const digits = "0123456789abcdef"
	switch c {
	case '"', '\\':
		return append(out, '\\', c)
	case '\b':
		return append(out, `\b`...)
	case '\t':
		return append(out, `\t`...)
	case '\n':
		return append(out, `\n`...)
	case '\f':
		return append(out, `\f`...)
	case '\r':
		return append(out, `\r`...)
	}
	return append(out, '\\', 'u', '0', '0', digits[c>>4], digits[c&15])
}

// appendFloat writes a number as JavaScript does.
func appendFloat(out []byte, f float64) ([]byte, error) {
	size := math.Abs(f)
	switch {
	case math.IsNaN(f) || math.IsInf(f, 0):
		return nil, errors.New("a number that is none")
	case size > MaxInteger:
		return nil, fmt.Errorf("the number %v is too large to stay exact", f)
	case f == 0:
		return append(out, '0'), nil // also for -0
	case size >= 1e-6:
		return strconv.AppendFloat(out, f, 'f', -1, 64), nil
	}
	text := strconv.FormatFloat(f, 'e', -1, 64) // "1e-07"
	return append(out, strings.Replace(text, "e-0", "e-", 1)...), nil
}
