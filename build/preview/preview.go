// Package preview shows a register's portal in the browser while somebody works
// on it: it makes the portal again when a file of the register changes, and the
// pages that are open follow.
//
// The folder that a build fills is served as it is. What a preview needs is
// added to the pages on their way to the browser, so that nothing on the disk
// differs from a published portal: a script from this server, which the policy
// of the pages allows, waits for news at an address below [Prefix] and loads the
// page again.
//
// While the register has errors, the last portal that could be made stays, and
// every page says at the top what is wrong and where.
package preview

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"vitrine/content/diag"
)

// Prefix is where the addresses of the preview itself begin. No file of a
// portal is there.
const Prefix = "/.vitrine/"

// quiet is how long nothing must change before the portal is made again:
// editors save a file in several steps.
const quiet = 100 * time.Millisecond

// Options are the choices of a preview.
type Options struct {
	Folder string // the register, which is watched
	Site   string // the folder that Make fills, outside the register
	Host   string // the name or address that the server listens at, without a port

	// Make makes the portal from the register as it is now. It returns what is
	// wrong with the register, or an error if the program failed; in both cases
	// it leaves the old portal as it is. It is called once at a time.
	Make func(context.Context) (diag.List, error)
}

// Preview is a handler for the portal and for what a preview adds to it.
type Preview struct {
	opts    Options
	site    fs.FS
	session string // tells the pages of one run of the program from those of another

	mu      sync.Mutex
	now     state
	changed chan struct{} // closed when now is replaced
}

// state is what a preview has to show.
type state struct {
	number   int // grows with every attempt to make the portal
	made     bool
	problems diag.List // errors in the register, as it is now
	failure  string    // what kept the program from making the portal
}

// New returns a preview that has nothing to show until Run is called.
func New(o Options) *Preview {
	return &Preview{
		opts: o, site: os.DirFS(o.Site), session: rand.Text()[:8],
		changed: make(chan struct{}),
	}
}

// Run makes the portal, and again after each change, until ctx is done.
func (p *Preview) Run(ctx context.Context) error {
	// The whole path, without links: names of changes are compared with it.
	folder, err := filepath.Abs(p.opts.Folder)
	if err == nil {
		folder, err = filepath.EvalSymlinks(folder)
	}
	if err != nil {
		return fmt.Errorf("watch register: %w", err)
	}
	w, err := newWatcher(folder)
	if err != nil {
		return fmt.Errorf("watch register: %w", err)
	}
	defer w.close()
	go w.run()
	for {
		p.attempt(ctx)
		select {
		case <-ctx.Done():
			return nil
		case _, ok := <-w.changes:
			if !ok {
				return errors.New("watch register: the system stopped reporting changes")
			}
		}
	}
}

// attempt makes the portal and tells the pages.
func (p *Preview) attempt(ctx context.Context) {
	problems, err := p.opts.Make(ctx)
	if ctx.Err() != nil {
		return // whoever is stopped has not failed
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	next := state{number: p.now.number + 1, made: p.now.made}
	for _, d := range problems {
		if d.Severity == diag.Error {
			next.problems.Add(d)
		}
	}
	switch {
	case err != nil:
		next.failure = err.Error()
	case len(next.problems) == 0:
		next.made = true
	}
	p.now = next
	close(p.changed)
	p.changed = make(chan struct{})
}

// current returns what there is to show, and a channel that is closed when that
// is over.
func (p *Preview) current() (state, <-chan struct{}) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.now, p.changed
}

// name identifies a state to the pages.
func (p *Preview) name(s state) string { return fmt.Sprintf("%s-%d", p.session, s.number) }

// source returns a file of the register, for excerpts; nil when it cannot be
// read.
func (p *Preview) source(name string) []byte {
	data, err := fs.ReadFile(os.DirFS(p.opts.Folder), name)
	if err != nil {
		return nil
	}
	return data
}

// known reports whether a request names this server. A page of another site
// that had its name point here could else read what is served.
func (p *Preview) known(host string) bool {
	name := strings.ToLower(host)
	if h, _, err := net.SplitHostPort(name); err == nil {
		name = h
	}
	name = strings.Trim(name, "[]")
	switch name {
	case "localhost", "127.0.0.1", "::1":
		return true
	}
	if own := net.ParseIP(p.opts.Host); p.opts.Host == "" || own != nil && own.IsUnspecified() {
		// It listens at every address of this computer. Only names can be made
		// to point elsewhere.
		return net.ParseIP(name) != nil
	}
	return name == strings.ToLower(p.opts.Host)
}
