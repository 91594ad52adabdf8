package themetest_test

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"vitrine/themes/themetest"
)

const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; ` +
	`style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'">`

// good is a page without a fault; "BODY" is where a test puts its own.
const good = `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
` + policy + `
<title>A page</title>
<meta name="description" content="A page without a fault.">
<link rel="stylesheet" href="../assets/style.css">
<link rel="canonical" href="https://register.example/en/page.html">
</head>
<body>
<a href="#main">Skip to the content</a>
<header>
<p><a href="index.html">Register</a></p>
<nav aria-label="Language"><ul>
<li><a href="../ar/index.html" lang="ar" dir="rtl" hreflang="ar">العربية</a></li>
</ul></nav>
</header>
<main id="main" tabindex="-1">
<h1>A page</h1>
BODY
</main>
<footer><p><a href="https://elsewhere.example/">Another site</a></p></footer>
</body>
</html>`

const arabic = `<!doctype html>
<html lang="ar" dir="rtl">
<head><meta charset="utf-8">` + policy + `<title>السجل</title>
<meta name="description" content="صفحة"></head>
<body>
<a href="#main">إلى المحتوى</a>
<header><nav aria-label="اللغة"><a href="../en/index.html" lang="en" dir="ltr"
hreflang="en">English</a></nav></header>
<main id="main"><h1>السجل</h1>BODY</main>
<footer><p>المدينة</p></footer>
</body></html>`

// website is a site without a fault, with one page at en/page.html.
func website(page string) fstest.MapFS {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	home := strings.NewReplacer("A page", "Home", "BODY", "<p>Welcome.</p>").Replace(good)
	absolute := strings.NewReplacer("A page", "Not found", "BODY", "", `"../`, `"/register/`,
		`"index.html"`, `"/register/en/index.html"`).Replace(good)
	return fstest.MapFS{
		"404.html":         file(absolute),
		"assets/style.css": file("body{margin:0}"),
		"data/a.json":      file("{}"),
		"en/index.html":    file(home),
		"en/page.html":     file(page),
		"ar/index.html":    file(strings.Replace(arabic, "BODY", "<p>أهلا</p>", 1)),
	}
}

func TestCheckFindsNothingInGoodPages(t *testing.T) {
	for _, f := range themetest.Check(website(strings.Replace(good, "BODY", goodBody, 1))) {
		t.Error(f)
	}
}

// goodBody is the right use of everything that a rule looks at.
const goodBody = `
<h2 id="part">Part</h2><h3>Part of it</h3><h2>Next</h2>
<p><a href="#part">The part</a>, <a href="index.html#main">home</a>, <a href="#">top</a>,
<a href="../data/a.json">the data (JSON, 2 bytes)</a>,
<a href="../ar/index.html" hreflang="ar">in Arabic</a>,
<a href="mailto:office@city.example">write to us</a></p>
<p>The city calls it <span lang="ar" dir="rtl">نظام</span> or <bdi lang="ar">نظام</bdi>,
and 5 µm is small.</p>
<form action="index.html"><label for="q">Search</label><input id="q" name="q" placeholder="tax">
<input type="hidden" name="lang"><label>Area <select><option>All</option></select></label>
<fieldset><legend>Status</legend><label><input type="checkbox"> In use</label></fieldset>
<button>Search</button></form>
<table><caption>Counts</caption><thead><tr><th scope="col">Year</th><th scope="col">Systems</th>
</tr></thead><tbody><tr><th scope="row">2024</th><td>3</td></tr></tbody></table>
<svg aria-hidden="true"><path d="M0 0"/></svg>
<svg role="img"><title>Two of three systems are in use</title><rect width="2" height="1"/></svg>
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">
<ul><li>One<ol><li>Half</li></ol></li></ul>
<dl><dt>Status</dt><dd>In use</dd><div><dt>Since</dt><dt>Until</dt>
<dd><time datetime="2024-05-01">1 May 2024</time></dd></div></dl>
<p><time>2024</time> <time datetime="P3DT4H">three days</time>
<time datetime="2024-W07">a week</time> <time datetime="2024-05-01T10:00:00Z">then</time></p>
<script type="application/ld+json">{"name":"نظام","a":{"b":{}}}</script>
<template><li><a></a></li></template>`

