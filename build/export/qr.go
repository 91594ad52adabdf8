package export

import (
	"fmt"
	"html"
	"strings"

	"rsc.io/qr"

	"vitrine/build/layout"
)

// quiet is the white border that a QR code must have, in modules: without it
// readers do not find the code.
const quiet = 4

// millimetres is the width of a QR code with its border, when it is put into a
// letter as it is. The code itself is then at least 25 mm wide.
const millimetres = 35

// QRCodes writes for each system the QR code of its permanent address, to be
// printed on notices and letters. Where it is not known where the site will be,
// there is no address and no code.
func QRCodes(s Site, ids []string, write Write) error {
	place, err := newPlace(s.BaseURL)
	if err != nil || !place.known() {
		return err
	}
	for _, id := range ids {
		drawing, err := qrCode(place.address(strings.TrimPrefix(layout.ShortLink(id), "/")))
		if err != nil {
			return err
		}
		if err := write(layout.QR(id), drawing); err != nil {
			return err
		}
	}
	return nil
}

// qrCode draws an address. It stays as it is: capitals would take less room in a
// code, but a web server tells "/s/abc/" from "/S/ABC/", and what the phone shows
// should be what is printed beside the code. Level M survives a fold or a stain
// on 15 % of the code.
//
// Black on white are written into the drawing, not left to a style sheet: a code
// must not follow the colours of the page that it is shown in.
func qrCode(address string) ([]byte, error) {
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		return nil, fmt.Errorf("draw the QR code of %s: %w", address, err)
	}
	var out strings.Builder
	size := code.Size + 2*quiet
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" width="%[1]dmm" height="%[1]dmm"`+
		` viewBox="0 0 %[2]d %[2]d" shape-rendering="crispEdges"><title>%[3]s</title>`+
		`<rect width="%[2]d" height="%[2]d" fill="#fff"/><path fill="#000" d="%[4]s"/></svg>`+"\n",
		millimetres, size, html.EscapeString(address), modules(code))
	return []byte(out.String()), nil
}

// modules is the path of all black modules: a box for each run in a row.
func modules(code *qr.Code) string {
	var path strings.Builder
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			begin := x
			for code.Black(x, y) {
				x++
			}
			if x > begin {
				fmt.Fprintf(&path, "M%d %dh%dv1H%dz", begin+quiet, y+quiet, x-begin, begin+quiet)
			}
		}
	}
	return path.String()
}
