package history

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"vitrine/content"
	"vitrine/content/diag"
	"vitrine/content/gitrepo"
	"vitrine/content/ledger"
)

// Past is what the commits of a register in git say about its past.
type Past struct {
	Draft    *ledger.Draft // for an empty log
	Commits  int           // how many were read
	Versions int           // how many of them changed what has versions
	Skipped  []Skipped

	date string // of the last commit that was taken in
}

// Skipped is a commit that is not a version of the register.
type Skipped struct{ Commit, Why string }

// FromGit works out the log of a register from the commits that changed its folder,
// the oldest first. Dates are those of the authors, never earlier than that of the
// commit before and never later than today ("2026-03-18"). A commit in which the
// register cannot be read is skipped; what it changed then belongs to the next. The
// schema of the past is not known and left out. The context stops it between two
// commits; progress is told how many are done, and may be nil.
func FromGit(
	ctx context.Context, dir, today string, progress func(done, all int),
) (*Past, error) {
	repo, err := gitrepo.Open(ctx, dir)
	if err != nil {
		return nil, err
	}
	commits, err := repo.Commits(ctx)
	if err != nil {
		return nil, err
	}
	var log *ledger.Log
	draft, err := log.Draft()
	if err != nil {
		return nil, err
	}
	past := &Past{Draft: draft, Commits: len(commits)}
	for i, c := range commits {
		if progress != nil {
			progress(i, len(commits))
		}
		if err := past.add(ctx, repo, c, today); err != nil {
			return nil, err
		}
	}
	return past, nil
}

// add takes in a commit.
func (past *Past) add(
	ctx context.Context, repo *gitrepo.Repository, c gitrepo.Commit, today string,
) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	p, why, err := publicationOf(ctx, repo, c)
	if err != nil {
		return err
	}
	p.Date = min(max(c.Date, past.date), today)
	before := len(past.Draft.Entries)
	if why == "" {
		if err := past.Draft.Add(p); err != nil {
			why = err.Error()
		}
	}
	if why != "" {
		past.Skipped = append(past.Skipped, Skipped{c.Hash, why})
		return nil
	}
	past.date = p.Date
	if len(past.Draft.Entries) > before {
		past.Versions++
	}
	return nil
}

// publicationOf reads the register at a commit, or says why it cannot be read.
func publicationOf(
	ctx context.Context, repo *gitrepo.Repository, c gitrepo.Commit,
) (p ledger.Publication, why string, err error) {
	files, err := repo.Files(ctx, c.Hash)
	if err != nil {
		return p, "", err
	}
	reg, problems, err := content.Load(files)
	switch {
	case errors.Is(err, content.ErrNoRegister):
		return p, err.Error(), nil
	case err != nil:
		return p, "", fmt.Errorf("read the register at %s: %w", c.Hash, err)
	case problems.HasErrors():
		return p, firstError(problems), nil
	}
	if p.Items, err = ofRegister(reg); err != nil {
		return p, err.Error(), nil
	}
	if subject := Line(c.Subject); subject != "" {
		p.Reason = ledger.Text{language(reg): subject}
	}
	return p, "", nil
}

// firstError is the first error of a list, in words.
func firstError(problems diag.List) string {
	for _, d := range problems {
		if d.Severity == diag.Error {
			return d.Place() + ": " + d.Message
		}
	}
	return ""
}

// maxLine is how many characters of a line are kept.
const maxLine = 500

// Line makes one clean line of a text, of at most 500 characters.
func Line(text string) string {
	line := []rune(strings.Join(strings.Fields(content.Clean(text)), " "))
	if len(line) > maxLine {
		line = append(line[:maxLine-1], '…')
	}
	return string(line)
}
