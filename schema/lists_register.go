package schema

import (
	"slices"

	"vitrine/content"
)

// RegisterLists are the code lists as one register has them: ours, and the codes
// that it adds under its own name ([content.OwnCode]).
type RegisterLists struct {
	own       map[string][]content.OwnCode
	languages []string // of the register
}

// ListsOf returns the code lists of the register that has these settings.
func ListsOf(s content.Settings) RegisterLists {
	return RegisterLists{own: s.Lists, languages: s.Languages}
}

// Codes returns the codes of a list in the order in which people see them: those
// of the register come last, but before “something else”.
func (l RegisterLists) Codes(list string) []string {
	codes := Codes(list)
	at := len(codes)
	if at > 0 && codes[at-1] == "other" {
		at--
	}
	return slices.Insert(codes, at, l.Own(list)...)
}

// Own returns the codes that the register adds to a list, in the order of its
// file.
func (l RegisterLists) Own(list string) []string {
	var codes []string
	for _, c := range l.own[list] {
		codes = append(codes, c.Code)
	}
	return codes
}

// Label returns what readers of a language see for a code. A code of the
// register has the label of another of its languages where it lacks this one.
func (l RegisterLists) Label(list, code, lang string) string {
	own := l.find(list, code)
	if own == nil {
		return Label(list, code, lang)
	}
	if label, _ := own.Label.In(lang, l.languages...); label != "" {
		return label
	}
	return code
}

// Labels returns what a code is called, by language; nil for a code that does not
// exist.
func (l RegisterLists) Labels(list, code string) content.Text {
	if own := l.find(list, code); own != nil {
		return own.Label
	}
	for _, c := range lists()[list].Items {
		if c.Code == code {
			return c.Label
		}
	}
	return nil
}

// Plain says in one plain sentence what a code means, by language, if anybody has
// said it.
func (l RegisterLists) Plain(list, code string) content.Text {
	if own := l.find(list, code); own != nil {
		return own.Plain
	}
	return Plain(list, code)
}

// Source names where a code comes from, "" if nobody has said it.
func (l RegisterLists) Source(list, code string) string {
	if own := l.find(list, code); own != nil {
		return own.Source
	}
	return Source(list, code)
}

func (l RegisterLists) find(list, code string) *content.OwnCode {
	for i, c := range l.own[list] {
		if c.Code == code {
			return &l.own[list][i]
		}
	}
	return nil
}
