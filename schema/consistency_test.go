package schema

import (
	"maps"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"vitrine/content"
)

// every calls visit for all objects of a schema file, with their place. What
// stands under examples is data, not schema.
func every(v any, at []string, visit func(at []string, node map[string]any)) {
	switch x := v.(type) {
	case map[string]any:
		visit(at, x)
		for _, key := range slices.Sorted(maps.Keys(x)) {
			if key != "examples" {
				every(x[key], append(slices.Clone(at), key), visit)
			}
		}
	case []any:
		for _, item := range x {
			every(item, append(slices.Clone(at), "[]"), visit)
		}
	}
}

func everyNode(visit func(file string, at []string, node map[string]any)) {
	for _, address := range slices.Sorted(maps.Keys(load().documents)) {
		every(load().documents[address], nil, func(at []string, node map[string]any) {
			visit(path.Base(address), at, node)
		})
	}
}

// isSchema tells an object that describes a value from one that only holds
// such objects by name.
func isSchema(at []string) bool {
	if len(at) == 0 {
		return true
	}
	last := at[len(at)-1]
	holder := last == "properties" || last == "patternProperties" || last == "$defs"
	return !holder || len(at) > 1 && at[len(at)-2] == "properties"
}

func TestEnumsAreLists(t *testing.T) {
	used := map[string]bool{instruments: true} // which sources name, not records
	everyNode(func(file string, at []string, node map[string]any) {
		name, _ := node["x-list"].(string)
		used[name] = true
		values, enum := node["enum"].([]any)
		place := file + " " + strings.Join(at, "/")
		switch {
		case !isSchema(at) || !enum || strings.HasSuffix(place, "/schema_version"):
		case slices.Contains(at, "if"): // a condition on a field described elsewhere
		case name == "":
			t.Errorf("%s: an enum without x-list", place)
		default:
			var codes []string
			for _, v := range values {
				codes = append(codes, v.(string))
			}
			if d := cmp.Diff(Codes(name), codes); d != "" {
				t.Errorf("%s differs from the list %s (-list +enum):\n%s", place, name, d)
			}
		}
	})
	for _, name := range Lists() {
		if !used[name] {
			t.Errorf("no enum takes its values from the list %s", name)
		}
	}
}

func TestLinksAreAList(t *testing.T) {
	way := []string{"properties", "links", "properties"}
	links := walkTo(load().documents[base+"record.json"], way)
	want := slices.Sorted(slices.Values(Codes("links")))
	if d := cmp.Diff(want, slices.Sorted(maps.Keys(links))); d != "" {
		t.Errorf("the fields of links differ from the list (-list +schema):\n%s", d)
	}
}

// interfaceLanguages are the languages of the portal, each of which needs labels.
func interfaceLanguages(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("../themes/portal/i18n/*.yaml")
	if err != nil || len(names) < 27 {
		t.Fatalf("the interface speaks %d languages: %v", len(names), err)
	}
	for i, name := range names {
		names[i] = strings.TrimSuffix(filepath.Base(name), ".yaml")
	}
	return names
}

func TestListsAreComplete(t *testing.T) {
	languages := interfaceLanguages(t)
	for _, name := range Lists() {
		l := lists()[name]
		if l.Title == "" || len(l.Items) == 0 {
			t.Errorf("%s has no title or no codes", name)
		}
		seen := map[string]bool{}
		for _, c := range l.Items {
			if c.Code == "" || seen[c.Code] {
				t.Errorf("%s: the code %q is empty or stands twice", name, c.Code)
			}
			seen[c.Code] = true
			if Source(name, c.Code) == "" {
				t.Errorf("%s/%s: no source, not even of the list", name, c.Code)
			}
			for _, lang := range languages {
				if strings.TrimSpace(c.Label[lang]) == "" {
					t.Errorf("%s/%s: no label in %s", name, c.Code, lang)
				}
			}
		}
	}
}

// TestRulesKnowTheirCodes holds the words in Go code against the lists.
func TestRulesKnowTheirCodes(t *testing.T) {
	for list, codes := range map[string][]string{
		"answer": {
			content.Yes, content.No, content.InProgress, content.NotApplicable, content.Precluded,
			content.Waived, content.Unknown,
		},
		"redress_policy":    {content.RedressRequired, content.RedressReported},
		"assessment_policy": {content.AssessmentReported, content.AssessmentRequired},
		"red_lines_policy":  {content.RedLinesReported, content.RedLinesRefused},
		"effect":            {"legal", "significant"},
		"status":            {"planned", "development", "pilot", "in_use", "suspended", "retired"},
		"risk_level":        {"unacceptable", "high"},
		"redress_kind":      append([]string{"help"}, independentKinds...),
		"locator_type":      append([]string{"post"}, onlineTypes...),
		"assessment_status": {"done", "not_done", "unknown"},
		"assessment_kind":   append(slices.Clone(technicalKinds), impactKinds...),
	} {
		for _, code := range codes {
			if !slices.Contains(Codes(list), code) {
				t.Errorf("%s is not in the list %s", code, list)
			}
		}
	}
}

