package export

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
	"testing"

	"vitrine/build/layout"
	"vitrine/content"
	"vitrine/schema"
)

// countedRows are the rows of a table of counts by their first cells.
func countedRows(t *testing.T, data []byte, keys int) map[string]map[string]string {
	t.Helper()
	plain, ok := bytes.CutPrefix(data, []byte(byteOrderMark))
	if !ok {
		t.Error("the table does not begin with a byte order mark")
	}
	all, err := csv.NewReader(bytes.NewReader(plain)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]map[string]string{}
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, c := range cells {
			row[all[0][i]] = c
		}
		key := strings.Join(cells[:keys], " ")
		if rows[key] != nil {
			t.Errorf("%s stands twice", key)
		}
		rows[key] = row
	}
	return rows
}

func TestStatisticsTable(t *testing.T) {
	reg := load(t, nil)
	reg.Record("potholes").Affected.Area = ""
	out, _ := export(t, reg, "")
	rows := countedRows(t, out[layout.StatisticsCSV], 3)
	for key, want := range map[string]map[string]string{
		"register alvemar 2026-11-03": {
			"name": "AI Register of Alvemar", "systems": strconv.Itoa(running(reg)),
			"records_published": "", "records_withdrawn": strconv.Itoa(len(reg.Records) - running(reg)),
		},
		"organisation alvemar-social-services 2026-11-03": {"name": "Alvemar Social Services"},
		"area social_security 2026-11-03":                 {"name": "Social security and benefits"},
		"area not_published 2026-11-03":                   {"name": "", "systems": "1"},
		"year 2026 2026":                                  {"systems": "", "questions": "", "name": ""},
		"quarter 2026-Q4 2026-Q4":                         {"systems": ""},
		"organisation_year alvemar-social-services 2026": {
			"name": "Alvemar Social Services", "systems": "", "records_at_end": "3",
		},
		"area_year social_security 2021": {"systems_started": "1"},
	} {
		for column, cell := range want {
			if got, ok := rows[key][column]; !ok || got != cell {
				t.Errorf("%s of %s is %q, want %q", column, key, got, cell)
			}
		}
	}
	if n := rows["year 2026 2026"]["records_updated"]; n == "" || n == "0" {
		t.Errorf("%q records were changed in 2026", n)
	}
}

// running counts records that are not withdrawn.
func running(reg *content.Register) int {
	n := 0
	for _, rec := range reg.Records {
		if rec.Entry.Withdrawn == nil {
			n++
		}
	}
	return n
}

func TestCompletenessTable(t *testing.T) {
	reg := load(t, nil)
	out, _ := export(t, reg, "")
	rows := countedRows(t, out[layout.CompletenessCSV], 1)
	if len(rows) != running(reg) {
		t.Errorf("%d rows, %d systems", len(rows), running(reg))
	}
	row := rows["potholes"]
	tally := schema.TallyOf(reg.Record("potholes"))
	if row["organisation"] != reg.Record("potholes").Organisation ||
		row["not_published"] != strconv.Itoa(tally.NotPublished) ||
		len(strings.Split(row["fields_not_published"], " | ")) != tally.NotPublished {
		t.Errorf("potholes: %v", row)
	}
	for id, row := range rows {
		sum := 0
		for _, c := range answerCounts[1:] {
			n, err := strconv.Atoi(row[c.name])
			if err != nil {
				t.Errorf("%s: %s is %q", id, c.name, row[c.name])
			}
			sum += n
		}
		if strconv.Itoa(sum) != row["questions"] {
			t.Errorf("%s: %d answers to %s questions", id, sum, row["questions"])
		}
	}
}

// TestNamesInCountsAreNoFormulas: the name of an organisation comes from people.
func TestNamesInCountsAreNoFormulas(t *testing.T) {
	reg := load(t, nil)
	reg.Organisation("alvemar-social-services").Name = content.Text{"en": "=HYPERLINK(1)"}
	reg.Settings.Title = content.Text{"en": "@SUM(1)"}
	out, _ := export(t, reg, "")
	table := string(out[layout.StatisticsCSV])
	if !strings.Contains(table, ",'=HYPERLINK(1),") || !strings.Contains(table, ",'@SUM(1),") {
		t.Error("a name in statistics.csv may become a formula")
	}
}
