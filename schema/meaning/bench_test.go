package meaning

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"vitrine/content"
	"vitrine/content/changes"
	"vitrine/content/example"
)

// many is a register of n records, made of those of the example.
func many(b *testing.B, n int) changes.Register {
	b.Helper()
	reg, _, err := content.Load(example.FS())
	if err != nil {
		b.Fatal(err)
	}
	r := changes.Of(reg)
	r.Records = map[string]changes.Tree{}
	for i := range n {
		data, err := json.Marshal(reg.Records[i%len(reg.Records)].Value)
		if err != nil {
			b.Fatal(err)
		}
		var t changes.Tree
		if err := json.Unmarshal(data, &t); err != nil {
			b.Fatal(err)
		}
		id := fmt.Sprintf("%s-%d", t["id"], i)
		t["id"] = id
		r.Records[id] = t
	}
	return r
}

// BenchmarkDiff compares 10,000 records, as they come from the open data of a site,
// with a version in which every hundredth, or every record changed.
func BenchmarkDiff(b *testing.B) {
	old := many(b, 10_000)
	for _, every := range []int{100, 1} {
		new := many(b, 10_000)
		i := 0
		for _, rec := range new.Records {
			if i++; i%every != 0 {
				continue
			}
			title := rec["title"].(changes.Tree)
			title["en"] = title["en"].(string) + " again"
			if list, ok := rec["redress"].([]any); ok && len(list) > 1 {
				rec["redress"] = list[1:]
			}
			rec["summary"] = changes.Tree{"en": strings.Repeat("another text ", 20)}
		}
		b.Run(fmt.Sprintf("changed=%d", 10_000/every), func(b *testing.B) {
			for b.Loop() {
				d := changes.CompareRegisters(old, new)
				if r := Classify(d, old, new); len(r.Findings) < 10_000/every {
					b.Fatal(len(r.Findings))
				}
			}
		})
	}
}
