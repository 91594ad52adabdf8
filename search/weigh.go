package search

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/blevesearch/bleve/v2"
	index "github.com/blevesearch/bleve_index_api"
)

// The parameters of BM25.
const (
	bm25K1 = 1.2
	bm25B  = 0.75
)

// weight is how much a stem counts in a document, all fields together.
type weight struct {
	doc    int
	impact float64
}

// occurrence is how often a term stands in a field of a document.
type occurrence struct {
	doc  int
	freq float64
}

// weigh walks Bleve's dictionary and postings, field by field, and adds up the
// BM25 weights. Bleve's own scores are not used: its average field length is
// not the average length of the field.
func weigh(ctx context.Context, idx bleve.Index, docs int) (map[string][]weight, error) {
	adv, err := idx.Advanced()
	if err != nil {
		return nil, fmt.Errorf("open index: %w", err)
	}
	reader, err := adv.Reader()
	if err != nil {
		return nil, fmt.Errorf("read index: %w", err)
	}
	defer reader.Close()
	terms := map[string][]weight{}
	for _, f := range fields() {
		lengths := make([]float64, docs)
		found, err := readField(ctx, reader, f.name, lengths)
		if err != nil {
			return nil, fmt.Errorf("read field %q: %w", f.name, err)
		}
		bm := newBM25(lengths)
		for term, list := range found {
			terms[term] = merge(terms[term], bm.weights(list, f.boost))
		}
	}
	return terms, nil
}

// readField reads the postings of a field, sorted by document, and sets the
// length of the field in every document that has it.
func readField(
	ctx context.Context, r index.IndexReader, name string, lengths []float64,
) (map[string][]occurrence, error) {
	dict, err := r.FieldDict(name)
	if err != nil {
		return nil, err
	}
	defer dict.Close()
	found := map[string][]occurrence{}
	for {
		entry, err := dict.Next()
		if err != nil {
			return nil, err
		}
		if entry == nil {
			return found, nil
		}
		list, err := readTerm(ctx, r, name, entry.Term, lengths)
		if err != nil {
			return nil, err
		}
		if len(list) > 0 {
			found[entry.Term] = list
		}
	}
}

func readTerm(
	ctx context.Context, r index.IndexReader, field, term string, lengths []float64,
) ([]occurrence, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	tfr, err := r.TermFieldReader(ctx, []byte(term), field, true, true, false)
	if err != nil {
		return nil, err
	}
	defer tfr.Close()
	var list []occurrence
	for {
		d, err := tfr.Next(nil)
		if err != nil {
			return nil, err
		}
		if d == nil {
			break
		}
		id, err := r.ExternalID(d.ID)
		if err != nil {
			return nil, err
		}
		doc, err := strconv.Atoi(id)
		if err != nil {
			return nil, err
		}
		list = append(list, occurrence{doc, float64(d.Freq)})
		// The norm is 1/√length, rounded to 32 bits.
		lengths[doc] = math.Round(1 / (d.Norm * d.Norm))
	}
	slices.SortFunc(list, func(a, b occurrence) int { return a.doc - b.doc })
	return list, nil
}

// bm25 weighs the occurrences of the terms of one field.
type bm25 struct {
	lengths []float64
	mean    float64 // of the documents that have the field
}

func newBM25(lengths []float64) bm25 {
	sum, n := 0.0, 0.0
	for _, l := range lengths {
		if l > 0 {
			sum, n = sum+l, n+1
		}
	}
	return bm25{lengths, sum / max(n, 1)}
}

// weights computes boost · idf · tf·(k1+1) / (tf + k1·(1 − b + b·length/mean)).
// The conversions keep compilers from fusing operations, which would change
// the last bit on some processors.
func (bm bm25) weights(list []occurrence, boost float64) []weight {
	n, df := float64(len(bm.lengths)), float64(len(list))
	idf := math.Log(1 + (n-df+0.5)/(df+0.5))
	out := make([]weight, len(list))
	for i, o := range list {
		norm := 1 - bm25B + float64(bm25B*bm.lengths[o.doc]/bm.mean)
		tf := o.freq * (bm25K1 + 1) / (o.freq + float64(bm25K1*norm))
		out[i] = weight{o.doc, float64(boost * idf * tf)}
	}
	return out
}

// merge adds up two lists sorted by document.
func merge(a, b []weight) []weight {
	if len(a) == 0 {
		return b
	}
	out := make([]weight, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].doc < b[0].doc:
			out, a = append(out, a[0]), a[1:]
		case a[0].doc > b[0].doc:
			out, b = append(out, b[0]), b[1:]
		default:
			out = append(out, weight{a[0].doc, a[0].impact + b[0].impact})
			a, b = a[1:], b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// quantise keeps the greatest weight in units of 1/256 and the others as one
// of levels of it.
func quantise(list []weight) stem {
	peak := 0.0
	for _, w := range list {
		peak = max(peak, w.impact)
	}
	s := stem{peak: max(1, int(math.Round(peak*scale))), postings: make([]posting, len(list))}
	for i, w := range list {
		level := int(math.Round(w.impact/peak*levels)) - 1
		s.postings[i] = posting{w.doc, min(max(level, 0), levels-1)}
	}
	return s
}
