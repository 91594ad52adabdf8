package publish

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestRelative(t *testing.T) {
	tests := []struct{ from, to, want string }{
		{"index.html", "en/index.html", "en/index.html"},
		{"en/index.html", "index.html", "../index.html"},
		{"en/a/index.html", "en/a/index.html", "index.html"},
		{"en/a/index.html", "en/b/index.html", "../b/index.html"},
		{"en/a/index.html", "assets/p.css", "../../assets/p.css"},
		{"en/index.html", "en/x:y.html", "./x:y.html"},
		{"en/index.html", "en/a/x:y.html", "a/x:y.html"},
		{"a/b/c", "a/b", "../b"},
	}
	for _, test := range tests {
		if got := relative(test.from, test.to); got != test.want {
			t.Errorf("relative(%q, %q) = %q, want %q", test.from, test.to, got, test.want)
		}
	}
}

func TestHTMLLinks(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"folder", `<a href="/en/x/">`, `<a href="../x/index.html">`},
		{"root", `<a href="/">`, `<a href="../../index.html">`},
		{"query and fragment", `<a href="/en/s/?q=1&amp;l=2#top">`,
			`<a href="../s/index.html?q=1&amp;l=2#top">`},
		{"entity that is none", `<a href="/en/s/?q=1&copy=2">`,
			`<a href="../s/index.html?q=1&amp;copy=2">`},
		{"encoded slash", `<a href="&#x2F;en/x/">`, `<a href="../x/index.html">`},
		{"single quotes", `<A HREF='/en/x/' class=a>`, `<A HREF="../x/index.html" class=a>`},
		{"no quotes", `<a class=a href=/en/x/>t`, `<a class=a href="../x/index.html">t`},
		{"spaces", "<a\n href = \" /en/x/ \" >", "<a\n href = \"../x/index.html\" >"},
		{"self-closing", `<img src="/a.png"/>`, `<img src="../../a.png"/>`},
		{"twice", `<a href="/en/x/" href="/en/y/">`, `<a href="../x/index.html" href="/en/y/">`},
		{"relative folder", `<a href="../x/">`, `<a href="../x/index.html">`},
		{"dots", `<a href="..">`, `<a href="../index.html">`},
		{"relative file", `<a href="x.html">`, `<a href="x.html">`},
		{"same page", `<a href="#a"><a href="?q"><a href="">`,
			`<a href="#a"><a href="?q"><a href="">`},
		{"outside", `<a href="//h/"><a href="https://h/"><a href="mailto:a@b/"><a href="/\h/">`,
			`<a href="//h/"><a href="https://h/"><a href="mailto:a@b/"><a href="/\h/">`},
		{"forms", `<form action=/en/s/><button formaction="/en/t/">`,
			`<form action="../s/index.html"><button formaction="../t/index.html">`},
		{"media", `<video poster="/p.png" src=/v.mp4><object data="/o.svg"><p data="/x/">`,
			`<video poster="../../p.png" src="../../v.mp4">` +
				`<object data="../../o.svg"><p data="/x/">`},
		{"srcset", `<img srcset="/a.png 1x, /b.png 2x,/c.png">`,
			`<img srcset="../../a.png 1x, ../../b.png 2x,../../c.png">`},
		{"refresh", `<meta http-equiv="Refresh" content="0; URL='/en/'">`,
			`<meta http-equiv="Refresh" content="0; URL=&#39;../index.html&#39;">`},
		{"other meta", `<meta name=x content="0; url=/en/">`,
			`<meta name=x content="0; url=/en/">`},
		{"drawing", `<svg><use xlink:href="/i.svg#a" href="/i.svg#a"/></svg>`,
			`<svg><use xlink:href="../../i.svg#a" href="../../i.svg#a"/></svg>`},
		{"without scripts", `<noscript><a href="/en/x/">x</a></noscript>`,
			`<noscript><a href="../x/index.html">x</a></noscript>`},
		{"style", `<style>a{background:url(/a.png)}</style><p style="--a:url('/b.png')">`,
			`<style>a{background:url(../../a.png)}</style>` +
				`<p style="--a:url(&#39;../../b.png&#39;)">`},
		{"text", `<code>&lt;a href="/en/x/"&gt; href="/en/"</code>`,
			`<code>&lt;a href="/en/x/"&gt; href="/en/"</code>`},
		{"script", `<script type="application/ld+json">{"a":"<a href=\"/en/\">"}</script>`,
			`<script type="application/ld+json">{"a":"<a href=\"/en/\">"}</script>`},
		{"comment", `<!-- <a href="/en/"> -->`, `<!-- <a href="/en/"> -->`},
		{"title", `<title><a href="/x/"></title>`, `<title><a href="/x/"></title>`},
		{"unfinished", `<p>x<a href="/en/x/`, `<p>x<a href="/en/x/`},
		{"arabic", `<p>مرحبا<a title="ا" href="/ar/"></p>`,
			`<p>مرحبا<a title="ا" href="../../ar/index.html"></p>`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := document{name: "en/a/index.html"}
			if got := string(d.html([]byte(test.in))); got != test.want {
				t.Errorf("%s\n got %s\nwant %s", test.in, got, test.want)
			}
		})
	}
}

