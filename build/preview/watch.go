package preview

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// watcher reports that something in a register has changed. What has changed is
// of no interest: the whole register is read again.
type watcher struct {
	folder  string // absolute, without links
	events  *fsnotify.Watcher
	changes chan struct{} // holds one: changes during a build are one change
}

func newWatcher(folder string) (*watcher, error) {
	events, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	w := &watcher{folder: folder, events: events, changes: make(chan struct{}, 1)}
	if err := w.add(folder); err != nil {
		return nil, errors.Join(err, events.Close())
	}
	return w, nil
}

func (w *watcher) close() { _ = w.events.Close() } // nothing is lost

// add watches a folder and those in it. What disappears meanwhile is left out.
func (w *watcher) add(folder string) error {
	return filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case !d.IsDir():
			return nil
		case w.ignored(name):
			return fs.SkipDir
		}
		if err := w.events.Add(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	})
}

// run reports changes until the watcher is closed.
func (w *watcher) run() {
	defer close(w.changes)
	pause := time.NewTimer(0)
	<-pause.C
	for {
		select {
		case event, ok := <-w.events.Events:
			if !ok {
				return
			}
			if event.Op == fsnotify.Chmod || w.ignored(event.Name) {
				continue
			}
			if event.Has(fsnotify.Create) {
				_ = w.add(event.Name) // a folder that cannot be read shows in the build
			}
			pause.Reset(quiet)
		case _, ok := <-w.events.Errors:
			if !ok {
				return
			}
			pause.Reset(quiet) // events were lost: better once too often
		case <-pause.C:
			select {
			case w.changes <- struct{}{}:
			default: // one is waiting
			}
		}
	}
}

// ignored reports whether a file or folder cannot change the portal: folders of
// programs, the portal itself, and what editors leave while they save.
func (w *watcher) ignored(name string) bool {
	rel, err := filepath.Rel(w.folder, name)
	if err != nil || rel == "." {
		return false
	}
	first, _, _ := strings.Cut(filepath.ToSlash(rel), "/")
	if strings.HasPrefix(first, ".") || first == "public" || first == "node_modules" {
		return true
	}
	if first == "log" && rel != first && filepath.Base(rel) != "head.json" {
		return true // the head changes last; below are more folders than can be watched
	}
	base := filepath.Base(name)
	for _, prefix := range []string{".#", "#", ".goutputstream-"} {
		if strings.HasPrefix(base, prefix) {
			return true
		}
	}
	for _, suffix := range []string{"~", ".swp", ".swx", ".swo", ".tmp", "___jb_tmp___"} {
		if strings.HasSuffix(base, suffix) {
			return true
		}
	}
	return base == "4913" || base == ".DS_Store" // Vim tries whether it may write
}
