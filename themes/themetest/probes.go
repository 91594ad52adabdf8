package themetest

// describe is a function of JavaScript that tells an element for people.
const describe = `
const describe = e => {
	const s = e.localName + (e.id ? "#" + e.id : "") +
		[...e.classList].map(c => "." + c).join("");
	const text = (e.innerText || e.textContent || "").trim().replace(/\s+/g, " ");
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
		if (!last) { // a word alone, which has no box
			const narrow = elements.filter(e => e.scrollWidth > e.clientWidth + 1 && !hidden(e) &&
				!scrolls(e) && getComputedStyle(e).display !== "inline");
			out.push(...narrow.filter(e => !narrow.some(o => o !== e && e.contains(o)))
				.map(e => "too narrow: " + describe(e)));
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

// smallTargets lists what is too small to hit. A link in a line of text or of a
// file is as high as the line; what belongs to the label of a control counts as
// its part.
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
	const shown = [];
	const targets = "a[href], button, input:not([type=hidden]), select, textarea, summary," +
		"[role=button], [role=link], [role=checkbox], [role=tab], [onclick]";
	for (const e of document.querySelectorAll(targets)) {
		if (!visible(e) || inText(e)) continue;
		const [width, height] = size(e);
		if (width <= 1 || height <= 1) continue; // shown on focus only
		if (width < least - .5 || height < least - .5) {
			out.push(Math.round(width) + " by " + Math.round(height) + " px: " + describe(e));
		} else if (!e.labels?.length) {
			shown.push([e, e.getBoundingClientRect()]);
		}
	}
	// What comes later in the page lies above, and takes the touch.
	shown.forEach(([e, r], i) => {
		let left = r.height;
		for (const [o, s] of shown.slice(i + 1)) {
			const across = Math.min(r.right, s.right) - Math.max(r.left, s.left);
			if (across <= 0 || s.top >= r.bottom || s.bottom <= r.top || e.contains(o)) continue;
			left = Math.min(left, Math.max(s.top - r.top, r.bottom - s.bottom));
		}
		if (left < least - .5) {
			out.push(Math.round(left) + " px high, the rest is covered: " + describe(e));
		}
	});
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
