package content

import (
	"bytes"
	"errors"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"vitrine/content/diag"
)

// maxInteger is the largest whole number that every JSON reader keeps exact.
const maxInteger = 1<<53 - 1

// parse turns the bytes of a file into plain JSON values, strictly.
func (p *parser) parse(f *File) diag.List {
	p.start(f)
	if p.checkBytes(); len(p.problems) > 0 {
		return p.problems
	}
	if p.checkSigns(); len(p.problems) > 0 {
		return p.problems
	}
	decoder := yaml.NewDecoder(bytes.NewReader(f.Data))
	var doc yaml.Node
	if err := decoder.Decode(&doc); err != nil && !errors.Is(err, io.EOF) {
		p.syntax(err)
		return p.problems
	}
	if doc.Kind == 0 || len(doc.Content) == 0 || isEmpty(doc.Content[0]) {
		p.at(fileStart(), "empty-file")
		return p.problems
	}
	var next yaml.Node
	switch err := decoder.Decode(&next); {
	case errors.Is(err, io.EOF):
	case err != nil:
		p.syntax(err)
	default:
		p.at(diag.Position{Line: next.Line, Column: next.Column}, "second-document")
	}
	if v := p.value(0, nil, doc.Content[0]); !p.full {
		f.Value, f.places, f.names = v, slices.Clone(p.places), p.names
	}
	return p.problems
}

// parser walks one file after the other and collects what is wrong with it. Its
// problems are handed on; its other room is used again.
type parser struct {
	file     *File
	problems diag.List
	places   places
	way      []step // to the value that is being looked at
	names    *names

	full     bool // the file holds more values than it may
	escapes  bool // the file holds a backslash
	turns    bool // the file holds marks that turn the writing direction
	composes bool // the file holds characters that composes reports
}

// step leads to a field or, if it has no name, to an item.
type step struct {
	name string
	item int
}

func (p *parser) start(f *File) {
	if p.names == nil {
		p.names = &names{}
	}
	*p = parser{file: f, places: p.places[:0], way: p.way[:0], names: p.names}
}

// pointer is the JSON Pointer of the value that is being looked at.
func (p *parser) pointer() string {
	at := ""
	for _, s := range p.way {
		if s.item >= 0 {
			s.name = strconv.Itoa(s.item)
		}
		at = Pointer(at, s.name)
	}
	return at
}

func (p *parser) at(pos diag.Position, code string, args ...any) {
	p.add(diag.Range{Start: pos}, "", diag.New(code, args...))
}

func (p *parser) node(n *yaml.Node, code string, args ...any) {
	p.add(p.stretch(n), p.pointer(), diag.New(code, args...))
}

func (p *parser) stretch(n *yaml.Node) diag.Range { return p.file.stretch(markOf(n), n.Value) }

// note takes down where a node stands that nothing stands below.
func (p *parser) note(name int32, key, n *yaml.Node) {
	if p.hasRoom(n) {
		end := int32(len(p.places)) + 1
		p.places = append(p.places, place{name, markOf(key), markOf(n), end})
	}
}

// value converts a node and notes its place. It returns nil for what may not
// stand there.
func (p *parser) value(name int32, key, n *yaml.Node) any {
	i := len(p.places)
	if p.note(name, key, n); p.full {
		return nil
	}
	v := p.convert(n)
	p.places[i].end = int32(len(p.places))
	return v
}

func (p *parser) convert(n *yaml.Node) any {
	if len(p.way) >= MaxDepth {
		p.node(n, "too-deep", "max", strconv.Itoa(MaxDepth))
		return nil
	}
	if n.Anchor != "" {
		p.node(n, "anchor", "value", n.Anchor)
	}
	if n.Style&yaml.TaggedStyle != 0 {
		p.node(n, "tag", "value", n.Tag)
	}
	switch n.Kind {
	case yaml.MappingNode:
		return p.mapping(n)
	case yaml.SequenceNode:
		return p.sequence(n)
	case yaml.ScalarNode:
		return p.scalar(n)
	case yaml.AliasNode:
		// n.Alias may lead back to n: an alias is named, never followed.
		p.node(n, "alias", "value", n.Value)
	}
	return nil
}

func (p *parser) mapping(n *yaml.Node) any {
	m := make(map[string]any, len(n.Content)/2)
	var empty []string
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if !p.key(key) {
			continue
		}
		number, name := p.names.known(key.Value)
		p.way = append(p.way, step{name, -1})
		if _, twice := m[name]; twice {
			p.twice(n, key)
		} else if isEmpty(value) {
			p.node(key, "empty-value", "value", name)
			p.note(number, key, value)
			m[name], empty = nil, append(empty, name)
		} else {
			m[name] = p.value(number, key, value)
		}
		p.way = p.way[:len(p.way)-1]
	}
	for _, name := range empty {
		delete(m, name)
	}
	return m
}

// twice reports a key that stands in the same map before.
func (p *parser) twice(n, key *yaml.Node) {
	first := n.Content[0]
	for i := 2; first.Value != key.Value || !isText(first); i += 2 {
		first = n.Content[i]
	}
	d := diag.New("duplicate-key", "value", key.Value, "line", strconv.Itoa(first.Line))
	p.add(p.stretch(key), p.pointer(), d.Relate(p.file.Name, p.stretch(first), "first-here"))
}

