package report

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"vitrine/build/versions"
	"vitrine/content/changes"
	"vitrine/schema/meaning"
)

func tree(t *testing.T, text string) changes.Tree {
	t.Helper()
	var v changes.Tree
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// example is a small register that changed in most ways.
func example(t *testing.T) Step {
	t.Helper()
	record := func(id, rest string) changes.Tree {
		return tree(t, `{"id":"`+id+`","title":{"en":"System `+id+`"}`+rest+`}`)
	}
	old := changes.Register{
		Settings: tree(t, `{"id":"demo","languages":["en","fr"]}`),
		Records: map[string]changes.Tree{
			"gone": record("gone", ""),
			"checks": record("checks", `,"summary":{"en":"An officer decides about each file within six weeks."},
				"contact":[{"type":"phone","value":"+999 1"},{"type":"email","value":"a@city.example"}]`),
			"dated":     record("dated", `,"record":{"updated":"2025-01-01"}`),
			"ended":     record("ended", `,"lifecycle":{"status":"in_use"}`),
			"follows":   record("follows", `,"organisation":"old-name"`),
			"old-place": record("old-place", `,"purpose":{"statement":{"en":"To sort letters by street."}}`),
		},
		Organisations: map[string]changes.Tree{"old-name": tree(t, `{"id":"old-name","name":{"en":"Old Office"}}`)},
		Channels:      map[string]changes.Tree{"desk": tree(t, `{"id":"desk","name":{"en":"Desk"}}`)},
	}
	new := changes.Register{
		Settings: tree(t, `{"id":"demo","languages":["en"]}`),
		Records: map[string]changes.Tree{
			"checks": record("checks", `,"summary":{"en":"A computer decides about each file within six weeks."},
				"contact":[{"type":"email","value":"a@city.example"}]`),
			"dated":   record("dated", `,"record":{"updated":"2025-02-01"}`),
			"ended":   record("ended", `,"lifecycle":{"status":"retired"},"record":{"withdrawn":{"date":"2025-01-01"}}`),
			"follows": record("follows", `,"organisation":"new-name"`),
			"new":     record("new", `,"organisation":"new-name"`),
			"new-place": tree(t, `{"id":"new-place","title":{"en":"System old-place"},
				"purpose":{"statement":{"en":"To sort letters by street."}}}`),
		},
		Organisations: map[string]changes.Tree{"new-name": tree(t, `{"id":"new-name","name":{"en":"New Office"}}`)},
		Channels:      map[string]changes.Tree{},
	}
	return Compare("before", "after", old, new)
}

func TestJSONHoldsTheContract(t *testing.T) {
	var out bytes.Buffer
	if err := WriteJSON(&out, example(t)); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Added, Withdrawn, Removed []string
		Changed                   []struct {
			ID      string
			Changes []struct {
				Path            string
				Old, New        any
				Class, Severity string
			}
		}
		Moved   []struct{ Old, New string }
		Renamed []struct {
			Old, New string
			Records  []string
		}
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	for name, list := range map[string][2][]string{
		"added":     {got.Added, {"new", "new-place"}},
		"withdrawn": {got.Withdrawn, {"ended"}},
		"removed":   {got.Removed, {"gone", "old-place"}},
	} {
		if !slices.Equal(list[0], list[1]) {
			t.Errorf("%s: %v, want %v", name, list[0], list[1])
		}
	}
	var ids []string
	for _, e := range got.Changed {
		ids = append(ids, e.ID)
	}
	if want := []string{"checks", "dated", "ended"}; !slices.Equal(ids, want) {
		t.Fatalf("changed: %v, want %v", ids, want)
	}
	c := got.Changed[0].Changes[0]
	if c.Path != "/contact/0" || c.New != nil || c.Class != "contact-removed" || c.Severity != "lowered" {
		t.Errorf("%+v", c)
	}
	if len(got.Moved) != 1 || got.Moved[0].Old != "old-place" || len(got.Renamed) != 1 ||
		!slices.Equal(got.Renamed[0].Records, []string{"follows"}) {
		t.Errorf("%+v %+v", got.Moved, got.Renamed)
	}
}

// Lists that hold nothing are there, so that programs need not ask.
func TestJSONOfNothing(t *testing.T) {
	var out bytes.Buffer
	if err := WriteJSON(&out, Compare("a", "b", changes.Register{}, changes.Register{})); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"added", "withdrawn", "removed", "changed", "moved", "renamed", "settings"} {
		if !strings.Contains(out.String(), `"`+key+`": []`) {
			t.Errorf("%s is no empty list:\n%s", key, out.String())
		}
	}
}

