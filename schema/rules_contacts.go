package schema

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vitrine/content"
)

// personalContacts advises against names of people where a function or a team
// should answer.
func (c *checker) personalContacts(rec *content.Record) {
	c.contacts(rec.File, "/contact", rec.Contact)
	for i := range rec.Redress {
		c.locators(rec.File, item("/redress", i)+"/channels", rec.Redress[i].Channels)
	}
	for i := range rec.Help {
		c.personal(rec.File, item("/help", i)+"/email", rec.Help[i].Email)
	}
}

// sharedContacts does so everywhere but in the records.
func (c *checker) sharedContacts() {
	s := c.reg.Settings
	c.contacts(s.File, "/contact", s.Contact)
	c.contacts(s.File, "/accessibility/contact", s.Accessibility.Contact)
	for _, o := range c.reg.Organisations {
		c.contacts(o.File, "/contact", o.Contact)
	}
	for _, ch := range c.reg.Channels {
		c.locators(ch.File, "/channels", ch.Channels)
	}
}

// contacts looks at the label first: it is said once of each contact.
func (c *checker) contacts(file, at string, list []content.Contact) {
	for i, contact := range list {
		at := item(at, i)
		found := false
		for _, lang := range c.reg.Settings.Languages {
			label := content.Pointer(at+"/label", lang)
			found = found || c.personal(file, label, contact.Label[lang])
		}
		if !found {
			c.personal(file, at+"/value", contact.Value)
		}
	}
}

func (c *checker) locators(file, at string, list []content.Locator) {
	for i, l := range list {
		c.personal(file, item(at, i)+"/value", l.Value)
	}
}

// personal reports a value that looks like a person's name or address.
func (c *checker) personal(file, at, value string) bool {
	if value == "" || !namesPerson(value) && !isPersonalMail(value) {
		return false
	}
	c.add(finding{
		file: file, pointer: at, beside: true, code: "personal-contact",
		args: []any{"value", value},
	})
	return true
}

// namesPerson reports whether a text begins with a form of address and a name:
// “Mrs A. de Vries”. Where a word for a function or a building follows, it is the
// name of something else: “Dr. Lang Hospital”.
func namesPerson(s string) bool {
	s = strings.TrimSpace(firstLine(s))
	if strings.HasPrefix(s, "De heer ") || strings.HasPrefix(s, "de heer ") {
		s = s[len("de "):]
	}
	title, name, ok := strings.Cut(s, " ")
	if !ok {
		return slices.ContainsFunc(honorificEndings, func(end string) bool {
			return strings.HasSuffix(s, end) && utf8.RuneCountInString(s) <= 6
		})
	}
	short := strings.TrimSuffix(title, ".")
	if !slices.Contains(honorifics, short) || utf8.RuneCountInString(title) == 1 {
		return false
	}
	if end := strings.IndexAny(name, ",;:("); end >= 0 {
		name = name[:end]
	}
	words := strings.FieldsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && r != '\''
	})
	return len(words) > 0 && beginsName(words[0]) &&
		!slices.ContainsFunc(words, func(w string) bool { return isFunction(strings.ToLower(w)) })
}

// beginsName reports whether a name can begin with a word: with a capital letter
// in scripts that have them.
func beginsName(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first) || !unicode.IsLower(first) || slices.Contains(particles, word)
}

// isPersonalMail reports whether an e-mail address is that of a person, as far as
// its name says so: j.devries@, maria.lopez@, jan.van.dijk@.
func isPersonalMail(address string) bool {
	local, domain, ok := strings.Cut(address, "@")
	if !ok || !strings.ContainsAny(local, "._-") || strings.Contains(local, " ") {
		return false
	}
	local, domain = strings.ToLower(local), strings.ToLower(domain)
	parts := strings.FieldsFunc(local, func(r rune) bool { return strings.ContainsRune("._-", r) })
	if len(parts) < 2 || len(parts) > 4 {
		return false
	}
	for _, p := range parts {
		if !isWord(p) || isFunction(p) || len(p) > 2 && strings.Contains(domain, p) {
			return false
		}
	}
	family := parts[len(parts)-1]
	if utf8.RuneCountInString(family) < 3 {
		return false
	}
	first := parts[0]
	initial := utf8.RuneCountInString(first) == 1
	return initial || slices.Contains(givenNames, first) ||
		slices.ContainsFunc(parts[1:len(parts)-1], func(p string) bool {
			return slices.Contains(particles, p)
		})
}

func isWord(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}

// isFunction reports whether a word, in small letters, speaks of a function, a
// team or a subject, in any language. Longer words that are put together of them
// count: “klantenservice”.
func isFunction(word string) bool {
	for _, words := range functionWords {
		for _, w := range words {
			if word == w || len(w) >= 5 && strings.Contains(word, w) {
				return true
			}
		}
	}
	return false
}
