package diag

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
)

// PerFile is how many diagnostics of one file WriteText shows unless all are
// asked for: the first ones are usually the cause of the rest.
const PerFile = 20

// TextOptions says how WriteText writes.
type TextOptions struct {
	// Source returns the bytes of a file for the excerpt, nil if there are none.
	Source func(file string) []byte
	Color  bool
	All    bool   // no limit per file
	Lang   string // of the words around messages; "" is English
}

// WriteText writes diagnostics for people: place and message, the source line
// with a caret below the fault, other places that have to do with it, and the
// hint.
//
//	records/permits.yaml:4:11: error: “activ” is not a status [not-in-list]
//	    4 |   status: activ
//	      |           ^~~~~
//	      = did you mean “in_use”?
func WriteText(w io.Writer, list List, o TextOptions) error {
	out := bufio.NewWriter(w)
	shown := map[string]int{}
	for i, d := range list {
		if shown[d.File]++; !o.All && shown[d.File] > PerFile {
			if last := i+1 == len(list) || list[i+1].File != d.File; last {
				more := Say("more-in-file", "n", strconv.Itoa(shown[d.File]-PerFile))
				fmt.Fprintf(out, "%s: %s\n", d.File, more.In(o.Lang))
			}
			continue
		}
		writeOne(out, d, o)
	}
	return out.Flush()
}

func writeOne(out io.Writer, d Diagnostic, o TextOptions) {
	paint := painter(o.Color)
	if place := d.Place(); place != "" {
		fmt.Fprintf(out, "%s ", paint("1", visible(place)+":"))
	}
	fmt.Fprintf(out, "%s %s %s\n",
		paint(severityColor[d.Severity], Say(string(d.Severity)).In(o.Lang)+":"),
		visible(d.Message), paint("2", "["+d.Code+"]"))
	if o.Source != nil && d.Range.Start.Line > 0 {
		if line := Line(o.Source(d.File), d.Range.Start.Line); strings.TrimSpace(line) != "" {
			excerpt(out, line, d.Range, paint)
		}
	}
	for _, r := range d.Related {
		fmt.Fprintf(out, "%s %s: %s\n",
			paint("2", "      -"), visible(place(r.File, r.Range)), visible(r.Message))
	}
	if d.Hint != "" {
		mark := paint("2", "      =")
		for line := range strings.Lines(d.Hint) {
			fmt.Fprintf(out, "%s %s\n", mark, visible(strings.TrimSuffix(line, "\n")))
			mark = "       "
		}
	}
}

var severityColor = map[Severity]string{Error: "1;31", Warning: "1;33", Advice: "1;36"}

func painter(color bool) func(code, s string) string {
	if !color {
		return func(_, s string) string { return s }
	}
	return func(code, s string) string { return "\x1b[" + code + "m" + s + "\x1b[0m" }
}

// Place returns "file:line:column", or less when less is known.
func (d Diagnostic) Place() string { return place(d.File, d.Range) }

func place(file string, r Range) string {
	if r.Start.Line == 0 {
		return file
	}
	return fmt.Sprintf("%s:%d:%d", file, r.Start.Line, r.Start.Column)
}

// Widths of an excerpt in terminal cells. Long lines are cut around the fault.
const (
	excerptWidth = 100
	excerptLead  = 50
	excerptRunes = 400 // of which most take no cell
)

// excerpt writes the source line and a caret under the range. Places are
// counted in terminal cells, so that the caret stands right below Chinese,
// Arabic and combining marks too.
func excerpt(out io.Writer, line string, r Range, paint func(code, s string) string) {
	runes := []rune(strings.ReplaceAll(strings.TrimRight(line, "\r"), "\t", " "))
	start := min(max(r.Start.Column-1, 0), len(runes))
	end := start + 1
	if r.End.Line == r.Start.Line && r.End.Column > r.Start.Column {
		end = min(r.End.Column-1, len(runes))
	}
	before, after := "", ""
	if cells(runes) > excerptWidth || len(runes) > excerptRunes {
		if from := start - excerptLead; from > 0 {
			runes, start, end, before = runes[from:], start-from, end-from, "…"
		}
		if len(runes) > excerptWidth {
			runes, after = runes[:excerptWidth], "…"
		}
		end = min(end, len(runes))
	}
	mark := "^"
	if start < end && end <= len(runes) {
		mark += strings.Repeat("~", max(cells(runes[start:end])-1, 0))
	}
	pad := strings.Repeat(" ", cells([]rune(before))+cells(runes[:min(start, len(runes))]))
	fmt.Fprintf(out, "%s %s\n", paint("2", fmt.Sprintf("%5d |", r.Start.Line)),
		before+visible(string(runes))+after)
	fmt.Fprintf(out, "%s %s%s\n", paint("2", "      |"), pad, paint("1;31", mark))
}

// visible replaces characters that would move the cursor or reorder the line
// of a terminal by a sign of the same width: what is shown comes from files
// that strangers may have written.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < 0x20 || 0x7F <= r && r <= 0x9F:
			return '�'
		case 0x202A <= r && r <= 0x202E, 0x2066 <= r && r <= 0x2069:
			return -1
		}
		return r
	}, s)
}

// cells is the number of terminal cells that a text takes.
func cells(runes []rune) int {
	n := 0
	for _, r := range runes {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case unicode.Is(wide, r):
			n += 2
		default:
			n++
		}
	}
	return n
}

// wide holds the characters of two cells (East Asian Width W and F, by block).
var wide = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x1100, 0x115F, 1},
		{0x2E80, 0x303E, 1},
		{0x3041, 0x33FF, 1},
		{0x3400, 0x4DBF, 1},
		{0x4E00, 0x9FFF, 1},
		{0xA000, 0xA4CF, 1},
		{0xAC00, 0xD7A3, 1},
		{0xF900, 0xFAFF, 1},
		{0xFE30, 0xFE6F, 1},
		{0xFF00, 0xFF60, 1},
		{0xFFE0, 0xFFE6, 1},
	},
	R32: []unicode.Range32{{0x1F300, 0x1F64F, 1}, {0x1F900, 0x1F9FF, 1}, {0x20000, 0x3FFFD, 1}},
}

// Line returns a line of a text, without its end. Lines count from 1.
func Line(data []byte, n int) string {
	for ; n > 1; n-- {
		i := bytes.IndexByte(data, '\n')
		if i < 0 {
			return ""
		}
		data = data[i+1:]
	}
	line, _, _ := bytes.Cut(data, []byte("\n"))
	return string(bytes.TrimPrefix(line, []byte("\uFEFF")))
}
