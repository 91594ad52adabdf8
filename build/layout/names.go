package layout

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxSlug is how many letters of a name stand in an address.
const maxSlug = 40

// nameSegment makes a name a part of a path: what can be written in the letters a
// to z and digits, then a hash of the whole name. It says the same whatever other
// names there are, and different names have different parts.
func nameSegment(name string) string {
	var slug strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(name)) {
		switch {
		case slug.Len() == maxSlug || unicode.Is(unicode.Mn, r):
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			slug.WriteRune(r)
		case slug.Len() > 0 && !strings.HasSuffix(slug.String(), "-"):
			slug.WriteByte('-')
		}
	}
	sum := sha256.Sum256([]byte(name))
	hash := hex.EncodeToString(sum[:5])
	if s := strings.TrimSuffix(slug.String(), "-"); s != "" {
		return s + "-" + hash
	}
	return hash
}
