package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms are the packages of the program and, for each, the packages of the
// program that its code (not its tests) may import. docs/architecture.md draws
// the same picture.
var rooms = map[string][]string{
	"content/diag":     {},
	"content/ledger":   {},
	"content/changes":  {"content"},
	"content":          {"content/diag", "content/ledger"},
	"content/example":  {},
	"content/gitrepo":  {"content"},
	"content/mend":     {"content", "content/diag"},
	"schema":           {"content", "content/diag", "content/ledger"},
	"schema/crosswalk": {"content", "content/diag"},
	"schema/meaning":   {"content", "content/changes", "schema"},
	"history": {
		"content", "content/diag", "content/gitrepo", "content/ledger", "schema",
	},
	"search":                  {"content"},
	"docs":                    {},
	"themes":                  {},
	"themes/themetest":        {},
	"build/layout":            {},
	"build/publish":           {},
	"build/source":            {},
	"build/statistics":        {"content", "schema"},
	"build/internal/hugosite": {"content/diag"},
	"build/chronicle": {"content", "content/changes", "content/ledger", "schema/meaning"},
	"build/feeds": {
		"build/chronicle", "build/layout", "build/view", "content", "content/ledger",
	},
	"build/view": {
		"build/chronicle", "build/layout", "build/source", "build/statistics", "content",
		"content/changes", "content/ledger", "schema", "schema/meaning",
	},
	"build/export":  {"build/layout", "build/statistics", "content", "content/ledger", "schema"},
	"build/letters": {"build/view"},
	"build/report":  {"content/changes", "schema/meaning"},
	"build/versions": {
		"build/layout", "content", "content/changes", "content/diag", "content/gitrepo",
		"schema/crosswalk",
	},
	"build": {
		"build/chronicle", "build/export", "build/feeds", "build/internal/hugosite",
		"build/layout", "build/letters", "build/publish", "build/statistics", "build/view",
		"content", "content/diag", "content/ledger", "schema", "search", "themes",
	},
	"build/preview": {"build", "build/layout", "build/publish", "content", "content/diag", "schema"},
	"cmd/vitrine": {
		"build", "build/layout", "build/preview", "build/publish", "build/report",
		"build/versions", "content", "content/diag",
		"content/example", "content/ledger", "content/mend", "docs", "history",
		"schema", "schema/crosswalk",
		"schema/meaning", "search",
	},
}

// doors names for each heavy dependency the only packages whose code may import
// it.
var doors = map[string][]string{
	"github.com/gohugoio/hugo":               {"build/internal/hugosite"},
	"github.com/spf13/afero":                 {"build/internal/hugosite"},
	"github.com/blevesearch/":                {"search"},
	"github.com/evanw/esbuild":               {"search"},
	"gopkg.in/yaml.v3":                       {"content"},
	"github.com/santhosh-tekuri/jsonschema/": {"schema"},
	"github.com/yuin/goldmark":               {"build/view"},
	"github.com/alecthomas/chroma/v2":        {"build/source"},
	"github.com/spf13/cobra":                 {"cmd/vitrine"},
	"github.com/fsnotify/fsnotify":           {"build/preview"},
	"github.com/chromedp/":                   {"themes/themetest"},
	"rsc.io/qr":                              {"build/export"},
	"golang.org/x/mod/sumdb":                 {"content/ledger"},
}

// imports returns what the code of every package imports, by its folder.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	root := os.DirFS("../..")
	found := map[string][]string{}
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if base := d.Name(); d.IsDir() && name != "." && (base == "testdata" || base[0] == '.') {
			return fs.SkipDir
		}
		if path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(),
			filepath.Join("../..", filepath.FromSlash(name)), nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		folder := path.Dir(name)
		found[folder] = append(found[folder], "")
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			found[folder] = append(found[folder], imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestImportDirections(t *testing.T) {
	for folder, list := range imports(t) {
		allowed, known := rooms[folder]
		if !known {
			t.Errorf("%s is not in the table of rooms", folder)
			continue
		}
		for _, imported := range list {
			if room, ours := strings.CutPrefix(imported, "vitrine/"); ours &&
				!slices.Contains(allowed, room) {
				t.Errorf("%s must not import %s", folder, room)
			}
		}
	}
}

func TestHeavyDependenciesHaveOneDoor(t *testing.T) {
	used := map[string]bool{}
	for folder, list := range imports(t) {
		for _, imported := range list {
			for prefix, allowed := range doors {
				if !strings.HasPrefix(imported, prefix) {
					continue
				}
				used[prefix] = true
				if !slices.Contains(allowed, folder) {
					t.Errorf("%s imports %s, whose only door is %v", folder, imported, allowed)
				}
			}
		}
	}
	for _, prefix := range []string{"github.com/gohugoio/hugo", "github.com/blevesearch/", "gopkg.in/yaml.v3"} {
		if !used[prefix] {
			t.Errorf("nothing imports %s: the table is out of date", prefix)
		}
	}
}
