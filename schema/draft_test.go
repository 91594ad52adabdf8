package schema_test

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"vitrine/content"
	"vitrine/content/diag"
	"vitrine/schema"
)

func draft() schema.Draft {
	return schema.Draft{
		ID: "scoring", Languages: []string{"en", "fr"}, Organisation: "city",
		Organisations: []string{"city"}, Channels: []string{"desk"},
		Schema: "../.vitrine/schema/v1/record.json",
	}
}

// checkDraft puts a draft into a register of two languages and checks that.
func checkDraft(t *testing.T, text string) (*content.File, diag.List) {
	t.Helper()
	fsys := fstest.MapFS{
		"vitrine.yaml": {Data: []byte(
			"id: demo\ntitle: {en: Demo, fr: Démo}\nlanguages: [en, fr]\npublisher: city\n")},
		"organisations/city.yaml": {Data: []byte("id: city\nname: {en: City, fr: La ville}\n")},
		"records/scoring.yaml":    {Data: []byte(text)},
	}
	reg, list, err := content.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	list = append(list, schema.Check(reg, schema.Options{Loaded: list})...)
	list.Sort()
	return reg.File("records/scoring.yaml"), slices.DeleteFunc(list, func(d diag.Diagnostic) bool {
		return d.File != "records/scoring.yaml"
	})
}

// Check names each place that is still to be written as an error, and nothing else.
func TestDraftsNameWhatIsMissing(t *testing.T) {
	for what, d := range map[string]schema.Draft{
		"nothing known": {ID: "scoring", Languages: []string{"en", "fr"}},
		"a short one":   {ID: "scoring", Languages: []string{"en", "fr"}, Short: true},
		"some known":    draft(),
		"one language":  {ID: "scoring", Languages: []string{"en"}, Title: content.Text{"en": "A: b"}},
		"much known": {
			ID: "scoring", Languages: []string{"en", "fr"}, Organisation: "city", Status: "planned",
			AboutPeople: "yes", Role: "decides", Title: content.Text{"fr": "no"},
			Contact: content.Contact{Type: "phone", Value: "+31 20 123"},
		},
	} {
		t.Run(what, func(t *testing.T) {
			text := string(d.Text())
			_, list := checkDraft(t, text)
			var found []int
			for _, p := range list {
				if p.Severity == diag.Error {
					found = append(found, p.Range.Start.Line)
				}
			}
			if d := cmp.Diff(schema.UnwrittenLines([]byte(text)), found); d != "" {
				t.Errorf("unwritten lines (-want +got):\n%s\n%v\n%s", d, list, text)
			}
			for _, p := range list {
				if p.Severity != diag.Error {
					t.Errorf("also said: %s %s", p.Place(), p.Message)
				}
			}
		})
	}
}

// notInUse matches the sign before a field that is not in use.
var notInUse = regexp.MustCompile(`(?m)^# ( *(?:[a-z0-9_]+:|- |#))`)

// The fields that are not in use are right as soon as they are taken into use: each
// problem is about a place that is still to be written.
func TestDraftsHoldEveryField(t *testing.T) {
	text := notInUse.ReplaceAllString(string(draft().Text()), "$1")
	lines := strings.Split(text, "\n")
	file, list := checkDraft(t, text)
	for _, d := range list {
		line := lines[d.Range.Start.Line-1]
		if d.Severity == diag.Error && !strings.HasSuffix(line, schema.Unwritten) {
			t.Errorf("%s: %s\n%s", d.Place(), d.Message, line)
		}
	}
	got := map[string]bool{}
	keysOf(file.Value, "record", got)
	want := map[string]bool{}
	for _, k := range schema.Reference() {
		if k.Name == "record" {
			k.EachField(func(f schema.Field) { want[strings.ReplaceAll(f.Path, "{language}", "fr")] = true })
		}
	}
	maps.DeleteFunc(got, func(path string, _ bool) bool { return !want[path] })
	for path := range want {
		later := regexp.MustCompile(`^record/(x|redress_text|redress_status|record/(source|withdrawn).*|.*source_hash)$`)
		if later.MatchString(path) == got[path] {
			t.Errorf("%s: %v", path, got[path])
		}
	}
}

func keysOf(v any, at string, out map[string]bool) {
	switch x := v.(type) {
	case map[string]any:
		for name, member := range x {
			out[at+"/"+name] = true
			keysOf(member, at+"/"+name, out)
		}
	case []any:
		for _, item := range x {
			keysOf(item, at+"[]", out)
		}
	}
}

// A draft whose blanks are filled is a record without problems.
func TestFilledDraftsAreClean(t *testing.T) {
	d := draft()
	d.Status, d.AboutPeople = "in_use", "no"
	text := string(d.Text())
	text = strings.ReplaceAll(text, "  en: TODO\n", "  en: It sorts letters for clerks.\n")
	text = strings.ReplaceAll(text, "  fr: TODO\n", "  fr: Il trie le courrier.\n")
	text = strings.ReplaceAll(text, "    status: TODO\n", "    status: human\n")
	if left := schema.UnwrittenLines([]byte(text)); left != nil {
		t.Fatalf("lines %v are not filled", left)
	}
	if _, list := checkDraft(t, text); list.HasErrors() || list.Count(diag.Warning) > 0 {
		t.Errorf("%v", list)
	}
}

func TestShortDraftsHoldOnlyWhatIsInUse(t *testing.T) {
	d := draft()
	d.Short = true
	for line := range strings.Lines(string(d.Text())) {
		if strings.HasPrefix(line, "# ") && !strings.HasPrefix(line, "# yaml-language-server") {
			t.Errorf("not in use: %s", line)
		}
	}
}

func TestDraftsLeadEditorsToTheSchema(t *testing.T) {
	first, _, _ := strings.Cut(string(draft().Text()), "\n")
	if want := "# yaml-language-server: $schema=../.vitrine/schema/v1/record.json"; first != want {
		t.Errorf("the first line is %q", first)
	}
}

func TestIDFaults(t *testing.T) {
	for id, want := range map[string]string{
		"scoring": "", "a-1": "", "Scoring": "bad-id", "": "bad-id", "a_b": "bad-id", "-a": "bad-id",
		"../a": "bad-id", strings.Repeat("a", 65): "bad-id", "con": "reserved-id", "lpt1": "reserved-id",
	} {
		if d, bad := schema.IDFault(id); d.Code != want || bad != (want != "") {
			t.Errorf("%q: got %q, %v", id, d.Code, bad)
		}
	}
}

func TestContactsShowTheirType(t *testing.T) {
	for value, want := range map[string]string{
		"desk@city.example": "email", "+31 20 123 4567": "phone", "https://city.example/1/2/3": "url",
		"1 Main Square": "", "the desk": "", "www.city.example": "",
	} {
		if got := schema.ContactFor(value); got.Type != want || got.Value != value {
			t.Errorf("%s: got %+v", value, got)
		}
	}
}
