package bench

import (
	"bytes"
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
// example's records as there is room for, each time from another one on. Records
// that cannot be so small are left out.
func smallRegister(tb testing.TB, n int) fstest.MapFS {
	tb.Helper()
	out := register(tb, 0)
	names, err := fs.Glob(example.FS(), "records/*.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	var models []model
	for _, name := range names {
		data, err := fs.ReadFile(example.FS(), name)
		if err != nil {
			tb.Fatal(err)
		}
		if m := modelOf(string(data)); len(m.must) < smallSize {
			models = append(models, m)
		}
	}
	if len(models) < 5 {
		tb.Fatalf("only %d records can be cut", len(models))
	}
	for i := range n {
		id := fmt.Sprintf("system-%05d", i)
		text := "id: " + id + "\n" + models[i%len(models)].cut(i/len(models))
		out["records/"+id+".yaml"] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	hashes(tb, out)
	return out
}

// hashes tells the translations of all records which words they were made from,
// as a program does that keeps a register.
func hashes(tb testing.TB, fsys fstest.MapFS) {
	tb.Helper()
	reg, _, err := content.Load(fsys)
	if err != nil {
		tb.Fatal(err)
	}
	for _, rec := range reg.Records {
		hash := schema.SourceHash(rec, reg.Settings.DefaultLanguage())
		file := fsys[rec.File]
		file.Data = bytes.ReplaceAll(file.Data, []byte(noHash), []byte(hash))
	}
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
var sourceHash = regexp.MustCompile(`source_hash: .*`)

// noHash stands for the hash of a record that has not been cut yet.
const noHash = "sha256:0000000000000000"

// model is a record that others are cut from.
type model struct {
	must   string   // the fields that are always there
	others []string // the other fields
}

func modelOf(record string) model {
	var m model
	for _, f := range topFields(record)[1:] { // the first is the id
		name, _, _ := strings.Cut(f, ":")
		if slices.Contains(kept, name) {
			m.must += sourceHash.ReplaceAllString(f, "source_hash: "+noHash)
			continue
		}
		m.others = append(m.others, f)
	}
	return m
}

// cut takes the fields that must be there and fills up with the others.
func (m model) cut(from int) string {
	record := m.must
	for i := range m.others {
		if f := m.others[(from+i)%len(m.others)]; len(record)+len(f) <= smallSize {
			record += f
		}
	}
	return record
}
