package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"vitrine/content"
	"vitrine/content/diag"
	"vitrine/schema"
)

// loadChecked reads the register in a folder and says all that is wrong with
// it. The list is sorted; an error means that there is no register to speak of.
func loadChecked(dir string) (*content.Register, diag.List, error) {
	reg, problems, err := content.Open(dir)
	if errors.Is(err, content.ErrNoRegister) {
		return nil, nil, fmt.Errorf(
			"%s is not a register: it holds no %s (vitrine init DIR makes a new one)",
			dir, content.SettingsFile)
	}
	if err != nil {
		return nil, nil, err
	}
	problems = append(problems, schema.Check(reg, problems...)...)
	problems.Sort()
	return reg, problems, nil
}

// newCheckCommand makes `vitrine check`.
func newCheckCommand() *cobra.Command {
	var format string
	var all bool
	c := &cobra.Command{
		Use:   "check [DIR]",
		Short: "Say what is wrong with a register",
		Long: `Check reads every file of a register and names every problem, with file, line
and column. Errors must be mended before the register can be built; warnings
and advice need not. Docs: docs/diagnostics.md has a section for each code.

The exit code is 0 without errors, 1 with errors.`,
		Example: `  vitrine check
  vitrine check my-register --format json`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			dir := "."
			if len(args) == 1 {
				dir = args[0]
			}
			return runCheck(c, dir, format, diag.TextOptions{All: all})
		},
	}
	c.Flags().StringVar(&format, "format", "text", "text or json")
	c.Flags().BoolVar(&all, "all", false,
		fmt.Sprintf("show more than %d problems of a file", diag.PerFile))
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions( // fails only for no flag
		[]string{"text", "json"}, cobra.ShellCompDirectiveNoFileComp))
	return c
}

func runCheck(c *cobra.Command, dir, format string, o diag.TextOptions) error {
	if format != "text" && format != "json" {
		return fmt.Errorf("there is no format %q: use text or json", format)
	}
	reg, problems, err := loadChecked(dir)
	if err != nil {
		return fmt.Errorf("check: %w", err)
	}
	switch format {
	case "json":
		err = diag.WriteJSON(c.OutOrStdout(), len(reg.Records), problems)
	default:
		err = writeProblems(c, reg, problems, o)
	}
	if err != nil {
		return fmt.Errorf("check: %w", err)
	}
	if problems.HasErrors() {
		return foundSomething{}
	}
	return nil
}

// writeProblems writes the problems for people, and what they add up to.
func writeProblems(
	c *cobra.Command, reg *content.Register, problems diag.List, o diag.TextOptions,
) error {
	o.Color = wantsColor(c.ErrOrStderr())
	o.Source = sourceOf(reg)
	if err := diag.WriteText(c.ErrOrStderr(), problems, o); err != nil {
		return err
	}
	_, err := fmt.Fprintf(c.OutOrStdout(), "%s, %s\n",
		count(len(reg.Records), "record", "records"), sum(problems))
	return err
}

// sourceOf returns the bytes of the register's files, for excerpts.
func sourceOf(reg *content.Register) func(string) []byte {
	return func(name string) []byte {
		if f := reg.File(name); f != nil {
			return f.Data
		}
		return nil
	}
}

// sum counts problems in words.
func sum(problems diag.List) string {
	var parts []string
	for _, k := range []struct {
		severity  diag.Severity
		one, many string
	}{
		{diag.Error, "error", "errors"},
		{diag.Warning, "warning", "warnings"},
		{diag.Advice, "piece of advice", "pieces of advice"},
	} {
		if n := problems.Count(k.severity); n > 0 {
			parts = append(parts, count(n, k.one, k.many))
		}
	}
	if len(parts) == 0 {
		return "no problems"
	}
	return strings.Join(parts, ", ")
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// wantsColor reports whether somebody reads w on a terminal and has not asked
// for plain text (https://no-color.org).
func wantsColor(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
