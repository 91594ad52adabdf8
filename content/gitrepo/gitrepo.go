// Package gitrepo reads registers out of a git repository as they were at a
// commit. It is the only door to git.
//
// The program git must be installed. A repository may come from strangers, so git
// is asked for names and bytes of objects alone, never for a checkout, an archive or
// a filter; it runs no hooks, fetches nothing, and does not see the settings of the
// computer. Only files of a register are read, none larger than a register may
// hold.
package gitrepo

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing/fstest"

	"vitrine/content"
)

// ErrNoGit says that the program git is not installed.
var ErrNoGit = errors.New("the program git is not installed")

// maxTotal is the most bytes of all files of a register at a commit.
const maxTotal = 1 << 30

// Repository is the part of a git repository that lies in one folder of its
// checkout. It may not be used by several goroutines at once.
type Repository struct {
	dir   string
	blobs map[string][]byte // what was read last, by hash: most stays the same
}

// Commit is a commit that changed the folder.
type Commit struct {
	Hash    string // in hexadecimal digits
	Date    string // on which it was written, by its author's clock: "2026-03-18"
	Subject string // first line of its message
}

// Open looks for the repository around a folder. The error is [ErrNoGit] without
// git, or says that there is no repository.
func Open(ctx context.Context, dir string) (*Repository, error) {
	r := &Repository{dir: dir}
	if _, err := r.git(ctx, nil, "rev-parse", "--is-inside-work-tree"); err != nil {
		return nil, fmt.Errorf("open git repository: %w", err)
	}
	return r, nil
}

// Commits lists the commits of the current branch that changed something in the
// folder, the oldest first. Of a branch that was merged only the merge is listed.
func (r *Repository) Commits(ctx context.Context) ([]Commit, error) {
	out, err := r.git(ctx, nil, "log", "--first-parent", "--reverse", "--no-show-signature",
		"-z", "--format=%H%x1f%as%x1f%s", "HEAD", "--", ".")
	if err != nil {
		return nil, fmt.Errorf("list commits: %w", err)
	}
	var commits []Commit
	for line := range strings.SplitSeq(strings.TrimSuffix(string(out), "\x00"), "\x00") {
		if line == "" {
			continue
		}
		parts := strings.SplitN(line, "\x1f", 3)
		if len(parts) != 3 {
			return nil, fmt.Errorf("list commits: git says %q", line)
		}
		commits = append(commits, Commit{parts[0], parts[1], parts[2]})
	}
	return commits, nil
}

// Files returns the files of the register in the folder at a commit, tag or
// branch. Links and what is too large are there as something that no register
// accepts.
func (r *Repository) Files(ctx context.Context, rev string) (fs.FS, error) {
	if strings.HasPrefix(rev, "-") {
		return nil, fmt.Errorf("%q is no revision", rev)
	}
	commit, err := r.git(ctx, nil, "rev-parse", "--verify", "--quiet", "--end-of-options",
		rev+"^{commit}")
	if err != nil {
		return nil, fmt.Errorf("git knows no revision %q: %w", rev, err)
	}
	list, err := r.git(ctx, nil, "ls-tree", "-r", "-z", "--long", strings.TrimSpace(string(commit)))
	if err != nil {
		return nil, fmt.Errorf("list files at %s: %w", rev, err)
	}
	found, err := parseTree(list)
	if err != nil {
		return nil, fmt.Errorf("list files at %s: %w", rev, err)
	}
	if err := r.load(ctx, found); err != nil {
		return nil, fmt.Errorf("read files at %s: %w", rev, err)
	}
	files := fstest.MapFS{}
	for _, f := range found {
		files[f.name] = &fstest.MapFile{Data: r.blobs[f.hash], Mode: f.mode}
	}
	return files, nil
}

