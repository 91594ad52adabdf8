package search

import (
	"math"
)

// The parameters of the ranking, chosen on known-item queries.
const (
	bm25K1   = 0.6
	bm25B    = 0.75
	levels   = 91  // of impacts, and symbols in the alphabet
	scale    = 256 // impacts are integers in units of 1/scale
	maxForms = 6   // forms of a stem that are told apart
	maxBonus = 63
	whole    = 8 // weights and bonuses are in eighths
)

// weigher turns places into weights. The conversions to float64 keep compilers
// from fusing operations, which would change the last bit on some processors.
type weigher struct {
	docs  int
	norms [fieldCount][]float64 // boost / (1 − b + b·length/mean), by document
}

func newWeigher(g *gathered) *weigher {
	w := &weigher{docs: g.docs}
	for f, field := range fields() {
		w.norms[f] = make([]float64, g.docs)
		mean := meanOf(g.lengths[f])
		for doc := range w.norms[f] {
			w.norms[f][doc] = field.boost
			if field.of != nil {
				long := float64(bm25B * g.lengths[f][doc] / mean)
				w.norms[f][doc] = field.boost / (1 - bm25B + long)
			}
		}
	}
	return w
}

// meanOf is the mean of the lengths that are not zero.
func meanOf(lengths []float64) float64 {
	sum, n := 0.0, 0.0
	for _, l := range lengths {
		if l > 0 {
			sum, n = sum+l, n+1
		}
	}
	return max(sum, 1) / max(n, 1)
}

// idf is the weight of what stands in df documents.
func (w *weigher) idf(df int) float64 {
	n, d := float64(w.docs), float64(df)
	return math.Log(1 + (n-d+0.5)/(d+0.5))
}

// stem weighs the occurrences of a stem, sorted by document, and quantises the
// weights: the greatest in units of 1/256, the others as one of levels of it.
func (w *weigher) stem(list []occurrence, bits map[int32]int) stem {
	s := stem{masked: len(bits) > 0}
	impacts := make([]float64, 0, len(list))
	s.postings = make([]posting, 0, len(list))
	places := make([]int32, 0, len(list)) // of all documents
	for i := 0; i < len(list); {
		p, sum, first := posting{doc: int(list[i].doc)}, 0.0, len(places)
		for ; i < len(list) && int(list[i].doc) == p.doc; i++ {
			o := list[i]
			sum += w.norms[o.field][p.doc]
			if o.place > 0 {
				places = append(places, o.place)
			}
			p.mask |= bits[o.slice]
		}
		p.places = places[first:]
		impacts = append(impacts, sum/(sum+bm25K1))
		s.postings = append(s.postings, p)
	}
	idf, peak := w.idf(len(s.postings)), 0.0
	for i := range impacts {
		impacts[i] = float64(idf * impacts[i])
		peak = max(peak, impacts[i])
	}
	s.peak = max(1, int(math.Round(peak*scale)))
	for i, impact := range impacts {
		level := int(math.Round(impact/peak*levels)) - 1
		s.postings[i].level = min(max(level, 0), levels-1)
	}
	return s
}

// bonus is what a form that stands in df documents adds to its stem, in eighths
// of the stem.
func (w *weigher) bonus(df, stem int) int {
	ratio := w.idf(df) / w.idf(stem)
	return min(max(int(math.Round(ratio*whole)), 1), maxBonus)
}
