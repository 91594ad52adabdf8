package hugosite

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"vitrine/build/publish"
	"vitrine/content/diag"
)

const theme = `
-- layouts/baseof.html --
<!doctype html>
<html lang="{{ .Site.Language.Lang }}" dir="{{ .Language.Direction }}">
<title>{{ .Title }}</title><body>{{ block "main" . }}{{ end }}</body></html>
-- layouts/home.html --
{{ define "main" }}<h1>{{ i18n "welcome" }}</h1>{{ .Content }}{{ end }}
-- layouts/record.html --
{{ define "main" }}{{ $r := site.Params.vitrine.Record .Params.key }}
<h1>{{ $r.Title }}</h1>{{ $r.HTML }}<p>{{ .Type }} {{ i18n "systems" $r.Count }}
{{ partial "foot.html" . }}{{ range .AllTranslations }}<i>{{ .Language.Lang }}</i>{{ end }}
{{ end }}
-- layouts/list.html --
{{ define "main" }}<h1>list</h1>{{ now.Format "2006-01-02" }}{{ end }}
-- layouts/prose.html --
{{ define "main" }}{{ .Content }}{{ end }}
-- layouts/_partials/foot.html --
{{ $c := slice (resources.Get "a.css") (resources.Get "b.css") | resources.Concat "assets/p.css" }}
<link href="{{ $c.RelPermalink }}">
-- assets/a.css --
a{color:red}
-- assets/b.css --
b{color:red}
-- i18n/en.yaml --
welcome: Welcome
systems: {one: "{{ . }} system", other: "{{ . }} systems"}
-- i18n/ar.yaml --
welcome: أهلا
systems: {few: "{{ . }} few", other: "{{ . }} other"}
`

// tree makes a file system of a txtar text.
func tree(text string) fs.FS {
	files := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(text)).Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data, Mode: 0o644}
	}
	return files
}

// view is a view model as the builder would make it.
type view struct{ lang string }

type record struct {
	Title string
	HTML  template.HTML
	Count int
}

func (v view) Record(key string) (record, error) {
	switch key {
	case "boom":
		panic("no such record")
	case "fail":
		return record{}, errors.New("the record is not there")
	}
	return record{Title: v.lang + " <" + key + ">", HTML: "<b>bold</b>", Count: 3}, nil
}

// site is a small site in two languages.
func site(overrides string) Site {
	s := Site{
		Title: "Register", Theme: tree(theme),
		Clock: time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC),
		Languages: []Language{
			{Code: "en", Label: "English", Locale: "en-GB", Params: view{"en"}},
			{Code: "ar", Label: "العربية", Direction: "rtl", Params: view{"ar"}},
		},
	}
	if overrides != "" {
		s.Overrides = tree(overrides)
	}
	for _, l := range []string{"en", "ar"} {
		s.Pages = append(s.Pages,
			Page{Lang: l, Path: "systems", Kind: "list", Title: "Systems"},
			Page{Lang: l, Path: "systems/abc", Kind: "record", Title: "Abc", Key: "abc"},
			Page{Lang: l, Path: "systems/index", Kind: "record", Title: "Index", Key: "index"},
			Page{Lang: l, Path: "systems/abc/history", Kind: "list", Title: "History"},
			Page{Lang: l, Path: "rights/fair_trial", Kind: "list", Title: "Fair trial"})
	}
	return s
}

// run renders a site into a map.
func run(t *testing.T, s Site) (map[string]string, diag.List, error) {
	t.Helper()
	var mu sync.Mutex
	files := map[string]string{}
	list, err := Render(t.Context(), s, func(name string, data []byte) error {
		mu.Lock()
		defer mu.Unlock()
		if _, twice := files[name]; twice {
			t.Errorf("%s is written twice", name)
		}
		files[name] = string(data)
		return nil
	})
	return files, list, err
}

// mustRun renders a site that has nothing wrong with it.
func mustRun(t *testing.T, s Site) map[string]string {
	t.Helper()
	files, list, err := run(t, s)
	if err != nil || len(list) > 0 {
		t.Fatalf("diagnostics %v, error %v", list, err)
	}
	return files
}

func wantIn(t *testing.T, files map[string]string, name string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(files[name], part) {
			t.Errorf("%s lacks %q:\n%s", name, part, files[name])
		}
	}
}

