package chronicle

import (
	"encoding/json"
	"errors"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"

	"vitrine/content"
	"vitrine/content/changes"
	"vitrine/content/ledger"
	"vitrine/schema/meaning"
)

// compareAll fills all versions, a thing at a time and several things at once.
func (c *Chronicle) compareAll(reg *content.Register) error {
	now := map[thing]changes.Tree{}
	for _, t := range reg.Trees() {
		now[thing{t.Kind, t.ID}] = t.Value
	}
	things := slices.SortedFunc(maps.Keys(c.things), func(a, b thing) int {
		return strings.Compare(string(a.kind)+"/"+a.id, string(b.kind)+"/"+b.id)
	})
	errs := make([]error, len(things))
	var workers sync.WaitGroup
	n := runtime.GOMAXPROCS(0)
	for w := range n {
		workers.Go(func() {
			for i := w; i < len(things); i += n {
				errs[i] = c.follow(things[i], now[things[i]])
			}
		})
	}
	workers.Wait()
	return errors.Join(errs...)
}

// follow fills the versions of a thing. What has only one is not read: what the
// register says now is enough to name it.
func (c *Chronicle) follow(t thing, now changes.Tree) error {
	versions := c.things[t]
	if len(versions) == 1 && now != nil {
		c.describe(versions[0], now)
		if v := versions[0]; !v.Begun {
			v.Changes = c.said(meaningOf(t, nil, now))
		}
		return nil
	}
	var before changes.Tree // nil when it is not kept
	for i, v := range versions {
		body, kept, err := c.tree(v)
		if err != nil {
			return err
		}
		if by, erased := c.log.ErasedBy(v.Entry); erased {
			v.ErasedOn = by.Date
		}
		c.describe(v, body)
		if body == nil {
			c.describe(v, before)
		}
		v.Blind = i > 0 && before == nil
		switch {
		case v.Status == ledger.Erased:
			v.Changes = []Change{{Class: Erased, Severity: meaning.Notable}}
		case v.Begun || v.ErasedOn != "" || !kept && before == nil:
		default:
			v.Changes = c.said(meaningOf(t, before, body))
		}
		before = body
	}
	return nil
}

// describe names a version, if nothing has named it yet.
func (c *Chronicle) describe(v *Version, said changes.Tree) {
	if v.Title != nil {
		return
	}
	for _, key := range []string{"title", "name", "body"} {
		if m, ok := said[key].(map[string]any); ok && v.Title == nil {
			v.Title = content.Text{}
			for lang, text := range m {
				if s, ok := text.(string); ok {
					v.Title[lang] = s
				}
			}
		}
	}
	switch v.Kind {
	case ledger.Record:
		v.Organisation, _ = said["organisation"].(string)
	case ledger.Organisation:
		v.Organisation = v.ID
	}
}

// tree reads what a version said, nil where nothing is kept.
func (c *Chronicle) tree(v *Version) (said changes.Tree, kept bool, err error) {
	body, kept, err := c.Body(v)
	if err != nil || !kept {
		return nil, false, err
	}
	if err := json.Unmarshal(body, &said); err != nil {
		return nil, false, &ledger.Fault{File: v.BodyFile(), What: err.Error()}
	}
	return said, true, nil
}

// said keeps of findings what the lists show, the gravest first.
func (c *Chronicle) said(findings []meaning.Finding) []Change {
	gravestFirst(findings)
	list := make([]Change, len(findings))
	for i, f := range findings {
		list[i] = Change{
			Class: f.Class, Severity: f.Severity, Place: f.Place(),
			Sentence: make(map[string]string, len(c.opts.Languages)),
		}
		if _, _, lang, ok := f.Text(); ok {
			list[i].Lang = lang
		}
		for _, lang := range c.opts.Languages {
			list[i].Sentence[lang] = f.SentenceWith(lang, c.show(lang, f))
		}
	}
	return list
}

// gravestFirst sorts findings by severity; of the mildest, dates come last, which say
// least.
func gravestFirst(findings []meaning.Finding) {
	severities := meaning.Severities()
	rank := func(f meaning.Finding) int {
		if f.Class == "date-moved" || f.Class == "date-only" {
			return len(severities)
		}
		return slices.Index(severities, f.Severity)
	}
	slices.SortStableFunc(findings, func(a, b meaning.Finding) int { return rank(a) - rank(b) })
}

// Compare returns what a version changed against the one before, the gravest first,
// and nothing where [Version.Compares] is false.
func (c *Chronicle) Compare(v *Version) ([]meaning.Finding, error) {
	if !v.Compares() {
		return nil, nil
	}
	t := thing{v.Kind, v.ID}
	old, _, err := c.tree(c.things[t][v.Revision-2])
	if err != nil {
		return nil, err
	}
	new, _, err := c.tree(v)
	if err != nil {
		return nil, err
	}
	findings := meaningOf(t, old, new)
	gravestFirst(findings)
	return findings, nil
}

// meaningOf compares two versions of a thing, one of which may be nil.
func meaningOf(t thing, old, new changes.Tree) []meaning.Finding {
	a, b := registerOf(t, old), registerOf(t, new)
	return meaning.Classify(changes.CompareRegisters(a, b), a, b).Findings
}

// registerOf is a register with a single document, or none.
func registerOf(t thing, said changes.Tree) changes.Register {
	documents := map[string]changes.Tree{}
	if said != nil {
		documents[t.id] = said
	}
	switch t.kind {
	case ledger.Record:
		return changes.Register{Records: documents}
	case ledger.Organisation:
		return changes.Register{Organisations: documents}
	case ledger.Channel:
		return changes.Register{Channels: documents}
	case ledger.Settings:
		return changes.Register{Settings: said}
	}
	return changes.Register{Schema: documents} // lists of codes are a part of it
}