// git runs git.
func (r *Repository) git(ctx context.Context, stdin io.Reader, args ...string) ([]byte, error) {
	c := exec.CommandContext(ctx, "git", append([]string{
		"-C", r.dir, "--no-pager", "--no-replace-objects", "--literal-pathspecs",
		"-c", "core.hooksPath=" + os.DevNull, "-c", "core.fsmonitor=false",
		"-c", "protocol.allow=never", "-c", "core.quotePath=false",
		"-c", "i18n.logOutputEncoding=UTF-8", "-c", "log.follow=false",
	}, args...)...)
	c.Stdin = stdin
	c.Env = append(environment(), "GIT_CONFIG_NOSYSTEM=1", "GIT_TERMINAL_PROMPT=0",
		"GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "LC_ALL=C")
	var out, trouble bytes.Buffer
	c.Stdout, c.Stderr = &out, &trouble
	err := c.Run()
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return nil, ErrNoGit
	case err != nil && trouble.Len() > 0:
		first, _, _ := strings.Cut(strings.TrimSpace(trouble.String()), "\n")
		return nil, errors.New(first)
	case err != nil:
		return nil, err
	}
	return out.Bytes(), nil
}

// environment is that of the program without what would make git look elsewhere, as
// it is set for programs that hooks start.
func environment() []string {
	return slices.DeleteFunc(os.Environ(), func(entry string) bool {
		return strings.HasPrefix(entry, "GIT_") && !strings.HasPrefix(entry, "GIT_CONFIG_GLOBAL=")
	})
}

// file is a file in a commit.
type file struct {
	name, hash string
	mode       fs.FileMode
	size       int
}

// parseTree takes from a listing of git the files that a register reads.
func parseTree(list []byte) ([]file, error) {
	var files []file
	total := 0
	for line := range strings.SplitSeq(strings.TrimSuffix(string(list), "\x00"), "\x00") {
		about, name, ok := strings.Cut(line, "\t")
		fields := strings.Fields(about) // mode, type, hash, size
		if !ok || len(fields) != 4 || !isRegisterFile(name) {
			continue
		}
		f := file{name: name, hash: fields[2], mode: 0o644}
		switch size, err := strconv.Atoi(fields[3]); {
		case fields[0] == "120000":
			f.mode |= fs.ModeSymlink
		case fields[1] != "blob" || err != nil:
			f.mode |= fs.ModeDevice // another repository
		case size > content.MaxFileSize:
			f.mode |= fs.ModeDevice
		default:
			f.size = size
			total += size
		}
		files = append(files, f)
	}
	if total > maxTotal {
		return nil, fmt.Errorf("the files have %d bytes; %d are allowed", total, maxTotal)
	}
	return files, nil
}

// isRegisterFile tells the files that a register is read from; its free pages have
// no versions.
func isRegisterFile(name string) bool {
	folder, _, _ := strings.Cut(name, "/")
	switch folder {
	case content.SettingsFile:
		return true
	case "records", "organisations", "channels":
		return path.Ext(name) == ".yaml" && fs.ValidPath(name)
	}
	return false
}

// load reads the files of a commit, without those that the last one had too.
func (r *Repository) load(ctx context.Context, files []file) error {
	before := r.blobs
	r.blobs = make(map[string][]byte, len(files))
	var missing []file
	var ask strings.Builder
	for _, f := range files {
		if f.mode.IsRegular() && r.blobs[f.hash] == nil {
			if r.blobs[f.hash] = before[f.hash]; r.blobs[f.hash] == nil {
				missing = append(missing, f)
				ask.WriteString(f.hash + "\n")
				r.blobs[f.hash] = []byte{}
			}
		}
	}
	if len(missing) == 0 {
		return nil
	}
	out, err := r.git(ctx, strings.NewReader(ask.String()), "cat-file", "--batch")
	if err != nil {
		return err
	}
	return r.unpack(missing, bufio.NewReader(bytes.NewReader(out)))
}

// unpack reads the answer of git cat-file --batch: for each object a line
// “hash type size”, its bytes and a line break.
func (r *Repository) unpack(files []file, out *bufio.Reader) error {
	for _, f := range files {
		line, err := out.ReadString('\n')
		if err != nil {
			return err
		}
		if want := fmt.Sprintf("%s blob %d\n", f.hash, f.size); line != want {
			return fmt.Errorf("git has no content of %s: %s", f.name, strings.TrimSpace(line))
		}
		data := make([]byte, f.size+1)
		if _, err := io.ReadFull(out, data); err != nil {
			return err
		}
		r.blobs[f.hash] = data[:f.size]
	}
	return nil
}
