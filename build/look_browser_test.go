package build_test

import (
	"io/fs"
	"maps"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"vitrine/build"
	"vitrine/build/layout"
	"vitrine/content"
	"vitrine/content/example"
	"vitrine/themes/themetest"
)

// looked are the languages of the portal that is looked at: one that is written
// from the right, one of long words, and two scripts beside.
var looked = []string{"en", "ar", "de", "el", "zh"}

// whole reports whether nothing is left out that would take long: VITRINE_MATRIX is
// "all", as in make audit.
func whole() bool { return os.Getenv("VITRINE_MATRIX") == "all" }

// state is a way in which every page is looked at.
type state struct {
	name string
	themetest.State
}

// states begin as the page is opened: without scripts.
var states = []state{
	{"light", themetest.State{Width: 1280, Height: 900}},
	{"dark", themetest.State{Width: 1280, Height: 900, Dark: true}},
	{"narrow", themetest.State{Width: 320, Height: 640}},
	{"narrow and dark", themetest.State{Width: 320, Height: 640, Dark: true}},
	{"spacing", themetest.State{Width: 320, Height: 640, TextSpacing: true}},
	{"own colours", themetest.State{ForcedColors: true, Dark: true, ReducedMotion: true}},
	// As wide as A4 without its margins; what is dark on a screen is not on paper.
	{"print", themetest.State{Width: 680, Height: 960, Print: true, Dark: true}},
}

// when says in which languages a probe is used.
type when int

const (
	always   when = iota
	inFirst       // in the first two languages, unless the whole is looked at
	inMatrix      // where the whole is looked at: the states beside are like this one
)

// probe looks for what is wrong with a page in a state. The claim is what the
// accessibility statement says because of it; see statement_test.go.
type probe struct {
	state, what, claim string
	find               func(*themetest.Page) []string
	when               when
}

var probes = []probe{
	{"light", "axe", "", axe, always},
	{"light", "small target", "targets", (*themetest.Page).SmallTargets, always},
	{"light", "overflow", "", (*themetest.Page).Overflow, always},
	{"light", "by keyboard", "keyboard", walk, inFirst},
	{"dark", "axe", "", axe, inMatrix},
	{"dark", "by keyboard", "keyboard", marks, inMatrix},
	{"narrow", "axe", "", axe, inMatrix},
	{"narrow", "by keyboard", "keyboard", marks, inMatrix},
	{"narrow and dark", "axe", "", axeLooks, inFirst},
	{"narrow and dark", "axe", "", axe, inMatrix},
	{"narrow and dark", "small target", "targets", (*themetest.Page).SmallTargets, always},
	{"narrow and dark", "overflow", "zoom", (*themetest.Page).Overflow, always},
	{"spacing", "overflow", "spacing", (*themetest.Page).Overflow, always},
	{"spacing", "axe", "", axe, inMatrix},
	{"spacing", "small target", "targets", (*themetest.Page).SmallTargets, inMatrix},
	{"own colours", "cannot be seen", "contrast", (*themetest.Page).Faint, always},
	{"own colours", "lost", "contrast", (*themetest.Page).Unforced, always},
	{"own colours", "by keyboard", "keyboard", marks, always},
	{"own colours", "axe", "", axeForced, inMatrix},
	{"print", "not on paper", "print", unprinted, always},
	{"print", "of no use on paper", "print", (*themetest.Page).Useless, always},
	{"print", "overflow", "print", (*themetest.Page).Overflow, always},
	{"print", "axe", "", axePaper, inMatrix},
}

func axe(page *themetest.Page) []string { return lines(page.Axe()) }

func axeLooks(page *themetest.Page) []string { return lines(page.AxeLooks()) }

// axePaper leaves out what is for hands, and that a notice has no heading on its sheet.
func axePaper(page *themetest.Page) []string {
	return lines(slices.DeleteFunc(page.Axe(), func(v themetest.Violation) bool {
		return v.Rule == "target-size" || v.Rule == "page-has-heading-one"
	}))
}

// axeForced leaves out contrast: axe mixes the colours of the page with those forced
// upon it. Faint measures what is really there.
func axeForced(page *themetest.Page) []string {
	return lines(slices.DeleteFunc(page.Axe(), func(v themetest.Violation) bool {
		return strings.HasPrefix(v.Rule, "color-contrast")
	}))
}

