package view

import (
	"encoding/base64"
	"html/template"
	"io/fs"
	"path"

	"vitrine/build/layout"
)

// smallLogo is how many bytes a logo may have to stand in every page.
const smallLogo = 2 << 10

// logoImage returns what shows a logo: its address or, when it is small, the picture
// itself. A page needs one file less then.
func logoImage(folder fs.FS, name string) template.URL {
	address := template.URL(layout.File(name))
	kind := map[string]string{
		".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp", ".gif": "image/gif",
	}[path.Ext(name)]
	if folder == nil || kind == "" {
		return address
	}
	data, err := fs.ReadFile(folder, path.Join("static", name))
	if err != nil || len(data) > smallLogo {
		return address // whether the file is there is for others to say
	}
	return template.URL("data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(data))
}
