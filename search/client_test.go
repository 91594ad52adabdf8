package search_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"vitrine/search"
	"vitrine/themes"
)

type answer struct {
	IDs        []string `json:"ids"`
	Understood string   `json:"understood"`
}

// asked is a query as the client gets it.
type asked struct {
	Text    string              `json:"text"`
	Literal bool                `json:"literal"`
	Filter  map[string][]string `json:"filter,omitempty"`
}

// ask makes some of the queries literal, and some with a filter.
func ask(i int, text string) asked {
	q := asked{Text: text, Literal: i%7 == 3}
	switch i % 11 {
	case 4:
		q.Filter = map[string][]string{"status": {"in_use"}}
	case 8:
		q.Filter = map[string][]string{"status": {"in_use", "pilot"}, "area": {"tax"}}
	}
	return q
}

type clientOutput struct {
	Answers  []answer `json:"answers"`
	Folded   []string `json:"folded"`
	Requests int      `json:"requests"`
}

// client is the script of the search page, as it is published.
func client(t testing.TB) []byte {
	t.Helper()
	data, err := search.Client()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// runClient runs the client in Node.
func runClient(t *testing.T, input map[string]any) clientOutput {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not in PATH: the client is not compared with Search")
	}
	script := filepath.Join(t.TempDir(), "search.js")
	if err := os.WriteFile(script, client(t), 0o644); err != nil {
		t.Fatal(err)
	}
	input["client"] = script
	data, err := json.Marshal(input)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, filepath.Join("testdata", "client.mjs"))
	cmd.Stdin = bytes.NewReader(data)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("node: %v\n%s", err, stderr.String())
	}
	var res clientOutput
	if err := json.Unmarshal(out, &res); err != nil {
		t.Fatal(err)
	}
	return res
}

func TestClientRanksAsSearch(t *testing.T) {
	for _, lang := range []string{"en", "fr", "nl", "ar", "zh"} {
		t.Run(lang, func(t *testing.T) {
			docs, words := chinese()
			if lang != "zh" {
				docs, words = corpus(lang, 300)
			}
			compareWithClient(t, build(t, lang, docs), lang, queries(docs, words, 300))
		})
	}
}

// TestClientRanksAsSearchInEveryLanguage asks the example register in the words
// of its records and of its codes, in every language of the interface.
func TestClientRanksAsSearchInEveryLanguage(t *testing.T) {
	reg, err := exampleRegister()
	if err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(themes.Portal(), "i18n/*.yaml")
	if err != nil || len(names) < 27 {
		t.Fatalf("%d languages: %v", len(names), err)
	}
	for _, name := range names {
		lang := strings.TrimSuffix(path.Base(name), ".yaml")
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			corpus := corpusOf(reg, lang)
			x, err := search.Build(context.Background(), corpus)
			if err != nil {
				t.Fatal(err)
			}
			words := wordsOf(corpus, lang)
			compareWithClient(t, x, lang, queries(corpus.Documents, words, 300))
		})
	}
}

// wordsOf lists words that readers of a language may look for: those of records
// in whichever language, and those of the labels of codes in theirs.
func wordsOf(c search.Corpus, lang string) []string {
	var words []string
	for _, d := range c.Documents {
		words = append(words, strings.Fields(d.Title+" "+d.Summary)...)
		for _, concept := range d.Concepts {
			words = append(words, strings.Fields(concept.Labels[lang])...)
		}
		for _, p := range d.Other {
			words = append(words, strings.Fields(p.Text)[:1]...)
		}
	}
	return words
}

func compareWithClient(t *testing.T, x *search.Index, lang string, queries []string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), lang)
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, data := range files(t, x) {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	asked := make([]asked, len(queries))
	for i, q := range queries {
		asked[i] = ask(i, q)
	}
	out := runClient(t, map[string]any{"dir": dir, "queries": asked})
	if len(out.Answers) != len(queries) {
		t.Fatalf("%d answers to %d queries", len(out.Answers), len(queries))
	}
	some, near := 0, 0
	for i, q := range queries {
		res := x.Find(search.Query{Text: q, Literal: asked[i].Literal, Filter: asked[i].Filter})
		want := answer{IDs: []string{}, Understood: res.Understood}
		for _, h := range res.Hits {
			want.IDs = append(want.IDs, h.ID)
		}
		if diff := cmp.Diff(want, out.Answers[i]); diff != "" {
			t.Errorf("query %q (-Search +client):\n%.600s", q, diff)
		}
		if len(want.IDs) > 0 {
			some++
		}
		if want.Understood != "" {
			near++
		}
	}
	t.Logf("%d queries, %d with results, %d through neighbours", len(queries), some, near)
	if some < len(queries)/2 {
		t.Errorf("only %d of %d queries have results: the comparison proves little",
			some, len(queries))
	}
}

// chinese makes documents without spaces between words.
func chinese() (docs []search.Document, words []string) {
	words = strings.Fields("人工智能 系统 停车 许可证 税务 风险 评估 学校 分配 福利 欺诈 检测 AI系统 テスト")
	for i := range 60 {
		pick := func(k int) string { return words[(i*k+k)%len(words)] + words[(i+3*k)%len(words)] }
		id := string(rune('a'+i/26)) + string(rune('a'+i%26))
		docs = append(docs, search.Document{
			ID: id, Title: pick(1), Summary: pick(2) + "。" + pick(5), Text: passages(pick(7)),
		})
	}
	return docs, words
}

// TestFoldAgrees compares Fold with the client's for every character of the
// first two planes. Characters that Go's version of Unicode does not have yet
// may differ: browsers know their capitals earlier.
func TestFoldAgrees(t *testing.T) {
	var texts []string
	for r := rune(1); r <= 0x1FFFF; r++ {
		if utf8.ValidRune(r) {
			texts = append(texts, "a"+string(r)+"B")
		}
	}
	for _, c := range foldCases {
		texts = append(texts, c.in)
	}
	out := runClient(t, map[string]any{"fold": texts})
	differ := 0
	for i, s := range texts {
		if out.Folded[i] == search.Fold(s) {
			continue
		}
		differ++
		r, _ := utf8.DecodeRuneInString(s[1:])
		if unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z) {
			t.Errorf("%U in %q: Go %+q, client %+q", r, s, search.Fold(s), out.Folded[i])
		}
	}
	t.Logf("%d of %d texts differ", differ, len(texts))
	if differ > 200 {
		t.Errorf("%d texts differ: more than new characters can explain", differ)
	}
}

func TestClientIsSmall(t *testing.T) {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	w.Write(client(t))
	w.Close()
	t.Logf("search.js: %d bytes, %d compressed", len(client(t)), b.Len())
	if b.Len() > 8<<10 {
		t.Errorf("search.js has %d bytes compressed, more than 8 KB", b.Len())
	}
}

func TestClientIsTheSameEveryTime(t *testing.T) {
	if !bytes.Equal(client(t), client(t)) {
		t.Error("two calls give different bytes")
	}
}

func TestClientUsesNothingForbidden(t *testing.T) {
	src := string(client(t))
	for _, word := range []string{
		"fetch(", "eval(", "new Function", "import(", "WebAssembly", "innerHTML",
		"outerHTML", "insertAdjacentHTML", "XMLHttpRequest", "new Worker", ".style",
	} {
		if strings.Contains(src, word) {
			t.Errorf("search.js contains %q", word)
		}
	}
}
