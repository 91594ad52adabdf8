package search

import (
	"fmt"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/lang/ar"
	"github.com/blevesearch/bleve/v2/analysis/lang/bg"
	"github.com/blevesearch/bleve/v2/analysis/lang/ca"
	"github.com/blevesearch/bleve/v2/analysis/lang/cjk"
	"github.com/blevesearch/bleve/v2/analysis/lang/ckb"
	"github.com/blevesearch/bleve/v2/analysis/lang/cs"
	"github.com/blevesearch/bleve/v2/analysis/lang/da"
	"github.com/blevesearch/bleve/v2/analysis/lang/de"
	"github.com/blevesearch/bleve/v2/analysis/lang/el"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/lang/es"
	"github.com/blevesearch/bleve/v2/analysis/lang/eu"
	"github.com/blevesearch/bleve/v2/analysis/lang/fa"
	"github.com/blevesearch/bleve/v2/analysis/lang/fi"
	"github.com/blevesearch/bleve/v2/analysis/lang/fr"
	"github.com/blevesearch/bleve/v2/analysis/lang/ga"
	"github.com/blevesearch/bleve/v2/analysis/lang/gl"
	"github.com/blevesearch/bleve/v2/analysis/lang/hi"
	"github.com/blevesearch/bleve/v2/analysis/lang/hr"
	"github.com/blevesearch/bleve/v2/analysis/lang/hu"
	"github.com/blevesearch/bleve/v2/analysis/lang/hy"
	"github.com/blevesearch/bleve/v2/analysis/lang/id"
	"github.com/blevesearch/bleve/v2/analysis/lang/it"
	"github.com/blevesearch/bleve/v2/analysis/lang/nl"
	"github.com/blevesearch/bleve/v2/analysis/lang/no"
	"github.com/blevesearch/bleve/v2/analysis/lang/pt"
	"github.com/blevesearch/bleve/v2/analysis/lang/ro"
	"github.com/blevesearch/bleve/v2/analysis/lang/ru"
	"github.com/blevesearch/bleve/v2/analysis/lang/sv"
	"github.com/blevesearch/bleve/v2/analysis/lang/tr"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/registry"
	"golang.org/x/text/unicode/norm"
)

// fallback is the analyzer of languages for which Bleve has none.
const fallback = "vitrine-fallback"

// tools names what Bleve has for a language. Every name is imported above: an
// analyzer whose package is missing fails only at run time, so a test asks the
// registry for each.
type tools struct{ analyzer, stop string }

// toolsFor returns what Bleve has for a language code such as "fr" or "pt-BR".
func toolsFor(lang string) tools {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	switch base {
	case "zh", "ja", "ko":
		return tools{cjk.AnalyzerName, ""}
	case "nb", "nn":
		base = "no"
	}
	all := []tools{
		{ar.AnalyzerName, ar.StopName}, {ckb.AnalyzerName, ckb.StopName},
		{da.AnalyzerName, da.StopName}, {de.AnalyzerName, de.StopName},
		{en.AnalyzerName, en.StopName}, {es.AnalyzerName, es.StopName},
		{fa.AnalyzerName, fa.StopName}, {fi.AnalyzerName, fi.StopName},
		{fr.AnalyzerName, fr.StopName}, {hi.AnalyzerName, hi.StopName},
		{hr.AnalyzerName, hr.StopName}, {hu.AnalyzerName, hu.StopName},
		{it.AnalyzerName, it.StopName}, {nl.AnalyzerName, nl.StopName},
		{no.AnalyzerName, no.StopName},
		{pt.AnalyzerName, pt.StopName}, {ro.AnalyzerName, ro.StopName},
		{ru.AnalyzerName, ru.StopName}, {sv.AnalyzerName, sv.StopName},
		{tr.AnalyzerName, tr.StopName},
	}
	for _, t := range all {
		if t.analyzer == base {
			return t
		}
	}
	stops := []string{
		bg.StopName, ca.StopName, cs.StopName, el.StopName, eu.StopName,
		ga.StopName, gl.StopName, hy.StopName, id.StopName,
	}
	for _, s := range stops {
		if s == "stop_"+base {
			return tools{fallback, s}
		}
	}
	return tools{fallback, ""}
}

// analyst turns texts of one language into words and words into stems.
type analyst struct {
	analyzer analysis.Analyzer
	name     string
	mapping  *mapping.IndexMappingImpl
	stop     map[string]bool // folded, without apostrophes
	pairs    bool            // ideographs are indexed in pairs
	before   bool            // of a word with an apostrophe, the part before counts
}

// newAnalyst prepares Bleve for a language.
func newAnalyst(lang string) (*analyst, error) {
	t := toolsFor(lang)
	m := bleve.NewIndexMapping()
	if t.analyzer == fallback {
		err := m.AddCustomAnalyzer(fallback, map[string]any{
			"type": custom.Name, "tokenizer": unicode.Name,
			"token_filters": []string{lowercase.Name},
		})
		if err != nil {
			return nil, fmt.Errorf("define fallback analyzer: %w", err)
		}
	}
	a := &analyst{
		name: t.analyzer, mapping: m, analyzer: m.AnalyzerNamed(t.analyzer),
		pairs: t.analyzer == cjk.AnalyzerName, before: t.analyzer == en.AnalyzerName,
		stop: map[string]bool{},
	}
	if a.analyzer == nil {
		return nil, fmt.Errorf("find analyzer %q of language %q", t.analyzer, lang)
	}
	if t.stop == "" {
		return a, nil
	}
	words, err := registry.NewCache().TokenMapNamed(t.stop)
	if err != nil {
		return nil, fmt.Errorf("find stop words %q: %w", t.stop, err)
	}
	for w := range words {
		a.stop[strings.ReplaceAll(Fold(w), "'", "")] = true
	}
	return a, nil
}

// words cuts a text into the words that are given to Bleve, in a spelling on
// which Bleve's tokenizer and ours agree.
func (a *analyst) words(text string) []string {
	text = strings.ToValidUTF8(text, " ")
	text = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "\u00AD", "").Replace(text)
	words, _ := splitWords(norm.NFC.String(text))
	if a.name != fallback {
		return words
	}
	kept := words[:0]
	for _, w := range words {
		joined, part := apostrophe(Fold(w), a.before)
		if part != "" {
			joined = part
		}
		if !a.stop[joined] {
			kept = append(kept, joined)
		}
	}
	return kept
}

// forms returns, for one word of words, the surface forms under which a reader
// may look for it, each with the stems that Bleve makes of it.
func (a *analyst) forms(word string, add func(surface, stem string)) {
	for _, t := range a.analyzer.Analyze([]byte(word)) {
		stem := string(t.Term)
		if a.pairs {
			if t.End <= len(word) && t.Start <= t.End {
				a.surfaces(word[t.Start:t.End], stem, add)
			}
			continue
		}
		a.surfaces(word, stem, add)
	}
}

// surfaces adds the folded forms of a word.
func (a *analyst) surfaces(word, stem string, add func(surface, stem string)) {
	folded, _ := splitWords(Fold(word))
	for _, w := range folded {
		joined, part := apostrophe(w, a.before)
		add(joined, stem)
		if part != "" && !a.stop[part] {
			add(part, stem)
		}
	}
}

// stopWords returns the stop words that are not also the folded form of a word
// with a meaning (été is a stop word of French, ete may be the summer).
func (a *analyst) stopWords(surfaces map[string]map[string]bool) []string {
	var out []string
	for w := range a.stop {
		if surfaces[w] == nil && w != "" {
			out = append(out, w)
		}
	}
	slices.SortFunc(out, compareUTF16)
	return out
}
