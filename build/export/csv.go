package export

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"vitrine/build/layout"
	"vitrine/schema"
)

// byteOrderMark makes Excel read a file as UTF-8.
const byteOrderMark = "\uFEFF"

// tables writes the two CSV files: one table, once for spreadsheets and once
// with every value as it is.
func (e *exporter) tables() error {
	columns := columns(e.reg.Settings.Languages, schema.ListsOf(e.reg.Settings))
	safe := csvTable{cell: guard}
	safe.out.WriteString(byteOrderMark)
	raw := csvTable{cell: func(s string) string { return s }}
	header := make([]string, len(columns))
	for i, c := range columns {
		header[i] = c.name
	}
	safe.row(header)
	raw.row(header)
	for _, rec := range e.reg.Records {
		cells := e.row(rec, columns)
		safe.row(cells)
		raw.row(cells)
	}
	if err := e.put(layout.CSV, safe.out.Bytes()); err != nil {
		return err
	}
	return e.put(layout.RawCSV, raw.out.Bytes())
}

// csvTable writes RFC 4180: commas, lines that end in CR LF. It is not
// encoding/csv, whose writer with such line ends changes the line breaks inside
// values too.
type csvTable struct {
	out  bytes.Buffer
	cell func(string) string
}

func (t *csvTable) row(cells []string) {
	for i, c := range cells {
		if i > 0 {
			t.out.WriteByte(',')
		}
		t.out.WriteString(quote(t.cell(c)))
	}
	t.out.WriteString("\r\n")
}

// quote puts a cell in quotation marks where it needs them.
func quote(s string) string {
	if !strings.ContainsAny(s, "\",\r\n") && strings.TrimSpace(s) == s {
		return s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}

// formulaStarts are the characters by which a spreadsheet takes a cell for a
// formula, with their full-width forms, which some versions take for the same.
const formulaStarts = "=+-@＝＋－＠"

// guard makes a cell a plain text for a spreadsheet: it puts an apostrophe
// before a tab or line break that begins the cell, and before = + - @ where one
// of them comes first in the cell, or first after a line break, a tab or a
// semicolon in it. Spaces and quotation marks before them do not count.
//
// The places inside a cell matter where the computer's list separator is not
// the comma, as in most of Europe: a spreadsheet that splits this file at
// semicolons begins a new cell there.
func guard(cell string) string {
	if !strings.ContainsAny(cell, formulaStarts+"\t\r\n") {
		return cell
	}
	var out strings.Builder
	first := true // nothing but spaces and quotation marks since a cell may have begun
	for i := 0; i < len(cell); {
		r, size := utf8.DecodeRuneInString(cell[i:])
		breaks := r == '\t' || r == '\r' || r == '\n'
		if i == 0 && breaks || first && strings.ContainsRune(formulaStarts, r) {
			out.WriteByte('\'')
		}
		switch {
		case breaks || r == ';':
			first = true
		case !unicode.IsSpace(r) && r != '"':
			first = false
		}
		out.WriteString(cell[i : i+size])
		i += size
	}
	return out.String()
}
