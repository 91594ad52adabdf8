package ledger_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"vitrine/content/ledger"
)

// damage does something to a log that no publication does.
type damage func(t *testing.T, dir string)

func edit(file, old, new string) damage {
	return func(t *testing.T, dir string) { replace(t, filepath.Join(dir, file), old, new) }
}

func put(file, text string) damage {
	return func(t *testing.T, dir string) { writeFile(t, filepath.Join(dir, file), text) }
}

func remove(file string) damage {
	return func(t *testing.T, dir string) { must(t, os.RemoveAll(filepath.Join(dir, file))) }
}

// link puts a link in the place of a file or folder, which it leads to.
func link(file string) damage {
	return func(t *testing.T, dir string) {
		name := filepath.Join(dir, file)
		must(t, os.Rename(name, name+".real"))
		must(t, os.Symlink(filepath.Base(name)+".real", name))
	}
}

const (
	head   = "log/head.json"
	first  = "log/entries/000001.jsonl"
	second = "log/entries/000002.jsonl"
)

// damages are what can be done to a log, and what is said of each.
var damages = map[string]struct {
	damage damage
	want   string
}{
	"head not json":     {put(head, "{"), head + ": this is not the head"},
	"head empty":        {put(head, ""), head + ": this is not the head"},
	"head in other way": {edit(head, `{"date"`, `{ "date"`), head + ": this is not how"},
	"head of numbers":   {edit(head, `"files":2`, `"files":0`), head + ": its numbers"},
	"head negative":     {edit(head, `"entries":3`, `"entries":-3`), head + ": its numbers"},
	"head long":         {put(head, strings.Repeat(" ", 5000)), head + ": this file has 5000 bytes"},
	"head of more":      {edit(head, `"entries":3`, `"entries":4`), head + ": it speaks of 4 entries"},
	"head of others":    {edit(head, `"sha256":"`, `"sha256":"0`), head},
	"head of other day": {edit(head, "2026-01-02", "2026-01-03"), head + ": its date"},
	"head gone":         {remove(head), head + ": it is missing, but there is " + second},
	"head is a link":    {link(head), head + ": this is not a file"},
	"log is a link":     {link("log"), "log: this is not a folder"},
	"entries a link":    {link("log/entries"), "log/entries: this is not a folder"},
	"log is a file": {
		func(t *testing.T, dir string) { remove("log")(t, dir); put("log", "x")(t, dir) },
		"log: this is not a folder",
	},
	"files of a link": {link(second), second + ": this is not a file"},
	"files gone":      {remove(first), first + ": this file is missing"},
	"cut off":         {edit(second, "}\n", "}"), second + ": its last line is cut off"},
	"empty":           {put(second, "\n"), second + ":1: this is not how"},
	"no text":         {put(second, "\x00\xff\n"), second + ":1: this is not how"},
	"word changed":    {edit(first, "First words", "Other words"), first + ":2: it does not follow"},
	"last changed":    {edit(second, "Second words", "Other words"), head + ": its sha256"},
	"key added":       {edit(second, `"kind"`, `"king":1,"kind"`), second + ":1: this is not how"},
	"key twice":       {edit(second, `"kind"`, `"id":"b","kind"`), second + ":1: this is not how"},
	"blank added":     {edit(second, `"kind"`, ` "kind"`), second + ":1: this is not how"},
	"unknown kind":    {edit(second, `"record"`, `"gadget"`), second + `:1: the kind "gadget" is not known`},
	"unknown status":  {edit(second, `"published"`, `"lost"`), second + `:1: the status "lost" is not known`},
	"no id":           {edit(second, `"id":"a"`, `"id":"../a"`), second + `:1: "../a" is not an id`},
	"no day":          {edit(second, "2026-01-02", "2026-13-02"), second + `:1: "2026-13-02" is not a day`},
	"backwards":       {edit(second, "2026-01-02", "2025-01-02"), second + ":1: its date 2025-01-02 is before"},
	"other number":    {edit(second, `"number":3`, `"number":4`), second + ":1: the entry has number 4, not 3"},
	"other revision":  {edit(second, `"revision":2`, `"revision":3`), second + ":1: record a has revision 3, not 2"},
	"line gone": {
		func(t *testing.T, dir string) {
			data := readAll(t, filepath.Join(dir, first))
			_, rest, _ := strings.Cut(data, "\n")
			put(first, rest)(t, dir)
		}, first + ":1: the entry has number 2, not 1",
	},
}

// TestDamageIsNamed damages a log in many ways: each is found, with the file, and
// nothing outside of the log is read.
func TestDamageIsNamed(t *testing.T) {
	for name, c := range damages {
		t.Run(name, func(t *testing.T) {
			l, err := ledger.Open(os.DirFS(damaged(t, c.damage)))
			var fault *ledger.Fault
			if !errors.As(err, &fault) || !strings.HasPrefix(err.Error(), c.want) || l != nil {
				t.Errorf("%v, want %s", err, c.want)
			}
		})
	}
}

