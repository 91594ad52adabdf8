package preview

import (
	"bytes"
	"slices"

	"golang.org/x/net/html"
)

// additions are what a preview puts into a page.
type additions struct {
	head []byte // at the start of the head
	body []byte // at the start of the body
}

// insert returns a page with the additions, and every other byte as it was. A
// page without the tags, which HTML allows, gets them where they may stand.
func insert(page []byte, a additions) []byte {
	head, body := places(page)
	out := slices.Clone(page[:head])
	out = append(out, a.head...)
	out = append(out, page[head:body]...)
	out = append(out, a.body...)
	return append(out, page[body:]...)
}

// places returns the offsets after <head> and after <body>. Without <head> it
// is the one after the last of the doctype and <html>, and without <body> the
// end of the page.
func places(page []byte) (head, body int) {
	z := html.NewTokenizer(bytes.NewReader(page))
	offset, fixed := 0, false
	for {
		kind := z.Next()
		offset += len(z.Raw())
		if kind == html.ErrorToken {
			return head, len(page)
		}
		if kind == html.DoctypeToken && !fixed {
			head = offset
		}
		if kind != html.StartTagToken {
			continue
		}
		switch name, _ := z.TagName(); string(name) {
		case "html":
			if !fixed {
				head = offset
			}
		case "head":
			head, fixed = offset, true
		case "body":
			return head, offset
		}
	}
}
