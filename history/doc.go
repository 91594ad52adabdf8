// Package history publishes: it adds what has changed in a register to its log.
// Package ledger says how a log is written; this package says what goes into it.
//
// [Items] turns a register into the things that have versions:
//
//   - the schema, as the program knows it: the meaning of every field and code;
//   - the settings in vitrine.yaml, without the codes that the register adds;
//   - each list to which the register adds codes;
//   - each organisation, channel and record, as its JSON file in the published data.
//
// A register is published as it is, or not at all: what package schema calls an
// error, such as a record that vanished without being withdrawn, is for the caller
// to refuse before.
//
// [FromGit] reads the past of a register that is kept in git. There, what vanished
// has vanished; its end is taken down with the subject of the commit.
package history
