// Package build makes the portal of a register: a folder of static files.
//
// [Build] takes a register that has been checked. It makes, in this order,
//
//  1. the data files (package export): what others may take and use;
//  2. the index of the search page, for each language (package search);
//  3. the pages: what they say comes from package view, how they look from
//     package themes and the register's own layouts/, i18n/ and assets/, and
//     Hugo puts the two together (package hugosite);
//  4. the files of the register's static/, and those for web servers and search
//     engines.
//
// Every file goes through package publish, which makes links relative, checks
// each of them, writes the manifest, and exchanges the finished folder with the
// old one in a single step. Where a file lies is said by package layout alone.
//
// The same register gives the same bytes: "today" is [Options.Clock].
package build

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"runtime"
	"strings"
	"sync"
	"time"

	"vitrine/build/chronicle"
	"vitrine/build/export"
	"vitrine/build/internal/hugosite"
	"vitrine/build/layout"
	"vitrine/build/publish"
	"vitrine/build/statistics"
	"vitrine/build/view"
	"vitrine/content"
	"vitrine/content/diag"
	"vitrine/search"
)

// Options are the choices of a build.
type Options struct {
	Register *content.Register
	Output   string    // the folder to make; its old contents are replaced
	BaseURL  string    // where the site will be; the register's base_url when empty
	Clock    time.Time // what "today" means; [content.Clock] of the register when zero
	Workers  int       // how many pages at once; 0 means one a processor

	// Discard does everything but touch the disk.
	Discard bool

	// Progress is told what is being done, from one goroutine at a time. May be nil.
	Progress func(Step)
}

// Step is a moment of a build. Total is 0 when it is not known.
type Step struct {
	What        string // "data", "search", "pages", "files"
	Done, Total int
}

// Result says what a build made.
type Result struct {
	Pages int
	publish.Result

	// Problems are warnings about the register's own layouts, pages and settings,
	// or, when Build returns [ErrRefused], the errors in them.
	Problems diag.List
}

// ErrRefused says that the register's own templates, pages, settings or log have
// errors.
var ErrRefused = errors.New("the register's own templates or pages have errors")

// Build makes the portal. It returns [ErrRefused] with diagnostics in the
// result when something in the register's own templates or pages is wrong, and
// leaves the old output as it is whenever it returns an error.
func Build(ctx context.Context, o Options) (Result, error) {
	b, err := newBuilder(o)
	if err != nil {
		return b.result, err
	}
	p, err := publish.New(o.Output, publish.Options{
		Absolute: b.absolute, Forbidden: hugosite.BaseURL, Discard: o.Discard,
	})
	if err != nil {
		return b.result, err
	}
	defer p.Abort()
	b.publisher = p
	for _, stage := range []func(context.Context) error{
		b.data, b.search, b.pages, b.files,
	} {
		if err := stage(ctx); err != nil {
			return b.result, err
		}
	}
	if b.result.Result, err = p.Commit(); err != nil {
		return b.result, err
	}
	return b.result, nil
}

// builder is one build under way.
type builder struct {
	Options
	reg       *content.Register
	theme     theme
	languages []string // of the portal
	publisher *publish.Publisher
	downloads []export.File
	state     statistics.State
	past      *chronicle.Chronicle // nil without a log
	sites     []*view.Site         // what the pages say, by language
	stubs     []hugosite.Page
	more      map[string]morePages // by the id of a record
	result    Result
}

