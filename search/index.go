package search

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
)

// Index is the search index of one language: a dictionary of surface forms,
// the stems they lead to, and the documents. It never changes after Build and
// may be used by several goroutines.
type Index struct {
	lang   string
	docs   []Document
	stop   []string // sorted by UTF-16
	words  []word   // sorted by UTF-16
	stems  []stem   // in the order in which words first mention them
	shards []shard
	pairs  bool
	before bool
}

// word is a surface form and the stems it leads to.
type word struct {
	key  string
	refs []ref
}

// ref leads from a word to a stem. An alias counts half: it is another word
// for the stem, not a form of it.
type ref struct {
	stem  int
	alias bool
}

// stem is what Bleve made of words, with its postings sorted by document.
type stem struct {
	peak     int // the greatest impact, in units of 1/256
	postings []posting
}

// posting says how much a stem counts in a document: level 0 to 90 of the peak.
type posting struct{ doc, level int }

// Build analyses documents with Bleve and returns their index. The order of
// docs does not matter; ids must be unique.
func Build(ctx context.Context, lang string, docs []Document) (*Index, error) {
	docs = slices.Clone(docs)
	slices.SortFunc(docs, func(a, b Document) int { return cmp.Compare(a.ID, b.ID) })
	for i := 1; i < len(docs); i++ {
		if docs[i].ID == docs[i-1].ID {
			return nil, fmt.Errorf("build index: document %q exists twice", docs[i].ID)
		}
	}
	a, err := newAnalyst(lang)
	if err != nil {
		return nil, fmt.Errorf("build index: %w", err)
	}
	surfaces := map[string]map[string]bool{}
	terms, err := analyse(ctx, a, docs, surfaces)
	if err != nil {
		return nil, fmt.Errorf("build index: %w", err)
	}
	x := &Index{lang: lang, docs: docs, pairs: a.pairs, before: a.before}
	x.stop = a.stopWords(surfaces)
	x.assemble(surfaces, terms)
	x.cutShards()
	return x, nil
}

// fields are the parts of a document in the order in which they are added up.
func fields() []field {
	return []field{
		{"title", 4, func(d *Document) string { return d.Title }},
		{"organisation", 1.5, func(d *Document) string { return d.Organisation }},
		{"text", 1, func(d *Document) string {
			return d.ID + "\n" + d.Summary + "\n" + strings.Join(d.Text, "\n")
		}},
	}
}

type field struct {
	name  string
	boost float64
	of    func(*Document) string
}

// analyse lets Bleve index the documents, notes which surface forms lead to
// which stems, and returns the weight of every stem in every document.
func analyse(
	ctx context.Context, a *analyst, docs []Document, surfaces map[string]map[string]bool,
) (map[string][]weight, error) {
	idx, err := bleve.NewUsing("", fieldMapping(a), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("open Bleve: %w", err)
	}
	defer idx.Close()
	seen := map[string]bool{}
	note := func(words []string) {
		for _, w := range words {
			if seen[w] {
				continue
			}
			seen[w] = true
			a.forms(w, func(surface, stem string) {
				if surfaces[surface] == nil {
					surfaces[surface] = map[string]bool{}
				}
				surfaces[surface][stem] = true
			})
		}
	}
	const batchSize = 512
	batch := idx.NewBatch()
	for i := range docs {
		values := map[string]any{}
		for _, f := range fields() {
			words := a.words(f.of(&docs[i]))
			note(words)
			values[f.name] = strings.Join(words, " ")
		}
		if err := batch.Index(strconv.Itoa(i), values); err != nil {
			return nil, fmt.Errorf("analyse document %q: %w", docs[i].ID, err)
		}
		if batch.Size() < batchSize && i < len(docs)-1 {
			continue
		}
		if err := cmp.Or(ctx.Err(), idx.Batch(batch)); err != nil {
			return nil, fmt.Errorf("index documents: %w", err)
		}
		batch.Reset()
	}
	return weigh(ctx, idx, len(docs))
}

// fieldMapping is static: only our fields, nothing stored.
func fieldMapping(a *analyst) *mapping.IndexMappingImpl {
	static := bleve.NewDocumentStaticMapping()
	for _, f := range fields() {
		m := bleve.NewTextFieldMapping()
		m.Analyzer = a.name
		m.Store, m.IncludeTermVectors, m.IncludeInAll, m.DocValues = false, false, false, false
		static.AddFieldMappingsAt(f.name, m)
	}
	a.mapping.DefaultMapping = static
	return a.mapping
}

// maxStems is the number of stems a surface form may lead to.
const maxStems = 4

// assemble numbers stems in the order of the words that mention them, so that
// a stem lies in the shard of its first word, and quantises their weights.
func (x *Index) assemble(surfaces map[string]map[string]bool, terms map[string][]weight) {
	numbers := map[string]int{}
	for _, key := range slices.SortedFunc(maps.Keys(surfaces), compareUTF16) {
		found := slices.DeleteFunc(slices.Collect(maps.Keys(surfaces[key])),
			func(t string) bool { return len(terms[t]) == 0 })
		slices.SortFunc(found, func(a, b string) int {
			return cmp.Or(len(terms[b])-len(terms[a]), cmp.Compare(a, b))
		})
		if len(found) == 0 {
			continue
		}
		w := word{key: key}
		for _, term := range found[:min(len(found), maxStems)] {
			n, ok := numbers[term]
			if !ok {
				n = len(x.stems)
				numbers[term] = n
				x.stems = append(x.stems, quantise(terms[term]))
			}
			w.refs = append(w.refs, ref{stem: n})
		}
		x.words = append(x.words, w)
	}
}
