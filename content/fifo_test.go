//go:build unix

package content_test

import (
	"syscall"
	"testing"
)

// fifo makes a named pipe: opening it would wait for ever.
func fifo(t *testing.T, name string) {
	t.Helper()
	must(t, syscall.Mkfifo(name, 0o600))
}
