package searchbench

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// item is a record of a corpus before it becomes a file of a register.
type item struct {
	id, title, agency, status string
	summary                   string
	benefits, outputs         string
	data, vendor, reason      string
	impacts                   string
}

// texts are what stands in an item beside its title and the name of its agency.
func (it *item) texts() []string {
	return []string{
		it.summary, it.benefits, it.outputs, it.data, it.vendor, it.reason, it.impacts,
	}
}

// registers is the folder with the registers of other bodies, or "".
func registers() string { return os.Getenv("VITRINE_REGISTERS") }

const usFile = "us/2025_individually_reported_AI_use_cases.csv"

// loadUS reads the inventory of the US government of 2025. Rows get ids of their
// own, since a fifth of them have none and some have the same.
func loadUS(tb testing.TB) []item {
	tb.Helper()
	if registers() == "" {
		tb.Skip("VITRINE_REGISTERS does not say where the registers are")
	}
	f, err := os.Open(filepath.Join(registers(), filepath.FromSlash(usFile)))
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	items, err := readUS(f)
	if err != nil {
		tb.Fatal(err)
	}
	return items
}

func readUS(r io.Reader) ([]item, error) {
	rows := csv.NewReader(r)
	rows.FieldsPerRecord = -1
	head, err := rows.Read()
	if err != nil {
		return nil, fmt.Errorf("read the heads of the columns: %w", err)
	}
	columns := map[string]int{}
	for i, name := range head {
		columns[strings.TrimPrefix(name, "\ufeff")] = i
	}
	var items []item
	for n := 1; ; n++ {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return items, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read row %d: %w", n, err)
		}
		items = append(items, usItem(n, func(name string) string {
			if i, ok := columns[name]; ok && i < len(row) {
				return clean(row[i])
			}
			return ""
		}))
	}
}

func usItem(n int, get func(string) string) item {
	it := item{
		id: fmt.Sprintf("us-%05d", n), title: get("use_case_name"), agency: get("agency_name"),
		summary: get("problem_solved"), benefits: get("benefits"), outputs: get("system_outputs"),
		data: get("data_description"), vendor: get("vendor_name"), reason: get("HI_justification"),
		impacts: get("hi_potential_impacts"),
		status:  "in_use",
	}
	switch get("development_stage") {
	case "Pre-deployment":
		it.status = "development"
	case "Pilot":
		it.status = "pilot"
	case "Retired":
		it.status = "retired"
	}
	if it.title == "" {
		it.title = "Use case " + it.id
	}
	return it
}

// markup is what Markdown would read as marks: the texts are plain.
var markup = regexp.MustCompile("[*_`<>\\[\\]#|\\\\~]+")

var space = regexp.MustCompile(`[\s\p{C}]+`)

// clean makes a text one line without marks.
func clean(s string) string {
	s = markup.ReplaceAllString(strings.ToValidUTF8(s, " "), " ")
	return strings.TrimSpace(space.ReplaceAllString(s, " "))
}
