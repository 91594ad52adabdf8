package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vitrine/build/report"
	"vitrine/build/versions"
	"vitrine/schema/meaning"
)

// diffOptions are the flags of `vitrine diff`.
type diffOptions struct {
	format, failOn, lang string
	all                  bool
}

// newDiffCommand makes `vitrine diff`.
func newDiffCommand() *cobra.Command {
	var o diffOptions
	c := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Say what changed between two versions of a register",
		Long: `Diff compares two versions of a register, field by field, and says what the
changes mean to people. OLD and NEW are each one of

  DIR          the folder of a register, or a site or the mirror of one
  DIR@REV      a register in a revision of git: my-register@v1, @HEAD~1
  FORMAT:FILE  a file of somebody else's register (vitrine import --list)

FORMAT:DIR alone, a folder of such files with a date in their names, gives the
history from the first to the last.

Severities, the gravest first: lowered (people lose a protection or a way to
contest, or a record is gone), notable, neutral, editorial (words, order, dates).

The exit code is 0 when nothing changed and 1 when something did; with --fail-on,
1 only for changes of that severity or a graver one. Docs: docs/diff.md.`,
		Example: `  vitrine diff my-register@v1 my-register
  vitrine diff nl:algoritmes-2026-06-09.json nl:algoritmes-2026-06-30.json
  vitrine diff old-site new-site --format html > changes.html
  vitrine diff @HEAD~1 . --fail-on lowered
  vitrine diff nl:snapshots --format markdown`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 || len(args) > 2 {
				return errors.New("diff needs two versions: vitrine diff OLD NEW")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return runDiff(c, args, o) },
	}
	c.Flags().StringVar(&o.format, "format", "text", "text, json, markdown or html")
	c.Flags().StringVar(&o.failOn, "fail-on", "",
		"exit with 1 only from this severity on: lowered, notable, neutral or editorial")
	c.Flags().StringVar(&o.lang, "lang", english, "language of the report")
	c.Flags().BoolVar(&o.all, "all", false, "text: show every change, also many of one kind")
	// These fail only for flags that do not exist.
	for name, values := range map[string][]string{
		"format": diffFormats(), "fail-on": severityNames(), "lang": meaning.Languages(),
	} {
		_ = c.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(
			values, cobra.ShellCompDirectiveNoFileComp))
	}
	return c
}

func diffFormats() []string { return []string{"text", "json", "markdown", "html"} }

func severityNames() []string {
	var names []string
	for _, s := range meaning.Severities() {
		names = append(names, string(s))
	}
	return names
}

// check refuses values that the flags do not have.
func (o diffOptions) check() error {
	switch {
	case !slices.Contains(diffFormats(), o.format):
		return fmt.Errorf("there is no format %q: use text, json, markdown or html", o.format)
	case o.failOn != "" && !slices.Contains(severityNames(), o.failOn):
		return fmt.Errorf("there is no severity %q: use %s", o.failOn,
			strings.Join(severityNames(), ", "))
	case !slices.Contains(meaning.Languages(), o.lang):
		return fmt.Errorf("there is no language %q: use one of %s", o.lang,
			strings.Join(meaning.Languages(), ", "))
	}
	return nil
}

func runDiff(c *cobra.Command, args []string, o diffOptions) error {
	if err := o.check(); err != nil {
		return fmt.Errorf("diff: %w", err)
	}
	steps, err := compareVersions(c, args)
	if err != nil {
		return fmt.Errorf("diff: %w", err)
	}
	if err := writeDiff(c.OutOrStdout(), steps, o, len(args) == 1); err != nil {
		return fmt.Errorf("diff: %w", err)
	}
	bound := meaning.Editorial
	if o.failOn != "" {
		bound = meaning.Severity(o.failOn)
	}
	if slices.ContainsFunc(steps, func(s report.Step) bool { return s.Any(bound) }) {
		return foundSomething{}
	}
	return nil
}

// compareVersions compares two versions, or each snapshot with the one before.
func compareVersions(c *cobra.Command, args []string) ([]report.Step, error) {
	if len(args) == 1 {
		return compareSnapshots(c, args[0])
	}
	old, err := versions.Find(c.Context(), args[0])
	if err != nil {
		return nil, err
	}
	new, err := versions.Find(c.Context(), args[1])
	if err != nil {
		return nil, err
	}
	a, b, err := versions.ReadPair(old, new)
	if err != nil {
		return nil, err
	}
	return []report.Step{report.Compare(old.Name, new.Name, a, b)}, nil
}

func compareSnapshots(c *cobra.Command, name string) ([]report.Step, error) {
	list, skipped, ok, err := versions.Snapshots(name)
	if len(skipped) > 0 {
		fmt.Fprintf(c.ErrOrStderr(), "vitrine: left out, since no date is in the name: %s\n",
			strings.Join(skipped, ", "))
	}
	switch {
	case err != nil:
		return nil, err
	case !ok:
		return nil, fmt.Errorf("%s needs a second version to compare with; one name alone is "+
			"FORMAT:DIR, a folder of dated files", name)
	}
	before, err := list[0].Read()
	if err != nil {
		return nil, err
	}
	var steps []report.Step
	for i, s := range list[1:] {
		after, err := s.Read()
		if err != nil {
			return nil, err
		}
		steps = append(steps, report.Compare(list[i].Name, s.Name, before, after))
		before = after
	}
	return steps, nil
}

func writeDiff(w io.Writer, steps []report.Step, o diffOptions, history bool) error {
	switch o.format {
	case "json":
		if history {
			return report.WriteHistoryJSON(w, steps)
		}
		return report.WriteJSON(w, steps[0])
	case "markdown":
		return report.WriteMarkdown(w, steps, o.lang)
	case "html":
		return report.WriteHTML(w, steps, o.lang)
	}
	return report.WriteText(w, steps, report.TextOptions{
		Lang: o.lang, Color: wantsColor(w), All: o.all,
	})
}
