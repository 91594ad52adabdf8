package build_test

import (
	"os"
	"strings"
	"testing"

	"vitrine/themes/themetest"
)

// TestSourceIsTextAlone shows a file in which everything is mark-up.
func TestSourceIsTextAlone(t *testing.T) {
	out := portal(t, load(t, small(t, `
-- records/trap.yaml --
# </code></pre><script>alert(1)</script>
id: trap
title:
  en: "</code></pre><script>alert(2)</script>"
summary:
  en: >-
    <img src=x onerror=alert(3)> and "' onclick=alert(4)
    <a href="javascript:alert(5)">more</a>
organisation: smalltown
lifecycle: {status: planned} # </span><b>
x: {"<svg onload=alert(6)>": {"<i>": "<iframe>"}}
`)))
	page := read(t, out, "en/systems/trap/source/index.html")
	for _, want := range []string{
		`<span id="L1"><span class="c"># &lt;/code&gt;&lt;/pre&gt;&lt;script&gt;`,
		`&lt;svg onload=alert(6)&gt;`,
		`href="#L2"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not hold %s", want)
		}
	}
	for _, tag := range []string{"<script", "<img", "<iframe", "<svg", "<b>", "javascript:alert(5)\""} {
		if strings.Contains(page, tag) {
			t.Errorf("the page holds %s", tag)
		}
	}
	for _, f := range themetest.Check(os.DirFS(out)) {
		t.Error(f)
	}
}
