package search

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// Index is the search index of one language: a dictionary of surface forms,
// the stems they lead to, and the documents. It never changes after Build and
// may be used by several goroutines.
type Index struct {
	lang      string
	docs      []Document
	stop      []string // sorted by UTF-16
	words     []word   // sorted by UTF-16
	stems     []stem   // in the order in which words first mention them
	shards    []shard
	pairs     bool
	before    bool
	compounds []string // letters that link the parts of a compound
	fronts    []string // what may be written together in front of a word
}

// word is a surface form and the stems it leads to.
type word struct {
	key  string
	refs []ref
}

// ref leads from a word to a stem.
type ref struct {
	stem  int
	alias bool // another word for the stem, not a form of it
	form  int  // the bit of the word in the masks of the stem, -1 when it has none
	bonus int  // what the word itself adds to its stem, in eighths
}

// stem is what Bleve made of words, with its postings sorted by document.
type stem struct {
	peak     int // the greatest impact, in units of 1/256
	masked   bool
	postings []posting
}

// posting says how much a stem counts in a document.
type posting struct {
	doc, level int
	mask       int     // of the forms of the stem that stand in the document
	places     []int32 // of its words in the document
}

// Corpus is what an index is made of.
type Corpus struct {
	Lang      string // of the readers
	Documents []Document

	// Synonyms are groups of words that mean the same: "fine, penalty, parking
	// ticket"; "AI => artificial intelligence" leads only one way.
	Synonyms []string
}

// Build lets Bleve analyse the documents and returns their index. The order of
// documents does not matter; ids must be unique.
func Build(ctx context.Context, c Corpus) (*Index, error) {
	docs := slices.Clone(c.Documents)
	slices.SortFunc(docs, func(a, b Document) int { return cmp.Compare(a.ID, b.ID) })
	for i := 1; i < len(docs); i++ {
		if docs[i].ID == docs[i-1].ID {
			return nil, fmt.Errorf("build index: document %q exists twice", docs[i].ID)
		}
	}
	g, err := gather(ctx, c.Lang, docs)
	if err != nil {
		return nil, fmt.Errorf("build index: %w", err)
	}
	aliases := g.splitCompounds(c.Lang)
	if err := g.labels(docs, c.Lang, aliases); err != nil {
		return nil, fmt.Errorf("build index: %w", err)
	}
	g.synonyms(c.Synonyms, aliases)
	g.settle()
	a := g.own
	x := &Index{
		lang: c.Lang, docs: docs, pairs: a.pairs, before: a.before, compounds: g.links,
		fronts: strings.Fields(a.dialect.fronts),
	}
	x.stop = a.stopWords(g.surfaces)
	x.assemble(g, aliases)
	x.cutShards()
	return x, nil
}
