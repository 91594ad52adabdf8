package history

import (
	"encoding/json"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"sync"

	"vitrine/content"
	"vitrine/content/ledger"
	"vitrine/schema"
)

// schemaID is the id of the schema in the log.
const schemaID = "schema"

// Items returns the things of a register that have versions.
func Items(reg *content.Register) ([]ledger.Item, error) {
	items, err := ofRegister(reg)
	if err != nil {
		return nil, err
	}
	meaning, err := schemaItem()
	return append(items, meaning), err
}

// ofRegister returns the things that are in the files of a register.
func ofRegister(reg *content.Register) ([]ledger.Item, error) {
	trees := reg.Trees()
	trees[0].Value = maps.Clone(trees[0].Value)
	lists, _ := trees[0].Value["lists"].(map[string]any)
	delete(trees[0].Value, "lists")
	items := make([]ledger.Item, len(trees), len(trees)+len(lists)+1)
	for i, t := range trees {
		items[i] = ledger.Item{Kind: t.Kind, ID: t.ID, Status: ledger.Published}
	}
	first := len(trees) - len(reg.Records)
	for i, rec := range reg.Records {
		if w := rec.Entry.Withdrawn; w != nil {
			items[first+i].Status = ledger.Withdrawn
			items[first+i].Reason = ledger.Text(w.Reason)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(lists)) {
		items = append(items, ledger.Item{Kind: ledger.List, ID: name, Status: ledger.Published})
		trees = append(trees, content.Tree{
			Kind: ledger.List, ID: name, Value: map[string]any{"id": name, "codes": lists[name]},
		})
	}
	return items, write(items, trees)
}

// write fills in the bodies of items, on every processor.
func write(items []ledger.Item, trees []content.Tree) error {
	workers := runtime.GOMAXPROCS(0)
	errs := make([]error, workers)
	var writing sync.WaitGroup
	for w := range workers {
		writing.Go(func() {
			for i := w * len(items) / workers; i < (w+1)*len(items)/workers; i++ {
				var err error
				if items[i].Body, err = ledger.Canonical(trees[i].Value); err != nil {
					errs[w] = fmt.Errorf("%s %s: %w", items[i].Kind, items[i].ID, err)
					return
				}
			}
		})
	}
	writing.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// schemaItem is what the program takes every field and code to mean.
func schemaItem() (ledger.Item, error) {
	item := ledger.Item{Kind: ledger.Schema, ID: schemaID, Status: ledger.Published}
	meaning, ok := schema.VersionAt(schema.Current)
	if !ok {
		return item, fmt.Errorf("the schema has no version %s", schema.Current)
	}
	data, err := json.Marshal(meaning)
	if err != nil {
		return item, fmt.Errorf("encode schema: %w", err)
	}
	var value any
	if err := json.Unmarshal(data, &value); err != nil {
		return item, fmt.Errorf("decode schema: %w", err)
	}
	item.Body, err = ledger.Canonical(value)
	return item, err
}
