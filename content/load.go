package content

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"reflect"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"vitrine/content/diag"
	"vitrine/content/ledger"
)

// SettingsFile is the file that makes a folder a register.
const SettingsFile = "vitrine.yaml"

// ErrNoRegister says that a folder holds no settings file.
var ErrNoRegister = errors.New("no " + SettingsFile)

// Open reads the register in a folder. Nothing outside the folder is read,
// whatever links it holds.
func Open(dir string) (*Register, diag.List, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, fmt.Errorf("open register: %w", err)
	}
	return Load(root.FS())
}

// Load reads a register. The diagnostics are sorted and concern what can be
// said of a file by itself, and ids that two files share; package schema says
// the rest.
func Load(fsys fs.FS) (*Register, diag.List, error) {
	if _, err := fs.Stat(fsys, SettingsFile); errors.Is(err, fs.ErrNotExist) {
		return nil, nil, ErrNoRegister
	}
	l := &loader{fsys: fsys}
	if err := l.list(); err != nil {
		return nil, nil, fmt.Errorf("list register: %w", err)
	}
	log := l.openLog()
	entries := l.readAll()
	reg := &Register{Folder: fsys}
	if err := l.takeLog(reg, <-log); err != nil {
		return nil, nil, err
	}
	for _, e := range entries {
		l.problems = append(l.problems, e.problems...)
		if e.err != nil {
			return nil, nil, fmt.Errorf("read %s: %w", e.name, e.err)
		}
		l.place(reg, e)
	}
	l.finish(reg)
	l.problems.Sort()
	return reg, l.problems, nil
}

// loader reads one register.
type loader struct {
	fsys     fs.FS
	found    []found
	problems diag.List
}

// found is a name in the folder.
type found struct {
	name string
	file bool // it is one, and no link to one
}

// entry is one file after reading: its kind decides which field is set.
type entry struct {
	name     string
	file     *File
	item     any // *Settings, *Record, *Organisation, *Channel or *Page
	problems diag.List
	err      error
}

// folders are the folders of the register that hold content, and what their
// files end in. Records may be kept in folders below.
var folders = []struct {
	name, ext string
	nested    bool
}{
	{"channels", ".yaml", false},
	{"organisations", ".yaml", false},
	{"pages", ".md", false},
	{"records", ".yaml", true},
}

// list collects the names of the files to read, in order.
func (l *loader) list() error {
	for _, folder := range folders {
		err := fs.WalkDir(l.fsys, folder.name, func(name string, d fs.DirEntry, err error) error {
			switch {
			case errors.Is(err, fs.ErrNotExist) && name == folder.name:
				return fs.SkipDir
			case err != nil:
				return err
			case strings.HasPrefix(d.Name(), "."):
				return skip(d)
			case d.IsDir():
				if name != folder.name && !folder.nested {
					l.report(name, "unused-file/folder", "folder", folder.name)
					return fs.SkipDir
				}
				return nil
			case path.Ext(name) != folder.ext:
				l.report(name, "unused-file", "folder", folder.name, "ending", folder.ext)
				return nil
			}
			l.found = append(l.found, found{name, d.Type().IsRegular()})
			return nil
		})
		if err != nil {
			return err
		}
	}
	l.found = append(l.found, found{name: SettingsFile})
	return nil
}

// opened is the log of the register, or why it could not be read.
type opened struct {
	log *ledger.Log
	err error
}

// openLog reads the log while the files are read.
func (l *loader) openLog() <-chan opened {
	done := make(chan opened, 1)
	go func() {
		log, err := ledger.Open(l.fsys)
		done <- opened{log, err}
	}()
	return done
}

// takeLog says what is wrong with the log, if it is damaged.
func (l *loader) takeLog(reg *Register, o opened) error {
	var fault *ledger.Fault
	switch {
	case errors.As(o.err, &fault):
		l.problems.Add(damaged(fault))
		reg.Log = &ledger.Log{}
	case o.err != nil:
		return o.err
	default:
		reg.Log = o.log
	}
	return nil
}

func skip(d fs.DirEntry) error {
	if d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

func (l *loader) report(name, code string, args ...any) {
	d := diag.New(code, args...)
	d.File = name
	l.problems.Add(d)
}

// readAll reads and parses all files, on every processor, and returns them in
// the order of their names.
func (l *loader) readAll() []entry {
	entries := make([]entry, len(l.found))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			var p parser
			var d decoder
			for i := range next {
				entries[i] = l.read(l.found[i], &p, &d)
			}
		})
	}
	for i := range l.found {
		next <- i
	}
	close(next)
	workers.Wait()
	return entries
}

func (l *loader) read(f found, p *parser, d *decoder) entry {
	name := f.name
	e := entry{name: name}
	data, problem, err := l.bytes(f)
	if e.err = err; err != nil {
		return e
	}
	if problem != nil {
		e.problems.Add(*problem)
		return e
	}
	if path.Ext(name) == ".md" {
		e.item, e.problems = page(name, data)
		return e
	}
	e.file = &File{Name: name, Data: data}
	e.problems = p.parse(e.file)
	if m, ok := e.file.Value.(map[string]any); ok {
		e.item = newItem(name, m)
		d.decode(m, reflect.ValueOf(e.item).Elem())
	}
	return e
}

