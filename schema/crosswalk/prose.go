package crosswalk

import (
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vitrine/content"
)

// tag matches the markup that registers use in their texts.
var tag = regexp.MustCompile(`(?i)<(/?)(div|br|p|ul|ol|li)(?:\s[^<>]*)?/?>`)

// anyTag matches what looks like other markup.
var anyTag = regexp.MustCompile(`</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>`)

// entity matches character references. Those without a semicolon are left
// alone: in these texts they are parts of web addresses, or just an "&".
var entity = regexp.MustCompile(`&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);`)

func entities(s string) string {
	return entity.ReplaceAllStringFunc(s, html.UnescapeString)
}

// hasOtherMarkup reports whether a text has markup that is not understood and
// will be shown as it stands.
func hasOtherMarkup(s string) bool {
	return anyTag.MatchString(tag.ReplaceAllString(s, ""))
}

// markdown turns the HTML subset div, br, p, ul, ol, li into Markdown. A text
// without such tags keeps its lines and its own signs as they are.
func markdown(s string) string {
	tags := tag.FindAllStringSubmatchIndex(s, -1)
	if len(tags) == 0 {
		return strings.TrimSpace(content.Clean(entities(s)))
	}
	var w markdownWriter
	end := 0
	for _, t := range tags {
		w.text(s[end:t[0]])
		w.tag(strings.ToLower(s[t[4]:t[5]]), t[2] != t[3])
		end = t[1]
	}
	w.text(s[end:])
	return w.out.String()
}

// markdownWriter holds back the space between two pieces of text until the
// second piece comes, so that none is left at the ends.
type markdownWriter struct {
	out    strings.Builder
	gap    int // line breaks owed before the next text
	hard   bool
	space  bool
	marker string // of the list item whose text has not come yet
	lists  []openList
}

// openList is a list that has begun and has not ended.
type openList struct {
	ordered bool
	items   int
}

func (l openList) marker() string {
	if l.ordered {
		return strconv.Itoa(l.items) + ". "
	}
	return "- "
}

func (w *markdownWriter) text(s string) {
	s = strings.ReplaceAll(content.Clean(entities(s)), "\u00a0", " ")
	words := strings.Fields(s)
	if len(words) == 0 {
		w.space = w.space || s != ""
		return
	}
	switch {
	case w.out.Len() == 0:
		w.out.WriteString(w.marker)
	case w.gap > 0 || w.marker != "":
		if w.hard && w.gap == 1 && w.marker == "" {
			w.out.WriteString("  ") // two spaces make a line break that stays
		}
		w.out.WriteString(strings.Repeat("\n", max(w.gap, 1)))
		w.out.WriteString(w.indent() + w.marker)
	case w.space || s[0] == ' ' || s[0] == '\n' || s[0] == '\t':
		w.out.WriteByte(' ')
	}
	w.out.WriteString(strings.Join(words, " "))
	w.gap, w.hard, w.marker = 0, false, ""
	w.space = strings.TrimRight(s, " \n\t") != s
}

// indent is how far a line stands in: below the text of the items around it.
func (w *markdownWriter) indent() string {
	n := 0
	for i, list := range w.lists {
		if i == len(w.lists)-1 && w.marker != "" {
			break
		}
		n += len(list.marker())
	}
	return strings.Repeat(" ", n)
}

func (w *markdownWriter) tag(name string, closing bool) {
	switch name {
	case "br":
		w.hard = true
		w.gap = min(w.gap+1, 2)
	case "p", "div":
		if w.marker == "" {
			w.gap = 2
		}
	case "ul", "ol":
		w.list(name == "ol", closing)
	case "li":
		w.gap = max(w.gap, 1)
		if !closing {
			w.item()
		}
	}
}

func (w *markdownWriter) list(ordered, closing bool) {
	switch {
	case closing && len(w.lists) > 0:
		w.lists = w.lists[:len(w.lists)-1]
		w.marker = ""
	case !closing:
		w.lists = append(w.lists, openList{ordered: ordered})
	}
	w.gap = max(w.gap, 1)
	if len(w.lists) == 0 || len(w.lists) == 1 && !closing {
		w.gap = 2
	}
}

func (w *markdownWriter) item() {
	if len(w.lists) == 0 {
		w.lists = append(w.lists, openList{}) // an item without a list
	}
	last := &w.lists[len(w.lists)-1]
	if last.items++; last.items > 1 {
		w.gap = 1 // items stand close together, whatever paragraphs they hold
	}
	w.marker = last.marker()
}

// isNoAnswer reports whether a text only stands for an answer.
func isNoAnswer(s string) bool {
	s = strings.ToLower(collapse(s))
	s = strings.Trim(s, " .,;:!?-–—_/\\*…'\"()[]")
	return slices.Contains(noAnswers, strings.ReplaceAll(s, ".", ""))
}

// noAnswers are words without their punctuation, in lower case.
var noAnswers = []string{
	"", "afwezig", "geen", "geen antwoord", "leeg", "n/a", "n/b", "n/v/t", "na", "nb",
	"niet aanwezig", "niet bekend", "niet beschikbaar", "niet ingevuld", "niet van toepassing",
	"nihil", "nil", "nog in te vullen", "nog invullen", "nog niet bekend", "nog te bepalen",
	"none", "not applicable", "not available", "ntb", "null", "nvt", "onbekend", "pm", "tba",
	"tbc", "tbd", "todo", "to be determined", "unknown", "volgt", "wordt aangevuld", "x", "xx", "xxx",
}