// badPages has for every rule bodies that break it, and what is said of them.
func badPages() []struct{ rule, body, detail string } {
	return []struct{ rule, body, detail string }{
		{"direction", `<p lang="ar">نظام</p>`, `lang=ar needs dir=rtl: <p> "نظام"`},
		{"headings", `<h1>Again</h1>`, "2 h1, want 1"},
		{"headings", `<h3>Deep</h3>`, `h3 after h1: <h3> "Deep"`},
		{"headings", `<h2> </h2>`, "empty heading: <h2>"},
		{"landmarks", `<main id="m2"></main>`, "2 <main> of the page, want 1"},
		{"navs", `<nav><a href="#">Top</a></nav>`, `no name: <nav> "Top"`},
		{"navs", `<nav aria-label="Language"></nav>`, `two navs are called "Language"`},
		{"ids", `<p id="a">A</p><p id="a">B</p>`, "twice: a"},
		{"tabindex", `<p tabindex="1">A</p>`, `tabindex=1: <p> "A"`},
		{"style", `<p style="margin:0">A</p>`, `style attribute: <p> "A"`},
		{"style", `<style>p{margin:0}</style>`, "<style> in the page"},
		{"handlers", `<p onclick="go()">A</p>`, `onclick: <p> "A"`},
		{"handlers", `<a href=" JavaScript:go()">Go</a>`, `href=" JavaScript:go()"`},
		{"scripts", `<script>go()</script>`, `script in the page: <script> "go()"`},
		{"scripts", `<script src="../a.js"></script>`, "script outside a search page: ../a.js"},
		{"foreign", `<img alt="" src="//cdn.example/a.png">`, "img from //cdn.example/a.png"},
		{
			"foreign", `<img alt="" srcset="../data/a.json 1x, https://cdn.example/a.png 2x">`,
			"img from https://cdn.example/a.png",
		},
		{
			"foreign", `<form action="https://collector.example/"></form>`,
			"form from https://collector.example/",
		},
		{"links", `<a href="../ar/">Arabic</a>`, `a folder: "../ar/"`},
		{"links", `<a href="../ar">Arabic</a>`, `a folder: "../ar"`},
		{"links", `<a href="gone.html">Gone</a>`, `no such file: "gone.html"`},
		{"links", `<a href="../../x.html">Out</a>`, `outside the site: "../../x.html"`},
		{"links", `<a href="/en/index.html">Home</a>`, `from the root of the host: "/en/index.html"`},
		{"links", `<a href="">Nowhere</a>`, `empty address ""`},
		{"links", `<img src="gone.png" alt="">`, `no such file: "gone.png"`},
		{"fragments", `<a href="#gone">Gone</a>`, `no id "gone" in en/page.html`},
		{"fragments", `<a href="index.html#gone">Gone</a>`, `no id "gone" in en/index.html`},
		{"images", `<img src="../assets/style.css">`, "no alt: <img src=../assets/style.css>"},
		{"images", `<svg role="img"></svg>`, "neither role=img with a title nor aria-hidden: <svg>"},
		{
			"images", `<svg><title>A</title></svg>`,
			`neither role=img with a title nor aria-hidden: <svg> "A"`,
		},
		{"controls", `<input name="q" placeholder="Search">`, "no name: <input name=q>"},
		{"controls", `<label for="other">Search</label><input id="q">`, "no name: <input id=q>"},
		{"controls", `<button></button>`, "no name: <button>"},
		{"controls", `<fieldset><label>A <input></label></fieldset>`, `no legend: <fieldset> "A"`},
		{"tables", `<table><tr><th scope="col">A</th></tr></table>`, `no caption: <table> "A"`},
		{"tables", `<table aria-label="T"><tr><td>A</td></tr></table>`, `no header cell: <table> "A"`},
		{"tables", `<table aria-label="T"><tr><th>A</th></tr></table>`, `no scope: <th> "A"`},
		{"lists", `<ul><div>A</div></ul>`, `in <ul>: <div> "A"`},
		{"lists", `<ol>A</ol>`, `text directly in <ol>: "A"`},
		{"lists", `<div><li>A</li></div>`, `outside a list: <li> "A"`},
		{"lists", `<dl><div><dt>A</dt></div></dl>`, `a term without description in <dl> "A"`},
		{"lists", `<dl><dd>A</dd></dl>`, `a description without term: <dd> "A"`},
		{"link-text", `<a href="#"><img alt="" src="../data/a.json"></a>`, "no text: <a href=#>"},
		{"link-text", `<a href="#">Read more …</a>`, `says nothing: <a href=#> "Read more …"`},
		{"letters", `<p>It is نظام</p>`, `Arabic letters in lang=en: "It is نظام"`},
		{"letters", `<img alt="نظام" src="../data/a.json">`, `Arabic letters in lang=en: "نظام"`},
		{"letters", `<p>Регистр</p>`, `Cyrillic letters in lang=en: "Регистр"`},
		{
			"chooser", `<a href="../ar/index.html">Arabic</a>`,
			`hreflang="" on a link to a page in ar: ../ar/index.html`,
		},
		{
			"chooser", `<nav aria-label="Again"><a href="../ar/index.html" hreflang="ar">AR</a></nav>`,
			`lang="en" on the text of a link to a page in ar: ../ar/index.html`,
		},
		{"time", `<time datetime="1 May">1 May</time>`, `datetime="1 May": <time> "1 May"`},
		{"time", `<time datetime="2024-02-30">then</time>`, `datetime="2024-02-30": <time> "then"`},
		{"empty", `<dl><dt>Since</dt><dd> </dd></dl>`, `<dd> after "Since"`},
		{
			"empty", `<table aria-label="T"><tr><th scope="row">A</th><td></td></tr></table>`,
			`<td> after "A"`,
		},
		{"artefacts", `<p>&lt;no value&gt;</p>`, `"<no value>"`},
		{"artefacts", `<p class="ZgotmplZ">A</p>`, `"ZgotmplZ"`},
		{"artefacts", `<p>%!s(MISSING)</p>`, `"%!s(MISSING"`},
		{"artefacts", `<p>[i18n] home</p>`, `"[i18n]"`},
		{"artefacts", `<p>map[en:Tax]</p>`, `"map[en:"`},
		{"artefacts", `<p>TODO: write</p>`, `"TODO"`},
	}
}

