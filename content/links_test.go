package content_test

import (
	"testing"

	"vitrine/content"
)

func TestFollowable(t *testing.T) {
	for address, want := range map[string]bool{
		"https://a.example": true, "HTTP://a.example": true, "mailto:a@b.example": true,
		"tel:+31": true, "": false, "a.html": false, "/a": false, "//a.example": false, "#a": false,
		"a@b.example": false, "javascript:x": false, " https://a.example": false,
		"java\nscript:x": false, "ftp://a.example": false, "javascript&colon;x": false,
	} {
		if content.Followable(address) != want {
			t.Errorf("Followable(%q) = %v", address, !want)
		}
	}
}
