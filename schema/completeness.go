package schema

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"

	"vitrine/content"
)

// Tally counts what a record, or several, say to the questions that readers
// have. The counts are never made into one number: a reasoned “no” is not half
// a “yes”, and who publishes that something is missing must not look worse than
// who is silent. Questions is the sum of the others.
type Tally struct {
	Questions int `json:"questions"`
	// Answered: something is said. An answer of yes or “in progress” counts here.
	Answered int `json:"answered"`
	// No: the answer is no, and why.
	No int `json:"no_with_reason"`
	// NotApplicable: the question does not arise, the law forbids it, or somebody
	// entitled to has exempted the body; and why.
	NotApplicable int `json:"not_applicable_with_reason"`
	// WithoutReason: one of the above that nobody explains.
	WithoutReason int `json:"without_reason"`
	// Unknown: the body says that it does not know.
	Unknown int `json:"unknown"`
	// Withheld: kept secret, and the record says so.
	Withheld int `json:"withheld"`
	// NotPublished: the record is silent. It never means no.
	NotPublished int `json:"not_published"`
}

// Plus adds the counts of another tally.
func (t Tally) Plus(u Tally) Tally {
	t.Questions += u.Questions
	t.Answered += u.Answered
	t.No += u.No
	t.NotApplicable += u.NotApplicable
	t.WithoutReason += u.WithoutReason
	t.Unknown += u.Unknown
	t.Withheld += u.Withheld
	t.NotPublished += u.NotPublished
	return t
}

// Completeness is what a register leaves open, as counts.
type Completeness struct {
	Register      Tally               `json:"register"`
	Organisations []OrganisationTally `json:"organisations"` // sorted by id
	Records       []RecordTally       `json:"records"`       // sorted by id
}

// OrganisationTally adds up the records of a deployer.
type OrganisationTally struct {
	ID      string `json:"id"`
	Records int    `json:"records"`
	Tally
}

// RecordTally is the tally of one record.
type RecordTally struct {
	ID string `json:"id"`
	Tally
}

// CompletenessOf counts what the records of a register say. Records that were
// withdrawn answer no questions any more and are left out.
func CompletenessOf(reg *content.Register) Completeness {
	out := Completeness{Organisations: []OrganisationTally{}, Records: []RecordTally{}}
	byBody := map[string]*OrganisationTally{}
	for _, rec := range reg.Records {
		if rec.Entry.Withdrawn != nil {
			continue
		}
		t := TallyOf(rec)
		out.Records = append(out.Records, RecordTally{rec.ID, t})
		out.Register = out.Register.Plus(t)
		body := byBody[rec.Organisation]
		if body == nil {
			body = &OrganisationTally{ID: rec.Organisation}
			byBody[rec.Organisation] = body
		}
		body.Records++
		body.Tally = body.Plus(t)
	}
	for _, id := range slices.Sorted(maps.Keys(byBody)) {
		out.Organisations = append(out.Organisations, *byBody[id])
	}
	return out
}

// TallyOf counts what one record says.
func TallyOf(rec *content.Record) Tally {
	var t Tally
	for _, q := range questions() {
		t.Questions++
		switch v := q.of(rec.Value); {
		case v == nil && withheld(rec, q.pointer):
			t.Withheld++
		case v == nil:
			t.NotPublished++
		case q.answer:
			t.answer(v)
		default:
			t.Answered++
		}
	}
	return t
}

// Unpublished returns the JSON Pointers of the fields that [Tally.NotPublished]
// counts: the questions about which a record is silent.
func Unpublished(rec *content.Record) []string {
	var out []string
	for _, q := range questions() {
		if q.of(rec.Value) == nil && !withheld(rec, q.pointer) {
			out = append(out, q.pointer)
		}
	}
	return out
}

// answer counts the value of a question that is answered in a word.
func (t *Tally) answer(v any) {
	word, reasoned := v, false
	if m, ok := v.(map[string]any); ok {
		word, reasoned = m["answer"], m["reason"] != nil
	}
	switch word {
	case content.No, content.NotApplicable, content.Precluded, content.Waived:
		switch {
		case !reasoned:
			t.WithoutReason++
		case word == content.No:
			t.No++
		default:
			t.NotApplicable++
		}
	case content.Unknown:
		t.Unknown++
	default:
		t.Answered++
	}
}

// withheld reports whether a record says that a field is kept secret: the field
// itself, or the group that it is in.
func withheld(rec *content.Record, pointer string) bool {
	return slices.ContainsFunc(rec.Withheld, func(w content.Withheld) bool {
		return under(strings.TrimSuffix(w.Path, "/"), pointer)
	})
}

// question is a field whose absence a reader would notice.
type question struct {
	pointer string
	way     []string // the pointer's tokens
	answer  bool     // it is answered in a word, possibly with a reason
	other   string   // top-level field that answers it as well
}

// of returns what a record says, nil for nothing.
func (q question) of(record map[string]any) any {
	var v any = record
	for _, token := range q.way {
		m, _ := v.(map[string]any)
		v = m[token]
	}
	if v == nil && q.other != "" {
		return record[q.other]
	}
	return v
}

// notAsked are fields that no reader misses: they name, sort and administer the
// record, repeat another register, or do not concern most systems.
var notAsked = []string{
	"/id", "/sort_as", "/words_people_use", "/translations", "/record", "/x",
	"/withheld",                        // it is an answer to other questions
	"/redress_text", "/redress_status", // what other registers say; see /redress
	"/redress_none",                  // answers /redress
	"/roles", "/links", "/easy_read", // good to have
	"/lifecycle/until", "/lifecycle/events", // most systems have no end and no incidents
	"/risk/derogation", "/risk/red_lines", // most have neither
	"/decision/public_information", // most tell the public nothing directly
	"/technology/description", "/legal/text", "/impacts/text", "/oversight_human/description",
	// prose of other registers, which our fields say in parts
}

// questions are the fields of a record that [Tally] asks for: those of the
// record itself and, where they stand in a group, those of the group. A list is
// one question, however many items it has.
var questions = sync.OnceValue(func() []question {
	var out []question
	root := resolve(base + kindRecord + ".json")
	var visit func(s subschema, way []string)
	visit = func(s subschema, way []string) {
		for _, name := range s.ownFields() {
			here := append(slices.Clone(way), name)
			at := pointer(here)
			if slices.Contains(notAsked, at) {
				continue
			}
			part := s.at("properties", name)
			if _, group := part.node["properties"]; group && len(way) == 0 {
				visit(part, here)
				continue
			}
			ref, _ := part.node["$ref"].(string)
			q := question{pointer: at, way: here, answer: strings.HasSuffix(ref, "/answer")}
			if at == "/redress" {
				q.other = "redress_none"
			}
			out = append(out, q)
		}
	}
	visit(root, nil)
	slices.SortFunc(out, func(a, b question) int { return cmp.Compare(a.pointer, b.pointer) })
	return out
})

// Questions returns the JSON Pointers of the fields that a [Tally] asks for.
func Questions() []string {
	var out []string
	for _, q := range questions() {
		out = append(out, q.pointer)
	}
	return out
}
