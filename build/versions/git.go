package versions

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
	"strconv"
	"strings"
	"testing/fstest"

	"vitrine/content"
)

// maxRevision is the most bytes of all files of a register in a revision.
const maxRevision = 1 << 30

// readGit reads the YAML files of the register in a folder as they are in a
// revision of the git repository around it.
func readGit(ctx context.Context, dir, rev string) (fs.FS, error) {
	if strings.HasPrefix(rev, "-") {
		return nil, fmt.Errorf("%q is no revision", rev)
	}
	commit, err := git(ctx, dir, nil, "rev-parse", "--verify", "--quiet", "--end-of-options",
		rev+"^{commit}")
	if err != nil {
		return nil, fmt.Errorf("git knows no revision %q in %s: %w", rev, dir, err)
	}
	list, err := git(ctx, dir, nil, "ls-tree", "-r", "-z", "--long",
		strings.TrimSpace(string(commit)))
	if err != nil {
		return nil, fmt.Errorf("list %s at %s: %w", dir, rev, err)
	}
	blobs, err := registerBlobs(list)
	if err != nil {
		return nil, fmt.Errorf("list %s at %s: %w", dir, rev, err)
	}
	var ask bytes.Buffer
	for _, b := range blobs {
		ask.WriteString(b.hash + "\n")
	}
	out, err := git(ctx, dir, &ask, "cat-file", "--batch")
	if err != nil {
		return nil, fmt.Errorf("read %s at %s: %w", dir, rev, err)
	}
	files, err := unpack(blobs, out)
	if err != nil {
		return nil, fmt.Errorf("read %s at %s: %w", dir, rev, err)
	}
	return files, nil
}

// git asks git about a repository that may come from strangers.
func git(ctx context.Context, dir string, stdin io.Reader, args ...string) ([]byte, error) {
	safe := []string{
		"-C", dir, "--no-pager", "--no-replace-objects", "--literal-pathspecs",
		"-c", "core.hooksPath=" + os.DevNull, "-c", "core.fsmonitor=false",
		"-c", "protocol.allow=never", "-c", "core.quotePath=false",
	}
	c := exec.CommandContext(ctx, "git", append(safe, args...)...)
	c.Stdin = stdin
	c.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull,
		"GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "LC_ALL=C")
	var out, trouble bytes.Buffer
	c.Stdout, c.Stderr = &out, &trouble
	err := c.Run()
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return nil, errors.New("the program git is not installed")
	case err != nil && trouble.Len() > 0:
		first, _, _ := strings.Cut(strings.TrimSpace(trouble.String()), "\n")
		return nil, errors.New(first)
	case err != nil:
		// Its exit code is not ours: the error must not carry it.
		return nil, errors.New("git: " + err.Error())
	}
	return out.Bytes(), nil
}

// blob is a file in a revision.
type blob struct{ name, hash string }

// registerBlobs takes from a listing of git the files that a register reads. The
// names are relative to the folder that was asked about.
func registerBlobs(list []byte) ([]blob, error) {
	var blobs []blob
	total := 0
	for line := range strings.SplitSeq(strings.TrimSuffix(string(list), "\x00"), "\x00") {
		about, name, ok := strings.Cut(line, "\t")
		fields := strings.Fields(about)
		if !ok || len(fields) != 4 || !isRegisterFile(name) ||
			fields[0] != "100644" && fields[0] != "100755" {
			continue
		}
		size, err := strconv.Atoi(fields[3])
		if err != nil || size > content.MaxFileSize {
			return nil, fmt.Errorf("%s is too large", name)
		}
		if total += size; total > maxRevision {
			return nil, errors.New("the files are too large together")
		}
		blobs = append(blobs, blob{name, fields[2]})
	}
	return blobs, nil
}

// isRegisterFile tells the files that are compared.
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

// unpack reads the answer of git cat-file --batch: for each object a line
// “hash type size”, its bytes and a line break.
func unpack(blobs []blob, out []byte) (fs.FS, error) {
	files := fstest.MapFS{}
	r := bufio.NewReader(bytes.NewReader(out))
	for _, b := range blobs {
		line, err := r.ReadString('\n')
		if err != nil {
			return nil, err
		}
		fields := strings.Fields(line)
		if len(fields) != 3 || fields[1] != "blob" {
			return nil, fmt.Errorf("git has no content of %s", b.name)
		}
		size, err := strconv.Atoi(fields[2])
		if err != nil || size < 0 || size > content.MaxFileSize {
			return nil, fmt.Errorf("git says %q", strings.TrimSpace(line))
		}
		data := make([]byte, size+1)
		if _, err := io.ReadFull(r, data); err != nil {
			return nil, err
		}
		files[b.name] = &fstest.MapFile{Data: data[:size], Mode: 0o644}
	}
	return files, nil
}
