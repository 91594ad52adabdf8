package source

import (
	"fmt"
	"html"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"

	"vitrine/content/example"
)

func direction(lang string) string {
	if lang == "ar" {
		return "rtl"
	}
	return "ltr"
}

func list(text string) Listing { return List([]byte(text), []string{"en", "fr", "ar"}, direction) }

// files are the records of the example by name.
func files(t testing.TB) map[string]string {
	t.Helper()
	names, err := fs.Glob(example.FS(), "records/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("no records", err)
	}
	all := map[string]string{}
	for _, name := range names {
		data, err := fs.ReadFile(example.FS(), name)
		if err != nil {
			t.Fatal(err)
		}
		all[path.Base(name)] = string(data)
	}
	return all
}

// shown are the lines of a listing as HTML, without their frame.
func shown(t testing.TB, l Listing) []string {
	t.Helper()
	frame := regexp.MustCompile(`(?s)<span id="L(\d+)">(.*?)\n</span>`)
	found := frame.FindAllStringSubmatch(string(l.HTML), -1)
	if len(found) != l.Count {
		t.Fatalf("%d lines, want %d:\n%s", len(found), l.Count, l.HTML)
	}
	var lines []string
	for i, m := range found {
		if m[1] != fmt.Sprint(i+1) {
			t.Fatalf("line %d is numbered %s", i+1, m[1])
		}
		lines = append(lines, m[2])
	}
	return lines
}

// unlinked are the lines of a listing, with names of outermost fields as those of
// other fields.
func unlinked(t testing.TB, l Listing) []string {
	t.Helper()
	link := regexp.MustCompile(`<a class="nt" href="#L\d+">(.*?)</a>`)
	lines := shown(t, l)
	for i, line := range lines {
		lines[i] = link.ReplaceAllString(line, `<span class="nt">$1</span>`)
	}
	return lines
}