func newBuilder(o Options) (*builder, error) {
	b := &builder{Options: o, reg: o.Register}
	if b.BaseURL == "" {
		b.BaseURL = b.reg.Settings.BaseURL
	}
	if b.BaseURL != "" {
		u, err := url.Parse(b.BaseURL)
		if err != nil || u.Host == "" {
			return b, fmt.Errorf("build: %q is not the address of a site", b.BaseURL)
		}
		b.BaseURL = strings.TrimSuffix(b.BaseURL, "/") + "/"
	}
	if b.Clock.IsZero() {
		var err error
		if b.Clock, err = content.Clock(b.reg); err != nil {
			return b, fmt.Errorf("build: %w", err)
		}
	}
	var err error
	if b.reg, b.result.Problems, err = b.reg.Whole(); err != nil {
		return b, fmt.Errorf("build: %w", err)
	}
	if b.result.Problems.HasErrors() {
		return b, ErrRefused
	}
	if b.theme, err = newTheme(b.reg.Folder); err != nil {
		return b, fmt.Errorf("build: %w", err)
	}
	b.chooseLanguages()
	return b, b.readPast()
}

// chooseLanguages takes the languages of the register that the interface
// speaks. What is written in the others is still shown, marked as such.
func (b *builder) chooseLanguages() {
	for i, lang := range b.reg.Settings.Languages {
		if b.theme.speaks(lang) {
			b.languages = append(b.languages, lang)
			continue
		}
		pointer := fmt.Sprintf("/languages/%d", i)
		d := diag.New("no-interface", "lang", lang)
		d.File, d.Path = content.SettingsFile, pointer
		d.Range = b.reg.File(content.SettingsFile).Range(pointer)
		b.result.Problems.Add(d)
	}
	if len(b.languages) == 0 {
		b.languages = []string{"en"}
	}
}

func (b *builder) progress(what string, done, total int) {
	if b.Progress != nil {
		b.Progress(Step{What: what, Done: done, Total: total})
	}
}

// absolute keeps the links of the page for missing addresses from the root: it
// is served at any depth.
func (b *builder) absolute(name string) (prefix string, ok bool) {
	if name != layout.NotFound {
		return "", false
	}
	if u, err := url.Parse(b.BaseURL); err == nil {
		return u.Path, true
	}
	return "/", true
}

func (b *builder) data(context.Context) (err error) {
	b.progress("data", 0, 0)
	b.state = statistics.Of(b.reg, b.Clock)
	site := export.Site{BaseURL: b.BaseURL, Languages: b.languages, State: b.state}
	if b.downloads, err = export.Data(b.reg, site, b.publisher.Write); err != nil {
		return err
	}
	return b.versions()
}

// search writes the index of each language, the languages side by side: indexing
// keeps one processor busy.
func (b *builder) search(ctx context.Context) error {
	b.progress("search", 0, len(b.languages))
	errs := make([]error, len(b.languages))
	free := make(chan struct{}, runtime.GOMAXPROCS(0))
	var indexing sync.WaitGroup
	for i, lang := range b.languages {
		free <- struct{}{}
		indexing.Go(func() {
			errs[i] = b.index(ctx, lang)
			<-free
		})
	}
	indexing.Wait()
	if err := errors.Join(errs...); err != nil {
		return err
	}
	client, err := search.Client()
	if err != nil {
		return err
	}
	return b.publisher.Write(layout.SearchJS, client)
}

// index writes the index of one language.
func (b *builder) index(ctx context.Context, lang string) error {
	index, err := search.Build(ctx, Corpus(b.reg, lang))
	if err != nil {
		return err
	}
	return index.Export(func(name string, data []byte) error {
		return b.publisher.Write(layout.Shard(lang, name), data)
	})
}

// model makes what the pages say.
func (b *builder) model() []*view.Site {
	o := view.Options{
		Languages: b.languages, Clock: b.Clock, BaseURL: b.BaseURL, State: b.state,
		Words: b.theme.strings, Past: b.past, Facets: corpusSource(b.reg).Facets,
	}
	for _, lang := range b.languages {
		o.Made = append(o.Made, b.theme.made(lang))
	}
	for _, d := range b.downloads {
		o.Downloads = append(o.Downloads, view.Download{
			Key: d.Key, URL: layout.File(d.Name), Format: d.Format, SHA256: d.SHA256,
		})
		o.Sizes = append(o.Sizes, d.Size)
	}
	return view.New(b.reg, o)
}
