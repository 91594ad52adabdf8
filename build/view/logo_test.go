package view

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestSmallLogosStandInThePage(t *testing.T) {
	large := &fstest.MapFile{Data: []byte(strings.Repeat("a", smallLogo+1))}
	folder := fstest.MapFS{
		"static/a.svg": {Data: []byte("<svg/>")}, "static/b.svg": large,
		"static/c.xyz": {Data: []byte("c")},
	}
	for name, want := range map[string]string{
		"a.svg": "data:image/svg+xml;base64,PHN2Zy8+", "b.svg": "/b.svg", "c.xyz": "/c.xyz",
		"gone.svg": "/gone.svg",
	} {
		if got := string(logoImage(folder, name)); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	if got := logoImage(nil, "a.svg"); got != "/a.svg" {
		t.Errorf("without a folder: %s", got)
	}
}
