package schema

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"vitrine/content"
	"vitrine/content/diag"
)

// translator turns the errors of the validator, which speak of keywords, into
// findings, which speak of what somebody wrote.
type translator struct {
	*checker
	file *content.File
}

// translate reports unknown fields before all else: a field that is missing
// because its name was mistyped is then not reported a second time.
func (t translator) translate(e *jsonschema.ValidationError) {
	faults := leaves(e, nil)
	t.sort(faults)
	for _, first := range []bool{true, false} {
		for _, f := range faults {
			_, unknown := f.ErrorKind.(*kind.AdditionalProperties)
			if unknown == first && !t.full(t.file.Name) {
				t.leaf(f)
			}
		}
	}
}

// sort puts faults into the order of the file: the validator goes through
// objects in any order.
func (t translator) sort(faults []fault) {
	if len(faults) < 2 {
		return
	}
	starts := make(map[string]diag.Position, len(faults))
	for _, f := range faults {
		starts[f.at] = t.file.Range(f.at).Start
	}
	slices.SortStableFunc(faults, func(a, b fault) int {
		x, y := starts[a.at], starts[b.at]
		return cmp.Or(cmp.Compare(x.Line, y.Line), cmp.Compare(x.Column, y.Column))
	})
}

// leaves collects the errors that have no cause below them: the others only
// say how the validator got there.
func leaves(e *jsonschema.ValidationError, found []fault) []fault {
	if _, either := e.ErrorKind.(*kind.AnyOf); either {
		return append(found, ofCode(e)...)
	}
	for _, cause := range e.Causes {
		found = leaves(cause, found)
	}
	if len(e.Causes) == 0 {
		found = append(found, fault{
			ValidationError: e, at: pointer(e.InstanceLocation), schema: resolve(e.SchemaURL),
		})
	}
	return found
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
		for _, name := range slices.Sorted(slices.Values(k.Properties)) {
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
		t.repeatedItem(f, k.Duplicates)
	case *kind.Minimum:
		t.report(f.at, "out-of-range", "", "field", field(f.at), "min", k.Want.RatString())
	case *kind.MinItems, *kind.MinProperties:
		t.report(f.at, "too-few", "", "field", field(f.at))
	default:
		t.report(f.at, "bad-pattern", "", "field", field(f.at), "example", f.schema.example())
	}
}

func (t translator) report(at, code, hint string, args ...any) {
	t.add(finding{file: t.file.Name, pointer: at, code: code, hint: hint, args: args})
}

func (t translator) repeatedItem(f fault, duplicates [2]int) {
	at := item(f.at, duplicates[1])
	t.add(finding{
		file: t.file.Name, pointer: at, code: "repeated-item", args: []any{"value", t.text(at)},
		related: []relation{{t.file.Name, item(f.at, duplicates[0]), "first-here"}},
	})
}

func (t translator) unknownField(f fault, name string) {
	at := content.Pointer(f.at, name)
	out := finding{
		file: t.file.Name, pointer: at, key: true, code: "unknown-field",
		args: []any{"value", name, "where", where("of", f.at)},
	}
	if _, byLanguage := f.schema.node["patternProperties"]; byLanguage {
		out.code = "bad-language"
		t.add(out)
		return
	}
	if near := nearest(name, f.schema.fields()); near != "" {
		out.hint, out.args = "near", append(out.args, "near", near)
		t.meant(content.Pointer(f.at, near))
	} else if group := f.schema.groupWith(name); group != "" {
		out.hint, out.args = "elsewhere", append(out.args, "group", group)
	}
	t.add(out)
}

// meant notes that a field stands there under another name.
func (t translator) meant(at string) {
	t.note(t.file.Name, at, diag.Error, true)
}

func (t translator) missingField(f fault, name string) {
	if t.file.KeyRange(content.Pointer(f.at, name)) != t.file.KeyRange(f.at) {
		return // the key is there without a value; the loader has said so
	}
	out := finding{
		file: t.file.Name, pointer: content.Pointer(f.at, name), key: true, code: "missing-field",
		args: []any{
			"missing", name, "where", where("in", f.at),
			"description", f.schema.description(name),
		},
	}
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
	if t.badDeadline(f, k) {
		return
	}
	want := k.Want[0]
	hint := typeHints[want]
	scalar := k.Got != "object" && k.Got != "array"
	wanted, got := diag.Say(typeWords[want]), diag.Say(typeWords[k.Got])
	switch {
	case f.schema.definition() == "text":
		hint, wanted = "by-language", diag.Say("a-text-by-language")
		if isIndex(lastToken(f.at)) {
			hint = "item-by-language"
		}
		if scalar {
			got = diag.Say("a-text-without-language")
		}
	case want == "string" && scalar:
		hint = "quote-number"
	}
	t.report(f.at, "wrong-type", hint, "field", field(f.at), "want", wanted, "got", got,
		"value", t.text(f.at), "name", lastToken(f.at), "lang", t.language(),
		"example", yamlExample(t.text(f.at)))
}

// typeHints names the hint for each type that was wanted.
var typeHints = map[string]string{
	"array": "list", "object": "fields", "boolean": "boolean",
	"integer": "digits", "number": "number",
}

// yamlExample is a text as it may stand in an example of YAML.
func yamlExample(s string) string {
	if runes := []rune(s); len(runes) > 40 {
		s = string(runes[:40]) + "…"
	}
	if strings.ContainsAny(s, ":#{}[]&*!|>'\"%@`\n\\") {
		return strconv.Quote(s)
	}
	return s
}

// typeWords name the types of JSON for people who have never heard of them.
var typeWords = map[string]string{
	"string": "a-text", "number": "a-number", "integer": "a-whole-number", "array": "a-list",
	"object": "a-group", "boolean": "true-or-false", "null": "nothing",
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
	args := []any{"field", field(f.at), "value", k.Got, "near", slug(k.Got)}
	hint := ""
	switch {
	case f.schema.definition() == "own_code":
		t.ownCode(f, k.Got)
		return
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
	case float64:
		if s, ok := t.file.Scalar(at); ok { // 1.10 is a number that has lost its last digit
			return s.Text
		}
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
func field(at string) diag.Words {
	path := tokens(at)
	if len(path) == 0 {
		return diag.Say("the-file")
	}
	last := path[len(path)-1]
	if len(path) > 1 && isIndex(last) {
		n, _ := strconv.Atoi(last)
		return diag.Say("item", "n", strconv.Itoa(n+1), "list", path[len(path)-2])
	}
	return diag.Say("field", "name", last)
}

// where says in which group a field is wrong or missing; preposition is "in" or
// "of" of the catalogue.
func where(preposition, at string) diag.Words {
	if at == "" {
		return diag.Say("nowhere")
	}
	return diag.Say(preposition, "field", field(at))
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
