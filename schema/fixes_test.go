package schema_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"vitrine/content"
	"vitrine/content/diag"
	"vitrine/content/mend"
	"vitrine/schema"
)

// mended checks a register with one record and mends the record.
func mended(t testing.TB, record string) (after string, changes []mend.Change) {
	t.Helper()
	_, fsys := readCase(t, "testdata/base.txtar")
	fsys["records/fixes.yaml"] = &fstest.MapFile{Data: []byte(record)}
	reg, list, err := content.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	list = append(list, schema.Check(reg, schema.Options{Loaded: list})...)
	list = schema.Fixes(reg, list)
	var own diag.List
	for _, d := range list {
		if d.File == "records/fixes.yaml" {
			own.Add(d)
		}
	}
	data, changes, err := mend.Text(reg.File("records/fixes.yaml"), own, "")
	if err != nil {
		t.Fatalf("%s\nis left as it is: %v", record, err)
	}
	return string(data), changes
}

// fixCases are lines before and, after the arrow, what they become; lines without an
// arrow stay as they are.
var fixCases = map[string]string{
	"a code in capital letters":    "lifecycle: {status: In use} → lifecycle: {status: in_use}",
	"a code with a hyphen":         "lifecycle:\n  status: in-use # now → \n  status: in_use # now",
	"space in quotes":              `lifecycle: {status: "in_use "} → lifecycle: {status: "in_use"}`,
	"single quotes":                `lifecycle: {status: 'In Use'} → lifecycle: {status: 'in_use'}`,
	"a no-break space at the end":  "lifecycle:\n  status: in_use\u00a0 → \n  status: in_use",
	"a French label":               "lifecycle: {status: en service} → lifecycle: {status: in_use}",
	"a synonym":                    "lifecycle: {status: Actief} → lifecycle: {status: in_use}",
	"a code in a list":             "rights:\n- Privacy\n- health → rights:\n- privacy\n- health",
	"a code that stands there":     "rights: [Privacy, privacy]",
	"a typing error":               "lifecycle: {status: in_us}",
	"a code in several lines":      "lifecycle:\n  status: in\n    use",
	"a code below its key":         "lifecycle:\n  status: >-\n    In use",
	"true for an answer":           "rollback: true → rollback: yes",
	"False for an answer":          "rollback: {answer: False} → rollback: {answer: no}",
	"an answer in quotes":          `rollback: "Yes" → rollback: "yes"`,
	"a date with space":            `lifecycle: {status: in_use, since: " 2024-03"} → lifecycle: {status: in_use, since: "2024-03"}`,
	"a year without quotes":        `lifecycle: {status: in_use, since: 2024} → lifecycle: {status: in_use, since: "2024"}`,
	"a date that is none":          "lifecycle: {status: in_use, since: 2024.05}",
	"an id with space":             `organisation: "city " → organisation: "city"`,
	"an id that is none":           `organisation: "The City"`,
	"a language in a key":          `summary: {" en": It helps.} → summary: {"en": It helps.}`,
	"a language in capitals":       "summary: {EN: It helps.} → summary: {en: It helps.}",
	"two languages that are one":   "summary: {EN: It helps., en: It aids.}",
	"a language in a list":         `help: [{languages: ["en ", FR]}] → help: [{languages: ["en", fr]}]`,
	"zeros in front":               "procurement: {contract_ids: [007]} → procurement: {contract_ids: [\"007\"]}",
	"zeros at the end":             `technology: {models: [{name: m, version: 1.10}]} → technology: {models: [{name: m, version: "1.10"}]}`,
	"a telephone number":           `help: [{phone: +31201234567}] → help: [{phone: "+31201234567"}]`,
	"a long number":                `procurement: {contract_ids: [12345678901234567890]} → procurement: {contract_ids: ["12345678901234567890"]}`,
	"a number for a text":          `performance: {metrics: [{name: {en: Hits}, value: 1.5}]} → performance: {metrics: [{name: {en: Hits}, value: "1.5"}]}`,
	"a boolean for a text":         `legal: {basis: [{title: {en: true}}]} → legal: {basis: [{title: {en: "true"}}]}`,
	"zeros where a number belongs": "affected: {scale: 007}",
	"a number in quotes":           `affected: {scale: "1200"} → affected: {scale: 1200}`,
	"a number with separators":     `affected: {scale: "1,200"}`,
	"yes for true":                 "redress: [{kind: court, deadline: {none: yes}}] → redress: [{kind: court, deadline: {none: true}}]",
	"the name of a field":          "Summary: {en: It helps.} → summary: {en: It helps.}",
	"a field with a hyphen":        "oversight-human: {can_override: yes} → oversight_human: {can_override: yes}",
	"a field before a colon":       "summary\u00a0: {en: It helps.} → summary: {en: It helps.}",
	"a field that stands there":    "Summary: {en: It helps.}\nsummary: {en: It aids.}",
	"an unknown field":             "sumary: {en: It helps.}",
	"a type with a false value":    "contact: [{type: E-mail, value: nobody}] → contact: [{type: email, value: nobody}]",
	"a wide space after a colon":   "summary:\n  en:\u00a0It helps. → summary:\n  en: It helps.",
	"wide spaces after colons": "lifecycle:\u00a0\n  status:\u00a0 in_use\n  since:\u202f2024-03 → " +
		"lifecycle:\n  status: in_use\n  since: 2024-03",
	"a wide space in a text": "summary: {en: \"Note:\u00a0it helps.\"}",
	"wide spaces around a long text": "summary:\u00a0\n  en:\u00a0|\n    url:\u00a0city.example\nlegal: {} → " +
		"summary:\n  en: |\n    url:\u00a0city.example\nlegal: {}",
	"a wide space in long texts": "summary:\n  en: |\n    It helps:\n    url:\u00a0city.example\nbroken: [",
	"an address with space":      `links: {other: " https://city.example "} → links: {other: "https://city.example"}`,
	"an address without scheme":  "links: {other: www.city.example}",
	"accents apart":              "summary: {en: Cafe\u0301s.} → summary: {en: Caf\u00e9s.}",
	"an accent apart, escaped":   `summary: {en: "Cafe\u0301s."} → summary: {en: "Cafés."}`,
	"accents apart in long text": "summary:\n  en: |\n    Cafe\u0301s\n    and bars.",
}

func TestFixes(t *testing.T) {
	for what, lines := range fixCases {
		t.Run(what, func(t *testing.T) {
			before, after, arrow := strings.Cut(lines, " → ")
			if !arrow {
				after = before
			}
			if strings.HasPrefix(after, "\n") { // the first line stays
				first, _, _ := strings.Cut(before, "\n")
				after = first + after
			}
			const head = "id: fixes\ntitle: {en: Fixes}\n"
			got, changes := mended(t, head+before+"\n")
			if got != head+after+"\n" {
				t.Errorf("before %s\ngot    %s\nwant   %s", before, got[len(head):], after)
			}
			if (len(changes) > 0) != arrow {
				t.Errorf("changes: %v", changes)
			}
			if again, more := mended(t, got); again != got || len(more) > 0 {
				t.Errorf("a second time it becomes %s", again)
			}
		})
	}
}
