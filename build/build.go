// Package build makes the portal of a register: a folder of static files.
//
// [Build] takes a register that has been checked. It makes, in this order,
//
//  1. the data files (package export): what others may take and use;
//  2. the index of the search page, for each language (package search);
//  3. the pages: what they say comes from package view, how they look from
//     package themes and the register's own layouts/, i18n/ and assets/, and
//     Hugo puts the two together (package hugosite);
//  4. the files of the theme and of the register's static/, and those for web
//     servers and search engines.
//
// Every file goes through package publish, which makes links relative, checks
// each of them, writes the manifest, and exchanges the finished folder with the
// old one in a single step. Where a file lies is said by package layout alone.
//
// The same register gives the same bytes: "today" is [Options.Clock].
package build

import (
	"context"
	"errors"
	"time"

	"vitrine/build/publish"
	"vitrine/content"
	"vitrine/content/diag"
)

// Options are the choices of a build.
type Options struct {
	Register *content.Register
	Output   string    // the folder to make; its old contents are replaced
	BaseURL  string    // where the site will be; the register's base_url when empty
	Clock    time.Time // what "today" means; [Clock] of the register when zero
	Workers  int       // how many pages at once; 0 means one a processor

	// Discard does everything but touch the disk.
	Discard bool

	// Progress is told what is being done, from one goroutine at a time. May be nil.
	Progress func(Step)
}

// Step is a moment of a build. Total is 0 when it is not known.
type Step struct {
	What        string // "pages", "search", "data", "files"
	Done, Total int
}

// Result says what a build made.
type Result struct {
	Pages int
	publish.Result

	// Problems are warnings about the register's own layouts, pages and settings,
	// or, when Build returns [ErrRefused], the errors in them.
	Problems diag.List
}

// Build makes the portal. It returns [ErrRefused] with diagnostics in the
// result when something in the register's own templates or pages is wrong, and
// leaves the old output as it is whenever it returns an error.
func Build(ctx context.Context, o Options) (Result, error) {
	return Result{}, nil
}

// ErrRefused says that the register's own templates or pages have errors.
var ErrRefused = errors.New("the register's templates or pages have errors")