func lines(violations []themetest.Violation) (out []string) {
	for _, v := range violations {
		out = append(out, v.String())
	}
	return out
}

func walk(page *themetest.Page) []string { return wrong(page.FocusStops()) }

func marks(page *themetest.Page) []string { return wrong(page.FocusMarks()) }

func wrong(stops []themetest.Stop) (faults []string) {
	if len(stops) == 0 {
		return []string{"the focus stops nowhere"}
	}
	for _, stop := range stops {
		if fault := stop.Fault(); fault != "" {
			faults = append(faults, fault)
		}
	}
	return faults
}

// unprinted finds what is missing on paper. Of a notice only the sheet is
// printed; lists to search in are of no use there.
func unprinted(page *themetest.Page) []string {
	if page.Eval(`!!document.querySelector(".sheet, [data-search]")`) == "true" {
		return nil
	}
	return page.Hidden()
}

// TestPagesInABrowser looks at every kind of page, in languages and states that
// have little in common.
func TestPagesInABrowser(t *testing.T) {
	b := themetest.Start(t)
	reg := load(t, example.FS())
	reg.Settings.Languages = looked
	out := portal(t, reg)
	server := httptest.NewServer(missing(os.DirFS(out)))
	t.Cleanup(server.Close) // after the pages, which are opened side by side
	for _, file := range samples(t, reg, os.DirFS(out)) {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			host, where := "file://", address(out, file)
			if file == layout.NotFound { // its addresses begin at the root of a server
				host, where = server.URL, server.URL+"/no/such/page"
			}
			lang, _, _ := strings.Cut(file, "/")
			inspect(t, open(t, b, where), host, !slices.Contains(looked[2:], lang))
		})
	}
}

// samples are the pages to look at: of each kind the largest in every language
// and, in the first two languages, the smallest and those of pageTypes.
func samples(t *testing.T, reg *content.Register, site fs.FS) []string {
	t.Helper()
	kinds, err := build.Kinds(build.Options{Register: reg})
	if err != nil {
		t.Fatal(err)
	}
	size := func(name string) int64 {
		info, err := fs.Stat(site, name)
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	langs := looked[:2]
	if whole() {
		langs = looked
	}
	chosen := map[string]bool{}
	for kind, files := range kinds {
		slices.SortFunc(files, func(a, b string) int { return int(size(a) - size(b)) })
		chosen[files[len(files)-1]] = true
		if kind.Lang == "" || slices.Contains(langs, kind.Lang) {
			chosen[files[0]] = true
		}
	}
	for _, lang := range langs {
		for _, page := range pageTypes {
			name := layout.PageFile(lang, page)
			_, err := fs.Stat(site, name)
			if err == nil || slices.Contains(looked[:2], lang) { // some texts have few languages
				chosen[name] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(chosen))
}

// open opens a page as those see it who let no script run. If it has one, it is looked
// at so, and then opened again.
func open(t *testing.T, b *themetest.Browser, where string) *themetest.Page {
	t.Helper()
	page := b.Open(t, where, themetest.State{NoScript: true})
	if page.Eval(`document.querySelector("script[src]")`) == "null" {
		return page
	}
	for _, find := range []func(*themetest.Page) []string{
		axe, marks, (*themetest.Page).SmallTargets, (*themetest.Page).Overflow,
	} {
		for _, fault := range find(page) {
			t.Errorf("without scripts: %s", fault)
		}
	}
	return b.Open(t, where, themetest.State{})
}

// inspect looks at a page in all states that a probe needs; first reports whether
// it is in one of the first languages.
func inspect(t *testing.T, page *themetest.Page, host string, first bool) {
	t.Helper()
	for _, state := range states {
		var wanted []probe
		for _, p := range probes {
			if p.state == state.name && (p.when == always || whole() || p.when == inFirst && first) {
				wanted = append(wanted, p)
			}
		}
		if len(wanted) == 0 {
			continue
		}
		page.Become(state.State)
		for _, probe := range wanted {
			for _, fault := range probe.find(page) {
				t.Errorf("%s: %s: %s", state.name, probe.what, fault)
			}
		}
	}
	for _, line := range page.Console() {
		if host == "file://" || !strings.Contains(line, "404") {
			t.Errorf("console: %s", line)
		}
	}
	for _, r := range page.Requests() {
		if !strings.HasPrefix(r, host) {
			t.Errorf("a request to %s", r)
		}
	}
}
