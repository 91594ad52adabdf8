//go:build unix

package publish

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// childVariable makes this test binary publish until it is killed.
const childVariable = "VITRINE_PUBLISH_CHILD"

func TestMain(m *testing.M) {
	if output := os.Getenv(childVariable); output != "" {
		publishForEver(output)
	}
	os.Exit(m.Run())
}

// publishForEver publishes one version after the other.
func publishForEver(output string) {
	fmt.Println("ready")
	for version := 1; ; version++ {
		if _, err := put(output, Options{}, versionOfSite(version)); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
	}
}

// versionOfSite is a site of which half the files differ between versions.
func versionOfSite(version int) map[string]string {
	files := map[string]string{"version": fmt.Sprint(version)}
	for i := range 60 {
		files[fmt.Sprintf("d%d/same%d", i%5, i)] = fmt.Sprint(i)
		files[fmt.Sprintf("d%d/v%d/%d", i%5, version%3, i)] = fmt.Sprint(version)
	}
	return files
}

// TestKilledAtAnyMoment kills a child that is publishing, at many moments. What
// it leaves must be one version, the whole of it and nothing else.
func TestKilledAtAnyMoment(t *testing.T) {
	output := filepath.Join(t.TempDir(), "public")
	mustPut(t, output, versionOfSite(0))
	random := rand.New(rand.NewPCG(1, 2)) // the moments differ anyway
	versions := map[string]bool{}
	leftovers := 0
	// On a busy machine a child gets little done: go on, and wait longer, until the
	// moments were the interesting ones.
	for round := 0; round < 30 || round < 300 && (len(versions) < 3 || leftovers == 0); round++ {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), childVariable+"="+output)
		var said strings.Builder
		child.Stdout = &said
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.IntN(60_000*(1+round/30))) * time.Microsecond)
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = child.Wait()
		status, _ := child.ProcessState.Sys().(syscall.WaitStatus)
		if !status.Signaled() {
			t.Fatalf("the child ended by itself: %s", said.String())
		}
		versions[wholeVersion(t, output)] = true
		entries, err := os.ReadDir(filepath.Dir(output))
		if err != nil {
			t.Fatal(err)
		}
		leftovers += len(entries) - 1
	}
	if len(versions) < 3 || leftovers == 0 {
		t.Errorf("the test missed its moments: versions %v, leftovers %d", versions, leftovers)
	}
	mustPut(t, output, versionOfSite(1))
	alone(t, output)
}

// wholeVersion returns the version of the output, and fails when it is a mixture.
func wholeVersion(t *testing.T, output string) string {
	t.Helper()
	got := read(t, output)
	var version int
	if _, err := fmt.Sscan(got["version"], &version); err != nil {
		t.Fatalf("there is no version: %v", err)
	}
	want := versionOfSite(version)
	if len(got) != len(want)+2 {
		t.Fatalf("version %d has %d files, not %d", version, len(got), len(want)+2)
	}
	for name, data := range want {
		if got[name] != data {
			t.Fatalf("version %d: %s is %q", version, name, got[name])
		}
	}
	if !strings.Contains(got[manifestName], fmt.Sprintf("/v%d/", version%3)) {
		t.Fatalf("version %d has another manifest", version)
	}
	return got["version"]
}
