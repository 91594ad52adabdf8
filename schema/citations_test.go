package schema

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCitations(t *testing.T) {
	for source, want := range map[string][]Citation{
		"":                       nil,
		"UDHR 22, 25; CRPD":      {{"UDHR", "22, 25"}, {"CRPD", ""}},
		"ECHR Protocol 1 Art. 2": {{"ECHR Protocol 1", "Art. 2"}}, // not the ECHR itself
		"City Charter, Art. 12":  {{"", "City Charter, Art. 12"}},
		"CRCX 3":                 {{"", "CRCX 3"}}, // no name ends in the middle of a word
	} {
		if d := cmp.Diff(want, Citations(source)); d != "" {
			t.Errorf("%q (-want +got)\n%s", source, d)
		}
	}
}
