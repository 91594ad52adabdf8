package crosswalk

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"vitrine/content/diag"
)

// item is one entry of a foreign register, with its fields in their order.
type item struct {
	fields []member
	at     diag.Position
	hash   string // SHA-256 of its canonical JSON
}

// member is one field of an item. Value is string, bool, nil, json.Number,
// []any or map[string]any.
type member struct {
	name  string
	value any
}

// document is a JSON file that holds a list of items among other fields.
type document struct {
	members []member // all fields but the list
	items   []item
	strange []diag.Position // entries of the list that are not objects
}

// readDocument reads a JSON file: an object with a list under one key, or the
// list alone.
func readDocument(r io.Reader, list string) (*document, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read source: %w", err)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		return nil, errors.New("read source: the file is not UTF-8")
	}
	s := &scanner{data: data, line: 1}
	s.Decoder = json.NewDecoder(bytes.NewReader(data))
	s.UseNumber()
	doc := &document{}
	if err := s.document(doc, list); err != nil {
		return nil, fmt.Errorf("read source, line %d: %w", s.position().Line, err)
	}
	return doc, nil
}

// scanner reads JSON token by token and knows where it is.
type scanner struct {
	*json.Decoder
	data       []byte
	last, line int
}

// position is where the next value starts.
func (s *scanner) position() diag.Position {
	i := int(s.InputOffset())
	for i < len(s.data) && strings.IndexByte(" \t\r\n,:", s.data[i]) >= 0 {
		i++
	}
	s.line += bytes.Count(s.data[s.last:i], []byte("\n"))
	s.last = i
	start := bytes.LastIndexByte(s.data[:i], '\n') + 1
	return diag.Position{Line: s.line, Column: utf8.RuneCount(s.data[start:i]) + 1}
}

func (s *scanner) document(doc *document, list string) error {
	open, err := s.Token()
	if err != nil {
		return err
	}
	found := open == json.Delim('[')
	switch {
	case found:
		err = s.items(doc)
	case open == json.Delim('{'):
		found, err = s.object(doc, list)
	}
	switch {
	case err != nil:
		return err
	case !found:
		return fmt.Errorf("there is no list %q", list)
	}
	if _, err := s.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something follows the end of the value")
	}
	return nil
}

// object reads the fields around the list.
func (s *scanner) object(doc *document, list string) (found bool, err error) {
	for s.More() {
		key, err := s.Token()
		if err != nil {
			return found, err
		}
		if key == list && !found {
			if open, err := s.Token(); err != nil {
				return found, err
			} else if open != json.Delim('[') {
				return found, fmt.Errorf("%q is not a list", list)
			}
			if err := s.items(doc); err != nil {
				return found, err
			}
			found = true
			continue
		}
		var value any
		if err := s.Decode(&value); err != nil {
			return found, err
		}
		doc.members = append(doc.members, member{key.(string), value})
	}
	_, err = s.Token()
	return found, err
}

// items reads the list up to and including its end.
func (s *scanner) items(doc *document) error {
	for s.More() {
		at := s.position()
		var raw json.RawMessage
		if err := s.Decode(&raw); err != nil {
			return err
		}
		if raw[0] != '{' {
			doc.strange = append(doc.strange, at)
			continue
		}
		it, err := newItem(raw)
		if err != nil {
			return err
		}
		it.at = at
		doc.items = append(doc.items, it)
	}
	_, err := s.Token()
	return err
}

// newItem reads an object with all its fields, also those that stand twice.
func newItem(raw json.RawMessage) (item, error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var it item
	var canonical []string
	if _, err := d.Token(); err != nil {
		return it, err
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return it, err
		}
		var value any
		if err := d.Decode(&value); err != nil {
			return it, err
		}
		name := key.(string)
		it.fields = append(it.fields, member{name, value})
		canonical = append(canonical, jsonText(name)+":"+jsonText(value))
	}
	slices.Sort(canonical)
	sum := sha256.Sum256([]byte("{" + strings.Join(canonical, ",") + "}"))
	it.hash = hex.EncodeToString(sum[:])
	return it, nil
}

// value returns a field of the item, and whether it has it.
func (it item) value(name string) (any, bool) {
	i := slices.IndexFunc(it.fields, func(m member) bool { return m.name == name })
	if i < 0 {
		return nil, false
	}
	return it.fields[i].value, true
}

// text returns a field as text, "" if it says nothing.
func (it item) text(name string) string {
	v, _ := it.value(name)
	return scalarText(v)
}

// scalarText is a string or number as it is written, without space around it.
func scalarText(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(strings.TrimPrefix(v, "\ufeff"))
	case json.Number:
		return v.String()
	}
	return ""
}

// jsonText is the canonical JSON of a value: sorted keys, no spaces, numbers
// as they were written, nothing escaped that need not be.
func jsonText(v any) string {
	switch v := v.(type) {
	case map[string]any:
		var members []string
		for _, key := range slices.Sorted(maps.Keys(v)) {
			members = append(members, jsonText(key)+":"+jsonText(v[key]))
		}
		return "{" + strings.Join(members, ",") + "}"
	case []any:
		items := make([]string, len(v))
		for i := range v {
			items[i] = jsonText(v[i])
		}
		return "[" + strings.Join(items, ",") + "]"
	case string:
		return jsonString(v)
	case json.Number:
		return v.String()
	case bool:
		return fmt.Sprint(v)
	}
	return "null"
}

func jsonString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < 0x20:
			if i := strings.IndexRune("\b\t\n\f\r", r); i >= 0 {
				b.WriteString([]string{`\b`, `\t`, `\n`, `\f`, `\r`}[i])
			} else {
				fmt.Fprintf(&b, `\u%04x`, r)
			}
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// jsonASCII is JSON text that any file can hold.
func jsonASCII(v any) string {
	var b strings.Builder
	for _, r := range jsonText(v) {
		switch {
		case r < 0x7F:
			b.WriteRune(r)
		case r <= 0xFFFF:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			r -= 0x10000
			fmt.Fprintf(&b, `\u%04x\u%04x`, 0xD800+(r>>10), 0xDC00+(r&0x3FF))
		}
	}
	return b.String()
}
