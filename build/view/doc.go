// Package view turns a register into what the pages of one language say. It is
// what templates see: a [Site] hangs at site.Params.vitrine, and a page asks it
// by key, for example
//
//	{{ $r := site.Params.vitrine.Record .Params.key }}{{ $r.Title.Plain }}
//
// Rules of the model:
//
//   - Everything is ready to print: dates are written for the language, codes
//     have their label, Markdown is HTML. Templates decide where things stand
//     and which words of the interface stand around them (i18n).
//   - A text that does not exist in the language of the page is taken from
//     another one and says so: [Text.Lang], [Text.Dir] and [Text.LangName] are
//     set then and empty otherwise.
//   - What the organisation has not published is in the model, as an empty value
//     or in [Section.Missing]; a page never leaves it out silently.
//   - Addresses are from the root of the site ("/en/systems/"); publishing makes
//     them relative.
//   - Structs and methods only: a wrong name in a template is an error.
//
// A Site is safe for concurrent use. Records are made when a page asks for
// them, so that a large register never stands in memory as a whole.
package view
