package publish

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

const (
	manifestName = "manifest.json"
	sumsName     = "SHA256SUMS"

	// Format is the "format" of our manifest.json, by which an output is known
	// to be ours.
	Format = "vitrine-site"
	// Version is the "version" of that format.
	Version = 1
)

// File is one file in a manifest.
type File struct {
	Path   string `json:"path"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// Manifest is the contents of manifest.json.
type Manifest struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
	Files   []File `json:"files"`
}

// ReadManifest reads a manifest.json and refuses one that is not ours.
func ReadManifest(r io.Reader) (Manifest, error) {
	var m Manifest
	if err := json.NewDecoder(r).Decode(&m); err != nil {
		return Manifest{}, fmt.Errorf("read manifest: %w", err)
	}
	if m.Format != Format {
		return Manifest{}, fmt.Errorf("read manifest: the format is %q, not %q", m.Format, Format)
	}
	if m.Version != Version {
		return Manifest{}, fmt.Errorf("read manifest: version %d is not known", m.Version)
	}
	return m, nil
}

// afterManifest reports whether a file comes after the manifest and is
// therefore not in it.
func afterManifest(name string) bool {
	return strings.HasPrefix(name, "log/") || strings.HasPrefix(name, "history/")
}

// manifest writes manifest.json, one file a line so that two of them can be
// compared by eye, and SHA256SUMS as sha256sum -c reads it.
func (p *Publisher) manifest() (text, sums []byte) {
	var m, s bytes.Buffer
	fmt.Fprintf(&m, "{\"format\":%q,\"version\":%d,\"files\":[", Format, Version)
	separator := "\n"
	for _, name := range slices.Sorted(maps.Keys(p.files)) {
		if afterManifest(name) {
			continue
		}
		e := p.files[name]
		path, _ := json.Marshal(name) // a string always can be
		fmt.Fprintf(&m, "%s{\"path\":%s,\"size\":%d,\"sha256\":\"%x\"}",
			separator, path, e.size, e.hash)
		fmt.Fprintf(&s, "%x  %s\n", e.hash, name)
		separator = ",\n"
	}
	m.WriteString("\n]}\n")
	return m.Bytes(), s.Bytes()
}
