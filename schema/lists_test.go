package schema

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"vitrine/content"
)

// articles is what may follow the name of an instrument: "5(d)(iii), 6-8".
var articles = regexp.MustCompile(
	`^(Art\. |para\. )?(\d+(\([a-z0-9]+\))*(-\d+)?)(, \d+(\([a-z0-9]+\))*(-\d+)?)*$`)

// TestRightsNameInstruments asks that a program can read where each right and
// each group comes from: instruments of the list, each with its articles. Where
// the name ends in a digit, "Art." keeps the two apart.
func TestRightsNameInstruments(t *testing.T) {
	named := map[string]bool{}
	for _, list := range []string{"rights", "heightened_risk"} {
		for _, code := range Codes(list) {
			seen := map[string]bool{}
			for _, c := range Citations(Source(list, code)) {
				name, rest := c.Instrument, c.Articles
				digit := name != "" && strings.ContainsAny(name[len(name)-1:], "0123456789")
				bare := rest != "" && rest[0] >= '0' && rest[0] <= '9'
				switch {
				case name == "":
					t.Errorf("%s/%s: no instrument is called %q", list, code, rest)
				case seen[name]:
					t.Errorf("%s/%s names %s twice", list, code, name)
				case rest != "" && !articles.MatchString(rest), digit && bare:
					t.Errorf("%s/%s: %q is not written as articles are", list, code, rest)
				}
				seen[name], named[name] = true, true
			}
		}
	}
	for _, name := range Codes(instruments) {
		if !named[name] {
			t.Errorf("neither a right nor a group comes from %s", name)
		}
	}
}

// TestRightsAndRedLinesHavePlainWords asks for one sentence in each language that
// the label has, short enough to be read.
func TestRightsAndRedLinesHavePlainWords(t *testing.T) {
	for _, list := range []string{"rights", "red_lines"} {
		for _, code := range Codes(list) {
			plain, label := Plain(list, code), content.Text(find(list, code).Label)
			if got, want := plain.Languages(), label.Languages(); !slices.Equal(got, want) {
				t.Errorf("%s/%s: plain words in %v, a label in %v", list, code, got, want)
			}
			for lang, s := range plain {
				words, body := len(strings.Fields(s)), strings.TrimRight(s, ".。")
				if lang == "zh" { // which has no spaces between words
					words = utf8.RuneCountInString(s) / 2
				}
				switch {
				case body == s || strings.Contains(body, ". ") || strings.Contains(body, "。"):
					t.Errorf("%s/%s: not one sentence in %s: %q", list, code, lang, s)
				case words < 4 || words > 35:
					t.Errorf("%s/%s: %d words in %s: %q", list, code, words, lang, s)
				}
			}
		}
	}
}

// TestInstrumentsSayTheirYear asks for a year and a place where each is found.
func TestInstrumentsSayTheirYear(t *testing.T) {
	cited := regexp.MustCompile(`^(19|20)\d\d; \S`)
	for _, name := range Codes(instruments) {
		if s := Source(instruments, name); !cited.MatchString(s) {
			t.Errorf("%s: %q is not a year and a citation", name, s)
		}
	}
}

// cofog holds the number of groups of each division of the Classification of the
// Functions of Government, 1999.
var cofog = map[int]int{1: 8, 2: 5, 3: 6, 4: 9, 5: 6, 6: 6, 7: 6, 8: 6, 9: 8, 10: 9}

// TestAreasCoverGovernment asks that every function of government has an area,
// and that every area but the last names its functions.
func TestAreasCoverGovernment(t *testing.T) {
	covered := map[string]bool{}
	for _, code := range Codes("area") {
		source, ok := strings.CutPrefix(Source("area", code), "COFOG ")
		if !ok {
			if code != "other" {
				t.Errorf("%s names no function", code)
			}
			continue
		}
		for _, span := range strings.Split(source, ", ") {
			groups := cofogGroups(span)
			if len(groups) == 0 {
				t.Errorf("%s: %q is not a group of COFOG", code, span)
			}
			for _, g := range groups {
				covered[g] = true
			}
		}
	}
	for _, division := range slices.Sorted(maps.Keys(cofog)) {
		for n := range cofog[division] {
			if g := fmt.Sprintf("%02d.%d", division, n+1); !covered[g] {
				t.Errorf("no area has the function %s", g)
			}
		}
	}
}

// cofogGroups returns the groups that "07.1-07.4", "10.5" or "04.1.2" names.
func cofogGroups(span string) []string {
	first, last, isSpan := strings.Cut(span, "-")
	if !isSpan {
		last = first
	}
	a, b := cofogGroup(first), cofogGroup(last)
	if a[0] != b[0] || a[1] < 1 || b[1] > cofog[b[0]] {
		return nil
	}
	var groups []string
	for n := a[1]; n <= b[1]; n++ {
		groups = append(groups, fmt.Sprintf("%02d.%d", a[0], n))
	}
	return groups
}

