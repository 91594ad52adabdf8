package ledger

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"sync"
)

// Limits of the files of a log, so that no folder takes more than a moment.
const (
	maxHead    = 4 << 10
	maxEntries = 512 << 20 // of one file of entries
	maxFiles   = 999_999   // of entries
)

const (
	headFile       = Folder + "/head.json"
	entriesDir     = Folder + "/entries"
	attributesFile = Folder + "/.gitattributes" // keeps git from changing line breaks
)

// entriesFile is the n-th file of entries, from 1.
func entriesFile(n int) string { return fmt.Sprintf("%s/%06d.jsonl", entriesDir, n) }

// Open reads the log of a register and checks that its entries follow each other.
// The file system is that of the register; without a log/ the log is empty. The
// error is a [*Fault] when the log is damaged. Bodies are checked by [Log.Body]
// when they are asked for.
func Open(fsys fs.FS) (*Log, error) {
	l := &Log{fsys: fsys, things: map[key][]int{}, shared: map[string]Kind{}}
	switch begun, err := l.begun(); {
	case err != nil:
		return nil, err
	case !begun:
		return l, nil
	}
	data, err := readFile(fsys, headFile, maxHead)
	if err != nil {
		return nil, err
	}
	if l.head, err = parseHead(data); err != nil {
		return nil, &Fault{File: headFile, What: err.Error()}
	}
	if err := l.noneBeyond(l.head.Files); err != nil {
		return nil, err
	}
	for n := 1; n <= l.head.Files; n++ {
		if err := l.read(entriesFile(n)); err != nil {
			return nil, err
		}
	}
	if err := l.matchesHead(); err != nil {
		return nil, err
	}
	return l, nil
}

// begun reports whether the head says that something was published.
func (l *Log) begun() (bool, error) {
	info, err := fs.Lstat(l.fsys, Folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("read log: %w", err)
	case !info.IsDir():
		return false, &Fault{File: Folder, What: "this is not a folder"}
	}
	switch _, err := fs.Lstat(l.fsys, headFile); {
	case errors.Is(err, fs.ErrNotExist):
		return false, l.noneBeyond(0)
	case err != nil:
		return false, fmt.Errorf("read log: %w", err)
	}
	return true, nil
}

// noneBeyond refuses a head that is older than its log. One file more may come
// from a publication that was killed before it wrote the head.
func (l *Log) noneBeyond(files int) error {
	name := entriesFile(files + 2)
	switch _, err := fs.Lstat(l.fsys, name); {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("read log: %w", err)
	}
	what := "it is missing, but there is " + name
	if files > 0 {
		what = "it is older than " + name
	}
	return &Fault{File: headFile, What: what + ": put the right one back"}
}

// read takes in a file of entries.
func (l *Log) read(name string) error {
	data, err := readFile(l.fsys, name, maxEntries)
	if err != nil {
		return err
	}
	lines, whole := bytes.CutSuffix(data, []byte("\n"))
	if !whole {
		return &Fault{File: name, What: "its last line is cut off"}
	}
	for i, p := range parseAll(bytes.Split(lines, []byte("\n"))) {
		err := p.err
		if err == nil {
			err = l.follows(&p.entry)
		}
		if err != nil {
			return &Fault{File: name, Line: i + 1, What: err.Error()}
		}
		l.add(p.entry)
		l.last = p.hash
	}
	return nil
}

// parsed is a line that was read.
type parsed struct {
	entry Entry
	hash  Hash
	err   error
}

// parseAll reads lines on every processor.
func parseAll(lines [][]byte) []parsed {
	out := make([]parsed, len(lines))
	workers := runtime.GOMAXPROCS(0)
	var reading sync.WaitGroup
	for w := range workers {
		reading.Go(func() {
			var p parser
			for i := w * len(lines) / workers; i < (w+1)*len(lines)/workers; i++ {
				out[i].hash = HashOf(lines[i])
				out[i].entry, out[i].err = p.entry(lines[i])
			}
		})
	}
	reading.Wait()
	return out
}

// follows reports in what an entry does not fit those before it.
func (l *Log) follows(e *Entry) error {
	if want := len(l.entries) + 1; e.Number != want {
		return fmt.Errorf("the entry has number %d, not %d", e.Number, want)
	}
	if e.Previous != l.last {
		return errors.New("it does not follow the entry before it: one of the two was changed")
	}
	if n := len(l.entries); n > 0 && e.Date < l.entries[n-1].Date {
		return fmt.Errorf("its date %s is before that of the entry before it, %s",
			e.Date, l.entries[n-1].Date)
	}
	before, _ := l.Latest(e.Kind, e.ID)
	if e.Revision != before.Revision+1 {
		return fmt.Errorf("%s %s has revision %d, not %d", e.Kind, e.ID, e.Revision,
			before.Revision+1)
	}
	if e.Prior != before.SHA256 {
		return errors.New("its prior is not the sha256 of the revision before")
	}
	return nil
}

// add takes in an entry that fits.
func (l *Log) add(e Entry) {
	k := e.key()
	l.things[k] = append(l.things[k], len(l.entries))
	l.entries = append(l.entries, e)
	if _, taken := l.shared[e.ID]; e.Kind.Shared() && !taken {
		l.shared[e.ID] = e.Kind
	}
}

// matchesHead reports whether the entries are those that the head speaks of.
func (l *Log) matchesHead() error {
	fault := func(what string) error { return &Fault{File: headFile, What: what} }
	switch n := len(l.entries); {
	case n != l.head.Entries:
		return fault(fmt.Sprintf("it speaks of %d entries, but there are %d", l.head.Entries, n))
	case l.last != l.head.SHA256:
		return fault("its sha256 is not that of the last entry: one of the two was changed")
	case l.entries[n-1].Date != l.head.Date:
		return fault("its date is not that of the last entry")
	}
	return nil
}