func TestCSSLinks(t *testing.T) {
	tests := []struct{ in, want string }{
		{"a{b:url(/f/x.woff2)}", "a{b:url(../f/x.woff2)}"},
		{`a{b:URL( "/f/x" )}`, `a{b:URL( "../f/x" )}`},
		{`a{b:url('/f') , url( /g )}`, `a{b:url('../f') , url( ../g )}`},
		{`@import "/b.css" screen; a{content:"/x/"}`, `@import "../b.css" screen; a{content:"/x/"}`},
		{`@import url("/b.css");`, `@import url("../b.css");`},
		{"/* url(/x) */ a{b:url(/y)}", "/* url(/x) */ a{b:url(../y)}"},
		{`a{content:"url(/x)"}`, `a{content:"url(/x)"}`},
		{"a{b:myurl(/x)}", "a{b:myurl(/x)}"},
		{"a{b:url(data:x/y) url(https://h/)}", "a{b:url(data:x/y) url(https://h/)}"},
		{"a{b:url(/x", "a{b:url(/x"},
		{"/* url(/x)", "/* url(/x)"},
		{"a{b:url(", "a{b:url("},
		{`"\`, `"\`},
	}
	for _, test := range tests {
		d := document{name: "assets/p.css"}
		if got := string(d.css([]byte(test.in))); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.in, got, test.want)
		}
	}
}

func TestAbsoluteFilesKeepTheirRoot(t *testing.T) {
	d := document{name: "404.html", absolute: func(name string) (string, bool) {
		return "/register/", name == "404.html"
	}}
	in := `<a href="/en/#x"><link href="/a.css"><a href="https://h/">`
	want := `<a href="/register/en/index.html#x"><link href="/register/a.css"><a href="https://h/">`
	if got := string(d.html([]byte(in))); got != want {
		t.Errorf("got %s", got)
	}
	if !slices.Equal(d.links, []link{{"en/index.html", "x"}, {"a.css", ""}}) {
		t.Errorf("links %v", d.links)
	}
}

func TestBaseIsRefused(t *testing.T) {
	d := document{name: "index.html"}
	if d.html([]byte(`<base href="/x/">`)); d.err == nil {
		t.Error("no error")
	}
}

