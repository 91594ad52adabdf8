package schema

import (
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// ofCode returns the faults of a value that is neither a code of a list nor one
// of the register's own. Only those of the alternative that was meant: codes of
// a register have a dot.
func ofCode(e *jsonschema.ValidationError) []fault {
	var faults []fault
	for _, cause := range e.Causes {
		faults = leaves(cause, faults)
	}
	own := slices.ContainsFunc(faults, func(f fault) bool {
		p, text := f.ErrorKind.(*kind.Pattern)
		return text && likeOwn(p.Got)
	})
	return slices.DeleteFunc(faults, func(f fault) bool {
		_, listed := f.ErrorKind.(*kind.Enum)
		return listed == own
	})
}

// likeOwn tells a code of a register from a sentence: an id, a dot and a name.
func likeOwn(s string) bool {
	prefix, name, _ := strings.Cut(s, ".")
	return isID(prefix) && name != "" && !isSpace(name[0])
}

// ownCode reports what does not look like a code of the register.
func (t translator) ownCode(f fault, value string) {
	name := value
	if _, after, dotted := strings.Cut(value, "."); dotted {
		name = after
	}
	near := t.prefix() + "." + codeName(name)
	if name == value {
		t.report(f.at, "foreign-prefix", "", "value", value, "near", near)
		return
	}
	t.report(f.at, "bad-pattern", "", "field", field(f.at), "example", near)
}

// prefix is what the codes of the register begin with; an example where the
// register has no id that could be read.
func (c *checker) prefix() string {
	s := c.reg.Settings
	if s.ID == "" || c.faulty(s.File, "/id") {
		return "rivers"
	}
	return s.ID
}

// codeName makes the name of a code of a text.
func codeName(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	if len(words) == 0 {
		return "clean_harbour"
	}
	return strings.Join(words, "_")
}