func TestTextBeginsWithTheGravest(t *testing.T) {
	var out strings.Builder
	if err := WriteText(&out, []Step{example(t)}, TextOptions{Lang: "en"}); err != nil {
		t.Fatal(err)
	}
	last := -1
	for _, want := range []string{
		"before → after\n",
		"Gone: 1 · Withdrawn: 1 · Likely another id: 1 · New: 1 · Changed: 3",
		"PROTECTION LOWERED (3)",
		"  checks  System checks\n    A way to reach somebody was removed: +999 1.\n      /contact/0\n",
		"  gone  The record is gone, and the register does not say why: System gone.\n",
		"NOTABLE",
		"SAID OTHERWISE OR NEWLY",
		"An organisation has another name. Before: Old Office. Now: New Office.\n      Records: follows\n",
		"WORDS, ORDER AND DATES (2)",
		"date-only: dated",
	} {
		at := strings.Index(out.String(), want)
		if at <= last {
			t.Errorf("%q is missing or too early in\n%s", want, out.String())
		}
		last = at
	}
	if !strings.Contains(strings.Join(strings.Fields(out.String()), " "), "wording-changed: checks") {
		t.Error("the reworded record is not named")
	}
}

func TestHistoryTellsEveryStep(t *testing.T) {
	steps := []Step{example(t), example(t)}
	var out bytes.Buffer
	if err := WriteHistoryJSON(&out, steps); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Steps []struct {
			From, To string
			Added    []string
		}
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil || len(got.Steps) != 2 ||
		got.Steps[1].To != "after" || len(got.Steps[1].Added) != 2 {
		t.Errorf("%v %+v", err, got)
	}
}

// hostile is a text that would be something else in each of the formats.
const hostile = "<script>alert(1)</script> `x` [a](javascript:b) @everyone #1 | * _ \u202e \x1b[31m &lt; # x\n## y"

func hostileStep(t *testing.T) Step {
	t.Helper()
	rec := func(text string) changes.Tree {
		return changes.Tree{
			"id": "x", "title": changes.Tree{"en": text},
			"summary": changes.Tree{"en": text}, text: text,
		}
	}
	reg := func(text string) changes.Register {
		return changes.Register{Records: map[string]changes.Tree{"x": rec(text)}}
	}
	return Compare(hostile, hostile, reg(hostile+" one two"), reg("three "+hostile))
}

