package view

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vitrine/content"
	"vitrine/content/example"
	"vitrine/schema"
)

// words returns the keys of the interface's English strings.
func words(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("../../themes/portal/i18n/en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, m := range regexp.MustCompile(`(?m)^(\w+):`).FindAllSubmatch(data, -1) {
		keys = append(keys, string(m[1]))
	}
	return keys
}

func exampleSites(t *testing.T, languages ...string) []*Site {
	t.Helper()
	reg, _, err := content.Load(example.FS())
	if err != nil {
		t.Fatal(err)
	}
	clock, err := content.Clock(reg)
	if err != nil {
		t.Fatal(err)
	}
	return New(reg, Options{Languages: languages, Clock: clock})
}

// TestFieldsAreCalledAsOnOtherPages: every name that a field has on the page of
// a record is its name where it is explained.
func TestFieldsAreCalledAsOnOtherPages(t *testing.T) {
	known, used := words(t), map[string]bool{}
	paths := map[string]bool{}
	for _, k := range schema.Reference() {
		k.EachField(func(f schema.Field) { paths[f.Path] = true })
	}
	for path, key := range titleKeys {
		used[key] = true
		if !paths[path] {
			t.Errorf("there is no field %s", path)
		}
		if !slices.Contains(known, key) {
			t.Errorf("%s: there is no string %s", path, key)
		}
	}
	for _, key := range known {
		if strings.HasPrefix(key, "field_") && !used[key] {
			t.Errorf("%s explains no field", key)
		}
	}
}

func TestEveryKindOfValueHasAName(t *testing.T) {
	known := words(t)
	for _, k := range schema.Reference() {
		k.EachField(func(f schema.Field) {
			if !slices.Contains(known, "value_"+f.Type) {
				t.Errorf("%s: there is no string value_%s", f.Path, f.Type)
			}
		})
	}
	for _, key := range FieldPageKeys() {
		if !slices.Contains(known, "fields_"+key) {
			t.Errorf("there is no string fields_%s", key)
		}
	}
	for _, key := range fieldSections {
		if !slices.Contains(known, key) {
			t.Errorf("there is no string %s", key)
		}
	}
}

// TestEveryFieldIsExplainedOnce looks for all fields of the schema on the pages.
func TestEveryFieldIsExplainedOnce(t *testing.T) {
	pages, err := exampleSites(t, "en")[0].FieldPages()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, p := range pages {
		anchors := map[string]bool{}
		count := func(m FieldMeaning) {
			got[m.Anchor]++
			if anchors[m.Anchor] || m.Definition.Empty() || m.Key == "" && m.Title.Empty() {
				t.Errorf("%s: %+v", p.Key, m)
			}
			anchors[m.Anchor] = true
		}
		for _, s := range p.Sections {
			if s.Own != nil {
				count(*s.Own)
			}
			for _, m := range s.Fields {
				count(m)
			}
		}
	}
	for _, k := range schema.Reference() {
		k.EachField(func(f schema.Field) {
			if got[fieldAnchor(f.Path)] != 1 {
				t.Errorf("%s is explained %d times", f.Path, got[fieldAnchor(f.Path)])
			}
		})
	}
}

func TestDefinitionsAreMarkedAsEnglish(t *testing.T) {
	sites := exampleSites(t, "en", "ar")
	for i, want := range []Foreign{{}, {Lang: "en", Dir: "ltr"}} {
		p, err := sites[i].FieldPage("record")
		if err != nil {
			t.Fatal(err)
		}
		got := p.Sections[0].Fields[0].Definition.Foreign
		if got.Lang != want.Lang || got.Dir != want.Dir {
			t.Errorf("%s: %+v", sites[i].Lang, got)
		}
	}
	if _, err := sites[0].FieldPage("answer"); err == nil {
		t.Error("a part has a page of its own")
	}
}

// TestCodesAreInTheLanguageOfThePage also asks that a source all codes have is
// said once.
func TestCodesAreInTheLanguageOfThePage(t *testing.T) {
	p, err := exampleSites(t, "fr")[0].FieldPage("record")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range p.Sections {
		for _, m := range s.Fields {
			if m.Path != "lifecycle/status" && m.Path != "status" {
				continue
			}
			want := Coded{Code: "in_use", Label: schema.Label("status", "in_use", "fr")}
			if !slices.Contains(m.Codes, want) || m.CodeSource == "" {
				t.Errorf("codes %+v from %q", m.Codes, m.CodeSource)
			}
			return
		}
	}
	t.Error("the status is not explained")
}

func TestNewestVersionComesFirst(t *testing.T) {
	site := exampleSites(t, "en")[0]
	versions := site.SchemaVersions()
	last := versions[len(versions)-1]
	if versions[0].Name != schema.Current || !last.First || last.Fields == 0 {
		t.Errorf("versions %+v", versions)
	}
	for _, v := range versions[:len(versions)-1] {
		if v.First || len(v.New) == 0 {
			t.Errorf("version %s is the first or brings nothing", v.Name)
		}
	}
	if site.SchemaVersion() != schema.Current {
		t.Errorf("the example follows version %s", site.SchemaVersion())
	}
}
