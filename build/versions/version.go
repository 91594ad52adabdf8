package versions

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"vitrine/content"
	"vitrine/content/changes"
	"vitrine/content/diag"
	"vitrine/content/gitrepo"
	"vitrine/schema/crosswalk"
)

// Version is a register that can be read.
type Version struct {
	Name string // as it was asked for

	files   fs.FS                            // of a register's folder or revision; or nil, and
	read    func() (changes.Register, error) // reads anything else
	foreign bool                             // of somebody else's register
	inGit   bool                             // without its log
	hide    map[string]bool                  // files that need not be read
}

// Find says what a name stands for. It reads no records yet.
func Find(ctx context.Context, name string) (Version, error) {
	if format, file, ok := Foreign(name); ok {
		return Version{Name: name, foreign: true, read: func() (changes.Register, error) {
			return readForeign(format, file)
		}}, nil
	}
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return folder(name)
	case err == nil:
		return Version{}, fmt.Errorf(
			"%s is a file: write FORMAT:%s for a file of another register (formats: %s)",
			name, name, formatNames())
	}
	if dir, rev, ok := revision(name); ok {
		return atRevision(ctx, name, dir, rev)
	}
	if prefix, rest, ok := strings.Cut(name, ":"); ok && rest != "" {
		return Version{}, fmt.Errorf("there is no folder %s, and no format %q (formats: %s)",
			name, prefix, formatNames())
	}
	return Version{}, fmt.Errorf("there is no folder %s", name)
}

// Foreign takes FORMAT:FILE apart, where there is such a format.
func Foreign(name string) (format crosswalk.Format, file string, ok bool) {
	prefix, file, found := strings.Cut(name, ":")
	if !found || file == "" {
		return crosswalk.Format{}, "", false
	}
	format, ok = crosswalk.Find(prefix)
	return format, file, ok
}

func formatNames() string {
	var names []string
	for _, f := range crosswalk.Formats() {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

// revision takes DIR@REV apart at the first @ with a folder before it. An empty DIR
// is the current folder.
func revision(name string) (dir, rev string, ok bool) {
	for i := range len(name) {
		if name[i] != '@' || i+1 == len(name) {
			continue
		}
		dir = name[:i]
		if dir == "" {
			dir = "."
		}
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			return dir, name[i+1:], true
		}
	}
	return "", "", false
}

// atRevision reads the files of a register out of git.
func atRevision(ctx context.Context, name, dir, rev string) (Version, error) {
	repository, err := gitrepo.Open(ctx, dir)
	if err == nil {
		var files fs.FS
		if files, err = repository.Files(ctx, rev); err == nil {
			return Version{Name: name, files: files, inGit: true}, nil
		}
	}
	// The exit code of git is not ours: the error must not carry it.
	return Version{}, fmt.Errorf("%s: %v", dir, err)
}

// folder tells a register from a site.
func folder(dir string) (Version, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Version{}, err
	}
	files := root.FS()
	has := func(name string) bool {
		_, err := fs.Stat(files, name)
		return err == nil
	}
	switch {
	case has(content.SettingsFile):
		return Version{Name: dir, files: files}, nil
	case isSite(has):
		return Version{Name: dir, read: func() (changes.Register, error) {
			return readSite(files)
		}}, nil
	}
	return Version{}, fmt.Errorf("%s is neither a register (it holds no %s) nor a site "+
		"(it holds no data/records.json)", dir, content.SettingsFile)
}

// Read reads the version.
func (v Version) Read() (changes.Register, error) {
	r, _, err := v.readAll()
	return r, err
}

// readAll reads the version and says which of its records are there from the log
// alone.
func (v Version) readAll() (r changes.Register, gone []string, err error) {
	if v.files == nil {
		r, err = v.read()
	} else {
		r, gone, err = v.load()
	}
	if err != nil {
		return changes.Register{}, nil, fmt.Errorf("%s: %w", v.Name, err)
	}
	return r, gone, nil
}

// load reads a register, with what its log knows of withdrawn records whose files
// are gone.
func (v Version) load() (r changes.Register, gone []string, err error) {
	reg, err := loadFiles(sieve{v.files, v.hide})
	if err != nil {
		return r, nil, err
	}
	whole, problems, err := reg.Whole()
	if err != nil {
		return r, nil, err
	}
	if problems.HasErrors() {
		return r, nil, errors.New(firstError(problems))
	}
	hidden := map[string]bool{}
	for name := range v.hide {
		hidden[strings.TrimSuffix(path.Base(name), ".yaml")] = true
	}
	whole.Records = slices.DeleteFunc(whole.Records, func(rec *content.Record) bool {
		if rec.Gone && !hidden[rec.ID] {
			gone = append(gone, rec.ID)
		}
		return rec.Gone && hidden[rec.ID]
	})
	return changes.Of(whole), gone, nil
}

// loadFiles reads the files of a register.
func loadFiles(files fs.FS) (*content.Register, error) {
	reg, problems, err := content.Load(files)
	if errors.Is(err, content.ErrNoRegister) {
		return nil, fmt.Errorf("it is no register: it holds no %s", content.SettingsFile)
	}
	if err != nil {
		return nil, err
	}
	if problems.HasErrors() {
		return nil, errors.New(firstError(problems))
	}
	return reg, nil
}

// firstError says what keeps a register from being read.
func firstError(problems diag.List) string {
	n, first := 0, ""
	for _, p := range problems {
		if p.Severity == diag.Error {
			if n++; first == "" {
				first = fmt.Sprintf("%s:%d: %s", p.File, p.Range.Start.Line, p.Message)
			}
		}
	}
	if n == 1 {
		return first
	}
	return fmt.Sprintf("%s (and %d more; see vitrine check)", first, n-1)
}

// readForeign reads a file of another register.
func readForeign(format crosswalk.Format, file string) (changes.Register, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return changes.Register{}, err
	}
	im, err := format.Import(bytes.NewReader(data), crosswalk.Options{Name: filepath.ToSlash(file)})
	if err != nil {
		return changes.Register{}, err
	}
	if im.Lost > 0 {
		return changes.Register{}, fmt.Errorf("%d items cannot be read (see vitrine import)",
			im.Lost)
	}
	files, err := im.FS()
	if err != nil {
		return changes.Register{}, err
	}
	reg, err := loadFiles(files)
	if err != nil {
		return changes.Register{}, err
	}
	r := changes.Of(reg)
	r.Settings = nil
	forgetFetch(r)
	return r, nil
}

// forgetFetch leaves out of all records when and as what they were fetched.
func forgetFetch(r changes.Register) {
	for _, rec := range r.Records {
		if source, ok := changes.At(rec, "record", "source"); ok {
			if m, ok := source.(map[string]any); ok {
				delete(m, "retrieved")
				delete(m, "sha256")
			}
		}
	}
}
