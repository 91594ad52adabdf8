package content

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

// TestWhatDoesNotCompose: characters that are not looked at stay as they are in the
// normal form C, and do not join those before them.
func TestWhatDoesNotCompose(t *testing.T) {
	for r := rune(0); r <= 0x10FFFF; r++ {
		if r >= 0xD800 && r < 0xE000 || composes(r) {
			continue
		}
		p := norm.NFC.PropertiesString(string(r))
		if !norm.NFC.IsNormalString(string(r)) || !p.BoundaryBefore() {
			t.Errorf("%U may change", r)
		}
	}
}
