package themetest

// forced lists what is lost in forced colours. Browsers replace the colours of
// boxes and letters, and leave out backgrounds; those of drawings they leave as
// they are, and a bar that is nothing but a background is gone. What opts out of
// forced colours, as a code for cameras must, is its own affair.
const forced = `(() => {` + describe + `
	const probe = document.body.appendChild(document.createElement("i"));
	probe.style.forcedColorAdjust = "none";
	const colour = name => { probe.style.color = name; return getComputedStyle(probe).color };
	const system = new Set(["Canvas", "CanvasText", "LinkText", "VisitedText", "ActiveText",
		"ButtonText", "ButtonFace", "ButtonBorder", "Field", "FieldText", "Highlight",
		"HighlightText", "GrayText", "Mark", "MarkText", "SelectedItem", "SelectedItemText"].map(colour));
	const canvas = colour("Canvas"), out = [];
	probe.remove();
	const clear = c => c === "none" || c === "transparent" || /^rgba.*, 0\)$/.test(c);
	const free = s => s.forcedColorAdjust === "none";
	const shapes = "path, rect, circle, ellipse, line, polyline, polygon, text, tspan, use";
	for (const e of document.querySelectorAll("svg :is(" + shapes + ")")) {
		const s = getComputedStyle(e);
		if (!visible(e) || free(s) || e.closest("defs, clipPath, mask, symbol")) continue;
		const paints = { fill: s.fill, stroke: parseFloat(s.strokeWidth) > 0 ? s.stroke : "none" };
		for (const [what, c] of Object.entries(paints)) {
			if (!clear(c) && !system.has(c)) out.push(what + " " + c + ": " + describe(e));
		}
	}
	const edged = s => ["Top", "Right", "Bottom", "Left"].some(side =>
		s["border" + side + "Style"] !== "none" && parseFloat(s["border" + side + "Width"]) > 0 &&
		s["border" + side + "Color"] !== canvas);
	const gone = s => s.backgroundColor === canvas && !edged(s) && s.outlineStyle === "none";
	const replaced = "img, svg, svg *, input, select, textarea, progress, meter, video, iframe, hr, br";
	for (const e of document.body.querySelectorAll("*")) {
		const s = getComputedStyle(e), r = e.getBoundingClientRect();
		if (!visible(e) || free(s) || e.matches(replaced)) continue;
		if (r.width > 1 && r.height > 1 && !e.firstElementChild && !e.textContent.trim() && gone(s)) {
			out.push("nothing but a background: " + describe(e));
		}
		for (const part of ["::before", "::after"]) {
			const p = getComputedStyle(e, part);
			if (p.content === '""' && parseFloat(p.width) > 1 && parseFloat(p.height) > 1 && gone(p)) {
				out.push("nothing but a background: " + part + " of " + describe(e));
			}
		}
	}
	return out;
})()`

// Unforced returns what keeps a colour of its own on a page in forced colours, or
// is lost there. The State of the page must have ForcedColors.
func (p *Page) Unforced() []string {
	p.t.Helper()
	if !ask[bool](p, `matchMedia("(forced-colors: active)").matches`) {
		p.t.Fatal("the page is not in forced colours")
	}
	return ask[[]string](p, forced)
}
