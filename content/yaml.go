package content

import (
	"bytes"
	"errors"
	"fmt"
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
		p.at(diag.Position{Line: 1, Column: 1}, "empty-file", "", "the file is empty",
			"write the fields, or delete the file")
		return nil, p.problems
	}
	var next yaml.Node
	switch err := decoder.Decode(&next); {
	case errors.Is(err, io.EOF):
	case err != nil:
		p.syntax(err)
	default:
		p.at(diag.Position{Line: next.Line, Column: next.Column}, "second-document", "",
			"a second document begins here; only the first would be read",
			"remove the line “---” or move what follows into a file of its own")
	}
	value := p.value(doc.Content[0], "", 1)
	return value, p.problems
}

// parser walks one file and collects what is wrong with it.
type parser struct {
	file     *File
	problems diag.List
}

func (p *parser) at(pos diag.Position, code, path, message, hint string) {
	p.add(diag.Range{Start: pos}, code, path, message, hint)
}

func (p *parser) add(r diag.Range, code, path, message, hint string) {
	p.problems.Add(diag.Diagnostic{
		File: p.file.Name, Range: r, Severity: diag.Error,
		Code: code, Message: message, Hint: hint, Path: path,
	})
}

func (p *parser) node(n *yaml.Node, code, path, message, hint string) {
	p.add(p.file.nodeRange(n), code, path, message, hint)
}

// value converts a node. It returns nil for what may not stand there.
func (p *parser) value(n *yaml.Node, path string, depth int) any {
	if depth > MaxDepth {
		p.node(n, "too-deep", path, fmt.Sprintf("values are nested more than %d deep", MaxDepth),
			"no field of a record needs this; check the indentation")
		return nil
	}
	if n.Anchor != "" {
		p.node(n, "anchor", path, fmt.Sprintf("“&%s” is an anchor; a register may not use them", n.Anchor),
			"remove it, and write the value again where it is needed")
	}
	if n.Style&yaml.TaggedStyle != 0 {
		p.node(n, "tag", path, fmt.Sprintf("“%s” is a tag; a register may not use them", n.Tag),
			"remove it; quote the value if it must stay text")
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
		p.node(n, "alias", path, fmt.Sprintf("“*%s” repeats a value from elsewhere; a register may not do so", n.Value),
			"write the value again where it is needed")
	}
	return nil
}

func (p *parser) mapping(n *yaml.Node, path string, depth int) any {
	m := make(map[string]any, len(n.Content)/2)
	first := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if !p.key(key, path) {
			continue
		}
		here := Pointer(path, key.Value)
		if line, twice := first[key.Value]; twice {
			p.node(key, "duplicate-key", here,
				fmt.Sprintf("“%s” stands here a second time; the first is on line %d", key.Value, line),
				"keep one of the two")
			continue
		}
		first[key.Value] = key.Line
		if isEmpty(value) {
			p.node(key, "empty-value", here, fmt.Sprintf("“%s” has no value", key.Value),
				"write its value, or remove the line: a field that is not there is shown as “not published”")
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
		p.node(key, "merge-key", path, "“<<” merges another map into this one; a register may not do so",
			"write the fields out")
		return false
	case key.Kind != yaml.ScalarNode:
		p.node(key, "bad-key", path, "a key must be a word", "check the brackets and the colons")
		return false
	case key.Anchor != "" || key.Style&yaml.TaggedStyle != 0 || key.ShortTag() != "!!str":
		p.node(key, "bad-key", path, fmt.Sprintf("“%s” is not text, so it cannot be a key", key.Value),
			fmt.Sprintf("put it in quotes: %q", key.Value))
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
			p.node(item, "empty-value", here, "an item of the list is empty", "write it, or remove its line")
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
		p.node(n, "unquoted-number", path, fmt.Sprintf("YAML would read “%s” as a number and change it", n.Value),
			fmt.Sprintf("put it in quotes: %q", n.Value))
		return n.Value
	case math.Abs(f) > maxInteger:
		p.node(n, "number-too-large", path,
			fmt.Sprintf("“%s” is too large: programs that read it would round it", n.Value),
			fmt.Sprintf("if it is an identifier, put it in quotes: %q", n.Value))
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
	line, hint := p.explain(line, text)
	source := diag.Line(p.file.Data, line)
	indent := len(source) - len(strings.TrimLeft(source, " \t"))
	p.at(diag.Position{Line: line, Column: indent + 1}, "yaml-syntax", "", "not valid YAML: "+text, hint)
}

// unclosed reports whether a value begins with a bracket that its line does not close.
func unclosed(value string) bool {
	pairs := map[byte]string{'{': "}", '[': "]"}
	end, ok := pairs[value[0]]
	return ok && strings.Count(value, value[:1]) > strings.Count(value, end)
}

// explain guesses what the writer meant. The library counts some lines from 0
// and gives the place where it noticed, which may be one line late, so the
// suspect is looked for on the lines around.
func (p *parser) explain(line int, text string) (int, string) {
	for _, l := range []int{line, line + 1, line - 1} {
		source := diag.Line(p.file.Data, l)
		trimmed := strings.TrimLeft(source, " ")
		_, after, hasValue := strings.Cut(trimmed, ": ")
		after = strings.TrimSpace(after)
		switch {
		case strings.HasPrefix(trimmed, "\t"):
			return l, "a tab cannot indent in YAML: use two spaces"
		case hasValue && after != "" && strings.ContainsRune("@`%*&!", rune(after[0])):
			return l, fmt.Sprintf("a text may not begin with “%c” unquoted: put the text in quotes", after[0])
		case hasValue && after != "" && unclosed(after):
			return l, "close the bracket, or write each item on a line of its own below its key"
		case hasValue && strings.ContainsAny(after, "{[") && strings.Contains(after, "?"):
			return l, "quote the text that contains “?”, or put it on a line of its own"
		case hasValue && after != "" && after[0] != '"' && after[0] != '\'' && strings.Contains(after, ": "):
			return l, "a text that contains “: ” must stand in quotes, or below its key after “>-”"
		}
	}
	switch {
	case strings.Contains(text, "mapping values are not allowed"):
		return line, "a text that contains “: ” must stand in quotes; or check the indentation"
	case strings.Contains(text, "did not find expected"):
		return line, "check the indentation, the quotes and the brackets of this line and the one before"
	case strings.Contains(text, "found character that cannot start"):
		return line, "put the text in quotes, and indent with spaces, not tabs"
	}
	return line, "check the indentation and the quotes of this line and the one before"
}
