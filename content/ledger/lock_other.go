//go:build !unix

package ledger

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Lock keeps others from publishing the register in a folder until unlock is
// called. It returns [ErrLocked] when another process has it, or was killed while
// it had it.
func Lock(dir string) (unlock func(), err error) {
	name := filepath.Join(dir, ".vitrine", "publish.lock")
	if err := os.MkdirAll(filepath.Dir(name), folderMode); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL, fileMode)
	if errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("%w; if nobody is, remove %s", ErrLocked, name)
	}
	if err != nil {
		return nil, err
	}
	return func() { _ = errors.Join(f.Close(), os.Remove(name)) }, nil
}

// syncsLater says that files can only be waited for while they are written, and
// folders not at all.
const syncsLater = false

func syncFile(*os.File) error { return nil }
