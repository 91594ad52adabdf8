package main

import (
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"

	"vitrine/content"
	"vitrine/content/diag"
	"vitrine/content/mend"
)

// ofTheOther are the fields of a record that are true of that record only.
var ofTheOther = []string{
	"/record/published", "/record/updated", "/record/withdrawn", "/record/source",
}

// recordCopy is the record of one system as the beginning of another's.
type recordCopy struct {
	file, from, id string
	text           []byte
	leftOut        []string
}

// copyRecord makes the text of a record from that of another: only its id is
// changed, and what is true of the other alone is taken out.
func copyRecord(
	reg *content.Register, problems diag.List, other, id string,
) (recordCopy, error) {
	rec := reg.Record(other)
	if rec == nil {
		return recordCopy{}, fmt.Errorf("there is no record “%s” to copy", other)
	}
	if slices.ContainsFunc(problems, func(d diag.Diagnostic) bool { return d.File == rec.File }) {
		return recordCopy{}, fmt.Errorf("%s cannot be read well enough: see vitrine check", rec.File)
	}
	pointers := slices.Clone(ofTheOther)
	for _, lang := range slices.Sorted(maps.Keys(rec.Translations)) {
		pointers = append(pointers,
			content.Pointer("/translations", lang)+"/source_hash")
	}
	text, leftOut, err := mend.Without(reg.File(rec.File), pointers...)
	if err != nil {
		return recordCopy{}, fmt.Errorf("copy %s: %w", rec.File, err)
	}
	text, err = withID(rec.File, text, id)
	if err != nil {
		return recordCopy{}, fmt.Errorf("copy %s: %w", rec.File, err)
	}
	file := path.Join(path.Dir(rec.File), id+".yaml")
	return recordCopy{file, rec.File, id, text, leftOut}, nil
}

// withID writes another id into the text of a file.
func withID(name string, text []byte, id string) ([]byte, error) {
	f, _ := content.Parse(name, text)
	s, ok := f.Scalar("/id")
	if !ok {
		return nil, fmt.Errorf("its id is not written on one line")
	}
	written, ok := s.As(id)
	if !ok {
		written = `"` + id + `"` // it would be taken for a number
	}
	return diag.Edit{Range: s.Range, Old: s.Text, New: written}.In(text), nil
}

// say says what was copied and what was not.
func (r recordCopy) say(w io.Writer) error {
	fmt.Fprintf(w, "%s is a copy of %s with the id %s.\n", r.file, r.from, r.id)
	if len(r.leftOut) > 0 {
		var names []string
		for _, pointer := range r.leftOut {
			names = append(names, strings.ReplaceAll(pointer[1:], "/", "."))
		}
		fmt.Fprintf(w, "Left out, since it is about the other record: %s.\n",
			strings.Join(names, ", "))
	}
	_, err := fmt.Fprintln(w, "Everything else is what the other record says: read it line by line.")
	return err
}
