package publish

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// BrokenLink is a link that leads nowhere.
type BrokenLink struct {
	Page   string // the file the link is in
	Target string // the file, and the fragment, that it wants
}

// BrokenLinks is the error for a site with links that lead nowhere: all of
// them, sorted by page and target.
type BrokenLinks struct {
	Links []BrokenLink
}

// shownLinks is how many links the text of the error lists: a theme with one
// wrong link breaks every page.
const shownLinks = 200

// Error lists the first links, one a line.
func (b *BrokenLinks) Error() string {
	var s strings.Builder
	fmt.Fprintf(&s, "%d broken links inside the site", len(b.Links))
	for _, l := range b.Links[:min(shownLinks, len(b.Links))] {
		fmt.Fprintf(&s, "\n%s -> %s", l.Page, l.Target)
	}
	if more := len(b.Links) - shownLinks; more > 0 {
		fmt.Fprintf(&s, "\nand %d more", more)
	}
	return s.String()
}

// linkTable remembers what links where. A large site has millions of links but
// few different texts in them, so texts are kept once and named by a number.
type linkTable struct {
	numbers map[string]uint32
	texts   []string
	pages   []pageLinks
	anchors map[uint32][]uint32 // a page -> its ids, sorted
}

type pageLinks struct {
	page  uint32
	links []uint64 // target and fragment, see pack; sorted, each once
}

func newLinkTable() linkTable {
	t := linkTable{numbers: map[string]uint32{}, anchors: map[uint32][]uint32{}}
	t.number("") // 0 is no fragment
	return t
}

func (t *linkTable) number(text string) uint32 {
	n, ok := t.numbers[text]
	if !ok {
		n = uint32(len(t.texts))
		text = strings.Clone(text) // the text may be a piece of a whole page
		t.numbers[text] = n
		t.texts = append(t.texts, text)
	}
	return n
}

func pack(target, fragment uint32) uint64 { return uint64(target)<<32 | uint64(fragment) }

func unpack(l uint64) (target, fragment uint32) { return uint32(l >> 32), uint32(l) }

// add takes over the links and ids of a document.
func (t *linkTable) add(doc *document) {
	if !doc.isPage && len(doc.links) == 0 {
		return
	}
	page := t.number(doc.name)
	if len(doc.links) > 0 {
		links := make([]uint64, 0, len(doc.links))
		for _, l := range doc.links {
			links = append(links, pack(t.number(l.target), t.number(l.fragment)))
		}
		t.pages = append(t.pages, pageLinks{page, slices.Clip(unique(links))})
	}
	if doc.isPage {
		ids := make([]uint32, 0, len(doc.ids))
		for _, id := range doc.ids {
			ids = append(ids, t.number(id))
		}
		t.anchors[page] = unique(ids)
	}
}

func unique[T cmp.Ordered](s []T) []T {
	slices.Sort(s)
	return slices.Compact(s)
}

// check returns a *BrokenLinks when a link to a target that concerns this check
// leads nowhere.
func (t *linkTable) check(files map[string]entry, concerns func(target string) bool) error {
	var broken []BrokenLink
	for _, p := range t.pages {
		for _, l := range p.links {
			target, fragment := unpack(l)
			name := t.texts[target]
			if !concerns(name) || t.leads(files, target, fragment) {
				continue
			}
			if fragment != 0 {
				name += "#" + t.texts[fragment]
			}
			broken = append(broken, BrokenLink{t.texts[p.page], name})
		}
	}
	if len(broken) == 0 {
		return nil
	}
	slices.SortFunc(broken, func(a, b BrokenLink) int {
		return cmp.Or(cmp.Compare(a.Page, b.Page), cmp.Compare(a.Target, b.Target))
	})
	return &BrokenLinks{Links: slices.Compact(broken)}
}

// leads reports whether a link leads somewhere. Fragments of files that are not
// pages, such as drawings, mean something else and are not checked.
func (t *linkTable) leads(files map[string]entry, target, fragment uint32) bool {
	name := t.texts[target]
	if name == manifestName || name == sumsName {
		return true
	}
	if _, ok := files[name]; !ok {
		return false
	}
	ids, isPage := t.anchors[target]
	if fragment == 0 || !isPage || strings.EqualFold(t.texts[fragment], "top") {
		return true
	}
	_, found := slices.BinarySearch(ids, fragment)
	return found
}
