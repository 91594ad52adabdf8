package main

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"vitrine/build"
	"vitrine/build/layout"
	"vitrine/content"
	"vitrine/content/example"
)

// demoOutput is the folder that demo makes where it is called. The repository
// ignores a folder of this name.
const demoOutput = "vitrine-demo"

// newDemoCommand makes `vitrine demo`.
func newDemoCommand() *cobra.Command {
	var output string
	c := &cobra.Command{
		Use:   "demo",
		Short: "Make the portal of an example register",
		Long: `Demo makes the portal of a register that comes with the program: the AI
systems of a city that does not exist, in several languages, one of which is
written from right to left. It needs no network, and the portal opens from the
disk.`,
		Example: `  vitrine demo
  vitrine demo --output /tmp/alvemar`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return runDemo(c, output) },
	}
	c.Flags().StringVar(&output, "output", demoOutput, "folder of the portal")
	_ = c.MarkFlagDirname("output") // fails only for a flag that does not exist
	return c
}

func runDemo(c *cobra.Command, output string) error {
	reg, problems, err := content.Load(example.FS())
	if err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	if problems.HasErrors() {
		return errors.New("demo: the example register of this program is broken")
	}
	if err := makeSite(c, english, build.Options{Register: reg, Output: output}); err != nil {
		return err
	}
	folder, err := filepath.Abs(output)
	if err != nil {
		return err
	}
	return showAround(c.OutOrStdout(), folder)
}

// sights are the pages of the demonstration to look at first.
func sights() []sight {
	return []sight{
		{layout.Contest, "what happened to you? from a fine to the way to contest it"},
		{layout.System("parking-cameras"), "the record of one system"},
		{layout.SystemContest("parking-cameras"), "who decides, until when, at what cost"},
		{layout.Search, "search, also with typing errors: try “parkng fine”"},
	}
}

type sight struct{ page, why string }

// showAround says where to begin.
func showAround(w io.Writer, folder string) error {
	var s strings.Builder
	fmt.Fprintf(&s, "\nOpen this address in a browser:\n  %s\n",
		fileURL(filepath.Join(folder, filepath.FromSlash(layout.Chooser))))
	s.WriteString("\nLook first at:\n")
	for _, x := range sights() {
		fmt.Fprintf(&s, "  %s\n    %s\n", filepath.FromSlash(layout.PageFile("en", x.page)), x.why)
	}
	_, err := io.WriteString(w, s.String())
	return err
}

// fileURL is the address of a file on this computer.
func fileURL(file string) string {
	path := filepath.ToSlash(file)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/Users becomes file:///C:/Users
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}
