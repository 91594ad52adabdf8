// Package themes holds the look of a portal: Hugo layouts, style sheets and the
// strings of the interface, embedded into the program. A register changes any of
// them with a file of the same name in its own folder.
//
// Layouts take what they say from package view, as site.Params.vitrine, and
// nothing else; docs/theme.md names the layouts and the rules for writing one.
package themes

import (
	"embed"
	"io/fs"
)

//go:embed all:portal
var files embed.FS

// Portal is the theme: layouts/, assets/ and i18n/.
func Portal() fs.FS {
	portal, err := fs.Sub(files, "portal")
	if err != nil {
		panic(err) // the name above is a valid path
	}
	return portal
}
