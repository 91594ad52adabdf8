package view

import (
	"encoding/json"
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"vitrine/build/layout"
	"vitrine/build/source"
	"vitrine/content"
)

// sourceSize is how many bytes of a file stand on one page: with its marks and the
// style sheet, the page then weighs less than 30 KB.
const sourceSize = 32 << 10

// SourcePage is the file of a record as its editors wrote it, or a part of it where
// it is long.
type SourcePage struct {
	Entry
	HTML    template.HTML // each line is a <span> whose id is "L" and its number
	Lines   int           // of the whole file
	Last    int           // number of the last line that is shown
	Fields  []SourceField
	Parts   []Part // the pages of a long file
	File    string // name of the file in the register
	Lang    string // of the names of fields
	Size    string // written for the language
	DataURL string // the same as JSON
}

// SourceField is a field of the file's outermost level.
type SourceField struct {
	Name string
	URL  string // of its line
}

// fileLink leads to the file of a record.
func (s *Site) fileLink(id string) FileLink {
	lang := s.opts.Languages[0]
	return FileLink{
		URL: layout.Link(lang, layout.SystemSource(id)), Foreign: s.foreign(id, lang),
	}
}

// SourcePages returns the pages that show the file of a record: their paths by the
// keys that Source takes.
func (s *Site) SourcePages(rec *content.Record) map[string]string {
	pages := map[string]string{rec.ID: layout.SystemSource(rec.ID)}
	data, err := s.textOf(rec)
	if err != nil {
		return pages // Source will say why
	}
	for n := 2; n <= len(source.Cut(data, sourceSize)); n++ {
		pages[rec.ID+"/"+strconv.Itoa(n)] = layout.Part(layout.SystemSource(rec.ID), n)
	}
	return pages
}

// SourceID returns the id of the record whose file a page with this key shows.
func (s *Site) SourceID(key string) string {
	id, _, _ := strings.Cut(key, "/")
	return id
}

// Source returns what the page with this key shows of the file of a record.
func (s *Site) Source(key string) (*SourcePage, error) {
	id, number, later := strings.Cut(key, "/")
	n := 1
	if later {
		n, _ = strconv.Atoi(number) // 0, of which there is none, if it is no number
	}
	e, err := s.Entry(id)
	if err != nil {
		return nil, err
	}
	rec := s.reg.Record(id)
	data, err := s.textOf(rec)
	if err != nil {
		return nil, err
	}
	spans := source.Cut(data, sourceSize)
	if n < 1 || n > len(spans) {
		return nil, fmt.Errorf("%s has no part %d", rec.File, n)
	}
	list := source.List(data, s.reg.Settings.Languages, Direction)
	return &SourcePage{
		Entry: *e, File: rec.File, Lang: source.Lang, Size: s.locale.bytes(int64(len(data))),
		DataURL: layout.File(layout.RecordJSON(id)), HTML: list.Lines(spans[n-1]),
		Lines: list.Count, Last: spans[n-1].Last, Fields: s.sourceFields(id, list.Parts, spans, n),
		Parts: s.sourceParts(id, spans, n),
	}, nil
}

// sourceFields are the outermost fields of a file, seen from its part n.
func (s *Site) sourceFields(id string, fields []source.Part, spans []source.Span, n int,
) []SourceField {
	var out []SourceField
	at := 0
	for _, f := range fields {
		for at+1 < len(spans) && f.Line > spans[at].Last {
			at++
		}
		url := "#L" + strconv.Itoa(f.Line)
		if at+1 != n {
			url = layout.Link(s.Lang, layout.Part(layout.SystemSource(id), at+1)) + url
		}
		out = append(out, SourceField{Name: f.Name, URL: url})
	}
	return out
}

// sourceParts are the pages of a long file.
func (s *Site) sourceParts(id string, spans []source.Span, n int) []Part {
	if len(spans) == 1 {
		return nil
	}
	var out []Part
	for i, span := range spans {
		out = append(out, Part{
			URL:   layout.Link(s.Lang, layout.Part(layout.SystemSource(id), i+1)),
			Label: fmt.Sprintf("L%d–L%d", span.First, span.Last), Current: i+1 == n,
		})
	}
	return out
}

// textOf is the file of a record. Of one whose file is gone it is what the log
// says, in lines: YAML reads JSON too.
func (s *Site) textOf(rec *content.Record) ([]byte, error) {
	if file := s.reg.File(rec.File); file != nil {
		return file.Data, nil
	}
	if !rec.Gone {
		return nil, fmt.Errorf("there is no file %q", rec.File)
	}
	text, err := json.MarshalIndent(rec.Value, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("encode record %s: %w", rec.ID, err)
	}
	return append(text, '\n'), nil
}