func TestEveryPageIsWhereItWasAskedToBe(t *testing.T) {
	files := mustRun(t, site(""))
	var want []string
	for _, l := range []string{"ar", "en"} {
		for _, p := range []string{"", "rights/fair_trial/", "systems/", "systems/abc/",
			"systems/abc/history/", "systems/index/"} {
			want = append(want, l+"/"+p+"index.html")
		}
	}
	want = append(want, "assets/p.css")
	slices.Sort(want)
	if got := slices.Sorted(maps.Keys(files)); !slices.Equal(got, want) {
		t.Errorf("files\n got %q\nwant %q", got, want)
	}
	wantIn(t, files, "en/systems/abc/index.html", `<html lang="en" dir="ltr">`,
		"en &lt;abc&gt;", "<b>bold</b>", "record 3 systems", `href="/assets/p.css"`,
		"<i>en</i><i>ar</i>")
	wantIn(t, files, "ar/systems/abc/index.html", `lang="ar" dir="rtl"`, "3 few")
	wantIn(t, files, "en/index.html", "<h1>Welcome</h1>", "<title>Register</title>")
	wantIn(t, files, "en/systems/abc/history/index.html", "2026-03-04")
	for name, data := range files {
		if strings.Contains(data, "vitrine.invalid") || strings.Contains(data, "generator") {
			t.Errorf("%s shows where it was made:\n%s", name, data)
		}
	}
}

func TestRenderedSiteCanBePublished(t *testing.T) {
	output := filepath.Join(t.TempDir(), "public")
	p, err := publish.New(output, publish.Options{Forbidden: "vitrine.invalid"})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Abort()
	if _, err := Render(t.Context(), site(""), p.Write); err != nil {
		t.Fatal(err)
	}
	result, err := p.Commit()
	if err != nil || result.Files != 13 {
		t.Fatalf("got %+v, %v", result, err)
	}
	page, err := os.ReadFile(filepath.Join(output, "en", "systems", "abc", "index.html"))
	if err != nil || !bytes.Contains(page, []byte(`href="../../../assets/p.css"`)) {
		t.Errorf("%s, %v", page, err)
	}
}

func TestCodesKeepTheirCase(t *testing.T) {
	s := site("")
	s.Theme = tree(strings.Replace(theme, "i18n/en.yaml", "i18n/pt-BR.yaml", 1))
	s.Languages = []Language{{Code: "pt-BR", Label: "Português", Params: view{"pt"}}}
	s.Pages = []Page{{Lang: "pt-BR", Path: "systems/abc", Kind: "record", Key: "abc"},
		{Lang: "pt-BR", Path: "pt-br/abc", Kind: "list"}}
	files := mustRun(t, s)
	wantIn(t, files, "pt-BR/index.html", "Welcome")
	wantIn(t, files, "pt-BR/systems/abc/index.html", "pt &lt;abc&gt;")
	wantIn(t, files, "pt-BR/pt-br/abc/index.html", "list")
}

func TestOverridesWin(t *testing.T) {
	files := mustRun(t, site(`
-- layouts/home.html --
{{ define "main" }}<h2>{{ i18n "welcome" }}, mine</h2>{{ end }}
-- layouts/_partials/foot.html --
{{ $c := slice (resources.Get "a.css") (resources.Get "b.css") | resources.Concat "assets/p.css" }}
<mine>{{ $c.RelPermalink }}
-- assets/a.css --
a{color:green}
-- i18n/en.yaml --
welcome: Hello
-- static/secret.txt --
not read
`))
	wantIn(t, files, "en/index.html", "<h2>Hello, mine</h2>")
	wantIn(t, files, "ar/index.html", "<h2>أهلا, mine</h2>")
	wantIn(t, files, "en/systems/abc/index.html", "3 systems", "<mine>/assets/p.css")
	wantIn(t, files, "assets/p.css", "a{color:green}", "b{color:red}")
}

