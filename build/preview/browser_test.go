package preview_test

import (
	"strings"
	"testing"

	"vitrine/themes/themetest"
)

// TestWhatIsAddedIsAccessible looks at the problems with axe: alone in the
// window, and above a page in a language that is written from right to left.
func TestWhatIsAddedIsAccessible(t *testing.T) {
	b := themetest.Start(t)
	d := sit(t, "bad")
	for name, state := range map[string]themetest.State{
		"wide":   {Width: 1024, Height: 768},
		"narrow": {Width: 320, Height: 640},
		"dark":   {Width: 1024, Height: 768, Dark: true},
	} {
		look(t, b, name+", alone", d.url+"/", state)
	}
	d.save("words.txt", "good")
	d.next()
	d.save("words.txt", "bad: a line that does not fit into a narrow window")
	d.next()
	for name, state := range map[string]themetest.State{
		"wide":   {Width: 1024, Height: 768},
		"narrow": {Width: 320, Height: 640},
	} {
		look(t, b, name+", above a page", d.url+"/", state)
	}
}

func look(t *testing.T, b *themetest.Browser, what, url string, state themetest.State) {
	t.Helper()
	page := b.Open(t, url, state)
	if page.Eval(`document.querySelectorAll("#vitrine-problems mark").length`) != "1" {
		t.Errorf("%s: the problem is not shown", what)
	}
	for _, v := range page.Axe() {
		t.Errorf("%s: %v", what, v)
	}
	for _, o := range page.Overflow() {
		t.Errorf("%s: overflow: %s", what, o)
	}
	for _, line := range page.Console() {
		if !strings.Contains(line, "503") { // there is no portal yet, which browsers note
			t.Errorf("%s: console: %s", what, line)
		}
	}
}
