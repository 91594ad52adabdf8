package content

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"

	"vitrine/content/diag"
	"vitrine/content/ledger"
)

// Whole returns the register with the records whose file is gone and that the log
// still knows: a page that people were sent to stays. What a withdrawn record said
// last is in it, with its withdrawal; of an erased one there is nothing but the
// date and the ground. Such records have [Record.Gone] set, and no file of the
// register. The list names the bodies in the log that are damaged.
func (r *Register) Whole() (*Register, diag.List, error) {
	var problems diag.List
	whole := *r
	whole.Records = slices.Clone(r.Records)
	for _, id := range r.Log.IDs(ledger.Record) {
		latest, _ := r.Log.Latest(ledger.Record, id)
		if latest.Status == ledger.Published || r.Record(id) != nil {
			continue
		}
		rec, err := r.tombstone(latest)
		var fault *ledger.Fault
		switch {
		case errors.As(err, &fault):
			problems.Add(damaged(fault))
		case err != nil:
			return nil, nil, fmt.Errorf("read the log: %w", err)
		default:
			whole.Records = append(whole.Records, rec)
		}
	}
	slices.SortFunc(whole.Records, func(a, b *Record) int { return cmp.Compare(a.ID, b.ID) })
	return &whole, problems, nil
}

// tombstone makes a record of the end of one.
func (r *Register) tombstone(end ledger.Entry) (*Record, error) {
	rec := &Record{File: ledger.Folder, Gone: true}
	value := map[string]any{"id": end.ID}
	if end.Status == ledger.Withdrawn {
		if said, ok := r.Log.Said(ledger.Record, end.ID); ok {
			body, err := r.Log.Body(said)
			if err != nil {
				return nil, err
			}
			rec.File = said.BodyFile()
			if value, err = jsonObject(body); err != nil {
				return nil, &ledger.Fault{File: rec.File, What: err.Error()}
			}
		}
	}
	sayEnd(value, end)
	rec.Value = value
	new(decoder).decode(value, reflect.ValueOf(rec).Elem())
	rec.Erased = end.Status == ledger.Erased
	// Who helped may be gone too, and has left nothing to show.
	rec.Help = slices.DeleteFunc(rec.Help, func(h Help) bool {
		return h.Name == nil && r.Channel(h.Channel) == nil
	})
	return rec, nil
}

// sayEnd writes a withdrawal into the value of a record that has none.
func sayEnd(value map[string]any, end ledger.Entry) {
	about, ok := value["record"].(map[string]any)
	if !ok {
		about = map[string]any{}
		value["record"] = about
	}
	if about["withdrawn"] != nil {
		return
	}
	reason := make(map[string]any, len(end.Reason))
	for lang, text := range end.Reason {
		reason[lang] = text
	}
	about["withdrawn"] = map[string]any{"date": end.Date, "reason": reason}
}

// jsonObject reads an object as the loader reads YAML: whole numbers are int.
func jsonObject(data []byte) (map[string]any, error) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var m map[string]any
	if err := decoder.Decode(&m); err != nil {
		return nil, fmt.Errorf("this is not an object: %w", err)
	}
	if m == nil {
		return nil, errors.New("this is not an object")
	}
	return plainNumbers(m).(map[string]any), nil
}

func plainNumbers(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key, x := range v {
			v[key] = plainNumbers(x)
		}
	case []any:
		for i, x := range v {
			v[i] = plainNumbers(x)
		}
	case json.Number:
		if i, err := v.Int64(); err == nil {
			return int(i)
		}
		f, err := v.Float64()
		if err != nil {
			return v.String() // no body that was published holds one
		}
		return f
	}
	return v
}

// damaged is what a fault of the log is called in the register.
func damaged(f *ledger.Fault) diag.Diagnostic {
	d := diag.New("broken-log", "text", f.What)
	d.File, d.Range.Start.Line = f.File, f.Line
	if f.Line > 0 {
		d.Range.Start.Column = 1
	}
	return d
}
