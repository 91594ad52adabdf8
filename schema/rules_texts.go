package schema

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"vitrine/content"
	"vitrine/content/diag"
)

// walk looks once at every text, line, date and extensible code of a file.
func (c *checker) walk(f *content.File) {
	w := walker{checker: c, file: f}
	w.value(shapes()[kindOf(f.Name)], f.Value)
	w.foreign()
	w.firstLanguage()
	w.insecureLinks()
}

// walker goes along a shape and keeps the way, so that a pointer is made only
// for what is wrong.
type walker struct {
	*checker
	file    *content.File
	way     []string
	unknown map[string][]string // language → pointers of the texts in it
	lacking []string            // pointers of texts that lack the first language

	insecure []insecureLink
}

func (w *walker) value(s *shape, v any) {
	switch x := v.(type) {
	case string:
		w.leaf(s, x)
	case map[string]any:
		if s.leaf == "text" {
			w.text(x)
			return
		}
		for _, f := range s.fields {
			if v, ok := x[f.name]; ok {
				w.step(f.name, f.shape, v)
			}
		}
		if s.others != nil {
			for _, key := range slices.Sorted(maps.Keys(x)) {
				w.step(key, s.others, x[key])
			}
		}
	case []any:
		if s.items != nil {
			for i, v := range x {
				w.step(strconv.Itoa(i), s.items, v)
			}
		}
	}
}

func (w *walker) step(token string, s *shape, v any) {
	w.way = append(w.way, token)
	w.value(s, v)
	w.way = w.way[:len(w.way)-1]
}

// at is the pointer of the value that is being looked at.
func (w *walker) at(more ...string) string { return pointer(slices.Concat(w.way, more)) }

func (w *walker) leaf(s *shape, value string) {
	if strings.HasPrefix(value, insecure) {
		w.address(value)
	}
	switch s.leaf {
	case "code":
		w.code(s.list, value)
	case "line":
		if saysNothing(value, "") {
			w.notAnAnswer(w.at(), value)
		}
	case "date":
		if d := content.Date(value); len(d) == len("2006-01-02") && !d.Valid() {
			w.report(w.file.Name, w.at(), "impossible-date", "value", value, "month", value[:7])
		}
	}
}

func (w *walker) text(t map[string]any) {
	w.identical(t)
	w.lacks(t)
	known, seen := w.reg.Settings.Languages, 0
	for i, lang := range known {
		if v, ok := t[lang]; ok && !slices.Contains(known[:i], lang) {
			w.oneLanguage(lang, v)
			seen++
		}
	}
	if seen == len(t) {
		return
	}
	for _, lang := range slices.Sorted(maps.Keys(t)) {
		if slices.Contains(known, lang) {
			continue
		}
		w.oneLanguage(lang, t[lang])
		if len(known) > 0 {
			if w.unknown == nil {
				w.unknown = map[string][]string{}
			}
			w.unknown[lang] = append(w.unknown[lang], w.at(lang))
		}
	}
}

func (w *walker) oneLanguage(lang string, v any) {
	if s, ok := v.(string); ok {
		if saysNothing(s, lang) {
			w.notAnAnswer(w.at(lang), s)
		}
		w.links(s, lang)
	}
}

// notAnAnswer is an error, because a text that only looks like an answer is
// worse than none: an absent field is shown as “not published”, which is true.
// Under the policy “reported” it is a warning, since such a register repeats
// what others have written and must not correct them. The ways to contest are
// the exception: nobody imports them, and a place “-” would count as a place.
func (w *walker) notAnAnswer(at, value string) {
	f := finding{
		file: w.file.Name, pointer: at, code: "not-an-answer",
		args: []any{"value", strings.TrimSpace(value)},
	}
	if w.repeated(at) {
		f.severity = diag.Warning
	}
	w.add(f)
}

// repeated reports whether a value may be one that the register has taken over
// from another and only repeats.
func (w *walker) repeated(at string) bool {
	own := under("/redress", at) || under("/redress_none", at) || kindOf(w.file.Name) == kindChannel
	return !own && w.reg.Settings.Policy.Redress == content.RedressReported
}

