package crosswalk

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"

	"vitrine/content/diag"
)

func TestReadDocumentKnowsPositions(t *testing.T) {
	doc, err := readDocument(strings.NewReader("{\"a\": 1,\n \"list\": [\n  {}, {\"é\": 1},\n\n{}]}"), "list")
	if err != nil {
		t.Fatal(err)
	}
	want := []diag.Position{{Line: 3, Column: 3}, {Line: 3, Column: 7}, {Line: 5, Column: 1}}
	for i, it := range doc.items {
		if it.at != want[i] {
			t.Errorf("item %d is at %v, want %v", i, it.at, want[i])
		}
	}
}

// The hash is that of a form that other programs can make: keys sorted, no
// spaces, numbers as written, only what must be is escaped.
func TestItemHash(t *testing.T) {
	doc, err := readDocument(strings.NewReader(
		`[{"b": [1.10, null, true, {"y": "\u2028/\"", "x": "<&>"}], "a": "\u00e9\n"}]`), "")
	if err != nil {
		t.Fatal(err)
	}
	want := sha256.Sum256([]byte(
		`{"a":"é\n","b":[1.10,null,true,{"x":"<&>","y":"` + "\u2028" + `/\""}]}`))
	if got := doc.items[0].hash; got != hex.EncodeToString(want[:]) {
		t.Errorf("hash is %s", got)
	}
}
