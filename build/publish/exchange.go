package publish

import (
	"errors"
	"io/fs"
	"os"
)

// exchange makes staging the output. It returns where the old output is now, ""
// when there was none.
func exchange(staging, output string) (old string, err error) {
	if _, err := os.Lstat(output); errors.Is(err, fs.ErrNotExist) {
		return "", os.Rename(staging, output)
	}
	if swapFolders(staging, output) == nil {
		return staging, nil
	}
	return exchangeByRename(staging, output)
}

// exchangeByRename is for computers without an exchange in one step. Whoever is
// killed between the renames leaves no output; the next New puts the old back.
func exchangeByRename(staging, output string) (old string, err error) {
	aside := asidePath(output)
	if err := os.Rename(output, aside); err != nil {
		return "", err
	}
	if err := os.Rename(staging, output); err != nil {
		return "", errors.Join(err, os.Rename(aside, output))
	}
	return aside, nil
}
