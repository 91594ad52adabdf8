package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"vitrine/docs"
)

// newExplainCommand makes `vitrine explain`.
func newExplainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain CODE",
		Short: "Say what a diagnostic means, with a bad and a good example",
		Long: `Explain says what the code at the end of a diagnostic means, why it matters, and
how it is mended. Without a code it names all of them.`,
		Example: `  vitrine explain unusable-route
  vitrine explain`,
		Args: cobra.MaximumNArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return docs.Codes(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				_, err := fmt.Fprintln(c.OutOrStdout(), strings.Join(docs.Codes(), "\n"))
				return err
			}
			// People copy the code with the brackets that stand around it.
			code := strings.Trim(args[0], "[]")
			text, ok := docs.Explain(code)
			if !ok {
				return errors.New("there is no code “" + code + "”: vitrine explain names all of them")
			}
			_, err := fmt.Fprintf(c.OutOrStdout(), "%s\n\n%s\n", code, text)
			return err
		},
	}
}
