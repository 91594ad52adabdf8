package build_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"vitrine/build/layout"
	"vitrine/content/example"
	"vitrine/themes/themetest"
)

// TestEveryNoticeFitsOneSheet prints the notice of every system on both sizes of
// paper, in a short language, a long one, and one that needs higher lines.
func TestEveryNoticeFitsOneSheet(t *testing.T) {
	b := themetest.Start(t)
	reg := load(t, example.FS())
	out := portal(t, reg)
	for _, lang := range []string{"en", "fr", "ar"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			for _, rec := range reg.Records {
				file := layout.PageFile(lang, layout.Notice(rec.ID))
				page := b.Open(t, address(out, file), themetest.State{})
				for _, paper := range themetest.Papers() {
					if n := page.Sheets(paper); n != 1 {
						t.Errorf("%s takes %d sheets of %s", file, n, paper.Name)
					}
				}
			}
		})
	}
}

// TestQRCodeStaysBlackOnWhite takes a picture of the code in all colours that
// people may have chosen, and on paper: in its border, and across its corner.
func TestQRCodeStaysBlackOnWhite(t *testing.T) {
	b := themetest.Start(t)
	out := portal(t, load(t, example.FS()))
	where := address(out, layout.PageFile("en", layout.Notice("benefit-checks")))
	for name, state := range map[string]themetest.State{
		"light": {}, "dark": {Dark: true}, "forced": {ForcedColors: true}, "print": {Print: true},
	} {
		page := b.Open(t, where, state)
		var left, top, width float64
		box := page.Eval(`(r => r.left + scrollX + " " + (r.top + scrollY) + " " + r.width)(
			document.querySelector(".qr").getBoundingClientRect())`)
		if _, err := fmt.Sscan(box, &left, &top, &width); err != nil || width*25.4/96 < 34.9 {
			t.Fatalf("%s: the code stands at %s; want at least 35 mm", name, box)
		}
		picture := filepath.Join(t.TempDir(), "page.png")
		page.Screenshot(picture)
		module := width / modulesAcross
		for i, want := range []string{"white", "white", "white", "white", "black", "white", "black"} {
			at := (float64(i) + 0.5) * module
			if got := shade(t, picture, left+at, top+at); got != want {
				t.Errorf("%s: module %d of the diagonal is %s, want %s", name, i, got, want)
			}
		}
	}
}

// modulesAcross is how wide the code of the test is: 29 modules and the border.
const modulesAcross = 37

// shade is the colour of a point in a picture.
func shade(t *testing.T, picture string, x, y float64) string {
	t.Helper()
	file, err := os.Open(picture)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	img, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	switch r, g, b, _ := img.At(int(x), int(y)).RGBA(); {
	case r > 0xf000 && g > 0xf000 && b > 0xf000:
		return "white"
	case r < 0x1000 && g < 0x1000 && b < 0x1000:
		return "black"
	default:
		return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
	}
}

func TestNoticeNamesTheAddressInText(t *testing.T) {
	out := portal(t, load(t, example.FS()))
	page := read(t, out, "en/systems/benefit-checks/notice/index.html")
	for _, want := range []string{
		`src="../../../../s/benefit-checks/qr.svg"`,
		`alt="QR code for https://register.example/s/benefit-checks/"`,
		`<bdi dir="ltr">register.example/s/benefit-checks/</bdi>`,
		`<code>benefit-checks</code>`, "6 weeks", "999 100 2020", "The computer picks people",
		"In the words of the organisation", `<h3><bdi lang="ar" dir="rtl">`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the notice lacks %s", want)
		}
	}
	if _, err := os.Stat(filepath.Join(out, "s/benefit-checks/qr.svg")); err != nil {
		t.Error(err)
	}
}

// TestNoticeWithoutAnAddress has no code, and says how the entry is found.
func TestNoticeWithoutAnAddress(t *testing.T) {
	reg := load(t, example.FS())
	reg.Settings.BaseURL = ""
	out := portal(t, reg)
	page := read(t, out, "en/systems/benefit-checks/notice/index.html")
	for _, unwanted := range []string{"<img class", "register.example", "qr.svg"} {
		if strings.Contains(page, unwanted) {
			t.Errorf("a notice without an address has %s", unwanted)
		}
	}
	for _, want := range []string{"no fixed address on the web", "<code>benefit-checks</code>"} {
		if !strings.Contains(page, want) {
			t.Errorf("a notice without an address lacks %s", want)
		}
	}
	if codes, _ := filepath.Glob(filepath.Join(out, "s/*/qr.svg")); len(codes) > 0 {
		t.Errorf("codes of no address: %v", codes)
	}
}

// TestNoticeProposesWords for letters where the organisation has none, in each
// language in that language.
func TestNoticeProposesWords(t *testing.T) {
	reg := load(t, example.FS())
	page := read(t, portal(t, reg), "en/systems/patrol-planning/notice/index.html")
	proposals := strings.Count(page, "A proposal. The organisation has not published")
	if want := len(reg.Settings.Languages); proposals != want {
		t.Errorf("%d proposals, want one in each of %d languages", proposals, want)
	}
	for _, want := range []string{
		`<div lang="en" dir="ltr"><p>We used a computer system`,
		`<div lang="fr" dir="ltr"><p>Nous avons utilisé`, `<div lang="ar" dir="rtl"><p>استخدمنا`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the notice lacks %s", want)
		}
	}
}

// TestEasyPagesStandWhereThereIsAText in easy language, and nowhere else.
func TestEasyPagesStandWhereThereIsAText(t *testing.T) {
	reg := load(t, example.FS())
	out := portal(t, reg)
	lines := regexp.MustCompile(
		`<p>You get money from the city.</p>\s*<p>A computer picks some people.</p>`)
	page := read(t, out, "en/systems/benefit-checks/contest/easy/index.html")
	if !lines.MatchString(page) {
		t.Error("the page does not say one thought a line")
	}
	for _, rec := range reg.Records {
		for _, lang := range reg.Settings.Languages {
			_, err := os.Stat(filepath.Join(out, layout.PageFile(lang, layout.SystemEasy(rec.ID))))
			if want := rec.EasyRead[lang] != ""; (err == nil) != want {
				t.Errorf("%s in %s: page %v, text %v", rec.ID, lang, err == nil, want)
			}
		}
	}
}
