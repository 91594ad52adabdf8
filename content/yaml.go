package content

import (
	"bytes"
	"errors"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"vitrine/content/diag"
)

// The caps on a file. A record of the fullest kind is about 40 KiB.
const (
	MaxFileSize = 1 << 20
	MaxDepth    = 40
)

// maxInteger is the largest whole number that every JSON reader keeps exact.
const maxInteger = 1<<53 - 1

// parse turns the bytes of a file into plain JSON values, strictly.
func parse(name string, data []byte) (any, diag.List) {
	p := &parser{file: &File{Name: name, Data: data}}
	if p.checkBytes(); len(p.problems) > 0 {
		return nil, p.problems
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var doc yaml.Node
	if err := decoder.Decode(&doc); err != nil && !errors.Is(err, io.EOF) {
		p.syntax(err)
		return nil, p.problems
	}
	if doc.Kind == 0 || len(doc.Content) == 0 || isEmpty(doc.Content[0]) {
		p.at(diag.Position{Line: 1, Column: 1}, "empty-file")
		return nil, p.problems
	}
	var next yaml.Node
	switch err := decoder.Decode(&next); {
	case errors.Is(err, io.EOF):
	case err != nil:
		p.syntax(err)
	default:
		p.at(diag.Position{Line: next.Line, Column: next.Column}, "second-document")
	}
	value := p.value(doc.Content[0], "", 1)
	return value, p.problems
}

// parser walks one file and collects what is wrong with it.
type parser struct {
	file     *File
	problems diag.List
}

func (p *parser) at(pos diag.Position, code string, args ...any) {
	p.add(diag.Range{Start: pos}, "", diag.New(code, args...))
}

func (p *parser) node(n *yaml.Node, path, code string, args ...any) {
	p.add(p.file.nodeRange(n), path, diag.New(code, args...))
}

func (p *parser) add(r diag.Range, path string, d diag.Diagnostic) {
	d.File, d.Range, d.Path = p.file.Name, r, path
	p.problems.Add(d)
}

// value converts a node. It returns nil for what may not stand there.
func (p *parser) value(n *yaml.Node, path string, depth int) any {
	if depth > MaxDepth {
		p.node(n, path, "too-deep", "max", strconv.Itoa(MaxDepth))
		return nil
	}
	if n.Anchor != "" {
		p.node(n, path, "anchor", "value", n.Anchor)
	}
	if n.Style&yaml.TaggedStyle != 0 {
		p.node(n, path, "tag", "value", n.Tag)
	}
	switch n.Kind {
	case yaml.MappingNode:
		return p.mapping(n, path, depth)
	case yaml.SequenceNode:
		return p.sequence(n, path, depth)
	case yaml.ScalarNode:
		return p.scalar(n, path)
	case yaml.AliasNode:
		// n.Alias may lead back to n: an alias is named, never followed.
		p.node(n, path, "alias", "value", n.Value)
	}
	return nil
}

func (p *parser) mapping(n *yaml.Node, path string, depth int) any {
	m := make(map[string]any, len(n.Content)/2)
	first := make(map[string]*yaml.Node, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if !p.key(key, path) {
			continue
		}
		here := Pointer(path, key.Value)
		if other, twice := first[key.Value]; twice {
			d := diag.New("duplicate-key", "value", key.Value, "line", strconv.Itoa(other.Line))
			p.add(p.file.nodeRange(key), here,
				d.Relate(p.file.Name, p.file.nodeRange(other), "first-here"))
			continue
		}
		first[key.Value] = key
		if isEmpty(value) {
			p.node(key, here, "empty-value", "value", key.Value)
			continue
		}
		m[key.Value] = p.value(value, here, depth+1)
	}
	return m
}

// key reports whether a key can be used.
func (p *parser) key(key *yaml.Node, path string) bool {
	switch {
	case key.Kind == yaml.ScalarNode && key.Value == "<<" && key.Style == 0:
		p.node(key, path, "merge-key")
		return false
	case key.Kind != yaml.ScalarNode:
		p.node(key, path, "bad-key")
		return false
	case key.Anchor != "" || key.Style&yaml.TaggedStyle != 0 || key.ShortTag() != "!!str":
		p.node(key, path, "bad-key/not-text", "value", key.Value)
		return false
	}
	p.checkText(key, path)
	return true
}

func (p *parser) sequence(n *yaml.Node, path string, depth int) any {
	list := make([]any, 0, len(n.Content))
	for i, item := range n.Content {
		here := Pointer(path, strconv.Itoa(i))
		if isEmpty(item) {
			p.node(item, here, "empty-value/item")
			list = append(list, nil) // the others keep their places
			continue
		}
		list = append(list, p.value(item, here, depth+1))
	}
	return list
}

// changed matches plain numbers that YAML reads as something else than what
// stands there: telephone numbers, identifiers, other bases.
var changed = regexp.MustCompile(`^(\+.*|-?0[0-9_].*|-?0[xXoObB].*|.*_.*)$`)

func (p *parser) scalar(n *yaml.Node, path string) any {
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		p.checkText(n, path)
		return n.Value
	}
	switch n.ShortTag() {
	case "!!bool":
		return n.Value == "true" || n.Value == "True" || n.Value == "TRUE"
	case "!!int", "!!float":
		return p.number(n, path)
	}
	p.checkText(n, path)
	return n.Value
}

func (p *parser) number(n *yaml.Node, path string) any {
	f, err := strconv.ParseFloat(n.Value, 64)
	switch {
	case changed.MatchString(n.Value) || err != nil || math.IsNaN(f) || math.IsInf(f, 0):
		p.node(n, path, "unquoted-number", "value", n.Value)
		return n.Value
	case math.Abs(f) > maxInteger:
		p.node(n, path, "number-too-large", "value", n.Value)
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
