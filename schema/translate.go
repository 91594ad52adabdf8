package schema

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"vitrine/content"
)

// translator turns the errors of the validator, which speak of keywords, into
// findings, which speak of what somebody wrote.
type translator struct {
	*checker
	file *content.File
}

// leaves walks the tree of errors to those that have no cause below them:
// the others only say how the validator got there.
func (t translator) leaves(e *jsonschema.ValidationError) {
	for _, cause := range e.Causes {
		t.leaves(cause)
	}
	if len(e.Causes) == 0 {
		t.leaf(fault{
			ValidationError: e, at: pointer(e.InstanceLocation), schema: resolve(e.SchemaURL),
		})
	}
}

// fault is one error of the validator with its surroundings.
type fault struct {
	*jsonschema.ValidationError
	at     string    // JSON Pointer of the value
	schema subschema // the schema that it failed
}

func (t translator) leaf(f fault) {
	switch k := f.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		for _, name := range k.Properties {
			t.unknownField(f, name)
		}
	case *kind.Required:
		for _, name := range k.Missing {
			t.missingField(f, name)
		}
	case *kind.Type:
		t.wrongType(f, k)
	case *kind.Enum:
		t.notInList(f, k)
	case *kind.Pattern:
		t.pattern(f, k)
	case *kind.UniqueItems:
		at := content.Pointer(f.at, strconv.Itoa(k.Duplicates[1]))
		t.report(at, "repeated-item", "", "value", t.text(at))
	case *kind.Minimum:
		t.report(f.at, "out-of-range", "", "field", field(f.at), "min", k.Want.RatString())
	case *kind.MinItems, *kind.MinProperties:
		t.report(f.at, "too-few", "", "field", field(f.at))
	default:
		t.report(f.at, "bad-pattern", "", "field", field(f.at), "example", f.schema.example())
	}
}

func (t translator) report(at, code, hint string, args ...string) {
	t.add(finding{file: t.file.Name, pointer: at, code: code, hint: hint, args: args})
}

func (t translator) unknownField(f fault, name string) {
	at := content.Pointer(f.at, name)
	out := finding{file: t.file.Name, pointer: at, key: true, code: "unknown-field",
		args: []string{"value", name, "where", among(f.at)}}
	if _, byLanguage := f.schema.node["patternProperties"]; byLanguage {
		out.code = "bad-language"
		t.add(out)
		return
	}
	if near := nearest(name, f.schema.fields()); near != "" {
		out.hint, out.args = "near", append(out.args, "near", near)
	} else if group := f.schema.groupWith(name); group != "" {
		out.hint, out.args = "elsewhere", append(out.args, "group", group)
	}
	t.add(out)
}

func (t translator) missingField(f fault, name string) {
	if t.file.KeyRange(content.Pointer(f.at, name)) != t.file.KeyRange(f.at) {
		return // the key is there without a value; the loader has said so
	}
	out := finding{file: t.file.Name, pointer: content.Pointer(f.at, name), key: true, code: "missing-field",
		args: []string{"missing", name, "where", among(f.at),
			"description", f.schema.description(name)}}
	if f.schema.definition() == "deadline" {
		out.hint = "no-deadline"
	}
	t.add(out)
}

// wrongType also has the hints of those who write YAML for the first time.
func (t translator) wrongType(f fault, k *kind.Type) {
	if k.Got == "null" {
		return // the loader has refused what stands here
	}
	want := k.Want[0]
	args := []string{"field", field(f.at), "want", typeWords[want], "got", typeWords[k.Got],
		"value", t.text(f.at), "lang", t.language(), "name", lastToken(f.at)}
	hint := map[string]string{
		"array": "list", "object": "fields", "boolean": "boolean", "integer": "digits", "number": "number",
	}[want]
	scalar := k.Got != "object" && k.Got != "array"
	switch {
	case f.schema.definition() == "text":
		args[3] = "a text by language"
		if hint = "by-language"; isIndex(lastToken(f.at)) {
			hint = "item-by-language"
		}
		if !scalar {
			hint = "fields"
		}
	case want == "string" && scalar:
		hint = "quote-number"
	}
	t.report(f.at, "wrong-type", hint, args...)
}

// typeWords are the types of JSON for people who have never heard of them.
var typeWords = map[string]string{
	"string": "a text", "number": "a number", "integer": "a whole number", "array": "a list",
	"object": "a group of fields", "boolean": "true or false", "null": "nothing",
}

func (t translator) notInList(f fault, k *kind.Enum) {
	if k.Got == nil {
		return // the loader has refused what stands here
	}
	value := fmt.Sprint(k.Got)
	list := f.schema.text("x-list")
	var all []string
	for _, w := range k.Want {
		all = append(all, fmt.Sprint(w))
	}
	hint, args := suggest(value, all)
	if near := nearestCode(value, list); near != "" {
		hint, args[1] = "near-all", near
		if len(all) > allCodes {
			hint = "near"
		}
	}
	switch {
	case list == "answer" && k.Got == true:
		hint, args[1] = "near-all", content.Yes
	case list == "answer" && k.Got == false:
		hint, args[1] = "near-all", content.No
	}
	switch k.Got.(type) {
	case map[string]any, []any:
		value, hint = "…", ""
	}
	t.report(f.at, "not-in-list", hint, append(args, "value", value, "field", field(f.at))...)
}

