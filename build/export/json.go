package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"vitrine/build/layout"
	"vitrine/content"
	"vitrine/content/ledger"
)

// item is one file of the register on its way out.
type item struct {
	name  string // of its own JSON file
	value map[string]any
}

// json writes every file of the register as JSON: alone, and all in one.
func (e *exporter) json() (err error) {
	items := map[ledger.Kind][]item{}
	for _, t := range e.reg.Trees() {
		items[t.Kind] = append(items[t.Kind], item{jsonFile(t), t.Value})
	}
	var all whole
	if all.register, err = json.Marshal(items[ledger.Settings][0].value); err != nil {
		return fmt.Errorf("encode %s: %w", content.SettingsFile, err)
	}
	if all.bodies, err = e.each(items[ledger.Organisation]); err != nil {
		return err
	}
	if all.channels, err = e.each(items[ledger.Channel]); err != nil {
		return err
	}
	if all.records, err = e.each(items[ledger.Record]); err != nil {
		return err
	}
	if err := e.put(layout.NDJSON, lines(all.records)); err != nil {
		return err
	}
	return e.put(layout.JSON, all.encode())
}

// jsonFile is the file that a tree has for itself; the settings have none.
func jsonFile(t content.Tree) string {
	switch t.Kind {
	case ledger.Organisation:
		return layout.OrganisationJSON(t.ID)
	case ledger.Channel:
		return layout.ChannelJSON(t.ID)
	case ledger.Record:
		return layout.RecordJSON(t.ID)
	}
	return ""
}

// each writes items into files of their own and returns each as a line.
func (e *exporter) each(items []item) ([][]byte, error) {
	out := make([][]byte, len(items))
	for i, it := range items {
		line, err := json.Marshal(it.value) // sorts keys, escapes < > &
		if err != nil {
			return nil, fmt.Errorf("encode %s: %w", it.name, err)
		}
		var pretty bytes.Buffer
		if err := json.Indent(&pretty, line, "", "  "); err != nil {
			return nil, fmt.Errorf("indent %s: %w", it.name, err)
		}
		pretty.WriteByte('\n')
		if err := e.put(it.name, pretty.Bytes()); err != nil {
			return nil, err
		}
		out[i] = line
	}
	return out, nil
}

// lines ends each value with a line break.
func lines(values [][]byte) []byte {
	return bytes.Join(append(slices.Clip(values), nil), []byte("\n"))
}

// whole is the register as one JSON object.
type whole struct {
	register                  []byte
	bodies, channels, records [][]byte
}

// encode puts each file of the register on a line, so that versions can be
// compared.
func (w whole) encode() []byte {
	list := func(values [][]byte) []byte { return bytes.Join(values, []byte(",\n")) }
	return slices.Concat(
		[]byte("{\n\"register\": "), w.register,
		[]byte(",\n\"organisations\": [\n"), list(w.bodies),
		[]byte("\n],\n\"channels\": [\n"), list(w.channels),
		[]byte("\n],\n\"records\": [\n"), list(w.records),
		[]byte("\n]\n}\n"),
	)
}

// pretty writes a description: indented, for people.
func pretty(v any) ([]byte, error) {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(data, '\n'), nil
}