func TestCheckFindsFaultsInTheBody(t *testing.T) {
	for _, bad := range badPages() {
		t.Run(bad.rule+" "+bad.body, func(t *testing.T) {
			wants(t, website(strings.Replace(good, "BODY", bad.body, 1)),
				themetest.Fault{Page: "en/page.html", Rule: bad.rule, Detail: bad.detail})
		})
	}
}

// badFrames has the rules that look at what surrounds the body: what is
// replaced in a good page, by what, and what is said of it.
func badFrames() []struct{ rule, old, new, detail string } {
	const csp = "base-uri 'none'"
	return []struct{ rule, old, new, detail string }{
		{"language", ` lang="en"`, ``, "<html> has no lang"},
		{"language", ` dir="ltr"`, ``, "<html> has no dir"},
		{"language", `dir="ltr"`, `dir="rtl"`, "dir=rtl for lang=en, want ltr"},
		{"title", `<title>A page</title>`, ``, "0 titles, want 1"},
		{"title", `<title>A page</title>`, `<title> </title>`, "the title is empty"},
		{
			"title", `<title>A page</title>`, `<title>Home</title>`,
			`"Home" is also the title of en/index.html`,
		},
		{
			"description", `<meta name="description" content="A page without a fault.">`, ``,
			"0 descriptions, want 1",
		},
		{"description", `content="A page without a fault."`, ``, "the description is empty"},
		{"headings", `<h1>A page</h1>`, ``, "0 h1, want 1"},
		{"headings", `<header>`, `<header><h2>Menu</h2>`, `h2 after h0: <h2> "Menu"`},
		{"landmarks", `<footer>`, `<section><footer></section>`, "0 <footer> of the page, want 1"},
		{"landmarks", ` id="main"`, ``, "<main> has no id"},
		{
			"skip-link", `<a href="#main">Skip`, `<a href="index.html">Home</a><a href="#main">Skip`,
			`the first stop is <a href=index.html> "Home", want a link to #main`,
		},
		{"policy", policy, ``, "no Content-Security-Policy"},
		{
			"policy", policy + "\n<title>A page</title>", `<title>A page</title><p>` + policy,
			"the policy is outside head",
		},
		{"policy", `default-src 'none'`, `default-src 'self'`, "default-src is not 'none'"},
		{"policy", `style-src 'self'`, `style-src 'unsafe-inline'`, "style-src allows 'unsafe-inline'"},
		{"policy", `img-src 'self'`, `img-src https://cdn.example`, "img-src allows https://cdn.example"},
		{"policy", csp, ``, "base-uri is missing; default-src does not cover it"},
		{
			"policy", policy, `<link rel="stylesheet" href="../assets/style.css">` + policy,
			"loaded before the policy: <link href=../assets/style.css>",
		},
		{
			"foreign", `</head>`, `<link rel="preconnect" href="https://cdn.example"></head>`,
			"link from https://cdn.example",
		},
		{
			"help", `Another site</a>`, `Another page</a>`,
			"the foot leads to Another page; that of the home page to Another site",
		},
		{
			"foreign", `</head>`, `<meta http-equiv="refresh" content="0; url=https://x.example"></head>`,
			"the page moves to https://x.example",
		},
	}
}

