package search

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
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
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/registry"
	"golang.org/x/text/unicode/norm"
)

// dialect says how the words of a language become stems. Languages that Bleve
// has an analyzer for use it; the words of the others are folded first and go
// through rules of ours (stems_*.go).
type dialect struct {
	bleve   string                     // Bleve's analyzer, "" when words are folded first
	stop    string                     // Bleve's list of stop words, or
	words   string                     // ours, folded, separated by spaces
	keep    string                     // folded words that only look like stop words
	filters []string                   // Bleve's filters, after its analyzer
	spell   func(text string) string   // before Bleve: the spelling that its stemmer expects
	stem    func(term string) string   // after folding
	fronts  string                     // what is written together in front of words, longest first
	also    func(word string) []string // folded words under which readers look for it as well
}

// dialectOf returns the dialect of a language code such as "fr" or "pt-BR".
func dialectOf(lang string) dialect {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	if d, ok := ruled(base); ok {
		return d
	}
	switch base {
	case "zh":
		return dialect{bleve: cjk.AnalyzerName, also: chineseAlso()}
	case "ja", "ko":
		return dialect{bleve: cjk.AnalyzerName}
	case "nb", "nn":
		base = "no"
	}
	d := dialect{filters: unaided()}
	if slices.Contains(analyzers(), base) {
		d = dialect{bleve: base, stop: "stop_" + base}
	} else if slices.Contains(stopLists(), "stop_"+base) {
		d.stop = "stop_" + base
	}
	switch base {
	case "da":
		d.also = danish
	case "de":
		d.also = german
	case "en":
		d.also = english
	case "fi":
		d.stem, d.also = finnish().stem, finnishCases().base()
	case "hu":
		d.stem, d.also = hungarian().stem, hungarianCases().base()
	case "nl":
		d.stem = rules{endings(0, "^kinder>kind")}.stem
	case "pt":
		d.also = rules{endings(3, "oes>ao")}.base()
	case "ro":
		d.stem = romanian().stem
		d.spell = strings.NewReplacer("ș", "ş", "ț", "ţ", "Ș", "Ş", "Ț", "Ţ").Replace
	case "ru":
		d.spell = strings.NewReplacer("ё", "е", "Ё", "Е").Replace
	}
	return d
}

// analyzers are those of Bleve that we use. Every name is imported above: an
// analyzer whose package is missing fails only at run time, so a test asks the
// registry for each. Bleve's Croatian analyzer is left out because it is slow,
// its Arabic one because it takes the first letter off words such as وزارة.
func analyzers() []string {
	return []string{
		ckb.AnalyzerName, da.AnalyzerName, de.AnalyzerName, en.AnalyzerName, es.AnalyzerName,
		fa.AnalyzerName, fi.AnalyzerName, fr.AnalyzerName, hi.AnalyzerName, hu.AnalyzerName,
		it.AnalyzerName, nl.AnalyzerName, no.AnalyzerName, pt.AnalyzerName, ro.AnalyzerName,
		ru.AnalyzerName, sv.AnalyzerName, tr.AnalyzerName,
	}
}

// stopLists are the lists of stop words of languages without an analyzer.
func stopLists() []string {
	return []string{ca.StopName, eu.StopName, gl.StopName, hy.StopName, id.StopName}
}

// ruled returns the dialects that have rules of ours.
func ruled(lang string) (d dialect, ok bool) {
	switch lang {
	case "ar":
		d = dialect{stop: ar.StopName, stem: arabic(), also: arabicAlso(), fronts: arabicFronts}
	case "bg":
		d = dialect{stop: bg.StopName, stem: bulgarian().stem, also: bulgarianArticle().base()}
	case "cs":
		d = dialect{stop: cs.StopName, keep: "byt", spell: toBe, stem: czech().stem}
	case "el":
		d = dialect{stop: el.StopName, stem: greek().stem}
	case "et":
		d = dialect{words: estonianStop, stem: estonian().stem, also: estonian()[:3].base()}
	case "ga":
		d = dialect{stop: ga.StopName, keep: "cead", stem: irish(), also: irishAlso(), fronts: irishFronts}
	case "hr":
		d = dialect{stop: hr.StopName, stem: croatian().stem}
	case "lt":
		d = dialect{words: lithuanianStop, stem: lithuanian().stem}
	case "lv":
		d = dialect{words: latvianStop, stem: latvian().stem}
	case "mt":
		d = dialect{words: malteseStop, stem: maltese(), also: malteseAlso()}
	case "pl":
		d = dialect{words: polishStop, stem: polish().stem}
	case "sk":
		d = dialect{words: slovakStop, spell: toBe, stem: slovak().stem}
	case "sl":
		d = dialect{words: slovenianStop, stem: slovenian().stem}
	}
	d.filters = unaided()
	return d, d.stem != nil
}

