package preview

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"vitrine/build/layout"
)

//go:embed client
var client embed.FS

// ServeHTTP serves the portal, and below [Prefix] what a preview adds to it.
func (p *Preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	switch name, own := strings.CutPrefix(r.URL.Path, Prefix); {
	case !p.known(r.Host):
		http.Error(w, fmt.Sprintf("This server does not go by the name %q.", r.Host),
			http.StatusForbidden)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "Nothing can be sent to this server.", http.StatusMethodNotAllowed)
	case r.URL.Path == "/favicon.ico" && !p.holds("favicon.ico"):
		w.WriteHeader(http.StatusNoContent) // browsers ask unasked, and complain
	case !own:
		p.page(w, r)
	case name == "events":
		p.events(w, r)
	case name == "preview.js", name == "preview.css":
		http.ServeFileFS(w, r, client, "client/"+name)
	default:
		http.NotFound(w, r)
	}
}

// events tells a page the state of the preview, now and whenever it changes, as
// server-sent events.
func (p *Preview) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	out := http.NewResponseController(w)
	fmt.Fprint(w, "retry: 500\n\n")
	for {
		s, changed := p.current()
		fmt.Fprintf(w, "data: %s\n\n", p.name(s))
		if err := out.Flush(); err != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-changed:
		}
	}
}

// page serves a file of the portal. The state is taken before the file is read:
// a page that is newer than its state is only loaded once more.
func (p *Preview) page(w http.ResponseWriter, r *http.Request) {
	s, _ := p.current()
	if !s.made {
		p.write(w, r, http.StatusServiceUnavailable, "index.html", p.standIn(s))
		return
	}
	name, redirect := p.find(r.URL)
	if redirect != "" {
		http.Redirect(w, r, redirect, http.StatusFound)
		return
	}
	data, err := fs.ReadFile(p.site, name)
	status := http.StatusOK
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		status, name = http.StatusNotFound, layout.NotFound
		data, err = fs.ReadFile(p.site, name)
	}
	if err != nil {
		http.Error(w, "This file cannot be read: "+err.Error(), http.StatusNotFound)
		return
	}
	if path.Ext(name) == ".html" {
		data = insert(data, p.additions(s))
	}
	p.write(w, r, status, name, data)
}

func (p *Preview) holds(name string) bool {
	_, err := fs.Stat(p.site, name)
	return err == nil
}

// find returns the file that an address means, or where to find it instead:
// folders end in a slash, so that relative links in them lead where they should.
func (p *Preview) find(u *url.URL) (name, redirect string) {
	name = strings.TrimPrefix(path.Clean("/"+u.Path), "/")
	if name == "" {
		return "index.html", ""
	}
	info, err := fs.Stat(p.site, name)
	isFolder := err == nil && info.IsDir()
	switch slash := strings.HasSuffix(u.Path, "/"); {
	case isFolder && slash:
		return path.Join(name, "index.html"), ""
	case isFolder:
		to := url.URL{Path: "/" + name + "/", RawQuery: u.RawQuery}
		return "", to.String()
	case slash:
		return name + "/", "" // a file is no folder: this names nothing
	}
	return name, ""
}

func (p *Preview) write(
	w http.ResponseWriter, r *http.Request, status int, name string, data []byte,
) {
	if path.Ext(name) == ".html" {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
	}
	if status == http.StatusOK {
		http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(data))
		return
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(data) // a reader who has gone misses nothing
	}
}
