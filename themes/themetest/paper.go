package themetest

import (
	"context"
	"regexp"

	"github.com/chromedp/cdproto/cdp"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Paper is a size of paper, in inches.
type Paper struct {
	Name          string
	Width, Height float64
}

// Papers are the sizes that offices print on.
func Papers() []Paper {
	return []Paper{{"A4", 8.27, 11.69}, {"US Letter", 8.5, 11}}
}

// leaf is a page in a PDF file.
var leaf = regexp.MustCompile(`/Type\s*/Page\b`)

// Sheets prints the page and returns how many sheets it takes.
func (p *Page) Sheets(paper Paper) int {
	p.t.Helper()
	n := 0
	p.do("print the page", chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		out, err := cdp.Call(ctx, tab, cdppage.PrintToPDF, cdppage.PrintToPDFParams{
			PaperWidth: paper.Width, PaperHeight: paper.Height,
		})
		n = len(leaf.FindAll(out.Data, -1))
		return err
	}))
	return n
}

// hidden lists the parts of main that the page does not show, outermost only.
// What only leads elsewhere is of no use on paper.
const hidden = `(() => {` + describe + `
	const out = [];
	let last = null;
	const words = e => {
		const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
		for (let n; (n = walk.nextNode());) {
			if (n.data.trim() && !n.parentElement.closest("a")) return true;
		}
		return false;
	};
	for (const e of document.querySelectorAll("main *")) {
		if (last?.contains(e) || !words(e)) continue;
		if (e.closest("nav, form, script, template, svg, [hidden]")) continue;
		if (e.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
		last = e;
		out.push(describe(e));
	}
	return out;
})()`

// Hidden returns the parts of main with a text that are not shown in the state
// of the page, for example on paper; not what is nothing but links.
func (p *Page) Hidden() []string {
	p.t.Helper()
	return ask[[]string](p, hidden)
}

// Useless returns what is shown on paper although it does nothing there: ways to
// other pages, and what is to be filled in. The State of the page must have Print.
func (p *Page) Useless() []string {
	p.t.Helper()
	if !ask[bool](p, `matchMedia("print").matches`) {
		p.t.Fatal("the page is not printed")
	}
	return ask[[]string](p, `(() => {`+describe+`
		return [...document.querySelectorAll("nav, form, button")].filter(visible).map(describe);
	})()`)
}

// faint lists texts, and shapes of drawings, that do not stand out from what is
// behind them, by the colours that are really used: in forced colours they are
// not those of the style sheet.
const faint = `(() => {` + describe + `
	const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
	const known = new Map();
	const rgba = c => {
		if (!known.has(c)) {
			pixel.clearRect(0, 0, 1, 1);
			pixel.fillStyle = c;
			pixel.fillRect(0, 0, 1, 1);
			known.set(c, [...pixel.getImageData(0, 0, 1, 1).data]);
		}
		return known.get(c);
	};
	const light = c => c.slice(0, 3).map(v => v / 255)
		.map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
		.reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
	const contrast = (a, b) => {
		const [x, y] = [light(rgba(a)), light(rgba(b))];
		return (Math.max(x, y) + .05) / (Math.min(x, y) + .05);
	};
	const behind = e => {
		for (; e; e = e.parentElement) {
			const c = getComputedStyle(e).backgroundColor;
			if (rgba(c)[3] > 0) return c;
		}
		return "Canvas";
	};
	const out = [];
	const look = (e, colour, back, least) => {
		if (contrast(colour, back) < least) out.push(describe(e) + ": " + colour + " on " + back);
	};
	for (const e of document.body.querySelectorAll("*")) {
		if (!visible(e)) continue;
		const s = getComputedStyle(e);
		if (e.closest("svg")) {
			if (!e.matches("path, rect, circle, line, polyline, polygon, ellipse, text")) continue;
			const back = behind(e.closest("svg").parentElement);
			const paints = [s.fill, s.stroke].filter(c => c !== "none" && rgba(c)[3] > 0);
			// Of a shape with two colours one has to be seen.
			if (paints.length && !paints.some(c => contrast(c, back) >= 3)) look(e, paints[0], back, 3);
		} else if ([...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) {
			look(e, s.color, behind(e), 4.5);
		}
	}
	return out;
})()`

// Faint returns texts and drawings that cannot be told from what is behind them.
// Unlike [Page.Axe] it sees the colours that people have forced upon the page.
func (p *Page) Faint() []string {
	p.t.Helper()
	return ask[[]string](p, faint)
}
