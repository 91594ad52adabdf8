package search

import (
	"strings"
	"unicode/utf8"
)

const (
	// shardSize is the length in bytes at which a shard of the dictionary is
	// closed; with a frequent word in it, it comes to about 10 kB compressed.
	shardSize = 10_000

	// stops symbols end a number, the other levels-stops continue it.
	stops = 64
)

// shard is a stretch of the dictionary with the stems that its words are the
// first to mention, encoded as in the file.
type shard struct {
	first              string // separates its words from those before
	word0, stem0       int    // number of its first word and stem
	keys, refs, counts string
	places             []string // of the words of each stem
}

// symbol writes one digit of the alphabet: code 35 to 126 without 92, so that
// it needs no escape in a string of JavaScript.
func symbol(b *strings.Builder, n int) {
	if n += 35; n >= '\\' {
		n++
	}
	b.WriteByte(byte(n))
}

// number writes a number: digits of base 27 as symbols from 64 on, then one
// symbol below 64 for the remainder by 64.
func number(b *strings.Builder, n int) {
	more(b, n/stops)
	symbol(b, n%stops)
}

func more(b *strings.Builder, n int) {
	const base = levels - stops
	if n > 0 {
		more(b, n/base)
		symbol(b, stops+n%base)
	}
}

// cutShards encodes words and stems and closes a shard when it is long enough.
func (x *Index) cutShards() {
	next := 0 // number of the next stem that no word has mentioned
	for i := 0; i < len(x.words); {
		s := shard{word0: i, stem0: next, first: x.words[i].key}
		if i > 0 {
			s.first = separator(x.words[i-1].key, s.first)
		}
		var keys, refs, counts strings.Builder
		previous := ""
		for size := 0; i < len(x.words) && size < shardSize; i++ {
			w := &x.words[i]
			if size > shardSize/4 && size+x.bulk(w, next) > shardSize {
				break // what is frequent stands in a file with little beside it
			}
			writeKey(&keys, previous, w.key)
			previous = w.key
			next = x.writeRefs(&refs, &counts, w.refs, next)
			size = keys.Len() + refs.Len() + counts.Len()
		}
		s.keys, s.refs, s.counts = keys.String(), refs.String(), counts.String()
		for n := s.stem0; n < next; n++ {
			s.places = append(s.places, x.stems[n].writePlaces())
		}
		x.shards = append(x.shards, s)
	}
}

// bulk is about the number of bytes that a word adds to a shard with the stems
// from next on that it is the first to mention.
func (x *Index) bulk(w *word, next int) int {
	n := len(w.key)
	for _, r := range w.refs {
		if r.stem >= next {
			n += 2 * len(x.stems[r.stem].postings)
		}
	}
	return n
}

// separator is the shortest start of b that is greater than a.
func separator(a, b string) string {
	n := commonPrefix(a, b)
	_, size := utf8.DecodeRuneInString(b[n:])
	return b[:n+size]
}

// commonPrefix is the length in bytes of what two strings share, in whole
// characters.
func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) {
		r, size := utf8.DecodeRuneInString(a[n:])
		if q, _ := utf8.DecodeRuneInString(b[n:]); r != q {
			break
		}
		n += size
	}
	return n
}

// writeKey writes a word as the number of UTF-16 code units that it shares with
// the one before, the rest, and a space. Words hold no spaces.
func writeKey(b *strings.Builder, previous, key string) {
	n := commonPrefix(previous, key)
	for units(key[:n]) >= levels {
		_, size := utf8.DecodeLastRuneInString(key[:n])
		n -= size
	}
	symbol(b, units(key[:n]))
	b.WriteString(key[n:])
	b.WriteByte(' ')
}

// writeRefs writes the stems of a word and the postings of those that are new.
// It returns the number of the next new stem.
func (x *Index) writeRefs(refs, counts *strings.Builder, list []ref, next int) int {
	for i, r := range list {
		v := 0 // distance back to the stem, 0 for the next new one
		if r.stem == next {
			x.stems[r.stem].write(counts)
			next++
		} else {
			v = next - r.stem
		}
		v *= 8
		if r.form >= 0 {
			v += 4
		}
		if r.alias {
			v += 2
		}
		if i < len(list)-1 {
			v++
		}
		number(refs, v)
		if r.form >= 0 {
			number(refs, r.bonus*maxForms+r.form)
		}
	}
	return next
}

// write encodes the postings of a stem: their number, the peak and whether
// there are masks, the gaps between documents, the levels, the masks.
func (s *stem) write(b *strings.Builder) {
	number(b, len(s.postings))
	peak := s.peak * 2
	if s.masked {
		peak++
	}
	number(b, peak)
	previous := -1
	for _, p := range s.postings {
		number(b, p.doc-previous-1)
		previous = p.doc
	}
	for _, p := range s.postings {
		symbol(b, p.level)
	}
	for _, p := range s.postings {
		if s.masked {
			symbol(b, p.mask)
		}
	}
}

// writePlaces encodes where the words of a stem stand: for each document how
// many there are and the gaps between them.
func (s *stem) writePlaces() string {
	var b strings.Builder
	for _, p := range s.postings {
		number(&b, len(p.places))
		previous := int32(0)
		for _, at := range p.places {
			number(&b, int(at-previous))
			previous = at
		}
	}
	return b.String()
}
