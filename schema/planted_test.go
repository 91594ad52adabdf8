package schema_test

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"vitrine/content/example"
)

// fault is a fault to plant: lines of a file, and what to write instead. The
// sign ⟦ stands where the fault must be reported.
type fault struct{ code, file, old, new string }

// TestPlantedFaults plants the faults of testdata/planted.txt in the example
// register, all at once. Each must be found, at its line and column, and nothing
// else may be reported.
func TestPlantedFaults(t *testing.T) {
	faults := plantedFaults(t)
	if len(faults) < 40 {
		t.Errorf("only %d faults", len(faults))
	}
	fsys := fstest.MapFS{}
	err := fs.WalkDir(example.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(example.FS(), name)
		fsys[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	want := plant(t, fsys, faults)
	for _, d := range check(t, fsys) {
		got = append(got, d.Place()+" "+d.Code)
	}
	slices.Sort(got)
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("faults (-want +got):\n%s", d)
	}
}

// plantedFaults reads the faults: a line with code and file, lines that begin
// with "< " for what stands there and with "> " for what replaces it.
func plantedFaults(t *testing.T) []fault {
	t.Helper()
	data, err := os.ReadFile("testdata/planted.txt")
	if err != nil {
		t.Fatal(err)
	}
	var faults []fault
	for line := range strings.Lines(string(data)) {
		kind, rest, _ := strings.Cut(line, " ")
		switch last := len(faults) - 1; {
		case strings.HasPrefix(line, "#"), strings.TrimSpace(line) == "":
		case kind == "<":
			faults[last].old += rest
		case kind == ">":
			faults[last].new += rest
		default:
			faults = append(faults, fault{code: kind, file: strings.TrimSpace(rest)})
		}
	}
	return faults
}

// plant changes the files and returns where each fault is then, sorted.
func plant(t *testing.T, fsys fstest.MapFS, faults []fault) []string {
	t.Helper()
	mark := func(i int) string { return fmt.Sprintf("⟦%d⟧", i) }
	changed := map[string]string{}
	for i, f := range faults {
		text, ok := changed[f.file]
		if !ok {
			text = string(fsys[f.file].Data)
		}
		if n := strings.Count("\n"+text, "\n"+f.old); n != 1 {
			t.Fatalf("%s: these lines stand there %d times:\n%s", f.file, n, f.old)
		}
		with := strings.Replace(f.new, "⟦", mark(i), 1)
		changed[f.file] = strings.Replace("\n"+text, "\n"+f.old, "\n"+with, 1)[1:]
	}
	var want []string
	for i, f := range faults {
		text := changed[f.file]
		for j := range faults {
			if j != i {
				text = strings.ReplaceAll(text, mark(j), "")
			}
		}
		before, after, found := strings.Cut(text, mark(i))
		if !found {
			t.Fatalf("%s %s: nothing marks the place", f.code, f.file)
		}
		line := before[strings.LastIndexByte(before, '\n')+1:]
		want = append(want, fmt.Sprintf("%s:%d:%d %s",
			f.file, strings.Count(before, "\n")+1, len([]rune(line))+1, f.code))
		fsys[f.file] = &fstest.MapFile{Data: []byte(before + after)}
	}
	slices.Sort(want)
	return want
}
