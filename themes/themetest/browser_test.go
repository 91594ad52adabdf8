package themetest_test

import (
	"encoding/json"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vitrine/themes/themetest"
)

// styles fit a page into 320 pixels and make its targets large.
const styles = `
body { margin: 0; font: 1rem/1.6 sans-serif; color: #000; background: #fff; overflow-wrap: anywhere }
nav a, button, input, .large { display: inline-block; min-width: 44px; min-height: 44px;
	font: inherit; box-sizing: border-box }
.skip { display: inline-block; line-height: 44px }
.skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden }
:focus-visible { outline: 3px solid #06c }
@media (prefers-color-scheme: dark) { body { color: #fff; background: #000 } a { color: #9cf } }
@media print { nav { display: none } }`

// frame is a page under a strict policy whose main part a test writes.
const frame = `<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self';
script-src 'self'; form-action 'self'; base-uri 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A page</title><link rel="stylesheet" href="style.css"></head><body>
<a class="skip" href="#main">Skip to the content</a>
<header><nav aria-label="Register"><a href="other.html">Other page</a></nav></header>
<main id="main" tabindex="-1"><h1>A page</h1>BODY</main>
<footer><p>The city</p></footer></body></html>`

const goodMain = `<p>Read <a href="other.html">the other page</a> for more about it.</p>
<form action="other.html"><label for="q">Search</label> <input id="q" name="q">
<button>Search</button></form>
<label class="large"><input type="checkbox"> In use</label>`

// serve writes pages with the given main parts and returns the address of the
// folder.
func serve(t *testing.T, mains map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	files := map[string]string{"style.css": styles}
	for name, main := range mains {
		files[name] = main
		if strings.HasSuffix(name, ".html") && !strings.HasPrefix(main, "<!doctype") {
			files[name] = strings.Replace(frame, "BODY", main, 1)
		}
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return "file://" + filepath.ToSlash(folder) + "/"
}

func TestBrowser(t *testing.T) {
	b := themetest.Start(t)
	for name, try := range map[string]func(*testing.T, *themetest.Browser){
		"good page":           tryGoodPage,
		"axe":                 tryAxe,
		"Arabic contrast":     tryArabicContrast,
		"overflow":            tryOverflow,
		"small targets":       trySmallTargets,
		"focus":               tryFocus,
		"console":             tryConsole,
		"states":              tryStates,
		"no script":           tryNoScript,
		"paper":               tryPaper,
		"own colours":         tryOwnColours,
		"questions and steps": trySteps,
	} {
		t.Run(name, func(t *testing.T) { try(t, b) })
	}
}

// A good page is good in every state.
func tryGoodPage(t *testing.T, b *themetest.Browser) {
	root := serve(t, map[string]string{"index.html": goodMain, "other.html": ""})
	for _, state := range []themetest.State{
		{},
		{Width: 320, Height: 256},
		{Width: 320, Height: 256, TextSpacing: true},
		{Dark: true},
		{ForcedColors: true, ReducedMotion: true},
		{Print: true},
		{NoScript: true},
	} {
		page := b.Open(t, root+"index.html", state)
		for _, v := range page.Axe() {
			t.Errorf("%+v: %s", state, v)
		}
		faults := slices.Concat(page.Overflow(), page.SmallTargets(), page.Console())
		for _, stop := range page.FocusStops() {
			if fault := stop.Fault(); fault != "" {
				faults = append(faults, fault)
			}
		}
		if len(faults) > 0 {
			t.Errorf("%+v: %q", state, faults)
		}
		want := []string{root + "index.html", root + "style.css"}
		if got := page.Requests(); !slices.Equal(got, want) {
			t.Errorf("%+v: requests %q, want %q", state, got, want)
		}
	}
}

func tryAxe(t *testing.T, b *themetest.Browser) {
	root := serve(t, map[string]string{
		"style2.css": `.a { color: #999 } .b { color: #737373 }`,
		"index.html": strings.Replace(strings.Replace(frame, `style.css"`, `style2.css"`, 1), "BODY",
			`<p class="a">Too pale</p><p class="b">Pale</p><input><h4>Deep</h4>`, 1),
	})
	page := b.Open(t, root+"index.html", themetest.State{})
	var got []string
	for _, v := range page.Axe() {
		got = append(got, v.Rule+" "+v.Target)
	}
	// At level A a name, at AA and AAA contrast, as best practice headings.
	for _, want := range []string{
		"label input", "color-contrast .a", "color-contrast-enhanced .b", "heading-order h4",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("axe did not find %q, but %q", want, got)
		}
	}
	if again := page.Axe(); len(again) != len(got) {
		t.Errorf("axe found %d, the second time %d", len(got), len(again))
	}
	looks := page.AxeLooks()
	if len(looks) != 4 || looks[0].Target != ".b" || looks[1].Target != ".a" {
		t.Errorf("axe looked and saw %v, want the pale texts and the low links", looks)
	}
}

