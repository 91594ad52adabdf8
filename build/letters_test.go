package build_test

import (
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"gopkg.in/yaml.v3"

	"vitrine/build/layout"
	"vitrine/content/example"
)

// letter is what a person knows who has one.
type letter struct {
	Lang, From, About, Happened string
	Contest                     string // the word for what they want to do
	Date                        string
	System, Last                string // what they must find
}

func letters(t *testing.T) []letter {
	t.Helper()
	data, err := os.ReadFile("testdata/letters.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all []letter
	if err := yaml.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestLettersLeadToTheirLastDay reads the portal as people do who have a letter:
// they follow what looks most like their own words.
func TestLettersLeadToTheirLastDay(t *testing.T) {
	c := crawl(t, os.DirFS(portal(t, load(t, example.FS()))))
	for _, l := range letters(t) {
		t.Run(l.System, func(t *testing.T) {
			want := layout.PageFile(l.Lang, layout.SystemContest(l.System))
			for _, first := range []string{l.Happened, l.From} {
				got, way := c.read(l.Lang, first, l.Contest+" "+l.About+" "+l.From)
				t.Logf("%q: %s", first, strings.Join(way, " → "))
				if got != want {
					t.Errorf("%q leads to %s, want %s", first, got, want)
				}
			}
			if last := c.lastDay(want, l.Date); last != l.Last {
				t.Errorf("a letter of %s: the last day is %q, want %s", l.Date, last, l.Last)
			}
		})
	}
}

// read begins at home with some words, goes on with others, and stops at a contest
// page or after a few clicks.
func (c *crawler) read(lang, first, then string) (end string, way []string) {
	end = layout.PageFile(lang, layout.Home)
	known := wordsOf(first)
	for range fewClicks {
		next, fits := c.choose(end, known)
		if fits {
			known = wordsOf(then)
		}
		end, way = next.to, append(way, next.text)
		if ok, _ := path.Match("*/systems/*/contest/index.html", end); ok {
			break
		}
	}
	return end, way
}

// choose takes the link whose text shares most words with what a person knows.
// When none shares any, it takes the first way on, which is the most prominent.
func (c *crawler) choose(name string, known []string) (best link, fits bool) {
	most := 0
	for _, l := range c.links(name) {
		back := path.Dir(path.Dir(name)) == path.Dir(l.to)
		if !l.main || back || l.to == name {
			continue
		}
		if best.to == "" {
			best = l
		}
		n := 0
		for _, word := range wordsOf(l.text) {
			if slices.ContainsFunc(known, func(k string) bool { return alike(k, word) }) {
				n++
			}
		}
		if n > most {
			best, most = l, n
		}
	}
	return best, most > 0
}

// wordsOf are the words of a text that mean something.
func wordsOf(text string) []string {
	var out []string
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r)
	}) {
		if utf8.RuneCountInString(word) >= 4 && !slices.Contains(out, word) {
			out = append(out, word)
		}
	}
	return out
}

// alike takes check for checks.
func alike(a, b string) bool { return strings.Contains(a, b) || strings.Contains(b, a) }

// lastDay finds the day in the row of a letter's date, in a table on the contest
// page or on the page of all days to which it leads.
func (c *crawler) lastDay(contest, date string) string {
	pages := []string{contest}
	for _, l := range c.links(contest) {
		if ok, _ := path.Match("*/contest/dates/*/index.html", l.to); ok {
			pages = append(pages, l.to)
		}
	}
	for _, name := range pages {
		for n := range c.page(name).Descendants() {
			if n.DataAtom != atom.Tr {
				continue
			}
			if days := days(n); len(days) == 2 && days[0] == date {
				return days[1]
			}
		}
	}
	return ""
}

// days are the days that a row of a table names.
func days(row *html.Node) []string {
	var out []string
	for n := range row.Descendants() {
		if n.DataAtom == atom.Time {
			out = append(out, attribute(n, "datetime"))
		}
	}
	return out
}
