package mend_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"vitrine/content"
	"vitrine/content/diag"
	"vitrine/content/mend"
)

// fix makes a problem at a pointer that is mended by writing new where old stands.
func fix(t *testing.T, f *content.File, pointer, text string, value any) diag.Diagnostic {
	t.Helper()
	s, ok := f.Scalar(pointer)
	if !ok {
		t.Fatalf("nothing stands at %s", pointer)
	}
	return diag.Diagnostic{
		File: f.Name, Path: pointer, Range: s.Range, Code: "test",
		Fix: &diag.Fix{Value: value, Edits: []diag.Edit{{Range: s.Range, Old: s.Text, New: text}}},
	}
}

func parse(t *testing.T, text string) *content.File {
	t.Helper()
	f, problems := content.Parse("records/tax/a.yaml", []byte(text))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return f
}

func TestEditsLeaveTheRest(t *testing.T) {
	f := parse(t, "\uFEFF# é\r\na: {b:  'x y' , c: \"x y\"} # x y\r\nd: x y")
	data, changes, err := mend.Text(f, diag.List{
		fix(t, f, "/d", "z", "z"),
		fix(t, f, "/a/b", "'longer words'", "longer words"),
		fix(t, f, "/a/c", `""`, ""),
	}, "")
	want := "\uFEFF# é\r\na: {b:  'longer words' , c: \"\"} # x y\r\nd: z"
	if err != nil || string(data) != want {
		t.Errorf("got %q, %v", data, err)
	}
	if len(changes) != 3 || changes[0].Line != 2 || changes[2].Line != 3 {
		t.Errorf("changes: %+v", changes)
	}
}

// A file is only mended to what the fixes say.
func TestWhatWouldSaySomethingElseIsLeftAlone(t *testing.T) {
	f := parse(t, "a: x\nb: y\n")
	for what, d := range map[string]diag.Diagnostic{
		"another value":        fix(t, f, "/a", "z", "x2"),
		"a number for a text":  fix(t, f, "/a", "1", "1"),
		"a second key":         fix(t, f, "/a", "x\nc: z", "x"),
		"broken YAML":          fix(t, f, "/a", "[", "["),
		"an anchor":            fix(t, f, "/a", "&a x", "x"),
		"a comment in its way": fix(t, f, "/a", "x #", "x #"),
	} {
		if data, _, err := mend.Text(f, diag.List{d}, ""); err == nil {
			t.Errorf("%s: the text becomes %q", what, data)
		}
	}
}

func TestTextThatIsNotWhatWasReadIsLeftAlone(t *testing.T) {
	f := parse(t, "a: x\n")
	d := fix(t, f, "/a", "z", "z")
	for _, text := range []string{"a:  x\n", "b\na: x\n", "", "a: y\n"} {
		other := &content.File{Name: f.Name, Data: []byte(text), Value: f.Value}
		if data, _, err := mend.Text(other, diag.List{d}, ""); err == nil {
			t.Errorf("%q becomes %q", text, data)
		}
	}
}

// Two problems of one place are not mended twice.
func TestEditsDoNotOverlap(t *testing.T) {
	f := parse(t, "a: x\n")
	data, changes, err := mend.Text(f, diag.List{
		fix(t, f, "/a", "y", "y"), fix(t, f, "/a", "z", "z"),
	}, "")
	if err != nil || string(data) != "a: y\n" || len(changes) != 1 {
		t.Errorf("got %q, %v, %v", data, changes, err)
	}
}

func TestKeysAndValuesTogether(t *testing.T) {
	f := parse(t, "T: {EN: 1.10}\n")
	key := func(pointer, name string) diag.Diagnostic {
		s, _ := f.KeyScalar(pointer)
		return diag.Diagnostic{
			File: f.Name, Path: pointer, Range: s.Range,
			Fix: &diag.Fix{
				Key: true, Value: name,
				Edits: []diag.Edit{{Range: s.Range, Old: s.Text, New: name}},
			},
		}
	}
	data, _, err := mend.Text(f, diag.List{
		key("/T", "t"), key("/T/EN", "en"), fix(t, f, "/T/EN", `"1.10"`, "1.10"),
	}, "")
	if err != nil || string(data) != "t: {en: \"1.10\"}\n" {
		t.Errorf("got %q, %v", data, err)
	}
}

func TestModelines(t *testing.T) {
	const line = "# yaml-language-server: $schema=../s.json"
	for text, want := range map[string]string{
		"a: x\n":                     line + "\na: x\n",
		"a: x":                       line + "\na: x",
		"a: x\r\nb: y":               line + "\r\na: x\r\nb: y",
		"\uFEFFa: x\r\n":             "\uFEFF" + line + "\r\na: x\r\n",
		"# about it\na: x\n":         line + "\n# about it\na: x\n",
		"---\na: x\n":                line + "\n---\na: x\n",
		line + "\na: x\n":            line + "\na: x\n",
		"\uFEFF" + line + "\na: x\n": "\uFEFF" + line + "\na: x\n",
		"# c\n\n#yaml-language-server:$schema=x\na: x\n": "# c\n\n#yaml-language-server:$schema=x\na: x\n",
	} {
		data, _, err := mend.Text(parse(t, text), nil, "../s.json")
		if err != nil || string(data) != want {
			t.Errorf("%q becomes %q, %v", text, data, err)
		}
	}
	broken, _ := content.Parse("records/a.yaml", []byte("a: [\n"))
	if data, changes, err := mend.Text(broken, nil, "../s.json"); err != nil || len(changes) > 0 {
		t.Errorf("a broken file becomes %q, %v", data, err)
	}
}

