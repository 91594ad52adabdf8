package themes_test

import (
	"fmt"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// styles returns the style sheets without comments.
func styles(t *testing.T) map[string]string {
	t.Helper()
	comment := regexp.MustCompile(`(?s)/\*.*?\*/`)
	sheets := read(t, "assets/css/*.css")
	for name, text := range sheets {
		sheets[name] = comment.ReplaceAllString(text, "")
	}
	return sheets
}

var (
	// physical are properties that name a side of the screen: in a page that is
	// written from right to left it is the wrong one.
	physical = regexp.MustCompile(`^(left|right|top|bottom|(min-|max-)?(width|height)|` +
		`(margin|padding|border|scroll-margin|scroll-padding)-(left|right|top|bottom)(-\w+)?|` +
		`border-(top|bottom)-(left|right)-radius|float|clear)$`)
	sided = regexp.MustCompile(`^(margin|padding|inset|border-(width|style|color)|scroll-margin|` +
		`scroll-padding)$`)
	sideValue = regexp.MustCompile(`\b(left|right)\b`)
	// unkind are what some readers cannot use.
	unkind = regexp.MustCompile(`position: *(fixed|sticky)|!important|letter-spacing|` +
		`text-transform|italic|justify *[;}]|url\(|@import|@font-face|animation|transition`)
	declaration = regexp.MustCompile(`[{;]\s*([a-z-]+)\s*:\s*([^;{}]+)`)
	colour      = regexp.MustCompile(`#[0-9a-fA-F]{3,8}\b|\b(rgb|hsl)a?\(`)
)

func TestStylesKnowNoLeftAndRight(t *testing.T) {
	sheets := styles(t)
	// What a preview adds to the pages stands in them, whatever their direction.
	preview, err := os.ReadFile("../build/preview/client/preview.css")
	if err != nil {
		t.Fatal(err)
	}
	sheets["preview.css"] = string(preview)
	for name, text := range sheets {
		for _, d := range declaration.FindAllStringSubmatch(text, -1) {
			property, value := d[1], strings.TrimSpace(d[2])
			sides := strings.Fields(value)
			switch {
			case physical.MatchString(property):
				t.Errorf("%s: %s is physical", name, property)
			case sideValue.MatchString(value):
				t.Errorf("%s: %s: %s is physical", name, property, value)
			case sided.MatchString(property) && len(sides) == 4 && sides[1] != sides[3]:
				t.Errorf("%s: %s: %s has different sides", name, property, value)
			}
		}
	}
}

func TestStylesHoldNothingUnkind(t *testing.T) {
	for name, text := range styles(t) {
		if found := unkind.FindString(text); found != "" {
			t.Errorf("%s has %q", name, found)
		}
		if name != "tokens.css" && name != "print.css" && colour.MatchString(text) {
			t.Errorf("%s has the colour %s; colours stand in tokens.css", name, colour.FindString(text))
		}
	}
}

// palette is the value of every colour by its name.
type palette map[string]string

// palettes reads tokens.css: the colours of both schemes, and of each accent in
// both.
func palettes(t *testing.T) map[string]palette {
	t.Helper()
	light, dark, ok := strings.Cut(styles(t)["tokens.css"], "@media (prefers-color-scheme: dark)")
	if !ok {
		t.Fatal("tokens.css has no dark scheme")
	}
	all := map[string]palette{}
	block := regexp.MustCompile(`(:root|\[data-accent="(\w+)"\])\s*{([^}]*)}`)
	token := regexp.MustCompile(`--([a-z-]+):\s*(#[0-9a-f]+)`)
	base := palette{}
	for _, scheme := range []struct{ name, text string }{{"light", light}, {"dark", dark}} {
		for _, b := range block.FindAllStringSubmatch(scheme.text, -1) {
			p := palette{}
			for name, value := range base {
				p[name] = value
			}
			for _, m := range token.FindAllStringSubmatch(b[3], -1) {
				p[m[1]] = m[2]
			}
			if b[2] == "" {
				base = p
			}
			all[strings.TrimSpace(scheme.name+" "+b[2])] = p
		}
	}
	return all
}

func TestTextStandsOutFromWhatItIsOn(t *testing.T) {
	all := palettes(t)
	if len(all) != 10 {
		t.Errorf("%d palettes, want two schemes of five accents", len(all))
	}
	for name, p := range all {
		check := func(front, back string, least float64) {
			t.Helper()
			if got := contrast(t, p[front], p[back]); got < least {
				t.Errorf("%s: %s on %s has %.2f:1, want %.1f:1", name, front, back, got, least)
			}
		}
		for _, back := range []string{"page", "tint", "due", "alarm"} {
			for _, front := range []string{"ink", "soft", "link", "visited"} {
				check(front, back, 7)
			}
			check("due-edge", back, 3)
			check("alarm-edge", back, 3)
		}
		check("on-accent", "accent", 7)
		check("accent", "page", 7)
		check("focus", "page", 7)
		check("focus", "focus-ring", 7)
	}
}

func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000", "#ffffff", 21}, {"#777777", "#fff", 4.48}, {"#123456", "#123456", 1}} {
		if got := contrast(t, c.a, c.b); math.Abs(got-c.want) > 0.005 {
			t.Errorf("contrast(%s, %s) = %.3f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// contrast is the contrast of two colours as WCAG 2 defines it.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	digits := strings.TrimPrefix(hex, "#")
	if len(digits) == 3 {
		digits = fmt.Sprintf("%c%c%c%c%c%c", digits[0], digits[0], digits[1], digits[1],
			digits[2], digits[2])
	}
	n, err := strconv.ParseUint(digits, 16, 24)
	if err != nil || len(digits) != 6 {
		t.Fatalf("%q is no colour", hex)
	}
	linear := func(v uint64) float64 {
		c := float64(v&255) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(n>>16) + 0.7152*linear(n>>8) + 0.0722*linear(n)
}
