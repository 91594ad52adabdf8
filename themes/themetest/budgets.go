package themetest

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io/fs"
	"path"
	"slices"
)

// Limits of Budgets, in bytes. Compressed means as a web server would.
const (
	MaxRecord            = 48 << 10 // HTML of a record's page
	MaxRecordCompressed  = 12 << 10
	MaxContestCompressed = 20 << 10 // a page on contesting decisions of a system
	MaxPageCompressed    = 30 << 10 // any other page, with its style sheet and pictures
	MaxStylesCompressed  = 10 << 10 // all style sheets together
	MaxScriptCompressed  = 8 << 10  // scripts of the search page, without the index
)

// MaxRequests is how many files a page needs, itself and its style sheet among
// them.
const MaxRequests = 3

// Budgets returns the pages and files of a built site that are heavier than
// people with old phones and slow connections should have to bear.
func Budgets(files fs.FS) []Fault {
	var faults []Fault
	s := scale{files: files, weights: map[string]int{}}
	err := eachPage(files, func(p *page) {
		for _, detail := range append(s.page(p), s.scripts(p)...) {
			faults = append(faults, Fault{p.name, "budget", detail})
		}
	})
	if err == nil {
		var detail string
		if detail, err = stylesWeight(files); detail != "" {
			faults = append(faults, Fault{".", "budget", detail})
		}
	}
	if err != nil {
		faults = append(faults, Fault{".", "read", err.Error()})
	}
	return sorted(faults)
}

// scale weighs files, each of them once.
type scale struct {
	files   fs.FS
	weights map[string]int // compressed
}

func (s scale) weigh(name string) (int, error) {
	if n, ok := s.weights[name]; ok {
		return n, nil
	}
	data, err := fs.ReadFile(s.files, name)
	if err != nil {
		return 0, fmt.Errorf("weigh a file: %w", err)
	}
	s.weights[name] = compressed(data)
	return s.weights[name], nil
}

// page weighs a page, alone and with what it cannot do without.
func (s scale) page(p *page) (out []string) {
	most := func(what string, n, limit int) {
		if n > limit {
			out = append(out, fmt.Sprintf("%d %s, want at most %d", n, what, limit))
		}
	}
	is := func(pattern string) bool { ok, _ := path.Match(pattern, p.name); return ok }
	own := compressed(p.raw)
	switch {
	case is("*/systems/*/index.html"):
		most("bytes", len(p.raw), MaxRecord)
		most("bytes compressed", own, MaxRecordCompressed)
	case is("*/systems/*/contest/index.html"), is("*/systems/*/contest/*/index.html"),
		is("*/contest/dates/*/index.html"):
		most("bytes compressed", own, MaxContestCompressed)
	}
	sum, parts := own, p.parts()
	most("requests", 1+len(parts), MaxRequests)
	if p.name == "404.html" {
		return out // served at any depth, it does not say where the site is
	}
	for _, name := range parts {
		n, err := s.weigh(name)
		if err != nil {
			return append(out, err.Error())
		}
		sum += n
	}
	most("bytes compressed with all that it loads", sum, MaxPageCompressed)
	return out
}

// parts returns the files that a page makes a browser load.
func (p *page) parts() []string {
	var names []string
	for _, n := range p.all("link", "img", "script") {
		address := value(n, "src")
		if n.Data == "link" && loads(n) {
			address = value(n, "href")
		}
		name, _, ok := target(p.name, address)
		if ok && address != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// scripts weighs the scripts that a page names. No page but the search page has
// any.
func (s scale) scripts(p *page) []string {
	sum := 0
	for _, n := range p.all("script") {
		if !has(n, "src") {
			continue
		}
		if !searchPage(p.name) {
			return []string{"a script on a page that needs none: " + value(n, "src")}
		}
		name, _, _ := target(p.name, value(n, "src"))
		weight, err := s.weigh(name)
		if err != nil {
			return []string{err.Error()}
		}
		sum += weight
	}
	if sum > MaxScriptCompressed {
		return []string{fmt.Sprintf("%d bytes of scripts compressed, want at most %d",
			sum, MaxScriptCompressed)}
	}
	return nil
}

// stylesWeight weighs the style sheets of the site.
func stylesWeight(files fs.FS) (string, error) {
	sum := 0
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".css" {
			return err
		}
		data, err := fs.ReadFile(files, name)
		sum += compressed(data)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("weigh the style sheets: %w", err)
	}
	if sum > MaxStylesCompressed {
		return fmt.Sprintf("%d bytes of style sheets compressed, want at most %d",
			sum, MaxStylesCompressed), nil
	}
	return "", nil
}

// compressed returns how many bytes data has after gzip.
func compressed(data []byte) int {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		panic(err) // a buffer takes everything
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Len()
}
