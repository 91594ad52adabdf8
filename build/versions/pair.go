package versions

import (
	"bytes"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"vitrine/content/changes"
)

// ReadPair reads two versions to compare them. What a foreign file leaves out is left
// out of the other version too. Records whose files are the same in
// two registers need not be read and are left out of both.
func ReadPair(old, new Version) (a, b changes.Register, err error) {
	if old.files != nil && new.files != nil {
		hide := sameRecords(old.files, new.files)
		if len(hide) > 0 {
			x, y := old, new
			x.hide, y.hide = hide, hide
			a, b, err = readBoth(x, y)
			if err != nil || !renames(a, b) {
				return a, b, err
			}
			// What was left out may name an organisation that seems renamed.
		}
	}
	return readBoth(old, new)
}

func readBoth(old, new Version) (a, b changes.Register, err error) {
	a, goneBefore, err := old.readAll()
	if err != nil {
		return a, b, err
	}
	b, gone, err := new.readAll()
	if err != nil {
		return a, b, err
	}
	if old.foreign != new.foreign {
		forgetFetch(a)
		forgetFetch(b)
	}
	if old.inGit {
		onlyKnown(b, gone, a)
	}
	if new.inGit {
		onlyKnown(a, goneBefore, b)
	}
	return a, b, nil
}

// onlyKnown leaves out the records that only a log knows where the other version,
// which was read without its log, does not have them.
func onlyKnown(r changes.Register, gone []string, other changes.Register) {
	for _, id := range gone {
		if _, ok := other.Records[id]; !ok {
			delete(r.Records, id)
		}
	}
}

// renames reports whether an organisation seems to have another id.
func renames(a, b changes.Register) bool {
	d := changes.CompareRegisters(a, b)
	return slices.ContainsFunc(d.Renamed, func(r changes.Renamed) bool { return r.Old != r.New })
}

// sameRecords finds the files of records that both versions have byte for byte.
// What cannot be read is for the loader to say.
func sameRecords(old, new fs.FS) map[string]bool {
	var names []string
	_ = fs.WalkDir(new, "records", func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && path.Ext(name) == ".yaml" {
			names = append(names, name)
		}
		return nil
	})
	same := make([]bool, len(names))
	var workers sync.WaitGroup
	n := runtime.GOMAXPROCS(0)
	for w := range n {
		workers.Go(func() {
			for i := w; i < len(names); i += n {
				same[i] = sameFile(old, new, names[i])
			}
		})
	}
	workers.Wait()
	hide := map[string]bool{}
	for i, name := range names {
		if same[i] {
			hide[name] = true
		}
	}
	return hide
}

func sameFile(old, new fs.FS, name string) bool {
	info, err := fs.Stat(old, name)
	other, also := fs.Stat(new, name)
	if err != nil || also != nil || !info.Mode().IsRegular() || info.Size() != other.Size() ||
		info.Size() > maxSite {
		return false
	}
	a, err := fs.ReadFile(old, name)
	if err != nil {
		return false
	}
	b, err := fs.ReadFile(new, name)
	return err == nil && bytes.Equal(a, b)
}

// sieve is a file system without some files.
type sieve struct {
	fs.FS
	hide map[string]bool
}

// ReadDir leaves them out; nobody opens what is not listed.
func (s sieve) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(s.FS, name)
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		return s.hide[strings.TrimPrefix(path.Join(name, e.Name()), "./")]
	}), err
}
