// Package hugosite renders pages with Hugo, and is the only door to it: no
// other package imports Hugo or afero, so an upgrade is a change in this folder.
//
// A [Site] is everything Hugo may see. It is copied into memory; Hugo reads no
// other file of the computer, no environment variable, no address of the net
// and no clock but [Site.Clock], so the same Site always gives the same bytes.
//
// A page is a stub: it names a layout and carries a key. What the page says
// comes from a Go value per language, which templates reach as
// site.Params.vitrine and whose methods they call, for example
//
//	{{ with site.Params.vitrine.Record .Params.key }}{{ .Title }}{{ end }}
//
// Expose structs and methods there, never maps: a wrong field of a struct is an
// error, a wrong key of a map is silently empty.
//
// Templates write links from the root of the site ("/en/systems/x/"); making
// them relative is the work of whoever takes the files.
package hugosite

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/bep/clocks"
	"github.com/gohugoio/hugo/common/htime"

	"vitrine/content/diag"
)

// BaseURL is the address Hugo believes the site has. No page may show it: who
// finds it in a file has found a template that made an absolute address.
const BaseURL = "https://vitrine.invalid/"

// ParamName is the name of [Language.Params] among the parameters of a site.
const ParamName = "vitrine"

// Site is everything Hugo may see.
type Site struct {
	Title     string
	Theme     fs.FS      // layouts/, assets/, i18n/, data/
	Overrides fs.FS      // the register's own layouts/, i18n/, assets/; may be nil
	Languages []Language // the first is the default
	Pages     []Page
	Clock     time.Time // the answer to "now"
	Workers   int       // how many pages at once; 0 means GOMAXPROCS
}

// Language is one language of the site, in a folder named by its code.
type Language struct {
	Code      string // "en", "pt-BR"
	Label     string // "English"
	Locale    string // "en-GB"; Code when empty
	Direction string // "ltr" or "rtl"; "ltr" when empty
	Params    any    // site.Params.vitrine in the templates of this language
}

// Page is one page: the file <Lang>/<Path>/index.html, rendered by the template
// layouts/<Kind>.html. The page with the empty path is the language's home; its
// layout is layouts/home.html. A language without one gets an empty stub.
type Page struct {
	Lang  string
	Path  string // "systems/abc"; lower-case letters, digits, ".", "_", "-"
	Kind  string // .Type in templates
	Title string
	Key   string // .Params.key: what the template asks the view model for
	Body  string // Markdown of a free page; raw HTML in it is dropped
	File  string // the register's file that Body is from, for diagnostics
}

// Render builds the whole site in memory and hands every file to sink, from
// several goroutines. Names are slash-separated and relative; data must not be
// kept after sink returns unless copied.
//
// What is wrong in the register's overrides and free pages is in the list. An
// error is a failure of the program, of the theme or of sink, or ctx's end. Hugo
// is stopped by the next file it writes after ctx has ended.
func Render(ctx context.Context, s Site, sink func(name string, data []byte) error) (
	diag.List, error,
) {
	if err := s.check(); err != nil {
		return nil, fmt.Errorf("render site: %w", err)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	unlock := enterHugo(s)
	defer unlock()
	list, err := render(ctx, s, sink)
	list.Sort()
	if err != nil {
		return list, fmt.Errorf("render site: %w", err)
	}
	return list, nil
}

// hugoLock guards what Hugo keeps for the whole process: its clock, its logger
// of deprecations, and the environment it takes the number of workers from.
var hugoLock sync.Mutex

const workersVariable = "HUGO_NUMWORKERMULTIPLIER"

// enterHugo takes the lock and sets Hugo's process-wide state; the function it
// returns puts everything back.
func enterHugo(s Site) (leave func()) {
	hugoLock.Lock()
	workers := s.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	clock := htime.Clock
	before, had := os.LookupEnv(workersVariable)
	htime.Clock = clocks.Fixed(s.Clock)
	// Hugo offers no other way to set it, and its default is not GOMAXPROCS.
	_ = os.Setenv(workersVariable, strconv.Itoa(workers))
	return func() {
		htime.Clock = clock
		if had {
			_ = os.Setenv(workersVariable, before)
		} else {
			_ = os.Unsetenv(workersVariable)
		}
		hugoLock.Unlock()
	}
}

var (
	codePattern = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$`)
	pathPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*$`)
	kindPattern = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
)

// check finds what would make Hugo fail later, or worse, succeed with another
// site than the one asked for.
func (s Site) check() error {
	if len(s.Languages) == 0 {
		return fmt.Errorf("the site has no language")
	}
	if s.Theme == nil {
		return fmt.Errorf("the site has no theme")
	}
	codes := map[string]bool{}
	folded := map[string]bool{}
	for _, l := range s.Languages {
		switch {
		case !codePattern.MatchString(l.Code):
			return fmt.Errorf("language code %q is not one", l.Code)
		case folded[strings.ToLower(l.Code)]:
			return fmt.Errorf("language %q is there twice", l.Code)
		case l.Direction != "" && l.Direction != "ltr" && l.Direction != "rtl":
			return fmt.Errorf("language %q has the direction %q", l.Code, l.Direction)
		}
		codes[l.Code], folded[strings.ToLower(l.Code)] = true, true
	}
	return s.checkPages(codes)
}

func (s Site) checkPages(codes map[string]bool) error {
	type place struct{ lang, path string }
	seen := make(map[place]bool, len(s.Pages))
	kinds := map[string]bool{"home": true}
	for _, p := range s.Pages {
		at := place{p.Lang, p.Path}
		switch {
		case !codes[p.Lang]:
			return fmt.Errorf("page %q is in the unknown language %q", p.Path, p.Lang)
		case p.Path != "" && !pathPattern.MatchString(p.Path):
			return fmt.Errorf("page path %q has characters that are not allowed", p.Path)
		case p.Path != "" && !kindPattern.MatchString(p.Kind):
			return fmt.Errorf("page %q has the kind %q", p.Path, p.Kind)
		case seen[at]:
			return fmt.Errorf("page %q is there twice in %s", p.Path, p.Lang)
		}
		seen[at] = true
		if p.Path != "" {
			kinds[p.Kind] = true
		}
	}
	return s.checkLayouts(kinds)
}

// checkLayouts makes sure that each kind has its own template: Hugo would take
// some other one, or write no page at all.
func (s Site) checkLayouts(kinds map[string]bool) error {
	for kind := range kinds {
		name := "layouts/" + kind + ".html"
		if isFile(s.Theme, name) || s.Overrides != nil && isFile(s.Overrides, name) {
			continue
		}
		return fmt.Errorf("there is no %s", name)
	}
	return nil
}

func isFile(fsys fs.FS, name string) bool {
	info, err := fs.Stat(fsys, name)
	return err == nil && info.Mode().IsRegular()
}
