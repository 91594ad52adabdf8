package audit

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// checker returns the command that asks the Nu HTML checker.
func checker(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	jar, ok := tool("vnu-jar/build/dist/vnu.jar")
	if !ok {
		t.Fatal("no Nu HTML checker: run make audit")
	}
	java, err := exec.LookPath("java")
	if err != nil {
		t.Fatal("no Java: install default-jre-headless, 17 or newer")
	}
	return exec.Command(java, append([]string{"-jar", jar}, args...)...)
}

// errorsIn returns what the checker calls an error in the pages of a folder.
func errorsIn(t *testing.T, folder string) []string {
	t.Helper()
	out, err := checker(t, "--errors-only", "--skip-non-html", "--exit-zero-always",
		folder).CombinedOutput()
	if err != nil {
		t.Fatalf("the checker does not work: %v\n%s", err, out)
	}
	return strings.FieldsFunc(string(out), func(r rune) bool { return r == '\n' })
}

// TestPagesAreValidHTML has every page of the example read by the Nu HTML checker.
func TestPagesAreValidHTML(t *testing.T) {
	wanted(t)
	folder := portal(t)
	for _, line := range errorsIn(t, folder) {
		t.Error(line)
	}
	read := 0
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && path.Ext(name) == ".html" {
			read++
		}
		return err
	})
	version, err2 := checker(t, "--version").Output()
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	keep(t, "html", fmt.Sprintf("Nu HTML checker %s: %d pages, no error.",
		strings.TrimSpace(string(version)), read))
}

// TestTheCheckerChecks fails when the checker looks at nothing.
func TestTheCheckerChecks(t *testing.T) {
	wanted(t)
	folder := filepath.Join(t.TempDir(), "en")
	page := `<!doctype html><html lang="en"><head><title>A page</title></head>` +
		`<body><p id="a">One<p id="a"><font>Two</font></body></html>`
	if err := errors.Join(os.Mkdir(folder, 0o755),
		os.WriteFile(filepath.Join(folder, "index.html"), []byte(page), 0o644)); err != nil {
		t.Fatal(err)
	}
	said := strings.Join(errorsIn(t, filepath.Dir(folder)), "\n")
	for _, want := range []string{"Duplicate ID", "font"} {
		if !strings.Contains(said, want) {
			t.Errorf("the checker does not mention %q:\n%s", want, said)
		}
	}
}
