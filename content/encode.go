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
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
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

// width is the column at which texts are folded.
const width = 80

// text writes a string in the plainest style that keeps it as it is.
func (e *encoder) text(s string, depth int) error {
	if !utf8.ValidString(s) {
		return errors.New("a text is not UTF-8")
	}
	switch {
	case isLiteral(s):
		e.literal(s, depth+1)
	case isFoldable(s) && 2*depth+utf8.RuneCountInString(s) > width:
		e.folded(s, depth+1)
	case isPlain(s):
		e.line(s)
	default:
		e.line(quote(s))
	}
	return nil
}

// raw reports whether a character may stand unescaped: it can be seen, or it
// joins letters of scripts that need it.
func raw(r rune) bool {
	return unicode.IsPrint(r) || r == '\u200c' || r == '\u200d'
}

func allRaw(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r != '\n' && !raw(r) }) < 0
}

// isLiteral reports whether a text of several lines can be a "|" block. Its
// first line sets the indentation, so it must not begin with a space.
func isLiteral(s string) bool {
	if !strings.Contains(s, "\n") || !allRaw(s) || strings.HasSuffix(s, "\n\n") {
		return false
	}
	if s[0] == ' ' || s[0] == '\n' {
		return false
	}
	for line := range strings.SplitSeq(s, "\n") {
		if line != "" && strings.Trim(line, " ") == "" {
			return false // would be taken for an empty line
		}
	}
	return true
}

func (e *encoder) literal(s string, depth int) {
	header := "|"
	if !strings.HasSuffix(s, "\n") {
		header = "|-"
	}
	e.line(header)
	for line := range strings.SplitSeq(strings.TrimSuffix(s, "\n"), "\n") {
		if line != "" {
			e.indent(depth)
		}
		e.out.WriteString(line + "\n")
	}
}

// isFoldable reports whether a text of one line can be a ">-" block: line
// breaks are read as the single spaces that they replace.
func isFoldable(s string) bool {
	return s != "" && allRaw(s) && !strings.Contains(s, "\n") &&
		s[0] != ' ' && s[len(s)-1] != ' ' && strings.Contains(s, " ")
}

func (e *encoder) folded(s string, depth int) {
	e.line(">-")
	e.indent(depth)
	column := 2 * depth
	for i, word := range foldWords(s) {
		n := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case column+1+n > width:
			e.out.WriteByte('\n')
			e.indent(depth)
			column = 2 * depth
		default:
			e.out.WriteByte(' ')
			column++
		}
		e.out.WriteString(word)
		column += n
	}
	e.out.WriteByte('\n')
}

// foldWords cuts a text at its single spaces. Where several spaces meet there
// is no cut: a line that begins with a space would not be folded.
func foldWords(s string) []string {
	var words []string
	start := 0
	for i := 1; i+1 < len(s); i++ {
		if s[i] == ' ' && s[i-1] != ' ' && s[i+1] != ' ' {
			words = append(words, s[start:i])
			start = i + 1
		}
	}
	return append(words, s[start:])
}

// isPlain reports whether a text needs no quotes in any version of YAML.
func isPlain(s string) bool {
	if s == "" || !allRaw(s) || strings.ContainsAny(s, "\n") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	if first < utf8.RuneSelf && !isAlphanumeric(first) && first != '(' && first != '/' {
		return false
	}
	if s[len(s)-1] == ' ' || s[len(s)-1] == ':' {
		return false
	}
	if strings.Contains(s, ": ") || strings.Contains(s, " #") {
		return false
	}
	n := yaml.Node{Kind: yaml.ScalarNode, Value: s}
	return !isWord(s) && !isNumberish(s) && n.ShortTag() == "!!str"
}

func isAlphanumeric(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
}

// isWord knows the words that some version of YAML takes for a boolean, for
// null or for a number.
func isWord(s string) bool {
	switch strings.ToLower(s) {
	case "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "infinity":
		return true
	}
	return false
}

// isNumberish reports whether a text could be a number, a date or a time:
// nothing but digits and what stands between and around them.
func isNumberish(s string) bool {
	return strings.Trim(s, "0123456789abcdefABCDEFxXoO_:.,+-eEtTzZ ") == "" &&
		strings.ContainsAny(s, "0123456789")
}

// quoteKey writes a key bare if it looks like the name of a field.
func quoteKey(key string) (string, error) {
	if len(key) > maxKey {
		return "", fmt.Errorf("the key %q… is longer than %d bytes", key[:20], maxKey)
	}
	if !utf8.ValidString(key) {
		return "", errors.New("a key is not UTF-8")
	}
	for _, r := range key {
		if !isAlphanumeric(r) && r != '_' && r != '-' {
			return quote(key), nil
		}
	}
	if !isPlain(key) {
		return quote(key), nil
	}
	return key, nil
}

// quote writes a text in double quotes, with escapes for what is not seen.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case raw(r):
			b.WriteRune(r)
		case r <= 0xFFFF:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			fmt.Fprintf(&b, `\U%08X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
