package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vitrine/build"
	"vitrine/build/layout"
	"vitrine/content"
	"vitrine/search"
)

// searchOptions are the flags of `vitrine search`.
type searchOptions struct {
	register, lang, format string
	limit                  int
	literal                bool
	filter                 []string // "status=in_use"
}

// newSearchCommand makes `vitrine search`.
func newSearchCommand() *cobra.Command {
	var o searchOptions
	c := &cobra.Command{
		Use:   "search QUERY…",
		Short: "Search a register as its portal does",
		Long: `Search ranks the systems of a register with the program that also makes the
portal's search page: the same words give the same order. It searches one
language, the first of the register unless --lang names another.

Words in quotes must stand side by side; what has a minus before it must not be
there (put -- before the query). A word that no record has is replaced by its
nearest neighbour, which is said; --literal takes words only as they are. --filter
keeps the systems that have a code: organisation, status, area, right, group, role,
contest, assessment, personal_data, supplier or language. Several codes of one
name widen the choice, several names narrow it.

The exit code is 0 also when nothing is found.`,
		Example: `  vitrine search parking fine
  vitrine search --register my-register --lang fr --format json amende
  vitrine search --filter status=in_use --filter contest=no -- '"face recognition" -police'`,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			return runSearch(c, strings.Join(args, " "), o)
		},
	}
	c.Flags().StringVar(&o.register, "register", ".", "folder of the register")
	c.Flags().StringVar(&o.lang, "lang", "", "language to search in (default: the first)")
	c.Flags().IntVar(&o.limit, "limit", 10, "how many systems to show; 0 shows all")
	c.Flags().BoolVar(&o.literal, "literal", false, "only the words as they are typed")
	c.Flags().StringArrayVar(&o.filter, "filter", nil, "keep systems with a code, as status=in_use")
	c.Flags().StringVar(&o.format, "format", "text", "text or json")
	// These fail only for flags that do not exist.
	_ = c.MarkFlagDirname("register")
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(
		[]string{"text", "json"}, cobra.ShellCompDirectiveNoFileComp))
	return c
}

func runSearch(c *cobra.Command, query string, o searchOptions) error {
	switch {
	case strings.TrimSpace(query) == "" && len(o.filter) == 0:
		return errors.New("say what to search for: vitrine search parking fine")
	case o.limit < 0:
		return errors.New("--limit cannot be less than 0")
	case o.format != "text" && o.format != "json":
		return fmt.Errorf("there is no format %q: use text or json", o.format)
	}
	filter, err := parseFilter(o.filter)
	if err != nil {
		return err
	}
	reg, problems, err := loadChecked(o.register)
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	if problems.HasErrors() {
		fmt.Fprintf(c.ErrOrStderr(), "vitrine: the register has %s: what could not be read is"+
			" not searched (vitrine check %s)\n", sum(problems), o.register)
	}
	lang, err := languageOf(reg, o.lang)
	if err != nil {
		return err
	}
	corpus := build.Corpus(reg, lang)
	index, err := search.Build(c.Context(), corpus)
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	results := index.Find(search.Query{
		Text: query, Literal: o.literal, Filter: filter, Limit: o.limit,
	})
	if o.format == "json" {
		return writeHitsJSON(c.OutOrStdout(), results)
	}
	return writeHits(c.OutOrStdout(), results, corpus.Documents)
}

// parseFilter reads "status=in_use" and the like.
func parseFilter(flags []string) (map[string][]string, error) {
	filter := map[string][]string{}
	for _, flag := range flags {
		name, code, _ := strings.Cut(flag, "=")
		if !slices.Contains(search.FacetNames(), name) || code == "" {
			return nil, fmt.Errorf("--filter takes NAME=CODE, not %q; the names are %s", flag,
				strings.Join(search.FacetNames(), ", "))
		}
		filter[name] = append(filter[name], code)
	}
	return filter, nil
}

// languageOf picks the language to search in, and refuses one that the register
// does not have.
func languageOf(reg *content.Register, lang string) (string, error) {
	langs := reg.Settings.Languages
	switch {
	case lang == "":
		return reg.Settings.DefaultLanguage(), nil
	case !slices.Contains(langs, lang):
		return "", fmt.Errorf("the register has no language %q, but %s", lang,
			strings.Join(langs, ", "))
	}
	return lang, nil
}

func writeHitsJSON(w io.Writer, results search.Results) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(results)
}

// writeHits writes a numbered list for people.
func writeHits(w io.Writer, results search.Results, docs []search.Document) error {
	organisation, lang := map[string]string{}, map[string]string{}
	for _, d := range docs {
		organisation[d.ID] = d.Organisation
		if d.Lang != results.Lang {
			lang[d.ID] = " (" + d.Lang + ")"
		}
	}
	var s strings.Builder
	if results.Understood != "" {
		fmt.Fprintf(&s, "understood as: %s\n", results.Understood)
	}
	fmt.Fprintf(&s, "%s in %s%s\n", count(results.Total, "system", "systems"), results.Lang,
		shownOf(results))
	for i, h := range results.Hits {
		fmt.Fprintf(&s, "%3d. %s%s\n     %s, %s\n", i+1, h.Title, lang[h.ID], organisation[h.ID],
			layout.Link(results.Lang, strings.TrimSuffix(h.URL, "/")))
	}
	_, err := io.WriteString(w, s.String())
	return err
}

// shownOf says how many of the systems that were found are shown, if not all.
func shownOf(r search.Results) string {
	if len(r.Hits) == r.Total {
		return ""
	}
	return fmt.Sprintf(", the first %d:", len(r.Hits))
}
