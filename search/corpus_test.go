package search_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"vitrine/content"
	"vitrine/schema"
	"vitrine/search"
	"vitrine/themes"
)

// vocabulary is what the generated corpora are made of, besides invented words.
var vocabulary = map[string]string{
	"en": `parking permit permits benefit benefits fraud detection school place places
		assessment tax return inspection selection citizen's citizens' camera traffic
		housing allocation waiting list chatbot letters police risk model score scoring
		child welfare refused refusal stopped visa border health triage hospital can't`,
	"fr": `l'allocation allocations logement d'attente école élève élèves contrôle contrôles
		fraude détection impôt déclaration préfecture été étés œuvre sécurité d'aide
		aujourd'hui l’intelligence artificielle notation enfance risque refus santé hôpital`,
	"nl": `bijstand bijstandsuitkering bijstandsuitkeringen toeslag toeslagen fraude risico
		risicoprofiel gemeente gemeenten vergunning parkeervergunning handhaving onderzoek
		belasting aangifte reïntegratie crisis zaak 's-gravenhage foto's onderwijs scholen`,
	"ar": `الضريبة ضريبة الضرائب مدرسة المدرسة المدارس تقييم التقييم إعانة الإعانة الشرطة شرطة
		المستشفى مستشفى مُخاطر المخاطر قرار القرار قرارات الذكاء الاصطناعي تصريح التصاريح`,
}

var syllables = map[string][]string{
	"ar": strings.Fields("با تي سو رم كل نا في دو حم شر قا مي"),
	"en": strings.Fields("ba ti so rem cal na fi do hem shar ko mi lu per gan"),
	"fr": strings.Fields("bé ti so rem çal na fi dô hem char ko mi lu père gan"),
	"nl": strings.Fields("ba tij so rem kal na fie doe hem schar ko mij luï per gan"),
}

// corpus makes n documents with a skewed choice of words, the same ones every
// time.
func corpus(lang string, n int) (docs []search.Document, words []string) {
	rng := rand.New(rand.NewPCG(7, uint64(n)))
	words = strings.Fields(vocabulary[lang])
	parts := syllables[lang]
	for range 3500 {
		w := ""
		for range 2 + rng.IntN(3) {
			w += parts[rng.IntN(len(parts))]
		}
		words = append(words, w)
	}
	pick := func(n int) string {
		out := make([]string, n)
		for i := range out {
			out[i] = words[int(float64(len(words))*rng.Float64()*rng.Float64()*rng.Float64())]
		}
		return strings.Join(out, " ")
	}
	for i := range n {
		id := fmt.Sprintf("system-%04d", i)
		docs = append(docs, search.Document{
			ID: id, Title: pick(3 + rng.IntN(3)), Lang: lang, Organisation: pick(2),
			Status: []string{"in_use", "pilot", ""}[i%3], Facets: map[string][]search.Value{
				"status": {{Code: []string{"in_use", "pilot", "retired"}[i%3]}},
				"area":   {{Code: "tax"}, {Code: []string{"health", "work"}[i%2]}},
			},
			Summary: pick(15), SummaryLang: lang,
			Text: passages(pick(30+rng.IntN(40)), pick(20)), URL: "systems/" + id + "/",
		})
	}
	return docs, words
}

// queries makes queries of every kind: known words, prefixes, slips, foreign
// words, punctuation.
func queries(docs []search.Document, words []string, n int) []string {
	rng := rand.New(rand.NewPCG(11, 13))
	out := []string{"", "?", "the", "de la", "2024", "system-0003", "  parking ", "x", "l'", "’"}
	for range n {
		var q []string
		for range 1 + rng.IntN(4) {
			q = append(q, words[rng.IntN(len(words))])
		}
		if rng.IntN(2) == 0 {
			q = strings.Fields(docs[rng.IntN(len(docs))].Summary)
			q = q[:min(len(q), 1+rng.IntN(4))]
		}
		at := rng.IntN(len(q))
		r := []rune(q[at])
		switch rng.IntN(12) {
		case 0, 1:
			last := []rune(q[len(q)-1])
			q[len(q)-1] = string(last[:1+rng.IntN(len(last))]) // still being typed
		case 2:
			i := rng.IntN(len(r))
			q[at] = string(r[:i]) + string(r[i+1:]) // a letter is missing
		case 3:
			if len(r) > 4 {
				r[2], r[3] = r[3], r[2]
				q[at] = string(r)
			}
		case 4:
			q[at] = strings.ToUpper(q[at])
		case 5:
			q = append(q, "zzyzx")
		case 6:
			q[at] += "ings"
		case 7:
			q = append(q, "-"+words[rng.IntN(len(words))])
		case 8:
			text := strings.Fields(docs[rng.IntN(len(docs))].Text[0].Text)
			from := rng.IntN(max(1, len(text)-2))
			to := min(len(text), from+2+rng.IntN(2))
			q = append(q, `"`+strings.Join(text[from:to], " ")+`"`)
		case 9:
			q = []string{docs[rng.IntN(len(docs))].ID}
		case 10:
			q = append(q, "“"+words[rng.IntN(len(words))])
		}
		s := strings.Join(q, " ")
		if rng.IntN(4) == 0 {
			s += " "
		}
		out = append(out, s)
	}
	return out
}

func build(t testing.TB, lang string, docs []search.Document) *search.Index {
	t.Helper()
	x, err := search.Build(context.Background(), search.Corpus{Lang: lang, Documents: docs})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// files exports an index into a map.
func files(t testing.TB, x *search.Index) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	err := x.Export(func(name string, data []byte) error {
		if _, twice := out[name]; twice {
			t.Errorf("%s is written twice", name)
		}
		out[name] = data
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// passages are texts in the readers' language.
func passages(texts ...string) []search.Passage {
	var out []search.Passage
	for _, s := range texts {
		out = append(out, search.Passage{Text: s})
	}
	return out
}

// corpusOf is what a portal's index of a register is built from.
func corpusOf(reg *content.Register, lang string) search.Corpus {
	lists := schema.ListsOf(reg.Settings)
	src := search.Source{
		Register: reg, Labels: lists.Labels, ImpactAssessment: schema.IsImpactAssessment,
	}
	return search.Corpus{
		Lang: lang, Documents: search.Documents(src, lang),
		Synonyms: slices.Concat(themes.Synonyms(lang), reg.Settings.Search.Synonyms[lang]),
	}
}
