package view

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"

	"vitrine/build/chronicle"
	"vitrine/build/layout"
	"vitrine/content/ledger"
	"vitrine/schema/meaning"
)

// changesOnPage is how many versions one page of a list of changes holds, and how
// many a feed does that is not that of a record.
const changesOnPage = 100

// past is what the sites of all languages share of the past of the register.
type past struct {
	*chronicle.Chronicle
	lists map[string]*changeList     // by path of their first page
	pages map[string]changePage      // by path of each page
	at    map[*chronicle.Version]int // place in the list of all changes, from 0
}

// changeList is what changed, the newest first.
type changeList struct {
	of, key  string // "class" and its name, "organisation" and its id, or ""
	path     string
	versions []*chronicle.Version
}

type changePage struct {
	list *changeList
	n    int // from 1
}

// newPast divides what changed by class of meaning and by organisation.
func newPast(c *chronicle.Chronicle) *past {
	p := &past{
		Chronicle: c, lists: map[string]*changeList{}, pages: map[string]changePage{},
		at: map[*chronicle.Version]int{},
	}
	all := p.list("", "", layout.Changes)
	for i, v := range c.Changed() {
		p.at[v] = i
		all.versions = append(all.versions, v)
		var seen []string
		for _, change := range v.Changes {
			if !slices.Contains(seen, change.Class) {
				seen = append(seen, change.Class)
				l := p.list("class", change.Class, layout.ChangesOfClass(change.Class))
				l.versions = append(l.versions, v)
			}
		}
		if id := v.Organisation; id != "" {
			l := p.list("organisation", id, layout.ChangesOfOrganisation(id))
			l.versions = append(l.versions, v)
		}
	}
	for path, l := range p.lists {
		for n := 1; n == 1 || (n-1)*changesOnPage < len(l.versions); n++ {
			p.pages[layout.Part(path, n)] = changePage{l, n}
		}
	}
	return p
}

// pageOf is the path of the page of the list of all changes on which a version stands.
func (p *past) pageOf(v *chronicle.Version) string {
	return layout.Part(layout.Changes, p.at[v]/changesOnPage+1)
}

func (p *past) list(of, key, path string) *changeList {
	if p.lists[path] == nil {
		p.lists[path] = &changeList{of: of, key: key, path: path}
	}
	return p.lists[path]
}

// fieldKeys are the keys of the strings of fields by kind and path without the
// brackets of lists.
var fieldKeys = sync.OnceValue(func() map[string]string {
	out := make(map[string]string, len(titleKeys))
	for path, key := range titleKeys {
		out[strings.ReplaceAll(path, "[]", "")] = key
	}
	return out
})

// Show returns what [chronicle.Options] asks for: fields are called as the pages of a
// language call them, and days are written as it does. Words is as in [Options].
func Show(words func(lang string) map[string]string) func(lang, kind, s string) string {
	var locales sync.Map
	return func(lang, kind, s string) string {
		if day, err := time.Parse(time.DateOnly, s); err == nil {
			l, ok := locales.Load(lang)
			if !ok {
				l, _ = locales.LoadOrStore(lang, newLocale(lang))
			}
			return l.(*locale).day(day).Text
		}
		head, path := "", s
		if i := strings.LastIndex(s, ", "); i >= 0 {
			head, path = s[:i]+words(lang)["comma"], s[i+2:]
		}
		path, language, _ := strings.Cut(path, " (")
		name := fieldName(words(lang), kind, path)
		if name == "" {
			return s
		}
		if language != "" {
			name += " (" + language
		}
		return head + name
	}
}

// fieldName is what the pages call a field, given its path in the record or in one of
// its parts; "" if they do not name it.
func fieldName(words map[string]string, kind, path string) string {
	for _, way := range []string{kind + "/" + path, path, "channel/" + path} {
		if name := words[fieldKeys()[way]]; name != "" {
			return name
		}
	}
	return ""
}

// said is the language in which the sentences of classes stand in the portal's.
func (s *Site) said(sentence string) Text {
	if slices.Contains(meaning.Languages(), s.Lang) {
		return Text{Plain: sentence}
	}
	return Text{Plain: sentence, Foreign: s.foreign(sentence, "en")}
}

// word is a string of the interface without plural forms, "" if there is none.
func (s *Site) string(key string) string { return s.opts.Words(s.Lang)[key] }

// line is what a change means.
func (s *Site) line(c chronicle.Change) ChangeLine {
	l := ChangeLine{Severity: string(c.Severity)}
	if c.Class == chronicle.Erased {
		l.Text = Text{Plain: s.string("history_was_erased")}
		return l
	}
	l.Text = s.said(c.Sentence[s.Lang])
	return l
}

// lines are the gravest of what a version changed, and how many more there are. A
// text that was reworded in several languages is told once, and so is what two parts
// of a value say, such as the number and the unit of a time limit.
func (s *Site) lines(v *chronicle.Version, most int) (lines []ChangeLine, more int) {
	told := map[string]string{} // language of a text by its place
	for _, c := range v.Changes {
		if text := textOf(c); text != "" && (told[text] == "" || c.Lang == s.Lang) {
			told[text] = c.Lang
		}
	}
	said := map[string]bool{}
	for _, c := range v.Changes {
		sentence := c.Sentence[s.Lang]
		again := said[sentence] && sentence != ""
		said[sentence] = true
		switch text := textOf(c); {
		case again, text != "" && told[text] != c.Lang:
		case len(lines) == most:
			more++
		default:
			lines = append(lines, s.line(c))
		}
	}
	return lines, more
}

// textOf is the place of a text that was reworded without its language, "" for any
// other change.
func textOf(c chronicle.Change) string {
	if c.Lang == "" {
		return ""
	}
	return c.Class + strings.TrimSuffix(c.Place, c.Lang)
}

// className is what a class is called: the sentence of a change without the place
// and the values.
func (s *Site) className(class string) Text {
	if class == chronicle.Erased {
		return Text{Plain: strings.TrimRight(s.string("history_was_erased"), ".。।")}
	}
	return s.said(nameOfClass(meaning.Template(class, s.Lang)))
}

// nameOfClass cuts a template such as "It costs more: {what}. Before: {old}." where
// its first sentence, or what can be said without a value, ends.
func nameOfClass(template string) string {
	head, _, _ := strings.Cut(template, "{")
	for _, stop := range []string{". ", "。"} {
		if first, _, whole := strings.Cut(head, stop); whole {
			return first
		}
	}
	return strings.TrimRight(head, ".。:：،, \u00a0\u202f")
}

// became is the key of the string that says what became of a thing.
func became(v *chronicle.Version) string {
	switch {
	case v.Status == ledger.Erased:
		return "history_erased"
	case v.Status == ledger.Withdrawn:
		return "history_withdrawn"
	case v.Revision == 1:
		return "history_new"
	}
	return "history_changed"
}

// text of why a version was published, in the language of the site where it can be.
func (s *Site) reason(v *chronicle.Version) Text { return s.text(v.Reason) }

// titleOf names what a version is of, as it was called then.
func (s *Site) titleOf(v *chronicle.Version) Text {
	t := s.text(v.Title)
	switch {
	case !t.Empty():
		return t
	case v.Kind == ledger.Schema:
		return Text{}
	}
	return Text{Plain: cmp.Or(v.ID)}
}
