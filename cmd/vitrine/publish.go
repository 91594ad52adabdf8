package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"vitrine/build"
	"vitrine/content"
	"vitrine/content/diag"
	"vitrine/content/ledger"
	"vitrine/history"
	"vitrine/schema"
)

// publishFlags are the flags of publish.
type publishFlags struct {
	message, date, ground string
	erase, reasons        []string
	fromGit               bool
}

// newPublishCommand makes `vitrine publish`.
func newPublishCommand() *cobra.Command {
	var f publishFlags
	var lang *messageLanguage
	c := &cobra.Command{
		Use:   "publish [DIR]",
		Short: "Add what has changed to the log of a register",
		Long: `Publish adds a version of everything that has changed since the last
publication to log/ in the register: records, organisations, channels, settings,
own codes and the schema. Nothing is ever taken out of the log. Keep log/ with the
register, in git and in your copies. Docs: docs/history.md.

A register with errors is refused. So is one from which a published record has
vanished: a record ends with record.withdrawn, a date and a reason, and keeps its
page. Publishing without changes writes nothing.

The date is SOURCE_DATE_EPOCH or --date, else today by the clock of the computer:
a publication happens once, on a day. It is never before that of the last one.

--erase removes the content of all versions of a record, as a court or the law may
order. That there was something, until when, and the ground (--ground) stay. Remove
its file first, or take out of it what must go. --from-git begins a log with the
commits of a register that is kept in git.`,
		Example: `  vitrine publish my-register --message "New deadlines since 1 March"
  vitrine publish my-register --reason "parking-permits=Longer deadline"
  vitrine publish my-register --erase fraud-score --ground "Judgment of 3 March 2026"
  vitrine publish my-register --from-git`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			dir := "."
			if len(args) == 1 {
				dir = args[0]
			}
			return runPublish(c, dir, lang.String(), f)
		},
	}
	c.Flags().StringVar(&f.message, "message", "", "why, in one line; it stays for ever")
	c.Flags().StringArrayVar(&f.reasons, "reason", nil,
		"why a single record has changed, in place of the message: ID=TEXT")
	c.Flags().StringVar(&f.date, "date", "", "day of the publication, YYYY-MM-DD (default today)")
	c.Flags().StringSliceVar(&f.erase, "erase", nil, "id whose content is to be erased")
	c.Flags().StringVar(&f.ground, "ground", "", "on which ground --erase is done, in one line")
	c.Flags().BoolVar(&f.fromGit, "from-git", false, "begin the log with the commits of the register")
	lang = messageLanguageFlag(c)
	return c
}

// options are the flags in a form that can be relied on. What contradicts itself is
// refused.
func (f publishFlags) options() (o history.Options, err error) {
	switch {
	case len(f.erase) > 0 && f.ground == "":
		return o, errors.New("--erase needs --ground: what orders it, such as a judgment and its date")
	case len(f.erase) == 0 && f.ground != "":
		return o, errors.New("--ground goes with --erase")
	case f.fromGit && (f.message != "" || len(f.erase)+len(f.reasons) > 0):
		return o, errors.New(
			"--from-git takes reasons from git: leave out --message, --reason and --erase")
	case f.date != "" && !ledger.ValidDate(f.date):
		return o, fmt.Errorf("--date is %q: write a day such as 2026-03-18", f.date)
	}
	o = history.Options{
		Message: f.message, Reasons: map[string]string{}, Erase: f.erase, Ground: f.ground,
	}
	lines := []string{f.message, f.ground}
	for _, text := range f.reasons {
		id, reason, found := strings.Cut(text, "=")
		if !found || reason == "" {
			return o, fmt.Errorf("--reason is %q: write ID=TEXT", text)
		}
		o.Reasons[id] = reason
		lines = append(lines, reason)
	}
	for _, line := range lines {
		if history.Line(line) != line {
			return o, fmt.Errorf("%q is not one clean line of at most 500 characters", line)
		}
	}
	o.Date, err = publicationDay(f.date, os.Getenv("SOURCE_DATE_EPOCH"), time.Now())
	return o, err
}

// publicationDay is the day of a publication. Only here is the clock of the computer
// asked: a publication happens once, on a day; whatever is made of the register
// afterwards takes its day from the log.
func publicationDay(flag, epoch string, now time.Time) (string, error) {
	day := now.Format(time.DateOnly)
	if epoch != "" {
		s, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return "", fmt.Errorf("SOURCE_DATE_EPOCH is %q, not a number of seconds", epoch)
		}
		day = time.Unix(s, 0).UTC().Format(time.DateOnly)
		if flag != "" && flag != day {
			return "", fmt.Errorf("--date says %s, SOURCE_DATE_EPOCH says %s: leave one out", flag, day)
		}
	}
	if flag > day { // a slip of the pen would keep all that follows from being published
		return "", fmt.Errorf("--date says %s, which is after today, %s", flag, day)
	}
	return cmp.Or(flag, day), nil
}