// FuzzHTML checks that only the values of attributes ever change.
func FuzzHTML(f *testing.F) {
	for _, seed := range []string{
		`<a href=/x/ b='/c' d>t</a>`, `<a/href="/x"/ =a=/b>`, `<p href = '/x"'>`,
		`<noscript><img srcset="/a 1x,/b"></noscript>`, `<meta http-equiv=refresh content=0;url=/>`,
		`<style>a{b:url(/x)}</style><p style="url('/x')">`, "<a\x00 href=\x00/x>", `<a =/ href=/>`,
		`<A B=/ C=//D / E=/F/>`, `<form action=/ ACTION=/x/>`, `<a href="/&#10;&amp;x?é'">`,
		`<svg><title><a href=/x></title>`, `<plaintext><a href=/>`, `<a href="/` + "\r\n" + `x/">`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		checkSpans(t, in)
		d := document{name: "en/a/index.html"}
		out := d.html([]byte(in))
		if d.err != nil {
			return
		}
		before, after := tokens(in), tokens(string(out))
		if len(before) != len(after) {
			t.Fatalf("%d tokens became %d\n%q\n%q", len(before), len(after), in, out)
		}
		for i := range before {
			if before[i] != after[i] {
				t.Fatalf("token %d\n%s\n%s\n%q\n%q", i, before[i], after[i], in, out)
			}
		}
		again := document{name: "en/a/index.html"}
		if twice := again.html(out); !bytes.Equal(twice, out) {
			t.Fatalf("a second run changes it again\n%q\n%q", out, twice)
		}
	})
}

// checkSpans checks that the scanner finds the attributes the tokenizer finds.
func checkSpans(t *testing.T, page string) {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(page))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		raw := string(z.Raw())
		attrs, spans := z.Token().Attr, scanAttributes(raw)
		if len(attrs) != len(spans) {
			t.Fatalf("%q: attributes %q, places %v", raw, attrs, spans)
		}
		for i, s := range spans {
			value := strings.Trim(raw[s.start:s.end], "\"'")
			plain := !strings.ContainsAny(value, "&\r\x00\"'")
			if want := strings.Trim(attrs[i].Val, "\"'"); plain && value != want {
				t.Fatalf("%q: %q is not %q", raw, value, want)
			}
		}
	}
}

// FuzzCSS checks that nothing panics and that a second run changes nothing.
func FuzzCSS(f *testing.F) {
	for _, seed := range []string{"a{b:url(/x)}", `@import '/x';`, "/* url(/x) */", `url("/\`,
		"u\\rl(/x)", "url( '/x' ) /* "} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		d := document{name: "assets/a/p.css"}
		out := d.css([]byte(in))
		if twice := d.css(out); !bytes.Equal(out, twice) {
			t.Fatalf("a second run changes it again\n%q\n%q\n%q", in, out, twice)
		}
	})
}

// tokens writes the tokens of a page without what a rewriting may change: the
// values that can hold links.
func tokens(page string) []string {
	var all []string
	z := html.NewTokenizer(strings.NewReader(page))
	style := false
	for z.Next() != html.ErrorToken {
		token := z.Token()
		start := token.Type == html.StartTagToken || token.Type == html.SelfClosingTagToken
		if start && token.Data == "noscript" {
			z.NextIsNotRawText()
		}
		if style && token.Type == html.TextToken {
			token.Data = ""
		}
		if token.Type != html.TextToken {
			style = start && token.Data == "style"
		}
		for i, a := range token.Attr {
			switch a.Key {
			case "href", "xlink:href", "src", "action", "formaction", "poster", "data",
				"srcset", "imagesrcset", "style", "content":
				token.Attr[i].Val = ""
			}
		}
		all = append(all, fmt.Sprintf("%v %q %q", token.Type, token.Data, token.Attr))
	}
	return all
}

func BenchmarkHTML(b *testing.B) {
	var page strings.Builder
	page.WriteString("<!doctype html><html lang=en><link href=/assets/p.css rel=stylesheet>")
	for i := range 30 {
		fmt.Fprintf(&page, `<section id="s%d" class="part"><h2>Title %d</h2>`+
			`<p>%s<a href="/en/systems/x%d/">link</a></section>`,
			i, i, strings.Repeat("Some words of text. ", 15), i)
	}
	data := []byte(page.String())
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		d := document{name: "en/a/index.html"}
		d.html(data)
	}
}
