// Package publish turns the files of a site into a folder that replaces the old
// one at once.
//
// A [Publisher] takes files from several goroutines and writes them into a
// staging folder beside the output. Nothing at the output changes until
// [Publisher.Commit], which exchanges the two folders in one step; whoever is
// killed before leaves the old site as it was, and the next New clears up.
//
// On the way in, each file is checked and changed so that the site works from
// file://, from any folder of any host, and can be verified:
//
//   - links in HTML and CSS that begin at the root ("/en/systems/") become
//     relative to the file and name the file they mean ("../systems/index.html");
//   - every link inside the site must lead to a file of the site, and a fragment
//     to an id of that page;
//   - every file is listed with its size and SHA-256 in manifest.json and
//     SHA256SUMS, except those two, log/ and history/, which come after the
//     manifest because they sign it;
//   - a file with the same bytes as before is not written again: it keeps its
//     inode and its time, so that copying tools see what really changed.
package publish

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"path"
	"strings"
	"sync"
)

// Options are the choices of a publication. The zero value is a good one.
type Options struct {
	// Absolute names the files whose links from the root stay from the root,
	// below prefix: a 404.html is served at any depth.
	Absolute func(name string) (prefix string, ok bool)

	// Forbidden is a text that no file may contain, such as the address that a
	// renderer believes the site to have. Empty forbids nothing.
	Forbidden string

	// Discard does everything but touch the disk.
	Discard bool
}

// Result says what a publication did. Its counts leave out manifest.json and
// SHA256SUMS.
type Result struct {
	Files     int    // files of the site
	Bytes     int64  // their size
	Written   int    // files that are new or differ from the old output's
	Unchanged int    // files that the old output held already
	Removed   int    // files of the old output that are no longer there
	Manifest  string // the SHA-256 of manifest.json in hexadecimal digits
}

// errFinished is the answer to a call after Commit or Abort.
var errFinished = errors.New("the publication is finished")

// Publisher collects the files of one site. Write may be called from several
// goroutines; Seal, Commit and Abort may not overlap with it.
type Publisher struct {
	opts  Options
	place *place // nil with Options.Discard

	mu       sync.Mutex
	names    names
	files    map[string]entry
	links    linkTable
	result   Result
	sealed   bool
	finished bool
}

// entry is what the manifest says of a file.
type entry struct {
	size int64
	hash [sha256.Size]byte
}

// New makes the staging folder. It refuses an output that is a link or a file,
// a folder that something else lives in, and a folder with contents that do not
// come from this package. The caller must end with Commit or Abort; Abort after
// Commit does nothing, so it can be deferred.
func New(output string, opts Options) (*Publisher, error) {
	p := &Publisher{
		opts: opts, names: names{}, files: map[string]entry{}, links: newLinkTable(),
	}
	if opts.Discard {
		return p, nil
	}
	place, err := newPlace(output)
	if err != nil {
		return nil, fmt.Errorf("publish to %s: %w", output, err)
	}
	p.place = place
	return p, nil
}

// Write adds a file. The name is slash-separated and relative. It is an error
// to write a name twice, or two names that some computers take for the same.
// After Seal only log/ and history/ can be written.
func (p *Publisher) Write(name string, data []byte) error {
	if err := p.reserve(name); err != nil {
		return fmt.Errorf("publish %s: %w", name, err)
	}
	if p.opts.Forbidden != "" && bytes.Contains(data, []byte(p.opts.Forbidden)) {
		return fmt.Errorf("publish %s: it contains the internal address %s", name,
			p.opts.Forbidden)
	}
	doc := document{name: name, absolute: p.opts.Absolute}
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm":
		data = doc.html(data)
	case ".css":
		data = doc.css(data)
	}
	if doc.err != nil {
		return fmt.Errorf("publish %s: %w", name, doc.err)
	}
	return p.put(name, data, &doc)
}

// reserve checks a name and takes it.
func (p *Publisher) reserve(name string) error {
	if name == manifestName || name == sumsName {
		return errors.New("the name is kept for the manifest")
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.finished:
		return errFinished
	case p.sealed && !afterManifest(name):
		return errors.New("the manifest is already written")
	}
	return p.names.add(name)
}

// put stores a file that is ready, and remembers it.
func (p *Publisher) put(name string, data []byte, doc *document) error {
	unchanged := false
	if p.place != nil {
		var err error
		if unchanged, err = p.place.put(name, data); err != nil {
			return fmt.Errorf("publish %s: %w", name, err)
		}
	}
	e := entry{size: int64(len(data)), hash: sha256.Sum256(data)}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.files[name] = e
	if doc != nil {
		p.links.add(doc)
	}
	p.result.Files++
	p.result.Bytes += e.size
	if unchanged {
		p.result.Unchanged++
	} else {
		p.result.Written++
	}
	return nil
}

// Seal checks the links, writes manifest.json and SHA256SUMS, and returns the
// SHA-256 of the manifest, for a log entry to sign. Commit seals when nobody
// has. Links into log/ and history/ are checked by Commit.
func (p *Publisher) Seal() (manifest [sha256.Size]byte, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.finished:
		return manifest, errFinished
	case p.sealed:
		return manifest, errors.New("the manifest is already written")
	}
	before := func(target string) bool { return !afterManifest(target) }
	if err := p.links.check(p.files, before); err != nil {
		return manifest, err
	}
	text, sums := p.manifest()
	p.sealed = true
	manifest = sha256.Sum256(text)
	p.result.Manifest = fmt.Sprintf("%x", manifest)
	if p.place == nil {
		return manifest, nil
	}
	for name, data := range map[string][]byte{manifestName: text, sumsName: sums} {
		if _, err := p.place.put(name, data); err != nil {
			return manifest, fmt.Errorf("write %s: %w", name, err)
		}
	}
	return manifest, nil
}

// Commit makes the staging folder the output and removes the old one. When it
// fails the old output is as it was, and Abort is still to be called.
func (p *Publisher) Commit() (Result, error) {
	if !p.sealed {
		if _, err := p.Seal(); err != nil {
			return Result{}, err
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.finished {
		return Result{}, errFinished
	}
	if err := p.links.check(p.files, afterManifest); err != nil {
		return Result{}, err
	}
	if p.place != nil {
		removed, err := p.place.swap(p.has)
		if err != nil {
			return Result{}, fmt.Errorf("publish to %s: %w", p.place.output, err)
		}
		p.result.Removed = removed
	}
	p.finished = true
	return p.result, nil
}

// has reports whether the new output holds a file.
func (p *Publisher) has(name string) bool {
	_, ok := p.files[name]
	return ok || name == manifestName || name == sumsName
}

// Abort removes the staging folder and leaves the output as it is.
func (p *Publisher) Abort() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.finished {
		return
	}
	p.finished = true
	if p.place != nil {
		p.place.abandon()
	}
}
