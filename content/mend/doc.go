// Package mend changes the text of a register's files where it is certain what
// somebody meant. It makes the edits that diagnostics carry ([diag.Fix]) and tells
// editors where the schema is.
//
// A file belongs to the people who wrote it, so it is never written anew from its
// values: edits replace single words at their places, and every other byte stays,
// with comments, order, quotes, line ends and byte order mark.
//
// [Text] makes the edits in memory and reads the result again: unless exactly the
// values that were to change have changed, and all of them as intended, the file is
// left alone. [Register] writes files, each at once or not at all, and none that has
// changed since it was read.
package mend