// patterns gives each definition that is a pattern its code.
var patterns = map[string]string{
	"id": "bad-id", "date": "bad-date", "language": "bad-language", "url": "bad-url",
	"email": "bad-email", "phone": "bad-phone", "sha256": "bad-hash", "line": "empty-text",
}

func (t translator) pattern(f fault, k *kind.Pattern) {
	code, known := patterns[f.schema.definition()]
	args := []string{"field", field(f.at), "value", k.Got, "near", slug(k.Got)}
	hint := ""
	switch {
	case !known:
		code = "bad-pattern"
		args = append(args, "example", f.schema.example())
	case strings.TrimSpace(k.Got) == "":
		code = "empty-text"
	case code == "bad-url" && strings.HasPrefix(k.Got, "www."):
		hint = "https"
	}
	t.report(f.at, code, hint, args...)
}

// text is the value at a pointer as it may be quoted in a message.
func (t translator) text(at string) string {
	v := t.file.Value
	for _, token := range tokens(at) {
		switch x := v.(type) {
		case map[string]any:
			v = x[token]
		case []any:
			i, err := strconv.Atoi(token)
			if err != nil || i >= len(x) {
				return ""
			}
			v = x[i]
		}
	}
	switch v.(type) {
	case map[string]any, []any:
		return "…"
	}
	return strings.TrimSpace(fmt.Sprint(v))
}

// language is the one that an example is best written in.
func (t translator) language() string {
	if l := t.reg.Settings.DefaultLanguage(); l != "" {
		return l
	}
	return "en"
}

// field names the place of a pointer in a sentence.
func field(at string) string {
	path := tokens(at)
	if len(path) == 0 {
		return "the file"
	}
	last := path[len(path)-1]
	if len(path) > 1 && isIndex(last) {
		n, _ := strconv.Atoi(last)
		return fmt.Sprintf("item %d of “%s”", n+1, path[len(path)-2])
	}
	return "“" + last + "”"
}

// within says in which group a field is wrong or missing.
func among(at string) string {
	if at == "" {
		return ""
	}
	return " of " + field(at)
}

func isIndex(token string) bool {
	_, err := strconv.Atoi(token)
	return err == nil
}

func lastToken(at string) string {
	path := tokens(at)
	if len(path) == 0 {
		return ""
	}
	return path[len(path)-1]
}

func pointer(location []string) string {
	at := ""
	for _, token := range location {
		at = content.Pointer(at, token)
	}
	return at
}

func tokens(pointer string) []string {
	if pointer == "" {
		return nil
	}
	path := strings.Split(pointer[1:], "/")
	for i, token := range path {
		path[i] = strings.ReplaceAll(strings.ReplaceAll(token, "~1", "/"), "~0", "~")
	}
	return path
}

// subschema is a place in the schema files.
type subschema struct {
	file     string // address
	document any
	path     []string
	node     map[string]any
}

// resolve finds the place that an address of the validator names.
func resolve(address string) subschema {
	file, fragment, _ := strings.Cut(address, "#")
	if plain, err := url.PathUnescape(fragment); err == nil {
		fragment = plain
	}
	s := subschema{file: file, document: load().documents[file], path: tokens(fragment)}
	s.node = walkTo(s.document, s.path)
	return s
}

// follow resolves a reference that stands in the file of this place.
func (s subschema) follow(ref string) subschema {
	if strings.HasPrefix(ref, "#") {
		return resolve(s.file + ref)
	}
	return resolve(base + ref)
}

func walkTo(v any, path []string) map[string]any {
	for _, token := range path {
		switch x := v.(type) {
		case map[string]any:
			v = x[token]
		case []any:
			i, err := strconv.Atoi(token)
			if err != nil || i >= len(x) {
				return nil
			}
			v = x[i]
		}
	}
	m, _ := v.(map[string]any)
	return m
}

// definition is the name of the shared definition that the place lies in.
func (s subschema) definition() string {
	if len(s.path) >= 2 && s.path[0] == "$defs" {
		return s.path[1]
	}
	return ""
}

func (s subschema) text(keyword string) string {
	text, _ := s.node[keyword].(string)
	return text
}

// properties returns the fields described here or, in a condition, around it.
func (s subschema) properties() map[string]any {
	for n := len(s.path); n >= 0; n-- {
		if p, ok := walkTo(s.document, s.path[:n])["properties"].(map[string]any); ok {
			return p
		}
	}
	return nil
}

func (s subschema) fields() []string {
	var names []string
	for name := range s.properties() {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// groupWith returns the group among the fields that has a field of this name.
func (s subschema) groupWith(name string) string {
	for _, group := range s.fields() {
		g, _ := s.properties()[group].(map[string]any)
		if p, ok := g["properties"].(map[string]any); ok && p[name] != nil {
			return group
		}
	}
	return ""
}

func (s subschema) description(name string) string {
	p, _ := s.properties()[name].(map[string]any)
	if ref, ok := p["$ref"].(string); ok && p["description"] == nil {
		p = s.follow(ref).node
	}
	text, _ := p["description"].(string)
	return text
}

// example is the first example of the place.
func (s subschema) example() string {
	examples, _ := s.node["examples"].([]any)
	if len(examples) == 0 {
		return "see the description of the field"
	}
	return fmt.Sprintf("“%v”", examples[0])
}