// TestDamagedBodyIsNamed: bodies are checked when they are read.
func TestDamagedBodyIsNamed(t *testing.T) {
	const body = "log/records/a/2.json"
	for want, damage := range map[string]func(t *testing.T, name string){
		": this is not what was published": func(t *testing.T, name string) { replace(t, name, "2", "3") },
		": this file is missing":           func(t *testing.T, name string) { must(t, os.Remove(name)) },
		": this is not a file": func(t *testing.T, name string) {
			must(t, os.Remove(name))
			must(t, os.Symlink("1.json", name))
		},
		": this file has 16777217 bytes": func(t *testing.T, name string) {
			must(t, os.Truncate(name, ledger.MaxBody+1))
		},
	} {
		dir := damaged(t, func(t *testing.T, dir string) { damage(t, filepath.Join(dir, body)) })
		l := open(t, dir)
		e, _ := l.Latest(ledger.Record, "a")
		if data, err := l.Body(e); err == nil || !strings.HasPrefix(err.Error(), body+want) {
			t.Errorf("%s: %s, %v", want, data, err)
		}
	}
}

// TestLinksAreNotFollowed: nothing is written where a link leads.
func TestLinksAreNotFollowed(t *testing.T) {
	dir := damaged(t, func(t *testing.T, dir string) {
		must(t, os.RemoveAll(filepath.Join(dir, "log/records/a")))
		must(t, os.Mkdir(filepath.Join(dir, "elsewhere"), 0o755))
		must(t, os.Symlink("../../elsewhere", filepath.Join(dir, "log/records/a")))
	})
	d, err := open(t, dir).Draft(on("2026-01-03", thing(ledger.Record, "a", `3`)))
	must(t, err)
	var fault *ledger.Fault
	if err := ledger.Append(dir, d); !errors.As(err, &fault) {
		t.Errorf("written with %v", err)
	}
	if names, err := os.ReadDir(filepath.Join(dir, "elsewhere")); err != nil || len(names) > 0 {
		t.Errorf("elsewhere holds %v, %v", names, err)
	}
}

// damaged makes a good log and damages it.
func damaged(t *testing.T, change damage) string {
	t.Helper()
	dir := t.TempDir()
	p := on("2026-01-01", thing(ledger.Record, "a", `1`), thing(ledger.Record, "b", `1`))
	p.Reason = ledger.Text{"en": "First words"}
	publish(t, dir, p)
	p = on("2026-01-02", thing(ledger.Record, "a", `2`), thing(ledger.Record, "b", `1`))
	p.Reason = ledger.Text{"en": "Second words"}
	publish(t, dir, p)
	change(t, dir)
	return dir
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func readAll(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	must(t, err)
	return string(data)
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	must(t, os.WriteFile(name, []byte(text), 0o644))
}

func replace(t *testing.T, name, old, new string) {
	t.Helper()
	text := readAll(t, name)
	if !strings.Contains(text, old) {
		t.Fatalf("%s does not hold %s", name, old)
	}
	writeFile(t, name, strings.Replace(text, old, new, 1))
}

// FuzzOpen reads logs of any bytes: what is accepted holds together.
func FuzzOpen(f *testing.F) {
	dir := f.TempDir()
	publish(f, dir, on("2026-01-01", thing(ledger.Record, "a", `1`), thing(ledger.List, "rights", `[]`)))
	head, err := os.ReadFile(filepath.Join(dir, "log/head.json"))
	if err != nil {
		f.Fatal(err)
	}
	entries, err := os.ReadFile(filepath.Join(dir, "log/entries/000001.jsonl"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(head, entries, []byte(`1`))
	f.Add([]byte("{}"), []byte("{}\n{}\n"), []byte{})
	f.Fuzz(func(t *testing.T, head, entries, body []byte) {
		l, err := ledger.Open(fstest.MapFS{
			"log/head.json":            {Data: head},
			"log/entries/000001.jsonl": {Data: entries},
			"log/records/a/1.json":     {Data: body},
		})
		if err != nil {
			var fault *ledger.Fault
			if !errors.As(err, &fault) || fault.File == "" {
				t.Errorf("%v names no file", err)
			}
			return
		}
		for _, e := range l.Entries() {
			line, err := e.Line()
			if err != nil || !strings.Contains(string(entries), string(line)+"\n") {
				t.Errorf("%+v was not written so: %v", e, err)
			}
			if data, err := l.Body(e); err == nil && ledger.HashOf(data) != e.SHA256 {
				t.Errorf("the body %q is not that of %+v", data, e)
			}
		}
	})
}
