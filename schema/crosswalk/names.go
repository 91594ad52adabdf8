package crosswalk

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
	"unicode"

	"vitrine/content"
)

// maxID is the longest id that a register takes.
const maxID = 64

// goodID is what an id looks like.
var goodID = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$`)

// device names cannot be files on some systems.
var device = regexp.MustCompile(`^(con|prn|aux|nul|com[0-9]|lpt[0-9])$`)

// ascii spells letters with marks in plain ones. Other scripts have no
// spelling here; their names get an id from a hash.
var ascii = strings.NewReplacer(
	"à", "a", "á", "a", "â", "a", "ã", "a", "ä", "a", "å", "a", "ā", "a", "ă", "a", "ą", "a",
	"ç", "c", "ć", "c", "ĉ", "c", "ċ", "c", "č", "c", "ď", "d", "đ", "d", "ð", "d",
	"è", "e", "é", "e", "ê", "e", "ë", "e", "ē", "e", "ĕ", "e", "ė", "e", "ę", "e", "ě", "e",
	"ĝ", "g", "ğ", "g", "ġ", "g", "ģ", "g", "ĥ", "h", "ħ", "h",
	"ì", "i", "í", "i", "î", "i", "ï", "i", "ī", "i", "į", "i", "ı", "i", "ĳ", "ij", "ĵ", "j",
	"ķ", "k", "ĺ", "l", "ļ", "l", "ľ", "l", "ł", "l", "ñ", "n", "ń", "n", "ņ", "n", "ň", "n",
	"ò", "o", "ó", "o", "ô", "o", "õ", "o", "ö", "o", "ø", "o", "ō", "o", "ő", "o", "œ", "oe",
	"ŕ", "r", "ř", "r", "ś", "s", "ŝ", "s", "ş", "s", "š", "s", "ș", "s", "ß", "ss",
	"ţ", "t", "ť", "t", "ț", "t", "þ", "th", "ù", "u", "ú", "u", "û", "u", "ü", "u", "ū", "u",
	"ů", "u", "ű", "u", "ų", "u", "ŵ", "w", "ý", "y", "ÿ", "y", "ŷ", "y", "ź", "z", "ż", "z",
	"ž", "z", "æ", "ae", "’", "", "'", "",
)

// slug spells a name with small letters, digits and hyphens.
func slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range ascii.Replace(strings.ToLower(name)) {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case !unicode.Is(unicode.Mn, r): // a mark above a letter is no gap
			gap = true
		}
	}
	return b.String()
}

// hashed appends a suffix that depends on the name alone.
func hashed(slug, name string) string {
	sum := sha256.Sum256([]byte(name))
	suffix := hex.EncodeToString(sum[:4])
	if room := maxID - len(suffix) - 1; len(slug) > room {
		slug = strings.TrimRight(slug[:room], "-")
	}
	return slug + "-" + suffix
}

// directory gives organisations their ids.
type directory struct {
	reserved []string          // ids that no name may get
	fallback string            // the id of names without any Latin letter
	ids      map[string]string // key of the name -> id
	names    map[string]string // id -> the first spelling
	order    []string          // ids in the order of their first use
}

// nameKey is equal for spellings that differ in case or spaces only.
func nameKey(name string) string { return strings.ToLower(collapse(content.Clean(name))) }

// newDirectory gives an id to each of the names. The id is a function of the
// name, unless several names of the list are spelled alike: then one that has
// nothing but letters, digits and spaces keeps the plain id.
func newDirectory(names []string, fallback string, reserved ...string) *directory {
	d := &directory{
		reserved: reserved, fallback: fallback,
		ids: map[string]string{}, names: map[string]string{},
	}
	alike := map[string]map[string]bool{}
	for _, name := range names {
		key := nameKey(name)
		s := d.plain(key)
		if alike[s] == nil {
			alike[s] = map[string]bool{}
		}
		alike[s][key] = true
	}
	for _, name := range names {
		key := nameKey(name)
		if d.ids[key] != "" {
			continue
		}
		id := d.plain(key)
		if len(alike[id]) > 1 && strings.ReplaceAll(id, "-", " ") != key {
			id = hashed(id, key)
		}
		d.ids[key] = id
		d.names[id] = collapse(content.Clean(name))
		d.order = append(d.order, id)
	}
	return d
}

// plain is the id of a name when no other name is in its way.
func (d *directory) plain(key string) string {
	s := slug(key)
	if s == "" {
		return hashed(d.fallback, key)
	}
	if !goodID.MatchString(s) || device.MatchString(s) {
		return hashed(s, key)
	}
	for _, r := range d.reserved {
		if s == r {
			return hashed(s, key)
		}
	}
	return s
}

// in and out make a directory the crossing of a column.
func (d *directory) in(s string) any {
	if id, ok := d.ids[nameKey(s)]; ok {
		return id
	}
	return nil
}

func (d *directory) out(v any) string { return d.names[asString(v)] }
