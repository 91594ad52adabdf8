package searchbench

import (
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// program builds vitrine and returns its path and a short hash.
func program(tb testing.TB) (path, hash string) {
	tb.Helper()
	path = cache(tb, "vitrine")
	run(tb, exec.Command("go", "build", "-o", path, "vitrine/cmd/vitrine"))
	data, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return path, fmt.Sprintf("%.4x", sha256.Sum256(data))
}

// corpus is a set of records and the folders with what is made of it.
type corpus struct {
	name     string
	items    []item
	register string // the register's files
	plain    string // pages that hold the texts
	portal   string // a search page and what it needs
}

// prepare makes the register and the plain pages of a corpus.
func prepare(tb testing.TB, name string, items []item) corpus {
	tb.Helper()
	c := corpus{name: name, items: items, register: cache(tb, name+"-register")}
	once(tb, c.register, func(dir string) {
		if err := writeFiles(dir, files(tb, items)); err != nil {
			tb.Fatal(err)
		}
	})
	c.plain = cache(tb, name+"-plain")
	once(tb, c.plain, func(dir string) { writePlainPages(tb, dir, items) })
	return c
}

// build lets the program build the whole portal of a corpus.
func (c *corpus) build(tb testing.TB) {
	tb.Helper()
	vitrine, hash := program(tb)
	c.portal = c.fresh(tb, hash)
	once(tb, c.portal, func(dir string) {
		_, built := run(tb, exec.Command(vitrine, "build", c.register, "--output", dir))
		fmt.Printf("the portal of %d records, %s, is built: %v\n", len(c.items), c.name, built)
	})
}

// borrow takes the search page of another portal and puts the index of this
// corpus beside it: a build of the other pages would take long and nobody would
// look at them.
func (c *corpus) borrow(tb testing.TB, from corpus) {
	tb.Helper()
	_, hash := program(tb)
	c.portal = c.fresh(tb, hash)
	once(tb, c.portal, func(dir string) {
		for _, name := range []string{"assets", "en/search"} {
			name = filepath.FromSlash(name)
			source := os.DirFS(filepath.Join(from.portal, name))
			if err := os.CopyFS(filepath.Join(dir, name), source); err != nil {
				tb.Fatal(err)
			}
		}
		index := filepath.Join(dir, "search", "en")
		if err := os.MkdirAll(index, 0o755); err != nil {
			tb.Fatal(err)
		}
		runAlone(tb, c.register, index)
	})
}

// fresh returns the folder of the portal that belongs to a program, and removes
// those of others.
func (c *corpus) fresh(tb testing.TB, hash string) string {
	tb.Helper()
	keep := cache(tb, c.name+"-portal-"+hash)
	found, err := filepath.Glob(cache(tb, c.name+"-portal-*"))
	if err != nil {
		tb.Fatal(err)
	}
	for _, dir := range found {
		if dir == keep {
			continue
		}
		if err := os.RemoveAll(dir); err != nil {
			tb.Fatal(err)
		}
	}
	return keep
}
