package ledger

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Hash is a SHA-256. The zero Hash stands for "there is none"; it is never
// written.
type Hash [sha256.Size]byte

// HashOf returns the SHA-256 of bytes.
func HashOf(data []byte) Hash { return sha256.Sum256(data) }

// String returns the hash in 64 hexadecimal digits, "" for the zero Hash.
func (h Hash) String() string {
	if h == (Hash{}) {
		return ""
	}
	return hex.EncodeToString(h[:])
}

// UnmarshalText reads 64 hexadecimal digits in lower case.
func (h *Hash) UnmarshalText(text []byte) error {
	if len(text) != 2*len(h) {
		return errors.New("a SHA-256 has 64 digits")
	}
	_, err := hex.Decode(h[:], text)
	return err
}

// Kind says what a version is one of.
type Kind string

// The kinds, in the order in which a publication writes them.
const (
	Schema       Kind = "schema"       // what every field and code means; its id is "schema"
	Settings     Kind = "settings"     // vitrine.yaml, without its own codes
	List         Kind = "list"         // codes that the register adds to a list, by its name
	Organisation Kind = "organisation" // a file in organisations/
	Channel      Kind = "channel"      // a file in channels/
	Record       Kind = "record"       // a file in records/
)

// folders of log/ that hold the bodies of a kind.
var folders = map[Kind]string{
	Schema: "schema", Settings: "settings", List: "lists", Organisation: "organisations",
	Channel: "channels", Record: "records",
}

// Kinds returns the kinds in their order.
func Kinds() []Kind { return []Kind{Schema, Settings, List, Organisation, Channel, Record} }

// Shared reports whether things of this kind share their ids with those of other
// kinds that do: records, organisations and channels must not be confused.
func (k Kind) Shared() bool { return k == Organisation || k == Channel || k == Record }

// Status says what became of a thing.
type Status string

// The statuses.
const (
	Published Status = "published"
	Withdrawn Status = "withdrawn"
	Erased    Status = "erased"
)

// Text is a text by language, as content.Text.
type Text = map[string]string

// Limits of what is read and written.
const (
	MaxEntry = 65_535   // bytes of an entry
	MaxBody  = 16 << 20 // bytes of a body
)

// Entry is one version of one thing: a line of the log. Its fields are written
// under their names in lower case. Reasons are shared and not to be changed.
type Entry struct {
	Number   int    // of the entry in the log, from 1
	Date     string // of its publication: "2026-03-18"
	Kind     Kind
	ID       string
	Revision int // of the thing, from 1
	Status   Status
	SHA256   Hash // of the body; none for what is erased, or gone without a word
	Prior    Hash // of the body of the revision before; none for the first
	Previous Hash // of the entry before; none for the first
	Reason   Text // why, by language; on which ground, of what is erased
}

// key tells things apart.
type key struct {
	kind Kind
	id   string
}

func (e *Entry) key() key { return key{e.Kind, e.ID} }

// compare is the order of things in a publication.
func (k key) compare(other key) int {
	if k.kind != other.kind {
		kinds := Kinds()
		return slices.Index(kinds, k.kind) - slices.Index(kinds, other.kind)
	}
	return strings.Compare(k.id, other.id)
}

// HasBody reports whether the version has, or had, a body.
func (e *Entry) HasBody() bool { return e.SHA256 != Hash{} }

// BodyFile is where the body of the version is kept, relative to the register.
func (e *Entry) BodyFile() string {
	return folderOf(e.key()) + "/" + strconv.Itoa(e.Revision) + ".json"
}

func folderOf(k key) string { return Folder + "/" + folders[k.kind] + "/" + k.id }

// Line returns the bytes of the entry, without a line break: what its hash is of.
func (e *Entry) Line() ([]byte, error) {
	out := make([]byte, 0, 512)
	var err error
	text := func(name, value string) {
		if value == "" || err != nil {
			return
		}
		out = append(append(out, name...), ':')
		if out, err = appendText(out, value); err == nil {
			out = append(out, ',')
		}
	}
	out = append(out, '{')
	text(`"date"`, e.Date)
	text(`"id"`, e.ID)
	text(`"kind"`, string(e.Kind))
	out = append(strconv.AppendInt(append(out, `"number":`...), int64(e.Number), 10), ',')
	text(`"previous"`, e.Previous.String())
	text(`"prior"`, e.Prior.String())
	if len(e.Reason) > 0 && err == nil {
		reason := make(map[string]any, len(e.Reason))
		for lang, s := range e.Reason {
			reason[lang] = s
		}
		out, err = appendObject(append(out, `"reason":`...), reason, 0)
		out = append(out, ',')
	}
	out = append(strconv.AppendInt(append(out, `"revision":`...), int64(e.Revision), 10), ',')
	text(`"sha256"`, e.SHA256.String())
	text(`"status"`, string(e.Status))
	if err != nil {
		return nil, fmt.Errorf("write entry of %s %s: %w", e.Kind, e.ID, err)
	}
	out[len(out)-1] = '}'
	if len(out) > MaxEntry {
		return nil, fmt.Errorf("the entry of %s %s has %d bytes; %d are allowed: shorten its reason",
			e.Kind, e.ID, len(out), MaxEntry)
	}
	return out, nil
}

var (
	idPattern   = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$`)
	listPattern = regexp.MustCompile(`^[a-z0-9]([a-z0-9_]{0,62}[a-z0-9])?$`)
)

// ValidID reports whether an id can stand in the log: it becomes the name of a
// folder.
func ValidID(kind Kind, id string) bool {
	if kind == List {
		return listPattern.MatchString(id)
	}
	return idPattern.MatchString(id)
}

// ValidDate reports whether a text is a day: "2026-03-18".
func ValidDate(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

// Head says how far the log goes: log/head.json.
type Head struct {
	Date    string `json:"date"`    // of the last publication
	Entries int    `json:"entries"` // how many there are
	Files   int    `json:"files"`   // of entries
	SHA256  Hash   `json:"sha256"`  // of the last entry
}

func (h Head) bytes() ([]byte, error) {
	out, err := Canonical(map[string]any{
		"date": h.Date, "entries": h.Entries, "files": h.Files, "sha256": h.SHA256.String(),
	})
	return append(out, '\n'), err
}

func parseHead(data []byte) (Head, error) {
	var h Head
	if err := json.Unmarshal(data, &h); err != nil {
		return h, fmt.Errorf("this is not the head of a log: %w", err)
	}
	again, err := h.bytes()
	switch {
	case err != nil:
		return h, err
	case !bytes.Equal(again, data):
		return h, errors.New("this is not how the head of a log is written")
	case !ValidDate(h.Date) || h.Files < 1 || h.Entries < h.Files || h.SHA256 == Hash{}:
		return h, errors.New("its numbers cannot be right")
	}
	return h, nil
}
