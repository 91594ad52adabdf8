package content

import (
	"vitrine/content/diag"
)

// Register is a body's collection: everything that was read from its folder.
// Records, Organisations and Channels are sorted by id.
type Register struct {
	Settings      Settings
	Records       []*Record
	Organisations []*Organisation
	Channels      []*Channel
	Pages         []Page

	files map[string]*File
}

// Page is a free page of the register: pages/<name>.<lang>.md. Body is Markdown.
type Page struct {
	Name, Lang, Title string
	Body              string
	File              string
}

// Organisation returns the organisation with the given id, or nil.
func (r *Register) Organisation(id string) *Organisation {
	return find(r.Organisations, id, func(o *Organisation) string { return o.ID })
}

// Channel returns the channel with the given id, or nil.
func (r *Register) Channel(id string) *Channel {
	return find(r.Channels, id, func(c *Channel) string { return c.ID })
}

// Record returns the record with the given id, or nil.
func (r *Register) Record(id string) *Record {
	return find(r.Records, id, func(x *Record) string { return x.ID })
}

// Files returns the register's YAML files in alphabetical order, including
// those whose content could not be used.
func (r *Register) Files() []*File { return nil }

// Routes returns the record's redress routes in order, each with what its
// channel says filled in.
func (r *Register) Routes(rec *Record) []Route { return nil }

// Range returns where the value at a JSON Pointer stands in a file, for
// diagnostics. See [File.Range].
func (r *Register) Range(file, pointer string) diag.Range { return diag.Range{} }

func find[T any](items []T, id string, key func(T) string) (none T) { return none }
