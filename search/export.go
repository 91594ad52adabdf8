package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	formatVersion  = 1
	docsPerShard   = 6
	summaryInShard = 180 // characters
)

// manifest is what m.js holds.
type manifest struct {
	Version int      `json:"v"`
	Lang    string   `json:"lang"`
	Docs    int      `json:"docs"`
	PerDoc  int      `json:"per"`
	Pairs   bool     `json:"pairs"`
	Before  bool     `json:"before"`
	Links   []string `json:"links"`
	Fronts  []string `json:"fronts"`
	Facets  []string `json:"facets"`
	Keys    []string `json:"keys"`
	Stems   []int    `json:"stems"`
	Stop    string   `json:"stop"`
}

// Export writes the files of the index, which belong into search/<lang>/ of
// the site. Names and bytes depend on nothing but the documents.
func (x *Index) Export(write func(name string, data []byte) error) error {
	if err := x.writeFile(write, "m", "", x.manifest()); err != nil {
		return err
	}
	for i, s := range x.shards {
		n := strconv.Itoa(i)
		if err := x.writeFile(write, "t", n, []string{s.keys, s.refs, s.counts}); err != nil {
			return err
		}
		if err := x.writeFile(write, "p", n, s.places); err != nil {
			return err
		}
	}
	if err := x.exportDocuments(write); err != nil {
		return err
	}
	for _, name := range FacetNames() {
		if err := x.writeFile(write, "f-", name, x.facet(name)); err != nil {
			return err
		}
	}
	return nil
}

func (x *Index) manifest() manifest {
	m := manifest{
		Version: formatVersion, Lang: x.lang, Docs: len(x.docs), PerDoc: docsPerShard,
		Pairs: x.pairs, Before: x.before,
		Links: append([]string{}, x.compounds...), Fronts: append([]string{}, x.fronts...),
		Facets: FacetNames(), Keys: []string{}, Stems: []int{}, Stop: strings.Join(x.stop, " "),
	}
	for _, s := range x.shards {
		m.Keys = append(m.Keys, s.first)
		m.Stems = append(m.Stems, s.stem0)
	}
	return m
}

// exportDocuments writes what results show: rows, the texts of the pages for
// excerpts, and the first id of each file of rows.
func (x *Index) exportDocuments(write func(string, []byte) error) error {
	first := []string{}
	for list := range slices.Chunk(x.docs, docsPerShard) {
		rows, texts := make([][]string, len(list)), make([][]any, len(list))
		for i := range list {
			rows[i], texts[i] = row(&list[i], x.lang), x.passages(&list[i])
		}
		n := strconv.Itoa(len(first))
		if err := x.writeFile(write, "d", n, rows); err != nil {
			return err
		}
		if err := x.writeFile(write, "x", n, texts); err != nil {
			return err
		}
		first = append(first, list[0].ID)
	}
	return x.writeFile(write, "i", "", first)
}

// passages are the texts of a document: a string, or a string and its language
// when that is not the readers'.
func (x *Index) passages(d *Document) []any {
	out := []any{}
	add := func(text, lang string) {
		switch {
		case text == "":
		case lang == "" || lang == x.lang:
			out = append(out, text)
		default:
			out = append(out, []string{text, lang})
		}
	}
	add(d.Summary, d.SummaryLang)
	add(strings.Join(d.Words, ", "), "")
	for _, p := range d.Text {
		add(p.Text, p.Lang)
	}
	for _, p := range d.Other {
		add(p.Text, p.Lang)
	}
	return out
}

// writeFile writes one file: a call of the client's function.
func (x *Index) writeFile(
	write func(string, []byte) error, kind, n string, value any,
) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // the files are never part of an HTML page
	b.WriteString("vitrineSearch(")
	for _, v := range []any{x.lang, kind + n, value} {
		if err := enc.Encode(v); err != nil {
			return fmt.Errorf("encode search file %s%s: %w", kind, n, err)
		}
		b.Truncate(b.Len() - 1) // the encoder's newline
		b.WriteByte(',')
	}
	b.Truncate(b.Len() - 1)
	b.WriteString(");\n")
	if err := write(kind+n+".js", b.Bytes()); err != nil {
		return fmt.Errorf("write search file %s%s.js: %w", kind, n, err)
	}
	return nil
}

// row is a document in its shard; a language that is the index's own is "",
// and empty columns at the end are left out.
func row(d *Document, lang string) []string {
	own := func(l string) string {
		if l == lang {
			return ""
		}
		return l
	}
	r := []string{
		d.ID, d.Title, d.Organisation, d.Status, shorten(d.Summary, summaryInShard),
		own(d.Lang), own(d.SummaryLang),
	}
	return trim(r)
}

// shorten cuts a text after a word.
func shorten(s string, limit int) string {
	if utf8.RuneCountInString(s) <= limit {
		return s
	}
	runes := []rune(s)[:limit]
	for i := len(runes) - 1; i > limit/2; i-- {
		if runes[i] == ' ' {
			runes = runes[:i]
			break
		}
	}
	return strings.TrimRight(string(runes), " ,;:.") + "…"
}
