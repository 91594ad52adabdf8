package searchbench

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// cache is the folder in which the steps that take long leave their results.
func cache(tb testing.TB, names ...string) string {
	tb.Helper()
	dir := os.Getenv("VITRINE_BENCH_CACHE")
	if dir == "" {
		dir = filepath.Join(os.TempDir(), "vitrine-bench-search")
	}
	return filepath.Join(append([]string{dir}, names...)...)
}

// reciprocal is 1 for an answer that stands first, ½ for the second, 0 for one
// that is not among the first [depth].
func reciprocal(ids []string, want string) float64 {
	if i := slices.Index(ids[:min(len(ids), depth)], want); i >= 0 {
		return 1 / float64(i+1)
	}
	return 0
}

// interval is a mean with its 95 % bootstrap interval.
type interval struct{ mean, low, high float64 }

func (v interval) String() string {
	return fmt.Sprintf("%.3f [%.3f,%.3f]", v.mean, v.low, v.high)
}

func bootstrap(values []float64) interval {
	const rounds = 4000
	rng := rand.New(rand.NewPCG(1, uint64(len(values))))
	mean := func(at func(int) int) float64 {
		sum := 0.0
		for i := range values {
			sum += values[at(i)]
		}
		return sum / float64(len(values))
	}
	means := make([]float64, rounds)
	for i := range means {
		means[i] = mean(func(int) int { return rng.IntN(len(values)) })
	}
	slices.Sort(means)
	return interval{
		mean(func(i int) int { return i }), means[rounds/40], means[rounds-1-rounds/40],
	}
}

// differences of two lists, pair by pair.
func differences(a, b []float64) []float64 {
	out := make([]float64, len(a))
	for i := range a {
		out[i] = a[i] - b[i]
	}
	return out
}

// peers are the reciprocal ranks that Pagefind reached, by query and record.
type peers map[string]float64

func peerKey(q known) string { return q.ID + " " + q.Query }

func peerFile(tb testing.TB, seed uint64) string {
	return cache(tb, fmt.Sprintf("us-pagefind-known-%d.json", seed))
}

// readPeers reads what an earlier run has left; nil when there was none.
func readPeers(tb testing.TB, seed uint64) peers {
	tb.Helper()
	data, err := os.ReadFile(peerFile(tb, seed))
	if os.IsNotExist(err) {
		return nil
	}
	p := peers{}
	if err != nil {
		tb.Fatal(err)
	}
	if err := json.Unmarshal(data, &p); err != nil {
		tb.Fatal(err)
	}
	return p
}

// of returns the ranks of queries; false when one of them was not asked.
func (p peers) of(queries []known) ([]float64, bool) {
	out := make([]float64, len(queries))
	for i, q := range queries {
		rank, ok := p[peerKey(q)]
		if !ok {
			return nil, false
		}
		out[i] = rank
	}
	return out, true
}

// BenchmarkRelevance prints how well the index finds records that a query was
// made from, with the queries of the development seed. It needs no browser. What
// Pagefind reached is printed beside it when BenchmarkSearch has left it.
func BenchmarkRelevance(b *testing.B) {
	for b.Loop() {
		items := loadUS(b)
		start := time.Now()
		e := buildEngine(b, load(b, files(b, items), len(items)))
		fmt.Printf("\n%d records, index built in %.1f s\n", len(items), time.Since(start).Seconds())
		relevance(b, e, items, developmentSeed, readPeers(b, developmentSeed))
	}
}

// relevance prints a table with a line for every kind of query.
func relevance(b *testing.B, e engine, items []item, seed uint64, peers peers) {
	b.Helper()
	fmt.Printf("known items, seed %d, %d queries of each kind, MRR [95 %% bootstrap]\n", seed,
		queriesPerKind)
	for _, k := range kinds() {
		start := time.Now()
		var ranks []float64
		none := 0
		queries := knownItems(b, items, k, seed)
		for _, q := range queries {
			ids := e.find(q.Query)
			ranks = append(ranks, reciprocal(ids, q.ID))
			if len(ids) == 0 {
				none++
			}
		}
		line := fmt.Sprintf("  %-5s  ours %v, %d without results", k.name, bootstrap(ranks), none)
		if peer, ok := peers.of(queries); ok {
			line += fmt.Sprintf("  Pagefind %v  difference %v", bootstrap(peer),
				bootstrap(differences(ranks, peer)))
		}
		fmt.Printf("%s  (%s)\n", line, time.Since(start).Round(time.Millisecond))
		b.ReportMetric(bootstrap(ranks).mean, k.name+"-MRR")
	}
}
