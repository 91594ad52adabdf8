package themetest

import "github.com/chromedp/chromedp"

// Press presses keys, one after another, where the focus is. Letters stand for
// themselves, the others are in the package kb of chromedp: "\r" is Enter, "\t" Tab.
func (p *Page) Press(keys string) {
	p.t.Helper()
	p.do("press keys", chromedp.KeyEvent(keys))
	p.arrive()
}
