// Package crosswalk turns the registers of other publishers into registers of
// ours.
//
// A [Format] is one foreign file format. It reads a file and gives an
// [Import]: all files of a register folder, ready to be written or loaded, and
// a list of what looked odd. Each format is one file of this package, and most
// of it is a table: which foreign field feeds which of ours, and how its values
// cross. Every crossing knows its way back, so the same table serves export.
//
// # Nothing is lost
//
// After a value has crossed, its way back is tried. If that does not give the
// value as the source wrote it, or if there is no place for it at all, the
// value is kept under x.<format>.<field>. So a record always holds:
//
//   - the value in our field, where it can be read and checked, and
//   - the source's own words under x, where our field says it otherwise.
//
// A value that no YAML file of a register may hold (control characters, lists
// of nothing) is kept as JSON text under x.<format>.<field>_json. Empty values
// (null, "" or only spaces) say nothing and are not written.
//
// # Nothing is invented
//
// An import never fills a field that the source has no answer for. Words that
// stand for no answer ("n.v.t.", "onbekend", "-") stay under x, and the field
// is not published. Three fields alone get a stand-in, since a record cannot do
// without them, and each time it is reported: a record without a title is
// called by its number, one without an organisation belongs to "onbekend", and
// a system whose status is not known is taken to be in use, because people may
// be subject to it.
//
// # The same input gives the same ids
//
// The id of a record comes from the source's own id, that of an organisation
// from its name alone. Only where two names in one file would share an id does
// one of them get a suffix, computed from the name.
package crosswalk

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"testing/fstest"

	"vitrine/content"
	"vitrine/content/diag"
)

// Format is a file format of somebody else's register.
type Format struct {
	Name   string // what it is called on the command line and under x: "nl"
	Title  string // whose format it is
	Source string // where such files come from
	Import func(r io.Reader, opts Options) (*Import, error)
}

// Options is what a file does not say about itself.
type Options struct {
	Name string // of the file, for diagnostics
}

// Formats returns all formats, sorted by name.
func Formats() []Format {
	return []Format{nlFormat()}
}

// Find returns the format with the given name.
func Find(name string) (Format, bool) {
	all := Formats()
	i := slices.IndexFunc(all, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return all[i], true
}

// Import is a foreign file as a register of ours.
type Import struct {
	Files         []File // sorted by name
	Records       int
	Organisations int
	Repeated      int       // items that say exactly what another one says
	Lost          int       // items that could not become a record
	Kept          []Count   // values kept under x, by field
	Problems      diag.List // what looked odd; positions are those of the source
}

// File is one file of the new register.
type File struct {
	Name    string // relative to the register, slash-separated
	Content content.Mapping
}

// Count is how many values of a field were kept under x.
type Count struct {
	Field string
	N     int
}

// FS returns the register as a file system, to be copied or loaded.
func (im *Import) FS() (fs.FS, error) {
	files := make(fstest.MapFS, len(im.Files))
	for _, f := range im.Files {
		var b bytes.Buffer
		if err := content.Encode(&b, f.Content); err != nil {
			return nil, fmt.Errorf("write %s: %w", f.Name, err)
		}
		files[f.Name] = &fstest.MapFile{Data: b.Bytes(), Mode: 0o644}
	}
	return files, nil
}

// finish puts everything in order.
func (im *Import) finish() {
	slices.SortFunc(im.Files, func(a, b File) int { return cmp.Compare(a.Name, b.Name) })
	slices.SortFunc(im.Kept, func(a, b Count) int { return cmp.Compare(a.Field, b.Field) })
	im.Problems.Sort()
}
