package schema

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"vitrine/content"
	"vitrine/content/diag"
)

// space takes away the space around a value.
func (m *mender) space(d diag.Diagnostic) *diag.Fix {
	s, ok := m.file.Scalar(d.Path)
	if !ok {
		return nil
	}
	return m.writeText(d.Path, strings.TrimSpace(s.Value))
}

// id is space, unless the id is then that of another file.
func (m *mender) id(d diag.Diagnostic) *diag.Fix {
	fix := m.space(d)
	if fix != nil && d.Path == "/id" && m.taken(fmt.Sprint(fix.Value)) {
		return nil
	}
	return fix
}

func (m *mender) taken(id string) bool {
	r, o, c := m.reg.Record(id), m.reg.Organisation(id), m.reg.Channel(id)
	return r != nil || o != nil || c != nil
}

// language also knows that languages have no capital letters: EN is en.
func (m *mender) language(d diag.Diagnostic) *diag.Fix {
	if key, ok := m.file.KeyScalar(d.Path); ok && key.Range == d.Range {
		return m.rename(d.Path, key, languageCode(key.Value))
	}
	s, ok := m.file.Scalar(d.Path)
	if !ok {
		return nil
	}
	return m.writeText(d.Path, languageCode(s.Value))
}

func languageCode(s string) string {
	first, rest, more := strings.Cut(strings.TrimSpace(s), "-")
	if first = strings.ToLower(first); more {
		return first + "-" + rest
	}
	return first
}

// fieldName mends the name of a field that is right but for capital letters,
// hyphens and space.
func (m *mender) fieldName(d diag.Diagnostic) *diag.Fix {
	key, ok := m.file.KeyScalar(d.Path)
	if !ok {
		return nil
	}
	for _, f := range m.at(parent(d.Path)) {
		if _, unknown := f.ErrorKind.(*kind.AdditionalProperties); unknown {
			return m.rename(d.Path, key, codeMeant(key.Value, "", f.schema.fields()))
		}
	}
	return nil
}

// rename makes a fix that writes a key anew. What stands below the key may have
// faults that nobody has seen so far.
func (m *mender) rename(at string, key content.Scalar, name string) *diag.Fix {
	text, ok := key.As(name)
	group := parent(at)
	fields, _ := inside(m.file.Value, tokens(group)).(map[string]any)
	if _, taken := fields[name]; !ok || taken || name == "" || fields == nil {
		return nil
	}
	renamed := make(map[string]any, len(fields))
	for k, v := range fields {
		if k == key.Value {
			k = name
		}
		renamed[k] = v
	}
	before := units(m.faults)
	for u := range units(faultsOf(m.file.Name, with(m.file.Value, tokens(group), renamed))) {
		if u.at == group && !before[u] {
			return nil
		}
	}
	return &diag.Fix{
		Value: name, Key: true,
		Edits: []diag.Edit{{Range: key.Range, Old: key.Text, New: text}},
	}
}

// code writes the code that somebody means in other words.
func (m *mender) code(d diag.Diagnostic) *diag.Fix {
	s, ok := m.file.Scalar(d.Path)
	if !ok {
		return nil
	}
	for _, f := range m.at(d.Path) {
		k, isEnum := f.ErrorKind.(*kind.Enum)
		if !isEnum {
			continue
		}
		var codes []string
		for _, w := range k.Want {
			if c, isText := w.(string); isText {
				codes = append(codes, c)
			}
		}
		if slices.Contains(codes, s.Text) { // a number that YAML has changed
			return m.write(d.Path, s, `"`+s.Text+`"`, s.Text)
		}
		return m.writeText(d.Path, codeMeant(s.Value, f.schema.text("x-list"), codes))
	}
	return nil
}

// quoteNumber puts quotes around what YAML has taken for a number, where the
// schema asks for a text.
func (m *mender) quoteNumber(d diag.Diagnostic) *diag.Fix {
	s, ok := m.file.Scalar(d.Path)
	if !ok || s.Quote != "" {
		return nil
	}
	return m.write(d.Path, s, `"`+s.Text+`"`, s.Text)
}

// wholeNumber is a number that everybody reads in the same way.
var wholeNumber = regexp.MustCompile(`^(0|[1-9][0-9]{0,14})$`)

// otherType mends a value whose type is only a matter of how it is written.
func (m *mender) otherType(d diag.Diagnostic) *diag.Fix {
	s, ok := m.file.Scalar(d.Path)
	if !ok {
		return m.colons(d)
	}
	switch inside(m.file.Value, tokens(d.Path)).(type) {
	case int, float64, bool:
		return m.quoteNumber(d)
	}
	switch word := strings.ToLower(strings.TrimSpace(s.Value)); {
	case wholeNumber.MatchString(word):
		n, err := strconv.Atoi(word)
		if err != nil {
			return nil
		}
		return m.write(d.Path, s, word, n)
	case word == content.Yes || word == "true":
		return m.write(d.Path, s, "true", true)
	case word == content.No || word == "false":
		return m.write(d.Path, s, "false", false)
	}
	return m.colons(d)
}
