package schema_test

import (
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"vitrine/content/diag"
)

// section is what docs/diagnostics.md says about a code.
type section struct {
	code, text string
	bad, good  string // examples, "" where they cannot be shown
}

func sections(t *testing.T) map[string]section {
	t.Helper()
	data, err := os.ReadFile("../docs/diagnostics.md")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]section{}
	for _, part := range strings.Split(string(data), "\n### ")[1:] {
		part, _, _ = strings.Cut(part, "\n## ")
		code, text, _ := strings.Cut(part, "\n\n")
		if _, twice := out[code]; twice {
			t.Errorf("%s has two sections", code)
		}
		out[code] = section{code, text, block(text, "bad"), block(text, "good")}
	}
	return out
}

// block returns the example that begins with the comment "# bad: <file>".
func block(text, kind string) string {
	_, after, _ := strings.Cut(text, "```yaml\n# "+kind+": ")
	inside, _, _ := strings.Cut(after, "```\n")
	return inside
}

// TestDocsExplainEveryCode: every code has a section, and every section is about
// a code.
func TestDocsExplainEveryCode(t *testing.T) {
	documented := sections(t)
	known := append(diag.Codes(), "template") // the words of which are Hugo's
	for _, code := range known {
		if _, ok := documented[code]; !ok {
			t.Errorf("docs/diagnostics.md does not explain %s", code)
		}
	}
	for code := range documented {
		if !slices.Contains(known, code) {
			t.Errorf("docs/diagnostics.md explains %s, which nothing reports", code)
		}
	}
}

func TestDocsNameTheSeverity(t *testing.T) {
	documented := sections(t)
	for _, code := range diag.Codes() {
		first, _, _ := strings.Cut(documented[code].text, " ")
		want := string(diag.SeverityOf(code))
		if strings.ToLower(strings.Trim(first, ".,")) != want {
			t.Errorf("the section of %s begins with %q, but the severity is %s", code, first, want)
		}
	}
}

// TestDocsAreTrue runs the examples: the bad one has the fault, the good one
// has none at all.
func TestDocsAreTrue(t *testing.T) {
	for code, s := range sections(t) {
		if s.bad != "" {
			if got := check(t, files(s.bad)); !slices.Contains(codes(got), code) {
				t.Errorf("the bad example of %s does not have the fault:\n%s", code, describe(got))
			}
		}
		if s.good != "" {
			if got := check(t, files(s.good)); len(got) > 0 {
				t.Errorf("the good example of %s has faults:\n%s", code, describe(got))
			}
		}
	}
}

// base is what a file holds that an example says nothing about. A field of an
// example replaces the whole field of the same name.
var base = map[string]string{
	".": "id: demo\ntitle: {en: Demo}\nlanguages: [en]\npublisher: city\n",
	"records": "id: ID\ntitle: {en: Title}\nsummary: {en: What it does.}\norganisation: city\n" +
		"lifecycle: {status: planned}\n",
	"organisations": "id: ID\nname: {en: Name}\n",
	"channels": "id: ID\nname: {en: Name}\nkind: help\ndeadline: {none: true}\n" +
		"channels: [{type: desk, value: Town Hall, languages: [en]}]\n",
	"pages": "",
}

var topLevel = regexp.MustCompile(`(?m)^([a-z_]+):`)

// files makes a register of an example.
func files(example string) fstest.MapFS {
	fsys := fstest.MapFS{}
	put := func(name, text string) {
		folder, _, nested := strings.Cut(name, "/")
		if !nested {
			folder = "."
		}
		var fields []string
		for _, m := range topLevel.FindAllStringSubmatch(text, -1) {
			fields = append(fields, m[1])
		}
		var b strings.Builder
		for line := range strings.Lines(base[folder]) {
			if field, _, _ := strings.Cut(line, ":"); !slices.Contains(fields, field) {
				id := strings.TrimSuffix(path.Base(name), ".yaml")
				b.WriteString(strings.ReplaceAll(line, "ID", id))
			}
		}
		fsys[name] = &fstest.MapFile{Data: []byte(b.String() + text)}
	}
	put("vitrine.yaml", "")
	put("organisations/city.yaml", "")
	for _, part := range strings.Split(example, "# and: ") {
		name, text, _ := strings.Cut(part, "\n")
		put(name, text)
	}
	return fsys
}

// TestEveryCodeHasACase: in the suite; in that of package content; or in a Go
// test where a case cannot be written down.
func TestEveryCodeHasACase(t *testing.T) {
	expected := ""
	for _, name := range cases(t) {
		a, _ := readCase(t, name)
		expected += wanted(a)
	}
	elsewhere := []string{
		"not-a-file", "too-large", "too-many-faults", // a device; a file of a megabyte; 1,001 faults
		"no-interface", // package build
	}
	for _, code := range diag.Codes() {
		_, err := os.Stat("../content/testdata/faults/" + code + ".txtar")
		if !strings.Contains(expected, " "+code+"\n") && err != nil &&
			!slices.Contains(elsewhere, code) {
			t.Errorf("no case expects %s", code)
		}
	}
}
