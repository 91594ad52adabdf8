package build_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"vitrine/build"
	"vitrine/build/layout"
	"vitrine/build/publish"
	"vitrine/content"
	"vitrine/content/example"
	"vitrine/schema"
	"vitrine/themes/themetest"
)

// load reads a register that must not have an error.
func load(t testing.TB, fsys fs.FS) *content.Register {
	t.Helper()
	reg, problems, err := content.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range append(problems, schema.Check(reg, schema.Options{})...) {
		if d.Severity == "error" {
			t.Fatalf("%s: %s", d.Place(), d.Message)
		}
	}
	return reg
}

// portal builds a register that must build, and returns the folder.
func portal(t testing.TB, reg *content.Register) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	result, err := build.Build(context.Background(), build.Options{Register: reg, Output: out})
	for _, d := range result.Problems {
		t.Errorf("%s: %s: %s", d.Place(), d.Severity, d.Message)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// small is a register of one record, with the files of an archive added.
func small(t testing.TB, added string) fstest.MapFS {
	t.Helper()
	a, err := txtar.ParseFile("testdata/small.txtar")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range append(a.Files, txtar.Parse([]byte(added)).Files...) {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data, Mode: 0o644}
	}
	return fsys
}

func read(t testing.TB, folder, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestExampleHasNoFaults(t *testing.T) {
	out := os.DirFS(portal(t, load(t, example.FS())))
	for _, f := range append(themetest.Check(out), themetest.Budgets(out)...) {
		t.Error(f)
	}
}

// TestAnotherFirstLanguage builds the example with a language first that its texts
// were not written in.
func TestAnotherFirstLanguage(t *testing.T) {
	reg := load(t, example.FS())
	reg.Settings.Languages = []string{"nl", "en"}
	out := os.DirFS(portal(t, reg))
	for _, f := range append(themetest.Check(out), themetest.Budgets(out)...) {
		t.Error(f)
	}
}

func TestOverridesWin(t *testing.T) {
	out := portal(t, load(t, small(t, `
-- layouts/data.html --
{{ define "main" }}<h1>Our own data page</h1>{{ end }}
-- i18n/en.yaml --
nav_systems: Our machines
-- assets/css/custom.css --
:root { --own: 1px }
-- static/leaflet.txt --
paper
-- pages/how.en.md --
# How we decide

Every **Monday**.
`)))
	for name, want := range map[string]string{
		"en/data/index.html":      "<h1>Our own data page</h1>",
		"en/index.html":           "Our machines",
		layout.CSS:                "--own:",
		"leaflet.txt":             "paper",
		"en/pages/how/index.html": "<strong>Monday</strong>",
	} {
		if got := read(t, out, name); !strings.Contains(got, want) {
			t.Errorf("%s does not hold %q", name, want)
		}
	}
}

// TestOwnCodesHavePages builds pages whose addresses hold a code with a dot.
func TestOwnCodesHavePages(t *testing.T) {
	fsys := small(t, `
-- records/berths.yaml --
id: berths
title: {en: Berths}
summary: {en: The system proposes who gets a berth.}
organisation: smalltown
lifecycle: {status: planned}
affected: {area: smalltown.harbour, life_events: [smalltown.berth_refused]}
`)
	fsys["vitrine.yaml"].Data = append(slices.Clip(fsys["vitrine.yaml"].Data), `
lists:
  area:
    - code: smalltown.harbour
      label: {en: The harbour}
      plain: {en: Everything at the quays.}
  life_events: [{code: smalltown.berth_refused, label: {en: A berth was refused}}]
`...)
	out := portal(t, load(t, fsys))
	for name, want := range map[string]string{
		"en/areas/index.html":                           "smalltown.harbour/",
		"en/areas/smalltown.harbour/index.html":         "Everything at the quays.",
		"en/contest/index.html":                         "A berth was refused",
		"en/contest/smalltown.berth_refused/index.html": "Berths",
		"en/systems/berths/index.html":                  "The harbour",
	} {
		if got := read(t, out, name); !strings.Contains(got, want) {
			t.Errorf("%s does not hold %q", name, want)
		}
	}
}

func TestHTMLOfFreePagesIsLeftOut(t *testing.T) {
	reg := load(t, small(t, "-- pages/how.en.md --\n# How\n\nA <script>alert(1)</script> b.\n"))
	out := filepath.Join(t.TempDir(), "public")
	result, err := build.Build(context.Background(), build.Options{Register: reg, Output: out})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(read(t, out, "en/pages/how/index.html"), "<script>alert") {
		t.Error("the raw HTML of a free page reached the portal")
	}
	if len(result.Problems) != 1 || result.Problems[0].File != "pages/how.en.md" {
		t.Errorf("problems = %+v", result.Problems)
	}
}

func TestBrokenTemplateIsADiagnostic(t *testing.T) {
	reg := load(t, small(t, `
-- layouts/about.html --
{{ define "main" }}<h1>About</h1>
<p>{{ site.Params.vitrine.Nothing }}</p>{{ end }}
`))
	out := filepath.Join(t.TempDir(), "public")
	result, err := build.Build(context.Background(), build.Options{Register: reg, Output: out})
	if !errors.Is(err, build.ErrRefused) {
		t.Fatalf("err = %v, want ErrRefused", err)
	}
	if len(result.Problems) == 0 || result.Problems[0].Place() != "layouts/about.html:2:7" {
		t.Errorf("problems = %+v", result.Problems)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("something was published")
	}
}

func TestBrokenLinkNamesPageAndTarget(t *testing.T) {
	reg := load(t, small(t, `
-- pages/how.en.md --
# How we decide

See [the list](/en/system/).
`))
	_, err := build.Build(context.Background(), build.Options{
		Register: reg, Output: filepath.Join(t.TempDir(), "public"),
	})
	var broken *publish.BrokenLinks
	if !errors.As(err, &broken) {
		t.Fatalf("err = %v, want broken links", err)
	}
	want := publish.BrokenLink{Page: "en/pages/how/index.html", Target: "en/system/index.html"}
	if !slices.Contains(broken.Links, want) {
		t.Errorf("links = %v, want %v", broken.Links, want)
	}
}

// TestStoppedBuildLeavesTheOldSite stops a build at every stage. (That a killed
// process does no harm either is tested where files are put: package publish.)
func TestStoppedBuildLeavesTheOldSite(t *testing.T) {
	reg := load(t, small(t, ""))
	out := portal(t, reg)
	before := read(t, out, "SHA256SUMS")
	for _, stage := range []string{"search", "pages"} {
		ctx, cancel := context.WithCancel(context.Background())
		_, err := build.Build(ctx, build.Options{
			Register: load(t, small(t, "-- static/new.txt --\nnew\n")), Output: out,
			Progress: func(s build.Step) {
				if s.What == stage {
					cancel()
				}
			},
		})
		cancel()
		if err == nil {
			t.Errorf("a build stopped during %s ended well", stage)
		}
		if read(t, out, "SHA256SUMS") != before {
			t.Errorf("a build stopped during %s changed the site", stage)
		}
		if rest, _ := filepath.Glob(filepath.Join(filepath.Dir(out), ".public*")); len(rest) > 0 {
			t.Errorf("a build stopped during %s left %v", stage, rest)
		}
	}
}

// TestLanguagesWithoutInterface says what happens to a language of the register
// that the interface does not speak.
func TestLanguagesWithoutInterface(t *testing.T) {
	fsys := small(t, "")
	settings := strings.Replace(string(fsys["vitrine.yaml"].Data), "  - en\n", "  - en\n  - eo\n", 1)
	fsys["vitrine.yaml"] = &fstest.MapFile{Data: []byte(settings), Mode: 0o644}
	result, err := build.Build(context.Background(), build.Options{
		Register: load(t, fsys), Output: filepath.Join(t.TempDir(), "public"),
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Problems) != 1 || result.Problems[0].Code != "no-interface" {
		t.Errorf("problems = %+v", result.Problems)
	}
}
