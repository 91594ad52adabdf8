package view

import (
	"html/template"
	"strings"
	"testing"
)

func TestSnippet(t *testing.T) {
	long := strings.Repeat("word ", 40)
	for text, want := range map[template.HTML]string{
		"": "",
		"<p>Who <em>pays</em> &lt; 5 &amp; more.</p><p>And\n why.</p>": "Who pays < 5 & more. And why.",
		template.HTML("<p>" + long + "</p>"):                           strings.Repeat("word ", 31) + "word …",
		template.HTML(strings.Repeat("文", 300)):                        strings.Repeat("文", 160) + " …",
	} {
		if got := snippet(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