// key reports whether a key can be used.
func (p *parser) key(key *yaml.Node) bool {
	switch {
	case isText(key):
		p.checkText(key)
		return true
	case key.Kind != yaml.ScalarNode:
		p.node(key, "bad-key")
	case key.Value == "<<" && key.Style == 0:
		p.node(key, "merge-key")
	default:
		p.node(key, "bad-key/not-text", "value", key.Value)
	}
	return false
}

// isText reports a scalar that is text as it stands.
func isText(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Anchor == "" && n.Style&yaml.TaggedStyle == 0 &&
		n.ShortTag() == "!!str"
}

func (p *parser) sequence(n *yaml.Node) any {
	items := make([]any, len(n.Content))
	for i, item := range n.Content {
		p.way = append(p.way, step{"", i})
		if isEmpty(item) { // the others keep their places
			p.node(item, "empty-value/item")
			p.note(0, nil, item)
		} else {
			items[i] = p.value(0, nil, item)
		}
		p.way = p.way[:len(p.way)-1]
	}
	return items
}

// changed matches plain numbers that YAML reads as something else than what
// stands there: telephone numbers, identifiers, other bases.
var changed = regexp.MustCompile(`^(\+.*|-?0[0-9_].*|-?0[xXoObB].*|.*_.*)$`)

func (p *parser) scalar(n *yaml.Node) any {
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		p.checkText(n)
		return n.Value
	}
	switch n.ShortTag() {
	case "!!bool":
		return n.Value == "true" || n.Value == "True" || n.Value == "TRUE"
	case "!!int", "!!float":
		return p.number(n)
	}
	p.checkText(n)
	return n.Value
}

func (p *parser) number(n *yaml.Node) any {
	f, err := strconv.ParseFloat(n.Value, 64)
	switch {
	case changed.MatchString(n.Value) || err != nil || math.IsNaN(f) || math.IsInf(f, 0):
		p.node(n, "unquoted-number", "value", n.Value)
		return n.Value
	case math.Abs(f) > maxInteger:
		p.node(n, "number-too-large", "value", n.Value)
		return n.Value
	}
	if i, err := strconv.Atoi(n.Value); err == nil {
		return i
	}
	return f
}

func isEmpty(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Style == 0 && n.ShortTag() == "!!null"
}

// syntaxLine finds the line in an error of the YAML library, which gives no
// column and sometimes no line.
var syntaxLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`)

// syntax reports what the YAML library could not read, in better words where
// the cause is known.
func (p *parser) syntax(err error) {
	line, text := 1, err.Error()
	if m := syntaxLine.FindStringSubmatch(text); m != nil {
		text = m[2]
		if n, err := strconv.Atoi(m[1]); err == nil {
			line = n
		}
	}
	line, hint, sign := p.explain(line, text)
	source := diag.Line(p.file.Data, line)
	indent := len(source) - len(strings.TrimLeft(source, " \t"))
	d := diag.New("yaml-syntax", "text", text, "sign", sign)
	if hint != "" {
		d = d.Advise(hint)
	}
	p.add(diag.Range{Start: diag.Position{Line: line, Column: indent + 1}}, "", d)
}

// unclosed reports whether a value begins with a bracket that its line does not close.
func unclosed(value string) bool {
	pairs := map[byte]string{'{': "}", '[': "]"}
	end, ok := pairs[value[0]]
	return ok && strings.Count(value, value[:1]) > strings.Count(value, end)
}

// explain guesses what the writer meant: the line, the name of a hint, and the
// sign that the hint speaks of. The library counts some lines from 0 and gives
// the place where it noticed, which may be one line late, so the suspect is
// looked for on the lines around.
func (p *parser) explain(line int, text string) (at int, hint, sign string) {
	for _, l := range []int{line, line + 1, line - 1} {
		source := diag.Line(p.file.Data, l)
		trimmed := strings.TrimLeft(source, " ")
		_, after, hasValue := strings.Cut(trimmed, ": ")
		after = strings.TrimSpace(after)
		switch {
		case strings.HasPrefix(trimmed, "\t"):
			return l, "tab", ""
		case !hasValue || after == "":
		case strings.ContainsRune("@`%*&!", rune(after[0])):
			return l, "begins-with", after[:1]
		case unclosed(after):
			return l, "close-bracket", ""
		case strings.ContainsAny(after, "{[") && strings.Contains(after, "?"):
			return l, "question-mark", ""
		case after[0] != '"' && after[0] != '\'' && strings.Contains(after, ": "):
			return l, "colon", ""
		}
	}
	switch {
	case strings.Contains(text, "mapping values are not allowed"):
		return line, "colon-or-indentation", ""
	case strings.Contains(text, "did not find expected"):
		return line, "quotes-or-brackets", ""
	case strings.Contains(text, "found character that cannot start"):
		return line, "cannot-begin", ""
	}
	return line, "", ""
}
