package ledger_test

import (
	"fmt"
	"os"
	"testing"

	"vitrine/content/ledger"
)

// BenchmarkPublish opens a log of 10,000 records with 10 versions each, publishes
// 100 changes and reads them again.
func BenchmarkPublish(b *testing.B) {
	const records, versions, changes = 10_000, 10, 100
	dir := b.TempDir()
	var before []ledger.Publication
	for v := range versions {
		before = append(before, state(records, records, v))
	}
	publish(b, dir, before...)
	round := 0
	for b.Loop() {
		round++
		p := state(records, changes, versions-1+round)
		for i := changes; i < records; i++ {
			p.Items[i] = before[versions-1].Items[i]
		}
		l := publish(b, dir, p)
		if want := records*versions + round*changes; l.Len() != want {
			b.Fatalf("%d entries, not %d", l.Len(), want)
		}
	}
	info, err := os.Stat(dir + "/log/entries/000001.jsonl")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(info.Size())/records/versions, "B/entry")
}

// state is a register whose first records say something new.
func state(records, changed, version int) ledger.Publication {
	p := ledger.Publication{Date: fmt.Sprintf("2026-01-%02d", min(31, version+1))}
	for i := range records {
		body := fmt.Appendf(nil, `{"id":"r%d"}`, i)
		if i < changed {
			body = fmt.Appendf(nil, `{"id":"r%d","version":%d}`, i, version)
		}
		p.Items = append(p.Items, ledger.Item{
			Kind: ledger.Record, ID: fmt.Sprintf("r%d", i), Body: body, Status: ledger.Published,
		})
	}
	return p
}

// BenchmarkCanonical writes a value as large as a full record.
func BenchmarkCanonical(b *testing.B) {
	v := map[string]any{"id": "a", "scale": 1200}
	for i := range 60 {
		v[fmt.Sprintf("field_%d", i)] = map[string]any{
			"en": "A text of some length, as they stand in records everywhere.",
			"fr": "Un texte d’une certaine longueur, comme il y en a dans les fiches.",
		}
	}
	for b.Loop() {
		out, err := ledger.Canonical(v)
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(len(out)))
	}
}