// lacks notes a text that exists only in languages of the register other than
// the first.
func (w *walker) lacks(t map[string]any) {
	known := w.reg.Settings.Languages
	if len(known) == 0 || t[known[0]] != nil {
		return
	}
	for _, lang := range known[1:] {
		if t[lang] != nil {
			w.lacking = append(w.lacking, w.at())
			return
		}
	}
}

// inLists are the texts that stand in lists, where readers of the first language
// would meet another one.
var inLists = []string{"/title", "/name", "/summary"}

// firstLanguage asks that every text exists in the language that the register is
// read in first. Each text that stands in lists is named, the others once a file
// and not where another register wrote them.
func (w *walker) firstLanguage() {
	lang := w.reg.Settings.DefaultLanguage()
	missing := func(at string, others []string) {
		if w.faulty(w.file.Name, at) {
			return
		}
		f := finding{
			file: w.file.Name, pointer: at, key: true, code: "missing-default-language",
			args: []any{"field", field(at), "lang", lang},
		}
		for _, other := range others {
			f.related = append(f.related, relation{w.file.Name, other, "same-here"})
		}
		w.add(f)
	}
	listed := func(at string) bool { return slices.Contains(inLists, at) }
	for _, at := range w.lacking {
		if listed(at) {
			missing(at, nil)
		}
	}
	rest := slices.DeleteFunc(w.lacking, listed)
	value, _ := w.file.Value.(map[string]any)
	if entry, _ := value["record"].(map[string]any); entry["source"] != nil {
		return
	}
	if w.inOrder(rest); len(rest) > 0 {
		missing(rest[0], rest[1:min(len(rest), 4)])
	}
}

// inOrder sorts pointers by where their keys stand in the file.
func (w *walker) inOrder(pointers []string) {
	starts := make(map[string]diag.Position, len(pointers))
	for _, at := range pointers {
		starts[at] = w.file.KeyRange(at).Start
	}
	slices.SortFunc(pointers, func(a, b string) int {
		x, y := starts[a], starts[b]
		return cmp.Or(
			cmp.Compare(x.Line, y.Line), cmp.Compare(x.Column, y.Column), cmp.Compare(a, b))
	})
}

// foreign names each language of the file that the register does not have,
// once, at the first text in it.
func (w *walker) foreign() {
	for _, lang := range slices.Sorted(maps.Keys(w.unknown)) {
		pointers := w.unknown[lang]
		w.inOrder(pointers)
		first := pointers[0]
		w.add(finding{
			file: w.file.Name, pointer: first, key: true, code: "unknown-language",
			args: []any{"field", field(parent(first)), "lang", lang},
		})
	}
}

func (c *checker) pageLanguage(p content.Page) {
	if known := c.reg.Settings.Languages; len(known) > 0 && !slices.Contains(known, p.Lang) {
		c.report(p.File, "", "unknown-language", "field", diag.Say("the-page"), "lang", p.Lang)
	}
}

// saysNothing reports whether a whole text is one of the words that people
// write to fill a field they have nothing to say in. lang is "" for a line,
// which has no language; there “no” may be a name.
func saysNothing(s, lang string) bool {
	s = strings.TrimFunc(s, isFiller)
	if len(s) > 40 || strings.Count(s, " ") > 3 {
		return false // longer than all of the words
	}
	if !hasSingleSpaces(s) {
		s = strings.Join(strings.Fields(s), " ")
	}
	s = strings.ToLower(s)
	lang, _, _ = strings.Cut(lang, "-")
	return s == "" || slices.Contains(emptyWords[""], s) || slices.Contains(emptyWords[lang], s)
}

// isFiller reports signs and spaces that say nothing around a word.
func isFiller(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '.', ',', ';', ':', '!', '?', '-', '–', '—', '_', '/', '*', '…',
		'(', ')', '[', ']', '。', '、':
		return true
	}
	return false
}

// hasSingleSpaces reports whether the words of a text have one space between them,
// which [strings.Fields] would take longer to find.
func hasSingleSpaces(s string) bool {
	before := byte('a')
	for i := range len(s) {
		c := s[i]
		switch {
		case c == ' ' && before == ' ', c < ' ':
			return false
		case c == 0xC2, 0xE1 <= c && c <= 0xE3: // a space of another kind may begin so
			return false
		}
		before = c
	}
	return true
}
