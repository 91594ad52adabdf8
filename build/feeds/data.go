package feeds

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"vitrine/build/chronicle"
	"vitrine/build/layout"
	"vitrine/content"
	"vitrine/content/ledger"
)

// changeLine is a line of changes.jsonl. Its fields are in alphabetical order.
type changeLine struct {
	Class    string       `json:"class"`
	Date     string       `json:"date"` // of the publication
	ID       string       `json:"id"`
	Kind     ledger.Kind  `json:"kind"`
	New      string       `json:"new"`    // SHA-256 of the version; "" without content
	Number   int          `json:"number"` // of the entry in the log
	Old      string       `json:"old"`    // SHA-256 of the version before
	Path     string       `json:"path"`   // JSON Pointer; "" for the whole
	Reason   content.Text `json:"reason,omitempty"`
	Revision int          `json:"revision"`
	Severity string       `json:"severity"`
}

// Classes of versions of which it is not known what they changed.
const (
	first = "first-published" // on the first day of the log: nothing before it is known
	lost  = "not-kept"        // its content, or that of the version before, was erased
)

// Lines writes every change of the register, the oldest first, one a line. A version
// of which it is not known what it changed has one line, with the class
// "first-published" or "not-kept" and the severity "editorial".
func Lines(c *chronicle.Chronicle) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	for _, v := range c.All() {
		changes := v.Changes
		switch {
		case v.Begun:
			changes = []chronicle.Change{{Class: first, Severity: "editorial"}}
		case len(changes) == 0:
			changes = []chronicle.Change{{Class: lost, Severity: "editorial"}}
		}
		for _, one := range changes {
			err := encoder.Encode(changeLine{
				Class: one.Class, Date: v.Date, ID: v.ID, Kind: v.Kind, New: v.SHA256.String(),
				Number: v.Number, Old: v.Prior.String(), Path: one.Place, Reason: v.Reason,
				Revision: v.Revision, Severity: string(one.Severity),
			})
			if err != nil {
				return nil, fmt.Errorf("encode changes: %w", err)
			}
		}
	}
	return b.Bytes(), nil
}

// TimeMap lists the versions of the data of a record that are kept. The newest data
// are the original of which the versions are.
func TimeMap(versions []*chronicle.Version, p Place) []byte {
	if len(versions) == 0 {
		return nil
	}
	id := versions[0].ID
	from := layout.TimeMap(id)
	var kept []*chronicle.Version
	for _, v := range versions {
		if v.HasBody() && v.ErasedOn == "" {
			kept = append(kept, v)
		}
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "<%s>;rel=\"original\"", p.address(from, layout.RecordJSON(id), ""))
	fmt.Fprintf(&b, ",\n<%s>;rel=\"self\";type=\"application/link-format\"",
		p.address(from, from, ""))
	for i, v := range kept {
		rel := "memento"
		if i == 0 {
			rel = "first " + rel
		}
		if i == len(kept)-1 {
			rel = "last " + rel
		}
		day, err := content.Date(v.Date).Time()
		if err != nil { // no entry of a log has such a date
			day = time.Time{}
		}
		fmt.Fprintf(&b, ",\n<%s>;rel=%q;datetime=%q",
			p.address(from, layout.VersionJSON(id, v.Revision), ""), rel,
			day.Format(http.TimeFormat))
	}
	b.WriteByte('\n')
	return b.Bytes()
}
