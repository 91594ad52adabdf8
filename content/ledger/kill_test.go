package ledger

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
)

var errKilled = errors.New("killed")

// failing is a disk whose owner is killed after some steps. What is put at that
// moment is there by half, under its temporary name.
type failing struct {
	*disk
	steps int
}

func (f *failing) step() error {
	if f.steps--; f.steps < 0 {
		return errKilled
	}
	return nil
}

func (f *failing) mkdir(name string) error {
	if err := f.step(); err != nil {
		return err
	}
	return f.disk.mkdir(name)
}

func (f *failing) put(name string, data []byte) error {
	if err := f.step(); err != nil {
		half := data[:len(data)/2]
		_ = f.root.WriteFile(temporary, half, fileMode) // there may be no folder yet
		return err
	}
	return f.disk.put(name, data)
}

func (f *failing) sync(files, folders []string) error {
	if err := f.step(); err != nil {
		return err
	}
	return f.disk.sync(files, folders)
}

func (f *failing) remove(name string) error {
	if err := f.step(); err != nil {
		return err
	}
	return f.disk.remove(name)
}

func item(id, body string) Item {
	return Item{Kind: Record, ID: id, Body: []byte(body), Status: Published}
}

// TestKilledAtAnyStep stops a publication at each of its steps. The log is then the
// old or the new one, and the next publication makes it the new one.
func TestKilledAtAnyStep(t *testing.T) {
	first := Publication{Date: "2026-01-01", Items: []Item{item("a", `1`), item("b", `1`)}}
	second := Publication{
		Date: "2026-01-02", Items: []Item{item("b", `2`), item("c", `1`)},
		Erase: []Erasure{{Kind: Record, ID: "a", Ground: Text{"en": "an order"}}},
	}
	seen := map[string]bool{}
	for steps := 0; ; steps++ {
		dir := t.TempDir()
		appendTo(t, dir, -1, first)
		before := describe(t, dir)
		err := appendTo(t, dir, steps, second)
		got := describe(t, dir)
		seen[got] = true
		if err == nil {
			break // steps was enough
		}
		if got != before && !strings.HasPrefix(got, "5 entries") {
			t.Fatalf("after %d steps:\n%s", steps, got)
		}
		tryAgain(t, dir, second)
	}
	if len(seen) != 2 {
		t.Errorf("the log was seen in %d states", len(seen))
	}
}

// TestKilledAtFirst does the same to the first publication of a register.
func TestKilledAtFirst(t *testing.T) {
	only := Publication{Date: "2026-01-01", Items: []Item{item("a", `1`)}}
	for steps := 0; ; steps++ {
		dir := t.TempDir()
		err := appendTo(t, dir, steps, only)
		if err == nil {
			return
		}
		if got := describe(t, dir); got != "0 entries\n" && !strings.HasPrefix(got, "1 entries") {
			t.Fatalf("after %d steps:\n%s", steps, got)
		}
		l := mustOpen(t, dir)
		d, err := l.Draft(only)
		if err != nil {
			t.Fatal(err)
		}
		if err := Append(dir, d); err != nil {
			t.Fatal(err)
		}
		if got := describe(t, dir); !strings.HasPrefix(got, "1 entries") {
			t.Fatalf("after %d steps and another try:\n%s", steps, got)
		}
	}
}

// tryAgain publishes again, and asks that nothing erased is left.
func tryAgain(t *testing.T, dir string, p Publication) {
	t.Helper()
	l := mustOpen(t, dir)
	if err := Finish(dir, l); err != nil {
		t.Fatal(err)
	}
	if l.Len() > 2 {
		p.Erase = nil
	}
	d, err := l.Draft(p)
	if err != nil {
		t.Fatal(err)
	}
	if err := Append(dir, d); err != nil {
		t.Fatal(err)
	}
	if got := describe(t, dir); !strings.HasPrefix(got, "5 entries") {
		t.Fatalf("after another try:\n%s", got)
	}
	if _, err := os.Stat(dir + "/log/records/a/1.json"); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the erased body is still there")
	}
}

// appendTo publishes on a disk that fails after some steps; never, if it is -1.
func appendTo(t *testing.T, dir string, steps int, p Publication) error {
	t.Helper()
	d, err := mustOpen(t, dir).Draft(p)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := openDisk(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer whole.close()
	if steps < 0 {
		return write(whole, d)
	}
	err = write(&failing{whole, steps}, d)
	if err != nil && !errors.Is(err, errKilled) {
		t.Fatal(err)
	}
	return err
}

func mustOpen(t *testing.T, dir string) *Log {
	t.Helper()
	l, err := Open(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// describe writes what the log says, bodies included.
func describe(t *testing.T, dir string) string {
	t.Helper()
	l := mustOpen(t, dir)
	var b strings.Builder
	fmt.Fprintf(&b, "%d entries\n", l.Len())
	for _, e := range l.entries {
		body, err := l.Body(e)
		if err != nil && !errors.Is(err, ErrErased) && !errors.Is(err, ErrNoBody) {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s %d %s %s\n", e.ID, e.Revision, e.Status, body)
	}
	return b.String()
}
