package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

func newInitial(t *testing.T) fs.FS {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "register")
	if err := writeFolder(dir, writeInitial); err != nil {
		t.Fatal(err)
	}
	return os.DirFS(dir)
}

// The first line of each file leads an editor from that file to its schema.
func TestInitialFilesNameTheirSchema(t *testing.T) {
	register := newInitial(t)
	schemas := map[string]string{
		"records": "record.json", "organisations": "organisation.json",
		"channels": "channel.json", ".": "register.json",
	}
	files := 0
	for folder, want := range schemas {
		names, err := fs.Glob(register, path.Join(folder, "*.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			files++
			data, err := fs.ReadFile(register, name)
			if err != nil {
				t.Fatal(err)
			}
			first, _, _ := strings.Cut(string(data), "\n")
			at, ok := strings.CutPrefix(first, "# yaml-language-server: $schema=")
			at = path.Join(path.Dir(name), at)
			if !ok || path.Base(at) != want {
				t.Errorf("%s begins with %q, not with the address of %s", name, first, want)
			}
			if _, err := fs.Stat(register, at); err != nil {
				t.Errorf("%s: its schema is not there: %v", name, err)
			}
		}
	}
	if files != 7 {
		t.Errorf("there are %d files, want settings, an organisation, two channels, three records",
			files)
	}
}

// The settings for editors lead to the schema too, for files without such a line.
func TestInitialEditorSettings(t *testing.T) {
	register := newInitial(t)
	var settings struct {
		Schemas map[string]string `json:"yaml.schemas"`
	}
	data, err := fs.ReadFile(register, ".vscode/settings.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &settings); err != nil {
		t.Fatal(err)
	}
	if len(settings.Schemas) != 4 {
		t.Errorf("there are %d schemas, want one for each kind of file", len(settings.Schemas))
	}
	for at := range settings.Schemas {
		if _, err := fs.Stat(register, path.Clean(at)); err != nil {
			t.Errorf("the schema %s is not there: %v", at, err)
		}
	}
}

func TestWriteFolderIsAllOrNothing(t *testing.T) {
	for what, prepare := range map[string]func(dir string) error{
		"a new folder":    func(string) error { return nil },
		"an empty folder": func(dir string) error { return os.Mkdir(dir, 0o755) },
	} {
		t.Run(what, func(t *testing.T) {
			parent := t.TempDir()
			dir := filepath.Join(parent, "register")
			if err := prepare(dir); err != nil {
				t.Fatal(err)
			}
			err := writeFolder(dir, func(dir string) error {
				if err := os.WriteFile(filepath.Join(dir, "a"), nil, 0o644); err != nil {
					return err
				}
				return fs.ErrClosed
			})
			if err == nil {
				t.Fatal("there is no error")
			}
			if entries, _ := os.ReadDir(dir); len(entries) > 0 {
				t.Errorf("something was left in the folder: %v", entries)
			}
			entries, err := os.ReadDir(parent)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range entries {
				if e.Name() != "register" {
					t.Errorf("something was left beside the folder: %s", e.Name())
				}
			}
		})
	}
}
