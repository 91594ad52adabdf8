package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"vitrine/content/diag"
	"vitrine/schema/crosswalk"
)

// lostItems says that some of the input could not become records. It is a
// finding, not a failure: the register was written.
type lostItems int

func (n lostItems) Error() string { return fmt.Sprintf("%d items could not be imported", int(n)) }

// ExitCode is 1: import ran and found something.
func (lostItems) ExitCode() int { return 1 }

// newImportCommand makes `vitrine import`.
func newImportCommand() *cobra.Command {
	var list bool
	var into string
	c := &cobra.Command{
		Use:   "import FORMAT FILE --into DIR",
		Short: "Make a register from somebody else's file",
		Long: `Import makes a register from the file of another register. Every value of the
file is in the result: in a field of ours where there is one, and in the words
of the source under x.FORMAT where not. DIR must not exist or be empty; it is
written completely or not at all.`,
		Example: `  vitrine import --list
  vitrine import nl algoritmes.json --into dutch-register
  vitrine check dutch-register`,
		ValidArgsFunction: completeFormats,
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case list && len(args) == 0 && into == "":
				return listFormats(c.OutOrStdout())
			case list:
				return errors.New("--list takes no arguments")
			case len(args) != 2:
				return errors.New("import needs a format and a file: vitrine import nl FILE --into DIR")
			case into == "":
				return errors.New("--into is missing: name the folder of the new register")
			}
			return runImport(c, args[0], args[1], into)
		},
	}
	c.Flags().StringVar(&into, "into", "", "folder of the new register")
	c.Flags().BoolVar(&list, "list", false, "name the formats")
	_ = c.MarkFlagDirname("into") // fails only for a flag that does not exist
	return c
}

func completeFormats(
	_ *cobra.Command, args []string, _ string,
) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveDefault
	}
	var names []string
	for _, f := range crosswalk.Formats() {
		names = append(names, f.Name+"\t"+f.Title)
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

func listFormats(w io.Writer) error {
	for _, f := range crosswalk.Formats() {
		if _, err := fmt.Fprintf(w, "%-4s %s, %s\n", f.Name, f.Title, f.Source); err != nil {
			return err
		}
	}
	return nil
}

func runImport(c *cobra.Command, format, file, into string) error {
	f, ok := crosswalk.Find(format)
	if !ok {
		return fmt.Errorf("there is no format %q: see vitrine import --list", format)
	}
	if err := mustBeFree(into); err != nil {
		return fmt.Errorf("import: %w", err)
	}
	in, err := os.Open(file)
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	defer in.Close()
	im, err := f.Import(in, crosswalk.Options{Name: filepath.ToSlash(file)})
	if err != nil {
		return fmt.Errorf("import %s: %w", file, err)
	}
	register, err := im.FS()
	if err != nil {
		return fmt.Errorf("import %s: %w", file, err)
	}
	write := func(dir string) error { return os.CopyFS(dir, register) }
	if err := writeFolder(into, write); err != nil {
		return fmt.Errorf("import %s: %w", file, err)
	}
	if err := diag.WriteText(c.ErrOrStderr(), im.Problems, diag.TextOptions{}); err != nil {
		return err
	}
	reportImport(c.OutOrStdout(), im, format, into)
	if im.Lost > 0 {
		return lostItems(im.Lost)
	}
	return nil
}

func reportImport(w io.Writer, im *crosswalk.Import, format, into string) {
	fmt.Fprintf(w, "records: %d, organisations: %d, in %s\n", im.Records, im.Organisations, into)
	if im.Repeated > 0 {
		fmt.Fprintf(w, "left out, since they say the same as another item: %d\n", im.Repeated)
	}
	var kept []string
	for _, k := range im.Kept {
		kept = append(kept, fmt.Sprintf("%s %d", k.Field, k.N))
	}
	if len(kept) > 0 {
		fmt.Fprintf(w, "kept under x.%s: %s\n", format, strings.Join(kept, ", "))
	}
}
