package themetest

import (
	"fmt"
	"os"
)

// Violation is a fault that axe-core found, once per element.
type Violation struct {
	Rule   string `json:"rule"`
	Impact string `json:"impact"`
	Help   string `json:"help"`
	Target string `json:"target"` // CSS selector
	HTML   string `json:"html"`
	Detail string `json:"detail"` // what axe measured
}

// String returns the violation on one line.
func (v Violation) String() string {
	return fmt.Sprintf("%s (%s): %s: %s: %s", v.Rule, v.Impact, v.Target, v.HTML, v.Detail)
}

// axeRun runs every rule that has a tag of WCAG 2.2, all levels, or is a best
// practice, or only the rules that it is given. It waits for no sound or film. axe takes joined letters, as Arabic
// has them, for the ligatures of icon fonts and leaves the contrast of their
// text out; it tells them by measuring on a canvas, which is therefore made
// to see one black dot in everything meanwhile.
const axeRun = `(async only => {
	const canvas = CanvasRenderingContext2D.prototype;
	const { measureText, getImageData } = canvas;
	canvas.measureText = text => ({ width: 10 * text.length });
	canvas.getImageData = () => ({ data: new Uint8ClampedArray(4).fill(255) });
	try {
		const result = await axe.run(document, {
			preload: false,
			resultTypes: ["violations"],
			runOnly: only.length ? only : ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa",
				"wcag22aa", "best-practice"],
		});
		return result.violations.flatMap(v => v.nodes.map(n => ({
			rule: v.id, impact: n.impact ?? "", help: v.help, target: n.target.join(" "),
			html: n.html.slice(0, 160),
			detail: [...n.any, ...n.all, ...n.none].map(c => c.message).join("; "),
		})));
	} finally {
		Object.assign(canvas, { measureText, getImageData });
	}
})`

// Axe returns what axe-core finds wrong with the page, at every level of WCAG
// and among its best practices. Without axe-core the test is skipped.
func (p *Page) Axe() []Violation {
	p.t.Helper()
	return p.runAxe(`[]`)
}

// AxeLooks returns what axe-core finds wrong with how the page looks: what can differ
// from one state of the page to another.
func (p *Page) AxeLooks() []Violation {
	p.t.Helper()
	return p.runAxe(`["color-contrast", "color-contrast-enhanced", "link-in-text-block",
		"scrollable-region-focusable", "target-size"]`)
}

func (p *Page) runAxe(only string) []Violation {
	p.t.Helper()
	if p.axe == "" {
		giveUp(p.t, "no axe: install axe-core 4.14.1, see the documentation of themetest")
	}
	// Through the protocol, since the page's policy lets no other script in.
	if !ask[bool](p, `typeof axe === "object"`) {
		source, err := os.ReadFile(p.axe)
		if err != nil {
			p.t.Fatalf("read axe: %v", err)
		}
		ask[bool](p, string(source)+`; typeof axe === "object"`)
	}
	return ask[[]Violation](p, axeRun+"("+only+")")
}
