package themes_test

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vitrine/themes"
)

// read returns the files of a folder of the theme by name. It fails when there
// are none, so that no test passes by looking at nothing.
func read(t *testing.T, pattern string) map[string]string {
	t.Helper()
	names, err := fs.Glob(themes.Portal(), pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no %s: %v", pattern, err)
	}
	files := map[string]string{}
	for _, name := range names {
		data, err := fs.ReadFile(themes.Portal(), name)
		if err != nil {
			t.Fatal(err)
		}
		files[path.Base(name)] = string(data)
	}
	return files
}

// layouts returns all layouts and partials by name.
func layouts(t *testing.T) map[string]string {
	t.Helper()
	all := read(t, "layouts/*.html")
	for name, text := range read(t, "layouts/_partials/*.html") {
		all["_partials/"+name] = text
	}
	return all
}

func TestEveryKindOfPageHasALayout(t *testing.T) {
	have := layouts(t)
	for _, kind := range strings.Fields("about accessibility baseof chooser contest data event " +
		"events facet home listing notfound organisation organisations page record search short source statistics") {
		if have[kind+".html"] == "" {
			t.Errorf("layouts/%s.html is missing", kind)
		}
	}
}

// forbidden are functions that print text as if somebody had checked it, or
// that render Markdown by other rules than those of records.
var forbidden = regexp.MustCompile(`\b(safe(HTML|JS|JSStr|URL|HTMLAttr|CSS)|htmlUnescape|` +
	`markdownify|RenderString|transform\.(HTMLUnescape|Markdownify)|getenv|os\.|resources\.GetRemote)\b`)

func TestLayoutsLetEverythingBeEscaped(t *testing.T) {
	for name, text := range layouts(t) {
		if found := forbidden.FindString(text); found != "" {
			t.Errorf("%s uses %s", name, found)
		}
	}
}

func TestLayoutsHoldNoStylesAndNoPrograms(t *testing.T) {
	script := regexp.MustCompile(`<script[^>]*>`)
	inline := regexp.MustCompile(`(?i)<style|\sstyle=|\son[a-z]+=["{]|javascript:`)
	for name, text := range layouts(t) {
		if found := inline.FindString(text); found != "" {
			t.Errorf("%s has %q", name, strings.TrimSpace(found))
		}
		for _, tag := range script.FindAllString(text, -1) {
			data := tag == `<script type="application/ld+json">` && name == "record.html"
			search := strings.HasPrefix(tag, `<script src="/assets/search.js" `) &&
				name == "search.html"
			if !data && !search {
				t.Errorf("%s has %s", name, tag)
			}
		}
	}
}

func TestRecordsAreRenderedWithoutPartials(t *testing.T) {
	// A partial in the page of a record costs more than the rest of its mark-up.
	for _, name := range []string{"record.html", "contest.html"} {
		if strings.Contains(layouts(t)[name], "partial") {
			t.Errorf("%s calls a partial; use define and template", name)
		}
	}
}

func TestTemplatesThatAreUsedAreDefined(t *testing.T) {
	define := regexp.MustCompile(`{{-? *(?:define|block) "([^"]+)"`)
	use := regexp.MustCompile(`{{-? *template "([^"]+)"`)
	names := func(pattern *regexp.Regexp, text string) (out []string) {
		for _, m := range pattern.FindAllStringSubmatch(text, -1) {
			out = append(out, m[1])
		}
		return out
	}
	all := layouts(t)
	shared := names(define, all["baseof.html"])
	used := map[string]bool{}
	for name, text := range all {
		own := names(define, text)
		for _, u := range names(use, text) {
			used[u] = true
			if !slices.Contains(own, u) && !slices.Contains(shared, u) {
				t.Errorf("%s uses the template %q, which neither it nor baseof.html defines", name, u)
			}
		}
	}
	for _, name := range shared {
		block := strings.Contains(all["baseof.html"], `block "`+name+`"`)
		if !block && !used[name] {
			t.Errorf("baseof.html defines %q, which nothing uses", name)
		}
	}
}

func TestStyleSheetsAreAllPartOfThePage(t *testing.T) {
	head := layouts(t)["_partials/head.html"]
	for name := range read(t, "assets/css/*.css") {
		if !strings.Contains(head, `"`+strings.TrimSuffix(name, ".css")+`"`) {
			t.Errorf("head.html does not take css/%s", name)
		}
	}
}

func TestDocumentationNamesEveryLayoutAndTemplate(t *testing.T) {
	data, err := os.ReadFile("../docs/theme.md")
	if err != nil {
		t.Fatal(err)
	}
	doc := string(data)
	all := layouts(t)
	for name := range all {
		if !strings.HasPrefix(name, "_partials/") && !strings.HasPrefix(name, "words_") &&
			!strings.Contains(doc, "`"+name+"`") {
			t.Errorf("docs/theme.md does not name %s", name)
		}
	}
	define := regexp.MustCompile(`{{-? *(?:define|block) "([^"]+)"`)
	for _, m := range define.FindAllStringSubmatch(all["baseof.html"], -1) {
		if !strings.Contains(doc, "`"+m[1]+"`") {
			t.Errorf("docs/theme.md does not name the template %s", m[1])
		}
	}
	for name := range palettes(t) {
		if _, accent, ok := strings.Cut(name, " "); ok && !strings.Contains(doc, accent) {
			t.Errorf("docs/theme.md does not name the accent %s", accent)
		}
	}
}