// TestPropertiesAreDescribed asks that each field tells its author what it is
// and shows an example that is valid.
func TestPropertiesAreDescribed(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	for address, document := range load().documents {
		must(compiler.AddResource(address, document))
	}
	everyNode(func(file string, at []string, node map[string]any) {
		if n := len(at); n < 2 || at[n-2] != "properties" || slices.Contains(at, "if") ||
			slices.Contains(at, "allOf") || slices.Contains(at, "not") {
			return
		}
		place := file + "#/" + strings.Join(at, "/")
		s := subschema{file: base + file, node: node}
		if ref, ok := node["$ref"].(string); ok && node["title"] == nil {
			s = s.follow(ref)
		}
		for _, keyword := range []string{"title", "description", "x-source"} {
			if s.text(keyword) == "" {
				t.Errorf("%s has no %s", place, keyword)
			}
		}
		examples, _ := s.node["examples"].([]any)
		if len(examples) == 0 {
			t.Errorf("%s has no example", place)
		}
		compiled, err := compiler.Compile(base + file + "#/" + strings.Join(escaped(at), "/"))
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range examples {
			if err := compiled.Validate(x); err != nil {
				t.Errorf("%s: the example %v is not valid: %v", place, x, err)
			}
		}
	})
}

// escaped makes tokens fit for the fragment of an address.
func escaped(tokens []string) []string {
	out := make([]string, len(tokens))
	for i, token := range tokens {
		for _, r := range [][2]string{
			{"%", "%25"},
			{"~", "~0"},
			{"/", "~1"},
			{"^", "%5E"},
			{"{", "%7B"},
			{"}", "%7D"},
			{"[", "%5B"},
			{"]", "%5D"},
		} {
			token = strings.ReplaceAll(token, r[0], r[1])
		}
		out[i] = token
	}
	return out
}

// TestNoPropertyNames: what propertyNames refuses has no place that an editor
// or a diagnostic could point at; patternProperties have.
func TestNoPropertyNames(t *testing.T) {
	everyNode(func(file string, at []string, node map[string]any) {
		if _, ok := node["propertyNames"]; ok {
			t.Errorf("%s %s uses propertyNames", file, strings.Join(at, "/"))
		}
	})
}

// TestTypesAndSchemaAgree compares the fields of the Go types with those of
// the schema, in both directions and at every depth.
func TestTypesAndSchemaAgree(t *testing.T) {
	for kind, typ := range map[string]reflect.Type{
		kindRecord:       reflect.TypeFor[content.Record](),
		kindOrganisation: reflect.TypeFor[content.Organisation](),
		kindChannel:      reflect.TypeFor[content.Channel](),
		kindRegister:     reflect.TypeFor[content.Settings](),
	} {
		agree(t, kind, typ, resolve(base+kind+".json"))
	}
}

func agree(t *testing.T, at string, typ reflect.Type, s subschema) {
	for ref, ok := s.node["$ref"].(string); ok; ref, ok = s.node["$ref"].(string) {
		s = s.follow(ref)
	}
	if typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	definition := ""
	if len(s.path) == 2 {
		definition = s.definition()
	}
	wanted, _ := s.node["type"].(string)
	switch typ {
	case reflect.TypeFor[content.Text]():
		same(t, at, "text", definition)
		return
	case reflect.TypeFor[content.Words]():
		same(t, at, "words", definition)
		return
	case reflect.TypeFor[content.Answer]():
		same(t, at, "answer", definition)
		return
	case reflect.TypeFor[content.Date]():
		same(t, at, "date", definition)
		return
	}
	switch typ.Kind() {
	case reflect.Struct:
		agreeFields(t, at, typ, s)
	case reflect.Slice:
		same(t, at, "array", wanted)
		agree(t, at+"[]", typ.Elem(), s.at("items"))
	case reflect.Map:
		same(t, at, "object", wanted)
		for pattern := range walkTo(s.node, []string{"patternProperties"}) {
			agree(t, at+"{}", typ.Elem(), s.at("patternProperties", pattern))
		}
		for name := range walkTo(s.node, []string{"properties"}) {
			agree(t, at+"/"+name, typ.Elem(), s.at("properties", name))
		}
	case reflect.String:
		if s.node["enum"] == nil && s.node["anyOf"] == nil { // of codes, see lists_test.go
			same(t, at, "string", wanted)
		}
	case reflect.Int:
		same(t, at, "integer", wanted)
	case reflect.Float64:
		same(t, at, "number", wanted)
	case reflect.Bool:
		same(t, at, "boolean", wanted)
	}
}

func agreeFields(t *testing.T, at string, typ reflect.Type, s subschema) {
	same(t, at, "object", s.text("type"))
	properties := walkTo(s.node, []string{"properties"})
	known := map[string]bool{}
	for _, f := range reflect.VisibleFields(typ) {
		name := f.Tag.Get("json")
		if name == "" || name == "-" {
			continue
		}
		known[name] = true
		if shared := typ == reflect.TypeFor[content.Channel]() && ofRouteAlone[name]; shared {
			continue
		}
		if properties[name] == nil {
			t.Errorf("%s/%s is not in the schema", at, name)
			continue
		}
		agree(t, at+"/"+name, f.Type, s.at("properties", name))
	}
	for name := range properties {
		if !known[name] {
			t.Errorf("%s/%s is not in package content", at, name)
		}
	}
}

// ofRouteAlone are the fields of a route that make no sense in a channel.
var ofRouteAlone = map[string]bool{"channel": true, "order": true, "required_before": true}

func same(t *testing.T, at, want, got string) {
	t.Helper()
	if want != got {
		t.Errorf("%s is %q in package content and %q in the schema", at, want, got)
	}
}
