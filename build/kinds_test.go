package build

import (
	"strings"

	"vitrine/build/layout"
)

// Kind is a kind of page: its layout, and its language unless it speaks all.
type Kind struct{ Layout, Lang string }

// Kinds returns the files of the pages of a portal by their kind, so that tests
// look at a new kind of page as soon as it is there.
func Kinds(o Options) (map[Kind][]string, error) {
	b, err := newBuilder(o)
	if err != nil {
		return nil, err
	}
	b.sites = b.model()
	b.makeStubs()
	kinds := map[Kind][]string{}
	for _, p := range b.stubs {
		name := b.fileOf(layout.PageFile(p.Lang, p.Path))
		kind := Kind{Layout: p.Kind}
		if strings.HasPrefix(name, p.Lang+"/") {
			kind.Lang = p.Lang
		}
		kinds[kind] = append(kinds[kind], name)
	}
	return kinds, nil
}
