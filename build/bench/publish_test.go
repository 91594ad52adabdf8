package bench

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"vitrine/content"
	"vitrine/content/ledger"
	"vitrine/history"
	"vitrine/schema"
)

const (
	oldVersions = 9   // of each record, before the one that is published last
	changedOnes = 100 // records that are changed and published again
)

// BenchmarkPublish prints how long `vitrine publish` takes for 100 changes in a
// register of 10,000 records with 10 versions each, from the disk to the disk.
func BenchmarkPublish(b *testing.B) {
	dir := b.TempDir()
	fsys := smallRegister(b, smallRecords)
	if err := os.CopyFS(dir, fsys); err != nil {
		b.Fatal(err)
	}
	manyVersions(b, dir)
	names, err := fs.Glob(fsys, "records/*.yaml")
	if err != nil || len(names) < changedOnes {
		b.Fatal(err, len(names))
	}
	round := 0
	for b.Loop() {
		round++
		for _, name := range names[:changedOnes] {
			change := fmt.Appendf(nil, "\nx: {bench: {round: %d}}\n", round)
			file := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.WriteFile(file, append(fsys[name].Data, change...), 0o644); err != nil {
				b.Fatal(err)
			}
		}
		p := publishOnce(b, dir)
		if p.versions != changedOnes {
			b.Fatalf("%d versions", p.versions)
		}
		fmt.Fprintf(os.Stdout, `
publication of %d changes in a register of %d records, %d entries before, %d processors
  read register and log  %6.2f s
  check, write versions  %6.2f s
  find what has changed  %6.2f s
  write the log          %6.2f s
  whole                  %6.2f s
`, changedOnes, smallRecords, p.before, runtime.GOMAXPROCS(0), p.read.Seconds(), p.check.Seconds(),
			p.draft.Seconds(), p.write.Seconds(), p.whole().Seconds())
		b.ReportMetric(p.whole().Seconds(), "s/publication")
	}
}

// publication is how long the parts of a publication took.
type publication struct {
	read, check, draft, write time.Duration
	before, versions          int
}

func (p publication) whole() time.Duration { return p.read + p.check + p.draft + p.write }

func publishOnce(tb testing.TB, dir string) (p publication) {
	tb.Helper()
	runtime.GC()
	start := time.Now()
	lap := func() time.Duration {
		took := time.Since(start)
		start = time.Now()
		return took
	}
	reg, problems, err := content.Open(dir)
	if err != nil || problems.HasErrors() {
		tb.Fatal(err, problems)
	}
	p.read, p.before = lap(), reg.Log.Len()
	problems, items, err := history.Check(reg, schema.Options{})
	if err != nil || problems.HasErrors() {
		tb.Fatal(err, problems)
	}
	p.check = lap()
	draft, err := history.Draft(reg, items, history.Options{Date: "2026-12-31"})
	if err != nil {
		tb.Fatal(err)
	}
	p.draft, p.versions = lap(), len(draft.Entries)
	if err := ledger.Append(dir, draft); err != nil {
		tb.Fatal(err)
	}
	p.write = lap()
	return p
}

// manyVersions publishes a register and, before, versions of its records that say
// next to nothing: nobody reads them again.
func manyVersions(tb testing.TB, dir string) {
	tb.Helper()
	reg, problems, err := content.Open(dir)
	if err != nil || problems.HasErrors() {
		tb.Fatal(err, problems)
	}
	items, err := history.Items(reg)
	if err != nil {
		tb.Fatal(err)
	}
	draft, err := reg.Log.Draft()
	if err != nil {
		tb.Fatal(err)
	}
	for v := range oldVersions {
		old := ledger.Publication{Date: fmt.Sprintf("2026-01-%02d", v+1)}
		for _, it := range items {
			it.Body = fmt.Appendf(nil, `{"id":"%s","version":%d}`, it.ID, v)
			old.Items = append(old.Items, it)
		}
		if err := draft.Add(old); err != nil {
			tb.Fatal(err)
		}
	}
	if err := draft.Add(ledger.Publication{Date: "2026-02-01", Items: items}); err != nil {
		tb.Fatal(err)
	}
	if err := ledger.Append(dir, draft); err != nil {
		tb.Fatal(err)
	}
}
