package search

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	tokenize "github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/blevesearch/bleve/v2/registry"
)

// analyzerType is the name under which Bleve knows our analyzers.
const analyzerType = "vitrine"

// errAnalyzer says why Bleve does not know analyzerType; nil when it does.
// Bleve's registry is not safe for concurrent use, so this happens once, before
// the program begins.
var errAnalyzer = registry.RegisterAnalyzer(analyzerType, newAnalyzer)

// newAnalyzer makes an analyzer from what dialectOf says about config["lang"].
func newAnalyzer(config map[string]any, cache *registry.Cache) (analysis.Analyzer, error) {
	lang, _ := config["lang"].(string)
	d := dialectOf(lang)
	out := &analysis.DefaultAnalyzer{}
	if d.bleve == "" {
		tokenizer, err := cache.TokenizerNamed(tokenize.Name)
		if err != nil {
			return nil, fmt.Errorf("find tokenizer: %w", err)
		}
		out.Tokenizer = tokenizer
	} else {
		named, err := cache.AnalyzerNamed(d.bleve)
		if err != nil {
			return nil, fmt.Errorf("find analyzer %q: %w", d.bleve, err)
		}
		known, ok := named.(*analysis.DefaultAnalyzer)
		if !ok {
			return nil, fmt.Errorf("extend analyzer %q: it is a %T", d.bleve, named)
		}
		out.CharFilters, out.Tokenizer = known.CharFilters, known.Tokenizer
		out.TokenFilters = append(out.TokenFilters, known.TokenFilters...)
	}
	for _, name := range d.filters {
		filter, err := cache.TokenFilterNamed(name)
		if err != nil {
			return nil, fmt.Errorf("find filter %q: %w", name, err)
		}
		out.TokenFilters = append(out.TokenFilters, filter)
	}
	var stop map[string]bool // Bleve's analyzers have their own
	if d.bleve == "" {
		var err error
		if stop, err = d.stopWords(cache); err != nil {
			return nil, fmt.Errorf("find stop words %q: %w", d.stop, err)
		}
	}
	out.TokenFilters = append(out.TokenFilters, finish{stop, d.stem})
	return out, nil
}

// unaided lists the filters of languages for which Bleve has no analyzer.
func unaided() []string { return []string{lowercase.Name} }

// finish is the last step of every analyzer: it folds terms, so that accents
// make no difference, and takes off what only our own rules know.
type finish struct {
	stop map[string]bool // left out
	stem func(string) string
}

// Filter changes the terms of input.
func (f finish) Filter(input analysis.TokenStream) analysis.TokenStream {
	kept := input[:0]
	for _, t := range input {
		term := t.Term
		if !plainASCII(term) {
			term = []byte(Fold(string(term)))
		}
		if f.stop[string(term)] {
			continue
		}
		if f.stem != nil {
			term = []byte(f.stem(string(term)))
		}
		if len(term) > 0 {
			t.Term = term
		}
		kept = append(kept, t)
	}
	return kept
}

// plainASCII reports whether folding would change nothing.
func plainASCII(term []byte) bool {
	for _, b := range term {
		if b >= utf8.RuneSelf || b >= 'A' && b <= 'Z' {
			return false
		}
	}
	return true
}

// rules take the inflection off folded words, step by step.
type rules []step

// stem applies every step once. Words with numbers stay as they are.
func (r rules) stem(word string) string {
	if strings.IndexFunc(word, unicode.IsNumber) >= 0 {
		return word
	}
	for _, s := range r {
		word = s.apply(word)
	}
	return word
}

// base returns a function that adds the word without its case to the words under
// which readers look for it. Languages with many cases need it: of a word in a
// rare case nobody finds the neighbours.
func (r rules) base() func(word string) []string {
	return func(word string) []string {
		word = strings.ReplaceAll(Fold(word), "'", "")
		if bare := r.stem(word); bare != word {
			return []string{bare}
		}
		return nil
	}
}

// step takes the longest ending that it knows off a word, or replaces it.
type step struct {
	least   int               // letters that must remain in front of the ending
	ends    map[string]string // ending to what stands there instead
	longest int               // bytes of the longest ending
}

// endings makes a step from a list such as "ami y ech>ch": the endings "ami"
// and "y" are taken off, "ech" becomes "ch". "^last>laps" is for the whole word.
func endings(least int, list string) step {
	s := step{least: least, ends: map[string]string{}}
	for _, e := range strings.Fields(list) {
		from, to, _ := strings.Cut(e, ">")
		s.ends[from] = to
		s.longest = max(s.longest, len(from))
	}
	return s
}

func (s step) apply(word string) string {
	for at := max(0, len(word)-s.longest); at < len(word); at++ {
		if to, ok := s.ends["^"+word]; ok && at == 0 {
			return to
		}
		to, ok := s.ends[word[at:]]
		if ok && utf8.RuneCountInString(word[:at]) >= s.least {
			return word[:at] + to
		}
	}
	return word
}
