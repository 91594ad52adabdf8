package feeds_test

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"vitrine/build/chronicle"
	"vitrine/build/feeds"
	"vitrine/build/view"
	"vitrine/content/ledger"
)

func sample() *view.Feed {
	return &view.Feed{
		ID: "tag:town,2026-01-01:en/changes", Title: "A & <b>", Lang: "en", Author: "Town",
		Page: "en/changes/index.html", File: "en/changes/feed", Updated: "2026-01-02",
		Entries: []view.FeedEntry{{
			ID: "tag:town,2026-01-02:record/a/2", Title: "x ]]> \u0001 y",
			Page: "en/systems/a/history/2/index.html", Fragment: "n2", Published: "2026-01-02",
			Updated: "2026-01-03", Lines: []string{"<script>", "b & c"}, Reason: "<i>",
			Classes: []view.FeedClass{{Name: "text-cut", Label: "A text \"lost\" words"}},
		}},
	}
}

func TestHostileTextStaysText(t *testing.T) {
	data, err := feeds.Atom(sample(), "https://x.example/r/")
	if err != nil {
		t.Fatal(err)
	}
	var f struct {
		Title string `xml:"title"`
		Entry struct {
			Title   string `xml:"title"`
			Content string `xml:"content"`
			Updated string `xml:"updated"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(data, &f); err != nil {
		t.Fatal(err)
	}
	want := "<p>&lt;i&gt;</p><ul><li>&lt;script&gt;</li><li>b &amp; c</li></ul>"
	if f.Title != "A & <b>" || f.Entry.Content != want || f.Entry.Updated != "2026-01-03T00:00:00Z" {
		t.Errorf("%+v", f)
	}
	data, err = feeds.JSON(sample(), "https://x.example/r/")
	var j struct {
		Items []struct {
			HTML string `json:"content_html"`
		}
	}
	if err != nil || json.Unmarshal(data, &j) != nil || j.Items[0].HTML != want {
		t.Errorf("%v\n%s", err, data)
	}
}

func TestAddresses(t *testing.T) {
	for place, wants := range map[feeds.Place][]string{
		"https://x.example/r/": {
			`href="https://x.example/r/en/changes/feed.xml"`, `href="https://x.example/r/en/changes/"`,
			`href="https://x.example/r/en/systems/a/history/2/#n2"`,
		},
		"": {
			`href="../../en/changes/feed.xml"`, `href="../../en/changes/index.html"`,
			`href="../../en/systems/a/history/2/index.html#n2"`,
		},
	} {
		data, err := feeds.Atom(sample(), place)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range wants {
			if !strings.Contains(string(data), want) {
				t.Errorf("%q: no %s in\n%s", place, want, data)
			}
		}
	}
}

func TestTimeMap(t *testing.T) {
	version := func(n int, date, erased string) *chronicle.Version {
		return &chronicle.Version{ErasedOn: erased, Entry: ledger.Entry{
			Kind: ledger.Record, ID: "a", Revision: n, Date: date, SHA256: ledger.Hash{1},
		}}
	}
	got := string(feeds.TimeMap([]*chronicle.Version{
		version(1, "2026-01-01", "2026-01-02"), version(2, "2026-01-03", ""),
		version(3, "2026-01-04", ""),
	}, "https://x.example/"))
	memento := `<https://x.example/data/records/a/%d.json>;rel="%s memento";datetime="%s GMT"`
	want := `<https://x.example/data/records/a.json>;rel="original",
<https://x.example/data/records/a/timemap.link>;rel="self";type="application/link-format",
` + fmt.Sprintf(memento, 2, "first", "Sat, 03 Jan 2026 00:00:00") + ",\n" +
		fmt.Sprintf(memento, 3, "last", "Sun, 04 Jan 2026 00:00:00") + "\n"
	if got != want {
		t.Errorf("got\n%s", got)
	}
}
