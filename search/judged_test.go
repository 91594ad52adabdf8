package search_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"gopkg.in/yaml.v3"

	"vitrine/content"
	"vitrine/content/example"
	"vitrine/search"
)

// judged is a query in the words of a citizen, and the records that it means.
type judged struct {
	Query string   `yaml:"q"`
	Want  []string `yaml:"want"`
	Note  string   `yaml:"note"`
}

// floors are what search must reach with the queries of each language: the mean
// of 1/rank of the first record that is meant, and the share of queries that have
// it among the first three hits. They are set a little below what is reached.
func floors() map[string]score {
	return map[string]score{
		"ar": {0.74, 0.82}, "de": {0.73, 0.78}, "en": {0.89, 0.95},
		"es": {0.78, 0.87}, "fr": {0.79, 0.88}, "nl": {0.69, 0.75},
	}
}

// score is how well queries are answered.
type score struct{ mrr, success3 float64 }

// judgedQueries reads the queries of every language.
func judgedQueries(t testing.TB) map[string][]judged {
	t.Helper()
	names, err := filepath.Glob("testdata/queries/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("no queries", err)
	}
	all := map[string][]judged{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var list []judged
		d := yaml.NewDecoder(strings.NewReader(string(data)))
		d.KnownFields(true)
		if err := d.Decode(&list); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all[strings.TrimSuffix(filepath.Base(name), ".yaml")] = list
	}
	return all
}

// exampleRegister is the register that the queries are judged on.
var exampleRegister = sync.OnceValues(func() (*content.Register, error) {
	reg, list, err := content.Load(example.FS())
	if err == nil && list.HasErrors() {
		err = fmt.Errorf("the example register has errors: %v", list)
	}
	return reg, err
})

// indexOf builds the index of a register as a portal has it for readers of lang.
func indexOf(t testing.TB, reg *content.Register, lang string) *search.Index {
	t.Helper()
	x, err := search.Build(context.Background(), corpusOf(reg, lang))
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// rank is the place of the first record that is meant, 0 if there is none.
func rank(hits []search.Hit, want []string) int {
	return 1 + slices.IndexFunc(hits, func(h search.Hit) bool {
		return slices.Contains(want, h.ID)
	})
}

// judge answers the queries and calls miss for each that does not have a record
// that is meant among the first three.
func judge(x *search.Index, queries []judged, miss func(judged, int, []search.Hit)) score {
	var s score
	for _, q := range queries {
		hits := x.Search(q.Query, 0).Hits
		at := rank(hits, q.Want)
		if at > 0 {
			s.mrr += 1 / float64(at)
		}
		if at > 0 && at <= 3 {
			s.success3++
		} else {
			miss(q, at, hits)
		}
	}
	n := float64(max(len(queries), 1))
	return score{s.mrr / n, s.success3 / n}
}

func TestJudgedQueries(t *testing.T) {
	reg, err := exampleRegister()
	if err != nil {
		t.Fatal(err)
	}
	queries := judgedQueries(t)
	for lang, floor := range floors() {
		t.Run(lang, func(t *testing.T) {
			x := indexOf(t, reg, lang)
			var missed []string
			got := judge(x, queries[lang], func(q judged, at int, hits []search.Hit) {
				missed = append(missed, fmt.Sprintf("%q wants %v, at %d; first %v",
					q.Query, q.Want, at, firstIDs(hits)))
			})
			t.Logf("%s: MRR %.3f, success@3 %.3f of %d\n%s", lang, got.mrr, got.success3,
				len(queries[lang]), strings.Join(missed, "\n"))
			if got.mrr < floor.mrr || got.success3 < floor.success3 {
				t.Errorf("%s: MRR %.3f, want %.3f; success@3 %.3f, want %.3f; missed:\n%s", lang,
					got.mrr, floor.mrr, got.success3, floor.success3, strings.Join(missed, "\n"))
			}
		})
	}
}

func firstIDs(hits []search.Hit) (ids []string) {
	for _, h := range hits[:min(len(hits), 3)] {
		ids = append(ids, h.ID)
	}
	return ids
}

// TestQueriesAreJudgedFairly: enough of them, each once, for records that are
// there, of every record, and mostly not in the words of its title.
func TestQueriesAreJudgedFairly(t *testing.T) {
	reg, err := exampleRegister()
	if err != nil {
		t.Fatal(err)
	}
	records := map[string]*content.Record{}
	for _, rec := range reg.Records {
		if rec.Entry.Withdrawn == nil {
			records[rec.ID] = rec
		}
	}
	all := judgedQueries(t)
	for lang := range floors() {
		least := map[string]int{"en": 70}
		if n := len(all[lang]); n < cmp.Or(least[lang], 30) {
			t.Errorf("%s has only %d queries", lang, n)
		}
	}
	for lang, queries := range all {
		asked, seen, titled := map[string]bool{}, map[string]bool{}, 0
		for _, q := range queries {
			if q.Query == "" || len(q.Want) == 0 || seen[search.Fold(q.Query)] {
				t.Errorf("%s: %+v says nothing new", lang, q)
			}
			seen[search.Fold(q.Query)] = true
			share := false
			for _, id := range q.Want {
				asked[id] = true
				if records[id] == nil {
					t.Errorf("%s: %q wants %s, which is no record", lang, q.Query, id)
					continue
				}
				title, _ := records[id].Title.In(lang)
				share = share || sharesWord(q.Query, title)
			}
			if share {
				titled++
			}
		}
		for id := range records {
			if !asked[id] {
				t.Errorf("%s: no query wants %s", lang, id)
			}
		}
		if titled*10 > len(queries)*4 {
			t.Errorf("%s: %d of %d queries share a word with a title", lang, titled, len(queries))
		}
	}
}

// sharesWord reports whether a query and a title have a word of four letters and
// more in common, or its first five letters.
func sharesWord(query, title string) bool {
	stems := map[string]bool{}
	for _, w := range strings.Fields(search.Fold(title)) {
		if r := []rune(w); len(r) >= 4 {
			stems[string(r[:min(len(r), 5)])] = true
		}
	}
	return slices.ContainsFunc(strings.Fields(search.Fold(query)), func(w string) bool {
		r := []rune(w)
		return len(r) >= 4 && stems[string(r[:min(len(r), 5)])]
	})
}

// BenchmarkJudged prints how well the judged queries are answered.
func BenchmarkJudged(b *testing.B) {
	reg, err := exampleRegister()
	if err != nil {
		b.Fatal(err)
	}
	queries := judgedQueries(b)
	for _, lang := range slices.Sorted(maps.Keys(floors())) {
		b.Run(lang, func(b *testing.B) {
			x := indexOf(b, reg, lang)
			b.ResetTimer()
			var s score
			for b.Loop() {
				s = judge(x, queries[lang], func(judged, int, []search.Hit) {})
			}
			b.ReportMetric(float64(len(queries[lang])), "queries")
			b.ReportMetric(s.mrr, "MRR")
			b.ReportMetric(s.success3, "success@3")
		})
	}
}
