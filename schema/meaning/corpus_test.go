package meaning

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"vitrine/content"
	"vitrine/content/changes"
	"vitrine/content/example"
)

// A mutation changes one record of a register and says which class that must be
// given, by what a person who made the change would call it. It returns false
// where the record gives no occasion.
type mutation struct {
	class string
	do    func(r *rand.Rand, rec changes.Tree) bool
}

// mutations are what editors of registers do, written without a look at the rules.
func mutations() []mutation {
	return []mutation{
		{"redress-route-removed", dropItem("redress")},
		{"contact-removed", dropItem("contact")},
		{"contact-removed", dropItem("help")},
		{"contact-removed", inItem("redress", dropItem("channels"))},
		{"legal-basis-removed", dropItem("legal", "basis")},
		{"assessment-removed", dropItem("assessments")},
		{"assessment-lowered", inItem("assessments", from("status", "done", "unknown"))},
		{"oversight-independent-removed", dropItem("oversight_independent")},
		{"right-removed", dropItem("rights")},
		{"redress-deadline-shortened", inItem("redress", shorten)},
		{"redress-deadline-removed", inItem("redress", drop("deadline"))},
		{"redress-cost-raised", inItem("redress", raiseCost)},
		{"oversight-lowered", answer("no", "oversight_human", "can_override")},
		{"oversight-lowered", drop("oversight_human")},
		{"oversight-lowered", lowerRole},
		{"notification-lowered", answer("no", "notification", "given")},
		{"rollback-lowered", answer("unknown", "rollback")},
		{"redress-route-weakened", inItem("redress", answer("no", "suspensive"))},
		{"data-special-category-added", addItem(changes.Tree{
			"id": "new-source", "name": changes.Tree{"en": "Hospital letters"},
			"special_categories": []any{"health"},
		}, "data")},
		{"data-source-added", addItem(changes.Tree{
			"id": "new-source", "name": changes.Tree{"en": "Names of streets"},
		}, "data")},
		{"red-line-added", addItem("social_scoring", "risk", "red_lines")},
		{"withheld-added", addItem(changes.Tree{
			"path": "/performance/metrics", "ground": changes.Tree{"en": "The supplier forbids it."},
		}, "withheld")},
		{"affected-widened", addItem(changes.Tree{"en": "Everybody who visits"}, "affected", "groups")},
		{"purpose-changed", purpose},
		{"supplier-changed", inItem("procurement/vendors", set("name", "Another Company plc"))},
		{"status-ended", from("lifecycle/status", "in_use", "retired")},
		{"status-in-use", from("lifecycle/status", "pilot", "in_use")},
		{"backdated", set("record/updated", "1999-12-31")},
		{"date-only", set("record/updated", "2031-01-01")},
		{"record-withdrawn", withdraw},
		{"organisation-changed", set("organisation", "human-rights-institute")},
		{"language-dropped", dropLanguage},
		{"text-cut", cut},
		{"information-removed", drop("impacts")},
		{"information-removed", drop("performance")},
		{"reordered", reverse("rights")},
		{"reordered", reverse("redress")},
		{"redress-route-added", addItem(changes.Tree{
			"id": "new-route", "kind": "petition", "body": changes.Tree{"en": "The parliament"},
		}, "redress")},
		{"assessment-added", addItem(changes.Tree{"id": "new-one", "kind": "audit"}, "assessments")},
		{"wording-changed", reword},
	}
}

// place finds the map that holds the last key of a path.
func holder(rec changes.Tree, path ...string) (changes.Tree, string) {
	for _, k := range path[:len(path)-1] {
		next, ok := rec[k].(changes.Tree)
		if !ok {
			return nil, ""
		}
		rec = next
	}
	return rec, path[len(path)-1]
}

func dropItem(path ...string) func(*rand.Rand, changes.Tree) bool {
	return func(r *rand.Rand, rec changes.Tree) bool {
		m, k := holder(rec, path...)
		list, _ := m[k].([]any)
		if len(list) == 0 {
			return false
		}
		i := r.IntN(len(list))
		if m[k] = slices.Delete(list, i, i+1); len(list) == 1 {
			delete(m, k)
		}
		return true
	}
}