func TestLinesAreThoseOfTheNewText(t *testing.T) {
	f := parse(t, "a: x\n")
	_, changes, err := mend.Text(f, diag.List{fix(t, f, "/a", "z", "z")}, "s.json")
	if err != nil || len(changes) != 2 || changes[0].Line != 1 || changes[1].Line != 2 {
		t.Errorf("got %+v, %v", changes, err)
	}
	var all mend.Result
	all.Add(mend.Result{Changes: []mend.Change{{File: "a", Line: 3, Code: "c"}, {File: "b", Line: 3}}})
	all.Add(mend.Result{Changes: []mend.Change{{File: "a", Line: 1}}})
	if got := all.Changes; got[0].Line != 4 || got[1].Line != 3 || got[2].Line != 1 {
		t.Errorf("got %+v", got)
	}
}

func TestSchemaFor(t *testing.T) {
	for file, want := range map[string]string{
		"vitrine.yaml":            ".vitrine/schema/v1/register.json",
		"records/a.yaml":          "../.vitrine/schema/v1/record.json",
		"records/tax/2024/a.yaml": "../../../.vitrine/schema/v1/record.json",
		"organisations/a.yaml":    "../.vitrine/schema/v1/organisation.json",
		"channels/a.yaml":         "../.vitrine/schema/v1/channel.json",
	} {
		if got := mend.SchemaFor(file); got != want {
			t.Errorf("%s: got %s", file, got)
		}
	}
}

// onDisk writes a register with one record and reads it.
func onDisk(t *testing.T, record string) (dir string, root *os.Root, reg *content.Register) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range map[string]string{"vitrine.yaml": "id: r\n", "records/a.yaml": record} {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	reg, problems, err := content.Open(dir)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	if root, err = os.OpenRoot(dir); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return dir, root, reg
}

func TestFilesKeepTheirModeAndNothingIsLeftBehind(t *testing.T) {
	dir, root, reg := onDisk(t, "id: x\n")
	at := filepath.Join(dir, "records", "a.yaml")
	if err := os.Chmod(at, 0o640); err != nil {
		t.Fatal(err)
	}
	r, err := mend.Register(root, reg, diag.List{fix(t, reg.File("records/a.yaml"), "/id", "a", "a")})
	if err != nil || len(r.Changes) != 1 || len(r.Refusals) > 0 {
		t.Fatal(r, err)
	}
	data, err := os.ReadFile(at)
	if err != nil || string(data) != "id: a\n" {
		t.Errorf("the file holds %q, %v", data, err)
	}
	info, err := os.Stat(at)
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 {
		t.Errorf("the mode is %v, %v", info.Mode(), err)
	}
	if entries, _ := os.ReadDir(filepath.Dir(at)); len(entries) != 1 {
		t.Errorf("the folder holds %v", entries)
	}
}

// What has changed since it was read, leads elsewhere, or may only be read is left
// as it is, and said.
func TestRefusals(t *testing.T) {
	for what, c := range map[string]struct {
		why    string
		change func(at string) error
	}{
		"changed": {"somebody has changed it meanwhile", func(at string) error {
			return os.WriteFile(at, []byte("id: x \n"), 0o644)
		}},
		"a link out": {"it is a link: mend the file that it leads to", func(at string) error {
			outside := filepath.Join(filepath.Dir(filepath.Dir(filepath.Dir(at))), "outside.yaml")
			return link(at, outside)
		}},
		"a link inside": {"it is a link: mend the file that it leads to", func(at string) error {
			return link(at, filepath.Join(filepath.Dir(at), "b.yaml"))
		}},
		"read-only": {"it may only be read", func(at string) error { return os.Chmod(at, 0o444) }},
	} {
		t.Run(what, func(t *testing.T) {
			dir, root, reg := onDisk(t, "id: x\n")
			at := filepath.Join(dir, "records", "a.yaml")
			d := fix(t, reg.File("records/a.yaml"), "/id", "a", "a")
			if err := c.change(at); err != nil {
				t.Skip(err)
			}
			before, err := os.ReadFile(at)
			if err != nil {
				t.Fatal(err)
			}
			r, err := mend.Register(root, reg, diag.List{d})
			if err != nil || len(r.Changes) > 0 || len(r.Refusals) != 1 || r.Refusals[0].Why != c.why {
				t.Errorf("got %+v, %v", r, err)
			}
			if after, err := os.ReadFile(at); err != nil || string(after) != string(before) {
				t.Errorf("the file holds %q, %v", after, err)
			}
			left := func(e fs.DirEntry) bool { return strings.HasPrefix(e.Name(), ".") }
			entries, _ := os.ReadDir(filepath.Dir(at))
			for _, e := range entries {
				if left(e) {
					t.Errorf("%s is left behind", e.Name())
				}
			}
		})
	}
}

// link puts a file elsewhere and a link in its place.
func link(at, elsewhere string) error {
	if err := os.Rename(at, elsewhere); err != nil {
		return err
	}
	return os.Symlink(elsewhere, at)
}
