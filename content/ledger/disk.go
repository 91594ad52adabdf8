package ledger

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
)

// Files and folders are readable by everybody, whatever the umask: what is
// published is public.
const (
	fileMode   = 0o644
	folderMode = 0o755
)

// temporary is a file that is being written. There is only one at a time.
const temporary = Folder + "/.new"

// disk is a real folder. Nothing outside of it is written, whatever links it
// holds.
type disk struct {
	fs.FS
	root *os.Root
}

func openDisk(dir string) (*disk, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &disk{FS: root.FS(), root: root}, nil
}

func (d *disk) close() { _ = d.root.Close() }

func (d *disk) folder(name string) (bool, error) {
	info, err := d.root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case !info.IsDir():
		return false, &Fault{File: name, What: "this is not a folder"}
	}
	return true, nil
}

func (d *disk) mkdir(name string) error {
	if there, err := d.folder(name); there || err != nil {
		return err
	}
	if err := d.root.Mkdir(name, folderMode); err != nil {
		return err
	}
	return d.root.Chmod(name, folderMode)
}

func (d *disk) put(name string, data []byte) error {
	if err := d.remove(temporary); err != nil {
		return err
	}
	f, err := d.root.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if name == headFile || !syncsLater {
		err = errors.Join(err, f.Sync()) // the head: before it takes the place of the old one
	}
	if err := errors.Join(err, f.Chmod(fileMode), f.Close()); err != nil {
		return err
	}
	return d.root.Rename(temporary, name)
}

func (d *disk) remove(name string) error {
	err := d.root.Remove(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func (d *disk) list(folder string) ([]string, error) {
	if there, err := d.folder(folder); !there || err != nil {
		return nil, err
	}
	entries, err := fs.ReadDir(d.FS, folder)
	if err != nil {
		return nil, err
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names, nil
}

// sync waits for the disk: several files at once, since each takes as long as the
// disk needs to turn.
func (d *disk) sync(files, folders []string) error {
	const atOnce = 32
	next := make(chan string)
	errs := make([]error, atOnce)
	var waiting sync.WaitGroup
	for i := range atOnce {
		waiting.Go(func() {
			for name := range next {
				if err := d.syncOne(name); err != nil {
					errs[i] = errors.Join(errs[i], fmt.Errorf("%s: %w", name, err))
				}
			}
		})
	}
	for _, names := range [][]string{files, folders} {
		for _, name := range names {
			next <- name
		}
	}
	close(next)
	waiting.Wait()
	return errors.Join(errs...)
}

func (d *disk) syncOne(name string) error {
	f, err := d.root.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(syncFile(f), f.Close())
}
