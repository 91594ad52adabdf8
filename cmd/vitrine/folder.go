package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"vitrine/content"
)

// mustBeFree refuses a folder that holds anything: a new register never mixes
// with what somebody has written.
func mustBeFree(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case len(entries) > 0:
		return fmt.Errorf("%s is not empty; name a new folder", dir)
	}
	return nil
}

// writeFolder lets write fill a folder beside dir and then moves what is in it,
// so that dir is a complete register or none. An empty dir is filled and not
// replaced: somebody's shell may be in it.
func writeFolder(dir string, write func(dir string) error) (err error) {
	if dir, err = filepath.Abs(dir); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return err
	}
	temporary, err := os.MkdirTemp(filepath.Dir(dir), ".vitrine-new-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(temporary)) }()
	if err := write(temporary); err != nil {
		return err
	}
	if err := os.Chmod(temporary, 0o755); err != nil { // MkdirTemp is stricter
		return err
	}
	if _, err := os.Stat(dir); err == nil {
		return moveEntries(temporary, dir)
	}
	return os.Rename(temporary, dir)
}

// moveEntries moves what is in one folder into another. The settings come last:
// until then the folder is not a register. What was moved before a failure is
// removed again.
func moveEntries(from, to string) error {
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	slices.SortStableFunc(entries, func(a, b fs.DirEntry) int {
		return settingsLast(a.Name()) - settingsLast(b.Name())
	})
	for i, e := range entries {
		err := os.Rename(filepath.Join(from, e.Name()), filepath.Join(to, e.Name()))
		if err == nil {
			continue
		}
		for _, moved := range entries[:i] {
			err = errors.Join(err, os.RemoveAll(filepath.Join(to, moved.Name())))
		}
		return err
	}
	return nil
}

func settingsLast(name string) int {
	if name == content.SettingsFile {
		return 1
	}
	return 0
}
