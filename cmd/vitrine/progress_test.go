package main

import (
	"bytes"
	"testing"
	"time"

	"vitrine/build"
)

func TestProgressRewritesOneLine(t *testing.T) {
	var out bytes.Buffer
	now := time.Unix(0, 0)
	p := &progress{w: &out, now: func() time.Time { return now }}

	p.step(build.Step{What: "data"})
	p.step(build.Step{What: "pages", Done: 1, Total: 40}) // other work: at once
	p.step(build.Step{What: "pages", Done: 2, Total: 40}) // too soon
	now = now.Add(redraw)
	p.step(build.Step{What: "pages", Done: 30, Total: 40})
	p.clear()
	p.clear()

	want := "\rdata …\x1b[K\rpages 1 of 40\x1b[K\rpages 30 of 40\x1b[K\r\x1b[K"
	if got := out.String(); got != want {
		t.Errorf("the line was written as %q, want %q", got, want)
	}
}

func TestProgressIsSilentElsewhere(t *testing.T) {
	var out bytes.Buffer
	p := newProgress(&out) // a buffer is no terminal
	p.step(build.Step{What: "pages", Done: 1})
	p.clear()
	if out.Len() > 0 {
		t.Errorf("something was written: %q", out.String())
	}
}
