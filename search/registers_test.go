package search_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"vitrine/content"
	"vitrine/schema/crosswalk"
	"vitrine/search"
)

// register is a whole register of others, to be found again by words of its titles.
type register struct {
	name, lang string
	floor      score
	index      func(t testing.TB, folder string) (x *search.Index, titles map[string]string)
}

func registers() []register {
	us := table{"us/2025_individually_reported_AI_use_cases.csv", "use_case_name"}
	ca := "ca/gc-ai-register-mvp-2025-11.csv"
	return []register{
		{"nl", "nl", score{0.97, 0.98}, importedIndex},
		{"us", "en", score{0.97, 0.98}, us.index("en")},
		{"ca", "en", score{0.97, 0.98}, table{ca, "name_ai_system_en"}.index("en")},
		{"ca", "fr", score{0.97, 0.98}, table{ca, "name_ai_system_fr"}.index("fr")},
		{"uk", "en", score{0.97, 0.98}, recordsIndex},
	}
}

// TestKnownItemsOfRealRegisters asks for 100 records of each register by three
// words of their titles, always the same ones.
func TestKnownItemsOfRealRegisters(t *testing.T) {
	folder := os.Getenv("VITRINE_REGISTERS")
	if folder == "" {
		t.Skip("no registers: VITRINE_REGISTERS names no folder")
	}
	for _, r := range registers() {
		t.Run(r.name+"_"+r.lang, func(t *testing.T) {
			x, titles := r.index(t, folder)
			queries := knownItems(titles, 100)
			if len(queries) < 50 {
				t.Fatalf("only %d titles of %d can be asked for", len(queries), len(titles))
			}
			var missed []string
			got := judge(x, queries, func(q judged, at int, _ []search.Hit) {
				missed = append(missed, fmt.Sprintf("%q: %v at %d", q.Query, q.Want, at))
			})
			t.Logf("MRR %.3f, success@3 %.3f of %d in %d records", got.mrr, got.success3,
				len(queries), len(titles))
			if got.mrr < r.floor.mrr || got.success3 < r.floor.success3 {
				t.Errorf("MRR %.3f, want %.3f; success@3 %.3f, want %.3f; missed:\n%s", got.mrr,
					r.floor.mrr, got.success3, r.floor.success3, strings.Join(missed, "\n"))
			}
		})
	}
}

// knownItems makes up to n queries of three words of a title that no other record
// has all of in its own.
func knownItems(titles map[string]string, n int) []judged {
	ids := slices.Sorted(maps.Keys(titles))
	words := map[string][]string{}
	for _, id := range ids {
		words[id] = longWords(titles[id])
	}
	rng := rand.New(rand.NewPCG(5, 9))
	rng.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	var queries []judged
	for _, id := range ids {
		picked := slices.Clone(words[id])
		rng.Shuffle(len(picked), func(i, j int) { picked[i], picked[j] = picked[j], picked[i] })
		if len(picked) < 3 || len(queries) == n {
			continue
		}
		picked = picked[:3]
		namesake := slices.ContainsFunc(ids, func(other string) bool {
			return other != id && !slices.ContainsFunc(picked, func(w string) bool {
				return !slices.Contains(words[other], w)
			})
		})
		if !namesake {
			queries = append(queries, judged{Query: strings.Join(picked, " "), Want: []string{id}})
		}
	}
	return queries
}

// longWords are the words of a text with four letters and more, each once.
func longWords(text string) (words []string) {
	for _, w := range strings.FieldsFunc(search.Fold(text), func(r rune) bool {
		return !unicode.IsLetter(r)
	}) {
		if utf8.RuneCountInString(w) >= 4 && !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return words
}

// importedIndex is the Dutch register as `vitrine import` makes one of it.
func importedIndex(t testing.TB, folder string) (*search.Index, map[string]string) {
	t.Helper()
	in, err := os.Open(filepath.Join(folder, "nl", "algoritmes-2026-06-30.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	format, ok := crosswalk.Find("nl")
	if !ok {
		t.Fatal("there is no format nl")
	}
	imported, err := format.Import(in, crosswalk.Options{Name: "nl.json"})
	if err != nil {
		t.Fatal(err)
	}
	files, err := imported.FS()
	if err != nil {
		t.Fatal(err)
	}
	reg, _, err := content.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	titles := map[string]string{}
	for _, rec := range reg.Records {
		titles[rec.ID], _ = rec.Title.In("nl")
	}
	return indexOf(t, reg, "nl"), titles
}

// table is a register as a table with a line of headings.
type table struct{ file, title string }

func (s table) index(
	lang string,
) func(testing.TB, string) (*search.Index, map[string]string) {
	return func(t testing.TB, folder string) (*search.Index, map[string]string) {
		t.Helper()
		data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(s.file)))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\uFEFF")))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		column := slices.Index(rows[0], s.title)
		if column < 0 {
			t.Fatalf("%s has no column %s", s.file, s.title)
		}
		var docs []search.Document
		titles := map[string]string{}
		for i, row := range rows[1:] {
			id := fmt.Sprintf("r%d", i)
			titles[id] = row[column]
			docs = append(docs, doc(id, row[column], row...))
		}
		return build(t, lang, docs), titles
	}
}

// recordsIndex is the list of British records, titles and descriptions only.
func recordsIndex(t testing.TB, folder string) (*search.Index, map[string]string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, "uk", "atrs_records.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list struct {
		Records []struct {
			Title       string `json:"title"`
			Body        string `json:"publishing_body"`
			Description string `json:"description"`
		} `json:"records"`
	}
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	var docs []search.Document
	titles := map[string]string{}
	for i, r := range list.Records {
		id := fmt.Sprintf("r%d", i)
		titles[id] = r.Title
		docs = append(docs, doc(id, r.Title, r.Body, r.Description))
	}
	return build(t, "en", docs), titles
}