func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"a: b":                    `<span class="nt">a</span>: b`,
		"a:  # why":               `<span class="nt">a</span>:  <span class="c"># why</span>`,
		"# a: b":                  `<span class="c"># a: b</span>`,
		"a: b # c":                `<span class="nt">a</span>: b<span class="c"> # c</span>`,
		"a: b#c":                  `<span class="nt">a</span>: b#c`,
		"a: yes":                  `<span class="nt">a</span>: <span class="kc">yes</span>`,
		"a: 12":                   `<span class="nt">a</span>: <span class="m">12</span>`,
		"a: 2024-03":              `<span class="nt">a</span>: <span class="ld">2024-03</span>`,
		"a: https://x.example/#y": `<span class="nt">a</span>: https://x.example/#y`,
		"- - a: b":                `- - <span class="nt">a</span>: b`,
		"- a b":                   "- a b",
		"- -":                     "- -",
		"-":                       "-",
		`a: "b: c" # d`: `<span class="nt">a</span>: <span class="s2">&#34;</span>` +
			`<span class="s2">b: c&#34;</span> <span class="c"># d</span>`,
		`"a: b": 'c''d'`: `<span class="nt">&#34;a: b&#34;</span>: <span class="s1">&#39;</span>` +
			`<span class="s1">c&#39;&#39;d&#39;</span>`,
		"a: {b: c, en: d}": `<span class="nt">a</span>: {<span class="nt">b</span>: c, ` +
			`<span class="nt">en</span>: d}`,
		"a: [b, 1]":    `<span class="nt">a</span>: [b, <span class="m">1</span>]`,
		"a: <b> & 'c'": `<span class="nt">a</span>: &lt;b&gt; &amp; &#39;c&#39;`,
		"<script>: \"</a>": `<span class="nt">&lt;script&gt;</span>: <span class="s2">&#34;</span>` +
			`<span class="s2">&lt;/a&gt;</span>`,
	} {
		if got := strings.Join(unlinked(t, list(text)), "\n"); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

// TestLinesThatFollow: what a line means depends on those before it.
func TestLinesThatFollow(t *testing.T) {
	for text, want := range map[string][]string{
		"a: >-\n  b: c\n\n  # d\ne: f": {
			`<span class="nt">a</span>: &gt;-`, "  b: c", "", "  # d",
			`<span class="nt">e</span>: f`,
		},
		"- a: |\n    b: c\n  d: e": {
			`- <span class="nt">a</span>: |`, "    b: c", `  <span class="nt">d</span>: e`,
		},
		"a: \"b\n  c: d\" # e\nf: g": {
			`<span class="nt">a</span>: <span class="s2">&#34;</span><span class="s2">b</span>`,
			`  <span class="s2">c: d&#34;</span> <span class="c"># e</span>`,
			`<span class="nt">f</span>: g`,
		},
		"a: {b: c,\n  d: e}\nf: g": {
			`<span class="nt">a</span>: {<span class="nt">b</span>: c,`,
			`  <span class="nt">d</span>: e}`, `<span class="nt">f</span>: g`,
		},
	} {
		if got := unlinked(t, list(text)); !slices.Equal(got, want) {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestTextsAreMarkedWithTheirLanguage(t *testing.T) {
	got := unlinked(t, list(`t:
  en: Word
  fr: Mot # le
  ar: >-
    كلمة
  nl: Woord
  id: Kata
  xx: Word
w:
  fr:
  - un
u: {fr: Mot, en: Word, x: y}
fr: z
`))
	want := []string{
		`<span class="nt">t</span>:`,
		`  <span class="nt">en</span>: Word`,
		`  <span class="nt">fr</span>: <span lang="fr">Mot</span><span class="c"> # le</span>`,
		`  <span class="nt">ar</span>: &gt;-`,
		`    <span lang="ar" dir="rtl">كلمة</span>`,
		`  <span class="nt">nl</span>: <span lang="nl">Woord</span>`,
		`  <span class="nt">id</span>: Kata`,
		`  <span class="nt">xx</span>: Word`,
		`<span class="nt">w</span>:`,
		`  <span class="nt">fr</span>:`,
		`  - <span lang="fr">un</span>`,
		`<span class="nt">u</span>: {<span class="nt">fr</span>: <span lang="fr">Mot</span>, ` +
			`<span class="nt">en</span>: Word, <span class="nt">x</span>: y}`,
		`<span class="nt">fr</span>: z`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

func TestPartsAreTheOutermostFields(t *testing.T) {
	l := list("# x\nid: a\ntitle:\n  en: B\n\nlegal: {basis: []}\n")
	want := []Part{{"id", 2}, {"title", 3}, {"legal", 6}}
	if !slices.Equal(l.Parts, want) {
		t.Errorf("%v", l.Parts)
	}
	lines := shown(t, l)
	if lines[2] != `<a class="nt" href="#L3">title</a>:` || strings.Contains(lines[3], "<a") {
		t.Errorf("links: %q", lines)
	}
}

// text is what a listing shows to a reader.
func text(t testing.TB, l Listing) string {
	t.Helper()
	tags := regexp.MustCompile(`<[^>]*>`)
	return html.UnescapeString(tags.ReplaceAllString(strings.Join(shown(t, l), "\n"), ""))
}

func TestNothingIsLost(t *testing.T) {
	for name, data := range files(t) {
		if got := text(t, list(data)) + "\n"; got != data {
			t.Errorf("%s is shown in other words", name)
		}
	}
}

// names are the names of fields that a lexer finds: line by line, those that
// stand after a colon in a text included.
func names(tokens func(func(chroma.TokenType, string))) []string {
	var found []string
	line := 1
	tokens(func(kind chroma.TokenType, text string) {
		if kind == chroma.NameTag {
			found = append(found, fmt.Sprintf("%d %s", line, strings.TrimSpace(text)))
		}
		line += strings.Count(text, "\n")
	})
	return found
}

// TestAgreesWithChroma: both find the same fields in the records of the example.
// Where chroma finds one more, it takes a word of a text for one.
func TestAgreesWithChroma(t *testing.T) {
	theirs := chroma.Coalesce(lexers.Get("yaml"))
	for name, data := range files(t) {
		ours := names(func(see func(chroma.TokenType, string)) {
			l := &lexer{block: none, seen: see, direction: direction, marks: map[string]string{}}
			for line := range strings.SplitSeq(strings.TrimSuffix(data, "\n"), "\n") {
				l.line(line)
				see(chroma.TextWhitespace, "\n")
			}
		})
		want := names(func(see func(chroma.TokenType, string)) {
			tokens, err := theirs.Tokenise(nil, data)
			if err != nil {
				t.Fatal(err)
			}
			for token := range tokens.Stdlib() {
				see(token.Type, token.Value)
			}
		})
		if !slices.Equal(ours, want) {
			t.Errorf("%s:\n got %q\nwant %q", name, ours, want)
		}
	}
}

// FuzzList looks for text that is lost and for tags that are not ours.
func FuzzList(f *testing.F) {
	f.Add(files(f)["noise-meters.yaml"])
	f.Add("a: \"\\\"<b>\n'\n{en: [x, {y: z}\n- - |+2 # c\n ?\n\t:\r\n\x00")
	tag := regexp.MustCompile(`</?[a-z][^>]*>`)
	fine := regexp.MustCompile(`^(<a class="nt" href="#L\d+">|</a>|<span( lang="[a-z]{2}"( dir="rtl")?)?( class="[a-z0-9]+")?>|</span>)$`)
	f.Fuzz(func(t *testing.T, data string) {
		got := list(data)
		want := strings.ReplaceAll(strings.TrimSuffix(data, "\n"), "\r\n", "\n")
		want = strings.ReplaceAll(strings.TrimSuffix(want, "\r"), "\x00", "\uFFFD")
		if plain := text(t, got); plain != want {
			t.Errorf("%q is shown as %q", want, plain)
		}
		for _, line := range shown(t, got) {
			for _, found := range tag.FindAllString(line, -1) {
				if !fine.MatchString(found) {
					t.Errorf("%q holds %s", line, found)
				}
			}
			if strings.Count(line, "<span") != strings.Count(line, "</span") {
				t.Errorf("%q is not balanced", line)
			}
		}
	})
}

func BenchmarkList(b *testing.B) {
	data := files(b)["benefit-checks.yaml"]
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		list(data)
	}
}
