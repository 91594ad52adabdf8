package meaning

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"vitrine/content/changes"
	"vitrine/schema"
)

// sentences holds the sentences of each language by class.
var sentences = sync.OnceValue(func() map[string]map[string]string {
	out := map[string]map[string]string{}
	for _, lang := range Languages() {
		var m map[string]string
		must(read("sentences/"+lang+".json", &m))
		out[lang] = m
	}
	return out
})

// Languages returns the languages that have sentences, in alphabetical order.
func Languages() []string { return languages() }

var languages = sync.OnceValue(func() []string {
	entries, err := files.ReadDir("sentences")
	must(err)
	var list []string
	for _, e := range entries {
		list = append(list, strings.TrimSuffix(e.Name(), ".json"))
	}
	return list
})

// Template is the sentence of a class in a language, with its {placeholders}; in
// English where the language has none.
func Template(class, lang string) string {
	return cmp.Or(sentences()[lang][class], sentences()["en"][class])
}

// Sentence says in a language what the change means.
func (f Finding) Sentence(lang string) string {
	return f.SentenceWith(lang, func(name string) string { return name })
}

// SentenceWith is [Finding.Sentence] with names and values as show writes them: to
// keep their direction apart, or to escape signs.
func (f Finding) SentenceWith(lang string, show func(string) string) string {
	return strings.NewReplacer(
		"{what}", show(f.What(lang)),
		"{old}", show(f.Before(lang)),
		"{new}", show(f.After(lang)),
	).Replace(Template(f.Class, lang))
}

// Text returns both versions of a changed text and its language, or false if the
// change is not that of a text.
func (f Finding) Text() (old, new, lang string, ok bool) {
	p := f.locate()
	if f.Op != changes.Replace || len(p.pattern) == 0 ||
		p.pattern[len(p.pattern)-1] != "{language}" {
		return "", "", "", false
	}
	old, was := f.Old.(string)
	new, is := f.New.(string)
	return old, new, f.lastToken(), was && is
}

// Title is the title or name of the document that changed, its id if it has
// none.
func (f Finding) Title(lang string) string {
	doc := f.new
	if doc == nil || f.Op == changes.Remove && f.Path == "" {
		doc = f.old
	}
	return cmp.Or(nameOf(doc, lang), f.ID)
}

// What names the thing that changed: the document, the item of a list, or the
// field.
func (f Finding) What(lang string) string {
	if f.Path == "" || slices.Contains([]string{
		"record-moved", "record-withdrawn", "record-returned",
	}, f.Class) {
		return f.Title(lang)
	}
	redress := strings.HasPrefix(f.Class, "redress-")
	if redress && f.Kind == Channel {
		return f.Title(lang)
	}
	p := f.locate()
	name := f.item(p, lang)
	last := p.pattern[len(p.pattern)-1]
	switch {
	case name == "":
		name = fieldName(p.pattern, p.field, lang)
	case last != "[]" && f.Severity != Lowered && !redress:
		inner := fieldName(p.pattern[lastItem(p)+1:], p.field, lang)
		if inner != "" && f.New != name {
			name += ", " + inner
		}
	}
	if last == "{language}" {
		name += " (" + languageName(f.lastToken(), lang) + ")"
	}
	return name
}

// lastItem is the place of the innermost item of a list on the way to a value, -1
// if there is none.
func lastItem(p place) int {
	i := len(p.pattern) - 1
	for i >= 0 && p.pattern[i] != "[]" {
		i--
	}
	return i
}

func (f Finding) tokens() []string { return changes.Tokens(f.Place()) }

func (f Finding) lastToken() string {
	t := f.tokens()
	return t[len(t)-1]
}

func (f Finding) locate() place { return locate(f.Kind, f.tokens()) }

// fieldName is what a field is called: its title, which is English, or its path.
func fieldName(pattern []string, f schema.Field, lang string) string {
	if lang == "en" && f.Title != "" && !slices.Contains(pattern, "x") {
		return f.Title
	}
	path := strings.Join(pattern, "/")
	path = strings.TrimSuffix(strings.TrimSuffix(path, "{language}"), "/")
	return strings.ReplaceAll(path, "/[]", "")
}

// item names the innermost item of a list on the way to the change.
func (f Finding) item(p place, lang string) string {
	i := lastItem(p)
	if i < 0 {
		return f.several(lang)
	}
	doc, tokens := f.new, changes.Tokens(f.Path)
	if f.Op == changes.Remove {
		doc, tokens = f.old, changes.Tokens(f.From)
	}
	v, _ := changes.At(doc, tokens[:i+1]...)
	return Display(f.Kind, tokens[:i+1], v, lang)
}

// several names the items of a list that was added or removed whole.
func (f Finding) several(lang string) string {
	v := f.New
	if v == nil {
		v = f.Old
	}
	list, ok := v.([]any)
	if !ok || f.Op == changes.Replace {
		return ""
	}
	var names []string
	for i, x := range list {
		names = append(names, Display(f.Kind, append(f.tokens(), strconv.Itoa(i)), x, lang))
	}
	return strings.Join(names, "; ")
}

