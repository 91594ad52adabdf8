package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"vitrine/build"
	"vitrine/build/layout"
	"vitrine/build/publish"
	"vitrine/content"
	"vitrine/content/diag"
)

// defaultOutput is the folder in the register that build fills.
const defaultOutput = "public"

// newBuildCommand makes `vitrine build`.
func newBuildCommand() *cobra.Command {
	var output, baseURL string
	var lang *messageLanguage
	c := &cobra.Command{
		Use:   "build [DIR]",
		Short: "Make the portal of a register",
		Long: `Build makes the portal: a folder of static files that any web server can
serve and any browser can open from the disk. It is DIR/public unless --output
names another.

A register with errors is refused, and so is a page with a link that leads
nowhere: the old portal then stays as it is. A new one takes its place in a
single step, when it is complete.`,
		Example: `  vitrine build my-register
  vitrine build my-register --output /srv/www --base-url https://register.example/`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			dir := "."
			if len(args) == 1 {
				dir = args[0]
			}
			if output == "" {
				output = filepath.Join(dir, defaultOutput)
			}
			return runBuild(c, dir, lang.String(), build.Options{Output: output, BaseURL: baseURL})
		},
	}
	c.Flags().StringVar(&output, "output", "", "folder of the portal (default DIR/public)")
	c.Flags().StringVar(&baseURL, "base-url", "",
		"where the portal will be (default: base_url in vitrine.yaml)")
	lang = messageLanguageFlag(c)
	_ = c.MarkFlagDirname("output") // fails only for a flag that does not exist
	return c
}

func runBuild(c *cobra.Command, dir, lang string, o build.Options) error {
	if err := checkBaseURL(o.BaseURL); err != nil {
		return err
	}
	reg, problems, err := loadChecked(dir)
	if err != nil {
		return fmt.Errorf("build: %w", err)
	}
	if err := showProblems(c.ErrOrStderr(), lang, reg, problems); err != nil {
		return err
	}
	if problems.HasErrors() {
		return refused(c.ErrOrStderr(), lang, problems.Sum(lang))
	}
	o.Register = reg
	return makeSite(c, lang, o)
}

// makeSite builds the portal of a register without errors and says what came of
// it.
func makeSite(c *cobra.Command, lang string, o build.Options) error {
	start := time.Now()
	result, err := buildSite(c.Context(), c.ErrOrStderr(), o)
	showErr := showProblems(c.ErrOrStderr(), lang, o.Register, result.Problems)
	if showErr != nil {
		return showErr
	}
	var broken *publish.BrokenLinks
	switch {
	case errors.Is(err, build.ErrRefused):
		return refused(c.ErrOrStderr(), lang, result.Problems.Sum(lang))
	case errors.As(err, &broken):
		return refused(c.ErrOrStderr(), lang, broken.Error())
	case err != nil:
		return fmt.Errorf("build: %w", err)
	}
	return reportSite(c.OutOrStdout(), o.Output, result, time.Since(start))
}

// buildSite builds with a progress line.
func buildSite(ctx context.Context, stderr io.Writer, o build.Options) (build.Result, error) {
	line := newProgress(stderr)
	defer line.clear()
	o.Progress = line.step
	return build.Build(ctx, o)
}

func checkBaseURL(text string) error {
	u, err := url.Parse(text)
	if text == "" || err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") {
		return nil
	}
	return fmt.Errorf("--base-url is %q: it must begin with https:// or http://", text)
}

// refused ends a command that wrote nothing because of what it found.
func refused(stderr io.Writer, lang, why string) error {
	fmt.Fprintln(stderr, "vitrine: "+diag.Say("not-written", "why", why).In(lang))
	return foundSomething{}
}

// showProblems writes problems for people.
func showProblems(
	stderr io.Writer, lang string, reg *content.Register, problems diag.List,
) error {
	return diag.WriteText(stderr, problems.In(lang), diag.TextOptions{
		Source: excerptsOf(reg), Color: wantsColor(stderr), Lang: lang,
	})
}

// excerptsOf returns the bytes of any file of a register: problems may lie in
// its layouts and pages too.
func excerptsOf(reg *content.Register) func(string) []byte {
	ofRecords := sourceOf(reg)
	return func(name string) []byte {
		if data := ofRecords(name); data != nil {
			return data
		}
		data, err := fs.ReadFile(reg.Folder, name)
		if err != nil {
			return nil // an excerpt is a help, not a need
		}
		return data
	}
}

// reportSite says what was made. The time it took is for people only: a log
// should be the same when the portal is.
func reportSite(stdout io.Writer, output string, r build.Result, took time.Duration) error {
	seconds := ""
	if wantsColor(stdout) {
		seconds = fmt.Sprintf(", in %.1f s", took.Seconds())
	}
	page, err := filepath.Abs(filepath.Join(output, filepath.FromSlash(layout.Chooser)))
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(stdout, "%s, %s, %s: %d written, %d unchanged, %d removed%s\n%s\n",
		count(r.Pages, "page", "pages"), count(r.Files, "file", "files"), size(r.Bytes),
		r.Written, r.Unchanged, r.Removed, seconds, page)
	return err
}

// size writes a number of bytes for people.
func size(bytes int64) string {
	switch {
	case bytes < 1000:
		return count(int(bytes), "byte", "bytes")
	case bytes < 1000*1000:
		return fmt.Sprintf("%.1f kB", float64(bytes)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1000/1000)
}
