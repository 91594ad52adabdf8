package searchbench

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

const pagefindVersion = "1.6.0"

// pagefind returns the path of the program, which npm installs into the cache.
func pagefind(tb testing.TB) string {
	tb.Helper()
	dir := cache(tb, "pagefind-"+pagefindVersion)
	once(tb, dir, func(dir string) {
		npm, err := exec.LookPath("npm")
		if err != nil {
			tb.Skip("no npm: Pagefind cannot be installed")
		}
		run(tb, exec.Command(npm, "install", "--prefix", dir, "--no-audit", "--no-fund",
			"--ignore-scripts", "pagefind@"+pagefindVersion))
	})
	found, err := filepath.Glob(filepath.Join(dir, "node_modules", "@pagefind", "*", "bin",
		"pagefind_extended*"))
	if err != nil || len(found) == 0 {
		tb.Fatalf("the npm package brought no program: %v", err)
	}
	for _, name := range found {
		if !strings.HasSuffix(name, ".sha256") {
			return name
		}
	}
	tb.Fatal("the npm package brought no program")
	return ""
}

// runPagefind indexes the records' pages of a site into site/pagefind.
func runPagefind(tb testing.TB, site string, more ...string) cost {
	tb.Helper()
	args := append([]string{"--site", site, "--glob", "en/systems/*/index.html", "--silent"}, more...)
	_, c := run(tb, exec.Command(pagefind(tb), args...))
	return c
}

// fragments returns, for the names under which Pagefind's results come, the ids
// of the records.
func fragments(tb testing.TB, site string) map[string]string {
	tb.Helper()
	out := map[string]string{}
	dir := filepath.Join(site, "pagefind", "fragment")
	entries, err := os.ReadDir(dir)
	if err != nil {
		tb.Fatal(err)
	}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			tb.Fatal(err)
		}
		z, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			tb.Fatal(err)
		}
		data, err = io.ReadAll(z)
		if err != nil {
			tb.Fatal(err)
		}
		var fragment struct{ URL string }
		_, text, _ := bytes.Cut(data, []byte("pagefind_dcd"))
		if err := json.Unmarshal(text, &fragment); err != nil {
			tb.Fatal(err)
		}
		out[strings.TrimSuffix(e.Name(), ".pf_fragment")] = path.Base(fragment.URL)
	}
	return out
}

// size is what files take on a disk, as they are and compressed.
type size struct {
	Files     int
	Raw, Gzip int64
}

// sizeOf adds up the files of a folder that keep lets through.
func sizeOf(tb testing.TB, dir string, keep func(name string) bool) size {
	tb.Helper()
	var s size
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !keep(filepath.ToSlash(name)) {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		s.Files++
		s.Raw += int64(len(data))
		s.Gzip += int64(min(len(data), len(compress(data))))
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// compress is what the server does with every file.
func compress(data []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(data) // a buffer takes everything
	_ = z.Close()
	return b.Bytes()
}
