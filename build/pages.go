package build

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync"

	"vitrine/build/export"
	"vitrine/build/internal/hugosite"
	"vitrine/build/layout"
	"vitrine/build/letters"
	"vitrine/build/view"
)

// Pages that have no language: they are made in the default language and then
// stand outside its folder. Their paths cannot be those of other pages.
const (
	chooserPage  = "outside.chooser"
	notFoundPage = "outside.404"
	shortPages   = "outside.s"
)

// pages renders all pages.
func (b *builder) pages(ctx context.Context) error {
	b.sites = b.model()
	b.makeStubs()
	site := hugosite.Site{
		Title: b.sites[0].Title.Plain, Theme: b.theme.fsys, Overrides: b.theme.overrides,
		Pages: b.stubs, Clock: b.Clock, Workers: b.Workers,
	}
	for _, s := range b.sites {
		site.Languages = append(site.Languages, hugosite.Language{
			Code: s.Lang, Label: view.NativeName(s.Lang), Locale: view.LocaleCode(s.Lang),
			Direction: s.Dir, Params: s,
		})
	}
	var counting sync.Mutex
	done := 0
	problems, err := hugosite.Render(ctx, site, func(name string, data []byte) error {
		if strings.HasSuffix(name, ".html") {
			counting.Lock()
			done++
			b.progress("pages", done, len(b.stubs))
			counting.Unlock()
		}
		return b.publisher.Write(b.fileOf(name), data)
	})
	b.result.Problems = append(b.result.Problems, problems...)
	b.result.Pages = done
	switch {
	case err != nil:
		return err
	case problems.HasErrors():
		return ErrRefused
	}
	return nil
}

// fileOf is where a rendered file belongs: pages without a language leave the
// folder of the default language.
func (b *builder) fileOf(name string) string {
	path := strings.TrimPrefix(name, b.languages[0]+"/")
	switch {
	case path == chooserPage+"/index.html":
		return layout.Chooser
	case path == notFoundPage+"/index.html":
		return layout.NotFound
	case strings.HasPrefix(path, shortPages+"/"):
		return layout.Short(strings.TrimSuffix(strings.TrimPrefix(path, shortPages+"/"), "/index.html"))
	}
	return name
}

// makeStubs lists all pages of the site.
func (b *builder) makeStubs() {
	b.more = make(map[string]morePages, len(b.reg.Records))
	for _, rec := range b.reg.Records {
		if rec.Erased {
			continue
		}
		b.more[rec.ID] = morePages{
			letter: b.sites[0].HasLetter(rec),
		}
	}
	for _, s := range b.sites {
		add := func(path, kind, key, title string) {
			b.stubs = append(b.stubs, hugosite.Page{
				Lang: s.Lang, Path: path, Kind: kind, Title: title, Key: key,
			})
		}
		b.fixedPages(s, add)
		b.recordPages(s, add)
		for _, p := range b.reg.Pages {
			if p.Lang == s.Lang {
				b.stubs = append(b.stubs, hugosite.Page{
					Lang: s.Lang, Path: layout.FreePage(p.Name), Kind: "page", Title: p.Title,
					Key: p.Name, Body: p.Body, File: p.File,
				})
			}
		}
	}
}

// fixedPages are the pages that every register has.
func (b *builder) fixedPages(s *view.Site, add func(path, kind, key, title string)) {
	add(layout.Home, "home", "", s.Title.Plain)
	for path, kind := range map[string]string{
		layout.Organisations: "organisations", layout.Contest: "events", layout.Search: "search",
		layout.Data: "data", layout.Statistics: "statistics", layout.About: "about",
		layout.Accessibility: "accessibility", layout.Fields: "fields",
		layout.FieldVersions: "versions", layout.Unsure: "unsure",
		layout.Glossary: "glossary",
	} {
		add(path, kind, "", "")
	}
	for _, key := range view.FieldPageKeys() {
		add(layout.FieldsOf(key), "meanings", key, "")
	}
	lists(s, add)
	for _, path := range s.ChangePages() {
		add(path, "changes", path, "")
	}
	for _, o := range b.reg.Organisations {
		add(layout.Organisation(o.ID), "organisation", o.ID, "")
	}
	if s.Lang == b.languages[0] {
		add(chooserPage, "chooser", "", "")
		add(notFoundPage, "notfound", "", "")
	}
}

