package themetest_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"vitrine/themes/themetest"
)

func TestBrowserStates(t *testing.T) {
	b := themetest.Start(t)
	for name, try := range map[string]func(*testing.T, *themetest.Browser){
		"another state":  tryBecome,
		"forced colours": tryForced,
		"paper":          tryUseless,
		"focus by marks": tryMarks,
		"a long word":    tryLongWord,
		"slow network":   trySlow,
	} {
		t.Run(name, func(t *testing.T) { try(t, b) })
	}
}

// equal fails unless a probe found exactly what is wrong, whatever the fonts.
func equal(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("found\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// A page goes from state to state and back, and keeps nothing of the last one.
func tryBecome(t *testing.T, b *themetest.Browser) {
	root := serve(t, map[string]string{"index.html": "<p>Text</p>"})
	page := b.Open(t, root+"index.html", themetest.State{NoScript: true})
	const look = `[innerWidth, ...["(prefers-color-scheme: dark)", "(forced-colors: active)", "print"]
		.map(q => matchMedia(q).matches ? 1 : 0),
		getComputedStyle(document.querySelector("p")).letterSpacing]`
	for _, step := range []struct {
		state themetest.State
		want  string
	}{
		{themetest.State{Width: 320, TextSpacing: true}, `[320,0,0,0,"1.92px"]`},
		{themetest.State{Dark: true, ForcedColors: true}, `[1280,1,1,0,"normal"]`},
		{themetest.State{Width: 680, Print: true}, `[680,0,0,1,"normal"]`},
		{themetest.State{}, `[1280,0,0,0,"normal"]`},
	} {
		page.Become(step.state)
		if got := page.Eval(look); got != step.want {
			t.Errorf("%+v: %s, want %s", step.state, got, step.want)
		}
	}
	if got := len(page.Requests()); got != 2 {
		t.Errorf("%d requests: the page was loaded again", got)
	}
}

func tryForced(t *testing.T, b *themetest.Browser) {
	root := serve(t, map[string]string{
		"style.css": `p { color: #123456; background: #fff } .edge { border: 1px solid #abc }
			.bar { background: red; block-size: 9px } .own { fill: currentColor; stroke: CanvasText }
			.hard { fill: #00f; stroke: #0e1 } .code { forced-color-adjust: none; fill: #000 }
			.dot::before { content: ""; display: block; inline-size: 9px; block-size: 9px; background: red }
			.stays { forced-color-adjust: none }`,
		"index.html": `<p class="edge">Text</p><p class="stays">Own</p><div class="bar"></div>
			<div class="bar edge"></div><p class="dot">Dot</p>
			<svg class="code" aria-hidden="true"><path d="M0 0h9v9z"/></svg>
			<svg aria-hidden="true"><path id="own" class="own" d="M0 0h9v9z"/>
			<path id="hard" class="hard" d="M0 0h9v9z"/><path id="plain" d="M0 0h9v9z"/>
			<path id="none" fill="none" d="M0 0h9v9z"/></svg>`,
	})
	equal(t, b.Open(t, root+"index.html", themetest.State{ForcedColors: true}).Unforced(), []string{
		"fill rgb(0, 0, 255): path#hard.hard", "stroke rgb(0, 238, 17): path#hard.hard",
		"nothing but a background: div.bar",
		`nothing but a background: ::before of p.dot "Dot"`,
	})
}

func tryUseless(t *testing.T, b *themetest.Browser) {
	root := serve(t, map[string]string{
		"index.html": `<p>Text</p><form action="#"><p>Ask</p></form><button>Go</button>`,
	}) // its header has a nav, which is not printed
	equal(t, b.Open(t, root+"index.html", themetest.State{Print: true}).Useless(), []string{
		`form "Ask"`, `button "Go"`,
	})
}

// Marks find what walking finds, but for the order.
func tryMarks(t *testing.T, b *themetest.Browser) {
	root := serve(t, map[string]string{
		"style.css": `:focus { outline: none } .on:focus { box-shadow: 0 0 0 3px #000 }
			.far { position: absolute; left: -999px }`,
		"index.html": `<p><a class="on" href="#">Shadow</a></p><button>Bare</button>
			<button disabled>Off</button><a class="far" href="#">Far</a><div tabindex="-1">Never</div>`,
	})
	var got []string
	for _, stop := range b.Open(t, root+"index.html", themetest.State{}).FocusMarks() {
		got = append(got, strings.TrimSpace(stop.Element+": "+stop.Fault()))
	}
	equal(t, got, []string{
		`a.skip "Skip to the content": the focus does not show: a.skip "Skip to the content"`,
		`a "Other page": the focus does not show: a "Other page"`,
		`a.on "Shadow":`,
		`button "Bare": the focus does not show: button "Bare"`,
		`a.far "Far": the focus is out of sight: a.far "Far"`,
	})
}

// A long word has no box of its own: what holds it is named.
func tryLongWord(t *testing.T, b *themetest.Browser) {
	root := serve(t, map[string]string{
		"style.css":  `body { margin: 0; font: 16px/20px monospace } h2 { display: flex }`,
		"index.html": `<section><h2>Gleichbehandlungsstellenverzeichnis</h2></section>`,
	})
	got := b.Open(t, root+"index.html", themetest.State{Width: 200, Height: 300}).Overflow()
	if len(got) != 2 || got[1] != `too narrow: h2 "Gleichbehandlungsstellenverzeichnis"` {
		t.Errorf("%q", got)
	}
}

func trySlow(t *testing.T, b *themetest.Browser) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/style.css" {
			w.Header().Set("Content-Type", "text/css")
			_, _ = w.Write([]byte(strings.Repeat("p { margin: 0 }\n", 2000)))
			return
		}
		_, _ = w.Write([]byte(strings.Replace(frame, "BODY", "<p>Text</p>", 1)))
	}))
	t.Cleanup(server.Close)
	quick := b.Open(t, server.URL, themetest.State{}).Vitals()
	slow := b.Open(t, server.URL, themetest.State{SlowNetwork: true}).Vitals()
	again := b.Open(t, server.URL, themetest.State{}).Vitals()
	if again.Largest >= slow.Largest {
		t.Errorf("the network stays slow: %v", again.Largest)
	}
	// Two answers of 400 ms each, and 32 KB at 50 KB in a second.
	if slow.Largest < 1400*time.Millisecond || slow.Largest <= quick.Largest {
		t.Errorf("%v over a slow network, %v over a quick one", slow.Largest, quick.Largest)
	}
	if slow.Requests != 2 || slow.Bytes < 32000 || slow.Bytes > 36000 || slow.Shift != 0 {
		t.Errorf("%+v, want 2 requests, 32000 bytes and their headers, no shift", slow)
	}
}
