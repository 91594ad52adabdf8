package content

import "strings"

// Followable reports whether pages show a link to an address that stands in a text
// of the register: it leads to the web, to a mailbox or to a telephone. A relative
// address would start from a page that its author does not know, and other schemes
// can run a program.
func Followable(address string) bool {
	scheme, _, ok := strings.Cut(address, ":")
	switch strings.ToLower(scheme) {
	case "https", "http", "mailto", "tel":
		return ok
	}
	return false
}