func runPublish(c *cobra.Command, dir, lang string, f publishFlags) error {
	o, err := f.options()
	if err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	unlock, err := ledger.Lock(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist): // said in better words below
	case err != nil:
		return fmt.Errorf("publish: %w", err)
	default:
		defer unlock()
	}
	if f.fromGit {
		return publishPast(c, dir, o.Date)
	}
	reg, problems, items, err := loadItems(dir, f.erase)
	if err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	if err := showProblems(c.ErrOrStderr(), lang, reg, problems); err != nil {
		return err
	}
	if problems.HasErrors() {
		said := diag.Say("not-published", "why", problems.Sum(lang)).In(lang)
		fmt.Fprintln(c.ErrOrStderr(), "vitrine: "+said)
		return foundSomething{}
	}
	draft, err := history.Draft(reg, items, o)
	if err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	if err := ledger.Finish(dir, reg.Log); err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	if err := ledger.Append(dir, draft); err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	return reportPublication(c.OutOrStdout(), reg, draft, o.Date)
}

// loadItems reads and checks a register as [loadChecked] does, and makes the items
// that have versions. Nobody misses the files of records that are leaving.
func loadItems(
	dir string, leaving []string,
) (*content.Register, diag.List, []ledger.Item, error) {
	reg, problems, err := openRegister(dir)
	if err != nil {
		return nil, nil, nil, err
	}
	today, err := content.Clock(reg)
	if err != nil {
		return nil, nil, nil, err
	}
	found, items, err := history.Check(reg, schema.Options{
		Today: today, Loaded: problems, Leaving: leaving,
	})
	problems = append(problems, found...)
	problems.Sort()
	return reg, problems, items, err
}

// publishPast begins the log of a register with its commits.
func publishPast(c *cobra.Command, dir, day string) error {
	reg, _, err := openRegister(dir)
	switch {
	case err != nil:
		return fmt.Errorf("publish: %w", err)
	case reg.Log.Len() > 0:
		return fmt.Errorf("publish: the log has %d entries already: --from-git begins an empty one",
			reg.Log.Len())
	}
	past, err := readPast(c.Context(), c.ErrOrStderr(), dir, day)
	if err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	for _, s := range past.Skipped {
		fmt.Fprintf(c.ErrOrStderr(), "skipped %.12s: %s\n", s.Commit, s.Why)
	}
	if err := ledger.Append(dir, past.Draft); err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	_, err = fmt.Fprintf(c.OutOrStdout(),
		"%s: %d changed the register, %d skipped; log: %s\n"+
			"vitrine publish adds the register as it is now\n",
		count(past.Commits, "commit", "commits"), past.Versions, len(past.Skipped),
		count(len(past.Draft.Entries), "entry", "entries"))
	return err
}

func readPast(
	ctx context.Context, stderr io.Writer, dir, day string,
) (*history.Past, error) {
	line := newProgress(stderr)
	defer line.clear()
	return history.FromGit(ctx, dir, day, func(done, all int) {
		line.step(build.Step{What: "commits", Done: done, Total: all})
	})
}

// shown is how many versions a publication names.
const shown = 20

// reportPublication says what was published.
func reportPublication(
	w io.Writer, reg *content.Register, d *ledger.Draft, day string,
) error {
	if d.Empty() {
		_, err := fmt.Fprintf(w, "nothing has changed since the publication of %s\n", reg.Log.Date())
		return err
	}
	names := map[ledger.Status]string{
		ledger.Published: "changed", ledger.Withdrawn: "withdrawn", ledger.Erased: "erased",
	}
	counts := map[string]int{}
	lines := ""
	for i, e := range d.Entries {
		name := names[e.Status]
		if e.Revision == 1 && e.Status == ledger.Published {
			name = "new"
		}
		counts[name]++
		if i < shown {
			lines += fmt.Sprintf("  %-9s  %s %s, version %d\n", name, e.Kind, e.ID, e.Revision)
		}
	}
	if more := len(d.Entries) - shown; more > 0 {
		lines += fmt.Sprintf("  and %d more\n", more)
	}
	_, err := fmt.Fprintf(w,
		"published on %s: %d new, %d changed, %d withdrawn, %d erased\n%slog: %s\n", day,
		counts["new"], counts["changed"], counts["withdrawn"], counts["erased"], lines,
		count(reg.Log.Len()+len(d.Entries), "entry", "entries"))
	if counts["erased"] > 0 && err == nil {
		_, err = fmt.Fprintln(w, "git, backups and mirrors may still hold what was erased: remove it there too")
	}
	return err
}
