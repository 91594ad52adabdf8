package searchbench

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
)

// The seeds of the queries. The ranking may be tuned with those of the
// development seed; the held-out ones are only for telling how good it became.
const (
	developmentSeed = 20261125
	heldOutSeed     = 31415926
)

// queriesPerKind is how many queries of each kind a seed gives.
const queriesPerKind = 200

// known is a query that was made from a record, which it should find.
type known struct {
	Query string `json:"query"`
	ID    string `json:"id"`
}

// kind is a way to make a query from a record; ok is false when the record has
// not got the words for it.
type kind struct {
	name, what string
	make       func(*maker, *item) (query string, ok bool)
}

func kinds() []kind {
	return []kind{
		{"TITLE", "three words of the title", (*maker).title},
		{"BODY", "four words of the text", (*maker).body},
		{"NOISE", "four words of the text and a foreign one", (*maker).noise},
		{"TYPO", "three words of the title, a slip in one", (*maker).typo},
		{"CUT", "three words of the title, the last cut", (*maker).cut},
	}
}

// maker makes queries.
type maker struct {
	rng   *rand.Rand
	known map[string]bool // the words of all items
}

// knownItems makes queries of one kind from records whose title and text nobody
// else has.
func knownItems(tb testing.TB, items []item, k kind, seed uint64) []known {
	tb.Helper()
	m := maker{rand.New(rand.NewPCG(seed, kindSeed(k.name))), map[string]bool{}}
	titles, bodies := map[string]int{}, map[string]int{}
	for i := range items {
		it := &items[i]
		titles[strings.ToLower(it.title)]++
		bodies[bodyOf(it)]++
		for _, w := range words(it.title + " " + it.agency + " " + bodyOf(it)) {
			m.known[w] = true
		}
	}
	var out []known
	for _, i := range m.rng.Perm(len(items)) {
		it := &items[i]
		if titles[strings.ToLower(it.title)] > 1 || bodies[bodyOf(it)] > 1 {
			continue
		}
		if q, ok := k.make(&m, it); ok {
			out = append(out, known{q, it.id})
		}
		if len(out) == queriesPerKind {
			return out
		}
	}
	tb.Fatalf("only %d queries of kind %s can be made", len(out), k.name)
	return nil
}

// kindSeed lets every kind choose other records.
func kindSeed(name string) uint64 {
	n := uint64(0)
	for _, b := range []byte(name) {
		n = n*31 + uint64(b)
	}
	return n
}

func bodyOf(it *item) string { return strings.ToLower(strings.Join(it.texts(), " ")) }

// words are the runs of letters of a text in lower case.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) })
}

// pick takes n different words of a text, no stop words, in the order of the
// text.
func (m *maker) pick(s string, n int) []string {
	var all []string
	seen := map[string]bool{}
	for _, w := range words(s) {
		if len(w) >= 3 && !stopWords[w] && !seen[w] {
			seen[w] = true
			all = append(all, w)
		}
	}
	if len(all) < n {
		return nil
	}
	for len(all) > n {
		i := m.rng.IntN(len(all))
		all = append(all[:i], all[i+1:]...)
	}
	return all
}

func (m *maker) title(it *item) (string, bool) {
	list := m.pick(it.title, 3)
	return strings.Join(list, " "), list != nil
}

func (m *maker) body(it *item) (string, bool) {
	list := m.pick(bodyOf(it), 4)
	return strings.Join(list, " "), list != nil
}

func (m *maker) noise(it *item) (string, bool) {
	list := m.pick(bodyOf(it), 4)
	if list == nil {
		return "", false
	}
	foreign := foreignWords[m.rng.IntN(len(foreignWords))]
	at := m.rng.IntN(len(list) + 1)
	list = append(list[:at], append([]string{foreign}, list[at:]...)...)
	return strings.Join(list, " "), !m.known[foreign]
}

// typo makes one slip in a word of five letters and more, which then is no word
// of any record.
func (m *maker) typo(it *item) (string, bool) {
	list := m.pick(it.title, 3)
	for range 20 {
		if list == nil {
			break
		}
		at := m.rng.IntN(len(list))
		r := []rune(list[at])
		if len(r) < 5 {
			continue
		}
		if w := m.slip(r); !m.known[w] {
			list[at] = w
			return strings.Join(list, " "), true
		}
	}
	return "", false
}

// slip drops, doubles, replaces or swaps a letter.
func (m *maker) slip(r []rune) string {
	i := m.rng.IntN(len(r) - 1)
	letter := string(rune('a' + m.rng.IntN(26)))
	switch m.rng.IntN(4) {
	case 0:
		return string(r[:i]) + string(r[i+1:])
	case 1:
		return string(r[:i]) + letter + string(r[i:])
	case 2:
		return string(r[:i]) + letter + string(r[i+1:])
	}
	return fmt.Sprintf("%s%c%c%s", string(r[:i]), r[i+1], r[i], string(r[i+2:]))
}

// cut leaves at least three letters and at most all but one of the last word.
func (m *maker) cut(it *item) (string, bool) {
	list := m.pick(it.title, 3)
	if list == nil || len([]rune(list[2])) < 5 {
		return "", false
	}
	r := []rune(list[2])
	list[2] = string(r[:3+m.rng.IntN(len(r)-3)])
	return strings.Join(list, " "), true
}

func set(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}

// stopWords are never asked for.
var stopWords = set(`about above after again against all also and any are because been before
	being below between both but can cannot could did does doing down during each few for from
	further had has have having her here hers herself him himself his how into its itself may
	more most must not now off once only other our ours ourselves out over own same shall she
	should some such than that the their theirs them themselves then there these they this those
	through too under until upon use used uses using very was were what when where which while
	who whom why will with within without would you your yours yourself`)

// foreignWords are words of other languages that a reader may mix in.
var foreignWords = strings.Fields(`toeslag bijstandsuitkering gemeente vergunning bezwaar
	Bescheid Widerspruch Kindergeld Ausländerbehörde Wohngeld Steuererklärung allocation
	logement préfecture recours impôts ayuda vivienda subsidio denuncia extranjería multa
	ricorso cittadinanza sussidio zasiłek odwołanie urząd huolto päätös lapsilisä bidrag
	beslut överklagande yardım itiraz помощь решение مساعدة قرار`)