func cofogGroup(s string) (group [2]int) {
	for i, n := range strings.SplitN(s, ".", 3)[:2] {
		group[i], _ = strconv.Atoi(n)
	}
	return group
}

// TestExtensibleEnums asks that the schema takes a register's own codes for the
// lists that say so, and for no others; and that the register can define them.
func TestExtensibleEnums(t *testing.T) {
	own := map[bool]string{true: "#/$defs/own_code", false: "common.json#/$defs/own_code"}
	open := map[string]int{}
	everyNode(func(file string, at []string, node map[string]any) {
		either, _ := node["anyOf"].([]any)
		if either == nil || !isSchema(at) {
			return
		}
		first, _ := either[0].(map[string]any)
		list, _ := first["x-list"].(string)
		if at[len(at)-1] == "answer" { // a word, or a group with a reason
			return
		}
		want := []any{first, map[string]any{"$ref": own[file == "common.json"]}}
		if d := cmp.Diff(want, either); d != "" || !Extensible(list) {
			t.Errorf("%s %s: not a list that may be extended, or its own codes\n%s", file, at, d)
		}
		open[list]++
	})
	closed := map[string]bool{}
	everyNode(func(_ string, at []string, node map[string]any) {
		if list, _ := node["x-list"].(string); len(at) < 2 || at[len(at)-2] != "anyOf" {
			closed[list] = true
		}
	})
	var extensible []string
	for _, name := range Lists() {
		if !Extensible(name) {
			continue
		}
		extensible = append(extensible, name)
		if open[name] == 0 || closed[name] {
			t.Errorf("the schema does not take codes of a register wherever it takes %s", name)
		}
	}
	fields := walkTo(load().documents[base+"register.json"],
		[]string{"properties", "lists", "properties"})
	if d := cmp.Diff(extensible, slices.Sorted(maps.Keys(fields))); d != "" {
		t.Errorf("lists that vitrine.yaml may extend (-lists +schema):\n%s", d)
	}
	for name, field := range fields {
		if title := field.(map[string]any)["title"]; title != lists()[name].Title {
			t.Errorf("%s is called %q in register.json", name, title)
		}
	}
}

func TestRegisterLists(t *testing.T) {
	l := ListsOf(content.Settings{
		ID: "rivers", Languages: []string{"fr", "en"},
		Lists: map[string][]content.OwnCode{
			"area": {{Code: "rivers.harbour", Label: content.Text{"fr": "Port", "en": "Harbour"}}},
			"rights": {{
				Code: "rivers.quiet", Label: content.Text{"fr": "Calme"}, Source: "Charte, 9",
				Plain: content.Text{"fr": "Le port est calme la nuit."},
			}},
		},
	})
	areas := l.Codes("area")
	if n := len(areas); areas[n-2] != "rivers.harbour" || areas[n-1] != "other" {
		t.Errorf("an own code does not stand before the last resort: %q", areas)
	}
	if rights := l.Codes("rights"); rights[len(rights)-1] != "rivers.quiet" {
		t.Errorf("an own code is not the last: %q", rights)
	}
	if slices.Contains(Codes("area"), "rivers.harbour") {
		t.Error("a register has changed the list of everybody")
	}
	for _, x := range []struct{ list, code, lang, want string }{
		{"area", "rivers.harbour", "en", "Harbour"},
		{"rights", "rivers.quiet", "en", "Calme"},
		{"rights", "rivers.other", "en", "rivers.other"},
		{"area", "housing", "de", "Wohnen"},
		{"area", "housing", "xx", "Housing"},
	} {
		if got := l.Label(x.list, x.code, x.lang); got != x.want {
			t.Errorf("%s/%s in %s: %q, want %q", x.list, x.code, x.lang, got, x.want)
		}
	}
	if got := l.Source("rights", "rivers.quiet"); got != "Charte, 9" {
		t.Errorf("source %q", got)
	}
	if got := l.Plain("rights", "rivers.quiet")["fr"]; got != "Le port est calme la nuit." {
		t.Errorf("in plain words: %q", got)
	}
	if l.Plain("rights", "life")["en"] == "" || l.Plain("area", "rivers.harbour") != nil {
		t.Error("plain words of our own codes are lost, or invented for another")
	}
	if got := l.Source("area", "rivers.harbour"); got != "" {
		t.Errorf("a code without a source has %q", got)
	}
	if got, want := l.Source("rights", "life"), Source("rights", "life"); got != want || got == "" {
		t.Errorf("source of life: %q, want %q", got, want)
	}
}
