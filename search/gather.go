package search

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	index "github.com/blevesearch/bleve_index_api"
)

// field is a part of a document that counts in its own way.
type field struct {
	name  string
	boost float64
	of    func(d *Document, lang, reader string) string // its texts in a language
}

// Numbers of fields. Those from parts on are derived: they hold words that do
// not stand in the document.
const (
	titleField = iota
	organisationField
	wordsField
	textField
	otherField
	labelsField
	partsField
	synonymsField
	fieldCount
)

// fields returns the fields by number.
func fields() [fieldCount]field {
	return [fieldCount]field{
		titleField:        {"title", 8, titleIn},
		organisationField: {"organisation", 1.5, organisationIn},
		wordsField:        {"words", 2, wordsIn},
		textField:         {"text", 1, textIn},
		otherField:        {"other", 0.5, otherIn},
		labelsField:       {"labels", 0.5, labelsIn},
		partsField:        {"parts", 0.5, nil},
		synonymsField:     {"synonyms", 0.5, nil},
	}
}

// occurrence is a place where a stem stands.
type occurrence struct {
	doc, field int32
	place      int32 // number of the word in the document, 0 for derived fields
	slice      int32 // number of the word as it is written
}

// gathered is what Bleve found in the documents.
type gathered struct {
	own      *analyst // of the readers' language
	docs     int
	stems    map[string][]occurrence    // sorted by document
	surfaces map[string]map[string]bool // the stems of every key
	derived  map[string][]occurrence    // found out later, not yet among stems
	slices   map[string]int32           // numbers of words as they are written
	forms    [][]string                 // the keys of each of them
	slicesOf map[string][]int32         // the other way round
	lengths  [fieldCount][]float64      // of every document
	links    []string                   // letters between the parts of a compound
}

// gather lets Bleve index the documents: those texts that are in the readers'
// language, then those in each other language with the analyzer of that one.
// Stems of other languages begin with the language and a zero byte, so that
// they are never taken for each other.
func gather(ctx context.Context, lang string, docs []Document) (*gathered, error) {
	own, err := newAnalyst(lang)
	if err != nil {
		return nil, err
	}
	g := &gathered{
		own: own, docs: len(docs), stems: map[string][]occurrence{},
		surfaces: map[string]map[string]bool{}, slices: map[string]int32{},
		derived: map[string][]occurrence{}, slicesOf: map[string][]int32{},
	}
	for i := range g.lengths {
		g.lengths[i] = make([]float64, len(docs))
	}
	if err := g.language(ctx, own, docs, lang, lang); err != nil {
		return nil, err
	}
	for _, other := range languagesOf(docs, lang) {
		a, err := newAnalyst(other)
		if err != nil {
			return nil, err
		}
		if err := g.language(ctx, a, docs, other, lang); err != nil {
			return nil, err
		}
	}
	for _, list := range g.stems {
		slices.SortFunc(list, compareOccurrences)
	}
	for n, keys := range g.forms {
		for _, key := range keys {
			g.slicesOf[key] = append(g.slicesOf[key], int32(n))
		}
	}
	return g, nil
}

func compareOccurrences(a, b occurrence) int {
	return cmp.Or(cmp.Compare(a.doc, b.doc), cmp.Compare(a.field, b.field),
		cmp.Compare(a.place, b.place), cmp.Compare(a.slice, b.slice))
}

// languagesOf lists the languages of texts beside lang, sorted.
func languagesOf(docs []Document, lang string) []string {
	found := map[string]bool{}
	for i := range docs {
		d := &docs[i]
		found[d.Lang], found[d.SummaryLang] = true, true
		for _, list := range [][]Passage{d.Text, d.Other} {
			for _, p := range list {
				found[p.Lang] = true
			}
		}
	}
	delete(found, "")
	delete(found, lang)
	return slices.Sorted(maps.Keys(found))
}

// language adds the texts of one language.
func (g *gathered) language(
	ctx context.Context, a *analyst, docs []Document, lang, reader string,
) error {
	idx, err := bleve.NewUsing("", fieldMapping(a), scorch.Name, scorch.Name, nil)
	if err != nil {
		return fmt.Errorf("open Bleve: %w", err)
	}
	defer idx.Close()
	w := walk{gathered: g, analyst: a}
	if lang != reader {
		w.space = lang + "\x00"
	}
	if err := w.index(ctx, idx, docs, lang, reader); err != nil {
		return err
	}
	return w.read(ctx, idx)
}

// walk carries the texts of one language into Bleve and what it made of them
// back.
type walk struct {
	*gathered
	analyst *analyst
	space   string // before every stem
	texts   [fieldCount][]string
	starts  [fieldCount][]int32 // number of the first word of a field
}

