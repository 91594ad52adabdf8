package export

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vitrine/build/layout"
)

func serve(t *testing.T, s Site) files {
	t.Helper()
	out := files{}
	if err := Server(s, out.write); err != nil {
		t.Fatal(err)
	}
	return out
}

var site = Site{
	BaseURL: "https://register.example/ai", Languages: []string{"fr", "en", "ar"},
	Pages: []Page{
		{Path: layout.System("b"), Langs: []string{"ar", "en"}},
		{Path: layout.Home},
		{Path: layout.System("a")},
		{Path: layout.System("nowhere"), Langs: []string{"nl"}},
	},
}

type urls struct {
	XMLName xml.Name
	URLs    []struct {
		Loc   string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 loc"`
		Links []struct {
			Rel  string `xml:"rel,attr"`
			Lang string `xml:"hreflang,attr"`
			Href string `xml:"href,attr"`
		} `xml:"http://www.w3.org/1999/xhtml link"`
	} `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 url"`
	Parts []struct {
		Loc string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 loc"`
	} `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemap"`
}

func readSitemap(t *testing.T, data []byte) urls {
	t.Helper()
	var u urls
	if err := xml.Unmarshal(data, &u); err != nil {
		t.Fatal(err)
	}
	if u.XMLName.Space != "http://www.sitemaps.org/schemas/sitemap/0.9" {
		t.Errorf("the root element is %v", u.XMLName)
	}
	return u
}

func TestSitemapNamesEveryTranslation(t *testing.T) {
	const base = "https://register.example/ai/"
	got := map[string]map[string]string{}
	var order []string
	for _, u := range readSitemap(t, serve(t, site)[layout.Sitemap]).URLs {
		order = append(order, strings.TrimPrefix(u.Loc, base))
		got[u.Loc] = map[string]string{}
		for _, l := range u.Links {
			if l.Rel != "alternate" {
				t.Errorf("%s has a link %s", u.Loc, l.Rel)
			}
			got[u.Loc][l.Lang] = l.Href
		}
	}
	want := []string{
		"", "fr/", "en/", "ar/", "fr/systems/a/", "en/systems/a/", "ar/systems/a/",
		"en/systems/b/", "ar/systems/b/",
	}
	if !slices.Equal(order, want) {
		t.Errorf("addresses: %q", order)
	}
	home := map[string]string{
		"fr": base + "fr/", "en": base + "en/", "ar": base + "ar/", "x-default": base,
	}
	for _, address := range []string{base, base + "en/"} {
		if !reflect.DeepEqual(got[address], home) {
			t.Errorf("%s: %v", address, got[address])
		}
	}
	b := map[string]string{
		"en": base + "en/systems/b/", "ar": base + "ar/systems/b/", "x-default": base + "en/systems/b/",
	}
	if !reflect.DeepEqual(got[base+"ar/systems/b/"], b) {
		t.Errorf("b in Arabic: %v", got[base+"ar/systems/b/"])
	}
}

func TestSitemapDoesNotDependOnTheOrderOfPages(t *testing.T) {
	other := site
	other.Pages = slices.Clone(site.Pages)
	slices.Reverse(other.Pages)
	if !reflect.DeepEqual(serve(t, site), serve(t, other)) {
		t.Error("the files differ")
	}
}

func TestWithoutABaseURLThereIsNoSitemap(t *testing.T) {
	out := serve(t, Site{Languages: site.Languages, Pages: site.Pages})
	if _, ok := out[layout.Sitemap]; ok {
		t.Error("there is a sitemap")
	}
	if bytes.Contains(out[layout.Robots], []byte("Sitemap")) {
		t.Errorf("robots.txt: %s", out[layout.Robots])
	}
	if !bytes.Contains(out[layout.Htaccess], []byte("ErrorDocument 404 /404.html\n")) {
		t.Errorf(".htaccess: %s", out[layout.Htaccess])
	}
}

func TestRobotsNamesTheSitemap(t *testing.T) {
	robots := string(serve(t, site)[layout.Robots])
	if !strings.Contains(robots, "\nSitemap: https://register.example/ai/sitemap.xml\n") {
		t.Errorf("robots.txt: %s", robots)
	}
}

// parts reads an index and returns the addresses of all its parts.
func parts(t *testing.T, out files) (locs []string, sizes []int) {
	t.Helper()
	index := readSitemap(t, out[layout.Sitemap])
	if index.XMLName.Local != "sitemapindex" {
		t.Fatalf("sitemap.xml is a %s", index.XMLName.Local)
	}
	for _, p := range index.Parts {
		name := strings.TrimPrefix(p.Loc, "https://register.example/ai/")
		data, ok := out[name]
		if !ok {
			t.Fatalf("%s is not written", name)
		}
		u := readSitemap(t, data)
		sizes = append(sizes, len(u.URLs))
		for _, x := range u.URLs {
			locs = append(locs, x.Loc)
		}
	}
	return locs, sizes
}

func TestALargeSiteHasSeveralSitemaps(t *testing.T) {
	large := site
	large.Pages = nil
	for i := range 17_000 {
		large.Pages = append(large.Pages, Page{Path: layout.System(fmt.Sprintf("s%05d", i))})
	}
	out := serve(t, large)
	var sizes []int
	for n := 1; out[layout.SitemapPart(n)] != nil; n++ {
		sizes = append(sizes, bytes.Count(out[layout.SitemapPart(n)], []byte("<url>\n")))
	}
	if !slices.Equal(sizes, []int{50_000, 1_000}) {
		t.Errorf("sizes of the parts: %v", sizes)
	}
	index := readSitemap(t, out[layout.Sitemap])
	if index.XMLName.Local != "sitemapindex" || len(index.Parts) != 2 {
		t.Errorf("index: %+v", index)
	}
}

