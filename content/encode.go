package content

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Field is one key of a YAML file that is about to be written.
//
// Value is one of string, [Date], bool, int, float64, [Answer], [Text],
// [Mapping], map[string]any (its keys are sorted), or a list of such values
// as []any, []string, []Text or []Mapping. There is no value for "nothing": a
// field that says nothing is left out.
//
// Comment is written above the field. A Field without a key is a comment by
// itself.
type Field struct {
	Key     string
	Value   any
	Comment string
}

// Mapping is an ordered map: the fields of a file stand in the order in which
// a person wants to read them.
type Mapping []Field

// maxKey is the length in bytes from which YAML needs another form of keys.
const maxKey = 256

// Encode writes a new YAML file: two spaces of indentation, block style,
// UTF-8, a line break at its end. It is the one writer of such files; files
// that people have edited are never written again, because that would lose
// their comments and blank lines.
//
// What [Load] reads from the file is the value that was written. Texts that
// YAML, in any of its versions, could take for something else are quoted:
// 007, 1.10, +44, yes, null, 2024-03-18. Characters that nobody sees are
// escaped. Texts of several lines become literal blocks, long ones are folded
// where that changes nothing. Load still refuses what no register may hold,
// such as control characters: it is for the caller to clean texts first.
func Encode(w io.Writer, m Mapping) error {
	var e encoder
	if err := e.mapping(m, 0); err != nil {
		return fmt.Errorf("encode YAML: %w", err)
	}
	if e.out.Len() == 0 {
		return errors.New("encode YAML: nothing to write")
	}
	_, err := w.Write(e.out.Bytes())
	return err
}

// encoder writes values at a given depth of indentation. Each method starts
// where the last one stopped: after a line break, or after "key:" or "-".
type encoder struct{ out bytes.Buffer }

func (e *encoder) indent(depth int) {
	for range depth {
		e.out.WriteString("  ")
	}
}

// mapping writes fields on lines of their own.
func (e *encoder) mapping(m Mapping, depth int) error {
	return e.fields(m, depth, false)
}

// fields writes the fields of a mapping. When inline is true, the first of
// them follows the "- " of a list item.
func (e *encoder) fields(m Mapping, depth int, inline bool) error {
	seen := make(map[string]bool, len(m))
	for _, f := range m {
		if f.Key == "" && f.Value != nil {
			return errors.New("a field has a value but no key")
		}
		if seen[f.Key] && f.Key != "" {
			return fmt.Errorf("the key %q stands twice", f.Key)
		}
		seen[f.Key] = true
		if inline = inline && f.Comment == ""; !inline {
			e.comment(f.Comment, depth)
		}
		if f.Key == "" {
			continue
		}
		key, err := quoteKey(f.Key)
		if err != nil {
			return err
		}
		if !inline {
			e.indent(depth)
		}
		inline = false
		e.out.WriteString(key + ":")
		if err := e.value(f.Value, depth); err != nil {
			return fmt.Errorf("%s: %w", f.Key, err)
		}
	}
	return nil
}

func (e *encoder) comment(text string, depth int) {
	if text == "" {
		return
	}
	for line := range strings.Lines(strings.Map(visible, text)) {
		e.indent(depth)
		e.out.WriteString(strings.TrimRight("# "+line, " \n") + "\n")
	}
}

// visible replaces what may not stand raw in a file.
func visible(r rune) rune {
	if r != '\n' && !raw(r) {
		return ' '
	}
	return r
}

// value writes what follows "key:" or "-", and the line break after it.
func (e *encoder) value(v any, depth int) error {
	switch v := v.(type) {
	case string:
		return e.text(v, depth)
	case Date:
		return e.text(string(v), depth)
	case bool:
		e.line(strconv.FormatBool(v))
	case int:
		if v > maxInteger || v < -maxInteger {
			return fmt.Errorf("the number %d is too large to stay exact", v)
		}
		e.line(strconv.Itoa(v))
	case float64:
		return e.float(v)
	case Answer:
		return e.answer(v, depth)
	case Text:
		return e.block(textMapping(v), depth)
	case map[string]any:
		return e.block(sortedMapping(v), depth)
	case Mapping:
		return e.block(v, depth)
	case []any:
		return e.list(v, depth)
	case []string:
		return e.list(anys(v), depth)
	case []Text:
		return e.list(anys(v), depth)
	case []Mapping:
		return e.list(anys(v), depth)
	default:
		return fmt.Errorf("a value of type %T cannot be written", v)
	}
	return nil
}

func (e *encoder) line(s string) { e.out.WriteString(" " + s + "\n") }

func anys[T any](list []T) []any {
	out := make([]any, len(list))
	for i, x := range list {
		out[i] = x
	}
	return out
}

func textMapping(t Text) Mapping {
	var m Mapping
	for _, lang := range t.Languages() {
		m = append(m, Field{Key: lang, Value: t[lang]})
	}
	return m
}

func sortedMapping(v map[string]any) Mapping {
	var m Mapping
	for _, key := range slices.Sorted(maps.Keys(v)) {
		m = append(m, Field{Key: key, Value: v[key]})
	}
	return m
}

// block writes a mapping below its key.
func (e *encoder) block(m Mapping, depth int) error {
	if !hasKeys(m) {
		e.line("{}")
		return nil
	}
	e.out.WriteByte('\n')
	return e.mapping(m, depth+1)
}

func hasKeys(m Mapping) bool {
	return slices.ContainsFunc(m, func(f Field) bool { return f.Key != "" })
}

func (e *encoder) list(items []any, depth int) error {
	if len(items) == 0 {
		e.line("[]")
		return nil
	}
	e.out.WriteByte('\n')
	for i, item := range items {
		e.indent(depth + 1)
		e.out.WriteByte('-')
		if err := e.item(item, depth+1); err != nil {
			return fmt.Errorf("item %d: %w", i+1, err)
		}
	}
	return nil
}

// item writes what follows the "-" of a list item: maps begin on its line.
func (e *encoder) item(v any, depth int) error {
	var m Mapping
	switch v := v.(type) {
	case Mapping:
		m = v
	case Text:
		m = textMapping(v)
	case map[string]any:
		m = sortedMapping(v)
	default:
		return e.value(v, depth)
	}
	if !hasKeys(m) {
		e.line("{}")
		return nil
	}
	if m[0].Comment != "" {
		e.out.WriteByte('\n') // a comment needs a line of its own
		return e.fields(m, depth+1, false)
	}
	e.out.WriteByte(' ')
	return e.fields(m, depth+1, true)
}

// answer writes the short form where there is no reason to give. The word
// stays bare: in a register "yes" and "no" are words, never booleans.
func (e *encoder) answer(a Answer, depth int) error {
	if a.Value == "" {
		return errors.New("an answer without a word")
	}
	if len(a.Reason) == 0 {
		return e.word(a.Value, depth)
	}
	e.out.WriteByte('\n')
	e.indent(depth + 1)
	e.out.WriteString("answer:")
	if err := e.word(a.Value, depth+1); err != nil {
		return err
	}
	return e.mapping(Mapping{{Key: "reason", Value: a.Reason}}, depth+1)
}

func (e *encoder) word(s string, depth int) error {
	if s == Yes || s == No {
		e.line(s)
		return nil
	}
	return e.text(s, depth)
}

func (e *encoder) float(f float64) error {
	if math.IsNaN(f) || math.Abs(f) > maxInteger {
		return fmt.Errorf("the number %v cannot be written", f)
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0" // stays a float
	}
	e.line(s)
	return nil
}
