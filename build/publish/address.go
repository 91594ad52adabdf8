package publish

import (
	"net/url"
	"path"
	"strings"
)

// document is a file on its way in: its links are changed and remembered.
type document struct {
	name     string
	absolute func(name string) (prefix string, ok bool)
	isPage   bool
	links    []link
	ids      []string
	err      error
}

// link is what a link wants: a file of the site and, in it, an id.
type link struct {
	target   string
	fragment string
}

const space = " \t\n\f\r"

// address returns what a link must be in this document, and remembers it. What
// leads out of the site stays as it is.
func (d *document) address(value string) string {
	v := strings.Trim(value, space)
	if v == "" || leadsOut(v) {
		return value
	}
	way, suffix := v, ""
	if i := strings.IndexAny(v, "?#"); i >= 0 {
		way, suffix = v[:i], v[i:]
	}
	_, fragment, _ := strings.Cut(suffix, "#")
	if way == "" {
		d.remember(d.name, fragment)
		return value
	}
	folder := isFolder(way)
	target, inside := d.resolve(way, folder)
	if !inside {
		d.links = append(d.links, link{target: target})
		return value
	}
	d.remember(target, fragment)
	switch {
	case way[0] == '/':
		return d.fromRoot(target) + suffix
	case folder:
		return strings.TrimSuffix(way, "/") + "/index.html" + suffix
	}
	return value
}

// resolve names the file that a path means; inside is false when it climbs out
// of the site.
func (d *document) resolve(way string, folder bool) (target string, inside bool) {
	if way[0] == '/' {
		target = strings.TrimPrefix(path.Clean(way), "/")
	} else {
		target = path.Join(path.Dir(d.name), way)
	}
	if target == ".." || strings.HasPrefix(target, "../") {
		return target, false
	}
	if folder {
		target = path.Join(target, "index.html")
	}
	return target, true
}

func (d *document) fromRoot(target string) string {
	if d.absolute != nil {
		if prefix, ok := d.absolute(d.name); ok {
			return strings.TrimSuffix(prefix, "/") + "/" + target
		}
	}
	return relative(d.name, target)
}

func (d *document) remember(target, fragment string) {
	if t, err := url.PathUnescape(target); err == nil {
		target = t
	}
	fragment, _, _ = strings.Cut(fragment, ":~:") // a text to highlight, not an id
	if f, err := url.PathUnescape(fragment); err == nil {
		fragment = f
	}
	d.links = append(d.links, link{target, fragment})
}

// leadsOut reports whether an address names another host or another scheme.
// Browsers take a backslash for a slash.
func leadsOut(v string) bool {
	if len(v) > 1 && (v[0] == '/' || v[0] == '\\') && (v[1] == '/' || v[1] == '\\') {
		return true
	}
	for i := 0; i < len(v); i++ {
		c := v[i] | 0x20
		switch {
		case c >= 'a' && c <= 'z':
		case v[i] == ':':
			return i > 0
		case i > 0 && (v[i] >= '0' && v[i] <= '9' || strings.IndexByte("+-.", v[i]) >= 0):
		default:
			return false
		}
	}
	return false
}

// isFolder reports whether a path names a folder and so means its index.html.
func isFolder(way string) bool {
	last := way[strings.LastIndexByte(way, '/')+1:]
	return last == "" || last == "." || last == ".."
}

// relative is the way from one file of the site to another.
func relative(from, to string) string {
	a, b := strings.Split(from, "/"), strings.Split(to, "/")
	same := 0
	for same < len(a)-1 && same < len(b)-1 && a[same] == b[same] {
		same++
	}
	way := strings.Repeat("../", len(a)-1-same) + strings.Join(b[same:], "/")
	if strings.Contains(b[same], ":") && same == len(a)-1 {
		return "./" + way // else the part before the colon would be a scheme
	}
	return way
}
