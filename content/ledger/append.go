package ledger

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
)

// ErrMoved says that the log has grown since it was opened.
var ErrMoved = errors.New("the log has changed meanwhile: somebody else has published")

// ErrLocked says that somebody else is publishing the register.
var ErrLocked = errors.New("somebody else is publishing this register")

// Append writes a draft into the log of the register in a folder. The caller holds
// the [Lock] of the register. Everything is on the disk before the head of the log
// is replaced in a single step; then the bodies that were erased are removed.
// Whoever is stopped before that step has published nothing, and whoever is
// stopped after it everything: [Finish] then removes what is left.
func Append(dir string, d *Draft) error {
	disk, err := openDisk(dir)
	if err != nil {
		return fmt.Errorf("write log: %w", err)
	}
	defer disk.close()
	return write(disk, d)
}

// storage is where a log is written: the folder of a register. Names are those of
// [Log].
type storage interface {
	fs.FS
	mkdir(name string) error                  // it may be there
	put(name string, data []byte) error       // completely or not at all; it may be there
	sync(files, folders []string) error       // on the disk when it returns
	remove(name string) error                 // it may be gone
	list(folder string) ([]string, error)     // names of what is in it; nil without a folder
	folder(name string) (there bool, _ error) // an error for what is none
}

// write appends a draft.
func write(s storage, d *Draft) error {
	if d.Empty() {
		return nil
	}
	if err := d.stillFits(s); err != nil {
		return err
	}
	head, err := d.head.bytes()
	if err != nil {
		return err
	}
	files := maps.Clone(d.bodies)
	files[attributesFile] = []byte("* -text\n")
	files[entriesFile(d.head.Files)] = d.lines
	if err := putAll(s, files); err != nil {
		return err
	}
	if err := putAll(s, map[string][]byte{headFile: head}); err != nil {
		return err
	}
	return removeErased(s, bodiesLeft(d.erased, d.Entries))
}

// putAll writes files, and returns when they are on the disk.
func putAll(s storage, files map[string][]byte) error {
	names := slices.Sorted(maps.Keys(files))
	folders := foldersOf(names)
	for _, name := range folders {
		if err := s.mkdir(name); err != nil {
			return fmt.Errorf("make %s: %w", name, err)
		}
	}
	for _, name := range names {
		if err := s.put(name, files[name]); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
	}
	if err := s.sync(names, append(folders, ".")); err != nil {
		return fmt.Errorf("write log to the disk: %w", err)
	}
	return nil
}

// stillFits reports whether the log is the one that the draft was made for.
func (d *Draft) stillFits(s storage) error {
	var now Head
	switch there, err := s.folder(Folder); {
	case err != nil:
		return err
	case there:
		data, err := readFile(s, headFile, maxHead)
		var fault *Fault
		if errors.As(err, &fault) && d.base == (Head{}) {
			return nil // there is none yet
		}
		if err != nil {
			return err
		}
		if now, err = parseHead(data); err != nil {
			return err
		}
	}
	if now != d.base {
		return ErrMoved
	}
	return nil
}

// foldersOf returns the folders of files, outer ones first.
func foldersOf(files []string) []string {
	set := map[string]bool{}
	for _, name := range files {
		for dir := path.Dir(name); dir != "." && !set[dir]; dir = path.Dir(dir) {
			set[dir] = true
		}
	}
	return slices.Sorted(maps.Keys(set))
}

// Finish removes the bodies of what is erased, if whoever erased it was stopped on
// the way. The caller holds the [Lock] of the register.
func Finish(dir string, l *Log) error {
	erased := map[key]bool{}
	entries := l.Entries()
	for i := range entries {
		if entries[i].Status == Erased {
			erased[entries[i].key()] = true
		}
	}
	if len(erased) == 0 {
		return nil
	}
	disk, err := openDisk(dir)
	if err != nil {
		return fmt.Errorf("write log: %w", err)
	}
	defer disk.close()
	slices.Reverse(entries)
	return removeErased(disk, bodiesLeft(erased, entries))
}

// bodiesLeft returns, by the folder of each thing of which something was erased,
// the files of the bodies that are not.
func bodiesLeft(erased map[key]bool, entries []Entry) map[string][]string {
	left := map[string][]string{}
	for i := range entries {
		e := &entries[i]
		switch folder := folderOf(e.key()); {
		case !erased[e.key()]:
		case e.Status == Erased:
			left[folder] = nil
		case e.HasBody():
			left[folder] = append(left[folder], e.BodyFile())
		}
	}
	return left
}

// removeErased removes all files of folders but some. What no entry names, such as
// a body of a publication that was killed, goes too.
func removeErased(s storage, left map[string][]string) error {
	for _, folder := range slices.Sorted(maps.Keys(left)) {
		names, err := s.list(folder)
		if err != nil {
			return fmt.Errorf("erase %s: %w", folder, err)
		}
		names = slices.DeleteFunc(names, func(name string) bool {
			return slices.Contains(left[folder], folder+"/"+name)
		})
		for _, name := range names {
			if err := s.remove(folder + "/" + name); err != nil {
				return fmt.Errorf("erase %s/%s: %w", folder, name, err)
			}
		}
		if len(names) > 0 {
			if err := s.sync(nil, []string{folder}); err != nil {
				return fmt.Errorf("erase %s: %w", folder, err)
			}
		}
	}
	return nil
}
