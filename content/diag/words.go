package diag

import (
	"embed"
	"encoding/json"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
)

// The catalogues: one file a language. English is complete and alone names the
// severities; a phrase that another language lacks is shown in English.
//
//	codes  what each diagnostic says. "code/variant" replaces text or hint where
//	       the same fault needs other words
//	hints  hints that replace the one of a code where more is known
//	words  parts of sentences
//
// Words in braces are filled in; they are the same in every language.
//
//go:embed messages/*.json
var messages embed.FS

type catalogue struct {
	Codes map[string]phrase `json:"codes"`
	Hints map[string]string `json:"hints"`
	Words map[string]string `json:"words"`
}

type phrase struct {
	Severity Severity `json:"severity,omitempty"`
	Text     string   `json:"text,omitempty"`
	Hint     string   `json:"hint,omitempty"`
}

// english is the language that the others fall back to.
const english = "en"

var catalogues = sync.OnceValue(func() map[string]catalogue {
	names, err := fs.Glob(messages, "messages/*.json")
	must(err)
	out := map[string]catalogue{}
	for _, name := range names {
		data, err := messages.ReadFile(name)
		must(err)
		var c catalogue
		must(json.Unmarshal(data, &c))
		out[strings.TrimSuffix(strings.TrimPrefix(name, "messages/"), ".json")] = c
	}
	return out
})

// must stops a program whose embedded files are broken, which tests exclude.
func must(err error) {
	if err != nil {
		panic("embedded messages: " + err.Error())
	}
}

// Languages returns the languages of the catalogues in alphabetical order.
func Languages() []string { return slices.Sorted(maps.Keys(catalogues())) }

// Codes returns the codes of the catalogue in alphabetical order.
func Codes() []string {
	var codes []string
	for code := range catalogues()[english].Codes {
		if !strings.Contains(code, "/") {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	return codes
}

// SeverityOf returns the severity that a code has unless a policy says
// otherwise; "" for a code that is not in the catalogue.
func SeverityOf(code string) Severity { return catalogues()[english].Codes[code].Severity }

// Words is a phrase of the catalogue and what fills its blanks: names and
// values in turn. A value is
//
//   - a string: something that was written, the same in every language;
//   - a Words: a part of the sentence, in the language of the sentence;
//   - a []Words: several of them, joined as the language does.
type Words struct {
	Name string
	Args []any
}

// Say makes a [Words] of the words of the catalogue.
func Say(name string, args ...any) Words { return Words{name, args} }

// New makes a diagnostic of the catalogue, in English. The code may have a
// variant: "bad-key/number".
func New(code string, args ...any) Diagnostic {
	d := Diagnostic{Says: Words{code, args}}
	d.Code, _, _ = strings.Cut(code, "/")
	d.Severity = SeverityOf(d.Code)
	return d.in(english)
}

// Advise gives the diagnostic another hint of the catalogue.
func (d Diagnostic) Advise(hint string) Diagnostic {
	d.HintName = hint
	return d.in(english)
}

// Relate adds another place that has to do with the problem, with words of the
// catalogue that say what is there.
func (d Diagnostic) Relate(file string, r Range, what string, args ...any) Diagnostic {
	says := Say(what, args...)
	d.Related = append(slices.Clip(d.Related),
		Related{File: file, Range: r, Message: say(english, says), Says: says})
	return d
}

// In returns the list in another language. What is not in the catalogue, such
// as the words of another program, stays as it is.
func (l List) In(lang string) List {
	out := make(List, len(l))
	for i, d := range l {
		out[i] = d.in(lang)
	}
	return out
}

func (d Diagnostic) in(lang string) Diagnostic {
	if d.Says.Name == "" {
		return d
	}
	d.Message = fill(lang, find(lang, d.Says.Name, textOf), d.Says.Args)
	hint := find(lang, d.Says.Name, hintOf)
	if d.HintName != "" {
		hint = hintNamed(lang, d.HintName)
	}
	d.Hint = fill(lang, hint, d.Says.Args)
	related := make([]Related, len(d.Related))
	for i, r := range d.Related {
		r.Message = say(lang, r.Says)
		related[i] = r
	}
	if len(related) > 0 {
		d.Related = related
	}
	return d
}

func textOf(p phrase) string { return p.Text }
func hintOf(p phrase) string { return p.Hint }

// find looks for a part of a phrase: that of the variant, else that of the
// code; in the language, else in English.
func find(lang, name string, part func(phrase) string) string {
	code, _, _ := strings.Cut(name, "/")
	for _, l := range []string{lang, english} {
		for _, n := range []string{name, code} {
			if s := part(catalogues()[l].Codes[n]); s != "" {
				return s
			}
		}
	}
	return ""
}

func hintNamed(lang, name string) string {
	if s := catalogues()[lang].Hints[name]; s != "" {
		return s
	}
	return catalogues()[english].Hints[name]
}

// say puts words of the catalogue into a language.
func say(lang string, w Words) string {
	text := catalogues()[lang].Words[w.Name]
	if text == "" {
		text = catalogues()[english].Words[w.Name]
	}
	return fill(lang, text, w.Args)
}

// argument finds the value of a name among names and values in turn, -1 if there
// is none.
func argument(name string, args []any) int {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == name {
			return i + 1
		}
	}
	return -1
}

// fill replaces {name} by its value.
func fill(lang, text string, args []any) string {
	if !strings.Contains(text, "{") {
		return text
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		i := argument(name, args)
		if !closed || i < 0 {
			b.WriteString("{")
			text = rest
			continue
		}
		b.WriteString(value(lang, name, args[i]))
		text = after
	}
}

func value(lang, name string, v any) string {
	switch x := v.(type) {
	case string:
		if name == "value" {
			return short(x)
		}
		return x
	case Words:
		return say(lang, x)
	case []Words:
		return enumerate(lang, x)
	}
	return ""
}

// enumerate joins words: “a, b and c”.
func enumerate(lang string, list []Words) string {
	var b strings.Builder
	for i, w := range list {
		switch {
		case i == 0:
		case i == len(list)-1:
			b.WriteString(say(lang, Say("and")))
		default:
			b.WriteString(say(lang, Say("comma")))
		}
		b.WriteString(say(lang, w))
	}
	return b.String()
}

// quoted is how many characters of a value a message repeats.
const quoted = 60

// short cuts what somebody wrote to what a line can hold.
func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if runes := []rune(s); len(runes) > quoted {
		return string(runes[:quoted-1]) + "…"
	}
	return s
}
