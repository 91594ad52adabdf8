package schema

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"vitrine/content"
	"vitrine/content/diag"
)

// Fixes returns the list with a [diag.Fix] for each problem that can be mended
// without a guess. Nothing is taken for certain that the schema would refuse
// afterwards: a fix is only given if the value that it makes is valid.
//
//	space around a value, a key or a language   " en"      → "en"
//	other ways to write a code                  En service → in_use
//	a boolean for an answer, and the reverse    true       → yes
//	a text that YAML takes for a number         007        → "007"
//	a number that stands in quotes              "12000"    → 12000
//	a no-break space after a colon, which YAML does not see as a space
//	letters and accents apart, in a text on one line
func Fixes(reg *content.Register, problems diag.List) diag.List {
	out := slices.Clone(problems)
	files := map[string]*mender{}
	for i, d := range out {
		fix := fixers[d.Code]
		if fix == nil {
			continue
		}
		m := files[d.File]
		if m == nil {
			file := reg.File(d.File)
			if file == nil {
				continue
			}
			m = newMender(reg, file)
			files[d.File] = m
		}
		if m.tried += len(m.file.Data); m.tried <= maxTried {
			out[i].Fix = fix(m, d)
		}
	}
	return out
}

// fixers are the codes whose problems can be mended, and how.
var fixers = map[string]func(*mender, diag.Diagnostic) *diag.Fix{
	"yaml-syntax":      (*mender).syntax,
	"unquoted-number":  (*mender).quoteNumber,
	"number-too-large": (*mender).quoteNumber,
	"not-nfc":          (*mender).compose,
	"wrong-type":       (*mender).otherType,
	"not-in-list":      (*mender).code,
	"unknown-field":    (*mender).fieldName,
	"bad-language":     (*mender).language,
	"bad-id":           (*mender).id,
	"id-not-file-name": (*mender).id,
	"bad-date":         (*mender).space,
	"bad-email":        (*mender).space,
	"bad-hash":         (*mender).space,
	"bad-pattern":      (*mender).space,
	"bad-phone":        (*mender).space,
	"bad-url":          (*mender).space,
}

// maxTried is how many bytes are read again to find the fixes of one file. Each
// fix is tried on the whole file; so one of 10 kB may have 200 of them.
const maxTried = 2_000_000

// mender finds fixes for the problems of one file.
type mender struct {
	reg    *content.Register
	file   *content.File
	faults []fault
	tried  int
}

func newMender(reg *content.Register, file *content.File) *mender {
	return &mender{reg: reg, file: file, faults: faultsOf(file.Name, file.Value)}
}

// faultsOf returns what the validator says about the value of a file.
func faultsOf(name string, value any) []fault {
	if value == nil {
		return nil
	}
	var invalid *jsonschema.ValidationError
	if errors.As(load().kinds[kindOf(name)].Validate(value), &invalid) {
		return leaves(invalid, nil)
	}
	return nil
}

// at returns the faults of a value.
func (m *mender) at(pointer string) []fault {
	var out []fault
	for _, f := range m.faults {
		if f.at == pointer {
			out = append(out, f)
		}
	}
	return out
}

// write makes a fix that puts a value into the place of a scalar, if the file
// is better with it: the value is valid, and nothing else becomes wrong.
func (m *mender) write(at string, s content.Scalar, text string, value any) *diag.Fix {
	if text == s.Text || !m.better(at, with(m.file.Value, tokens(at), value)) {
		return nil
	}
	return &diag.Fix{
		Value: value,
		Edits: []diag.Edit{{Range: s.Range, Old: s.Text, New: text}},
	}
}

// writeText is write for a text, in the quotes that are there.
func (m *mender) writeText(at, value string) *diag.Fix {
	s, ok := m.file.Scalar(at)
	if !ok || value == "" {
		return nil
	}
	text, ok := s.As(value)
	if !ok {
		return nil
	}
	return m.write(at, s, text, value)
}

// better reports whether a value of the file has nothing wrong at a place, and
// nothing new in the list or group around it, such as an item that stands there
// twice. What becomes visible elsewhere has been wrong all along.
func (m *mender) better(at string, value any) bool {
	before := units(m.faults)
	for u := range units(faultsOf(m.file.Name, value)) {
		if u.at == at || u.at == parent(at) && !before[u] {
			return false
		}
	}
	return true
}

// unit is one thing that is wrong at a place.
type unit struct{ at, what string }

func units(faults []fault) map[unit]bool {
	out := map[unit]bool{}
	for _, f := range faults {
		var names []string
		switch k := f.ErrorKind.(type) {
		case *kind.AdditionalProperties:
			names = k.Properties
		case *kind.Required:
			names = k.Missing
		default:
			names = []string{strings.Join(f.ErrorKind.KeywordPath(), "/")}
		}
		for _, name := range names {
			out[unit{f.at, name}] = true
		}
	}
	return out
}

// with returns a value with another one at a place; nothing that is shared with
// the old value is changed.
func with(v any, path []string, value any) any {
	if len(path) == 0 {
		return value
	}
	switch x := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(x))
		for name, member := range x {
			out[name] = member
		}
		out[path[0]] = with(x[path[0]], path[1:], value)
		return out
	case []any:
		out := slices.Clone(x)
		if i, err := strconv.Atoi(path[0]); err == nil && i < len(out) {
			out[i] = with(out[i], path[1:], value)
		}
		return out
	}
	return v
}

// inside returns what stands at a place of a value, nil for nothing.
func inside(v any, path []string) any {
	for _, token := range path {
		switch x := v.(type) {
		case map[string]any:
			v = x[token]
		case []any:
			i, err := strconv.Atoi(token)
			if err != nil || i < 0 || i >= len(x) {
				return nil
			}
			v = x[i]
		default:
			return nil
		}
	}
	return v
}
