package main

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

// initial is the register that init writes, in the folder of this name.
//
//go:embed all:initial
var initial embed.FS

// newInitCommand makes `vitrine init`.
func newInitCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init DIR",
		Short: "Make a new register",
		Long: `Init makes a register that passes check: settings, an organisation, two
channels and three records in English and French, with notes that explain them,
and settings for editors. DIR must not exist or be empty; it is written
completely or not at all.`,
		Example: `  vitrine init my-register
  vitrine serve my-register`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return runInit(c, args[0]) },
	}
}

func runInit(c *cobra.Command, dir string) error {
	if err := mustBeFree(dir); err != nil {
		return fmt.Errorf("init: %w", err)
	}
	if err := writeFolder(dir, writeInitial); err != nil {
		return fmt.Errorf("init: %w", err)
	}
	return sayWhatIsNext(c.OutOrStdout(), dir)
}

// writeInitial writes the initial register, and what editors need.
func writeInitial(dir string) error {
	files, err := fs.Sub(initial, "initial")
	if err != nil {
		return err
	}
	if err := os.CopyFS(dir, files); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	return errors.Join(writeEditorFiles(root), root.Close())
}

func sayWhatIsNext(w io.Writer, dir string) error {
	_, err := fmt.Fprintf(w, `A new register is in %[1]s. Its systems and its city are invented.

What to do next:
  vitrine serve %[1]s    shows it in the browser, and every file that you save
  vitrine check %[1]s    finds mistakes
  vitrine build %[1]s    makes the portal

%[2]s says how to make the register yours.
`, dir, filepath.Join(dir, "README.md"))
	return err
}
