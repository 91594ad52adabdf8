package themetest

import (
	"context"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// State is how somebody uses a page. The zero State is a desktop: 1280 by 900,
// light, with scripts.
type State struct {
	Width, Height int  // of the window; 320 by 256 is a desktop at 400 %
	Dark          bool // prefers a dark page
	ForcedColors  bool // chooses all colours, as in a contrast theme of Windows
	Print         bool // the page as it is printed
	NoScript      bool // the page's scripts do not run
	TextSpacing   bool // with the spacing of WCAG 1.4.12
	ReducedMotion bool // prefers no movement
	SlowNetwork   bool // 400 ms and 400 kbit/s while the page is opened
}

// spacing sets the text spacing of WCAG 1.4.12. A style sheet of the document
// object is the one way that a strict policy leaves.
const spacing = `(() => {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important;" +
		" word-spacing: .16em !important } p { margin-block-end: 2em !important }");
	document.adoptedStyleSheets = [sheet];
})()`

const noSpacing = `void (document.adoptedStyleSheets = [])`

// before returns the steps that bring a tab into the state, to be taken before
// it opens a page.
func (s State) before() []chromedp.Action[chromedp.Void] {
	if s.Width == 0 {
		s.Width = 1280
	}
	if s.Height == 0 {
		s.Height = 900
	}
	media := emulation.SetEmulatedMediaParams{}
	if s.Print {
		media.Media = "print"
	}
	feature := func(on bool, name, value string) {
		if on {
			media.Features = append(media.Features, &emulation.MediaFeature{Name: name, Value: value})
		}
	}
	feature(s.Dark, "prefers-color-scheme", "dark")
	feature(!s.Dark, "prefers-color-scheme", "light")
	feature(s.ForcedColors, "forced-colors", "active")
	feature(s.ReducedMotion, "prefers-reduced-motion", "reduce")
	steps := []chromedp.Action[chromedp.Void]{
		chromedp.EmulateViewport(int64(s.Width), int64(s.Height)),
		step(emulation.SetEmulatedMedia, media),
		scripting(!s.NoScript),
	}
	if s.SlowNetwork {
		steps = append(steps, slow())
	}
	return steps
}

// slow makes the network as slow as a telephone's in a bad place.
func slow() chromedp.Action[chromedp.Void] {
	const bytes = 400_000 / 8 // in a second
	return step(network.EmulateNetworkConditionsByRule,
		network.EmulateNetworkConditionsByRuleParams{
			MatchedNetworkConditions: []*network.Conditions{
				{Latency: 400, DownloadThroughput: bytes, UploadThroughput: bytes},
			},
		})
}

// fast takes back what slow did.
func fast() chromedp.Action[chromedp.Void] {
	return step(network.EmulateNetworkConditionsByRule,
		network.EmulateNetworkConditionsByRuleParams{
			MatchedNetworkConditions: []*network.Conditions{},
		})
}

// after returns the steps to be taken once the page is there.
func (s State) after() []chromedp.Action[chromedp.Void] {
	// The page's scripts had their chance when it was parsed; the questions of a
	// test are scripts, too.
	steps := []chromedp.Action[chromedp.Void]{scripting(true)}
	if s.TextSpacing {
		return append(steps, chromedp.Evaluate[chromedp.Void](spacing))
	}
	return append(steps, chromedp.Evaluate[chromedp.Void](noSpacing))
}

func scripting(on bool) chromedp.Action[chromedp.Void] {
	return step(emulation.SetScriptExecutionDisabled,
		emulation.SetScriptExecutionDisabledParams{Value: !on})
}

// step makes an action of a command of the protocol whose answer is not wanted.
func step[P, R any](command cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, command, params)
		return err
	})
}
