// Package schema says what a register may say and checks that it does. It is
// the only door to JSON Schema.
//
// # The schema
//
// The folder v1 holds JSON Schema 2020-12, one file for each kind of file in a
// register:
//
//	record.json        records/**/<id>.yaml
//	organisation.json  organisations/<id>.yaml
//	channel.json       channels/<id>.yaml
//	register.json      vitrine.yaml
//	common.json        parts that several of them share
//
// The files have no $id and refer to each other by relative address, so that
// they work wherever they lie: on a portal, on a disk, in an editor. Each field
// has a title, a description that tells its author what to write, examples,
// and two keywords of our own, which validators ignore:
//
//	x-source  the law, principle or standard that asks for the field
//	x-list    the code list that an enum takes its values from
//
// Nothing is required but what a page cannot do without. What is missing and
// matters to people is said by rules instead, so that a register imported from
// elsewhere can be built and its gaps seen.
//
// # The code lists
//
// The folder lists holds the values of the enums, one list a file, with labels
// in six languages and the instrument that each code comes from: [Codes],
// [Label], [Source]. A test holds lists, enums and Go types together. What the
// sources of rights and of groups at risk call UDHR or CRPD is itself a list:
// instruments.json has their full names, years and places of publication, and
// [Citations] reads what a source names. Rights and red lines are words of
// lawyers: "plain" says beside the label what they are in one sentence ([Plain]).
//
// A list that only describes says "extensible": a register may add codes to it
// under its own prefix ([RegisterLists]). In the schema such an enum is one of two
// alternatives, the other being own_code of common.json, because editors complete
// the one and accept the other. [Check] asks that the code is defined.
//
// # Versions
//
// Words are versioned, too: whoever compares two registers, or one register with
// itself years later, must be able to find out what a field meant. The folder
// versions holds what each version of the schema said about every field and every
// code; [Compare] says what changed, [Reference] since when a field exists.
//
// A version 1.x may add fields, codes and words to the one before it, and say a
// definition better. A file that was valid stays valid. What would make a valid
// file invalid is version 2 and goes into a folder v2; so does a code or a field
// that is to mean something else. Files of released versions never change.
//
// To begin a version after a release, write versions/<version>.json with nothing
// but its version and date, name it in [Current] and in the enum of
// schema_version, and list the hash of the released one in the test. Then, and
// whenever the schema changes:
//
//	go test ./schema -run 'TestNoDefinitionChangesSilently|TestReferenceIsWritten' -update
//
// # The source hash
//
// A translation falls behind when the texts that it was made from change. So it
// may keep the source hash of the record, translations.<lang>.source_hash, which
// [SourceHash] computes: over all texts of the record in the default language of
// the register, one line each,
//
//	<JSON Pointer> TAB <text> LF
//
// sorted by the bytes of the pointer. In a text, white space at both ends is left
// out and every other run of white space is one space; texts are the values of
// the definition “text”. The hash is SHA-256, of which the first 16 hexadecimal
// digits are written, “sha256:” before them; 8 to 64 are accepted. It works on
// values: how a file is written in YAML does not matter.
//
// # Check
//
// [Check] validates every file that could be read, then applies the rules that
// a schema cannot say: references between files, dates that do not exist, texts
// that only look like an answer, ways to contest that nobody can take. Every
// diagnostic has a stable code; docs/diagnostics.md explains each of them.
package schema
