package export

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rsc.io/qr"
)

// drawing is what the tests read of an SVG file.
type drawing struct {
	Width   string `xml:"width,attr"`
	ViewBox string `xml:"viewBox,attr"`
	Edges   string `xml:"shape-rendering,attr"`
	Title   string `xml:"title"`
	Rect    struct {
		Width  int    `xml:"width,attr"`
		Height int    `xml:"height,attr"`
		Fill   string `xml:"fill,attr"`
	} `xml:"rect"`
	Path []struct {
		Fill string `xml:"fill,attr"`
		D    string `xml:"d,attr"`
	} `xml:"path"`
}

// grid is a QR code with its border: rows of modules, true is black.
type grid [][]bool

// drawn reads a drawing back into modules. It fails for any command in the path
// that is not a box of one row.
func drawn(t *testing.T, svg []byte) (grid, drawing) {
	t.Helper()
	var d drawing
	if err := xml.Unmarshal(svg, &d); err != nil {
		t.Fatalf("%v in %s", err, svg)
	}
	if len(d.Path) != 1 {
		t.Fatalf("%d paths, want one", len(d.Path))
	}
	size := d.Rect.Width
	g := make(grid, size)
	for y := range g {
		g[y] = make([]bool, size)
	}
	box := regexp.MustCompile(`M(\d+) (\d+)h(\d+)v1H(\d+)z`)
	if rest := box.ReplaceAllString(d.Path[0].D, ""); rest != "" {
		t.Fatalf("the path has %q", rest)
	}
	for _, m := range box.FindAllStringSubmatch(d.Path[0].D, -1) {
		var n [4]int
		for i := range n {
			n[i], _ = strconv.Atoi(m[i+1])
		}
		if n[0] != n[3] {
			t.Fatalf("the box %s does not close", m[0])
		}
		for x := n[0]; x < n[0]+n[2]; x++ {
			g[n[1]][x] = true
		}
	}
	return g, d
}

func drawnCode(t *testing.T, address string) (grid, drawing) {
	t.Helper()
	svg, err := qrCode(address)
	if err != nil {
		t.Fatal(err)
	}
	return drawn(t, svg)
}

func addresses() []string {
	return []string{
		"https://a.eu/s/a/",
		"https://register.example/s/benefit-checks/",
		"https://algorithms.city-of-alvemar.example/register/s/" + strings.Repeat("x", 40) + "/",
		"http://127.0.0.1:1313/s/tom-&-jerry/",
	}
}

func TestQRCodeIsTheMatrixOfTheEncoder(t *testing.T) {
	for _, address := range addresses() {
		g, d := drawnCode(t, address)
		want, err := qr.Encode(address, qr.M)
		if err != nil {
			t.Fatal(err)
		}
		if len(g) != want.Size+8 {
			t.Fatalf("%d modules wide, want %d and a border of 4", len(g), want.Size)
		}
		for y := range g {
			for x := range g[y] {
				if g[y][x] != want.Black(x-4, y-4) {
					t.Fatalf("%s: module %d, %d differs", address, x-4, y-4)
				}
			}
		}
		if d.Title != address {
			t.Errorf("the title is %q", d.Title)
		}
	}
}

func TestQRCodeIsBlackOnWhiteAndLargeEnough(t *testing.T) {
	for _, address := range addresses() {
		g, d := drawnCode(t, address)
		if d.Path[0].Fill != "#000" || d.Rect.Fill != "#fff" || d.Edges != "crispEdges" {
			t.Errorf("%s on %s, %s", d.Path[0].Fill, d.Rect.Fill, d.Edges)
		}
		if box := fmt.Sprintf("0 0 %d %[1]d", len(g)); d.ViewBox != box || d.Rect.Height != len(g) {
			t.Errorf("the view box is %q, want %q", d.ViewBox, box)
		}
		mm, err := strconv.ParseFloat(strings.TrimSuffix(d.Width, "mm"), 64)
		if err != nil {
			t.Fatal(err)
		}
		module := mm / float64(len(g))
		if code := module * float64(len(g)-8); code < 25 {
			t.Errorf("%s: the code is %.1f mm wide, want 25", address, code)
		}
		if module < 0.5 {
			t.Errorf("%s: a module is %.2f mm wide; phones need half a millimetre", address, module)
		}
	}
}

// TestQRCodeCanBeRead reads the drawing as a phone does, by the standard and not
// by the encoder: the format, the mask, the zigzag, the blocks, the bytes.
func TestQRCodeCanBeRead(t *testing.T) {
	for _, address := range addresses() {
		g, _ := drawnCode(t, address)
		if got := readQR(t, g); got != address {
			t.Errorf("the code of %s reads %q", address, got)
		}
	}
}

func TestQRCodesNeedAnAddress(t *testing.T) {
	for base, want := range map[string]int{"": 0, "https://register.example/ai": 2} {
		out := files{}
		if err := QRCodes(Site{BaseURL: base}, []string{"a", "b"}, out.write); err != nil {
			t.Fatal(err)
		}
		if len(out) != want {
			t.Errorf("with the address %q there are %d codes, want %d", base, len(out), want)
		}
		if want > 0 {
			g, _ := drawn(t, out["s/b/qr.svg"])
			if got := readQR(t, g); got != "https://register.example/ai/s/b/" {
				t.Errorf("the code reads %q", got)
			}
		}
	}
	if _, err := qrCode("https://a.eu/" + strings.Repeat("x", 3000)); err == nil {
		t.Error("an address that fits in no code was drawn")
	}
}