func TestBrokenOverridesAreDiagnostics(t *testing.T) {
	tests := []struct{ name, overrides, file, at, message string }{
		{"syntax", "-- layouts/home.html --\n<p>\n{{ if }}\n",
			"layouts/home.html", "2:1", "missing value for if"},
		{"unknown function", "-- layouts/home.html --\n{{ nope }}\n",
			"layouts/home.html", "1:1", `"nope" not defined`},
		{"field", "-- layouts/record.html --\n{{ define \"main\" }}\n" +
			"{{ (site.Params.vitrine.Record .Params.key).Nope }}{{ end }}\n",
			"layouts/record.html", "2:39", "Nope"},
		{"partial", "-- layouts/_partials/foot.html --\n\nمرحبا مرح{{ site.Params.vitrine.Nope }}\n",
			"layouts/_partials/foot.html", "2:13", "Nope"},
		{"i18n", "-- i18n/en.yaml --\nwelcome: a\nx: [\n", "i18n/en.yaml", "", ""},
		{"errorf", "-- layouts/home.html --\n{{ errorf \"no %s\" \"logo\" }}\n",
			"layouts/home.html", "0:0", "no logo"},
		{"getenv", "-- layouts/home.html --\n{{ getenv \"HOME\" }}\n",
			"layouts/home.html", "1:4", "access denied"},
		{"remote", "-- layouts/home.html --\n" +
			"{{ with try (resources.GetRemote \"https://example.org/\") }}" +
			"{{ with .Err }}{{ errorf \"%s\" . }}{{ end }}{{ end }}\n",
			"layouts/home.html", "0:0", "access denied"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, list, err := run(t, site(test.overrides))
			if err != nil {
				t.Fatal(err)
			}
			if len(list) == 0 {
				t.Fatal("no diagnostic")
			}
			d := list[0]
			at := fmt.Sprintf("%d:%d", d.Range.Start.Line, d.Range.Start.Column)
			if d.File != test.file || test.at != "" && at != test.at ||
				d.Code != Code || d.Severity != diag.Error ||
				!strings.Contains(d.Message, test.message) {
				t.Errorf("got %+v", d)
			}
			if strings.Contains(d.Message, workDir) ||
				strings.Contains(d.Message, "policy =") {
				t.Errorf("the message speaks of a place that does not exist: %s", d.Message)
			}
		})
	}
}

// many is a site of which every page is broken, more often than Hugo bears.
func many() Site {
	s := site("-- layouts/record.html --\n{{ site.Params.vitrine.Nope }}")
	for i := range 300 {
		s.Pages = append(s.Pages, Page{Lang: "en", Path: fmt.Sprintf("n/%d", i), Kind: "record"})
	}
	return s
}

func TestManyBrokenPagesDoNotHang(t *testing.T) {
	for workers := range 4 {
		s := many()
		s.Workers = workers
		_, list, err := run(t, s)
		if err != nil || !list.HasErrors() || list[0].File != "layouts/record.html" {
			t.Fatalf("got %v, %v", list, err)
		}
	}
}

func TestErrorsAreFoundAfterAStuckBuild(t *testing.T) {
	s := many()
	out := newSinkFS(t.Context(), s, nil)
	out.names["en/systems/abc/index.html"] = true
	list, err := findErrors(t.Context(), s, out)
	if err != nil || len(list) != 1 || list[0].File != "layouts/record.html" {
		t.Errorf("got %v, %v", list, err)
	}
	s.Overrides = nil
	if _, err := findErrors(t.Context(), s, out); !errors.Is(err, errStuck) {
		t.Errorf("got %v", err)
	}
}

func TestOddOverridesAreRefused(t *testing.T) {
	s := site("")
	s.Overrides = fstest.MapFS{
		"layouts/a.html": {Data: []byte("/etc/passwd"), Mode: fs.ModeSymlink | 0o777},
		"assets/b.css":   {Data: make([]byte, maxOverride+1), Mode: 0o644},
	}
	_, list, err := run(t, s)
	if err != nil || len(list) != 2 || list[0].File != "assets/b.css" ||
		list[1].File != "layouts/a.html" {
		t.Errorf("got %v, %v", list, err)
	}
}

func TestBrokenThemeIsAnError(t *testing.T) {
	for _, text := range []string{
		"-- layouts/home.html --\n{{ if }}",
		"-- layouts/home.html --\n{{ site.Params.vitrine.Nope }}",
		"-- layouts/home.html --\n{{ errorf \"bad theme\" }}",
	} {
		s := site("-- layouts/_partials/own.html --\nfine")
		s.Pages = nil
		s.Theme = tree(text)
		if _, list, err := run(t, s); err == nil || list.HasErrors() {
			t.Errorf("%s: got %v, %v", text, list, err)
		}
	}
}

