package ledger_test

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/gowebpki/jcs"

	"vitrine/content/ledger"
)

// TestCanonicalIsRFC8785 holds the writer against another one, on values made by
// chance.
func TestCanonicalIsRFC8785(t *testing.T) {
	random := rand.New(rand.NewPCG(8785, 1))
	for range 3_000 {
		v := anything(random, 0)
		got, err := ledger.Canonical(v)
		if err != nil {
			t.Fatalf("%#v: %v", v, err)
		}
		plain, err := json.Marshal(map[string]any{"v": v})
		if err != nil {
			t.Fatal(err)
		}
		want, err := jcs.Transform(plain)
		if err != nil {
			t.Fatal(err)
		}
		if string(want) != `{"v":`+string(got)+"}" {
			t.Fatalf("%s\nis written %s", want, got)
		}
	}
}

// anything is a value of the kinds that a register can hold.
func anything(random *rand.Rand, depth int) any {
	kind := random.IntN(8)
	if depth > 4 {
		kind = random.IntN(6)
	}
	switch kind {
	case 0:
		return random.IntN(2) == 0
	case 1:
		return random.IntN(1<<53) - 1<<52
	case 2:
		return float64(random.IntN(2_000_000)-1_000_000) / math.Pow10(random.IntN(25))
	case 3:
		return math.Float64frombits(random.Uint64()>>12 | 0x3FF<<52) // 1 to 2
	case 6:
		list := make([]any, random.IntN(4))
		for i := range list {
			list[i] = anything(random, depth+1)
		}
		return list
	case 7:
		m := map[string]any{}
		for range random.IntN(20) {
			m[word(random)] = anything(random, depth+1)
		}
		return m
	}
	return word(random)
}

// word is a text with characters that are sorted or escaped in different ways.
func word(random *rand.Rand) string {
	signs := []rune("aZ09_-/<&\"\\\b\f\n\r\t\x01\x1f\x7f é€ש中\u2028\ufb33\U0001F600\U0001D306")
	out := make([]rune, random.IntN(6))
	for i := range out {
		out[i] = signs[random.IntN(len(signs))]
	}
	return strings.ReplaceAll(string(out), "\ufb33", "\ufefb") // ufb33 is not in form C
}

func TestCanonicalNumbers(t *testing.T) {
	for _, c := range []struct {
		value any
		want  string
	}{
		{0.0, "0"},
		{math.Copysign(0, -1), "0"},
		{1e-6, "0.000001"},
		{1e-7, "1e-7"},
		{1.5e-10, "1.5e-10"},
		{-1e-300, "-1e-300"},
		{333333333.33333329, "333333333.3333333"},
		{ledger.MaxInteger, "9007199254740991"},
		{float64(-ledger.MaxInteger), "-9007199254740991"},
		{json.Number("4.50"), "4.5"},
	} {
		if got, err := ledger.Canonical(c.value); err != nil || string(got) != c.want {
			t.Errorf("%v is written %s, %v; want %s", c.value, got, err, c.want)
		}
	}
}

func TestCanonicalRefuses(t *testing.T) {
	deep := any("")
	for range ledger.MaxDepth + 1 {
		deep = []any{deep}
	}
	for name, c := range map[string]struct {
		value any
		want  string
	}{
		"large":      {ledger.MaxInteger + 1, "too large"},
		"small":      {-ledger.MaxInteger - 1, "too large"},
		"float":      {9007199254740992.0, "too large"},
		"number":     {json.Number("1e400"), "out of range"},
		"nan":        {math.NaN(), "none"},
		"infinite":   {math.Inf(-1), "none"},
		"not utf-8":  {"a\xff", "not valid UTF-8"},
		"decomposed": {[]any{"cafe\u0301"}, "normal form C"},
		"quad":       {"a\u2001b", "normal form C"},
		"kelvin":     {"“\u212a”", "normal form C"},
		"enclosed":   {"\u20d0\u0334", "normal form C"},
		"key":        {map[string]any{"e\u0301": 1}, "normal form C"},
		"type":       {map[string]any{"a": []string{"b"}}, "type []string"},
		"deep":       {deep, "nested"},
	} {
		got, err := ledger.Canonical(c.value)
		if err == nil || !strings.Contains(err.Error(), c.want) || got != nil {
			t.Errorf("%s: %s, %v", name, got, err)
		}
	}
}
