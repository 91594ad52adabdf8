package publish

import (
	"bytes"
	"errors"
	"strings"

	"golang.org/x/net/html"
)

// html returns a page with its links made relative; everything else keeps its
// bytes. It remembers the page's links and ids.
func (d *document) html(data []byte) []byte {
	d.isPage = true
	out := make([]byte, 0, len(data)+len(data)/16)
	z := html.NewTokenizer(bytes.NewReader(data))
	inStyle := false
	for {
		kind := z.Next()
		raw := z.Raw()
		switch kind {
		case html.ErrorToken:
			return append(out, raw...)
		case html.StartTagToken, html.SelfClosingTagToken:
			var name string
			out, name = d.tag(out, z, raw)
			inStyle = name == "style"
			if name == "noscript" {
				// Who reads it has no scripts, and its links must work.
				z.NextIsNotRawText()
			}
		case html.TextToken:
			if inStyle {
				raw = d.css(raw)
			}
			out = append(out, raw...)
		default:
			inStyle = false
			out = append(out, raw...)
		}
	}
}

// tag appends a start tag, with the values of its link attributes replaced.
func (d *document) tag(out []byte, z *html.Tokenizer, raw []byte) ([]byte, string) {
	// Raw is only valid until the tokenizer is asked for the parts.
	start := len(out)
	out = append(out, raw...)
	nameBytes, more := z.TagName()
	name := string(nameBytes)
	if !more {
		return out, name
	}
	attrs := readAttributes(z)
	if name == "base" {
		d.err = errors.New("a <base> element would change what relative links mean")
		return out, name
	}
	values, changed := d.values(name, attrs)
	if !changed {
		return out, name
	}
	text := string(out[start:])
	out = out[:start]
	spans := scanAttributes(text)
	if len(spans) != len(attrs) {
		return append(out, rebuild(name, attrs, values, text)...), name
	}
	last := 0
	for i, s := range spans {
		if values[i] == attrs[i].value {
			continue
		}
		out = append(out, text[last:s.start]...)
		out = append(out, '"')
		out = append(out, html.EscapeString(values[i])...)
		out = append(out, '"')
		last = s.end
	}
	return append(out, text[last:]...), name
}

type attribute struct{ key, value string }

func readAttributes(z *html.Tokenizer) []attribute {
	var attrs []attribute
	for more := true; more; {
		var key, value []byte
		key, value, more = z.TagAttr()
		attrs = append(attrs, attribute{string(key), string(value)})
	}
	return attrs
}

// values returns what the values of a tag's attributes must be.
func (d *document) values(tag string, attrs []attribute) (values []string, changed bool) {
	values = make([]string, len(attrs))
	for i, a := range attrs {
		values[i] = d.value(tag, a, attrs)
		changed = changed || values[i] != a.value
	}
	return values, changed
}

func (d *document) value(tag string, a attribute, all []attribute) string {
	switch a.key {
	case "id":
		d.ids = append(d.ids, a.value)
	case "name":
		if tag == "a" {
			d.ids = append(d.ids, a.value)
		}
	case "href", "xlink:href", "src", "action", "formaction", "poster":
		return d.address(a.value)
	case "data":
		if tag == "object" {
			return d.address(a.value)
		}
	case "srcset", "imagesrcset":
		return d.srcset(a.value)
	case "style":
		return string(d.css([]byte(a.value)))
	case "content":
		if tag == "meta" && isRefresh(all) {
			return d.refresh(a.value)
		}
	}
	return a.value
}

func isRefresh(attrs []attribute) bool {
	for _, a := range attrs {
		if a.key == "http-equiv" && strings.EqualFold(strings.Trim(a.value, space), "refresh") {
			return true
		}
	}
	return false
}

// refresh changes the address in "5; url=/en/".
func (d *document) refresh(value string) string {
	i := strings.IndexAny(value, ";,")
	if i < 0 {
		return value
	}
	rest := strings.TrimLeft(value[i+1:], space)
	if len(rest) >= 3 && strings.EqualFold(rest[:3], "url") {
		after := strings.TrimLeft(rest[3:], space)
		if strings.HasPrefix(after, "=") {
			rest = strings.TrimLeft(after[1:], space)
		}
	}
	at := len(value) - len(rest)
	address, tail := rest, ""
	if rest != "" && (rest[0] == '"' || rest[0] == '\'') {
		at++
		address = rest[1:]
		if end := strings.IndexByte(address, rest[0]); end >= 0 {
			address, tail = address[:end], address[end:]
		}
	}
	return value[:at] + d.address(address) + tail
}

// srcset changes the addresses in "/a.png 1x, /b.png 2x".
func (d *document) srcset(value string) string {
	var out strings.Builder
	rest := value
	for rest != "" {
		n := len(rest) - len(strings.TrimLeft(rest, space+","))
		out.WriteString(rest[:n])
		rest = rest[n:]
		end := strings.IndexAny(rest, space)
		if end < 0 {
			end = len(rest)
		}
		address := strings.TrimRight(rest[:end], ",")
		if address != "" {
			out.WriteString(d.address(address))
		}
		ended := len(address) < end // a comma right after the address
		out.WriteString(rest[len(address):end])
		rest = rest[end:]
		if ended {
			continue
		}
		if end = strings.IndexByte(rest, ','); end < 0 {
			end = len(rest)
		}
		out.WriteString(rest[:end])
		rest = rest[end:]
	}
	return out.String()
}
