package versions

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"vitrine/content/changes"
	"vitrine/schema/crosswalk"
)

const record = "id: parking\ntitle:\n  en: Parking checks\nlifecycle:\n  status: %s\n"

// write writes files below a folder, by name.
func write(t *testing.T, dir string, files map[string]string) string {
	t.Helper()
	for name, data := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func register(t *testing.T, status string) string {
	return write(t, t.TempDir(), map[string]string{
		"vitrine.yaml":            "id: demo\n",
		"records/parking.yaml":    strings.Replace(record, "%s", status, 1),
		"records/sub/fines.yaml":  "id: fines\ntitle:\n  en: Fines\n",
		"organisations/city.yaml": "id: city\nname:\n  en: City\n",
		"channels/desk.yaml":      "id: desk\nname:\n  en: Desk\n",
	})
}

func read(t *testing.T, name string) changes.Register {
	t.Helper()
	v, err := Find(context.Background(), name)
	if err != nil {
		t.Fatal(err)
	}
	r, err := v.Read()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func status(r changes.Register) any {
	s, _ := changes.At(r.Records["parking"], "lifecycle", "status")
	return s
}

func TestFolderAndSiteSayTheSame(t *testing.T) {
	dir := register(t, "in_use")
	r := read(t, dir)
	if len(r.Records) != 2 || status(r) != "in_use" || r.Settings["id"] != "demo" {
		t.Fatalf("%+v", r)
	}
	list := func(m map[string]changes.Tree, ids ...string) []changes.Tree {
		var out []changes.Tree
		for _, id := range ids {
			out = append(out, m[id])
		}
		return out
	}
	all, err := json.Marshal(map[string]any{
		"register": r.Settings, "records": list(r.Records, "parking", "fines"),
		"organisations": list(r.Organisations, "city"), "channels": list(r.Channels, "desk"),
	})
	if err != nil {
		t.Fatal(err)
	}
	site := write(t, t.TempDir(), map[string]string{"data/records.json": string(all)})
	if d := changes.CompareRegisters(r, read(t, site)); !d.Empty() {
		t.Errorf("the site differs: %+v", d)
	}
	one, err := json.Marshal(r.Records["parking"])
	if err != nil {
		t.Fatal(err)
	}
	alone := read(t, write(t, t.TempDir(), map[string]string{
		"data/records/parking.json": string(one),
		"data/schema/v1/x.json":     `{"title":"A record"}`,
	}))
	if len(alone.Records) != 1 || status(alone) != "in_use" || alone.Schema["v1/x.json"] == nil {
		t.Errorf("%+v", alone)
	}
}

// inGit makes a repository of a register with two commits.
func inGit(t *testing.T, below string) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	repository := t.TempDir()
	dir := filepath.Join(repository, below)
	run := func(args ...string) {
		c := exec.Command("git", append([]string{
			"-C", repository, "-c", "user.name=A", "-c", "user.email=a@city.example",
			"-c", "commit.gpgsign=false",
		}, args...)...)
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	run("init", "-q", ".")
	for _, status := range []string{"pilot", "in_use"} {
		if err := os.CopyFS(dir, os.DirFS(register(t, status))); err != nil {
			if err = os.RemoveAll(dir + "/records"); err != nil {
				t.Fatal(err)
			}
			write(t, dir, map[string]string{
				"records/parking.yaml": strings.Replace(record, "%s", status, 1),
			})
		}
		run("add", "-A")
		run("commit", "-q", "-m", status)
	}
	return dir
}

func TestRevisions(t *testing.T) {
	dir := inGit(t, "registers/demo@city")
	for name, want := range map[string]string{
		dir: "in_use", dir + "@HEAD": "in_use", dir + "@HEAD~1": "pilot", dir + "@HEAD@{1}": "pilot",
	} {
		if got := status(read(t, name)); got != want {
			t.Errorf("%s: %v, want %s", name, got, want)
		}
	}
	r := read(t, dir+"@HEAD~1")
	if len(r.Records) != 2 || len(r.Channels) != 1 || len(r.Organisations) != 1 {
		t.Errorf("%+v", r)
	}
	for _, rev := range []string{"nothing", "--output=x", "HEAD:records", ""} {
		if _, err := Find(context.Background(), dir+"@"+rev); err == nil {
			t.Errorf("@%s was found", rev)
		}
	}
}

// A repository may come from strangers: what its settings would start is not
// started.
func TestRevisionsStartNothing(t *testing.T) {
	dir := inGit(t, "")
	trap := filepath.Join(t.TempDir(), "sprung")
	script := write(t, t.TempDir(), map[string]string{"trap.sh": "#!/bin/sh\ntouch " + trap + "\n"})
	script = filepath.Join(script, "trap.sh")
	if err := os.Chmod(script, 0o755); err != nil {
		t.Fatal(err)
	}
	config, err := os.OpenFile(filepath.Join(dir, ".git", "config"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = config.WriteString("[core]\n\tfsmonitor = " + script + "\n\tpager = " + script +
		"\n\tsshCommand = " + script + "\n[filter \"x\"]\n\tsmudge = " + script +
		"\n\tclean = " + script + "\n[diff \"x\"]\n\ttextconv = " + script +
		"\n[remote \"origin\"]\n\turl = ext::" + script + "\n\tpromisor = true\n")
	if err != nil || config.Close() != nil {
		t.Fatal(err)
	}
	write(t, dir, map[string]string{".gitattributes": "* filter=x diff=x export-ignore\n"})
	if got := status(read(t, dir+"@HEAD~1")); got != "pilot" {
		t.Error(got)
	}
	if _, err := os.Stat(trap); err == nil {
		t.Error("something was started")
	}
}

func TestForeign(t *testing.T) {
	const item = `{"id":"1","title":"Parkeren","organisatie":"Gemeente Delft","status":"in_gebruik",
		"doel":"Controle","juridische_basis":"","impactassessment":"Ja","url":"","geregistreerd":"2024-02-06"}`
	dir := write(t, t.TempDir(), map[string]string{
		"algoritmes-2026-06-09.json": `{"fetched_at":"2026-06-09T00:00:00Z","count":1,"algoritmes":[` + item + `]}`,
		"algoritmes-2026-07-01.json": `{"fetched_at":"2026-07-01T00:00:00Z","count":1,"algoritmes":[` +
			strings.Replace(item, `"Ja"`, `"Onbekend"`, 1) + `]}`,
		"readme.json": `{}`,
	})
	a := read(t, "nl:"+dir+"/algoritmes-2026-06-09.json")
	b := read(t, "nl:"+dir+"/algoritmes-2026-07-01.json")
	d := changes.CompareRegisters(a, b)
	if len(d.Records.Changed) != 1 || len(d.Settings) != 0 {
		t.Fatalf("%+v", d)
	}
	for _, c := range d.Records.Changed[0].Changes {
		if c.From != "/assessments" && !strings.HasPrefix(c.From, "/x/") {
			t.Errorf("false change of %s", c.From)
		}
	}
	format, file, _ := Foreign("nl:" + dir + "/algoritmes-2026-06-09.json")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	im, err := format.Import(bytes.NewReader(data), crosswalk.Options{Name: file})
	if err != nil {
		t.Fatal(err)
	}
	files, err := im.FS()
	if err != nil {
		t.Fatal(err)
	}
	imported := filepath.Join(t.TempDir(), "imported")
	if err := os.CopyFS(imported, files); err != nil {
		t.Fatal(err)
	}
	x, err := Find(t.Context(), imported)
	if err != nil {
		t.Fatal(err)
	}
	y, err := Find(t.Context(), "nl:"+file)
	if err != nil {
		t.Fatal(err)
	}
	if a, b, err = ReadPair(x, y); err != nil || !changes.CompareRegisters(a, b).Empty() {
		t.Errorf("what was imported differs from its source: %v", err)
	}
	list, skipped, ok, err := Snapshots("nl:" + dir)
	if err != nil || !ok || len(list) != 2 || list[0].Date != "2026-06-09" || len(skipped) != 1 {
		t.Errorf("%+v %v %v %v", list, skipped, ok, err)
	}
}

func TestWhatIsNoVersion(t *testing.T) {
	empty := t.TempDir()
	broken := write(t, t.TempDir(), map[string]string{
		"vitrine.yaml": "id: demo\n", "records/x.yaml": "id: x\nid: y\n",
	})
	badSite := write(t, t.TempDir(), map[string]string{"data/records.json": `{"records":[{"id":"../x"}]}`})
	notJSON := write(t, t.TempDir(), map[string]string{"data/records.json": `<html>`})
	for name, want := range map[string]string{
		empty:                      "neither a register",
		empty + "/nothing":         "there is no folder",
		"zz:file.json":             "no format \"zz\"",
		"nl:" + empty + "/no":      "no such file",
		broken:                     "records/x.yaml:2",
		badSite:                    "is no id",
		notJSON:                    "invalid character",
		broken + "/records/x.yaml": "is a file",
		empty + "@HEAD":            "git",
	} {
		v, err := Find(context.Background(), name)
		if err == nil {
			_, err = v.Read()
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", name, err, want)
		}
	}
}

// Records that are the same in both folders are not read, and that changes nothing.
func TestReadPairLeavesOutWhatIsTheSame(t *testing.T) {
	old, new := register(t, "pilot"), register(t, "in_use")
	pair := func() (changes.Register, changes.Register) {
		a, err := Find(context.Background(), old)
		if err != nil {
			t.Fatal(err)
		}
		b, err := Find(context.Background(), new)
		if err != nil {
			t.Fatal(err)
		}
		x, y, err := ReadPair(a, b)
		if err != nil {
			t.Fatal(err)
		}
		return x, y
	}
	a, b := pair()
	if len(a.Records) != 1 || len(b.Records) != 1 || len(a.Organisations) != 1 {
		t.Errorf("%d and %d records were read", len(a.Records), len(b.Records))
	}
	d := changes.CompareRegisters(a, b)
	if len(d.Records.Changed) != 1 || d.Records.Changed[0].ID != "parking" {
		t.Errorf("%+v", d)
	}
	// A record that is the same in both names the body that seems new: nothing was
	// renamed, and only a reading of everything shows that.
	write(t, old, map[string]string{
		"records/parking.yaml":   "id: parking\ntitle:\n  en: Parking\norganisation: town\n",
		"records/sub/fines.yaml": "id: fines\ntitle:\n  en: Fines\norganisation: city\n",
	})
	write(t, new, map[string]string{
		"records/parking.yaml":   "id: parking\ntitle:\n  en: Parking\norganisation: city\n",
		"records/sub/fines.yaml": "id: fines\ntitle:\n  en: Fines\norganisation: city\n",
	})
	if err := os.Remove(filepath.Join(old, "organisations", "city.yaml")); err != nil {
		t.Fatal(err)
	}
	a, b = pair()
	if d := changes.CompareRegisters(a, b); len(d.Renamed) != 0 || len(a.Records) != 2 {
		t.Errorf("%+v", d.Renamed)
	}
}
