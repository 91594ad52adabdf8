package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vitrine/content"
	"vitrine/content/diag"
	"vitrine/schema"
)

// loadChecked reads the register in a folder and says all that is wrong with
// it. The list is sorted; an error means that there is no register to speak of.
func loadChecked(dir string) (*content.Register, diag.List, error) {
	reg, problems, err := openRegister(dir)
	if err != nil {
		return nil, nil, err
	}
	today, err := content.Clock(reg)
	if err != nil {
		return nil, nil, err
	}
	problems = append(problems, schema.Check(reg, schema.Options{Today: today, Loaded: problems})...)
	problems.Sort()
	return reg, problems, nil
}

// openRegister reads the register in a folder, and says in better words that there is
// none.
func openRegister(dir string) (*content.Register, diag.List, error) {
	reg, problems, err := content.Open(dir)
	if errors.Is(err, content.ErrNoRegister) {
		return nil, nil, fmt.Errorf(
			"%s is not a register: it holds no %s (vitrine init DIR makes a new one)",
			dir, content.SettingsFile)
	}
	return reg, problems, err
}

// newCheckCommand makes `vitrine check`.
func newCheckCommand() *cobra.Command {
	var format string
	var all, fix bool
	var lang *messageLanguage
	c := &cobra.Command{
		Use:   "check [DIR]",
		Short: "Say what is wrong with a register",
		Long: `Check reads every file of a register and names every problem, with file, line
and column. Errors must be mended before the register can be built; warnings
and advice need not. Docs: docs/diagnostics.md has a section for each code.

Formats: text for people, json for programs, sarif (2.1.0) for code scanning,
github for annotations of GitHub Actions, junit for test reports. The last three
name files from the current folder, so start them where the repository starts.

With --fix it first mends what leaves no doubt: space around a value, a code in
other words (“In use”, “en service”), true for yes, numbers that need quotes, and
the line that leads editors to the schema. It changes these words in the text of
the files and nothing else, says what it has mended, and checks again.

The exit code is 0 without errors, 1 with errors.`,
		Example: `  vitrine check
  vitrine check my-register --format json
  vitrine check my-register --lang fr
  vitrine check my-register --fix
  vitrine check my-register --format sarif > vitrine.sarif`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			dir := "."
			if len(args) == 1 {
				dir = args[0]
			}
			if fix {
				if err := runFix(c, dir, format, lang.String()); err != nil {
					return fmt.Errorf("check: %w", err)
				}
			}
			return runCheck(c, dir, format, diag.TextOptions{All: all, Lang: lang.String()})
		},
	}
	c.Flags().StringVar(&format, "format", "text", formatNames())
	lang = messageLanguageFlag(c)
	c.Flags().BoolVar(&all, "all", false,
		fmt.Sprintf("show more than %d problems of a file", diag.PerFile))
	c.Flags().BoolVar(&fix, "fix", false, "mend what leaves no doubt, then check")
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions( // fails only for no flag
		checkFormats(), cobra.ShellCompDirectiveNoFileComp))
	return c
}

func checkFormats() []string { return []string{"text", "json", "sarif", "github", "junit"} }

// formatNames lists the formats in words.
func formatNames() string {
	names := checkFormats()
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

func mustBeFormat(format string) error {
	if !slices.Contains(checkFormats(), format) {
		return fmt.Errorf("there is no format %q: use %s", format, formatNames())
	}
	return nil
}

func runCheck(c *cobra.Command, dir, format string, o diag.TextOptions) error {
	if err := mustBeFormat(format); err != nil {
		return err
	}
	reg, problems, err := loadChecked(dir)
	if err != nil {
		return fmt.Errorf("check: %w", err)
	}
	problems = schema.Fixes(reg, problems).In(o.Lang)
	out, prefix := c.OutOrStdout(), fromHere(dir)
	switch format {
	case "json":
		err = diag.WriteJSON(out, diag.Report{
			Records: len(reg.Records), Completeness: schema.CompletenessOf(reg),
		}, problems)
	case "sarif":
		err = diag.WriteSARIF(out, inFolder(prefix, problems))
	case "github":
		err = diag.WriteGitHub(out, inFolder(prefix, problems))
	case "junit":
		err = diag.WriteJUnit(out, fileNames(reg, prefix), inFolder(prefix, problems))
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

// fromHere returns the way from the current folder down to dir, slash-separated,
// or "" where dir is not below it. Services that read sarif, github and junit
// know the files of a repository, not those of a register inside it.
func fromHere(dir string) string {
	if filepath.IsAbs(dir) {
		here, err := os.Getwd()
		if err != nil {
			return ""
		}
		if dir, err = filepath.Rel(here, dir); err != nil {
			return ""
		}
	}
	if !filepath.IsLocal(dir) {
		return ""
	}
	return filepath.ToSlash(filepath.Clean(dir))
}

// inFolder returns the problems with files named from the folder above.
func inFolder(prefix string, problems diag.List) diag.List {
	list := slices.Clone(problems)
	for i, d := range list {
		if d.File != "" {
			list[i].File = path.Join(prefix, d.File)
		}
		list[i].Related = slices.Clone(d.Related)
		for j, r := range d.Related {
			list[i].Related[j].File = path.Join(prefix, r.File)
		}
	}
	return list
}

// fileNames returns the names of the files that were checked.
func fileNames(reg *content.Register, prefix string) []string {
	var names []string
	for _, f := range reg.Files() {
		names = append(names, path.Join(prefix, f.Name))
	}
	for _, p := range reg.Pages {
		names = append(names, path.Join(prefix, p.File))
	}
	return names
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
	_, err := fmt.Fprintf(c.OutOrStdout(), "%s%s%s\n",
		diag.Counted(o.Lang, "record", len(reg.Records)), diag.Say("comma").In(o.Lang),
		problems.Sum(o.Lang))
	if line := mendable(problems, o.Lang); line != "" && err == nil {
		_, err = fmt.Fprintln(c.OutOrStdout(), line)
	}
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

// sum counts problems in English words.
func sum(problems diag.List) string { return problems.Sum(english) }

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
