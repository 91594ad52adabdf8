package publish

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// put publishes files and returns the result.
func put(output string, opts Options, files map[string]string) (Result, error) {
	p, err := New(output, opts)
	if err != nil {
		return Result{}, err
	}
	defer p.Abort()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := p.Write(name, []byte(files[name])); err != nil {
			return Result{}, err
		}
	}
	return p.Commit()
}

func mustPut(t *testing.T, output string, files map[string]string) Result {
	t.Helper()
	result, err := put(output, Options{}, files)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// read returns the files of a folder.
func read(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(folder, name))
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// alone fails when something lies beside the output.
func alone(t *testing.T, output string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(output))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != filepath.Base(output) {
			t.Errorf("%s is left beside the output", e.Name())
		}
	}
}

func TestPublish(t *testing.T) {
	output := filepath.Join(t.TempDir(), "public")
	files := map[string]string{
		"index.html":    `<a href="/en/">en</a>`,
		"en/index.html": `<a href="/data/r.json#x">`,
		"data/r.json":   `{"a":"/en/"}`,
		"log/x":         "log",
		"history/a/b":   "history",
	}
	result := mustPut(t, output, files)
	got := read(t, output)
	want := maps.Clone(files)
	want["index.html"] = `<a href="en/index.html">en</a>`
	want["en/index.html"] = `<a href="../data/r.json#x">`
	for name, data := range want {
		if got[name] != data {
			t.Errorf("%s is %q", name, got[name])
		}
	}
	hash := func(name string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(want[name]))) }
	manifest := fmt.Sprintf(`{"format":"vitrine-site","version":1,"files":[
{"path":"data/r.json","size":12,"sha256":"%s"},
{"path":"en/index.html","size":27,"sha256":"%s"},
{"path":"index.html","size":30,"sha256":"%s"}
]}
`, hash("data/r.json"), hash("en/index.html"), hash("index.html"))
	if got[manifestName] != manifest {
		t.Errorf("manifest\n got %s\nwant %s", got[manifestName], manifest)
	}
	sums := hash("data/r.json") + "  data/r.json\n" + hash("en/index.html") +
		"  en/index.html\n" + hash("index.html") + "  index.html\n"
	if got[sumsName] != sums {
		t.Errorf("sums %s", got[sumsName])
	}
	wantResult := Result{Files: 5, Bytes: 12 + 27 + 30 + 3 + 7, Written: 5,
		Manifest: fmt.Sprintf("%x", sha256.Sum256([]byte(manifest)))}
	if result != wantResult {
		t.Errorf("result %+v", result)
	}
	alone(t, output)
}

func TestSumsAreReadBySha256sum(t *testing.T) {
	tool, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Skip("there is no sha256sum here")
	}
	output := filepath.Join(t.TempDir(), "public")
	mustPut(t, output, map[string]string{"a b/ü.txt": "x", " y.txt": "y", "log/z": "z"})
	check := exec.Command(tool, "--strict", "-c", sumsName)
	check.Dir = output
	if text, err := check.CombinedOutput(); err != nil || bytes.Count(text, []byte("OK")) != 2 {
		t.Errorf("%v: %s", err, text)
	}
}

func TestUnchangedFilesStay(t *testing.T) {
	output := filepath.Join(t.TempDir(), "public")
	mustPut(t, output, map[string]string{"a/same.txt": "1", "a/other.txt": "2", "gone/x.txt": "3"})
	long := time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC)
	same := filepath.Join(output, "a", "same.txt")
	if err := os.Chtimes(same, long, long); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(same)
	if err != nil {
		t.Fatal(err)
	}
	result := mustPut(t, output, map[string]string{"a/same.txt": "1", "a/other.txt": "9"})
	after, err := os.Stat(same)
	if err != nil || !os.SameFile(before, after) || !after.ModTime().Equal(long) {
		t.Errorf("the file was written again: %v %v", after, err)
	}
	if result.Unchanged != 1 || result.Written != 1 || result.Removed != 1 {
		t.Errorf("result %+v", result)
	}
	if got := read(t, output); got["a/other.txt"] != "9" || len(got) != 4 {
		t.Errorf("output %v", got)
	}
	alone(t, output)
}

