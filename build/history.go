package build

import (
	"errors"
	"fmt"
	"runtime"
	"sync"

	"vitrine/build/chronicle"
	"vitrine/build/feeds"
	"vitrine/build/layout"
	"vitrine/build/view"
	"vitrine/content/diag"
	"vitrine/content/ledger"
)

// readPast works out what changed since the log began. What is damaged in the log is
// a diagnostic, and the error then is [ErrRefused].
func (b *builder) readPast() (err error) {
	b.past, err = chronicle.Read(b.reg, chronicle.Options{
		Languages: b.languages, Show: view.Show(b.theme.strings),
	})
	return b.refused(err)
}

// refused makes a diagnostic of a fault in the log.
func (b *builder) refused(err error) error {
	var fault *ledger.Fault
	if !errors.As(err, &fault) {
		return err
	}
	d := diag.New("broken-log", "text", fault.What)
	d.File, d.Range.Start.Line = fault.File, fault.Line
	b.result.Problems.Add(d)
	return ErrRefused
}

// versions writes what each version of each record said, several records at once.
func (b *builder) versions() error {
	ids := b.past.Records()
	if len(ids) == 0 {
		return nil
	}
	errs := make([]error, len(ids))
	var workers sync.WaitGroup
	n := runtime.GOMAXPROCS(0)
	for w := range n {
		workers.Go(func() {
			for i := w; i < len(ids); i += n {
				errs[i] = b.versionsOf(ids[i])
			}
		})
	}
	workers.Wait()
	if err := errors.Join(errs...); err != nil {
		return b.refused(err)
	}
	lines, err := feeds.Lines(b.past)
	if err != nil {
		return err
	}
	return b.publisher.Write(layout.ChangesNDJSON, lines)
}

func (b *builder) versionsOf(id string) error {
	versions := b.past.Versions(id)
	for _, v := range versions {
		body, kept, err := b.past.Body(v)
		if err != nil {
			return err
		}
		if !kept {
			continue
		}
		if err := b.publisher.Write(layout.VersionJSON(id, v.Revision), body); err != nil {
			return err
		}
	}
	return b.publisher.Write(layout.TimeMap(id), feeds.TimeMap(versions, feeds.Place(b.BaseURL)))
}

// feeds writes the feeds of all pages that have one.
func (b *builder) feeds() error {
	place := feeds.Place(b.BaseURL)
	for _, s := range b.sites {
		for _, path := range s.FeedPages() {
			f, err := s.Feed(path)
			if err != nil {
				return fmt.Errorf("make feed of %s: %w", path, err)
			}
			for ending, write := range map[string]func(*view.Feed, feeds.Place) ([]byte, error){
				".xml": feeds.Atom, ".json": feeds.JSON,
			} {
				data, err := write(f, place)
				if err != nil {
					return fmt.Errorf("make feed of %s: %w", path, err)
				}
				if err := b.publisher.Write(f.File+ending, data); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// historyPages are the pages of a record's versions.
func (b *builder) historyPages(
	s *view.Site, id string, add func(path, kind, key, title string),
) {
	versions := s.Versions(id)
	if versions == 0 {
		return
	}
	add(layout.History(id), "history", id, "")
	if !s.HasDifferences(id) {
		return
	}
	for n := 1; n <= versions; n++ {
		add(layout.Difference(id, n), "difference", fmt.Sprintf("%s/%d", id, n), "")
	}
}
