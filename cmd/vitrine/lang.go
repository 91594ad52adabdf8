package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vitrine/content/diag"
)

// english is the language of everything else that the program says.
const english = "en"

// messageLanguage is the value of --lang: a language that diagnostics speak.
type messageLanguage string

func (l *messageLanguage) String() string { return string(*l) }

// Type is the name of the value in the help.
func (*messageLanguage) Type() string { return "language" }

// Set refuses a language that has no catalogue.
func (l *messageLanguage) Set(lang string) error {
	if languages := diag.Languages(); !slices.Contains(languages, lang) {
		return fmt.Errorf("use one of %s", strings.Join(languages, ", "))
	}
	*l = messageLanguage(lang)
	return nil
}

// messageLanguageFlag gives a command the flag --lang.
func messageLanguageFlag(c *cobra.Command) *messageLanguage {
	lang := messageLanguage(english)
	languages := diag.Languages()
	c.Flags().Var(&lang, "lang", "language of the problems: "+strings.Join(languages, ", "))
	_ = c.RegisterFlagCompletionFunc("lang", cobra.FixedCompletions( // fails only for no flag
		languages, cobra.ShellCompDirectiveNoFileComp))
	return &lang
}
