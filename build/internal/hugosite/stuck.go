package hugosite

import (
	"context"
	"errors"
	"time"

	"vitrine/content/diag"
)

// After the tenth page that fails, Hugo stops: each of its workers ends when it
// meets another error. If all of them have ended while pages are still being
// handed out, the build waits for ever, and the errors are lost inside it. An
// override that breaks every page of a large register does exactly that.
//
// So a build that has stopped is given some patience and is then left behind.
// The errors are found by rendering a few of the pages that are missing: too
// few for Hugo to stop again.
var errStuck = errors.New("hugo stopped after ten pages that failed, and did not return")

// patience is far longer than the rendering of one page takes.
const patience = 3 * time.Second

// sampleSize, plus the home page, stays below the ten errors.
const sampleSize = 8

// findErrors renders, for each kind of page of each language, the first one
// that the stuck build did not deliver, until something is wrong.
func findErrors(ctx context.Context, s Site, out *sinkFS) (diag.List, error) {
	sample := missing(s, out)
	for len(sample) > 0 {
		some := s
		some.Pages = sample[:min(sampleSize, len(sample))]
		sample = sample[len(some.Pages):]
		list, err := render(ctx, some, func(string, []byte) error { return nil })
		if err != nil || list.HasErrors() {
			return list, err
		}
	}
	return nil, errStuck
}

// missing returns one page of each kind and language that was not delivered.
func missing(s Site, out *sinkFS) []Page {
	type group struct{ lang, kind string }
	var sample []Page
	seen := map[group]bool{}
	for _, p := range s.Pages {
		g := group{p.Lang, p.Kind}
		if p.Path == "" || seen[g] || out.delivered(p.Lang+"/"+p.Path+"/index.html") {
			continue
		}
		seen[g] = true
		sample = append(sample, p)
	}
	return sample
}
