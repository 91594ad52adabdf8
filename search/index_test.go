package search_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"vitrine/search"
)

func doc(id, title string, text ...string) search.Document {
	return search.Document{
		ID: id, Title: title, Lang: "en", Text: passages(text...), URL: "systems/" + id + "/",
	}
}

func ids(res search.Results) string {
	var out []string
	for _, h := range res.Hits {
		out = append(out, h.ID)
	}
	return strings.Join(out, " ")
}

func TestRanking(t *testing.T) {
	docs := []search.Document{
		doc("a", "Parking permits", "Checks whether a person may park in a street."),
		doc("b", "School places", "Assigns pupils to schools. Parking is not considered."),
		doc("c", "Welfare fraud detection", "Selects benefits for inspection by a person."),
		doc("d", "Car counting", "Cameras count cars at a parking lot, parking parking."),
		doc("e", "Housing waiting list", "The citizen's waiting time decides."),
		doc("f", "Carcinogen register", "A list of substances."),
	}
	x := build(t, "en", docs)
	for _, c := range []struct{ name, query, want string }{
		{"the title counts most", "parking ", "a d b"},
		{"a stem finds its other forms", "permit ", "a"},
		{"all words come first", "parking schools ", "b a d"},
		{"an unknown foreign word does no harm", "parking schools zzyzx ", "b a d"},
		{"capitals and accents do not matter", "PÄRKING Permít ", "a d b"},
		{"stop words do not count", "the fraud of the ", "c"},
		{"a query of stop words finds nothing but does not fail", "of the ", ""},
		{"a word that is being typed", "hous", "e"},
		{"a finished word is not a prefix", "car ", "d"},
		{"what was typed wins over longer words", "car", "d f"},
		{"one slip", "parkng ", "a d b"},
		{"two letters swapped", "fruad ", "c"},
		{"a form that no record has", "detections ", "c"},
		{"a possessive", "citizens' ", "e"},
		{"the other apostrophe", "citizen’s ", "e"},
		{"a repeated word counts once", "fraud fraud parking ", "c a d b"},
		{"numbers have no neighbours", "2024 ", ""},
		{"punctuation", "«parking»", "a d b"},
		{"an id", "f ", "f"},
		{"nothing", " \t", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			res := x.Search(c.query, 0)
			if got := ids(res); got != c.want {
				t.Errorf("Search(%q) = %q, want %q", c.query, got, c.want)
			}
			if res.Total != len(res.Hits) || res.Query != c.query || res.Lang != "en" {
				t.Errorf("Search(%q) = %+v", c.query, res)
			}
		})
	}
}

func TestUnderstood(t *testing.T) {
	x := build(t, "en", []search.Document{doc("a", "Parking fraud")})
	if got := x.Search("parkng fraud ", 0).Understood; got != "parking fraud" {
		t.Errorf("Understood = %q", got)
	}
	if got := x.Search("parking fraud ", 0).Understood; got != "" {
		t.Errorf("Understood = %q, want nothing when every word is known", got)
	}
}

func TestLimit(t *testing.T) {
	docs, _ := corpus("en", 40)
	x := build(t, "en", docs)
	all, few := x.Search("parking", 0), x.Search("parking", 3)
	if len(few.Hits) != 3 || few.Total != all.Total || all.Total != len(all.Hits) {
		t.Errorf("limit 3: %d of %d; no limit: %d of %d",
			len(few.Hits), few.Total, len(all.Hits), all.Total)
	}
	if !slices.Equal(few.Hits, all.Hits[:3]) {
		t.Errorf("a limit changes the order")
	}
	for i, h := range all.Hits {
		if h.Score <= 0 || h.URL != "systems/"+h.ID+"/" || h.Title == "" {
			t.Errorf("hit %d is %+v", i, h)
		}
	}
}

func TestBuildRefusesRepeatedIDs(t *testing.T) {
	_, err := search.Build(context.Background(), search.Corpus{Lang: "en",
		Documents: []search.Document{doc("a", "x"), doc("b", "y"), doc("a", "z")}})
	if err == nil || !strings.Contains(err.Error(), `"a"`) {
		t.Errorf("err = %v", err)
	}
}

func TestBuildStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := search.Build(ctx, search.Corpus{Lang: "en", Documents: []search.Document{doc("a", "x")}}); err == nil {
		t.Error("a cancelled build has no error")
	}
}

func TestEmptyIndex(t *testing.T) {
	x := build(t, "en", nil)
	if res := x.Search("parking", 10); res.Total != 0 || res.Hits == nil {
		t.Errorf("%+v", res)
	}
	if f := files(t, x); len(f) != 2+len(search.FacetNames()) {
		t.Errorf("%d files, want the manifest, the ids and the facets", len(f))
	}
}

