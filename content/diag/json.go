package diag

import (
	"encoding/json"
	"io"
)

// Report is what [WriteJSON] says beside the diagnostics.
type Report struct {
	Records int // in the register
	// Completeness is counts of what the records say, nil for none.
	Completeness any
}

type jsonReport struct {
	Records      int         `json:"records"`
	Errors       int         `json:"errors"`
	Warnings     int         `json:"warnings"`
	Diagnostics  []jsonEntry `json:"diagnostics"`
	Completeness any         `json:"completeness,omitempty"`
}

type jsonEntry struct {
	File      string   `json:"file"`
	Line      int      `json:"line"`
	Column    int      `json:"column"`
	EndLine   int      `json:"endLine"`
	EndColumn int      `json:"endColumn"`
	Severity  Severity `json:"severity"`
	Code      string   `json:"code"`
	Message   string   `json:"message"`
	Hint      string   `json:"hint"`
	Path      string   `json:"path"`

	Related []jsonRelated `json:"related,omitempty"`
	Fix     []jsonEdit    `json:"fix,omitempty"`
}

// jsonEdit replaces what stands between two places of a line by new text.
type jsonEdit struct {
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
	Old       string `json:"old"`
	New       string `json:"new"`
}

type jsonRelated struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

// WriteJSON writes a report for programs: one object, indented. Lines and columns
// are 1-based, columns count characters, path is a JSON Pointer.
func WriteJSON(w io.Writer, r Report, list List) error {
	report := jsonReport{
		Records: r.Records, Errors: list.Count(Error), Warnings: list.Count(Warning),
		Diagnostics: []jsonEntry{}, Completeness: r.Completeness,
	}
	for _, d := range list {
		end := d.Range.End
		if end.Line == 0 {
			end = d.Range.Start
		}
		entry := jsonEntry{
			File: d.File, Line: d.Range.Start.Line, Column: d.Range.Start.Column,
			EndLine: end.Line, EndColumn: end.Column, Severity: d.Severity,
			Code: d.Code, Message: d.Message, Hint: d.Hint, Path: d.Path,
		}
		for _, r := range d.Related {
			entry.Related = append(entry.Related,
				jsonRelated{r.File, r.Range.Start.Line, r.Range.Start.Column, r.Message})
		}
		entry.Fix = jsonEdits(d.Fix)
		report.Diagnostics = append(report.Diagnostics, entry)
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(report)
}

func jsonEdits(f *Fix) []jsonEdit {
	if f == nil {
		return nil
	}
	var out []jsonEdit
	for _, e := range f.Edits {
		at := e.Range
		out = append(out, jsonEdit{
			at.Start.Line, at.Start.Column, at.End.Line, at.End.Column, e.Old, e.New,
		})
	}
	return out
}
