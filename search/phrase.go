package search

// holds lists, for each document in which words stand side by side as they are
// in a phrase, true. The words are those forms of their stems, if these are told
// apart.
func (x *Index) holds(phrase []place) map[int]bool {
	type at struct{ doc, start int }
	starts := map[at]bool{}
	for i, p := range phrase {
		next := map[at]bool{}
		if w := x.known(p.term); w != nil {
			for _, r := range w.refs {
				for _, posting := range x.holding(r) {
					for _, where := range posting.places {
						here := at{posting.doc, int(where) - p.at}
						if i == 0 || starts[here] {
							next[here] = true
						}
					}
				}
			}
		}
		starts = next
	}
	docs := map[int]bool{}
	for s := range starts {
		docs[s.doc] = true
	}
	return docs
}

// holding lists the postings of a stem in documents that hold the form itself.
func (x *Index) holding(r ref) []posting {
	if r.alias {
		return nil
	}
	all := x.stems[r.stem].postings
	if r.form < 0 {
		return all
	}
	var out []posting
	for _, p := range all {
		if p.mask>>r.form&1 == 1 {
			out = append(out, p)
		}
	}
	return out
}

// without lists the documents that a query does not want: those that hold a
// phrase with a minus before it, or a word in any of its forms.
func (x *Index) without(phrase []place) map[int]bool {
	if len(phrase) > 1 {
		return x.holds(phrase)
	}
	docs := map[int]bool{}
	if w := x.known(phrase[0].term); w != nil {
		for _, r := range w.refs {
			for _, p := range x.stems[r.stem].postings {
				if !r.alias {
					docs[p.doc] = true
				}
			}
		}
	}
	return docs
}
