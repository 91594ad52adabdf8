package schema

import (
	"cmp"
	"slices"
	"strings"

	"vitrine/content"
	"vitrine/content/diag"
)

// links asks that each link of a text leads somewhere. Pages show no other link,
// since strangers may have written it, and a relative one would have to start
// from a page that its author does not know.
func (w *walker) links(text, lang string) {
	for _, address := range links(text) {
		if content.Followable(address) {
			continue
		}
		f := finding{
			file: w.file.Name, pointer: w.at(lang), beside: true, code: "unsafe-link",
			args: []any{"value", address},
		}
		if w.repeated(f.pointer) {
			f.severity = diag.Warning
		}
		w.add(f)
		break // the next one at this place is seen when this one is mended
	}
	if strings.Contains(text, insecure) {
		w.address(text, lang)
	}
}

// insecure is how addresses begin whose pages others can read and change on
// their way.
const insecure = "http://"

// address notes an address that begins with http://, more of the way to it being
// named by more. It may stand in a longer text.
func (w *walker) address(text string, more ...string) {
	_, address, _ := strings.Cut(text, insecure)
	if end := strings.IndexAny(address, " \t\r\n)>]\""); end >= 0 {
		address = strings.TrimRight(address[:end], ".,;:")
	}
	host, _, _ := strings.Cut(address, "/")
	host, _, _ = strings.Cut(host, ":")
	if host == "" || host == "localhost" || strings.HasPrefix(host, "127.") ||
		strings.HasSuffix(host, ".onion") {
		return // not sent over the open net
	}
	w.insecure = append(w.insecure, insecureLink{w.at(more...), insecure + address})
}

type insecureLink struct{ pointer, address string }

// insecureLinks is said once a file, at the first address.
func (w *walker) insecureLinks() {
	if len(w.insecure) == 0 {
		return
	}
	first := slices.MinFunc(w.insecure, func(a, b insecureLink) int {
		x, y := w.file.Range(a.pointer).Start, w.file.Range(b.pointer).Start
		return cmp.Or(cmp.Compare(x.Line, y.Line), cmp.Compare(x.Column, y.Column),
			cmp.Compare(a.pointer, b.pointer))
	})
	w.add(finding{
		file: w.file.Name, pointer: first.pointer, beside: true, code: "insecure-link",
		args: []any{"value", first.address},
	})
}
