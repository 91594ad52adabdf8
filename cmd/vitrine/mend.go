package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"vitrine/content/diag"
	"vitrine/content/mend"
	"vitrine/schema"
)

// mendingRounds is how often a register is read again at most: a file that YAML can
// read at last may hold other things to mend.
const mendingRounds = 10

// mendRegister mends what is certain in the register in a folder. What it has done
// before a failure is in the result.
func mendRegister(dir string) (all mend.Result, err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return all, err
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	for range mendingRounds {
		reg, problems, err := loadChecked(dir)
		if err != nil {
			return all, err
		}
		round, err := mend.Register(root, reg, schema.Fixes(reg, problems))
		all.Add(round)
		if err != nil || len(round.Changes) == 0 {
			return all, err
		}
	}
	return all, nil
}

// runFix mends the register first. What was mended is a result, unless the results
// are for programs.
func runFix(c *cobra.Command, dir, format, lang string) error {
	if err := mustBeFormat(format); err != nil {
		return err
	}
	out := c.OutOrStdout()
	if format != "text" {
		out = c.ErrOrStderr()
	}
	return mendAndSay(dir, lang, out, c.ErrOrStderr())
}

// mendAndSay mends a register and says what was mended: on out, and on aside what
// could not be.
func mendAndSay(dir, lang string, out, aside io.Writer) error {
	result, err := mendRegister(dir)
	slices.SortStableFunc(result.Changes, func(a, b mend.Change) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	if n := len(result.Changes); n > 0 {
		fmt.Fprintln(out, diag.Say("mended", "n", fmt.Sprint(n)).In(lang))
	}
	for _, c := range result.Changes {
		fmt.Fprintf(out, "  %s:%d: %s\n", c.File, c.Line, c.Edit)
	}
	for _, r := range result.Refusals {
		fmt.Fprintf(aside, "%s was left as it is: %s\n", r.File, r.Why)
	}
	return err
}

// mendable says how many problems --fix would mend, "" for none.
func mendable(problems diag.List, lang string) string {
	n := 0
	for _, d := range problems {
		if d.Fix != nil {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return diag.Say("mendable", "n", fmt.Sprint(n)).In(lang)
}