func TestViewModelFailuresAreErrors(t *testing.T) {
	for key, want := range map[string]string{"boom": "no such record", "fail": "not there"} {
		s := site("")
		s.Pages = []Page{{Lang: "en", Path: "x", Kind: "record", Key: key}}
		if _, _, err := run(t, s); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v", key, err)
		}
	}
}

func TestWarningsAreReported(t *testing.T) {
	_, list, err := run(t, site("-- layouts/home.html --\n{{ i18n \"no_such_key\" }}"))
	if err != nil || list.Count(diag.Warning) == 0 ||
		!strings.Contains(list[0].Message, "no_such_key") {
		t.Errorf("got %v, %v", list, err)
	}
}

func TestFreePages(t *testing.T) {
	s := site("")
	s.Pages = []Page{
		{Lang: "en", Path: "about", Kind: "prose", File: "pages/about.en.md",
			Body: "# Hi\n\n[x](javascript:alert(1)) <script>a</script> [ok](/en/)"},
	}
	files, list, err := run(t, s)
	if err != nil || list.HasErrors() {
		t.Fatal(list, err)
	}
	page := files["en/about/index.html"]
	wantIn(t, files, "en/about/index.html", "<h1", `href="/en/"`)
	if strings.Contains(page, "<script") || strings.Contains(page, "javascript") {
		t.Errorf("unsafe: %s", page)
	}
	s.Pages[0].Body = "text\n\n{{< nope >}}"
	if _, list, err = run(t, s); err != nil || len(list) != 1 ||
		list[0].File != "pages/about.en.md" {
		t.Errorf("got %v, %v", list, err)
	}
}

func TestEnvironmentAndClockHaveNoEffect(t *testing.T) {
	want := mustRun(t, site(""))
	t.Setenv("HUGO_TITLE", "Other")
	t.Setenv("HUGO_BASEURL", "https://example.org/")
	t.Setenv("HUGO_PARAMS_VITRINE", "x")
	t.Setenv("HUGO_NUMWORKERMULTIPLIER", "1")
	t.Setenv("HUGO_DISABLEKINDS", "page")
	t.Setenv("TZ", "Pacific/Kiritimati")
	s := site("")
	slices.Reverse(s.Pages)
	if got := mustRun(t, s); !maps.Equal(got, want) {
		t.Error("the same site has other bytes")
	}
}

func TestSinkFailureStopsTheBuild(t *testing.T) {
	full := errors.New("the disk is full")
	s := site("")
	for i := range 500 {
		s.Pages = append(s.Pages, Page{Lang: "en", Path: fmt.Sprintf("n/%d", i), Kind: "list"})
	}
	var n atomic.Int32
	_, err := Render(t.Context(), s, func(string, []byte) error { n.Add(1); return full })
	if !errors.Is(err, full) || n.Load() > 100 {
		t.Errorf("got %v after %d files", err, n.Load())
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := site("")
	for i := range 500 {
		s.Pages = append(s.Pages, Page{Lang: "en", Path: fmt.Sprintf("n/%d", i), Kind: "list"})
	}
	var mu sync.Mutex
	n := 0
	_, err := Render(ctx, s, func(string, []byte) error {
		mu.Lock()
		defer mu.Unlock()
		n++
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) || n > 100 {
		t.Errorf("got %v after %d files", err, n)
	}
}

func TestNonsenseIsRefused(t *testing.T) {
	tests := map[string]func(*Site){
		"no language":       func(s *Site) { s.Languages = nil },
		"no theme":          func(s *Site) { s.Theme = nil },
		"not one":           func(s *Site) { s.Languages[0].Code = "../en" },
		"there twice":       func(s *Site) { s.Languages[1].Code = "EN" },
		"direction":         func(s *Site) { s.Languages[0].Direction = "up" },
		"unknown language":  func(s *Site) { s.Pages[0].Lang = "de" },
		"characters":        func(s *Site) { s.Pages[0].Path = "../x" },
		"there twice in en": func(s *Site) { s.Pages[0].Path = "systems/abc" },
		"no layouts/x.html": func(s *Site) { s.Pages[0].Kind = "x" },
		"has the kind":      func(s *Site) { s.Pages[0].Kind = "../x" },
	}
	for want, spoil := range tests {
		s := site("")
		spoil(&s)
		_, _, err := run(t, s)
		if err == nil || !bytes.Contains([]byte(err.Error()), []byte(want)) {
			t.Errorf("%s: got %v", want, err)
		}
	}
}
