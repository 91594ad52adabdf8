package changes

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Moved is a record that is likely the same as one that is gone.
type Moved struct {
	Old      string   `json:"old"` // id of the record that is gone
	New      string   `json:"new"` // id of the record that is new
	Likeness float64  `json:"likeness"`
	Changes  []Change `json:"changes"` // besides the id
}

// Renamed is an organisation that likely has another name, and perhaps another
// id with it.
type Renamed struct {
	Old     string `json:"old"` // id
	New     string `json:"new"` // id, the same if only the name changed
	OldName Tree   `json:"oldName"`
	NewName Tree   `json:"newName"`

	// Records name the organisation by its new id now and by the old one before;
	// none if the id stayed.
	Records []string `json:"records"`
}

// unlike is the likeness below which two texts are about different things.
const unlike = 0.3

// Reused reports whether an id likely stands for another system now: neither the
// title nor what the record says about its purpose has much in common with the
// old one, in any language that both have, and the rest is not alike either.
func Reused(old, new Tree) bool {
	title, ok := likeIn(old, new, []string{"title"})
	if !ok || title >= unlike {
		return false
	}
	known := false
	for _, path := range [][]string{{"purpose", "statement"}, {"summary"}} {
		like, ok := likeIn(old, new, path)
		if ok && like >= unlike {
			return false
		}
		known = known || ok
	}
	return known && Likeness(said(old), said(new)) < Alike
}

// likeIn is the best likeness of two texts among the languages that both have.
func likeIn(old, new Tree, path []string) (best float64, ok bool) {
	a, _ := At(old, path...)
	b, _ := At(new, path...)
	x, _ := a.(map[string]any)
	y, _ := b.(map[string]any)
	for lang, text := range x {
		if other, both := y[lang]; both {
			best, ok = max(best, likeSentences(text, other)), true
		}
	}
	return best, ok
}

// likeSentences compares texts by words, however short they are.
func likeSentences(a, b any) float64 {
	x, _ := a.(string)
	y, _ := b.(string)
	if strings.EqualFold(x, y) {
		return 1
	}
	return dice(wordsOf(x+" "), wordsOf(y+" "))
}

// said is a record without what is about the entry and not about the system.
func said(record Tree) Tree {
	out := maps.Clone(record)
	for _, k := range []string{"id", "record", "x", "translations"} {
		delete(out, k)
	}
	return out
}

// maxMoves is how many pairs of gone and new records are compared whole; where
// there are more, only those that share a title are.
const maxMoves = 10_000

// moved finds the records that are likely the same under another id.
func moved(d Difference) []Moved {
	sameAs := map[string]string{}
	for _, r := range d.Renamed {
		sameAs[r.Old] = r.New
	}
	all := len(d.Records.Removed)*len(d.Records.Added) <= maxMoves
	byTitle := map[string][]int{}
	for j, doc := range d.Records.Added {
		for _, t := range titles(doc.Value) {
			byTitle[t] = append(byTitle[t], j)
		}
	}
	var found []Moved
	for _, gone := range d.Records.Removed {
		old := said(gone.Value)
		if id, ok := old["organisation"].(string); ok && sameAs[id] != "" {
			old["organisation"] = sameAs[id]
		}
		for _, j := range candidates(gone, byTitle, all, len(d.Records.Added)) {
			doc := d.Records.Added[j]
			bound := VeryAlike
			if shares(titles(gone.Value), titles(doc.Value)) {
				bound = Alike
			}
			if like := Likeness(old, said(doc.Value)); like >= bound {
				found = append(found, Moved{Old: gone.ID, New: doc.ID, Likeness: like})
			}
		}
	}
	return best(found, d)
}

