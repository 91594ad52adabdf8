package report

import (
	"encoding/json"
	"io"

	"vitrine/content/changes"
	"vitrine/schema/meaning"
)

// jsonStep is a comparison as the package documentation describes it.
type jsonStep struct {
	From      string      `json:"from,omitempty"`
	To        string      `json:"to,omitempty"`
	Added     []string    `json:"added"`
	Withdrawn []string    `json:"withdrawn"`
	Removed   []string    `json:"removed"`
	Changed   []jsonEntry `json:"changed"`

	Moved         []jsonMoved       `json:"moved"`
	Renamed       []changes.Renamed `json:"renamed"`
	Organisations jsonPart          `json:"organisations"`
	Channels      jsonPart          `json:"channels"`
	Settings      []jsonChange      `json:"settings"`
	Schema        jsonPart          `json:"schema"`
}

type jsonPart struct {
	Added   []string    `json:"added"`
	Removed []string    `json:"removed"`
	Changed []jsonEntry `json:"changed"`
}

type jsonEntry struct {
	ID      string       `json:"id"`
	Changes []jsonChange `json:"changes"`
}

type jsonChange struct {
	Path     string           `json:"path"`
	Old      any              `json:"old"`
	New      any              `json:"new"`
	Class    string           `json:"class"`
	Severity meaning.Severity `json:"severity"`
	Op       changes.Op       `json:"op"`
	From     string           `json:"from"`
}

type jsonMoved struct {
	Old      string       `json:"old"`
	New      string       `json:"new"`
	Likeness float64      `json:"likeness"`
	Changes  []jsonChange `json:"changes"`
}

// json sorts the findings into the lists of the output.
func (s Step) json() jsonStep {
	none := []string{}
	part := jsonPart{none, none, []jsonEntry{}}
	j := jsonStep{
		Added: none, Withdrawn: none, Removed: none, Changed: []jsonEntry{},
		Moved: []jsonMoved{}, Renamed: []changes.Renamed{}, Settings: []jsonChange{},
		Organisations: part, Channels: part, Schema: part,
	}
	for _, doc := range s.Records.Added {
		j.Added = append(j.Added, doc.ID)
	}
	moved := map[string]int{}
	for i, m := range s.Report.Moved {
		moved[m.New] = i
		j.Moved = append(j.Moved, jsonMoved{m.Old, m.New, m.Likeness, []jsonChange{}})
	}
	for _, r := range s.Difference.Renamed {
		if r.Records == nil {
			r.Records = none
		}
		j.Renamed = append(j.Renamed, r)
	}
	for _, doc := range s.Records.Removed {
		if changes.Withdrawn(doc.Value) {
			j.Withdrawn = append(j.Withdrawn, doc.ID)
		} else {
			j.Removed = append(j.Removed, doc.ID)
		}
	}
	for _, f := range s.Findings {
		j.put(f, moved)
	}
	return j
}

// put adds a finding to the list that it belongs to.
func (j *jsonStep) put(f meaning.Finding, moved map[string]int) {
	one := jsonChange{f.Place(), f.Old, f.New, f.Class, f.Severity, f.Op, f.From}
	if f.Op == changes.Remove {
		one.From = f.Path
	}
	if f.Class == "record-withdrawn" {
		j.Withdrawn = append(j.Withdrawn, f.ID)
	}
	switch f.Kind {
	case meaning.Record:
		i, is := moved[f.ID]
		switch {
		case f.Class == "record-moved", f.Path == "" && f.Op != changes.Replace:
		case is:
			j.Moved[i].Changes = append(j.Moved[i].Changes, one)
		default:
			j.Changed = add(j.Changed, f.ID, one)
		}
	case meaning.Organisation:
		if f.Other == "" {
			j.Organisations.put(f, one)
		}
	case meaning.Channel:
		j.Channels.put(f, one)
	case meaning.Schema:
		j.Schema.put(f, one)
	default:
		j.Settings = append(j.Settings, one)
	}
}

func (p *jsonPart) put(f meaning.Finding, one jsonChange) {
	switch {
	case f.Path == "" && f.Op == changes.Add:
		p.Added = append(p.Added, f.ID)
	case f.Path == "" && f.Op == changes.Remove:
		p.Removed = append(p.Removed, f.ID)
	default:
		p.Changed = add(p.Changed, f.ID, one)
	}
}

// add puts a change to the last entry if it is that of the document.
func add(list []jsonEntry, id string, one jsonChange) []jsonEntry {
	if last := len(list) - 1; last >= 0 && list[last].ID == id {
		list[last].Changes = append(list[last].Changes, one)
		return list
	}
	return append(list, jsonEntry{id, []jsonChange{one}})
}

// WriteJSON writes one comparison.
func WriteJSON(w io.Writer, s Step) error { return encode(w, s.json()) }

// WriteHistoryJSON writes several comparisons.
func WriteHistoryJSON(w io.Writer, steps []Step) error {
	out := struct {
		Steps []jsonStep `json:"steps"`
	}{[]jsonStep{}}
	for _, s := range steps {
		j := s.json()
		j.From, j.To = s.From, s.To
		out.Steps = append(out.Steps, j)
	}
	return encode(w, out)
}

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