// lists are the ways to find a system.
func lists(s *view.Site, add func(path, kind, key, title string)) {
	for _, path := range s.ListingPages() {
		add(path, "listing", path, "")
	}
	for _, key := range view.FacetKeys() {
		kind := "facet"
		if slices.Contains(view.TopicKeys(), key) {
			kind = "topics"
		}
		add(layout.Facet(key), kind, key, "")
	}
	for _, path := range s.TopicPages() {
		add(path, "topic", path, "")
	}
	for _, path := range s.EventPages() {
		add(path, "event", path, "")
	}
	for _, rule := range s.DatesPages() {
		add(layout.ContestDates(rule), "dates", rule, "")
	}
}

func (b *builder) recordPages(s *view.Site, add func(path, kind, key, title string)) {
	for _, rec := range b.reg.Records {
		if s.Lang == b.languages[0] { // it says the same in every language
			add(shortPages+"/"+rec.ID, "short", rec.ID, "")
		}
		b.historyPages(s, rec.ID, add)
		if rec.Erased {
			add(layout.System(rec.ID), "erased", rec.ID, "")
			continue
		}
		add(layout.System(rec.ID), "record", rec.ID, "")
		add(layout.SystemContest(rec.ID), "contest", rec.ID, "")
		add(layout.Notice(rec.ID), "notice", rec.ID, "")
		if b.more[rec.ID].letter {
			add(layout.ContestLetter(rec.ID), "letter", rec.ID, "")
		}
		if s.Lang == b.languages[0] { // so does this
			for key, path := range s.SourcePages(rec) {
				add(path, "source", key, "")
			}
		}
	}
	for _, id := range s.EasyPages() {
		add(layout.SystemEasy(id), "easy", id, "")
	}
}

// morePages says which pages a record has beyond those that each has.
type morePages struct{ letter bool }

// letters writes the letters of the records as files.
func (b *builder) letters() error {
	for _, s := range b.sites {
		for _, rec := range b.reg.Records {
			if !b.more[rec.ID].letter {
				continue
			}
			page, err := s.Letters(rec.ID)
			if err != nil {
				return err
			}
			text, rtf := letters.Text(page, s.Lang, s.Dir), letters.RTF(page, s.Lang, s.Dir)
			if err := b.publisher.Write(layout.LetterText(s.Lang, rec.ID), text); err != nil {
				return err
			}
			if err := b.publisher.Write(layout.LetterRTF(s.Lang, rec.ID), rtf); err != nil {
				return err
			}
		}
	}
	return nil
}

// files writes what needs no template.
func (b *builder) files(context.Context) error {
	b.progress("files", 0, 0)
	if err := b.letters(); err != nil {
		return err
	}
	if err := b.feeds(); err != nil {
		return err
	}
	if err := b.theme.static(b.publisher.Write); err != nil {
		return err
	}
	site := export.Site{BaseURL: b.BaseURL, Languages: b.languages, Pages: b.indexed()}
	if err := export.QRCodes(site, b.ids(), b.publisher.Write); err != nil {
		return err
	}
	return export.Server(site, b.publisher.Write)
}

// ids are the names of all systems.
func (b *builder) ids() []string {
	ids := make([]string, len(b.reg.Records))
	for i, rec := range b.reg.Records {
		ids[i] = rec.ID
	}
	return ids
}

// indexed are the pages that search engines should know, sorted by path. Who
// needs the dates or a letter must read the contest page first; a notice is for
// paper, and says nothing that the contest page does not.
func (b *builder) indexed() []export.Page {
	langs := map[string][]string{}
	apart := []string{"dates", "letter", "notice", "difference"}
	for _, p := range b.stubs {
		if !strings.HasPrefix(p.Path, "outside.") && !slices.Contains(apart, p.Kind) {
			langs[p.Path] = append(langs[p.Path], p.Lang)
		}
	}
	var pages []export.Page
	for _, path := range slices.Sorted(maps.Keys(langs)) {
		pages = append(pages, export.Page{Path: path, Langs: langs[path]})
	}
	return pages
}