func TestCheckFindsFaultsInTheFrame(t *testing.T) {
	for _, bad := range badFrames() {
		t.Run(bad.rule+" "+bad.new, func(t *testing.T) {
			page := strings.Replace(strings.Replace(good, "BODY", "", 1), bad.old, bad.new, 1)
			wants(t, website(page),
				themetest.Fault{Page: "en/page.html", Rule: bad.rule, Detail: bad.detail})
		})
	}
}

func TestCheckFindsLatinWordsInArabic(t *testing.T) {
	for body, detail := range map[string]string{
		`<p>هذا City of Amsterdam نظام</p>`:                 "",
		`<p><bdi>Department of Public Works</bdi></p>`:      "",
		`<p><span lang="en" dir="ltr">A b c d e</span></p>`: "",
		`<p>هذا Department of Public Works نظام</p>`:        `Latin words in lang=ar: "Department of Public Works"`,
	} {
		site := website(strings.Replace(good, "BODY", "", 1))
		site["ar/index.html"].Data = []byte(strings.Replace(arabic, "BODY", body, 1))
		if detail == "" {
			wants(t, site)
			continue
		}
		wants(t, site, themetest.Fault{Page: "ar/index.html", Rule: "letters", Detail: detail})
	}
}

func TestCheckWantsAddressesFromTheRootOn404(t *testing.T) {
	site := website(strings.Replace(good, "BODY", "", 1))
	page := string(site["404.html"].Data)
	site["404.html"].Data = []byte(strings.Replace(page, `"/register/en/`, `"en/`, 1))
	wants(t, site, themetest.Fault{
		Page: "404.html", Rule: "links",
		Detail: `relative on a page that is served at any depth: "en/index.html"`,
	})
	site["404.html"].Data = []byte(strings.Replace(page, `"/register/en/i`, `"/register/en/x`, 1))
	wants(t, site, themetest.Fault{
		Page: "404.html", Rule: "links", Detail: `no such file: "/register/en/xndex.html"`,
	})
}

// A page that only offers languages has nothing to skip, but says what its
// links are.
func TestCheckOfAPageThatOffersLanguages(t *testing.T) {
	const start = `<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8">` + policy +
		`<title>Register</title>
<meta name="description" content="A register."></head><body><main id="main"><h1>Register</h1><ul>
<li><a href="en/index.html" hreflang="en">English</a></li>
<li><a href="ar/index.html" hreflang="ar" lang="ar" dir="rtl">العربية</a></li>
</ul></main></body></html>`
	site := website(strings.Replace(good, "BODY", "", 1))
	site["index.html"] = &fstest.MapFile{Data: []byte(start)}
	wants(t, site)
	site["index.html"].Data = []byte(strings.Replace(start, ` lang="ar" dir="rtl">العربية`, ">AR", 1))
	wants(t, site, themetest.Fault{
		Page: "index.html", Rule: "chooser",
		Detail: `lang="en" on the text of a link to a page in ar: ar/index.html`,
	})
}

// wants fails unless Check finds exactly the given faults; of a body that
// breaks two rules only the faults of the first one's rule count.
func wants(t *testing.T, site fs.FS, want ...themetest.Fault) {
	t.Helper()
	got := themetest.Check(site)
	if len(want) > 0 {
		got = slices.DeleteFunc(got, func(f themetest.Fault) bool { return f.Rule != want[0].Rule })
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

// The list of rules in the documentation, the rules, and their tests are the
// same, so that no rule is without a test.
func TestEveryRuleIsDocumentedAndTested(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile("check.go")
	if err != nil {
		t.Fatal(err)
	}
	var tested []string
	for _, bad := range badPages() {
		tested = append(tested, bad.rule)
	}
	for _, bad := range badFrames() {
		tested = append(tested, bad.rule)
	}
	documented := names(`(?m)^//   - ([a-z0-9-]+):`, doc)
	if got := names(`(?m)^\t\t\{"([a-z0-9-]+)", \w+\},$`, source); !slices.Equal(got, documented) {
		t.Errorf("rules\n%v\ndocumented\n%v", got, documented)
	}
	slices.Sort(tested)
	if tested = slices.Compact(tested); !slices.Equal(tested, documented) {
		t.Errorf("tested\n%v\ndocumented\n%v", tested, documented)
	}
}

func names(pattern string, text []byte) []string {
	var out []string
	for _, m := range regexp.MustCompile(pattern).FindAllSubmatch(text, -1) {
		out = append(out, string(m[1]))
	}
	slices.Sort(out)
	return slices.Compact(out)
}