// TestExportIsDeterministic builds twice from documents in another order.
func TestExportIsDeterministic(t *testing.T) {
	for _, lang := range []string{"en", "fr", "ar", "cs"} {
		docs, _ := corpus(strings.Replace(lang, "cs", "nl", 1), 300)
		first := files(t, build(t, lang, docs))
		rng := rand.New(rand.NewPCG(1, 2))
		rng.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		second := files(t, build(t, lang, docs))
		if len(first) != len(second) {
			t.Fatalf("%s: %d files, then %d", lang, len(first), len(second))
		}
		for name, data := range first {
			if !bytes.Equal(data, second[name]) {
				t.Errorf("%s/%s differs between two builds", lang, name)
			}
		}
	}
}

func TestShards(t *testing.T) {
	docs, _ := corpus("en", 300)
	f := files(t, build(t, "en", docs))
	largest, total, dictionary := 0, 0, 0
	for name, data := range f {
		if !bytes.HasPrefix(data, []byte(`vitrineSearch("en","`)) ||
			!bytes.HasSuffix(data, []byte(");\n")) {
			t.Errorf("%s is no call of the client's function: %.60s", name, data)
		}
		n := compressed(data)
		total += n
		if name[0] == 't' {
			dictionary++
			largest = max(largest, n)
		}
	}
	t.Logf("%d files, %d dictionary shards, %d bytes compressed, largest %d, m.js %d",
		len(f), dictionary, total, largest, compressed(f["m.js"]))
	if dictionary < 4 {
		t.Errorf("%d dictionary shards: the corpus tests no borders", dictionary)
	}
	if largest > 14<<10 {
		t.Errorf("a shard has %d bytes compressed, want about 10 kB", largest)
	}
}

func compressed(data []byte) int {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	w.Write(data)
	w.Close()
	return b.Len()
}

// TestHostileTexts: whatever a register holds, files stay one JavaScript call
// and nothing panics.
func TestHostileTexts(t *testing.T) {
	nasty := "\u2028\u2029\"'\\</script><!-- \xff\xfe 𝒳😀 \x00 " + strings.Repeat("é", 5000) +
		" " + strings.Repeat("𐐀𐐁", 200) + " \uE000 ﷺ ½"
	docs := []search.Document{doc("a", nasty, nasty), doc("b", "", ""), doc("c", "plain")}
	for _, lang := range []string{"en", "fr", "tr", "zh", "hi", "xx", "", "pt-BR", "\"\\"} {
		for name, data := range files(t, build(t, lang, docs)) {
			if bytes.Count(data, []byte("\n")) != 1 || bytes.ContainsAny(data, "\u2028\u2029") {
				t.Errorf("%q: %s has a line break inside: %q", lang, name, data)
			}
		}
	}
	if lang := "en"; true {
		compareWithClient(t, build(t, lang, docs), lang, []string{
			nasty, "plain", "𐐀𐐁", "\uE000", "½", "ﷺ", "éééééé", strings.Repeat("é", 100),
		})
	}
}

func TestEveryRecordIsFoundByItsTitle(t *testing.T) {
	for _, lang := range []string{"en", "fr", "nl", "ar", "cs", "fi", "mt", "zh"} {
		docs, _ := corpus(strings.NewReplacer("cs", "fr", "fi", "nl", "mt", "en", "zh", "ar").
			Replace(lang), 100)
		x := build(t, lang, docs)
		for _, d := range docs {
			res := x.Search(d.Title+" ", 0)
			at := slices.IndexFunc(res.Hits, func(h search.Hit) bool { return h.ID == d.ID })
			if at < 0 || at > 9 {
				t.Errorf("%s: title %q of %s is hit %d", lang, d.Title, d.ID, at)
			}
		}
	}
}

func BenchmarkBuildAndExport(b *testing.B) {
	for _, n := range []int{300, 3000} {
		docs, _ := corpus("en", n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				size := 0
				err := build(b, "en", docs).Export(func(_ string, data []byte) error {
					size += len(data)
					return nil
				})
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(size), "site-bytes")
			}
		})
	}
}

func BenchmarkSearch(b *testing.B) {
	docs, words := corpus("en", 3000)
	x, qs := build(b, "en", docs), queries(docs, words, 100)
	for i := 0; b.Loop(); i++ {
		x.Search(qs[i%len(qs)], 20)
	}
}

func FuzzSearch(f *testing.F) {
	docs, words := corpus("fr", 30)
	x := build(f, "fr", docs)
	for _, q := range queries(docs, words, 30) {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, q string) {
		res := x.Search(q, 5)
		if res.Total < len(res.Hits) || len(res.Hits) > 5 {
			t.Errorf("Search(%q): %d hits of %d", q, len(res.Hits), res.Total)
		}
		for i := 1; i < len(res.Hits); i++ {
			if res.Hits[i-1].ID == res.Hits[i].ID {
				t.Errorf("Search(%q) finds %s twice", q, res.Hits[i].ID)
			}
		}
	})
}
