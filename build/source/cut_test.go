package source

import (
	"slices"
	"strings"
	"testing"
)

func TestCutPrefersFields(t *testing.T) {
	const file = "a: 1\nb:\n  c: 2\n  d: 3\ne: 4\n" // 5, 3, 7, 7 and 5 bytes
	for most, want := range map[int][]Span{
		100: {{1, 5}},
		27:  {{1, 5}},
		26:  {{1, 4}, {5, 5}},
		16:  {{1, 1}, {2, 3}, {4, 5}},
		1:   {{1, 1}, {2, 2}, {3, 3}, {4, 4}, {5, 5}},
	} {
		if got := Cut([]byte(file), most); !slices.Equal(got, want) {
			t.Errorf("at most %d: %v, want %v", most, got, want)
		}
	}
	if got := Cut(nil, 9); !slices.Equal(got, []Span{{1, 0}}) {
		t.Errorf("no line: %v", got)
	}
}

// TestSpansAreTheWhole cuts the records of the example into small pieces.
func TestSpansAreTheWhole(t *testing.T) {
	for name, text := range files(t) {
		l, whole := list(text), ""
		for _, s := range Cut([]byte(text), 3000) {
			piece := string(l.Lines(s))
			if strings.Count(piece, `<span id="L`) != s.Last-s.First+1 {
				t.Errorf("%s: %v has other lines", name, s)
			}
			whole += piece
		}
		if whole != string(l.HTML) {
			t.Errorf("%s: the spans together are not the file", name)
		}
	}
	if got := list("a: 1\n").Lines(Span{1, 2}); got != "" {
		t.Errorf("beyond the end: %q", got)
	}
}
