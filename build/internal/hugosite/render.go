package hugosite

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/bep/logg"
	"github.com/gohugoio/hugo/common/hmaps"
	"github.com/gohugoio/hugo/common/loggers"
	"github.com/gohugoio/hugo/config"
	"github.com/gohugoio/hugo/config/allconfig"
	"github.com/gohugoio/hugo/deps"
	"github.com/gohugoio/hugo/hugofs"
	"github.com/gohugoio/hugo/hugolib"

	"vitrine/content/diag"
)

// render runs Hugo once. The order of the calls is Hugo's own.
func render(ctx context.Context, s Site, sink func(string, []byte) error) (
	list diag.List, err error,
) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("hugo panicked: %v", r)
		}
	}()
	src, err := newSource(s)
	if err != nil {
		return nil, err
	}
	if src.rejected.HasErrors() {
		return src.rejected, nil
	}
	log := &logbook{}
	out := newSinkFS(ctx, s, sink)
	err = build(s, src, log, out)
	out.shut()
	switch failure := out.failure(); {
	case failure != nil:
		return nil, failure
	case errors.Is(err, errStuck):
		return findErrors(ctx, s, out)
	}
	return src.verdict(err, log)
}

func build(s Site, src *source, log *logbook, out *sinkFS) error {
	logger := log.logger()
	flags := config.New()
	flags.Set("workingDir", workDir)
	flags.Set("publishDir", outputDir)
	flags.Set("cacheDir", cacheDir)
	configs, err := allconfig.LoadConfig(allconfig.ConfigSourceDescriptor{
		Fs: src.fs, Flags: flags, Logger: logger,
		// An empty list would make Hugo read the environment of the process, where
		// any HUGO_ variable changes its configuration.
		Environ:     []string{"VITRINE=1"},
		Environment: "production",
	})
	if err != nil {
		return fmt.Errorf("load configuration: %w", err)
	}
	setParams(s, configs)
	fsys := hugofs.NewFrom(src.fs, configs.LoadingInfo.BaseConfig)
	fsys.PublishDir, fsys.PublishDirStatic, fsys.PublishDirServer = out, out, out
	sites, err := hugolib.NewHugoSites(deps.DepsCfg{
		Configs: configs, Fs: fsys, LogLevel: logg.LevelWarn,
		// The only way to get Hugo's log as entries; as text, an error would have
		// lost its bounds and could carry the colours of a terminal.
		TestLogger: logger,
		StdOut:     io.Discard, StdErr: io.Discard,
	})
	if err != nil {
		return err
	}
	out.onFailure(sites.Stop)
	defer context.AfterFunc(out.ctx, func() { out.fail(out.ctx.Err()) })()
	return await(sites)
}

// await builds, and gives up on a Hugo that has stopped but does not come back.
func await(sites *hugolib.HugoSites) error {
	built := make(chan error, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				built <- fmt.Errorf("hugo panicked: %v", r)
			}
		}()
		built <- sites.Build(hugolib.BuildCfg{NoBuildLock: true})
	}()
	select {
	case err := <-built:
		return errors.Join(err, sites.Close())
	case <-sites.Done():
	}
	select {
	case err := <-built:
		return errors.Join(err, sites.Close())
	case <-time.After(patience):
		return errStuck // not closed: what still runs may still use it
	}
}

// setParams hangs each language's view model into its parameters. It cannot go
// through the configuration file, which knows no Go values.
func setParams(s Site, configs *allconfig.Configs) {
	for _, l := range s.Languages {
		c := configs.LanguageConfigMap[strings.ToLower(l.Code)]
		if c == nil {
			continue // Hugo refused the language and has said so
		}
		if c.Params == nil {
			c.Params = hmaps.Params{}
		}
		c.Params[ParamName] = l.Params
	}
}

// logbook collects what Hugo logs: warnings, and the texts of errorf.
type logbook struct {
	mu       sync.Mutex
	errors   []string
	warnings []string
}

func (b *logbook) logger() loggers.Logger {
	return loggers.New(loggers.Options{
		Level: logg.LevelWarn, DistinctLevel: logg.LevelWarn,
		StdOut: io.Discard, StdErr: io.Discard,
		HandlerPost: func(e *logg.Entry) error {
			b.mu.Lock()
			defer b.mu.Unlock()
			switch {
			case e.Level >= logg.LevelError:
				b.errors = append(b.errors, e.Message)
			case e.Level == logg.LevelWarn:
				b.warnings = append(b.warnings, e.Message)
			}
			return nil
		},
	})
}