func TestHostileTexts(t *testing.T) {
	step := hostileStep(t)
	var text, markdown, page strings.Builder
	for _, err := range []error{
		WriteText(&text, []Step{step}, TextOptions{Lang: "en", All: true}),
		WriteMarkdown(&markdown, []Step{step}, "en"),
		WriteHTML(&page, []Step{step}, "en"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if strings.ContainsAny(text.String(), "\x1b\u202e\u2066") {
		t.Error("text holds a control character")
	}
	for _, bad := range []string{"<script", "@everyone", "](java", "\n## y", "\n# x"} {
		if strings.Contains(markdown.String(), bad) {
			t.Errorf("Markdown holds %q:\n%s", bad, markdown.String())
		}
	}
	if strings.Contains(page.String(), "<script") || strings.Contains(page.String(), "\u202e") {
		t.Error("the page holds a script or a mark that turns the direction")
	}
}

// TestHTMLIsOnePage looks for what the page would need from elsewhere, and for
// what readers of it need.
func TestHTMLIsOnePage(t *testing.T) {
	for lang, dir := range map[string]string{"en": "ltr", "ar": "rtl", "fi": "ltr"} {
		var out strings.Builder
		if err := WriteHTML(&out, []Step{example(t)}, lang); err != nil {
			t.Fatal(err)
		}
		doc, err := html.Parse(strings.NewReader(out.String()))
		if err != nil {
			t.Fatal(err)
		}
		ids := map[string]bool{}
		var hrefs []string
		hidden := 0
		for n := range doc.Descendants() {
			for _, a := range n.Attr {
				switch {
				case a.Key == "id" && ids[a.Val]:
					t.Errorf("%s: id %s stands twice", lang, a.Val)
				case a.Key == "id":
					ids[a.Val] = true
				case a.Key == "href":
					hrefs = append(hrefs, a.Val)
				case a.Key == "src" || a.Key == "style" || strings.HasPrefix(a.Key, "on"):
					t.Errorf("%s: attribute %s", lang, a.Key)
				case n.Data == "html" && a.Key == "dir" && a.Val != dir:
					t.Errorf("%s is written %s", lang, a.Val)
				case a.Key == "class" && a.Val == "hidden":
					hidden++
				}
			}
			if n.Data == "script" || n.Data == "link" || n.Data == "img" {
				t.Errorf("%s: element %s", lang, n.Data)
			}
		}
		for _, h := range hrefs {
			if !strings.HasPrefix(h, "#") || !ids[h[1:]] {
				t.Errorf("%s: link to %s", lang, h)
			}
		}
		if len(hrefs) == 0 || hidden < 2 || !strings.Contains(out.String(), "<del>") {
			t.Errorf("%s: %d links, %d hidden words", lang, len(hrefs), hidden)
		}
	}
}

func TestWordsAreSaidInAllLanguages(t *testing.T) {
	slot := regexp.MustCompile(`\{[a-z]+\}`)
	if got := slices.Sorted(maps.Keys(words())); !slices.Equal(got, meaning.Languages()) {
		t.Errorf("the words are said in %v, the sentences in %v", got, meaning.Languages())
	}
	for lang, list := range words() {
		for key, english := range words()["en"] {
			if list[key] == "" {
				t.Errorf("%s has no %s", lang, key)
			}
			if !slices.Equal(slot.FindAllString(english, -1), slot.FindAllString(list[key], -1)) {
				t.Errorf("%s: placeholders of %s", lang, key)
			}
		}
		if len(list) != len(words()["en"]) {
			t.Errorf("%s has %d words of %d", lang, len(list), len(words()["en"]))
		}
	}
}

// dutch compares the files of two days, or skips the test.
func dutch(t *testing.T) (step Step, raw [2]map[string]map[string]any) {
	t.Helper()
	folder := os.Getenv("VITRINE_REGISTERS")
	if folder == "" {
		t.Skip("no registers: VITRINE_REGISTERS names no folder")
	}
	var found [2]versions.Version
	for i, day := range []string{"2026-06-09", "2026-06-30"} {
		name := filepath.Join(folder, "nl", "algoritmes-"+day+".json")
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var file struct{ Algoritmes []map[string]any }
		if err := json.Unmarshal(data, &file); err != nil {
			t.Fatal(err)
		}
		raw[i] = map[string]map[string]any{}
		for _, item := range file.Algoritmes {
			raw[i]["nl-"+item["id"].(string)] = item
		}
		if found[i], err = versions.Find(t.Context(), "nl:"+name); err != nil {
			t.Fatal(err)
		}
	}
	a, b, err := versions.ReadPair(found[0], found[1])
	if err != nil {
		t.Fatal(err)
	}
	return Compare("2026-06-09", "2026-06-30", a, b), raw
}

// TestDutchRegister compares what is said with a count of the raw files that knows
// nothing of records or classes.
func TestDutchRegister(t *testing.T) {
	step, raw := dutch(t)
	got := step.json()
	var added, removed, changed, renamed []string
	for id, item := range raw[1] {
		old, both := raw[0][id]
		var differ []string
		for k, v := range item {
			if both && v != old[k] {
				differ = append(differ, k)
			}
		}
		switch {
		case !both:
			added = append(added, id)
		case slices.Equal(differ, []string{"organisatie"}):
			renamed = append(renamed, id)
		case len(differ) > 0:
			changed = append(changed, id)
		}
	}
	for id := range raw[0] {
		if raw[1][id] == nil {
			removed = append(removed, id)
		}
	}
	var ids []string
	for _, e := range got.Changed {
		ids = append(ids, e.ID)
	}
	if len(got.Renamed) != 1 {
		t.Fatalf("%d organisations are renamed", len(got.Renamed))
	}
	for name, list := range map[string][2][]string{
		"added": {got.Added, added}, "removed": {got.Removed, removed},
		"changed": {ids, changed}, "renamed": {got.Renamed[0].Records, renamed},
	} {
		slices.Sort(list[1])
		if !slices.Equal(list[0], list[1]) {
			t.Errorf("%s: %v, want %v", name, list[0], list[1])
		}
	}
}