// analyst turns texts of one language into words and words into stems.
type analyst struct {
	analyzer analysis.Analyzer
	name     string
	dialect  dialect
	mapping  *mapping.IndexMappingImpl
	stop     map[string]bool // folded, without apostrophes
	pairs    bool            // ideographs are indexed in pairs
	before   bool            // of a word with an apostrophe, the part before counts
}

// newAnalyst prepares Bleve for a language.
func newAnalyst(lang string) (*analyst, error) {
	if errAnalyzer != nil {
		return nil, fmt.Errorf("register analyzers: %w", errAnalyzer)
	}
	d := dialectOf(lang)
	name := analyzerType + "-" + lang
	m := bleve.NewIndexMapping()
	err := m.AddCustomAnalyzer(name, map[string]any{"type": analyzerType, "lang": lang})
	if err != nil {
		return nil, fmt.Errorf("make analyzer of language %q: %w", lang, err)
	}
	a := &analyst{
		name: name, dialect: d, mapping: m, analyzer: m.AnalyzerNamed(name),
		pairs: d.bleve == cjk.AnalyzerName, before: d.bleve == en.AnalyzerName,
	}
	if a.analyzer == nil {
		return nil, fmt.Errorf("find analyzer of language %q", lang)
	}
	a.stop, err = d.stopWords(registry.NewCache())
	if err != nil {
		return nil, fmt.Errorf("find stop words of language %q: %w", lang, err)
	}
	return a, nil
}

// stopWords returns the words that count for nothing, folded, without
// apostrophes.
func (d dialect) stopWords(cache *registry.Cache) (map[string]bool, error) {
	out := map[string]bool{}
	for _, w := range strings.Fields(d.words) {
		out[w] = true
	}
	if d.stop == "" {
		return out, nil
	}
	words, err := cache.TokenMapNamed(d.stop)
	if err != nil {
		return nil, err
	}
	for w := range words {
		out[strings.ReplaceAll(Fold(w), "'", "")] = true
	}
	for _, w := range strings.Fields(d.keep) {
		delete(out, w)
	}
	return out, nil
}

// apostrophes writes every apostrophe in one way, and no soft hyphens.
var apostrophes = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "\u00AD", "")

// words cuts a text into the words that are given to Bleve, in a spelling on
// which Bleve's tokenizer and ours agree.
func (a *analyst) words(text string) []string {
	text = strings.ToValidUTF8(text, " ")
	text = apostrophes.Replace(text)
	text = norm.NFC.String(text)
	if a.dialect.spell != nil {
		text = a.dialect.spell(text)
	}
	words, _ := splitWords(text)
	if a.dialect.bleve != "" {
		return words
	}
	for i, w := range words {
		joined, part := apostrophe(Fold(w), a.before)
		words[i] = cmp.Or(part, joined)
	}
	return words
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
	if a.dialect.also == nil {
		return
	}
	for _, w := range a.dialect.also(word) {
		if !a.stop[w] {
			add(w, stem)
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

// keys lists the keys of the words of a text that are no stop words.
func (a *analyst) keys(text string) []string {
	words, _ := splitWords(Fold(text))
	var out []string
	for _, w := range words {
		pieces := []string{w}
		if a.pairs {
			pieces = pairs(w)
		}
		for _, p := range pieces {
			key, part := apostrophe(p, a.before)
			if !a.stop[key] && !a.stop[part] {
				out = append(out, key)
			}
		}
	}
	return out
}

// isStop reports whether a word counts for nothing.
func (a *analyst) isStop(word string) bool { return len(a.keys(word)) == 0 }
