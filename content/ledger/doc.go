// Package ledger keeps what a register has published: the folder log/ of a
// register, to which versions are added and from which nothing is taken. It is
// the only door to that folder.
//
// # The folder
//
//	log/head.json                    how far the log goes: see [Head]
//	log/entries/000001.jsonl         what a publication added: one [Entry] a line
//	log/records/<id>/<revision>.json what a version said: its body
//	log/organisations/… channels/… settings/… schema/… lists/…   the same
//
// All of it is text that people and git can read. A publication adds one file of
// entries and one body for each version, and replaces head.json last, in a single
// step: whoever is killed before has changed nothing. What head.json does not name
// is ignored, and overwritten by the next publication.
//
// # Entries and bodies
//
// An entry is small and stays for ever: which thing, which revision, when, why,
// and the SHA-256 of its body. It also holds the SHA-256 of the entry before it
// and of the body of the version before it, and head.json holds that of the last
// entry: nobody can change, drop or insert one unseen without making all that
// follow anew. An entry is written as RFC 8785 asks, without the line break those
// bytes are what is hashed, and they are at most [MaxEntry] long, so that a
// transparency log can take them as they are.
//
// A body is the thing itself as canonical JSON ([Canonical]), without a line break
// at its end: `sha256sum` gives the number in the entry. log/.gitattributes keeps
// git from changing line breaks. Bodies can be removed when
// the law demands it; the entries then still say that there was something, from
// when to when, and on which ground it went. The hash of a body stays. Whoever
// knows all of a removed body but a word could try words against it; that is one
// reason more why reasons and records should not name people.
//
// # What becomes of a thing
//
// Its first entry has revision 1 and status [Published]. A changed body makes the
// next revision. Status [Withdrawn] is the end: a record that says so itself keeps
// a body, anything else that is gone has none. [Erased] has no body and takes
// those of all earlier revisions with it. Dates never go backwards.
package ledger
