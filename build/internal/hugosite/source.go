package hugosite

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/spf13/afero"

	"vitrine/content/diag"
)

// The places of Hugo's world in memory. They are the same on every computer, so
// that no path of the computer can get into a page.
const (
	workDir   = "/register"
	themeName = "vitrine"
	themeDir  = workDir + "/themes/" + themeName
	cacheDir  = "/cache"
	outputDir = "/output"
)

// maxOverride is the size from which an override cannot be meant seriously. It
// also bounds what Hugo's own YAML reader is given.
const maxOverride = 4 << 20

// source is Hugo's world in memory, and the way back from a file in it to the
// file of the register that it was made from.
type source struct {
	fs       afero.Fs
	files    map[string]string // path in Hugo's world -> file of the register
	rejected diag.List
}

func newSource(s Site) (*source, error) {
	src := &source{fs: afero.NewMemMapFs(), files: map[string]string{}}
	for _, dir := range []string{"layouts", "assets", "i18n", "data"} {
		if err := src.copyTheme(s.Theme, dir); err != nil {
			return nil, fmt.Errorf("copy theme: %w", err)
		}
	}
	if s.Overrides != nil {
		for _, dir := range []string{"layouts", "i18n", "assets"} {
			if err := src.copyOverrides(s.Overrides, dir); err != nil {
				return nil, fmt.Errorf("copy overrides: %w", err)
			}
		}
	}
	settings, err := json.Marshal(settings(s))
	if err != nil {
		return nil, fmt.Errorf("write settings: %w", err)
	}
	if err := src.write(workDir+"/hugo.json", settings); err != nil {
		return nil, err
	}
	if err := src.writePages(s); err != nil {
		return nil, fmt.Errorf("write pages: %w", err)
	}
	return src, nil
}

func (src *source) write(name string, data []byte) error {
	return afero.WriteFile(src.fs, name, data, 0o644)
}

func (src *source) copyTheme(theme fs.FS, dir string) error {
	return walkDir(theme, dir, func(name string, _ fs.DirEntry) error {
		data, err := fs.ReadFile(theme, name)
		if err != nil {
			return err
		}
		return src.write(path.Join(themeDir, name), data)
	})
}

// copyOverrides takes regular files only: a symbolic link could bring any file
// of the computer into a page.
func (src *source) copyOverrides(overrides fs.FS, dir string) error {
	return walkDir(overrides, dir, func(name string, entry fs.DirEntry) error {
		info, err := entry.Info()
		if err != nil {
			return err
		}
		switch {
		case !entry.Type().IsRegular():
			src.reject(name, "an override must be a regular file, not a link or device")
			return nil
		case info.Size() > maxOverride:
			src.reject(name, fmt.Sprintf("an override must not be larger than %d MiB",
				maxOverride>>20))
			return nil
		}
		data, err := fs.ReadFile(overrides, name)
		if err != nil {
			return err
		}
		to := path.Join(workDir, name)
		src.files[to] = name
		return src.write(to, data)
	})
}

func (src *source) reject(name, message string) {
	src.rejected.Add(diag.Diagnostic{
		File: name, Severity: diag.Error, Code: Code, Message: message,
	})
}

// walkDir calls visit for everything under dir that is not a folder, in order;
// a dir that does not exist is empty.
func walkDir(fsys fs.FS, dir string, visit func(string, fs.DirEntry) error) error {
	err := fs.WalkDir(fsys, dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		return visit(name, entry)
	})
	if errors.Is(err, fs.ErrNotExist) && !exists(fsys, dir) {
		return nil
	}
	return err
}

func exists(fsys fs.FS, name string) bool {
	_, err := fs.Stat(fsys, name)
	return err == nil
}

// frontMatter is what a stub tells Hugo.
type frontMatter struct {
	Title  string `json:"title,omitempty"`
	Type   string `json:"type,omitempty"`
	Layout string `json:"layout,omitempty"`
	URL    string `json:"url,omitempty"`
	Key    string `json:"key,omitempty"`
}

// writePages writes one stub a page. Stubs lie side by side under numbers and
// say their address themselves: their paths would mean something to Hugo (a
// record with the id "index" would swallow its neighbours).
func (src *source) writePages(s Site) error {
	numbers := pageNumbers(s.Pages)
	homes := map[string]bool{}
	for _, p := range s.Pages {
		name := contentDir(p.Lang) + fmt.Sprintf("/p%07d.md", numbers[p.Path])
		matter := frontMatter{Title: p.Title, Type: p.Kind, Layout: p.Kind, Key: p.Key,
			URL: "/" + strings.ToLower(p.Lang) + "/" + p.Path + "/"}
		if p.Path == "" {
			name = contentDir(p.Lang) + "/_index.md"
			matter.URL, matter.Type, matter.Layout = "", "", ""
			homes[p.Lang] = true
		}
		if err := src.writeStub(name, matter, p); err != nil {
			return err
		}
	}
	for _, l := range s.Languages {
		if homes[l.Code] {
			continue
		}
		name := contentDir(l.Code) + "/_index.md"
		if err := src.writeStub(name, frontMatter{Title: s.Title}, Page{}); err != nil {
			return err
		}
	}
	return nil
}

func (src *source) writeStub(name string, matter frontMatter, p Page) error {
	data, err := json.Marshal(matter)
	if err != nil {
		return err
	}
	if p.Body != "" {
		data = append(append(data, '\n', '\n'), p.Body...)
	}
	name = path.Join(workDir, name)
	if p.File != "" {
		src.files[name] = p.File
	}
	return src.write(name, data)
}

// pageNumbers gives each path a number, the same in every language, so that
// Hugo knows which pages are translations of each other.
func pageNumbers(pages []Page) map[string]int {
	paths := make([]string, 0, len(pages))
	for _, p := range pages {
		paths = append(paths, p.Path)
	}
	slices.Sort(paths)
	numbers := make(map[string]int, len(paths))
	for i, p := range slices.Compact(paths) {
		numbers[p] = i
	}
	return numbers
}

func contentDir(lang string) string { return "content/" + strings.ToLower(lang) }
