package versions

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"vitrine/content"
)

var dated = regexp.MustCompile(`[0-9]{4}-[0-9]{2}-[0-9]{2}`)

// Snapshot is a version of a foreign register with the date in the name of its
// file.
type Snapshot struct {
	Version
	Date string // 2026-06-30
}

// Snapshots finds the dated files of FORMAT:DIR, the oldest first, and the files
// that were left out because their names hold no date. ok is false where the name
// is no format and folder.
func Snapshots(name string) (list []Snapshot, skipped []string, ok bool, err error) {
	format, dir, ok := Foreign(name)
	if !ok {
		return nil, nil, false, nil
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, nil, false, nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, nil, true, err
	}
	for _, e := range entries {
		date := dated.FindString(e.Name())
		switch {
		case e.IsDir():
			continue
		case !content.Date(date).Valid():
			skipped = append(skipped, e.Name())
			continue
		}
		v, err := Find(context.Background(), format.Name+":"+filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, nil, true, err
		}
		v.Name = e.Name()
		list = append(list, Snapshot{v, date})
	}
	slices.SortStableFunc(list, func(a, b Snapshot) int { return cmp.Compare(a.Date, b.Date) })
	if len(list) < 2 {
		return nil, skipped, true, fmt.Errorf(
			"%s holds %d files with a date in their name (2026-06-30); a history needs two",
			dir, len(list))
	}
	return list, skipped, true, nil
}
