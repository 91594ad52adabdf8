package bench

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gopkg.in/yaml.v3"

	"vitrine/content"
	"vitrine/content/diag"
	"vitrine/content/example"
	"vitrine/schema"
)

// smallRecords is how many records [BenchmarkRecords] reads, and smallSize about
// how many bytes each has.
const (
	smallRecords = 10_000
	smallSize    = 5_000
)

// BenchmarkRecords prints how fast records are read and checked on one
// processor. Its floor is the YAML library alone: every file decoded to any.
func BenchmarkRecords(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	fsys := smallRegister(b, smallRecords)
	for b.Loop() {
		least, load, check, problems := time.Hour, time.Hour, time.Hour, 0
		for range 3 { // in turns: what disturbs one disturbs the others
			least = min(least, decodeAll(b, fsys))
			l, c, n := loadAndCheck(b, fsys)
			if l+c < load+check {
				load, check, problems = l, c, n
			}
		}
		whole := load + check
		size, live := sizeOf(fsys), liveBytes(b, fsys)
		fmt.Fprintf(os.Stdout, `
load and check of %d records of %d B on one processor, without disk
floor: the YAML library decodes the same bytes in %.2f s
  load    %6.2f s  %.2f of the floor
  check   %6.2f s  %.2f
  both    %6.2f s  %.2f   %.0f records/s, %d problems said
memory: %d MB of YAML are held in %d MB
`, smallRecords, size/smallRecords, least.Seconds(),
			load.Seconds(), load.Seconds()/least.Seconds(),
			check.Seconds(), check.Seconds()/least.Seconds(),
			whole.Seconds(), whole.Seconds()/least.Seconds(), smallRecords/whole.Seconds(), problems,
			size>>20, live>>20)
		b.ReportMetric(whole.Seconds()/least.Seconds(), "check/floor")
	}
}

// decodeAll decodes every file of a register to any.
func decodeAll(tb testing.TB, fsys fstest.MapFS) time.Duration {
	tb.Helper()
	runtime.GC()
	start := time.Now()
	for name, file := range fsys {
		var v any
		if path.Ext(name) != ".yaml" {
			continue
		}
		if err := yaml.Unmarshal(file.Data, &v); err != nil {
			tb.Fatal(err)
		}
	}
	return time.Since(start)
}

func loadAndCheck(tb testing.TB, fsys fs.FS) (load, check time.Duration, problems int) {
	tb.Helper()
	runtime.GC()
	start := time.Now()
	reg, list, err := content.Load(fsys)
	if err != nil || len(list) > 0 || len(reg.Records) != smallRecords {
		tb.Fatal(err, len(list), len(reg.Records))
	}
	load = time.Since(start)
	list = schema.Check(reg, schema.Options{})
	check = time.Since(start) - load
	// What a record is cut to may lack something, but nothing in it is wrong.
	if i := slices.IndexFunc(list, isError); i >= 0 {
		tb.Fatal(list[i])
	}
	return load, check, len(list)
}

func isError(d diag.Diagnostic) bool { return d.Severity == diag.Error }

// liveBytes is what a register takes in memory, its files included.
func liveBytes(tb testing.TB, fsys fs.FS) uint64 {
	tb.Helper()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	reg, _, err := content.Load(fsys)
	runtime.GC()
	runtime.ReadMemStats(&after)
	if err != nil || reg == nil {
		tb.Fatal(err)
	}
	runtime.KeepAlive(reg)
	return after.HeapAlloc - before.HeapAlloc
}

func sizeOf(fsys fstest.MapFS) int {
	n := 0
	for _, file := range fsys {
		n += len(file.Data)
	}
	return n
}

// smallRegister is the example with n records that are cut to [smallSize]: every
// record has what each must have, and as many of the other fields of one of the
// example's records as there is room for, each time from another one on.
func smallRegister(tb testing.TB, n int) fstest.MapFS {
	tb.Helper()
	out := register(tb, 0)
	names, err := fs.Glob(example.FS(), "records/*.yaml")
	if err != nil || len(names) == 0 {
		tb.Fatal("no records", err)
	}
	var models [][]string
	for _, name := range names {
		data, err := fs.ReadFile(example.FS(), name)
		if err != nil {
			tb.Fatal(err)
		}
		models = append(models, topFields(string(data)))
	}
	for i := range n {
		id := fmt.Sprintf("system-%05d", i)
		text := "id: " + id + "\n" + cut(models[i%len(models)], i/len(models))
		out["records/"+id+".yaml"] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	return out
}

// topFields splits a record into its fields.
func topFields(record string) []string {
	var fields []string
	for line := range strings.Lines(record) {
		if first := line[0]; first == ' ' || first == '\n' || first == '#' || first == '-' {
			fields[len(fields)-1] += line
			continue
		}
		fields = append(fields, line)
	}
	return fields
}

// kept are the fields that a record must have, and those without which others
// would be missed.
var kept = []string{
	"title", "summary", "organisation", "lifecycle", "decision", "redress", "redress_none", "help",
	"assessments", "translations", "record",
}

// sourceHash tells from which words a translation was made: from all of them.
var sourceHash = regexp.MustCompile(`\n +source_hash: .*`)

// cut takes the fields that must be there and fills up with the others.
func cut(fields []string, from int) string {
	var must, others []string
	for _, f := range fields[1:] { // the first is the id
		name, _, _ := strings.Cut(f, ":")
		if slices.Contains(kept, name) {
			must = append(must, sourceHash.ReplaceAllString(f, ""))
			continue
		}
		others = append(others, f)
	}
	record := strings.Join(must, "")
	for i := range others {
		if f := others[(from+i)%len(others)]; len(record)+len(f) <= smallSize {
			record += f
		}
	}
	return record
}
