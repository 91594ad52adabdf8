//go:build !linux

package publish

import "errors"

// swapFolders cannot be done here.
func swapFolders(string, string) error { return errors.ErrUnsupported }
