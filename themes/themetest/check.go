package themetest

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"golang.org/x/net/html"
)

// Fault is one thing that is wrong with one page of a site.
type Fault struct {
	Page   string // the page's path in the site
	Rule   string // the name of the rule, as the package documentation lists it
	Detail string // what is wrong, and where
}

// String returns the fault on one line.
func (f Fault) String() string {
	return fmt.Sprintf("%s: %s: %s", f.Page, f.Rule, f.Detail)
}

// pageRule is a rule that needs no page but the one it looks at.
type pageRule struct {
	name string
	find func(*page) []string
}

// siteRule is a rule that compares pages with each other.
type siteRule struct {
	name string
	find func(*site) []Fault
}

func pageRules() []pageRule {
	return []pageRule{
		{"language", language},
		{"direction", direction},
		{"title", title},
		{"description", description},
		{"headings", headings},
		{"landmarks", landmarks},
		{"skip-link", skipLink},
		{"navs", navs},
		{"ids", ids},
		{"tabindex", tabindex},
		{"style", style},
		{"handlers", handlers},
		{"scripts", scripts},
		{"policy", policy},
		{"foreign", foreign},
		{"images", images},
		{"controls", controls},
		{"tables", tables},
		{"lists", lists},
		{"link-text", linkTexts},
		{"letters", letters},
		{"time", times},
		{"empty", empty},
		{"artefacts", artefacts},
	}
}

func siteRules() []siteRule {
	return []siteRule{
		{"title", titles},
		{"links", links},
		{"fragments", fragments},
		{"chooser", chooser},
		{"help", help},
	}
}

// Rules returns the names of all rules of Check.
func Rules() []string {
	var names []string
	for _, r := range pageRules() {
		names = append(names, r.name)
	}
	for _, r := range siteRules() {
		names = append(names, r.name)
	}
	return names
}

// Check walks every *.html file of a built site and returns what is wrong with
// it, sorted by page, rule and detail. A file that cannot be read is a fault
// of the rule "read".
func Check(files fs.FS) []Fault {
	s := &site{files: files, pages: map[string]*outline{}}
	var faults []Fault
	add := func(name, rule string, details []string) {
		for _, d := range details {
			faults = append(faults, Fault{name, rule, d})
		}
	}
	err := eachPage(files, func(p *page) {
		s.pages[p.name] = p.outline()
		for _, rule := range pageRules() {
			add(p.name, rule.name, rule.find(p))
		}
	})
	if err != nil {
		add(".", "read", []string{err.Error()})
	}
	for _, rule := range siteRules() {
		for _, f := range rule.find(s) {
			add(f.Page, rule.name, []string{f.Detail})
		}
	}
	return sorted(faults)
}

func sorted(faults []Fault) []Fault {
	slices.SortFunc(faults, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.Page, b.Page), cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Detail, b.Detail))
	})
	return slices.Compact(faults)
}

// eachPage parses the pages of a site one after the other; a page's tree is
// not kept, so that a large site fits into memory.
func eachPage(files fs.FS, visit func(*page)) error {
	return fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("walk the site: %w", err)
		}
		if d.IsDir() || path.Ext(name) != ".html" {
			return nil
		}
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return fmt.Errorf("read a page: %w", err)
		}
		p, err := parse(name, raw)
		if err != nil {
			return err
		}
		visit(p)
		return nil
	})
}

// parse reads a page as a browser without scripts would, so that the contents
// of noscript are elements.
func parse(name string, raw []byte) (*page, error) {
	doc, err := html.ParseWithOptions(bytes.NewReader(raw), html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, fmt.Errorf("parse %s: %w", name, err)
	}
	p := &page{name: name, raw: raw, doc: doc}
	p.collect(doc)
	if root := p.first("html"); root != nil {
		p.lang = value(root, "lang")
	}
	return p, nil
}
