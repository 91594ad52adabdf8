// Vitrine turns a folder of YAML records, one for each AI system that a public
// body uses, into a portal of static pages.
//
// Every command has --help with an example. Results go to the standard output,
// diagnostics and progress to the standard error. The exit code is 0 when all is
// fine, 1 when the command ran and found something (errors in the register, lost
// items), 2 when it could not do its work.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"
)

func main() {
	// A build makes much that is soon thrown away; collecting it a little later
	// saves a sixth of the time, and the limit keeps small machines whole.
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(2 << 30)
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the program without the process around it.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	root := newRootCommand()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return 0
	}
	if text := err.Error(); text != "" {
		fmt.Fprintln(stderr, "vitrine: "+text)
	}
	var coded interface{ ExitCode() int }
	if errors.As(err, &coded) {
		return coded.ExitCode()
	}
	return 2
}

func newRootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "vitrine",
		Short: "A public register of AI systems as a portal of static pages",
		Long: `Vitrine turns a folder of YAML records, one for each AI system that a public
body uses, into a portal of static pages: accessible, multilingual, searchable
without a server.`,
		Example: `  vitrine demo
  vitrine init my-register
  vitrine check my-register
  vitrine build my-register`,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.AddCommand(
		newDemoCommand(),
		newInitCommand(),
		newNewCommand(),
		newCheckCommand(),
		newBuildCommand(),
		newPublishCommand(),
		newServeCommand(),
		newSearchCommand(),
		newDiffCommand(),
		newImportCommand(),
		newExplainCommand(),
	)
	return root
}

// foundSomething is the end of a command that ran and found something, and has
// said what.
type foundSomething struct{}

func (foundSomething) Error() string { return "" }

// ExitCode is 1: it ran and found something.
func (foundSomething) ExitCode() int { return 1 }
