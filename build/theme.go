package build

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"strings"
	"sync"

	"vitrine/content"
	"vitrine/themes"
)

// theme is the portal's theme with the overrides of a register.
type theme struct {
	fsys      fs.FS
	overrides fs.FS
	languages map[string]string // languages of the interface -> how it was made
	words     *sync.Map         // language -> its strings without plural forms
}

// newTheme looks at which languages the interface speaks.
func newTheme(overrides fs.FS) (theme, error) {
	t := theme{fsys: themes.Portal(), overrides: overrides, languages: map[string]string{}}
	t.words = new(sync.Map)
	for _, fsys := range []fs.FS{t.fsys, overrides} {
		names, err := fs.Glob(fsys, "i18n/*.yaml")
		if err != nil {
			return t, fmt.Errorf("list languages of the interface: %w", err)
		}
		for _, name := range names {
			lang := strings.TrimSuffix(strings.TrimPrefix(name, "i18n/"), ".yaml")
			made := readMade(fsys, name)
			if made != "" || t.languages[lang] == "" {
				t.languages[lang] = made
			}
		}
	}
	return t, nil
}

func (t theme) speaks(lang string) bool {
	_, ok := t.languages[lang]
	return ok
}

func (t theme) made(lang string) string { return t.languages[lang] }

// strings returns the strings of a language that the pages do not leave to Hugo,
// those of the register before those of the theme; nil for a language that the
// interface does not speak. A file that cannot be read is left to Hugo, which
// says what is wrong with it.
func (t theme) strings(lang string) map[string]string {
	if !t.speaks(lang) {
		return nil
	}
	if known, ok := t.words.Load(lang); ok {
		return known.(map[string]string)
	}
	all := map[string]string{}
	for _, fsys := range []fs.FS{t.fsys, t.overrides} {
		if data, err := fs.ReadFile(fsys, "i18n/"+lang+".yaml"); err == nil {
			if found, err := content.Strings(data); err == nil {
				maps.Copy(all, found)
			}
		}
	}
	known, _ := t.words.LoadOrStore(lang, all)
	return known.(map[string]string)
}

// readMade finds the line "interface_made: human" of a file of strings. The
// files are YAML, but Hugo reads them, and this is all that every build wants to
// know.
func readMade(fsys fs.FS, name string) string {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return ""
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		if value, ok := strings.CutPrefix(lines.Text(), "interface_made:"); ok {
			return strings.Trim(value, " \t\r\"'")
		}
	}
	return ""
}

// static calls write for every file of the register's static/.
func (t theme) static(write func(name string, data []byte) error) error {
	err := fs.WalkDir(t.overrides, "static", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			return nil
		case !d.Type().IsRegular():
			return fmt.Errorf("%s is a link or a device; put the file itself there", name)
		}
		data, err := fs.ReadFile(t.overrides, name)
		if err != nil {
			return err
		}
		return write(strings.TrimPrefix(name, "static/"), data)
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
