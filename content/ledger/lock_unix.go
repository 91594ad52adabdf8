//go:build unix

package ledger

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// Lock keeps others from publishing the register in a folder until unlock is
// called or the process ends, however it ends. It returns [ErrLocked] when another
// process has it.
func Lock(dir string) (unlock func(), err error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		if errors.Is(err, unix.EWOULDBLOCK) {
			err = ErrLocked
		}
		return nil, errors.Join(err, f.Close())
	}
	return func() { _ = f.Close() }, nil
}

// syncsLater says that files and folders can be waited for when they are closed.
const syncsLater = true

func syncFile(f *os.File) error { return f.Sync() }
