package hugosite

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/afero"
)

// errNotSupported answers the calls that only a real file system can answer.
var errNotSupported = errors.New("not supported by a folder that is only written")

// sinkFS is the folder Hugo believes to publish into. Each file is collected in
// memory and handed on once, when Hugo closes it.
//
// Hugo never hears of a failure of the sink: errors of many pages can make it
// wait for ever (see errStuck). It is told to stop instead.
type sinkFS struct {
	ctx   context.Context
	sink  func(name string, data []byte) error
	codes map[string]string // a language's folder in Hugo's world -> its code

	open sync.RWMutex // held for writing by shut, for reading while sink runs

	mu     sync.Mutex
	closed bool
	stop   func()
	first  error // the first failure of sink, which is the one worth reporting
	names  map[string]bool
}

func newSinkFS(ctx context.Context, s Site, sink func(string, []byte) error) *sinkFS {
	codes := map[string]string{}
	for _, l := range s.Languages {
		codes[strings.ToLower(l.Code)] = l.Code
	}
	return &sinkFS{ctx: ctx, sink: sink, codes: codes, names: map[string]bool{}}
}

// onFailure sets what is called when the sink has failed.
func (s *sinkFS) onFailure(stop func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stop = stop
}

// failure returns the first error that sink or the context gave.
func (s *sinkFS) failure() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.first
}

// delivered reports whether sink has got a file.
func (s *sinkFS) delivered(name string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.names[name]
}

// shut waits for the sink to return and keeps it from being called again, by
// whatever may be left of a build.
func (s *sinkFS) shut() {
	s.open.Lock()
	defer s.open.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
}

func (s *sinkFS) fail(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.first == nil {
		s.first = err
	}
	if s.stop != nil {
		s.stop()
	}
}

// deliver hands one file to the sink, unless there is no use any more.
func (s *sinkFS) deliver(name string, data []byte) {
	s.open.RLock()
	defer s.open.RUnlock()
	s.mu.Lock()
	idle := s.closed || s.first != nil
	s.mu.Unlock()
	if idle {
		return
	}
	err := s.ctx.Err()
	if err == nil {
		err = s.sink(name, data)
	}
	if err != nil {
		s.fail(err)
		return
	}
	s.mu.Lock()
	s.names[name] = true
	s.mu.Unlock()
}

// name turns Hugo's name of a file into the site's: Hugo writes the codes of
// languages in lower case.
func (s *sinkFS) name(hugo string) string {
	name := strings.TrimPrefix(path.Clean("/"+filepath.ToSlash(hugo)), outputDir)
	name = strings.TrimPrefix(name, "/")
	first, rest, deep := strings.Cut(name, "/")
	if code, ok := s.codes[first]; ok && deep {
		return code + "/" + rest
	}
	return name
}

// Create begins a file.
func (s *sinkFS) Create(name string) (afero.File, error) {
	return &sinkFile{fs: s, name: s.name(name)}, nil
}

// OpenFile begins a file when it is opened for writing.
func (s *sinkFS) OpenFile(name string, flag int, _ os.FileMode) (afero.File, error) {
	if flag&(os.O_WRONLY|os.O_RDWR) == 0 {
		return s.Open(name)
	}
	return s.Create(name)
}

// Name names the file system.
func (s *sinkFS) Name() string { return "sinkFS" }

// Open finds nothing: what was handed on is no longer here.
func (s *sinkFS) Open(name string) (afero.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: syscall.ENOENT}
}

// Stat finds nothing, like Open.
func (s *sinkFS) Stat(name string) (os.FileInfo, error) {
	return nil, &fs.PathError{Op: "stat", Path: name, Err: syscall.ENOENT}
}

// Folders come into being with their files, and nothing is ever taken back.

func (s *sinkFS) Mkdir(string, os.FileMode) error            { return nil }
func (s *sinkFS) MkdirAll(string, os.FileMode) error         { return nil }
func (s *sinkFS) Remove(string) error                        { return errNotSupported }
func (s *sinkFS) RemoveAll(string) error                     { return errNotSupported }
func (s *sinkFS) Rename(string, string) error                { return errNotSupported }
func (s *sinkFS) Chmod(string, os.FileMode) error            { return nil }
func (s *sinkFS) Chown(string, int, int) error               { return nil }
func (s *sinkFS) Chtimes(string, time.Time, time.Time) error { return nil }

// sinkFile is a file that Hugo is writing.
type sinkFile struct {
	fs     *sinkFS
	name   string
	data   bytes.Buffer
	closed bool
}

// Close hands the file on.
func (f *sinkFile) Close() error {
	if f.closed {
		return nil
	}
	f.closed = true
	f.fs.deliver(f.name, f.data.Bytes())
	return nil
}

func (f *sinkFile) Write(p []byte) (int, error)       { return f.data.Write(p) }
func (f *sinkFile) WriteString(s string) (int, error) { return f.data.WriteString(s) }
func (f *sinkFile) Name() string                      { return f.name }
func (f *sinkFile) Sync() error                       { return nil }

func (f *sinkFile) Read([]byte) (int, error)           { return 0, errNotSupported }
func (f *sinkFile) ReadAt([]byte, int64) (int, error)  { return 0, errNotSupported }
func (f *sinkFile) Seek(int64, int) (int64, error)     { return 0, errNotSupported }
func (f *sinkFile) WriteAt([]byte, int64) (int, error) { return 0, errNotSupported }
func (f *sinkFile) Readdir(int) ([]os.FileInfo, error) { return nil, errNotSupported }
func (f *sinkFile) Readdirnames(int) ([]string, error) { return nil, errNotSupported }
func (f *sinkFile) Stat() (os.FileInfo, error)         { return nil, errNotSupported }
func (f *sinkFile) Truncate(int64) error               { return errNotSupported }
