package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
)

// Files and folders are readable by everybody, whatever the umask: a web server
// is usually another user.
const (
	fileMode   = 0o644
	folderMode = 0o755
)

// place is where a site is put: the output, and the staging folder beside it.
// They share a parent because only folders of one file system can be exchanged.
type place struct {
	output  string // absolute
	staging string
	lock    *os.File // keeps others from taking the staging folder for a dead one

	mu      sync.Mutex
	folders map[string]bool // made in staging, slash-separated
}

// Folders beside the output "public": ".public.vitrine-new-123" is one being
// filled, ".public.vitrine-old" the old output between the two renames of a computer
// that cannot exchange folders.
func stagingPrefix(output string) string { return "." + filepath.Base(output) + ".vitrine-new-" }

func asidePath(output string) string {
	return filepath.Join(filepath.Dir(output), "."+filepath.Base(output)+".vitrine-old")
}

func newPlace(output string) (*place, error) {
	output, err := checkOutput(output)
	if err != nil {
		return nil, err
	}
	parent := filepath.Dir(output)
	if err := os.MkdirAll(parent, folderMode); err != nil {
		return nil, err
	}
	if err := recoverOutput(output); err != nil {
		return nil, err
	}
	if err := checkContents(output); err != nil {
		return nil, err
	}
	if err := removeStale(output); err != nil {
		return nil, err
	}
	p := &place{output: output, folders: map[string]bool{".": true}}
	for range 10 {
		if p.staging, err = os.MkdirTemp(parent, stagingPrefix(output)); err != nil {
			return nil, err
		}
		// Another New may take the folder for a stale one before it is locked.
		if p.lock, err = lockFolder(p.staging); err == nil {
			return p, os.Chmod(p.staging, folderMode)
		}
	}
	return nil, fmt.Errorf("lock staging folder: %w", err)
}

// checkOutput refuses folders that are certainly not meant.
func checkOutput(output string) (string, error) {
	if output == "" {
		return "", errors.New("no output folder is given")
	}
	abs, err := filepath.Abs(output)
	if err != nil {
		return "", err
	}
	if filepath.Dir(abs) == abs {
		return "", errors.New("the output cannot be the root of the file system")
	}
	if home, err := os.UserHomeDir(); err == nil && contains(abs, home) {
		return "", errors.New("the output cannot be the home folder or one above it")
	}
	if here, err := os.Getwd(); err == nil && contains(abs, here) {
		return "", errors.New("the output cannot be the current folder or one above it")
	}
	return abs, nil
}

// contains reports whether inner is outer or lies in it.
func contains(outer, inner string) bool {
	way, err := filepath.Rel(outer, inner)
	return err == nil && way != ".." && !strings.HasPrefix(way, ".."+string(filepath.Separator))
}

// recoverOutput puts the old output back when a publication was killed between
// the two renames.
func recoverOutput(output string) error {
	aside := asidePath(output)
	if _, err := os.Lstat(aside); err != nil {
		return nil // there is nothing to recover
	}
	if _, err := os.Lstat(output); err == nil {
		return os.RemoveAll(aside)
	}
	return os.Rename(aside, output)
}

// checkContents refuses an output in which somebody else keeps something: the
// whole folder is going to be replaced.
func checkContents(output string) error {
	info, err := os.Lstat(output)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.Mode()&fs.ModeSymlink != 0:
		return errors.New("the output is a symbolic link")
	case !info.IsDir():
		return errors.New("the output is not a folder")
	}
	entries, err := os.ReadDir(output)
	if err != nil || len(entries) == 0 {
		return err
	}
	file, err := os.Open(filepath.Join(output, manifestName))
	if err != nil {
		return errors.New("the output is not empty and has no manifest.json of a published site")
	}
	defer file.Close()
	manifest, err := ReadManifest(file)
	if err != nil {
		return fmt.Errorf("the output is not empty, and it is not a published site: %w", err)
	}
	ours := map[string]bool{manifestName: true, sumsName: true, "log": true, "history": true}
	for _, f := range manifest.Files {
		top, _, _ := strings.Cut(f.Path, "/")
		ours[top] = true
	}
	for _, e := range entries {
		if !ours[e.Name()] {
			return fmt.Errorf("the output holds %s, which is not in its manifest and would be lost",
				e.Name())
		}
	}
	return nil
}

// removeStale removes the staging folders of publications that were killed.
func removeStale(output string) error {
	parent := filepath.Dir(output)
	entries, err := os.ReadDir(parent)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !e.IsDir() || !strings.HasPrefix(e.Name(), stagingPrefix(output)) {
			continue
		}
		folder := filepath.Join(parent, e.Name())
		lock, err := lockFolder(folder)
		if err != nil {
			continue // alive
		}
		err = os.RemoveAll(folder)
		unlockFolder(lock)
		if err != nil {
			return fmt.Errorf("remove stale staging folder: %w", err)
		}
	}
	return nil
}

// put stores one file in staging. A file that the old output holds with the
// same bytes becomes a second name of that file.
func (p *place) put(name string, data []byte) (unchanged bool, err error) {
	if err := p.makeFolder(path.Dir(name)); err != nil {
		return false, err
	}
	to := filepath.Join(p.staging, filepath.FromSlash(name))
	old := filepath.Join(p.output, filepath.FromSlash(name))
	if same(old, data) {
		if os.Link(old, to) == nil {
			return true, nil
		}
		unchanged = true // the disk knows no second names
	}
	return unchanged, write(to, data)
}

// write makes a new file. Never one that exists: it could be a second name of a
// file of the old output.
func write(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Chmod(fileMode), f.Close())
}

// same reports whether a file holds these bytes in the form we would write.
func same(name string, data []byte) bool {
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) ||
		info.Mode().Perm() != fileMode {
		return false
	}
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	buffer := make([]byte, min(len(data)+1, 64<<10))
	for rest := data; ; {
		n, err := f.Read(buffer)
		if n > len(rest) || !bytes.Equal(buffer[:n], rest[:n]) {
			return false
		}
		rest = rest[n:]
		if err != nil {
			return err == io.EOF && len(rest) == 0
		}
	}
}

// makeFolder makes a folder in staging with those above it.
func (p *place) makeFolder(name string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	var missing []string
	for ; !p.folders[name]; name = path.Dir(name) {
		missing = append(missing, name)
	}
	for i := len(missing) - 1; i >= 0; i-- {
		folder := filepath.Join(p.staging, filepath.FromSlash(missing[i]))
		if err := os.Mkdir(folder, folderMode); err != nil {
			return err
		}
		if err := os.Chmod(folder, folderMode); err != nil {
			return err
		}
		p.folders[missing[i]] = true
	}
	return nil
}

// swap makes staging the output, removes the old output, and counts the files
// of it that are gone.
func (p *place) swap(has func(name string) bool) (removed int, err error) {
	if err := checkContents(p.output); err != nil {
		return 0, err // something has been put there since New
	}
	old, err := exchange(p.staging, p.output)
	if err != nil {
		return 0, err
	}
	unlockFolder(p.lock)
	if old == "" {
		return 0, nil
	}
	// The new site is in place. What cannot be counted or removed now is not worth
	// an error; the next New removes it.
	_ = filepath.WalkDir(old, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		way, err := filepath.Rel(old, name)
		if err == nil && !has(filepath.ToSlash(way)) {
			removed++
		}
		return err
	})
	_ = os.RemoveAll(old)
	return removed, nil
}

func (p *place) abandon() {
	_ = os.RemoveAll(p.staging) // the next New tries again
	unlockFolder(p.lock)
}
