package content

import (
	"cmp"
	"io/fs"
	"slices"

	"vitrine/content/ledger"
)

// Register is a body's collection: everything that was read from its folder.
// Records, Organisations and Channels are sorted by id and have no id twice.
type Register struct {
	Settings      Settings
	Records       []*Record
	Organisations []*Organisation
	Channels      []*Channel
	Pages         []Page

	// Log is what was published of the register so far; an empty one if there is
	// none, or if it is damaged, which the loader says.
	Log *ledger.Log

	// Folder is where the register was read. Its layouts/, i18n/, assets/ and
	// static/ override the theme.
	Folder fs.FS

	files []*File // sorted by name
}

// Page is a free page of the register: pages/<name>.<lang>.md. Body is
// Markdown; Title is its first heading, which Body no longer holds.
type Page struct {
	Name, Lang, Title string
	Body              string
	File              string
}

// Organisation returns the organisation with the given id, or nil.
func (r *Register) Organisation(id string) *Organisation {
	return find(r.Organisations, id, (*Organisation).key)
}

// Channel returns the channel with the given id, or nil.
func (r *Register) Channel(id string) *Channel {
	return find(r.Channels, id, (*Channel).key)
}

// Record returns the record with the given id, or nil.
func (r *Register) Record(id string) *Record {
	return find(r.Records, id, (*Record).key)
}

func (o *Organisation) key() string { return o.ID }
func (c *Channel) key() string      { return c.ID }
func (r *Record) key() string       { return r.ID }

// find looks an id up in a sorted list.
func find[T any](items []*T, id string, key func(*T) string) *T {
	i, ok := slices.BinarySearchFunc(items, id, func(x *T, id string) int {
		return cmp.Compare(key(x), id)
	})
	if !ok {
		return nil
	}
	return items[i]
}

// Files returns the register's YAML files sorted by name, including those
// whose content could not be used.
func (r *Register) Files() []*File { return r.files }

// File returns the file with the given name, or nil.
func (r *Register) File(name string) *File {
	return find(r.files, name, func(f *File) string { return f.Name })
}

// Routes returns the record's redress routes in the order of the ladder, each
// with what its channel says filled in. Routes without an order keep their
// place in the file, after those that have one.
func (r *Register) Routes(rec *Record) []Route {
	routes := make([]Route, len(rec.Redress))
	for i, route := range rec.Redress {
		routes[i] = route.Resolve(r.Channel(route.Channel))
	}
	slices.SortStableFunc(routes, func(a, b Route) int {
		return cmp.Compare(uint(a.Order-1), uint(b.Order-1)) // order 0 becomes the last
	})
	return routes
}
