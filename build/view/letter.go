package view

import "html/template"

// LetterPage is the page with letters to contest decisions of a system: one for
// each route that takes letters, the one whose deadline passes first before the
// others.
type LetterPage struct {
	ID           string
	Title        Text
	Organisation Party
	URL          string
	ContestURL   string
	Deadline     *Deadline // of the first letter
	Letters      []Letter
	// The first letter as files.
	TextURL, RTFURL template.URL
}

// Letter is what a person can send to take a route, and what they should know.
type Letter struct {
	Anchor string
	Kind   Coded
	Body   Text
	Places []Locator // where it can be sent or handed in
	// Sheet is in a language that is read there; Own is the same in the language
	// of the page, nil where that is the same language.
	Sheet Sheet
	Own   *Sheet

	// For the person, not to be sent: what to know before, and for the files of
	// the letter the places as a list.
	GuideTitle string
	Guide      []Block
	Send       Block
}

// Sheet is a letter in one language, from top to bottom.
type Sheet struct {
	Title     string // what it is, in the language of the page; not a part of it
	Lang, Dir string
	Blocks    []Block
}

// Block is a part of a letter.
type Block struct {
	Kind  BlockKind
	Label string // what to fill in, or what the lines are
	Lines []Line
}

// BlockKind says how a block looks.
type BlockKind string

// The kinds of blocks.
const (
	Fill    BlockKind = "fill"    // the label, and room to write on the line
	Room    BlockKind = "room"    // the label, and room for several lines
	Address BlockKind = "address" // lines one below the other
	Subject BlockKind = "subject" // the label, and in a line what the letter is about
	Facts   BlockKind = "facts"   // the label, and the line as a name or address
	Words   BlockKind = "words"   // each line a paragraph
	Asks    BlockKind = "asks"    // the label, and lines with numbers
	Items   BlockKind = "items"   // the label, and lines as a list
)

// Line is a line of a letter.
type Line struct {
	Text string
	Lang string // when it is not in the language of the sheet
	Dir  string // when it is not written as the sheet is
}
