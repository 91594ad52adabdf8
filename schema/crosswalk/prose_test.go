package crosswalk

import (
	"strings"
	"testing"
	"unicode/utf8"

	"vitrine/content"
)

func TestMarkdown(t *testing.T) {
	for in, want := range map[string]string{
		"plain *text* stays\n- as it is":                   "plain *text* stays\n- as it is",
		"  space around  ":                                 "space around",
		"Wet &amp; regel":                                  "Wet & regel",
		"https://x.example/?a=1&copy=2&lt":                 "https://x.example/?a=1&copy=2&lt",
		"<p>een</p><p>twee</p>":                            "een\n\ntwee",
		"<div>een</div>\n<div><div>twee</div></div>":       "een\n\ntwee",
		"een<br>twee<br/><br />drie":                       "een  \ntwee\n\ndrie",
		"<P CLASS=\"a\">een</P>":                           "een",
		"voor<ul><li>a</li><li>b</li></ul>na":              "voor\n\n- a\n- b\n\nna",
		"<ul><li><p>a</p></li><li><p>b</p></li></ul>":      "- a\n- b",
		"<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>": "1. a\n   - b\n2. c",
		"<ul><li></li><li>a</li></ul>":                     "- a",
		"<li>los":                                          "- los",
		"</ul></li></p>x":                                  "x",
		"<p></p><br>":                                      "",
		"een <p>\n  twee\n  drie </p>":                     "een\n\ntwee drie",
		"<p>&lt;p&gt;</p>":                                 "<p>",
		"<p>a&nbsp;&nbsp;b</p>":                            "a b",
		"<plek> en 3 < 4 > 2":                              "<plek> en 3 < 4 > 2",
		"<p>a &#8232; b&#0;</p>":                           "a b\ufffd",
	} {
		if got := markdown(in); got != want {
			t.Errorf("markdown(%q)\n got %q\nwant %q", in, got, want)
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	f.Add("<ol><li>a<ul><li>b</li></ul></li></ol><p>c &amp; d<br>e")
	f.Add("</li></ol></ul><li><li>&#x202e;")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "") // readDocument takes nothing else
		got := prose{}.in(s)
		if got == nil {
			return
		}
		text := got.(string)
		if !utf8.ValidString(text) || content.Clean(text) != text {
			t.Errorf("%q gives %q, which no file may hold", s, text)
		}
		if strings.TrimSpace(text) != text {
			t.Errorf("%q gives %q, with space around it", s, text)
		}
		// Every letter of the text outside of tags is still there, in order.
		rest := text
		outside := tag.ReplaceAllString(content.Clean(s), " ")
		for _, word := range strings.Fields(content.Clean(entities(outside))) {
			i := strings.Index(rest, word)
			if i < 0 {
				t.Fatalf("%q gives %q, without %q", s, text, word)
			}
			rest = rest[i+len(word):]
		}
	})
}

func TestIsNoAnswer(t *testing.T) {
	for _, s := range []string{
		"", " ", "-", "—", "...", "…", "?", "n.v.t.", "N.V.T", "nvt", "(n.v.t.)", "n/a", "N/A.",
		"Geen.", "onbekend", "Niet van toepassing.", "tbd", "Nog  in te\nvullen", "X", "/",
	} {
		if !isNoAnswer(s) {
			t.Errorf("%q is taken for an answer", s)
		}
	}
	for _, s := range []string{"AVG", "Woo", "Geen mens beslist.", "Nader te bepalen wet", "A", "3"} {
		if isNoAnswer(s) {
			t.Errorf("%q is not taken for an answer", s)
		}
	}
}
