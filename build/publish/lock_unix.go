//go:build unix

package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// lockFolder locks a folder for as long as this process lives; the kernel lets
// go of it when the process dies, however it dies. It fails when the folder is
// locked by another, or is no longer there.
func lockFolder(name string) (*os.File, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	opened, err1 := f.Stat()
	there, err2 := os.Stat(name)
	if err := errors.Join(err1, err2); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	if !os.SameFile(opened, there) {
		return nil, errors.Join(errors.New("the folder was replaced"), f.Close())
	}
	return f, nil
}

func unlockFolder(f *os.File) { _ = f.Close() }
