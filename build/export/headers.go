package export

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"

	"vitrine/build/layout"
)

// Policy is the content security policy of the pages: everything comes from
// the site itself, nothing is inline. A page carries it in a <meta> element;
// servers send it with frame-ancestors, which only a header can say.
const Policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; " +
	"script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"

// header is a header line that a server sends.
type header struct{ name, value string }

// everywhere is sent with every file.
var everywhere = []header{
	{"Content-Security-Policy", Policy + "; frame-ancestors 'none'"},
	{"X-Content-Type-Options", "nosniff"},
	// Who looks up how to contest a decision should not be told to anybody.
	{"Referrer-Policy", "no-referrer"},
	{"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
}

// openData is sent with the files in data/, which pages of others may read.
var openData = []header{{"Access-Control-Allow-Origin", "*"}}

// mediaTypes are those that many servers do not know.
var mediaTypes = []struct {
	extension, media string
	files            []string // with this extension
}{
	{".csv", "text/csv; charset=utf-8", []string{layout.CSV, layout.RawCSV}},
	{".jsonld", "application/ld+json", []string{layout.Catalogue}},
	{".ndjson", "application/x-ndjson", []string{layout.NDJSON}},
	{".jsonl", "application/x-ndjson", []string{layout.ChangesNDJSON}},
	{".link", "application/link-format", []string{layout.TimeMap(":id")}},
}

// texts are the extensions of files that servers must send as UTF-8. The JSON
// formats are UTF-8 by definition.
const texts = ".css .csv .html .js .svg .txt .xml"

// headersFile is _headers, as Netlify and Cloudflare Pages read it. Its paths
// are those of the deployed folder, whatever the address of the site.
func headersFile() []byte {
	var out bytes.Buffer
	section := func(path string, headers ...header) {
		fmt.Fprintf(&out, "/%s\n", path)
		for _, h := range headers {
			fmt.Fprintf(&out, "  %s: %s\n", h.name, h.value)
		}
	}
	section("*", everywhere...)
	section(dataFolder+"*", openData...)
	for _, t := range mediaTypes {
		for _, name := range t.files {
			section(name, header{"Content-Type", t.media})
		}
	}
	return out.Bytes()
}

// dataFolder holds the open data.
var dataFolder = path.Dir(layout.NDJSON) + "/"

// htaccess is .htaccess for Apache 2.4. Only directives of the class FileInfo
// are in it: a host that does not allow another one answers every request with
// an error. Modules that are not there are left out.
func htaccess(p place) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "ErrorDocument 404 %s%s\nAddDefaultCharset utf-8\n", p.folder(), layout.NotFound)
	out.WriteString("<IfModule mod_mime.c>\n")
	for _, t := range mediaTypes {
		media, _, _ := strings.Cut(t.media, ";")
		fmt.Fprintf(&out, "  AddType %s %s\n", media, t.extension)
	}
	fmt.Fprintf(&out, "  AddCharset utf-8 %s\n</IfModule>\n", texts)
	out.WriteString("<IfModule mod_headers.c>\n")
	for _, h := range everywhere {
		fmt.Fprintf(&out, "  Header always set %s \"%s\"\n", h.name, h.value)
	}
	fmt.Fprintf(&out, "  <IfModule mod_setenvif.c>\n    SetEnvIf Request_URI \"^%s%s\" open_data\n",
		pattern(p), dataFolder)
	for _, h := range openData {
		fmt.Fprintf(&out, "    Header always set %s \"%s\" env=open_data\n", h.name, h.value)
	}
	out.WriteString("  </IfModule>\n</IfModule>\n")
	return out.Bytes()
}

// odd are bytes that would need an escape in a pattern between quotation marks.
var odd = regexp.MustCompile(`[^A-Za-z0-9/_~.-]`)

// pattern is the regular expression for the folder of the site, in which a dot
// stands for what is hard to write.
func pattern(p place) string {
	folder := "/"
	if p.known() {
		folder = p.base.Path // as Apache compares it, without %20
	}
	var out strings.Builder
	for i := range len(folder) {
		switch b := folder[i : i+1]; {
		case odd.MatchString(b):
			out.WriteString(".")
		case b == ".":
			out.WriteString(`\.`)
		default:
			out.WriteString(b)
		}
	}
	return out.String()
}
