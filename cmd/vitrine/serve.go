package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"vitrine/build"
	"vitrine/build/preview"
	"vitrine/content"
	"vitrine/content/diag"
)

// newServeCommand makes `vitrine serve`.
func newServeCommand() *cobra.Command {
	var addr string
	c := &cobra.Command{
		Use:   "serve [DIR]",
		Short: "Show a register in the browser while you write it",
		Long: `Serve makes the portal, serves it on this computer, and makes it again
whenever you save a file of the register; pages that are open follow. While the
register has errors the last good portal stays, and says at the top of each page
what is wrong.

It writes nothing into the register. Only this computer can see the portal
unless --addr says otherwise. Ctrl+C stops it.`,
		Example: `  vitrine serve my-register
  vitrine serve my-register --addr 127.0.0.1:8080`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			dir := "."
			if len(args) == 1 {
				dir = args[0]
			}
			if err := runServe(c, dir, addr); err != nil {
				return fmt.Errorf("serve: %w", err)
			}
			return nil
		},
	}
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:1313", "address and port to serve at")
	return c
}

func runServe(c *cobra.Command, dir, addr string) (err error) {
	if _, err := os.Stat(filepath.Join(dir, content.SettingsFile)); err != nil {
		return fmt.Errorf("%s is not a register: %w", dir, err)
	}
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return fmt.Errorf("--addr is %q: write it as 127.0.0.1:1313: %w", addr, err)
	}
	var config net.ListenConfig
	listener, err := config.Listen(c.Context(), "tcp", addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	temporary, err := os.MkdirTemp("", "vitrine-serve-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(temporary)) }()
	m := &maker{
		dir: dir, stdout: c.OutOrStdout(), stderr: c.ErrOrStderr(),
		options: build.Options{
			Output:  filepath.Join(temporary, "site"),
			BaseURL: addressOf(host, listener.Addr()),
		},
	}
	p := preview.New(preview.Options{
		Folder: dir, Site: m.options.Output, Host: host, Make: m.make,
	})
	fmt.Fprintf(m.stdout, "%s is at %s until you press Ctrl+C\n", dir, m.options.BaseURL)
	return serveUntilDone(c.Context(), listener, p)
}

// addressOf is what to type in a browser on this computer.
func addressOf(host string, at net.Addr) string {
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	_, port, err := net.SplitHostPort(at.String())
	if err != nil {
		return "http://" + at.String() + "/"
	}
	return "http://" + net.JoinHostPort(host, port) + "/"
}

// serveUntilDone serves a preview until ctx is done, which is no error, or
// something fails.
func serveUntilDone(ctx context.Context, listener net.Listener, p *preview.Preview) error {
	ctx, stop := context.WithCancel(ctx)
	server := &http.Server{
		Handler:           p,
		ReadHeaderTimeout: 10 * time.Second,
		// Pages that wait for news are let go when the program stops.
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	ended := make(chan error, 2)
	go func() { ended <- server.Serve(listener) }()
	go func() { ended <- p.Run(ctx) }()
	first := <-ended
	stop()
	err := server.Close()
	second := <-ended
	for _, one := range []error{first, second} {
		if !errors.Is(one, http.ErrServerClosed) {
			err = errors.Join(err, one)
		}
	}
	return err
}

// maker makes the portal of a register as it is now, and says so on the
// terminal.
type maker struct {
	dir            string
	stdout, stderr io.Writer
	options        build.Options
	said           diag.List // problems that the terminal shows already
}

func (m *maker) make(ctx context.Context) (diag.List, error) {
	problems, err := m.attempt(ctx)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		fmt.Fprintf(m.stderr, "vitrine: the portal stays as it was: %v\n", err)
	case problems.HasErrors():
		fmt.Fprintf(m.stderr, "vitrine: the portal stays as it was: %s\n", sum(problems))
	}
	return problems, err
}

func (m *maker) attempt(ctx context.Context) (diag.List, error) {
	reg, problems, err := loadChecked(m.dir)
	if err != nil {
		return nil, err
	}
	if problems.HasErrors() {
		return problems, m.say(reg, problems)
	}
	o := m.options
	o.Register = reg
	result, err := buildSite(ctx, m.stderr, o)
	problems = append(problems, result.Problems...)
	if sayErr := m.say(reg, problems); sayErr != nil {
		return nil, sayErr
	}
	switch {
	case errors.Is(err, build.ErrRefused):
		return problems, nil
	case err != nil:
		return nil, err
	}
	_, err = fmt.Fprintf(m.stdout, "%s, %s written\n",
		count(result.Pages, "page", "pages"), count(result.Written, "file", "files"))
	return problems, err
}

// say shows problems, unless they are those of the last time: somebody who
// saves often would see nothing else.
func (m *maker) say(reg *content.Register, problems diag.List) error {
	if problems.Equal(m.said) {
		return nil
	}
	m.said = problems
	return showProblems(m.stderr, english, reg, problems)
}