// Before is the value before the change, for people.
func (f Finding) Before(lang string) string {
	return cmp.Or(f.side(f.old, f.From, f.Old, lang),
		Display(f.Kind, f.tokens(), f.shown.old, lang), f.otherwise(f.ID))
}

// After is the value after the change, for people.
func (f Finding) After(lang string) string {
	return cmp.Or(f.side(f.new, f.Path, f.New, lang),
		Display(f.Kind, f.tokens(), f.shown.new, lang), f.otherwise(f.Other))
}

// otherwise is what stands for a value that is not there.
func (f Finding) otherwise(id string) string {
	if f.Other != "" {
		return id
	}
	return "—"
}

// side shows one side of the change: of a time limit or a price all of it.
func (f Finding) side(doc any, pointer string, v any, lang string) string {
	if pointer == "" {
		return nameOf(v, lang)
	}
	tokens := changes.Tokens(pointer)
	if n := len(tokens) - 1; n > 0 && isPart(tokens[n]) {
		if whole, ok := changes.At(doc, tokens[:n]...); ok {
			if s := amount(whole, lang); s != "" {
				return s
			}
		}
	}
	return Display(f.Kind, tokens, v, lang)
}

// isPart tells the fields of a time limit or a price, which say nothing alone.
func isPart(field string) bool {
	return slices.Contains([]string{"none", "value", "unit", "amount", "currency"}, field)
}

// Display shows a value for people: codes by their labels, texts in the language,
// time limits and prices in words.
func Display(kind string, tokens []string, v any, lang string) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		p := locate(kind, tokens)
		if p.field.List != "" && !p.inside {
			return schema.Label(p.field.List, v, lang)
		}
		if p.field.Type == schema.TypeAnswer && !p.inside {
			return schema.Label("answer", v, lang)
		}
		if p.field.Type == "language" {
			return languageName(v, lang)
		}
		return v
	case bool:
		if v {
			return schema.Label("answer", "yes", lang)
		}
		return schema.Label("answer", "no", lang)
	case map[string]any:
		return displayMap(kind, tokens, v, lang)
	case []any:
		var parts []string
		for i, x := range v {
			at := append(slices.Clip(tokens), strconv.Itoa(i))
			parts = append(parts, Display(kind, at, x, lang))
		}
		return strings.Join(parts, "; ")
	}
	if n, ok := changes.Number(v); ok {
		return strconv.FormatFloat(n, 'f', -1, 64)
	}
	return fmt.Sprint(v)
}

func displayMap(kind string, tokens []string, v map[string]any, lang string) string {
	if a, ok := v["answer"].(string); ok {
		return schema.Label("answer", a, lang)
	}
	return cmp.Or(amount(v, lang), nameOf(v, lang), firstCode(kind, tokens, v, lang))
}

// amount shows a time limit or a price, "" for anything else.
func amount(v any, lang string) string {
	m, _ := v.(map[string]any)
	if unit, ok := m["unit"].(string); ok {
		n, _ := changes.Number(m["value"])
		return strconv.FormatFloat(n, 'f', -1, 64) + " " + schema.Label("unit", unit, lang)
	}
	if none, _ := m["none"].(bool); none {
		return "∞"
	}
	if n, ok := changes.Number(m["amount"]); ok {
		currency, _ := m["currency"].(string)
		return strings.TrimSpace(strconv.FormatFloat(n, 'f', -1, 64) + " " + currency)
	}
	return ""
}

// nameOf is what an item or a document is called, "" if nothing names it.
func nameOf(v any, lang string) string {
	m, _ := v.(map[string]any)
	for _, k := range []string{
		"title", "name", "body", "who", "what", "statement", "text", "value", "period", "path",
		"channel", "id", "scheme", "phone",
	} {
		switch x := m[k].(type) {
		case string:
			return x
		case map[string]any:
			if s := textIn(x, lang); s != "" {
				return s
			}
		}
	}
	return textIn(m, lang)
}

// textIn is a text in a language, else in English, else in the first that it has;
// "" for what is no text.
func textIn(m map[string]any, lang string) string {
	for _, l := range append([]string{lang, "en"}, slices.Sorted(maps.Keys(m))...) {
		if s, ok := m[l].(string); ok && s != "" && len(l) == 2 {
			return s
		}
	}
	return ""
}

// firstCode shows the first plain value of an item that nothing names.
func firstCode(kind string, tokens []string, m map[string]any, lang string) string {
	for _, k := range slices.Sorted(maps.Keys(m)) {
		if s := Display(kind, append(slices.Clip(tokens), k), m[k], lang); s != "" {
			return s
		}
	}
	return ""
}

// languageName is what readers of a language call a language.
func languageName(code, lang string) string {
	tag, err := language.Parse(code)
	if err != nil {
		return code
	}
	if namer := display.Languages(language.Make(lang)); namer != nil {
		if s := namer.Name(tag); s != "" {
			return s
		}
	}
	return cmp.Or(display.Self.Name(tag), code)
}