// index gives every document to Bleve, in a spelling that we can cut in the
// same way.
func (w *walk) index(
	ctx context.Context, idx bleve.Index, docs []Document, lang, reader string,
) error {
	const batchSize = 4096 // every batch is a segment to look into for every word
	all := fields()
	for f := range all {
		w.texts[f], w.starts[f] = make([]string, len(docs)), make([]int32, len(docs))
	}
	batch := idx.NewBatch()
	for i := range docs {
		values := map[string]any{}
		next := int32(1)
		for f, field := range all {
			if field.of == nil {
				continue
			}
			words := w.analyst.words(field.of(&docs[i], lang, reader))
			w.texts[f][i], w.starts[f][i] = strings.Join(words, " "), next
			next += int32(len(words)) + 1 // so that no phrase spans two fields
			if len(words) > 0 {
				values[field.name] = w.texts[f][i]
			}
		}
		if err := batch.Index(strconv.Itoa(i), values); err != nil {
			return fmt.Errorf("analyse document %q: %w", docs[i].ID, err)
		}
		if batch.Size() < batchSize && i < len(docs)-1 {
			continue
		}
		if err := cmp.Or(ctx.Err(), idx.Batch(batch)); err != nil {
			return fmt.Errorf("index documents: %w", err)
		}
		batch.Reset()
	}
	return nil
}

// fieldMapping is static: only our fields, nothing stored, with the places of
// words.
func fieldMapping(a *analyst) *mapping.IndexMappingImpl {
	static := bleve.NewDocumentStaticMapping()
	for _, f := range fields() {
		m := bleve.NewTextFieldMapping()
		m.Analyzer = a.name
		m.Store, m.IncludeTermVectors, m.IncludeInAll, m.DocValues = false, true, false, false
		static.AddFieldMappingsAt(f.name, m)
	}
	a.mapping.DefaultMapping = static
	return a.mapping
}

// read walks Bleve's dictionaries and postings.
func (w *walk) read(ctx context.Context, idx bleve.Index) error {
	adv, err := idx.Advanced()
	if err != nil {
		return fmt.Errorf("open index: %w", err)
	}
	reader, err := adv.Reader()
	if err != nil {
		return fmt.Errorf("read index: %w", err)
	}
	defer reader.Close()
	for f, field := range fields() {
		if field.of == nil {
			continue
		}
		if err := w.readField(ctx, reader, f, field.name); err != nil {
			return fmt.Errorf("read field %q: %w", field.name, err)
		}
	}
	return nil
}

func (w *walk) readField(ctx context.Context, r index.IndexReader, f int, name string) error {
	dict, err := r.FieldDict(name)
	if err != nil {
		return err
	}
	defer dict.Close()
	for {
		entry, err := dict.Next()
		if err != nil || entry == nil {
			return err
		}
		if err := w.readTerm(ctx, r, f, name, entry.Term); err != nil {
			return err
		}
	}
}

// readTerm reads the places of one stem in one field, and the lengths of the
// field.
func (w *walk) readTerm(
	ctx context.Context, r index.IndexReader, f int, name, term string,
) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	tfr, err := r.TermFieldReader(ctx, []byte(term), name, true, true, true)
	if err != nil {
		return err
	}
	defer tfr.Close()
	stem := w.space + term
	list := w.stems[stem]
	for {
		d, err := tfr.Next(nil)
		if err != nil {
			return err
		}
		if d == nil {
			w.stems[stem] = list
			return nil
		}
		id, err := r.ExternalID(d.ID)
		if err != nil {
			return err
		}
		doc, err := strconv.Atoi(id)
		if err != nil {
			return err
		}
		// The norm is 1/√length, rounded to 32 bits.
		w.lengths[f][doc] = math.Round(1 / (d.Norm * d.Norm))
		for _, v := range d.Vectors {
			list = append(list, occurrence{
				doc: int32(doc), field: int32(f),
				place: w.starts[f][doc] + int32(v.Pos) - 1,
				slice: w.note(w.texts[f][doc][v.Start:v.End], stem),
			})
		}
	}
}

// note remembers that a word as it is written leads to a stem, and returns its
// number.
func (w *walk) note(slice, stem string) int32 {
	n, known := w.slices[w.space+slice]
	if !known {
		n = int32(len(w.forms))
		w.slices[w.space+slice] = n
		var keys []string
		w.analyst.surfaces(slice, stem, func(key, _ string) { keys = append(keys, key) })
		w.forms = append(w.forms, keys)
	}
	for _, key := range w.forms[n] {
		w.lead(key, stem)
	}
	return n
}

// lead lets a key lead to a stem.
func (g *gathered) lead(key, stem string) {
	if g.surfaces[key] == nil {
		g.surfaces[key] = map[string]bool{}
	}
	g.surfaces[key][stem] = true
}
