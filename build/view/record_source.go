package view

import (
	"encoding/json"
	"fmt"

	"vitrine/build/layout"
	"vitrine/build/source"
	"vitrine/content"
)

// SourcePage is the file of a record as its editors wrote it.
type SourcePage struct {
	Entry
	source.Listing
	File    string // name of the file in the register
	Lang    string // of the names of fields
	Size    string // written for the language
	DataURL string // the same as JSON
}

// fileLink leads to the file of a record.
func (s *Site) fileLink(id string) FileLink {
	lang := s.opts.Languages[0]
	return FileLink{
		URL: layout.Link(lang, layout.SystemSource(id)), Foreign: s.foreign(id, lang),
	}
}

// Source returns the file of a record.
func (s *Site) Source(id string) (*SourcePage, error) {
	e, err := s.Entry(id)
	if err != nil {
		return nil, err
	}
	data, err := s.textOf(s.reg.Record(id))
	if err != nil {
		return nil, err
	}
	return &SourcePage{
		Entry: *e, File: s.reg.Record(id).File, Lang: source.Lang,
		Size: s.locale.bytes(int64(len(data))), DataURL: layout.File(layout.RecordJSON(id)),
		Listing: source.List(data, s.reg.Settings.Languages, Direction),
	}, nil
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
