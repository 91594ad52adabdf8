package schema_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"vitrine/content"
	"vitrine/content/example"
	"vitrine/schema"
)

// BenchmarkCheck checks a register of 1,000 records: the example's, again and
// again under other ids.
func BenchmarkCheck(b *testing.B) {
	reg, _, err := content.Load(manyRecords(b, 1000))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if list := schema.Check(reg, schema.Options{}); list.HasErrors() {
			b.Fatal(describe(list))
		}
	}
}

// BenchmarkLoad is there to compare: checking should take less than reading.
func BenchmarkLoad(b *testing.B) {
	fsys := manyRecords(b, 1000)
	b.ReportAllocs()
	for b.Loop() {
		if _, list, err := content.Load(fsys); err != nil || len(list) > 0 {
			b.Fatal(err, describe(list))
		}
	}
}

// manyRecords multiplies the records of the example.
func manyRecords(b *testing.B, n int) fs.FS {
	b.Helper()
	fsys := fstest.MapFS{}
	var records []string
	err := fs.WalkDir(example.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if strings.HasPrefix(name, "records/") {
			records = append(records, name)
			return nil
		}
		data, err := fs.ReadFile(example.FS(), name)
		fsys[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	for i := range n {
		data, err := fs.ReadFile(example.FS(), records[i%len(records)])
		if err != nil {
			b.Fatal(err)
		}
		id := fmt.Sprintf("r%d", i)
		_, rest, _ := strings.Cut("\n"+string(data), "\nid: ")
		_, rest, _ = strings.Cut(rest, "\n")
		fsys["records/"+id+".yaml"] = &fstest.MapFile{Data: []byte("id: " + id + "\n" + rest)}
	}
	return fsys
}
