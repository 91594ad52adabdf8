package main

import (
	"fmt"
	"io"
	"time"

	"vitrine/build"
)

// progress shows what a long command is doing: one line on a terminal that
// changes in place. Elsewhere it writes nothing.
type progress struct {
	w     io.Writer // nil where nobody looks
	now   func() time.Time
	what  string
	shown time.Time // when the line was written last; zero while there is none
}

// redraw is how long a line stays at least: a terminal over a slow connection
// should not hold up the work.
const redraw = 100 * time.Millisecond

// newProgress returns a progress line on w, if w is a terminal and nobody has
// asked for plain text.
func newProgress(w io.Writer) *progress {
	p := &progress{now: time.Now}
	if wantsColor(w) {
		p.w = w
	}
	return p
}

// step shows a moment of a build. A new kind of work is shown at once.
func (p *progress) step(s build.Step) {
	if p.w == nil {
		return
	}
	now := p.now()
	if s.What == p.what && now.Sub(p.shown) < redraw {
		return
	}
	p.what, p.shown = s.What, now
	// Back to the start of the line, the text, and clear what is left of the old one.
	fmt.Fprintf(p.w, "\r%s\x1b[K", describe(s))
}

func describe(s build.Step) string {
	switch {
	case s.Total > 0:
		return fmt.Sprintf("%s %d of %d", s.What, s.Done, s.Total)
	case s.Done > 0:
		return fmt.Sprintf("%s %d", s.What, s.Done)
	}
	return s.What + " …"
}

// clear takes the line away, before something else is written.
func (p *progress) clear() {
	if p.w == nil || p.shown.IsZero() {
		return
	}
	p.shown, p.what = time.Time{}, ""
	fmt.Fprint(p.w, "\r\x1b[K")
}
