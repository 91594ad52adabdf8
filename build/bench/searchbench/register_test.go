package searchbench

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"vitrine/content"
)

// settings are those of the registers of the bench: one language, no demand that
// would stop a build.
const settings = `schema_version: "1.1"
id: bench
title: {en: Inventory of AI systems}
description: {en: Records for measuring the search.}
publisher: bench
languages: [en]
base_url: https://bench.example/
policy: {redress: reported, assessment: reported, red_lines: reported}
licence: {id: CC0-1.0, name: {en: Public domain}, url: "https://bench.example/cc0"}
`

// files are the files of a register with the items. JSON is YAML, too.
func files(tb testing.TB, items []item) fstest.MapFS {
	tb.Helper()
	out := fstest.MapFS{"vitrine.yaml": {Data: []byte(settings)}}
	put := func(name string, v any) {
		data, err := json.Marshal(v)
		if err != nil {
			tb.Fatal(err)
		}
		out[name] = &fstest.MapFile{Data: append(data, '\n')}
	}
	organisation := func(name string) string {
		id := slug(name)
		put("organisations/"+id+".yaml", map[string]any{
			"id": id, "name": map[string]string{"en": name}, "kind": "agency",
		})
		return id
	}
	organisation("bench")
	for i := range items {
		it := &items[i]
		put("records/"+it.id+".yaml", record(it, organisation(it.agency)))
	}
	return out
}

func record(it *item, organisation string) map[string]any {
	out := map[string]any{
		"id": it.id, "title": map[string]string{"en": it.title}, "organisation": organisation,
		"lifecycle": map[string]string{"status": it.status},
	}
	text := func(group, name, s string) {
		if s == "" {
			return
		}
		if group == "" {
			out[name] = map[string]string{"en": s}
			return
		}
		if out[group] == nil {
			out[group] = map[string]any{}
		}
		out[group].(map[string]any)[name] = map[string]string{"en": s}
	}
	text("", "summary", it.summary)
	text("purpose", "benefits", it.benefits)
	text("technology", "description", it.outputs)
	text("risk", "justification", it.reason)
	text("impacts", "text", it.impacts)
	if it.data != "" {
		out["data"] = []any{map[string]any{"description": map[string]string{"en": it.data}}}
	}
	if it.vendor != "" {
		out["procurement"] = map[string]any{"vendors": []any{map[string]string{"name": it.vendor}}}
	}
	return out
}

var notInID = regexp.MustCompile(`[^a-z0-9]+`)

func slug(s string) string {
	s = strings.Trim(notInID.ReplaceAllString(strings.ToLower(s), "-"), "-")
	return s[:min(len(s), 60)]
}

// load reads the register of the items; a record that is not read is a fault of
// the bench.
func load(tb testing.TB, fsys fs.FS, records int) *content.Register {
	tb.Helper()
	reg, problems, err := content.Load(fsys)
	if err != nil {
		tb.Fatal(err)
	}
	if problems.HasErrors() || len(reg.Records) != records {
		tb.Fatalf("%d of %d records are read; %v", len(reg.Records), records, problems)
	}
	return reg
}

// writeFiles writes files into a folder.
func writeFiles(dir string, fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		target := filepath.Join(dir, filepath.FromSlash(name))
		if err != nil {
			return err
		}
		if d.IsDir() {
			return os.MkdirAll(target, 0o755)
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
		return os.WriteFile(target, data, 0o644)
	})
}
