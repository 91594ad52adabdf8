// Package example holds the register that `vitrine demo` shows: the AI systems
// of Alvemar, a city that does not exist, and of the ministries, the hospital,
// the police and the companies that work with it.
//
// It has three jobs. It is the first register anybody sees, so it must read
// like a good one. It is the documentation of the schema by example: every
// group of a record is filled several times, and what seldom happens (a
// retired, a suspended, a withheld, a withdrawn system, one that nobody can
// contest) happens once. And it is the material of end-to-end tests, which may
// rely on its ids.
//
// Its log/ tells of a year in which a time limit was cut, a record withdrawn, two added,
// and two dates moved. Whoever changes the register adds a version:
//
//	vitrine publish content/example/register --date 2026-11-02 --message "…"
//
// Country, laws, bodies and people are invented. Addresses lie under .example,
// telephone numbers begin with +999, a code that is not in use.
package example

import (
	"embed"
	"io/fs"
)

//go:embed all:register
var files embed.FS

// FS returns the folder of the example register: its vitrine.yaml is at the
// top, as package content expects.
func FS() fs.FS {
	sub, err := fs.Sub(files, "register")
	if err != nil {
		return files // cannot happen: "register" is a valid path
	}
	return sub
}
