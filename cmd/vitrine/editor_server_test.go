package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// inEditor starts the server for a new register, and returns it with the folder
// of the records and the line that their files begin with.
func inEditor(t *testing.T) (s *languageServer, records, head string, schema *schemaFiles) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "register")
	if err := writeFolder(dir, writeInitial); err != nil {
		t.Fatal(err)
	}
	records = filepath.Join(dir, "records")
	data, err := os.ReadFile(filepath.Join(records, "parking-permit-checks.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	line, _, _ := strings.Cut(string(data), "\n")
	schema = &schemaFiles{
		t: t, folder: filepath.Join(dir, ".vitrine", "schema", "v1"), files: map[string]map[string]any{},
	}
	return startServer(t, dir), records, line + "\n", schema
}

// TestEditorOffersRequiredFields: somebody who begins with nothing is led to
// what every record needs.
func TestEditorOffersRequiredFields(t *testing.T) {
	s, records, head, schema := inEditor(t)
	uri := s.open(filepath.Join(records, "empty.yaml"), head)
	offered := s.completions(uri, lspPosition{1, 0})
	required, _ := schema.file("record.json")["required"].([]any)
	for _, name := range required {
		if !slices.Contains(offered, name.(string)) {
			t.Errorf("%s is not offered, only %v", name, offered)
		}
	}
	if len(required) == 0 {
		t.Error("the schema demands nothing")
	}
}

// TestEditorOffersEveryCode: wherever the schema lists values, all of them are
// offered, and nothing else.
func TestEditorOffersEveryCode(t *testing.T) {
	s, records, head, schema := inEditor(t)
	lists := 0
	for i, f := range schema.fields("record.json") {
		if len(f.values) == 0 {
			continue
		}
		lists++
		text, _, at := f.write(head, "")
		uri := s.open(filepath.Join(records, fmt.Sprintf("code-%d.yaml", i)), text)
		offered := s.completions(uri, at)
		for _, v := range f.values {
			if !slices.Contains(offered, v) && !slices.Contains(offered, `"`+v+`"`) {
				t.Errorf("%v: %s is not offered, only %v", f, v, offered)
			}
		}
	}
	if lists < 40 {
		t.Errorf("there are only %d fields with a list of values", lists)
	}
}

// TestEditorExplainsEveryField: the words of the schema are shown where a field
// is written.
func TestEditorExplainsEveryField(t *testing.T) {
	s, records, head, schema := inEditor(t)
	fields := schema.fields("record.json")
	for i, f := range fields {
		text, key, _ := f.write(head, "a")
		uri := s.open(filepath.Join(records, fmt.Sprintf("field-%d.yaml", i)), text)
		if shown := unescaped(s.hover(uri, key)); !strings.Contains(shown, f.description) {
			t.Errorf("%v is explained by %q, want %q", f, shown, f.description)
		}
		if f.description == "" {
			t.Errorf("%v has no description", f)
		}
	}
	if len(fields) < 200 {
		t.Errorf("there are only %d fields", len(fields))
	}
}

// unescaped takes the marks away that keep Markdown from reading a text as such.
func unescaped(markdown string) string {
	return strings.NewReplacer(`\`, "", "&nbsp;", " ", "\n\n", " ").Replace(markdown)
}

// TestEditorMarksWrongCodes: a word that the schema does not list is marked
// where it stands, also where a body may add words of its own.
func TestEditorMarksWrongCodes(t *testing.T) {
	s, records, head, schema := inEditor(t)
	for i, f := range schema.fields("record.json") {
		if len(f.values) == 0 {
			continue
		}
		text, _, at := f.write(head, "no such word")
		uri := s.open(filepath.Join(records, fmt.Sprintf("wrong-%d.yaml", i)), text)
		marked := slices.ContainsFunc(s.diagnostics(uri), func(d lspDiagnostic) bool {
			return d.Range.Start == at && d.Range.End.Character == at.Character+len("no such word")
		})
		if !marked {
			t.Errorf("%v: a wrong word is not marked", f)
		}
	}
}

// TestEditorAcceptsInitialFiles: a new register has no mark in it.
func TestEditorAcceptsInitialFiles(t *testing.T) {
	s, records, _, _ := inEditor(t)
	files := 0
	for _, pattern := range []string{"*.yaml", "*/*.yaml"} {
		names, err := filepath.Glob(filepath.Join(filepath.Dir(records), pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files++
			for _, d := range s.diagnostics(s.open(name, string(data))) {
				t.Errorf("%s:%d: %s", filepath.Base(name), d.Range.Start.Line+1, d.Message)
			}
		}
	}
	if files < 7 {
		t.Errorf("there are only %d files", files)
	}
}
