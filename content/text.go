package content

import (
	"maps"
	"slices"
)

// Text is a text in one or more languages: language code → text. In a file it
// is always written as a map, even when there is only one language:
//
//	title:
//	  en: Parking permit checks
//	  fr: Contrôle des permis de stationnement
//
// Texts may use a small part of Markdown: paragraphs, emphasis, lists, links.
type Text map[string]string

// In returns the text for a reader of lang: in that language if it exists,
// else in the first of fallbacks that has it, else in the alphabetically first
// language. It also returns the language found, "" when there is no text.
func (t Text) In(lang string, fallbacks ...string) (text, found string) {
	if s := t[lang]; s != "" {
		return s, lang
	}
	for _, l := range fallbacks {
		if s := t[l]; s != "" {
			return s, l
		}
	}
	for _, l := range t.Languages() {
		if s := t[l]; s != "" {
			return s, l
		}
	}
	return "", ""
}

// Languages returns the languages of the text in alphabetical order.
func (t Text) Languages() []string { return slices.Sorted(maps.Keys(t)) }

// Words is, per language, the words that people use for something: "benefit
// stopped", "toeslag". Search knows them as synonyms of a record.
type Words map[string][]string

// Answer is what a body says when asked a question. An absent answer (the zero
// Answer) means that the body has not published one; it never means "no".
//
// In a file it is one word, or a map when there is a reason to give:
//
//	can_override: yes
//
//	can_override:
//	  answer: no
//	  reason:
//	    en: The letter is sent the same night.
type Answer struct {
	Value  string `json:"answer"`
	Reason Text   `json:"reason"`
}

// The values of an [Answer].
const (
	Yes           = "yes"
	No            = "no"
	InProgress    = "in_progress"
	NotApplicable = "not_applicable"
	Precluded     = "precluded" // forbidden by law
	Waived        = "waived"    // somebody entitled to do so has exempted the body
	Unknown       = "unknown"   // the body itself says that it does not know
)

// Published reports whether there is an answer at all.
func (a Answer) Published() bool { return a.Value != "" }

// UnmarshalValue takes an Answer from its short form, a single word.
func (a *Answer) UnmarshalValue(v any) bool {
	if s, ok := v.(string); ok {
		a.Value = s
		return true
	}
	return false
}
