package gitrepo_test

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vitrine/content"
	"vitrine/content/gitrepo"
)

// repository is a git repository in a folder of its own.
type repository struct {
	t   *testing.T
	dir string
}

func newRepository(t *testing.T) *repository {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	t.Setenv("HOME", t.TempDir())
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	r := &repository{t, t.TempDir()}
	r.git("init", "-q", "-b", "main")
	r.git("config", "user.name", "A")
	r.git("config", "user.email", "a@a.example")
	return r
}

func (r *repository) git(args ...string) {
	r.t.Helper()
	out, err := exec.Command("git", append([]string{"-C", r.dir}, args...)...).CombinedOutput()
	if err != nil {
		r.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

func (r *repository) write(name, text string) {
	r.t.Helper()
	file := filepath.Join(r.dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

func (r *repository) commit(message, date string) {
	r.t.Helper()
	r.git("add", "-A")
	r.git("commit", "-q", "-m", message, "--date", date+"T12:00:00Z")
}

func (r *repository) open(folder string) *gitrepo.Repository {
	r.t.Helper()
	repo, err := gitrepo.Open(r.t.Context(), filepath.Join(r.dir, folder))
	if err != nil {
		r.t.Fatal(err)
	}
	return repo
}

// contents writes the files of a commit.
func contents(t *testing.T, repo *gitrepo.Repository, rev string) string {
	t.Helper()
	files, err := repo.Files(t.Context(), rev)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	err = fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text := d.Type().String()
		if d.Type().IsRegular() {
			data, err := fs.ReadFile(files, name)
			if err != nil {
				return err
			}
			text = string(data)
		}
		fmt.Fprintf(&b, "%s: %s\n", name, text)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestCommitsOfAFolder: only what changed the folder, the oldest first, of a merge
// the merge.
func TestCommitsOfAFolder(t *testing.T) {
	r := newRepository(t)
	r.write("reg/vitrine.yaml", "id: a")
	r.commit("Begin — “here”", "2024-01-01")
	r.write("other.txt", "x")
	r.commit("Elsewhere", "2024-01-02")
	r.git("checkout", "-q", "-b", "side")
	r.write("reg/records/b.yaml", "id: b")
	r.commit("On a side", "2024-01-03")
	r.git("checkout", "-q", "main")
	r.write("other.txt", "y")
	r.commit("Elsewhere again", "2024-01-04")
	t.Setenv("GIT_AUTHOR_DATE", "2024-01-05T12:00:00Z")
	r.git("merge", "-q", "--no-ff", "-m", "Merge", "side")
	commits, err := r.open("reg").Commits(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, c := range commits {
		got += c.Date + " " + c.Subject + "\n"
	}
	if want := "2024-01-01 Begin — “here”\n2024-01-05 Merge\n"; got != want {
		t.Errorf("commits (-want +got):\n%s", cmp.Diff(want, got))
	}
}

// TestFilesAreThoseOfTheRegister: of a folder, as they were, whatever the checkout
// holds and whatever attributes ask for.
func TestFilesAreThoseOfTheRegister(t *testing.T) {
	r := newRepository(t)
	r.write("reg/vitrine.yaml", "id: $Format:%H$")
	r.write("reg/records/deep/a.yaml", "")
	r.write("reg/records/b.yaml", "id: b")
	r.write("reg/records/notes.txt", "no")
	r.write("reg/pages/about.en.md", "# no")
	r.write("reg/log/head.json", "no")
	r.write("records/outside.yaml", "no")
	r.write(".gitattributes", "*.yaml export-subst\n*/records/b.yaml export-ignore\n")
	r.commit("One", "2024-01-01")
	r.write("reg/records/b.yaml", "id: b2")
	r.commit("Two", "2024-01-02")
	r.write("reg/records/b.yaml", "id: not committed")
	repo := r.open("reg")
	for rev, b := range map[string]string{"HEAD~1": "id: b", "HEAD": "id: b2", "main": "id: b2"} {
		want := "records/b.yaml: " + b + "\nrecords/deep/a.yaml: \nvitrine.yaml: id: $Format:%H$\n"
		if d := cmp.Diff(want, contents(t, repo, rev)); d != "" {
			t.Errorf("%s (-want +got):\n%s", rev, d)
		}
	}
	for _, rev := range []string{"nowhere", "--output=x", "HEAD:reg", ""} {
		if _, err := repo.Files(t.Context(), rev); err == nil {
			t.Errorf("%q is a commit", rev)
		}
	}
}

// TestHostileFiles: links, other repositories and very large files are there as
// what no register accepts.
func TestHostileFiles(t *testing.T) {
	r := newRepository(t)
	r.write("vitrine.yaml", "id: a")
	r.write("records/large.yaml", strings.Repeat("a", content.MaxFileSize+1))
	if err := os.Symlink("/etc/passwd", filepath.Join(r.dir, "records/link.yaml")); err != nil {
		t.Skip("links cannot be made here")
	}
	r.git("add", "-A")
	r.git("update-index", "--add", "--cacheinfo",
		"160000,0123456789012345678901234567890123456789,records/other.yaml")
	r.git("commit", "-q", "-m", "Hostile")
	files, err := r.open(".").Files(t.Context(), "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	_, problems, err := content.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, d := range problems {
		got += d.File + " " + d.Code + "\n"
	}
	want := "records/large.yaml not-a-file\nrecords/link.yaml not-a-file\nrecords/other.yaml not-a-file\n"
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("problems (-want +got):\n%s", d)
	}
}

// TestNothingIsRun puts programs wherever a repository can name one.
func TestNothingIsRun(t *testing.T) {
	r := newRepository(t)
	r.write("vitrine.yaml", "id: a")
	r.write(".gitattributes", "* filter=evil diff=evil\n")
	r.commit("One", "2024-01-01")
	mark := filepath.Join(t.TempDir(), "ran")
	program := filepath.Join(r.dir, "evil.sh")
	r.write("evil.sh", "#!/bin/sh\ntouch "+mark+"\n")
	if err := os.Chmod(program, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, hook := range []string{"post-checkout", "post-index-change", "reference-transaction"} {
		if err := os.Symlink(program, filepath.Join(r.dir, ".git/hooks", hook)); err != nil {
			t.Fatal(err)
		}
	}
	for _, setting := range []string{
		"core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.gitProxy",
		"filter.evil.smudge", "filter.evil.clean", "filter.evil.process", "diff.evil.textconv",
		"diff.evil.command", "diff.external", "gpg.program", "credential.helper",
		"uploadpack.packObjectsHook", "core.alternateRefsCommand",
	} {
		r.git("config", setting, program)
	}
	r.git("config", "log.showSignature", "true")
	r.git("config", "extensions.partialClone", "origin")
	r.git("config", "remote.origin.url", "ext::"+program)
	r.git("config", "remote.origin.promisor", "true")
	if err := os.Remove(mark); err == nil {
		t.Log("git config itself ran a program") // of an older git
	}
	repo := r.open(".")
	if _, err := repo.Commits(t.Context()); err != nil {
		t.Fatal(err)
	}
	contents(t, repo, "HEAD")
	if _, err := repo.Files(t.Context(), "0123456789012345678901234567890123456789"); err == nil {
		t.Error("a commit that is not there was found")
	}
	if _, err := os.Stat(mark); err == nil {
		t.Error("a program of the repository was run")
	}
}

func TestNoRepository(t *testing.T) {
	newRepository(t)
	dir := t.TempDir()
	t.Setenv("GIT_DIR", dir) // is not looked at
	if _, err := gitrepo.Open(t.Context(), dir); err == nil ||
		!strings.Contains(err.Error(), "not a git repository") {
		t.Errorf("open: %v", err)
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := gitrepo.Open(t.Context(), dir); err == nil ||
		!strings.Contains(err.Error(), gitrepo.ErrNoGit.Error()) {
		t.Errorf("without git: %v", err)
	}
}
