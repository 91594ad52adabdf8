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
// in four languages and the instrument that each code comes from: [Codes],
// [Label], [Source]. A test holds lists, enums and Go types together.
//
// # Check
//
// [Check] validates every file that could be read, then applies the rules that
// a schema cannot say: references between files, dates that do not exist, texts
// that only look like an answer, ways to contest that nobody can take. Every
// diagnostic has a stable code; docs/diagnostics.md explains each of them.
package schema
