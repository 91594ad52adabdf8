package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"

	"vitrine/content/mend"
	"vitrine/schema"
)

// editorSettings lead editors from the files of a register to their schemas.
const editorSettings = ".vscode/settings.json"

// writeEditorFiles gives a register what editors need: the schema of this program,
// and settings unless there are some.
func writeEditorFiles(root *os.Root) error {
	if err := writeSchema(root); err != nil {
		return err
	}
	if _, err := root.Stat(editorSettings); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	data, err := initial.ReadFile(path.Join("initial", editorSettings))
	if err != nil {
		return err
	}
	if err := root.MkdirAll(path.Dir(editorSettings), 0o755); err != nil {
		return err
	}
	return root.WriteFile(editorSettings, data, 0o644)
}

// writeSchema writes the schema where the first line of each file says that it is:
// the part that editors read. Files that are right stay.
func writeSchema(root *os.Root) error {
	files := schema.FS()
	return fs.WalkDir(files, "v1", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		to := path.Join(mend.SchemaFolder, name)
		if d.IsDir() {
			return root.MkdirAll(to, 0o755)
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		if old, err := root.ReadFile(to); err == nil && bytes.Equal(old, data) {
			return nil
		}
		return root.WriteFile(to, data, 0o644)
	})
}