func addItem(item any, path ...string) func(*rand.Rand, changes.Tree) bool {
	return func(r *rand.Rand, rec changes.Tree) bool {
		m, k := holder(rec, path...)
		if m == nil {
			return false
		}
		list, _ := m[k].([]any)
		if slices.ContainsFunc(list, func(x any) bool { return changes.Equal(x, item) }) {
			return false
		}
		m[k] = slices.Insert(list, r.IntN(len(list)+1), item)
		return true
	}
}

// inItem does something to one item of a list.
func inItem(path string, do func(*rand.Rand, changes.Tree) bool) func(*rand.Rand, changes.Tree) bool {
	return func(r *rand.Rand, rec changes.Tree) bool {
		m, k := holder(rec, strings.Split(path, "/")...)
		list, _ := m[k].([]any)
		for _, i := range r.Perm(len(list)) {
			if item, ok := list[i].(changes.Tree); ok && do(r, item) {
				return true
			}
		}
		return false
	}
}

func drop(path ...string) func(*rand.Rand, changes.Tree) bool {
	return func(_ *rand.Rand, rec changes.Tree) bool {
		m, k := holder(rec, path...)
		_, ok := m[k]
		delete(m, k)
		return ok
	}
}

func set(path string, value any) func(*rand.Rand, changes.Tree) bool {
	return func(_ *rand.Rand, rec changes.Tree) bool {
		m, k := holder(rec, strings.Split(path, "/")...)
		if m == nil || changes.Equal(m[k], value) {
			return false
		}
		m[k] = value
		return true
	}
}

func from(path string, old, new any) func(*rand.Rand, changes.Tree) bool {
	return func(_ *rand.Rand, rec changes.Tree) bool {
		m, k := holder(rec, strings.Split(path, "/")...)
		if m == nil || m[k] != old {
			return false
		}
		m[k] = new
		return true
	}
}

// answer turns a yes into something else, and keeps its form.
func answer(to string, path ...string) func(*rand.Rand, changes.Tree) bool {
	return func(_ *rand.Rand, rec changes.Tree) bool {
		m, k := holder(rec, path...)
		switch v := m[k].(type) {
		case string:
			m[k] = to
			return v == "yes"
		case changes.Tree:
			yes := v["answer"] == "yes"
			v["answer"] = to
			return yes
		}
		return false
	}
}

func withdraw(_ *rand.Rand, rec changes.Tree) bool {
	entry, _ := rec["record"].(changes.Tree)
	before := entry["withdrawn"]
	entry["withdrawn"] = changes.Tree{
		"date": "2030-01-01", "reason": changes.Tree{"en": "It was never used."},
	}
	return before == nil
}

func shorten(r *rand.Rand, route changes.Tree) bool {
	d, _ := route["deadline"].(changes.Tree)
	if n, ok := d["value"].(int); ok && n > 1 {
		d["value"] = 1 + r.IntN(n-1)
		return true
	}
	if d["none"] == true {
		route["deadline"] = changes.Tree{"value": 6, "unit": "weeks", "starts": "receipt"}
		return true
	}
	return false
}

func raiseCost(_ *rand.Rand, route changes.Tree) bool {
	c, _ := route["cost"].(changes.Tree)
	n, ok := changes.Number(c["amount"])
	if ok {
		c["amount"] = n + 25
	}
	return ok
}

func lowerRole(_ *rand.Rand, rec changes.Tree) bool {
	d, _ := rec["decision"].(changes.Tree)
	if d == nil || d["role"] == nil || d["role"] == "decides" {
		return false
	}
	d["role"] = "decides"
	return true
}

func purpose(_ *rand.Rand, rec changes.Tree) bool {
	m, _ := holder(rec, "purpose", "statement", "en")
	s, _ := m["en"].(string)
	if s == "" {
		return false
	}
	m["en"] = s + " It also looks for people who owe money to the city."
	return true
}

// dropLanguage takes Spanish out of all texts.
func dropLanguage(_ *rand.Rand, rec changes.Tree) bool {
	found := false
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case changes.Tree:
			if _, ok := v["es"]; ok && len(v) > 1 {
				delete(v, "es")
				found = true
			}
			for _, x := range v {
				walk(x)
			}
		case []any:
			for _, x := range v {
				walk(x)
			}
		}
	}
	walk(rec)
	return found
}

