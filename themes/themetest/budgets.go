package themetest

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io/fs"
	"path"
)

// Limits of Budgets, in bytes. Compressed means as a web server would.
const (
	MaxRecord            = 48 << 10 // HTML of a record's page
	MaxRecordCompressed  = 12 << 10
	MaxContestCompressed = 20 << 10 // a page on contesting decisions of a system
	MaxSourceCompressed  = 36 << 10 // the file of a record, in all its languages
	MaxFieldsCompressed  = 30 << 10 // a page that explains fields
	MaxStylesCompressed  = 10 << 10 // all style sheets together
	MaxScriptCompressed  = 8 << 10  // scripts of the search page, without the index
)

// Budgets returns the pages and files of a built site that are heavier than
// people with old phones and slow connections should have to bear.
func Budgets(files fs.FS) []Fault {
	var faults []Fault
	err := eachPage(files, func(p *page) {
		for _, detail := range append(pageWeight(p), scriptWeight(files, p)...) {
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

// pageWeight weighs the pages of a record and the pages that explain fields.
func pageWeight(p *page) []string {
	var out []string
	if ok, _ := path.Match("*/systems/*/index.html", p.name); ok {
		if n := len(p.raw); n > MaxRecord {
			out = append(out, fmt.Sprintf("%d bytes, want at most %d", n, MaxRecord))
		}
		out = append(out, tooDense(p, MaxRecordCompressed)...)
	}
	contest, _ := path.Match("*/systems/*/contest/index.html", p.name)
	below, _ := path.Match("*/systems/*/contest/*/index.html", p.name)
	if contest || below {
		out = append(out, tooDense(p, MaxContestCompressed)...)
	}
	if ok, _ := path.Match("*/systems/*/source/index.html", p.name); ok {
		out = append(out, tooDense(p, MaxSourceCompressed)...)
	}
	if ok, _ := path.Match("*/about/fields/*/index.html", p.name); ok {
		out = append(out, tooDense(p, MaxFieldsCompressed)...)
	}
	return out
}

func tooDense(p *page, most int) []string {
	if n := compressed(p.raw); n > most {
		return []string{fmt.Sprintf("%d bytes compressed, want at most %d", n, most)}
	}
	return nil
}

// scriptWeight weighs the scripts that a page names. No page but the search
// page has any.
func scriptWeight(files fs.FS, p *page) []string {
	sum := 0
	for _, n := range p.all("script") {
		if !has(n, "src") {
			continue
		}
		if !searchPage(p.name) {
			return []string{"a script on a page that needs none: " + value(n, "src")}
		}
		name, _, _ := target(p.name, value(n, "src"))
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return []string{err.Error()}
		}
		sum += compressed(data)
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
