package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// names is the set of names in use, files and folders, folded to lower case:
// on Windows and macOS two names that differ by case are one file.
type names map[string]taken

type taken struct {
	name   string
	folder bool
}

// add takes a name and the folders above it.
func (n names) add(name string) error {
	if err := checkName(name); err != nil {
		return err
	}
	folded := strings.ToLower(name)
	if old, ok := n[folded]; ok {
		return clash(old, name)
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		old, ok := n[strings.ToLower(dir)]
		if !ok {
			continue
		}
		if !old.folder || old.name != dir {
			return clash(old, dir)
		}
		break // the folders above it are known
	}
	n[folded] = taken{name: name}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		key := strings.ToLower(dir)
		if _, ok := n[key]; ok {
			break
		}
		n[key] = taken{name: dir, folder: true}
	}
	return nil
}

func clash(old taken, name string) error {
	switch {
	case old.name != name:
		return fmt.Errorf("%s is there already and differs only by case", old.name)
	case old.folder:
		return errors.New("there is a folder of this name")
	}
	return errors.New("it is written twice")
}

// checkName refuses names that escape, and names that some computer cannot
// store as a file.
func checkName(name string) error {
	if !fs.ValidPath(name) || name == "." {
		return errors.New("the name is not a relative path")
	}
	for _, part := range strings.Split(name, "/") {
		switch {
		case strings.ContainsFunc(part, badInName):
			return errors.New("the name has a character that not every computer allows")
		case strings.HasSuffix(part, ".") || strings.HasSuffix(part, " "):
			return errors.New("a part of the name ends in a dot or a space")
		case isDevice(part):
			return errors.New("the name is that of a device on Windows")
		}
	}
	return nil
}

func badInName(r rune) bool {
	return r < ' ' || r == 0x7f || r == '\uFFFD' || strings.ContainsRune(`\:*?"<>|`, r)
}

// isDevice reports whether Windows takes a name for a device, whatever its
// ending.
func isDevice(part string) bool {
	base, _, _ := strings.Cut(strings.ToLower(part), ".")
	switch base {
	case "con", "prn", "aux", "nul":
		return true
	}
	numbered := strings.HasPrefix(base, "com") || strings.HasPrefix(base, "lpt")
	return numbered && len(base) == 4 && base[3] >= '0' && base[3] <= '9'
}
