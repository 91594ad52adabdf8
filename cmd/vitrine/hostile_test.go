//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

const (
	// mostMemory is what `vitrine check` may take for any file.
	mostMemory = 256 << 20
	// stuck is the time after which it will never end. A file takes less than a
	// second; the times are printed, but a busy machine must not fail the test.
	stuck = 10 * time.Second
)

// TestHostileFiles checks registers with one file that was made to make
// programs fail: each is named at the right place, soon and in little memory.
func TestHostileFiles(t *testing.T) {
	type check struct{ name, register, where string }
	var checks []check
	for _, files := range []func() []hostile{
		largeFiles, brokenCharacters, manyMarks, deepFiles, longScalars, manyFaults,
	} {
		for _, f := range files() {
			checks = append(checks, check{f.name, newRegister(t, f.content), f.where})
		}
	}
	for _, c := range checks {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			checkHostile(t, c.register, c.where)
		})
	}
}

// TestHugeFiles checks files of 20 MB, written bit by bit: a process is said to
// have taken at least as much memory as the one that started it.
func TestHugeFiles(t *testing.T) {
	for what, begin := range map[string]string{
		"one scalar": "x: a", "a list in one line": "x: [a,", "lines": "x:\n- a",
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			reg := newRegister(t, begin)
			name := filepath.Join(reg, "records", "a.yaml")
			f, err := os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			some := repeat(strings.TrimLeft(begin, "x: ["), megabyte)
			for range 20 {
				if _, err := f.WriteString(some); err != nil {
					t.Fatal(err)
				}
			}
			if err := f.Close(); err != nil {
				t.Fatal(err)
			}
			checkHostile(t, reg, "1:1 too-large")
		})
	}
}

// TestHostileNames checks registers with something that only looks like a file.
func TestHostileNames(t *testing.T) {
	for what, make := range map[string]func(name string) error{
		"a named pipe":           func(name string) error { return syscall.Mkfifo(name, 0o600) },
		"a link out of it":       func(name string) error { return os.Symlink("/etc/passwd", name) },
		"a link without end":     func(name string) error { return os.Symlink("/dev/zero", name) },
		"a link to itself":       func(name string) error { return os.Symlink(filepath.Base(name), name) },
		"a link to nothing":      func(name string) error { return os.Symlink("nothing", name) },
		"a link to the terminal": func(name string) error { return os.Symlink("/dev/tty", name) },
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			reg := newRegister(t, "")
			name := filepath.Join(reg, "records", "a.yaml")
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
			if err := make(name); err != nil {
				t.Fatal(err)
			}
			checkHostile(t, reg, "0:0 not-a-file")
		})
	}
}

// newRegister makes a register with one record.
func newRegister(t *testing.T, record string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"vitrine.yaml": "schema_version: \"1\"\nid: a\ntitle: {en: A}\nlanguages: [en]\n" +
			"publisher: city\n",
		"organisations/city.yaml": "id: city\nname: {en: City}\n",
		"records/a.yaml":          record,
	} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// checkHostile runs the command as people do and looks for one fault of the
// record: "line:column code".
func checkHostile(t *testing.T, reg, want string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), stuck)
	defer cancel()
	command := vitrine(ctx, "check", "--format", "json", reg)
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	err := command.Run()
	if ctx.Err() != nil {
		t.Fatalf("it did not end in %v", stuck)
	}
	usage := command.ProcessState.SysUsage().(*syscall.Rusage)
	peak := peakMemory(usage)
	t.Logf("%v, %d MB", time.Duration(usage.Utime.Nano()+usage.Stime.Nano()), peak>>20)
	if code := command.ProcessState.ExitCode(); code != 0 && code != 1 {
		t.Fatalf("exit code %d (%v):\n%.2000s", code, err, stderr.String())
	}
	if peak > mostMemory {
		t.Errorf("it took %d MB", peak>>20)
	}
	_, code, _ := strings.Cut(want, " ")
	if found := places(t, stdout.Bytes()); !strings.Contains(found, want+"\n") {
		i := max(strings.Index(found, " "+code)-10, 0)
		t.Errorf("want %s, found\n…%.200s", want, found[i:])
	}
}

// places lists the faults of the record.
func places(t *testing.T, report []byte) string {
	t.Helper()
	var r struct {
		Diagnostics []struct {
			File, Code   string
			Line, Column int
		}
	}
	if err := json.Unmarshal(report, &r); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, d := range r.Diagnostics {
		if d.File == "records/a.yaml" {
			fmt.Fprintf(&b, "%d:%d %s\n", d.Line, d.Column, d.Code)
		}
	}
	return b.String()
}

// vitrine is this test binary under the name that makes it the command.
func vitrine(ctx context.Context, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, os.Args[0])
	c.Args = append([]string{"vitrine"}, args...)
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "GOMEMLIMIT=") && !strings.HasPrefix(v, "GOGC=") {
			c.Env = append(c.Env, v)
		}
	}
	return c
}

// peakMemory is the most memory that a process had at one time, in bytes.
func peakMemory(usage *syscall.Rusage) int64 {
	if runtime.GOOS == "darwin" {
		return usage.Maxrss
	}
	return usage.Maxrss << 10
}