// bytes reads a file, unless it is something that only looks like one: to open a
// pipe would be to wait for ever.
func (l *loader) bytes(is found) ([]byte, *diag.Diagnostic, error) {
	refuse := func(code string) ([]byte, *diag.Diagnostic, error) {
		d := diag.New(code)
		d.File = is.name
		return nil, &d, nil
	}
	if !is.file {
		switch info, err := fs.Stat(l.fsys, is.name); {
		case err != nil:
			return refuse("not-a-file/link")
		case !info.Mode().IsRegular():
			return refuse("not-a-file")
		}
	}
	f, err := l.fsys.Open(is.name)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	// One byte more than allowed, so that the parser sees that it is too large.
	room := bytes.NewBuffer(make([]byte, 0, min(info.Size(), MaxFileSize)+bytes.MinRead))
	_, err = room.ReadFrom(io.LimitReader(f, MaxFileSize+1))
	return room.Bytes(), nil, err
}

// newItem makes the typed value that a file fills.
func newItem(name string, value map[string]any) any {
	switch folder, _, _ := strings.Cut(name, "/"); folder {
	case "records":
		return &Record{File: name, Value: value}
	case "organisations":
		return &Organisation{File: name, Value: value}
	case "channels":
		return &Channel{File: name, Value: value}
	}
	return &Settings{File: name, Value: value}
}

// place puts an entry where it belongs.
func (l *loader) place(reg *Register, e entry) {
	if e.file != nil {
		reg.files = append(reg.files, e.file)
	}
	switch item := e.item.(type) {
	case *Settings:
		reg.Settings = *item
	case *Record:
		reg.Records = append(reg.Records, item)
	case *Organisation:
		reg.Organisations = append(reg.Organisations, item)
	case *Channel:
		reg.Channels = append(reg.Channels, item)
	case *Page:
		reg.Pages = append(reg.Pages, *item)
	}
}

// finish sorts what was read and takes out what shares an id.
func (l *loader) finish(reg *Register) {
	byName := func(a, b *File) int { return cmp.Compare(a.Name, b.Name) }
	slices.SortFunc(reg.files, byName)
	reg.Records = unique(l, reg, reg.Records, (*Record).key, func(r *Record) string { return r.File })
	reg.Organisations = unique(l, reg, reg.Organisations, (*Organisation).key,
		func(o *Organisation) string { return o.File })
	reg.Channels = unique(l, reg, reg.Channels, (*Channel).key, func(c *Channel) string { return c.File })
	l.acrossKinds(reg)
}

// acrossKinds reports an id that things of two kinds share: a record, a body and
// a channel must not be confused either.
func (l *loader) acrossKinds(reg *Register) {
	taken := map[string]string{}
	see := func(id, file string) {
		if other, ok := taken[id]; ok {
			l.duplicate(reg, id, file, other)
			return
		}
		taken[id] = file
	}
	for _, r := range reg.Records {
		see(r.ID, r.File)
	}
	for _, o := range reg.Organisations {
		see(o.ID, o.File)
	}
	for _, c := range reg.Channels {
		see(c.ID, c.File)
	}
}

func (l *loader) duplicate(reg *Register, id, file, other string) {
	d := diag.New("duplicate-id", "value", id, "other", other)
	d.File, d.Range, d.Path = file, reg.File(file).Range("/id"), "/id"
	l.problems.Add(d.Relate(other, reg.File(other).Range("/id"), "first-here"))
}

// unique sorts items by id and reports every id that an earlier file has. An
// item without an id is left out: the schema demands one.
func unique[T any](l *loader, reg *Register, items []*T, id, file func(*T) string) []*T {
	slices.SortStableFunc(items, func(a, b *T) int {
		return cmp.Or(cmp.Compare(id(a), id(b)), cmp.Compare(file(a), file(b)))
	})
	kept := items[:0]
	for _, x := range items {
		if id(x) == "" {
			continue
		}
		if n := len(kept); n > 0 && id(kept[n-1]) == id(x) {
			l.duplicate(reg, id(x), file(x), file(kept[n-1]))
			continue
		}
		kept = append(kept, x)
	}
	return kept
}

// pageName is what the file of a free page is called.
var pageName = regexp.MustCompile(`^pages/([a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?)\.([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)\.md$`)

// page reads a free page: "# Title" on the first line, then Markdown.
func page(name string, data []byte) (any, diag.List) {
	p := &parser{file: &File{Name: name, Data: data}}
	m := pageName.FindStringSubmatch(name)
	if m == nil {
		p.at(diag.Position{}, "bad-file-name")
		return nil, p.problems
	}
	if p.checkBytes(); len(p.problems) > 0 {
		return nil, p.problems
	}
	text := strings.TrimPrefix(string(data), "\uFEFF")
	text = strings.TrimLeft(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	first, body, _ := strings.Cut(text, "\n")
	title, ok := strings.CutPrefix(first, "# ")
	if !ok || strings.TrimSpace(title) == "" || !utf8.ValidString(title) {
		p.at(diag.Position{Line: 1, Column: 1}, "missing-page-title")
		return nil, p.problems
	}
	return &Page{
		Name: m[1], Lang: m[3], Title: strings.TrimSpace(title), Body: body, File: name,
	}, p.problems
}