func tryArabicContrast(t *testing.T, b *themetest.Browser) {
	root := serve(t, map[string]string{
		// A font of its own, so that axe cannot judge it by the Latin texts.
		"style.css":  `p { color: #999; font-family: "DejaVu Sans", sans-serif }`,
		"index.html": `<p lang="ar" dir="rtl">سجل الخوارزميات في المدينة</p>`,
	})
	page := b.Open(t, root+"index.html", themetest.State{})
	if !slices.ContainsFunc(page.Axe(), func(v themetest.Violation) bool {
		return v.Rule == "color-contrast" && v.Target == `p[lang="ar"]`
	}) {
		t.Error("pale Arabic text passes")
	}
}

func tryOverflow(t *testing.T, b *themetest.Browser) {
	root := serve(t, map[string]string{
		"style.css": `body { margin: 0; font: 16px/20px monospace } #wide { width: 500px }
			#left { margin-left: -50px } #scrolls { overflow-x: auto } #scrolls p { width: 900px }
			#cut { height: 20px; overflow: hidden }`,
		"wide.html":    `<div id="wide"><p>Wide</p></div><p id="left">Left</p>`,
		"scrolls.html": `<div id="scrolls"><p>Wide</p></div>`,
		"cut.html":     `<p id="cut">12345678 12345678 12345678 12345678</p>`,
	})
	for name, want := range map[string][]string{
		"wide.html": {
			"the page is 500 px wide in 320", `0 to 500 px: div#wide "Wide"`,
			`-50 to 320 px: p#left "Left"`,
		},
		"scrolls.html": {},
		"cut.html":     {`cut off: p#cut "12345678 12345678 12345678 12345678"`},
	} {
		page := b.Open(t, root+name, themetest.State{Width: 320, Height: 256})
		if got := page.Overflow(); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	wide := b.Open(t, root+"wide.html", themetest.State{Width: 600})
	if got := wide.Overflow(); len(got) > 0 {
		t.Errorf("in 600 px: %q", got)
	}
}

func trySmallTargets(t *testing.T, b *themetest.Browser) {
	root := serve(t, map[string]string{
		"style.css": `* { font: 16px/20px monospace } button { width: 100px; height: 30px }
			nav a { display: inline-block; width: 44px; height: 44px }
			label { display: inline-block; height: 50px } #low { position: relative; top: -20px }`,
		"index.html": `<button>Low</button><p>See <a href="#">A</a></p><p id="b"><a href="#">B</a></p>
			<input type="checkbox" id="c"><label for="c">Label</label>
			<nav aria-label="Row"><a href="#" id="over">One</a><br><a href="#" id="low">Two</a></nav>`,
	})
	page := b.Open(t, root+"index.html", themetest.State{})
	want := []string{
		// The skip link has no style here, and stands alone.
		`182 by 19 px: a.skip "Skip to the content"`,
		`100 by 30 px: button "Low"`, `10 by 19 px: a "B"`,
		`24 px: a#over "One"`,
	}
	got := page.SmallTargets()
	if len(got) != len(want) {
		t.Fatalf("%q, want %q", got, want)
	}
	for i := range got { // the width of letters depends on the fonts
		got[i] = strings.Replace(got[i], " px high, the rest is covered", " px", 1)
		_, g, _ := strings.Cut(got[i], "px: ")
		if _, w, _ := strings.Cut(want[i], "px: "); g != w {
			t.Errorf("%q, want %q", got[i], want[i])
		}
	}
}

func tryFocus(t *testing.T, b *themetest.Browser) {
	root := serve(t, map[string]string{
		"style.css": `:focus { outline: none } .on:focus { box-shadow: 0 0 0 3px #000 }
			.far { position: absolute; left: -999px } #lid { position: absolute; inset: 0 }`,
		"index.html": `<p><a class="on" href="#">Shadow</a></p><button>Bare</button>
			<a class="far" href="#">Far</a><a href="#none"></a><div tabindex="0" class="on">Region</div>
			<button class="on" tabindex="1">Early</button>`,
		"lid.html": `<button class="on">Under</button><div id="lid">Lid</div>`,
	})
	page := b.Open(t, root+"index.html", themetest.State{})
	var got []string
	for _, stop := range page.FocusStops() {
		got = append(got, strings.TrimSpace(stop.Element+" "+stop.Fault()))
	}
	want := []string{
		`button.on "Early"`,
		`a.skip "Skip to the content" the focus does not show: a.skip "Skip to the content"`,
		`a "Other page" the focus does not show: a "Other page"`,
		`a.on "Shadow"`,
		`button "Bare" the focus does not show: button "Bare"`,
		`a.far "Far" the focus is out of sight: a.far "Far"`,
		"a[href=#none] the focus is out of sight: a[href=#none]",
		`div.on "Region"`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("stops\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	stops := b.Open(t, root+"lid.html", themetest.State{}).FocusStops()
	if last := stops[len(stops)-1]; !last.Obscured {
		t.Errorf("%+v is not obscured", last)
	}
}

func tryConsole(t *testing.T, b *themetest.Browser) {
	root := serve(t, map[string]string{
		"index.html": `<img src="https://cdn.example/a.png" alt="">
			<p style="color:red">Red</p><script src="a.js"></script>`,
		"a.js": `console.log("hello", 2); missing()`,
	})
	page := b.Open(t, root+"index.html", themetest.State{})
	console := strings.Join(page.Console(), "\n")
	for _, want := range []string{
		"console.log: hello 2", "exception: Uncaught ReferenceError: missing is not defined",
		"error: security: Loading the image 'https://cdn.example/a.png' violates",
		"error: security: Applying inline style violates",
	} {
		if !strings.Contains(console, want) {
			t.Errorf("the console lacks %q:\n%s", want, console)
		}
	}
	if !slices.Contains(page.Requests(), "https://cdn.example/a.png") {
		t.Errorf("the picture from another host was not noticed: %q", page.Requests())
	}
}

func tryStates(t *testing.T, b *themetest.Browser) {
	root := serve(t, map[string]string{"index.html": "<p>Text</p>"})
	const look = `[innerWidth, innerHeight, ...["(prefers-color-scheme: dark)",
		"(forced-colors: active)", "print", "(prefers-reduced-motion: reduce)"]
		.map(q => matchMedia(q).matches ? 1 : 0),
		getComputedStyle(document.querySelector("p")).letterSpacing]`
	for want, state := range map[string]themetest.State{
		`[1280,900,0,0,0,0,"normal"]`: {},
		`[320,256,0,0,0,0,"normal"]`:  {Width: 320, Height: 256},
		`[1280,900,1,0,0,0,"normal"]`: {Dark: true},
		`[1280,900,0,1,0,0,"normal"]`: {ForcedColors: true},
		`[1280,900,0,0,1,0,"normal"]`: {Print: true},
		`[1280,900,0,0,0,1,"normal"]`: {ReducedMotion: true},
		`[1280,900,0,0,0,0,"1.92px"]`: {TextSpacing: true},
	} {
		if got := b.Open(t, root+"index.html", state).Eval(look); got != want {
			t.Errorf("%+v: %s, want %s", state, got, want)
		}
	}
}

func tryNoScript(t *testing.T, b *themetest.Browser) {
	root := serve(t, map[string]string{
		"index.html": `<p id="out">Off</p><noscript><p id="no">No scripts</p></noscript>
			<script src="a.js"></script>`,
		"a.js": `document.getElementById("out").textContent = "On"`,
	})
	if got := b.Open(t, root+"index.html", themetest.State{}).Text("#out"); got != "On" {
		t.Errorf("with scripts: %q", got)
	}
	page := b.Open(t, root+"index.html", themetest.State{NoScript: true})
	if got := page.Text("#out") + ", " + page.Text("#no"); got != "Off, No scripts" {
		t.Errorf("without scripts: %q", got)
	}
}

func trySteps(t *testing.T, b *themetest.Browser) {
	root := serve(t, map[string]string{
		"index.html": `<p><a id="part" href="#main">Part</a></p><p><a id="next" href="other.html">Next</a></p>`,
		"other.html": "<p>Other</p>",
	})
	page := b.Open(t, root+"index.html", themetest.State{Width: 400, Height: 300})
	page.Click("#part")
	if got := page.Eval("location.hash"); got != "#main" {
		t.Errorf("after the first click the fragment is %q", got)
	}
	page.Click("#next")
	if got := page.Text("main > p"); got != "Other" {
		t.Errorf("after the second click the page says %q", got)
	}
	for expression, want := range map[string]string{
		`"a"`: "a", `[1, "a"]`: `[1,"a"]`, `undefined`: "", `Promise.resolve(2)`: "2",
		`({a: null})`: `{"a":null}`,
	} {
		if got := page.Eval(expression); got != want {
			t.Errorf("%s is %q, want %q", expression, got, want)
		}
	}
	name := filepath.Join(t.TempDir(), "page.png")
	page.Screenshot(name)
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	picture, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	var height int
	if err := json.Unmarshal([]byte(page.Eval("document.documentElement.scrollHeight")), &height); err != nil {
		t.Fatal(err)
	}
	if size := picture.Bounds(); size.Dx() != 400 || size.Dy() != max(height, 300) {
		t.Errorf("the picture is %v, want 400 by %d", size, max(height, 300))
	}
}

// tryPaper counts sheets, and finds what is not on them.
func tryPaper(t *testing.T, b *themetest.Browser) {
	root := serve(t, map[string]string{
		"style2.css": `.long { height: 15in } @media print { .gone, nav { display: none } }`,
		"index.html": "<p>Short</p>",
		"long.html": strings.Replace(strings.Replace(frame, `style.css"`, `style2.css"`, 1), "BODY",
			`<div class="long">Long</div><p class="gone">Not <b>there</b></p>
<p class="gone"><a href="other.html">Back</a></p><p hidden>A name</p>
<nav class="gone" aria-label="Part"><a href="other.html">Elsewhere</a></nav>`, 1),
	})
	for name, want := range map[string]int{"index.html": 1, "long.html": 2} {
		for _, paper := range themetest.Papers() {
			if got := b.Open(t, root+name, themetest.State{}).Sheets(paper); got != want {
				t.Errorf("%s takes %d sheets of %s, want %d", name, got, paper.Name, want)
			}
		}
	}
	if got := b.Open(t, root+"long.html", themetest.State{}).Hidden(); len(got) > 0 {
		t.Errorf("hidden on the screen: %q", got)
	}
	got := b.Open(t, root+"long.html", themetest.State{Print: true}).Hidden()
	if want := []string{`p.gone "Not there"`}; !slices.Equal(got, want) {
		t.Errorf("hidden on paper: %q, want %q", got, want)
	}
}

// tryOwnColours finds what people with forced colours cannot see.
func tryOwnColours(t *testing.T, b *themetest.Browser) {
	root := serve(t, map[string]string{
		"style2.css": `.stays { forced-color-adjust: none; color: #fff; background: #fff }
.text { color: #eee } .drawn { fill: currentColor }`,
		"index.html": strings.Replace(strings.Replace(frame, `style.css"`, `style2.css"`, 1), "BODY",
			`<p class="text">Text</p><p class="stays">Stays</p>
<svg role="img" aria-label="Bars"><rect class="drawn" width="9" height="9"/>
<rect id="hard" fill="#fff" width="9" height="9"/>
<rect fill="#fff" stroke="#000" width="9" height="9"/></svg>`, 1),
	})
	got := b.Open(t, root+"index.html", themetest.State{ForcedColors: true}).Faint()
	if len(got) != 2 || !strings.HasPrefix(got[0], `p.stays "Stays"`) ||
		!strings.HasPrefix(got[1], `rect#hard`) {
		t.Errorf("faint in forced colours: %q", got)
	}
	got = b.Open(t, root+"index.html", themetest.State{}).Faint()
	if len(got) != 3 {
		t.Errorf("faint in the colours of the page: %q", got)
	}
}
