package crosswalk

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"vitrine/content"
)

// column is one field of a foreign register and its place in ours.
type column struct {
	field  string   // the name in the source
	target string   // our field, dotted: "purpose.statement.nl"; "" keeps it under x only
	also   string   // a second place that gets the same value
	keep   bool     // kept under x even where the way back is exact
	silent []string // words that mean "not published"; they stay under x unreported
	cross  crossing
}

// crossing converts the values of a column. In returns nil for a value that
// our field cannot hold. Out is the way back of what In returned.
type crossing interface {
	in(s string) any
	out(v any) string
}

// prose is free text. Markup becomes Markdown; words that only stand for an
// answer are not one.
type prose struct{}

func (prose) in(s string) any {
	text := markdown(content.Clean(s))
	if isNoAnswer(text) {
		return nil
	}
	return text
}

func (prose) out(v any) string { return asString(v) }

// heading is free text on one line.
type heading struct{}

func (heading) in(s string) any {
	text := collapse(content.Clean(entities(s)))
	if isNoAnswer(text) {
		return nil
	}
	return text
}

func (heading) out(v any) string { return asString(v) }

// word is one value of a code list: what they call it, what we call it.
type word struct{ theirs, ours string }

// words is a code list. Where several of their words are one of ours, the
// first is the way back.
type words []word

func (w words) in(s string) any {
	i := slices.IndexFunc(w, func(x word) bool { return fold(x.theirs) == fold(s) })
	if i < 0 {
		return nil
	}
	return w[i].ours
}

func (w words) out(v any) string {
	i := slices.IndexFunc(w, func(x word) bool { return x.ours == asString(v) })
	if i < 0 {
		return ""
	}
	return w[i].theirs
}

// day is a whole date.
type day struct{}

func (day) in(s string) any {
	if len(s) != len("2006-01-02") || !content.Date(s).Valid() {
		return nil
	}
	return s
}

func (day) out(v any) string { return asString(v) }

// address is a web address that a page can link to.
type address struct{}

func (address) in(s string) any {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") ||
		content.Clean(s) != s || strings.ContainsAny(s, "<>\"") ||
		strings.ContainsFunc(s, unicode.IsSpace) {
		return nil
	}
	return s
}

func (address) out(v any) string { return asString(v) }

// assessed is the one word that says whether there was any assessment.
type assessed struct {
	title content.Text // what the assessment is called, since the source does not say
	words words
}

func (a assessed) in(s string) any {
	status := a.words.in(s)
	if status == nil {
		return nil
	}
	return []content.Mapping{{
		{Key: "kind", Value: "other"},
		{Key: "title", Value: a.title},
		{Key: "status", Value: status},
	}}
}

func (a assessed) out(v any) string {
	for _, m := range asMappings(v) {
		if s := a.words.out(get(m, "status")); s != "" {
			return s
		}
	}
	return ""
}

func asString(v any) string {
	s, _ := v.(string)
	return s
}

func asMappings(v any) []content.Mapping {
	list, _ := v.([]content.Mapping)
	return list
}

// fold makes words comparable: case, spaces and underscores do not count.
func fold(s string) string {
	return strings.ToLower(collapse(strings.ReplaceAll(content.Clean(s), "_", " ")))
}

func collapse(s string) string { return strings.Join(strings.Fields(s), " ") }

// set puts a value at a dotted path, below the maps that are there already.
func set(m content.Mapping, path string, v any) content.Mapping {
	key, rest, deeper := strings.Cut(path, ".")
	i := slices.IndexFunc(m, func(f content.Field) bool { return f.Key == key })
	if i < 0 {
		i = len(m)
		m = append(m, content.Field{Key: key})
	}
	if !deeper {
		m[i].Value = v
		return m
	}
	inner, _ := m[i].Value.(content.Mapping)
	m[i].Value = set(inner, rest, v)
	return m
}

// get returns the value at a dotted path, or nil.
func get(m content.Mapping, path string) any {
	key, rest, deeper := strings.Cut(path, ".")
	i := slices.IndexFunc(m, func(f content.Field) bool { return f.Key == key })
	if i < 0 {
		return nil
	}
	if !deeper {
		return m[i].Value
	}
	inner, _ := m[i].Value.(content.Mapping)
	return get(inner, rest)
}