func TestChangedModeIsWrittenAgain(t *testing.T) {
	output := filepath.Join(t.TempDir(), "public")
	mustPut(t, output, map[string]string{"x": "1"})
	if err := os.Chmod(filepath.Join(output, "x"), 0o600); err != nil {
		t.Fatal(err)
	}
	mustPut(t, output, map[string]string{"x": "1"})
	info, err := os.Stat(filepath.Join(output, "x"))
	if err != nil || info.Mode().Perm() != fileMode {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

func TestRefusedOutputs(t *testing.T) {
	dir := t.TempDir()
	full := filepath.Join(dir, "full")
	foreign := filepath.Join(dir, "foreign")
	extra := filepath.Join(dir, "extra")
	mustPut(t, extra, map[string]string{"x": "1"})
	write := func(name, text string) string {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return name
	}
	file := write(filepath.Join(dir, "file"), "")
	write(filepath.Join(full, "thesis.txt"), "years of work")
	write(filepath.Join(foreign, manifestName), `{"name":"an app"}`)
	write(filepath.Join(extra, ".git", "HEAD"), "ref")
	link := filepath.Join(dir, "link")
	if err := os.Symlink(full, link); err != nil {
		t.Fatal(err)
	}
	home, _ := os.UserHomeDir()
	for output, want := range map[string]string{
		"": "no output", "/": "root", home: "home", ".": "current", "..": "current",
		link: "symbolic link", file: "not a folder", full: "no manifest.json",
		foreign: "not a published site", extra: ".git",
	} {
		p, err := New(output, Options{})
		if err == nil {
			p.Abort()
			t.Fatalf("%q is taken", output)
		}
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", output, err)
		}
	}
	empty := filepath.Join(dir, "deep", "empty")
	if err := os.MkdirAll(empty, 0o700); err != nil {
		t.Fatal(err)
	}
	mustPut(t, empty, map[string]string{"x": "1"})
	info, err := os.Stat(empty)
	if err != nil || info.Mode().Perm() != folderMode {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

func TestNames(t *testing.T) {
	for _, name := range []string{"", ".", "/a", "../a", "a/../b", "a//b", "a/", `a\b`, "a:b",
		"con", "a/NUL.txt", "com1.js", "a.", "a /b", "a\x00", "a\nb", "\xff", manifestName} {
		if _, err := put("", Options{Discard: true}, map[string]string{name: ""}); err == nil {
			t.Errorf("%q is taken", name)
		}
	}
	for _, name := range []string{".htaccess", "_headers", "a/b.c/ü", "console", "com", "com10"} {
		_, err := put("", Options{Discard: true}, map[string]string{name: ""})
		if err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
	for _, pair := range [][2]string{{"a/x", "a/x"}, {"a/x", "a/X"}, {"a/x", "A/y"},
		{"a", "a/x"}, {"a/x", "a"}, {"a/b/c", "a/B/d"}} {
		p, _ := New("", Options{Discard: true})
		if err := p.Write(pair[0], nil); err != nil {
			t.Fatal(err)
		}
		if err := p.Write(pair[1], nil); err == nil {
			t.Errorf("%q beside %q", pair[1], pair[0])
		}
	}
}

func TestBrokenLinks(t *testing.T) {
	output := filepath.Join(t.TempDir(), "public")
	mustPut(t, output, map[string]string{"x": "old"})
	_, err := put(output, Options{}, map[string]string{
		"b.html": `<a href="/nope/"><a href="/nope/"><a href="/a.html#no"><a href="../x.html">`,
		"a.html": `<p id=yes><a name="caf%C3%A9"><a href="#yes"><a href="#nO"><a href="#top">
			<a href="/a.html#yes"><a href="a.html#"><a href="/i.svg#any"><a href="/%61.html">
			<a href="#:~:text=x"><a href="/log/y"><a href="/manifest.json"><img srcset="/p.png 1x">`,
		"i.svg": "", "c.css": "a{b:url(/f.woff)}",
	})
	var broken *BrokenLinks
	if !errors.As(err, &broken) {
		t.Fatalf("got %v", err)
	}
	want := []BrokenLink{{"a.html", "a.html#nO"}, {"a.html", "p.png"}, {"b.html", "../x.html"},
		{"b.html", "a.html#no"}, {"b.html", "nope/index.html"}, {"c.css", "f.woff"}}
	if !slices.Equal(broken.Links, want) {
		t.Errorf("links %q", broken.Links)
	}
	if !strings.Contains(err.Error(), "b.html -> a.html#no\n") {
		t.Errorf("message %s", err)
	}
	if got := read(t, output); got["x"] != "old" || len(got) != 3 {
		t.Errorf("the old output has changed: %v", got)
	}
	alone(t, output)
}

func TestLongListsOfBrokenLinksAreCut(t *testing.T) {
	text := (&BrokenLinks{Links: make([]BrokenLink, shownLinks+3)}).Error()
	if strings.Count(text, "->") != shownLinks || !strings.HasSuffix(text, "and 3 more") {
		t.Error(text)
	}
}

func TestSeal(t *testing.T) {
	output := filepath.Join(t.TempDir(), "public")
	p, err := New(output, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Abort()
	if err := p.Write("a.html", []byte(`<a href="/log/entry"><a href="/history/x">`)); err != nil {
		t.Fatal(err)
	}
	hash, err := p.Seal()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Write("b.html", nil); err == nil {
		t.Error("a page is taken after the manifest")
	}
	if err := p.Write("log/entry", fmt.Appendf(nil, "%x", hash)); err != nil {
		t.Error(err)
	}
	var broken *BrokenLinks
	if _, err := p.Commit(); !errors.As(err, &broken) || len(broken.Links) != 1 {
		t.Fatalf("got %v", err)
	}
	if err := p.Write("history/x", nil); err != nil {
		t.Error(err)
	}
	if _, err := p.Commit(); err != nil {
		t.Fatal(err)
	}
	got := read(t, output)
	if got["log/entry"] != fmt.Sprintf("%x", sha256.Sum256([]byte(got[manifestName]))) {
		t.Errorf("the hash is not that of the manifest: %v", got)
	}
	if _, err := p.Commit(); err == nil {
		t.Error("a second Commit succeeds")
	}
	if err := p.Write("log/z", nil); err == nil {
		t.Error("a file is taken after Commit")
	}
}

func TestForbiddenTextIsFound(t *testing.T) {
	_, err := put("", Options{Discard: true, Forbidden: "vitrine.invalid"},
		map[string]string{"a.json": `"https:\/\/vitrine.invalid\/"`})
	if err == nil || !strings.Contains(err.Error(), "a.json") {
		t.Errorf("got %v", err)
	}
}

func TestWritersAtOnce(t *testing.T) {
	output := filepath.Join(t.TempDir(), "public")
	p, err := New(output, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Abort()
	var group sync.WaitGroup
	for g := range 8 {
		group.Go(func() {
			for i := range 50 {
				name := fmt.Sprintf("d%d/e%d/%d.html", i%7, i%3, g*50+i)
				if err := p.Write(name, []byte(`<a href="/d0/e0/0.html">`)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	if result, err := p.Commit(); err != nil || result.Files != 400 {
		t.Errorf("got %+v, %v", result, err)
	}
}

func TestManifestIsTheSameInAnyOrder(t *testing.T) {
	var manifests []string
	for _, order := range [][]string{{"a", "b/c", "b-d"}, {"b-d", "b/c", "a"}} {
		p, _ := New("", Options{Discard: true})
		for _, name := range order {
			if err := p.Write(name, []byte(name)); err != nil {
				t.Fatal(err)
			}
		}
		text, _ := p.manifest()
		manifests = append(manifests, string(text))
	}
	if manifests[0] != manifests[1] {
		t.Errorf("%s\n%s", manifests[0], manifests[1])
	}
	m, err := ReadManifest(bytes.NewReader([]byte(manifests[0])))
	if err != nil || len(m.Files) != 3 || m.Files[1].Path != "b-d" {
		t.Errorf("got %+v, %v", m, err)
	}
}

func TestRecoveryBetweenTwoRenames(t *testing.T) {
	output := filepath.Join(t.TempDir(), "public")
	mustPut(t, output, map[string]string{"x": "old"})
	if err := os.Rename(output, asidePath(output)); err != nil {
		t.Fatal(err)
	}
	p, err := New(output, Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Abort()
	if got := read(t, output); got["x"] != "old" {
		t.Errorf("got %v", got)
	}
	alone(t, output)
}

func TestExchangeByRename(t *testing.T) {
	dir := t.TempDir()
	output, staging := filepath.Join(dir, "public"), filepath.Join(dir, "staging")
	mustPut(t, output, map[string]string{"x": "old"})
	if _, err := exchangeByRename(staging, output); err == nil {
		t.Fatal("there is no staging folder")
	}
	if got := read(t, output); got["x"] != "old" {
		t.Errorf("the old output is not back: %v", got)
	}
	mustPut(t, staging, map[string]string{"x": "new"})
	old, err := exchangeByRename(staging, output)
	if err != nil || read(t, output)["x"] != "new" || read(t, old)["x"] != "old" {
		t.Errorf("got %q, %v", old, err)
	}
}

func TestALiveStagingFolderStays(t *testing.T) {
	output := filepath.Join(t.TempDir(), "public")
	first, err := New(output, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer first.Abort()
	if err := first.Write("x", []byte("first")); err != nil {
		t.Fatal(err)
	}
	mustPut(t, output, map[string]string{"x": "second"})
	if _, err := first.Commit(); err != nil {
		t.Fatal(err)
	}
	if got := read(t, output); got["x"] != "first" {
		t.Errorf("got %v", got)
	}
	alone(t, output)
}
