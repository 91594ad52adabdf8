package mend

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"vitrine/content"
	"vitrine/content/diag"
)

// SchemaFolder is where a register keeps the schema for editors.
const SchemaFolder = ".vitrine/schema"

// Result is what became of a register.
type Result struct {
	Changes  []Change
	Refusals []Refusal
}

// Refusal is a file that could have been mended and was left as it is.
type Refusal struct{ File, Why string }

// Register mends the files of the register that was read from a folder. An error
// is a failure of the disk; what was done until then is in the result.
func Register(root *os.Root, reg *content.Register, problems diag.List) (Result, error) {
	var r Result
	byFile := map[string]diag.List{}
	for _, d := range problems {
		byFile[d.File] = append(byFile[d.File], d)
	}
	for _, f := range reg.Files() {
		data, changes, err := Text(f, byFile[f.Name], schemaOf(root, f.Name))
		if err == nil && len(changes) > 0 {
			err = write(root, f, data)
		}
		var refusal refused
		switch {
		case errors.As(err, &refusal):
			r.Refusals = append(r.Refusals, Refusal{f.Name, err.Error()})
		case err != nil:
			return r, fmt.Errorf("write %s: %w", f.Name, err)
		default:
			r.Changes = append(r.Changes, changes...)
		}
	}
	return r, nil
}

// refused says why a file is left as it is.
type refused string

func (r refused) Error() string { return string(r) }

// SchemaFor returns the way from a file of a register to its schema.
func SchemaFor(file string) string {
	folder, _, _ := strings.Cut(file, "/")
	kinds := map[string]string{
		"records": "record", "organisations": "organisation", "channels": "channel",
	}
	kind, ok := kinds[folder]
	if !ok {
		kind = "register"
	}
	up := strings.Repeat("../", strings.Count(file, "/"))
	return up + SchemaFolder + "/v1/" + kind + ".json"
}

// schemaOf is SchemaFor if the schema is there, else "".
func schemaOf(root *os.Root, file string) string {
	at := SchemaFor(file)
	info, err := root.Stat(path.Join(path.Dir(file), at))
	if err != nil || !info.Mode().IsRegular() {
		return ""
	}
	return at
}

// write exchanges a file for a new one, unless somebody has changed it since it
// was read. Whoever reads it sees the old text or the new one, never a part.
func write(root *os.Root, f *content.File, data []byte) error {
	info, err := root.Lstat(f.Name)
	if err != nil {
		return err
	}
	switch {
	case info.Mode()&fs.ModeSymlink != 0:
		return refused("it is a link: mend the file that it leads to")
	case !info.Mode().IsRegular():
		return refused("it is not a regular file")
	case info.Mode().Perm()&0o200 == 0:
		return refused("it may only be read")
	}
	name := path.Join(path.Dir(f.Name), ".vitrine-mend-"+rand.Text())
	if err := writeNew(root, name, data, info.Mode().Perm()); err != nil {
		return errors.Join(err, removeIfThere(root, name))
	}
	if err := unchanged(root, f); err != nil {
		return errors.Join(err, removeIfThere(root, name))
	}
	if err := root.Rename(name, f.Name); err != nil {
		return errors.Join(err, removeIfThere(root, name))
	}
	return nil
}

// unchanged reads a file once more.
func unchanged(root *os.Root, f *content.File) error {
	in, err := root.Open(f.Name)
	if err != nil {
		return err
	}
	defer in.Close()
	now, err := io.ReadAll(io.LimitReader(in, content.MaxFileSize+1))
	if err != nil {
		return err
	}
	if !bytes.Equal(now, f.Data) {
		return refused("somebody has changed it meanwhile")
	}
	return nil
}

func writeNew(root *os.Root, name string, data []byte, mode fs.FileMode) error {
	out, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = out.Write(data)
	return errors.Join(err, out.Chmod(mode), out.Sync(), out.Close())
}

func removeIfThere(root *os.Root, name string) error {
	if err := root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// Add appends what another round has done. Its lines count: a file that has got a
// first line in it has moved the places of earlier rounds.
func (r *Result) Add(next Result) {
	for _, c := range next.Changes {
		if c.Code == "" {
			r.down(c.File)
		}
	}
	r.Changes = append(r.Changes, next.Changes...)
	for _, refusal := range next.Refusals {
		if !slices.Contains(r.Refusals, refusal) {
			r.Refusals = append(r.Refusals, refusal)
		}
	}
}

func (r *Result) down(file string) {
	for i, c := range r.Changes {
		if c.File == file {
			r.Changes[i].Line++
		}
	}
}
