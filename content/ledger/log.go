package ledger

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
)

// Folder is where the log of a register is, relative to the register.
const Folder = "log"

// Fault says that the log is damaged: what is wrong, and where.
type Fault struct {
	File string // relative to the register, slash-separated
	Line int    // from 1; 0 for the whole file
	What string // in English
}

func (f *Fault) Error() string {
	if f.Line > 0 {
		return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.What)
	}
	return f.File + ": " + f.What
}

// What [Log.Body] says of a body that is not there.
var (
	ErrErased = errors.New("the content of this version was erased")
	ErrNoBody = errors.New("this version has no content")
)

// Log is what a register has published, as it was when it was opened. It does not
// change, and may be read by several goroutines. A nil Log is an empty one.
type Log struct {
	fsys    fs.FS
	head    Head
	last    Hash          // of the last entry that was read
	entries []Entry       // in their order
	things  map[key][]int // numbers of entries, from 0, of each thing
	shared  map[string]Kind
}

// Len returns how many entries there are.
func (l *Log) Len() int {
	if l == nil {
		return 0
	}
	return len(l.entries)
}

// Head returns how far the log goes. It is zero for an empty log.
func (l *Log) Head() Head {
	if l == nil {
		return Head{}
	}
	return l.head
}

// Date is the day of the last publication, "" for an empty log.
func (l *Log) Date() string { return l.Head().Date }

// Entries returns all entries, the newest first.
func (l *Log) Entries() []Entry {
	if l == nil {
		return nil
	}
	list := slices.Clone(l.entries)
	slices.Reverse(list)
	return list
}

// IDs returns the ids of a kind that were ever published, sorted.
func (l *Log) IDs(kind Kind) []string {
	if l == nil {
		return nil
	}
	var ids []string
	for k := range l.things {
		if k.kind == kind {
			ids = append(ids, k.id)
		}
	}
	slices.Sort(ids)
	return ids
}

// Versions returns the versions of a thing, the oldest first.
func (l *Log) Versions(kind Kind, id string) []Entry {
	if l == nil {
		return nil
	}
	numbers := l.things[key{kind, id}]
	list := make([]Entry, len(numbers))
	for i, n := range numbers {
		list[i] = l.entries[n]
	}
	return list
}

// Latest returns the newest version of a thing, false if there is none.
func (l *Log) Latest(kind Kind, id string) (Entry, bool) {
	if l == nil {
		return Entry{}, false
	}
	numbers := l.things[key{kind, id}]
	if len(numbers) == 0 {
		return Entry{}, false
	}
	return l.entries[numbers[len(numbers)-1]], true
}

// KindOf says which kind of thing first had an id that records, organisations and
// channels share, false if none had it.
func (l *Log) KindOf(id string) (Kind, bool) {
	if l == nil {
		return "", false
	}
	kind, ok := l.shared[id]
	return kind, ok
}

// At returns the newest version of each thing on a day, in the order of a
// publication. Things that were withdrawn or erased by then are among them.
func (l *Log) At(date string) []Entry {
	if l == nil {
		return nil
	}
	newest := map[key]int{}
	for n := range l.entries {
		if l.entries[n].Date > date {
			break
		}
		newest[l.entries[n].key()] = n
	}
	list := make([]Entry, 0, len(newest))
	for _, n := range newest {
		list = append(list, l.entries[n])
	}
	slices.SortFunc(list, func(a, b Entry) int { return a.key().compare(b.key()) })
	return list
}

// ErasedBy returns the entry by which the content of a version was erased, false
// if it was not.
func (l *Log) ErasedBy(e Entry) (Entry, bool) {
	for _, later := range l.Versions(e.Kind, e.ID) {
		if later.Revision > e.Revision && later.Status == Erased {
			return later, true
		}
	}
	return Entry{}, false
}

// Said returns the newest version of a thing that still has content, false if
// there is none.
func (l *Log) Said(kind Kind, id string) (Entry, bool) {
	for _, e := range slices.Backward(l.Versions(kind, id)) {
		if e.Status == Erased {
			break
		}
		if e.HasBody() {
			return e, true
		}
	}
	return Entry{}, false
}

// Body returns what a version said, as canonical JSON. The error is [ErrErased] or
// [ErrNoBody] where there is nothing to return, and a [*Fault] where it is missing
// or not what was published.
func (l *Log) Body(e Entry) ([]byte, error) {
	if !e.HasBody() {
		return nil, ErrNoBody
	}
	if _, erased := l.ErasedBy(e); erased {
		return nil, ErrErased
	}
	name := e.BodyFile()
	data, err := readFile(l.fsys, name, MaxBody)
	if err != nil {
		return nil, err
	}
	data = bytes.TrimSuffix(data, []byte("\n")) // which some editors add
	if HashOf(data) != e.SHA256 {
		return nil, &Fault{File: name, What: "this is not what was published: its SHA-256 is " +
			HashOf(data).String() + ", not " + e.SHA256.String()}
	}
	return data, nil
}

// readFile reads a file of the log that is one, and no link to one. What is
// missing or not a file is a [*Fault].
func readFile(fsys fs.FS, name string, limit int64) ([]byte, error) {
	fault := func(what string) ([]byte, error) { return nil, &Fault{File: name, What: what} }
	for i := range len(name) {
		if name[i] != '/' {
			continue
		}
		info, err := fs.Lstat(fsys, name[:i])
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return fault("this file is missing")
		case err != nil:
			return nil, fmt.Errorf("read log: %w", err)
		case !info.IsDir():
			return nil, &Fault{File: name[:i], What: "this is not a folder"}
		}
	}
	info, err := fs.Lstat(fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fault("this file is missing")
	case err != nil:
		return nil, fmt.Errorf("read log: %w", err)
	case !info.Mode().IsRegular():
		return fault("this is not a file")
	case info.Size() > limit:
		return fault(fmt.Sprintf("this file has %d bytes; %d are allowed", info.Size(), limit))
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read log: %w", err)
	}
	defer f.Close()
	b := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))
	if _, err := b.ReadFrom(io.LimitReader(f, limit+1)); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if int64(b.Len()) > limit {
		return fault("this file grows while it is read")
	}
	return b.Bytes(), nil
}