func cut(_ *rand.Rand, rec changes.Tree) bool {
	m, _ := rec["summary"].(changes.Tree)
	words := strings.Fields(fmt.Sprint(m["en"]))
	if len(words) < 12 {
		return false
	}
	m["en"] = strings.Join(words[:len(words)/2], " ")
	return true
}

func reverse(path string) func(*rand.Rand, changes.Tree) bool {
	return func(_ *rand.Rand, rec changes.Tree) bool {
		list, _ := rec[path].([]any)
		slices.Reverse(list)
		return len(list) > 1
	}
}

func reword(_ *rand.Rand, rec changes.Tree) bool {
	m, _ := rec["summary"].(changes.Tree)
	s, _ := m["fr"].(string)
	m["fr"] = s + " Voilà."
	return s != ""
}

// copyOf is a copy that shares nothing.
func copyOf(t *testing.T, rec changes.Tree) changes.Tree {
	t.Helper()
	data, err := json.Marshal(rec)
	if err != nil {
		t.Fatal(err)
	}
	f, problems := content.Parse("x.yaml", data) // JSON is YAML, and whole numbers stay whole
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return f.Value.(changes.Tree)
}

// TestCorpus makes 300 mutations of the example register and asks that each is
// found under its class and nothing else is.
func TestCorpus(t *testing.T) {
	reg, problems, err := content.Load(example.FS())
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	whole := changes.Of(reg)
	r := rand.New(rand.NewPCG(6, 300))
	all := mutations()
	tried, wrong, done := 0, 0, map[string]int{}
	for tried < 300 {
		m := all[(tried+r.IntN(3))%len(all)]
		rec := reg.Records[r.IntN(len(reg.Records))]
		after := copyOf(t, rec.Value)
		if !m.do(r, after) {
			continue
		}
		tried++
		done[m.class]++
		new := whole
		new.Records = maps.Clone(whole.Records)
		new.Records[rec.ID] = after
		d := changes.CompareRegisters(whole, new)
		again, err := d.Apply(whole)
		if err != nil || !changes.CompareRegisters(again, new).Empty() {
			t.Fatalf("%s in %s: the difference does not make the new version: %v", m.class, rec.ID, err)
		}
		found, others := false, ""
		for _, f := range Classify(d, whole, new).Findings {
			if f.Class == m.class && f.ID == rec.ID {
				found = true
			} else if !follows(m.class, f) {
				others += " " + f.Class + " " + f.Place()
			}
		}
		if !found {
			t.Errorf("%s in %s was not found, but%s", m.class, rec.ID, others)
		}
		if others != "" {
			wrong++
			t.Logf("%s in %s: also%s", m.class, rec.ID, others)
		}
	}
	if len(done) < 30 || wrong*100 > tried {
		t.Errorf("%d of %d mutations of %d classes were given a wrong class too", wrong, tried, len(done))
	}
}

// follows tells what a mutation brings along by itself: a limit where there was
// none has a beginning.
func follows(class string, f Finding) bool {
	return class == "redress-deadline-shortened" && strings.HasSuffix(f.Place(), "/deadline/starts")
}

// A record whose file is deleted is found among many, and one whose file got
// another name is not.
func TestCorpusOfFiles(t *testing.T) {
	reg, _, err := content.Load(example.FS())
	if err != nil {
		t.Fatal(err)
	}
	whole := changes.Of(reg)
	for _, rec := range reg.Records {
		gone, renamed := whole, whole
		gone.Records, renamed.Records = maps.Clone(whole.Records), maps.Clone(whole.Records)
		delete(gone.Records, rec.ID)
		delete(renamed.Records, rec.ID)
		other := copyOf(t, rec.Value)
		other["id"] = "another-" + rec.ID
		renamed.Records["another-"+rec.ID] = other
		for class, new := range map[string]changes.Register{
			"record-removed": gone, "record-moved": renamed,
		} {
			if class == "record-removed" && changes.Withdrawn(rec.Value) {
				class = "tombstone-removed"
			}
			found := Classify(changes.CompareRegisters(whole, new), whole, new).Findings
			if len(found) != 1 || found[0].Class != class || found[0].ID != rec.ID {
				t.Errorf("%s of %s: %+v", class, rec.ID, found)
			}
		}
	}
}
