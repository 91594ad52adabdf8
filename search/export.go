package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	formatVersion  = 1
	docsPerShard   = 16
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
	Keys    []string `json:"keys"`
	Stems   []int    `json:"stems"`
	Stop    string   `json:"stop"`
}

// Export writes the files of the index, which belong into search/<lang>/ of
// the site. Names and bytes depend on nothing but the documents.
func (x *Index) Export(write func(name string, data []byte) error) error {
	m := manifest{
		Version: formatVersion, Lang: x.lang, Docs: len(x.docs), PerDoc: docsPerShard,
		Pairs: x.pairs, Before: x.before, Keys: []string{}, Stems: []int{},
		Stop: strings.Join(x.stop, " "),
	}
	for _, s := range x.shards {
		m.Keys = append(m.Keys, s.first)
		m.Stems = append(m.Stems, s.stem0)
	}
	if err := x.writeFile(write, "m", "", m); err != nil {
		return err
	}
	for i, s := range x.shards {
		data := []string{s.keys, s.refs, s.counts}
		if err := x.writeFile(write, "t", strconv.Itoa(i), data); err != nil {
			return err
		}
	}
	n := 0
	for list := range slices.Chunk(x.docs, docsPerShard) {
		rows := make([][]string, len(list))
		for i := range list {
			rows[i] = row(&list[i], x.lang)
		}
		if err := x.writeFile(write, "d", strconv.Itoa(n), rows); err != nil {
			return err
		}
		n++
	}
	return x.writeFile(write, "f", "", x.facets())
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
	for len(r) > 1 && r[len(r)-1] == "" {
		r = r[:len(r)-1]
	}
	return r
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

// facet is a property of documents: its values, and for every document the
// number of its value.
type facet struct {
	Values []string `json:"values"`
	Docs   string   `json:"docs"`
}

// facets collects the properties by which results can be narrowed.
func (x *Index) facets() map[string]facet {
	of := map[string]func(*Document) string{
		"organisation": func(d *Document) string { return d.Organisation },
		"status":       func(d *Document) string { return d.Status },
		"area":         func(d *Document) string { return d.Area },
	}
	out := map[string]facet{}
	for name, get := range of {
		numbers := map[string]int{}
		for i := range x.docs {
			numbers[get(&x.docs[i])] = 0
		}
		f := facet{Values: slices.SortedFunc(maps.Keys(numbers), compareUTF16)}
		if f.Values == nil {
			f.Values = []string{}
		}
		for i, v := range f.Values {
			numbers[v] = i
		}
		var b strings.Builder
		for i := range x.docs {
			number(&b, numbers[get(&x.docs[i])])
		}
		f.Docs = b.String()
		out[name] = f
	}
	return out
}
