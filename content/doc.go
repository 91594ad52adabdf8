// Package content reads a register: the folder of YAML files in which a public
// body describes the AI systems it uses. It is the only door to YAML.
//
// # The folder
//
//	vitrine.yaml             the register: id, title, publisher, languages, policy
//	records/**/<id>.yaml     one system a file: a [Record]
//	organisations/<id>.yaml  bodies that deploy, supply, oversee: an [Organisation]
//	channels/<id>.yaml       redress channels that many records share: a [Channel]
//	pages/<name>.<lang>.md   free pages in Markdown: a [Page]
//
// Names that start with a dot are ignored, as are the folders of other rooms
// (layouts, i18n, assets, static). What was published is in log/, which package
// ledger reads. [Load] reads through an [io/fs.FS] and
// [Open] through an [os.Root], so no link leads out of the folder.
//
// # What a file may be
//
// People write these files by hand and strangers send them, so the loader takes
// a small, plain part of YAML and says exactly what is wrong with the rest:
//
//   - one document of valid UTF-8, at most [MaxFileSize] bytes, nested at most
//     [MaxDepth] deep;
//   - no anchors, aliases, merge keys or explicit tags: they hide what is said;
//   - no key twice, no key that is not text, no key without a value: a blank is
//     not an answer, and an absent key says "not published" already;
//   - no control characters, and no direction marks that are not closed again;
//   - text in Unicode's normal form C, so that equal texts are equal bytes;
//   - numbers only where they read back as written: 007, +44 or 1_000 must be
//     quoted, because YAML would change them;
//   - dates stay text: 2024-03 never becomes the first of March.
//
// Every problem of every file is found in one run. A file with a problem still
// yields what could be read, so that later checks see as much as possible; a
// register with any error is never built.
//
// # Values and positions
//
// Each file is parsed once. What comes out is plain JSON values ([File.Value]:
// maps, slices, strings, numbers, booleans), which the schema checks, and from
// them the typed structs. Positions are not carried along: [File.Range] finds
// the place of a JSON Pointer when somebody has something to say about it,
// which for most files is never.
package content
