package searchbench

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// syntheticRecords is how many records the larger corpus has.
const syntheticRecords = 30_000

// BenchmarkSearch prints what docs/benchmarks.md says about the search.
func BenchmarkSearch(b *testing.B) {
	for b.Loop() {
		items := loadUS(b)
		chrome := browser(b)
		us := prepare(b, "us", items)
		us.build(b)
		sameIndex(b, us)
		measure(b, chrome, us)
		ownPages(b, us)
		e := buildEngine(b, load(b, os.DirFS(us.register), len(items)))
		for _, seed := range []uint64{developmentSeed, heldOutSeed} {
			relevance(b, e, items, seed, pagefindRanks(b, chrome, us.plain, items, seed))
		}
		large := prepare(b, "synthetic", synthetic(items, syntheticRecords))
		large.borrow(b, us)
		measure(b, chrome, large)
		b.ReportMetric(printTyping(b, chrome, large), "INP-ms")
		strict(b, chrome, large)
	}
}

// sameIndex makes sure that what is measured alone is what the portal has.
func sameIndex(b *testing.B, c corpus) {
	b.Helper()
	alone := b.TempDir()
	runAlone(b, c.register, alone)
	portal := filepath.Join(c.portal, "search", "en")
	count := func(dir string) int {
		entries, err := os.ReadDir(dir)
		if err != nil {
			b.Fatal(err)
		}
		return len(entries)
	}
	if n, m := count(alone), count(portal); n != m {
		b.Fatalf("alone the index has %d files, in the portal %d", n, m)
	}
	entries, err := os.ReadDir(alone)
	if err != nil {
		b.Fatal(err)
	}
	for _, e := range entries {
		x, err := os.ReadFile(filepath.Join(alone, e.Name()))
		if err != nil {
			b.Fatal(err)
		}
		y, err := os.ReadFile(filepath.Join(portal, e.Name()))
		if err != nil || !bytes.Equal(x, y) {
			b.Fatalf("%s is another one than the portal's: %v", e.Name(), err)
		}
	}
}

// measure prints cost, size and cold visits of a corpus.
func measure(b *testing.B, chrome context.Context, c corpus) {
	b.Helper()
	fmt.Printf("\n%s: %d records\n", c.name, len(c.items))
	own, peer := costs(b, c)
	fmt.Printf("  index built, each in a process of its own\n"+
		"    ours     %v (%.1f s of it for reading the register)\n    Pagefind %v\n",
		own, own.reading.Seconds(), peer)
	ours := sizeOf(b, c.portal, isSearchFile(c.portal))
	theirs := sizeOf(b, filepath.Join(c.plain, "pagefind"), isNeeded)
	fmt.Printf("  index size\n    ours     %v\n    Pagefind %v\n", ours, theirs)
	visits := coldVisits(b, chrome, c)
	came := func(v visit) float64 { return float64(v.search.bytes) }
	took := func(v visit) float64 { return float64(v.time) }
	mine, api := visits[ways()[0].name], visits[ways()[1].name]
	fmt.Printf("  ours / Pagefind (API): bytes %.2f, time %.2f, size compressed %.2f,\n"+
		"    built %.2f (processor %.2f), memory %.2f\n",
		median(mine, came)/median(api, came), median(mine, took)/median(api, took),
		float64(ours.Gzip)/float64(theirs.Gzip), own.Wall.Seconds()/peer.Wall.Seconds(),
		own.CPU.Seconds()/peer.CPU.Seconds(), float64(own.Memory)/float64(peer.Memory))
}

// costs lets both make the index in turns, so that what disturbs one disturbs
// the other, and returns the least of each.
func costs(b *testing.B, c corpus) (own, peer cost) {
	b.Helper()
	rounds := max(1, min(5, 15_000/len(c.items)))
	for i := range rounds {
		o, p := runAlone(b, c.register, b.TempDir()), runPagefind(b, c.plain)
		if i == 0 {
			own, peer = o, p
		}
		own, peer = own.least(o), peer.least(p)
	}
	return own, peer
}

func (s size) String() string {
	return fmt.Sprintf("%5d files, %6.2f MB, compressed %6.2f MB", s.Files, float64(s.Raw)/1e6,
		float64(s.Gzip)/1e6)
}

// isSearchFile lets the files of our search through.
func isSearchFile(portal string) func(string) bool {
	portal = filepath.ToSlash(portal)
	return func(name string) bool {
		name = strings.TrimPrefix(name, portal)
		return hasPrefix(name, ways()[0].search)
	}
}

// notNeeded are the files of Pagefind that searching through its API never
// loads: interfaces, and what is for texts in unknown languages.
var notNeeded = regexp.MustCompile(
	`/(pagefind-(.*ui|highlight)\.(js|css)|wasm\.unknown\.pagefind)$`)

func isNeeded(name string) bool { return !notNeeded.MatchString(name) }

// ownPages prints what Pagefind makes of the portal's own pages.
func ownPages(b *testing.B, c corpus) {
	b.Helper()
	output := b.TempDir()
	cost := runPagefind(b, c.portal, "--root-selector", "main", "--output-path", output)
	fmt.Printf("  for comparison, Pagefind on the portal's own pages:\n    %v, built in %.1f s\n",
		sizeOf(b, output, isNeeded), cost.Wall.Seconds())
}
