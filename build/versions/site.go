package versions

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"vitrine/build/layout"
	"vitrine/content/changes"
)

// maxSite is the most bytes of one JSON file of a site.
const maxSite = 1 << 30

func isSite(has func(string) bool) bool {
	return has(layout.JSON) || has(path.Dir(layout.RecordJSON("x")))
}

// whole is data/records.json.
type whole struct {
	Register      changes.Tree   `json:"register"`
	Organisations []changes.Tree `json:"organisations"`
	Channels      []changes.Tree `json:"channels"`
	Records       []changes.Tree `json:"records"`
}

// readSite reads the open data of a site, or of a mirror of it: all in one file, or
// where that is missing, each record in its own.
func readSite(files fs.FS) (changes.Register, error) {
	var r changes.Register
	var all whole
	err := readJSON(files, layout.JSON, &all)
	switch {
	case err == nil:
		r.Settings = all.Register
		if r.Records, err = byID(all.Records); err != nil {
			return r, err
		}
		if r.Organisations, err = byID(all.Organisations); err != nil {
			return r, err
		}
		if r.Channels, err = byID(all.Channels); err != nil {
			return r, err
		}
	case errors.Is(err, fs.ErrNotExist):
		for _, part := range []struct {
			folder string
			into   *map[string]changes.Tree
		}{
			{path.Dir(layout.RecordJSON("x")), &r.Records},
			{path.Dir(layout.OrganisationJSON("x")), &r.Organisations},
			{path.Dir(layout.ChannelJSON("x")), &r.Channels},
		} {
			if *part.into, err = readFolder(files, part.folder); err != nil {
				return r, err
			}
		}
	default:
		return r, err
	}
	r.Schema, err = readSchema(files)
	return r, err
}

func readJSON(files fs.FS, name string, into any) error {
	f, err := files.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxSite+1))
	if err != nil {
		return err
	}
	if len(data) > maxSite {
		return fmt.Errorf("%s is too large", name)
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func byID(list []changes.Tree) (map[string]changes.Tree, error) {
	out := make(map[string]changes.Tree, len(list))
	for _, t := range list {
		id, _ := t["id"].(string)
		if _, twice := out[id]; twice || !isID(id) {
			return nil, fmt.Errorf("%s: %q is no id, or stands twice", layout.JSON, id)
		}
		out[id] = t
	}
	return out, nil
}

// isID tells an id from a text that would not be the name of a file.
func isID(s string) bool {
	return s != "" && len(s) <= 64 && s[0] != '-' && s[len(s)-1] != '-' &&
		!strings.ContainsFunc(s, func(r rune) bool {
			return r != '-' && (r < '0' || r > '9') && (r < 'a' || r > 'z')
		})
}

// readFolder reads the JSON files of a folder, each by its name. A folder that is
// missing is empty.
func readFolder(files fs.FS, folder string) (map[string]changes.Tree, error) {
	entries, err := fs.ReadDir(files, folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	out := map[string]changes.Tree{}
	for _, e := range entries {
		id, ok := strings.CutSuffix(e.Name(), ".json")
		if !ok || e.IsDir() {
			continue
		}
		if !isID(id) {
			return nil, fmt.Errorf("%s/%s is not named after an id", folder, e.Name())
		}
		var t changes.Tree
		if err := readJSON(files, path.Join(folder, e.Name()), &t); err != nil {
			return nil, err
		}
		out[id] = t
	}
	return out, nil
}

// readSchema reads the published schema and code lists, nil if there are none.
func readSchema(files fs.FS) (map[string]changes.Tree, error) {
	var out map[string]changes.Tree
	for _, folder := range []string{"v1", "lists"} {
		entries, err := fs.ReadDir(files, layout.Schema(folder))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			if path.Ext(e.Name()) != ".json" || e.IsDir() {
				continue
			}
			var t changes.Tree
			name := path.Join(folder, e.Name())
			if err := readJSON(files, layout.Schema(name), &t); err != nil {
				return nil, err
			}
			if out == nil {
				out = map[string]changes.Tree{}
			}
			out[name] = t
		}
	}
	return out, nil
}
