package searchbench

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"vitrine/content"
)

// runAlone reads a register and writes its index to a folder in a process of its
// own, with the collector set as Go sets it.
func runAlone(tb testing.TB, register, output string) cost {
	tb.Helper()
	report := filepath.Join(tb.TempDir(), "reading")
	cmd := exec.Command(os.Args[0], "-test.run", "^TestIndexAlone$")
	cmd.Env = append(os.Environ(), "GOGC=100", "VITRINE_BENCH_ALONE="+register,
		"VITRINE_BENCH_OUTPUT="+output, "VITRINE_BENCH_REPORT="+report)
	_, c := run(tb, cmd)
	data, err := os.ReadFile(report)
	if err != nil {
		tb.Fatal(err)
	}
	if c.reading, err = time.ParseDuration(string(data)); err != nil {
		tb.Fatal(err)
	}
	return c
}

// TestIndexAlone is the process that [runAlone] starts.
func TestIndexAlone(t *testing.T) {
	register := os.Getenv("VITRINE_BENCH_ALONE")
	if register == "" {
		t.Skip("runs in a process of its own, started by the benchmark")
	}
	start := time.Now()
	reg, problems, err := content.Load(os.DirFS(register))
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	reading := time.Since(start)
	output := os.Getenv("VITRINE_BENCH_OUTPUT")
	err = buildEngine(t, reg).export(func(name string, data []byte) error {
		return os.WriteFile(filepath.Join(output, name), data, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	report := []byte(reading.String())
	if err := os.WriteFile(os.Getenv("VITRINE_BENCH_REPORT"), report, 0o644); err != nil {
		t.Fatal(err)
	}
}
