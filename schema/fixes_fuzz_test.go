package schema_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vitrine/content"
	"vitrine/content/example"
	"vitrine/content/mend"
)

// Whatever a file holds: the lines that were not mended are the same, byte for
// byte, the file can still be read, and a second time there is nothing to do.
func FuzzFixes(f *testing.F) {
	f.Add("id: fixes\ntitle: {EN: 'In use '}\nlifecycle: {status: In use} # now\n")
	f.Add("\uFEFFid: \"fixes \"\r\ntitle:\u00a0\r\n  en:\u00a0A\r\nrollback: true")
	f.Add("id: fixes\nprocurement:\n  contract_ids: [007, +44, 1_000]\n  value: {amount: \"7\"}\n")
	f.Add("id: fixes\nsummary: |\n  en:\u00a0x\n\tlifecycle:\n")
	f.Add("id: fixes\r\nTitle:\u00a0{en: a}\rrollback: Yes")
	f.Fuzz(func(t *testing.T, record string) {
		after, changes := mended(t, record)
		unmended(t, record, after, changes)
		_, problems := content.Parse("records/fixes.yaml", []byte(after))
		_, before := content.Parse("records/fixes.yaml", []byte(record))
		if len(problems) > len(before) && before[0].Code != "yaml-syntax" {
			t.Errorf("%q has problems that %q has not", after, record)
		}
		settle(t, after)
	})
}

// settle mends until there is nothing more to do: what could not be read before
// may have other faults.
func settle(t *testing.T, record string) {
	t.Helper()
	for range 5 {
		after, changes := mended(t, record)
		if len(changes) == 0 {
			if after != record {
				t.Errorf("without a change %q becomes %q", record, after)
			}
			return
		}
		record = after
	}
	t.Errorf("%q is mended again and again", record)
}

// unmended compares the lines that no change speaks of.
func unmended(t *testing.T, before, after string, changes []mend.Change) {
	t.Helper()
	a, b := strings.SplitAfter(before, "\n"), strings.SplitAfter(after, "\n")
	if len(a) != len(b) {
		t.Fatalf("%d lines become %d", len(a), len(b))
	}
	for i := range a {
		is := func(c mend.Change) bool { return c.Line == i+1 }
		if a[i] != b[i] && !slices.ContainsFunc(changes, is) {
			t.Errorf("line %d: %q becomes %q", i+1, a[i], b[i])
		}
	}
}

// Records are spoilt in ways that leave no doubt, and mended: they must be what
// they were, whatever their lines end with.
func TestFixesBringRecordsBack(t *testing.T) {
	reg, _, err := content.Load(example.FS())
	if err != nil {
		t.Fatal(err)
	}
	spoilt := map[string]bool{}
	for _, r := range reg.Records[:4] {
		record := string(reg.File(r.File).Data)
		crlf := "\uFEFF" + strings.TrimSuffix(strings.ReplaceAll(record, "\n", "\r\n"), "\r\n")
		for _, whole := range []string{record, crlf} {
			for what, spoil := range spoilings {
				got := spoil(whole)
				spoilt[what] = spoilt[what] || got != whole
				for changes := []mend.Change{{}}; len(changes) > 0; {
					got, changes = mended(t, got)
				}
				if d := cmp.Diff(whole, got); d != "" {
					t.Errorf("%s, %s (-want +got):\n%s", r.File, what, d)
				}
			}
		}
	}
	for what := range spoilings {
		if !spoilt[what] {
			t.Errorf("nothing was spoilt by %s", what)
		}
	}
}

// spoilings do what people do.
var spoilings = map[string]func(string) string{
	"words for codes": func(s string) string {
		return snake.ReplaceAllStringFunc(s, func(m string) string {
			return strings.ReplaceAll(strings.ToUpper(m), "_", " ")
		})
	},
	"true for yes": func(s string) string {
		s = regexp.MustCompile(`(?m): yes(\r?)$`).ReplaceAllString(s, ": true$1")
		return regexp.MustCompile(`(?m): no(\r?)$`).ReplaceAllString(s, ": False$1")
	},
	"space after codes": func(s string) string {
		return snake.ReplaceAllString(s, "$0\u00a0")
	},
	"no-break spaces after colons": func(s string) string {
		return regexp.MustCompile(`(?m)^( *(?:- )?[a-z_]+:) `).ReplaceAllString(s, "$1\u00a0")
	},
}

// snake matches the codes of more than one word at the end of a line.
var snake = regexp.MustCompile(`(?m)\b(?:in_use|selects_for_check|with_decision|data_protection_authority|` +
	`letter_date|working_days|machine_learning|not_applicable|in_progress|good_administration|previous_outcome)\b`)

// A register without problems has nothing to mend.
func TestFixesOfTheExample(t *testing.T) {
	reg, problems, err := content.Load(example.FS())
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	for _, r := range reg.Records {
		text := string(reg.File(r.File).Data)
		if after, changes := mended(t, text); after != text || len(changes) > 0 {
			t.Errorf("%s: %v", r.File, changes)
		}
	}
}
