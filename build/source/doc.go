// Package source shows a YAML file of the register as a page of the portal does:
// every line with a number that can be linked to, fields and values in colours.
//
// The kinds of tokens and the classes in the HTML are those of chroma, so that a
// style sheet made for chroma fits. The lexer is not chroma's: that one reads YAML
// with regular expressions, takes some six milliseconds for a usual record, which
// is more than all the other pages of the record, and its time grows with the
// square of the length of a line that a stranger may have written. Ours goes
// through the file once, from line to line, and knows what package content
// accepts: no anchors, no tags, one document. It never fails; what it does not
// understand is shown without colours. A test compares the two.
//
// Texts in other languages than that of the fields' names are marked with their
// language, so that they are read aloud and written in the right direction.
package source
