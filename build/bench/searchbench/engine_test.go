package searchbench

import (
	"context"
	"testing"

	"vitrine/build"
	"vitrine/content"
	"vitrine/search"
)

// engine is the index that is measured: the only place that calls package search.
type engine struct{ index *search.Index }

func buildEngine(tb testing.TB, reg *content.Register) engine {
	tb.Helper()
	x, err := search.Build(context.Background(), build.Corpus(reg, "en"))
	if err != nil {
		tb.Fatal(err)
	}
	return engine{x}
}

// depth is how far a list of results is read for a known item.
const depth = 100

// find returns the ids of the best documents.
func (e engine) find(query string) []string {
	var ids []string
	for _, h := range e.index.Search(query, depth).Hits {
		ids = append(ids, h.ID)
	}
	return ids
}

// export calls write for every file of the index.
func (e engine) export(write func(name string, data []byte) error) error {
	return e.index.Export(write)
}
