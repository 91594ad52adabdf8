package schema

import "strings"

// instruments is the list of the instruments that other lists cite.
const instruments = "instruments"

// Citation is one instrument that a source names.
type Citation struct {
	// Instrument is its code in the list of instruments; empty for one that the
	// list does not have.
	Instrument string
	// Articles are those that count, "22, 25" or "Art. 1", possibly none. Of an
	// instrument that is not in the list it is the whole citation.
	Articles string
}

// Citations returns what the source of a code names: "UDHR 22, 25; CRPD" is two
// instruments, the first with its articles.
func Citations(source string) []Citation {
	var out []Citation
	for part := range strings.SplitSeq(source, "; ") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		name := instrumentOf(part)
		out = append(out, Citation{
			Instrument: name, Articles: strings.TrimSpace(strings.TrimPrefix(part, name)),
		})
	}
	return out
}

// instrumentOf returns the longest name of an instrument that a citation begins
// with.
func instrumentOf(citation string) string {
	longest := ""
	for _, name := range Codes(instruments) {
		rest, ok := strings.CutPrefix(citation, name)
		if ok && (rest == "" || rest[0] == ' ') && len(name) > len(longest) {
			longest = name
		}
	}
	return longest
}
