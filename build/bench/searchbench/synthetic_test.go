package searchbench

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
)

// syntheticSeed is the seed of the synthetic records.
const syntheticSeed = 271828

// sentenceEnd is where a text is cut into sentences.
var sentenceEnd = regexp.MustCompile(`[.;!?]\s+`)

// synthetic makes n records out of the sentences and titles of others. Every
// record gets some invented words, most of them rare, so that the dictionary
// grows with the number of records as that of real texts does.
func synthetic(from []item, n int) []item {
	s := synthesis{rng: rand.New(rand.NewPCG(syntheticSeed, uint64(n)))}
	s.zipf = rand.NewZipf(s.rng, 1.15, 10, 1<<22)
	for i := range from {
		if w := strings.Fields(from[i].title); len(w) > 1 {
			s.titles = append(s.titles, w)
		}
		for _, text := range from[i].texts() {
			for _, sentence := range sentenceEnd.Split(text, -1) {
				if sentence = strings.Trim(sentence, " ."); len(sentence) > 20 {
					s.sentences = append(s.sentences, sentence)
				}
			}
		}
	}
	out := make([]item, n)
	for i := range out {
		like := &from[s.rng.IntN(len(from))]
		out[i] = item{
			id: fmt.Sprintf("syn-%05d", i), title: s.title(), agency: like.agency, status: like.status,
			summary: s.text(like.summary), benefits: s.text(like.benefits),
			outputs: s.text(like.outputs), data: s.text(like.data), reason: s.text(like.reason),
			impacts: s.text(like.impacts), vendor: like.vendor,
		}
	}
	return out
}

// synthesis is what synthetic records are made of.
type synthesis struct {
	rng       *rand.Rand
	zipf      *rand.Zipf
	titles    [][]string
	sentences []string
}

// title joins the beginning of one title and the end of another.
func (s *synthesis) title() string {
	a, b := s.titles[s.rng.IntN(len(s.titles))], s.titles[s.rng.IntN(len(s.titles))]
	list := append(append([]string{}, a[:(len(a)+1)/2]...), b[len(b)/2:]...)
	if s.rng.IntN(3) == 0 {
		list[s.rng.IntN(len(list))] = capital(s.word())
	}
	return strings.Join(list, " ")
}

// text is about as long as another one, with an invented word in every second
// sentence.
func (s *synthesis) text(like string) string {
	var out []string
	for long := 0; long < len(like); {
		list := strings.Fields(s.sentences[s.rng.IntN(len(s.sentences))])
		if s.rng.IntN(2) == 0 {
			list[s.rng.IntN(len(list))] = s.word()
		}
		sentence := strings.Join(list, " ") + "."
		if long > 0 && long+len(sentence)/2 > len(like) {
			break
		}
		out, long = append(out, sentence), long+len(sentence)
	}
	return strings.Join(out, " ")
}

// word is an invented word: the few common ones are short.
func (s *synthesis) word() string {
	rank := s.zipf.Uint64()
	starts := strings.Fields("b br c ch d dr f g gl h k l m n p pl r s st t tr v w z")
	vowels := strings.Fields("a e i o u ai ea ou")
	ends := strings.Fields("l n r s t nd ck m st x")
	var b strings.Builder
	for n := rank + 7; n > 0; n /= uint64(len(starts) * len(vowels)) {
		k := n % uint64(len(starts)*len(vowels))
		b.WriteString(starts[k%uint64(len(starts))])
		b.WriteString(vowels[k/uint64(len(starts))])
	}
	b.WriteString(ends[rank%uint64(len(ends))])
	return b.String()
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
