package view

import (
	"fmt"

	"vitrine/build/layout"
	"vitrine/build/source"
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
	name := s.reg.Record(id).File
	file := s.reg.File(name)
	if file == nil {
		return nil, fmt.Errorf("there is no file %q", name)
	}
	return &SourcePage{
		Entry: *e, File: name, Lang: source.Lang, Size: s.locale.bytes(int64(len(file.Data))),
		DataURL: layout.File(layout.RecordJSON(id)),
		Listing: source.List(file.Data, s.reg.Settings.Languages, Direction),
	}, nil
}
