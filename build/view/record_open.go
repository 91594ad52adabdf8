package view

import "vitrine/schema"

// Completeness counts what a record says to the questions that readers have, and
// lists those to which it is silent. There is no single figure.
type Completeness struct {
	Questions int
	Counts    []TallyCount
	Open      []OpenPlace
}

// TallyCount is one of the counts of [schema.Tally]. Key completes the key of its
// string: "answered" of "tally_answered".
type TallyCount struct {
	Key    string
	N      int
	Number string // written for the language
}

// OpenPlace is a part of the record's pages, with the keys of the fields that
// belong there and are not published.
type OpenPlace struct {
	Place
	Fields []string
}

// Completeness returns the counts of the record. Only its own page asks for them.
func (r *Record) Completeness() Completeness {
	b := r.builder
	t := schema.TallyOf(b.rec)
	c := Completeness{Questions: t.Questions, Counts: b.site.answers(t)}
	at := map[string]int{}
	for _, pointer := range schema.Unpublished(b.rec) {
		place := b.place(pointer)
		i, ok := at[place.Key]
		if !ok {
			i = len(c.Open)
			at[place.Key] = i
			c.Open = append(c.Open, OpenPlace{Place: place})
		}
		c.Open[i].Fields = append(c.Open[i].Fields, keyOf(pointer))
	}
	return c
}

// answers lists the counts of a tally, all of them.
func (s *Site) answers(t schema.Tally) []TallyCount {
	var out []TallyCount
	for _, c := range []TallyCount{
		{Key: "answered", N: t.Answered},
		{Key: "no", N: t.No},
		{Key: "not_applicable", N: t.NotApplicable},
		{Key: "without_reason", N: t.WithoutReason},
		{Key: "unknown", N: t.Unknown},
		{Key: "withheld", N: t.Withheld},
		{Key: "not_published", N: t.NotPublished},
	} {
		c.Number = s.Number(c.N)
		out = append(out, c)
	}
	return out
}