// candidates are the numbers of the new records to compare with one that is gone.
func candidates(gone Document, byTitle map[string][]int, all bool, n int) []int {
	var list []int
	if all {
		for j := range n {
			list = append(list, j)
		}
		return list
	}
	for _, t := range titles(gone.Value) {
		list = append(list, byTitle[t][:min(len(byTitle[t]), 20)]...)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// best keeps for each record the pair that is most alike.
func best(found []Moved, d Difference) []Moved {
	slices.SortStableFunc(found, func(a, b Moved) int {
		return cmp.Compare(b.Likeness, a.Likeness)
	})
	var kept []Moved
	taken := map[string]bool{}
	for _, m := range found {
		if taken["old "+m.Old] || taken["new "+m.New] {
			continue
		}
		taken["old "+m.Old], taken["new "+m.New] = true, true
		old, new := valueOf(d.Records.Removed, m.Old), valueOf(d.Records.Added, m.New)
		for _, c := range Compare(old, new) {
			if c.From != "/id" {
				m.Changes = append(m.Changes, c)
			}
		}
		kept = append(kept, m)
	}
	slices.SortFunc(kept, func(a, b Moved) int { return cmp.Compare(a.Old, b.Old) })
	return kept
}

func valueOf(docs []Document, id string) Tree {
	i, _ := slices.BinarySearchFunc(docs, id, func(d Document, id string) int {
		return cmp.Compare(d.ID, id)
	})
	return docs[i].Value
}

// titles are the titles of a record in all languages, ready to be compared.
func titles(record Tree) []string {
	texts, _ := record["title"].(map[string]any)
	var list []string
	for _, lang := range slices.Sorted(maps.Keys(texts)) {
		if s, ok := texts[lang].(string); ok && s != "" {
			list = append(list, strings.ToLower(strings.Join(strings.Fields(s), " ")))
		}
	}
	return list
}

func shares(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// renamed finds the organisations that likely have another name.
func renamed(old, new Register, d Difference) []Renamed {
	var list []Renamed
	for _, e := range d.Organisations.Changed {
		a, b := nameOf(old.Organisations[e.ID]), nameOf(new.Organisations[e.ID])
		if !Equal(a, b) && otherName(a, b) {
			list = append(list, Renamed{Old: e.ID, New: e.ID, OldName: a, NewName: b})
		}
	}
	to := followers(old, new, d)
	for _, gone := range slices.Sorted(maps.Keys(to)) {
		if len(to[gone]) != 1 {
			continue // its records went different ways
		}
		for id, records := range to[gone] {
			if id == "" || named(old, id) || named(new, gone) {
				continue // one of them is there in both versions
			}
			list = append(list, Renamed{
				Old: gone, New: id, Records: records,
				OldName: nameOf(old.Organisations[gone]), NewName: nameOf(new.Organisations[id]),
			})
		}
	}
	slices.SortFunc(list, func(a, b Renamed) int { return cmp.Compare(a.Old, b.Old) })
	return list
}

// otherName tells a new name from one that is only said in one more language.
func otherName(a, b Tree) bool {
	for lang, name := range a {
		if other, both := b[lang]; both && !Equal(name, other) {
			return true
		}
	}
	return false
}

// followers says where the records of each organisation went that no record
// names any more: id of the old organisation → id of the new one → records.
func followers(old, new Register, d Difference) map[string]map[string][]string {
	to := map[string]map[string][]string{}
	for _, e := range d.Records.Changed {
		if e.Changes[0].Path == "" {
			continue // another system under an old id
		}
		a, _ := old.Records[e.ID]["organisation"].(string)
		b, _ := new.Records[e.ID]["organisation"].(string)
		if a == "" || a == b {
			continue
		}
		if to[a] == nil {
			to[a] = map[string][]string{}
		}
		to[a][b] = append(to[a][b], e.ID)
	}
	return to
}

// named reports whether a version has an organisation, or a record that names it.
func named(r Register, id string) bool {
	if _, ok := r.Organisations[id]; ok {
		return true
	}
	for _, rec := range r.Records {
		if rec["organisation"] == id {
			return true
		}
	}
	return false
}

func nameOf(organisation Tree) Tree {
	name, _ := organisation["name"].(map[string]any)
	return name
}