func TestASitemapIsNeverTooLong(t *testing.T) {
	whole := readSitemap(t, serve(t, site)[layout.Sitemap])
	place, err := newPlace(site.BaseURL)
	if err != nil {
		t.Fatal(err)
	}
	m := &sitemap{place: place, maxAddresses: 1000, maxLength: 900}
	m.addPages(site)
	out := files{}
	if err := m.write(out.write); err != nil {
		t.Fatal(err)
	}
	locs, sizes := parts(t, out)
	if len(locs) != len(whole.URLs) || len(sizes) < 3 {
		t.Errorf("%d addresses in %v", len(locs), sizes)
	}
	for _, part := range m.parts {
		if len(part) > 900 {
			t.Errorf("a part has %d bytes", len(part))
		}
	}
}

// sent is what a server adds to the answer for some files.
type sent map[string]map[string]string // "*", "data/*" or a file -> header -> value

func (s sent) add(where, name, value string) {
	if s[where] == nil {
		s[where] = map[string]string{}
	}
	s[where][name] = value
}

// readHeaders reads _headers.
func readHeaders(t *testing.T, data []byte) sent {
	t.Helper()
	out := sent{}
	where := ""
	for _, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		if p, ok := strings.CutPrefix(line, "/"); ok {
			where = p
			continue
		}
		name, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || where == "" || len(line) > 2000 {
			t.Fatalf("not a line of _headers: %q", line)
		}
		out.add(where, name, value)
	}
	return out
}

var headerLine = regexp.MustCompile(`^Header always set ([A-Za-z-]+) "([^"]*)"( env=open_data)?$`)

// readHtaccess reads .htaccess; the content types are those of the given files.
func readHtaccess(t *testing.T, data []byte, typed []string) sent {
	t.Helper()
	out := sent{}
	media, charset := map[string]string{}, map[string]string{}
	for _, line := range strings.Split(string(data), "\n") {
		line = strings.TrimSpace(line)
		words := strings.Fields(line)
		if m := headerLine.FindStringSubmatch(line); m != nil {
			where := "*"
			if m[3] != "" {
				where = "data/*"
			}
			out.add(where, m[1], m[2])
			continue
		}
		switch {
		case strings.HasPrefix(line, "Header"):
			t.Errorf("not understood: %s", line)
		case strings.HasPrefix(line, "AddType"):
			media[words[2]] = words[1]
		case strings.HasPrefix(line, "AddCharset"):
			for _, extension := range words[2:] {
				charset[extension] = "; charset=" + words[1]
			}
		}
	}
	for _, name := range typed {
		extension := path.Ext(name)
		out.add(name, "Content-Type", media[extension]+charset[extension])
	}
	return out
}

func TestBothServersSendTheSameHeaders(t *testing.T) {
	out := serve(t, site)
	netlify := readHeaders(t, out[layout.Headers])
	var typed []string
	for where, headers := range netlify {
		if headers["Content-Type"] != "" {
			typed = append(typed, where)
		}
	}
	apache := readHtaccess(t, out[layout.Htaccess], typed)
	if !reflect.DeepEqual(netlify, apache) {
		t.Errorf("_headers: %v\n.htaccess: %v", netlify, apache)
	}
	if len(typed) != 6 || netlify["data/*"]["Access-Control-Allow-Origin"] != "*" ||
		netlify["*"]["X-Content-Type-Options"] != "nosniff" ||
		netlify["*"]["Referrer-Policy"] != "no-referrer" ||
		!strings.HasSuffix(netlify["*"]["Content-Security-Policy"], "; frame-ancestors 'none'") {
		t.Errorf("_headers: %v", netlify)
	}
}

func TestHtaccessKnowsTheFolderOfTheSite(t *testing.T) {
	for base, want := range map[string][2]string{
		"https://a.example":              {"/404.html", "^/data/"},
		"https://a.example/ai":           {"/ai/404.html", "^/ai/data/"},
		"https://a.example/v1.2/x%20\"y": {"/v1.2/x%20%22y/404.html", `^/v1\.2/x..y/data/`},
	} {
		got := string(serve(t, Site{BaseURL: base})[layout.Htaccess])
		if !strings.Contains(got, "ErrorDocument 404 "+want[0]+"\n") ||
			!strings.Contains(got, `SetEnvIf Request_URI "`+want[1]+`" open_data`) {
			t.Errorf("%s: %s", base, got)
		}
	}
}

// Another directive would stop the whole site on hosts that do not allow it.
func TestHtaccessNeedsNoModuleAndNoMoreThanFileInfo(t *testing.T) {
	fileInfo := []string{
		"ErrorDocument", "AddDefaultCharset", "AddType", "AddCharset", "Header", "SetEnvIf",
	}
	ofModule := map[string]string{
		"AddType": "mod_mime.c", "AddCharset": "mod_mime.c",
		"Header": "mod_headers.c", "SetEnvIf": "mod_setenvif.c",
	}
	var open []string
	for _, line := range strings.Split(string(serve(t, site)[layout.Htaccess]), "\n") {
		words := strings.Fields(line)
		switch {
		case len(words) == 0:
		case words[0] == "<IfModule":
			open = append(open, strings.TrimSuffix(words[1], ">"))
		case words[0] == "</IfModule>":
			open = open[:len(open)-1]
		case !slices.Contains(fileInfo, words[0]):
			t.Errorf("%s is not of the class FileInfo", words[0])
		case ofModule[words[0]] != "" && !slices.Contains(open, ofModule[words[0]]):
			t.Errorf("%s stands outside of its module", words[0])
		}
	}
	if len(open) > 0 {
		t.Errorf("not closed: %q", open)
	}
}
