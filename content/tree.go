package content

import "vitrine/content/ledger"

// Tree is a file of the register as plain JSON values: what the published data
// and the log say of it, and what versions are compared by.
type Tree struct {
	Kind  ledger.Kind // Settings, Organisation, Channel or Record
	ID    string
	Value map[string]any
}

// Trees returns the files of the register: the settings, then the organisations,
// channels and records, each sorted by id.
func (r *Register) Trees() []Tree {
	list := make([]Tree, 0, 1+len(r.Organisations)+len(r.Channels)+len(r.Records))
	list = append(list, Tree{ledger.Settings, r.Settings.ID, r.Settings.Value})
	for _, o := range r.Organisations {
		list = append(list, Tree{ledger.Organisation, o.ID, o.Value})
	}
	for _, c := range r.Channels {
		list = append(list, Tree{ledger.Channel, c.ID, c.Value})
	}
	for _, rec := range r.Records {
		list = append(list, Tree{ledger.Record, rec.ID, rec.Value})
	}
	return list
}
