package search

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// withAnalyzer are languages for which Bleve or we have an analyzer.
const withAnalyzer = "ar bg ckb cs da de el en es et fa fi fr ga hi hr hu it lt lv mt nl no pl pt " +
	"ro ru sk sl sv tr zh ja ko nb nn"

func TestAnalyzersAreRegistered(t *testing.T) {
	for _, lang := range append(strings.Fields(withAnalyzer), "pt-BR", "zh-Hant") {
		d := dialectOf(lang)
		if d.bleve == "" && d.stem == nil {
			t.Errorf("%s has no stems", lang)
		}
		a, err := newAnalyst(lang)
		if err != nil {
			t.Errorf("%s: %v", lang, err)
		} else if len(a.stop) == 0 && !a.pairs {
			t.Errorf("%s has no stop words", lang)
		}
	}
	for _, lang := range strings.Fields("ca eu gl hy id he xx") {
		if d := dialectOf(lang); d.bleve != "" || d.stem != nil {
			t.Errorf("%s has stems: add it to withAnalyzer", lang)
		}
		if _, err := newAnalyst(lang); err != nil {
			t.Errorf("%s: %v", lang, err)
		}
	}
}

func TestStemsConflate(t *testing.T) {
	for _, c := range []struct{ lang, a, b string }{
		{"en", "permits", "permit"}, {"fr", "allocations", "l'allocation"},
		{"de", "Bescheide", "Bescheid"}, {"nl", "uitkeringen", "uitkering"},
		{"es", "permisos", "permiso"}, {"ar", "الضريبة", "ضريبة"}, {"ru", "налоги", "налог"},
		{"it", "permessi", "permesso"}, {"sv", "skolorna", "skola"}, {"cs", "ŠKOLA", "skola"},
		{"ga", "d'obair", "obair"},
	} {
		a, err := newAnalyst(c.lang)
		if err != nil {
			t.Fatal(err)
		}
		stems := func(text string) (out []string) {
			for _, w := range a.words(text) {
				a.forms(w, func(_, stem string) { out = append(out, stem) })
			}
			slices.Sort(out)
			return slices.Compact(out)
		}
		if x, y := stems(c.a), stems(c.b); !slices.Equal(x, y) || len(x) == 0 {
			t.Errorf("%s: %q gives %q, %q gives %q", c.lang, c.a, x, c.b, y)
		}
	}
}

// TestEveryStemHasAWord: our words and Bleve's agree, so that nothing that
// Bleve has indexed is out of reach.
func TestEveryStemHasAWord(t *testing.T) {
	text := "It's the citizens’ can't-do e-mail: 3.14, foo_bar a:b example.com AT&T l'été " +
		"Straße ½ x² 人工智能 テスト 한국어 naïve rock'n'roll 'quoted' U.S.A. ...' don't d’aujourd’hui"
	for _, lang := range append(strings.Fields(withAnalyzer), "cs", "he") {
		docs := []Document{{ID: "a", Title: text}, {ID: "b", Text: []Passage{{Text: text}}}}
		g, err := gather(context.Background(), lang, docs)
		if err != nil {
			t.Fatal(err)
		}
		for term := range g.stems {
			found := false
			for _, stems := range g.surfaces {
				found = found || stems[term]
			}
			if !found {
				t.Errorf("%s: no word leads to %q", lang, term)
			}
		}
	}
}

// TestWeights compares with BM25 over the fields worked out by hand: two
// documents, the field text holds 3 words (id, parking, fraud) in one and 2 (id,
// fraud) in the other.
func TestWeights(t *testing.T) {
	docs := []Document{
		{ID: "q1", Title: "fraud", Text: []Passage{{Text: "parking fraud"}}},
		{ID: "q2", Text: []Passage{{Text: "fraud"}}},
	}
	g, err := gather(context.Background(), "en", docs)
	if err != nil {
		t.Fatal(err)
	}
	text := func(length float64) float64 { return 1 / (0.25 + 0.75*length/2.5) }
	bm := func(df, sum float64) float64 {
		return math.Log(1+(2-df+0.5)/(df+0.5)) * sum / (sum + 0.6)
	}
	want := map[string][]float64{
		"park":  {bm(1, text(3))},
		"fraud": {bm(2, 8+text(3)), bm(2, text(2))},
	}
	for term, list := range want {
		s := newWeigher(g).stem(g.stems[term], nil)
		if len(s.postings) != len(list) || s.peak != int(math.Round(slices.Max(list)*scale)) {
			t.Fatalf("%q: %+v, want %v", term, s, list)
		}
		for i, w := range list {
			level := int(math.Round(w/slices.Max(list)*levels)) - 1
			if s.postings[i].level != level {
				t.Errorf("%q: level %d, want %d", term, s.postings[i].level, level)
			}
		}
	}
}

func TestPairs(t *testing.T) {
	for in, want := range map[string]string{
		"人工智能": "人工 工智 智能", "税": "税", "ai系统": "ai 系统", "x税y": "x 税 y", "abc": "abc",
	} {
		if got := strings.Join(pairs(in), " "); got != want {
			t.Errorf("pairs(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSplitWords(t *testing.T) {
	for _, c := range []struct {
		in, want string
		open     bool
	}{
		{"", "", false},
		{"a b", "a|b", true},
		{"a b ", "a|b", false},
		{"it's 'so' o''x", "it's|so|o|x", true},
		{"x'", "x", false},
		{"--", "", false},
		{"नीति", "नीति", true},
	} {
		words, open := splitWords(c.in)
		if got := strings.Join(words, "|"); got != c.want || open != c.open {
			t.Errorf("splitWords(%q) = %q, %v", c.in, got, open)
		}
	}
}

func FuzzCompareUTF16(f *testing.F) {
	f.Add("\uE000", "😀")
	f.Add("a", "ab")
	f.Add("𐐀b", "𐐀a")
	f.Fuzz(func(t *testing.T, a, b string) {
		a, b = strings.ToValidUTF8(a, ""), strings.ToValidUTF8(b, "")
		want := slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
		if got := compareUTF16(a, b); (got < 0) != (want < 0) || (got > 0) != (want > 0) {
			t.Errorf("compareUTF16(%q, %q) = %d, want %d", a, b, got, want)
		}
		if got := len(utf16.Encode([]rune(a))); got != units(a) {
			t.Errorf("units(%q) = %d, want %d", a, units(a), got)
		}
	})
}

func TestSlips(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"abc", "abc", 0}, {"abc", "acb", 1}, {"abc", "ab", 1}, {"abc", "xbc", 1},
		{"abcd", "badc", 2}, {"kitten", "sitting", 3}, {"", "ab", 2},
	} {
		got := slips(utf16.Encode([]rune(c.a)), utf16.Encode([]rune(c.b)))
		if got != c.want {
			t.Errorf("slips(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
