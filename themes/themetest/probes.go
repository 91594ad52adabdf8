package themetest

import (
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// describe is a function of JavaScript that tells an element for people.
const describe = `
const describe = e => {
	const s = e.localName + (e.id ? "#" + e.id : "") +
		[...e.classList].map(c => "." + c).join("");
	const text = (e.innerText ?? e.textContent ?? "").trim().replace(/\s+/g, " ");
	return text ? s + ' "' + (text.length > 40 ? text.slice(0, 40) + "…" : text) + '"' :
		e.hasAttribute("href") ? s + "[href=" + e.getAttribute("href") + "]" : s;
};
const visible = e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
`

// overflow lists the elements that stand out of a page which scrolls sideways,
// outermost only, and texts that are cut off. What scrolls on purpose and what
// is hidden in a box of one pixel for screen readers does not count.
const overflow = `(() => {` + describe + `
	const root = document.documentElement, out = [];
	const hidden = e => e.clientWidth <= 1 || e.clientHeight <= 1;
	const scrolls = e => /auto|scroll/.test(getComputedStyle(e).overflowX);
	const elements = [...document.body.querySelectorAll("*")].filter(visible);
	if (root.scrollWidth > root.clientWidth) {
		out.push("the page is " + root.scrollWidth + " px wide in " + root.clientWidth);
		let last = null;
		for (const e of elements) {
			const r = e.getBoundingClientRect();
			if (r.right <= root.clientWidth + 1 && r.left >= -1 || last?.contains(e)) continue;
			let box = e.parentElement;
			while (box && box !== document.body && !scrolls(box)) box = box.parentElement;
			if (box && box !== document.body) continue;
			last = e;
			out.push(Math.round(r.left) + " to " + Math.round(r.right) + " px: " + describe(e));
		}
	}
	for (const e of elements) {
		const style = getComputedStyle(e), cuts = v => v === "hidden" || v === "clip";
		if (hidden(e) || !e.innerText?.trim() || style.display === "inline") continue;
		if (cuts(style.overflowX) && e.scrollWidth > e.clientWidth + 1 ||
			cuts(style.overflowY) && e.scrollHeight > e.clientHeight + 1) {
			out.push("cut off: " + describe(e));
		}
	}
	return out;
})()`

// smallTargets lists what is too small to hit. A link in a line of text, or of a
// file that is shown line by line, is as high as the line; what belongs to the label of a control counts as its part.
const smallTargets = `(() => {` + describe + `
	const least = 44, out = [];
	const inText = e => {
		if (e.localName !== "a" || getComputedStyle(e).display !== "inline") return false;
		if (e.closest("pre")) return true;
		const block = b => {
			while (getComputedStyle(b).display === "inline") b = b.parentElement;
			return b;
		};
		const box = block(e.parentElement);
		const walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
		for (let n; (n = walk.nextNode());) {
			if (/[\p{L}\p{N}]/u.test(n.data) && !n.parentElement.closest("a") &&
				visible(n.parentElement) && block(n.parentElement) === box) return true;
		}
		return false;
	};
	const size = e => {
		const boxes = [e, ...(e.labels ?? [])].map(x => x.getBoundingClientRect());
		const span = (a, b) => Math.max(...boxes.map(r => r[b])) - Math.min(...boxes.map(r => r[a]));
		return [span("left", "right"), span("top", "bottom")];
	};
	const targets = "a[href], button, input:not([type=hidden]), select, textarea, summary," +
		"[role=button], [role=link], [role=checkbox], [role=tab], [onclick]";
	for (const e of document.querySelectorAll(targets)) {
		if (!visible(e) || inText(e)) continue;
		const [width, height] = size(e);
		if (width <= 1 || height <= 1) continue; // shown on focus only
		if (width < least - .5 || height < least - .5) {
			out.push(Math.round(width) + " by " + Math.round(height) + " px: " + describe(e));
		}
	}
	return out;
})()`

// Overflow returns what makes the page scroll sideways and which texts are cut
// off; nothing if all of it fits.
func (p *Page) Overflow() []string {
	p.t.Helper()
	return ask[[]string](p, overflow)
}

// SmallTargets returns what people click or touch and what is less than 44
// pixels wide or high, but for links within a text or a file.
func (p *Page) SmallTargets() []string {
	p.t.Helper()
	return ask[[]string](p, smallTargets)
}

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

// stop returns the stop that has the focus, or null after the last one.
const stop = `(() => {` + describe + `
	const e = document.activeElement, memory = window.vitrineFocus;
	if (!e || e === document.body || e === document.documentElement || memory.seen.has(e)) return null;
	const s = getComputedStyle(e), r = e.getBoundingClientRect();
	const colour = s.outlineColor;
	const outline = s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 1 &&
		colour !== "transparent" && !/, 0\)$/.test(colour);
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
