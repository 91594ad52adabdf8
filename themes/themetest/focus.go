package themetest

import (
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Stop is an element at which the Tab key stops.
type Stop struct {
	Element  string  `json:"element"`
	Marked   bool    `json:"marked"`   // one sees that it has the focus
	InView   bool    `json:"inView"`   // it is in the window
	Obscured bool    `json:"obscured"` // something lies over its middle
	Backward bool    `json:"backward"` // it stands before the last stop in the page
	Width    float64 `json:"width"`
	Height   float64 `json:"height"`
}

// Fault returns what is wrong with the stop, or nothing.
func (s Stop) Fault() string {
	switch {
	case s.Width <= 1 || s.Height <= 1 || !s.InView:
		return "the focus is out of sight: " + s.Element
	case !s.Marked:
		return "the focus does not show: " + s.Element
	case s.Obscured:
		return "something lies over the focus: " + s.Element
	case s.Backward:
		return "the focus goes backward: " + s.Element
	}
	return ""
}

// remember notes how elements look without the focus.
const remember = `(() => {
	const looks = new Map();
	for (const e of document.querySelectorAll("*")) {
		const s = getComputedStyle(e);
		looks.set(e, [s.boxShadow, s.backgroundColor, s.borderColor].join());
	}
	window.vitrineFocus = { looks, last: null, seen: new Set() };
	document.activeElement?.blur();
	return true;
})()`

// here is a function of JavaScript that returns the stop which has the focus, or
// null after the last one.
const here = describe + `
const here = () => {
	const e = document.activeElement, memory = window.vitrineFocus;
	if (!e || e === document.body || e === document.documentElement || memory.seen.has(e)) return null;
	const s = getComputedStyle(e), r = e.getBoundingClientRect();
	const colour = s.outlineColor;
	const outline = s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 1 &&
		colour !== "transparent" && !/^rgba.*, 0\)$/.test(colour);
	const looks = [s.boxShadow, s.backgroundColor, s.borderColor].join() !== memory.looks.get(e);
	const first = e.getClientRects()[0] ?? r;
	const over = document.elementFromPoint(first.left + first.width / 2, first.top + first.height / 2);
	const backward = !!memory.last &&
		!(memory.last.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING);
	memory.seen.add(e);
	memory.last = e;
	return { element: describe(e), marked: e.matches(":focus-visible") && (outline || looks),
		inView: r.bottom > 0 && r.right > 0 && r.top < innerHeight && r.left < innerWidth,
		obscured: !!over && !e.contains(over) && !over.contains(e), backward,
		width: r.width, height: r.height };
};
`

const stop = `(() => {` + here + `return here() })()`

// marks gives the focus to one element after the other. What had it before showed
// it, so that the next one does, too.
const marks = `(() => {` + here + `
	const stops = [];
	for (const e of document.querySelectorAll("a[href], button, input, select, textarea, summary," +
		"[tabindex]")) {
		if (e.tabIndex < 0 || e.disabled || e.type === "hidden" || !visible(e)) continue;
		e.focus();
		if (document.activeElement === e && !window.vitrineFocus.seen.has(e)) stops.push(here());
	}
	return stops;
})()`

// begin lets the next press of the key start from the top, wherever the focus was.
const begin = `(() => {
	document.body.tabIndex = -1;
	document.body.focus();
	document.body.removeAttribute("tabindex");
	return true;
})()`

// FocusStops walks through the page with the Tab key, from the top to the end,
// and returns where it stops.
func (p *Page) FocusStops() []Stop {
	p.t.Helper()
	const most = 2000 // a page that never lets the focus go
	ask[bool](p, remember)
	var stops []Stop
	for range most {
		p.do("press Tab", chromedp.KeyEvent(kb.Tab))
		s := ask[*Stop](p, stop)
		if s == nil {
			return stops
		}
		stops = append(stops, *s)
	}
	p.t.Errorf("the focus does not leave the page after %d stops", most)
	return stops
}

// FocusMarks returns the same stops without walking: it presses the key once and
// then moves the focus by a script, which costs little. It does not notice an
// element that the key does not reach, nor a wrong order.
func (p *Page) FocusMarks() []Stop {
	p.t.Helper()
	ask[bool](p, remember)
	ask[bool](p, begin)
	p.do("press Tab", chromedp.KeyEvent(kb.Tab))
	return ask[[]Stop](p, marks)
}
