package report

import (
	_ "embed"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"

	"vitrine/content/changes"
	"vitrine/schema/meaning"
)

//go:embed page.html
var pageHTML string

// page is parsed once. It fails only if the program was built wrong, which the
// tests exclude.
var page = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Parse(pageHTML))
})

// htmlPage is what the template shows.
type htmlPage struct {
	Lang, Dir string
	Words     map[string]string
	Steps     []htmlStep
}

type htmlStep struct {
	Number   int
	From, To string
	Numbers  []number
	Sections []htmlSection
}

type htmlSection struct {
	Anchor, Name, About string
	Count               int
	Whole               []htmlRow // documents that are new or gone
	Documents           []htmlDocument
}

type htmlDocument struct {
	Anchor, Kind, ID, Title string
	Rows                    []htmlRow
}

type htmlRow struct {
	Sentence, Place string
	ID              string // of the document
	Lang, Dir       string // of both versions of a text, "" if it is none
	Old, New        []changes.Edit
	Before, After   string
	Records         []string
}

// WriteHTML writes comparisons as one page. It needs no other file and no script,
// and reads from right to left where the language does.
func WriteHTML(w io.Writer, steps []Step, lang string) error {
	p := htmlPage{Lang: lang, Dir: "ltr", Words: map[string]string{}}
	if lang == "ar" {
		p.Dir = "rtl"
	}
	for key := range words()["en"] {
		p.Words[key] = say(key, lang)
	}
	for i, s := range steps {
		p.Steps = append(p.Steps, s.html(i+1, lang))
	}
	return page().Execute(w, p)
}

func (s Step) html(number int, lang string) htmlStep {
	h := htmlStep{
		Number: number, From: plain(s.From), To: plain(s.To), Numbers: s.numbers(lang),
	}
	for _, sec := range s.sections(lang) {
		hs := htmlSection{
			Anchor: anchor(number, string(sec.Severity)), Count: sec.Count,
			Name: say(string(sec.Severity), lang), About: say(string(sec.Severity)+"_about", lang),
		}
		for _, d := range sec.Documents {
			if d.isWhole() {
				hs.Whole = append(hs.Whole, row(d.Findings[0], lang))
				continue
			}
			hd := htmlDocument{
				Anchor: anchor(number, string(sec.Severity), d.Kind, d.ID),
				Kind:   say(d.Kind, lang), ID: plain(d.ID), Title: plain(d.Title),
			}
			if d.ID == "" {
				hd.Title = hd.Kind
			}
			for _, f := range d.Findings {
				hd.Rows = append(hd.Rows, row(f, lang))
			}
			hs.Documents = append(hs.Documents, hd)
		}
		h.Sections = append(h.Sections, hs)
	}
	return h
}

// anchor is an id of the page. Names of files of the schema have a slash.
func anchor(number int, parts ...string) string {
	return "s" + strconv.Itoa(number) + "-" + strings.ReplaceAll(strings.Join(parts, "-"), "/", "-")
}

func row(f meaning.Finding, lang string) htmlRow {
	r := htmlRow{
		ID:       plain(f.ID),
		Sentence: f.SentenceWith(lang, isolated), Place: plain(f.Place()), Records: f.Records,
		Before: safe(f.Before(lang)), After: safe(f.After(lang)),
	}
	if f.Other != "" {
		r.Place = ""
	}
	old, new, textLang, ok := f.Text()
	if !ok {
		return r
	}
	r.Lang, r.Dir = textLang, "ltr"
	if slices.Contains([]string{"ar", "fa", "he", "ur", "yi", "ps"}, textLang) {
		r.Dir = "rtl"
	}
	for _, e := range changes.Words(safe(old), safe(new)) {
		if e.Op != changes.Add {
			r.Old = append(r.Old, e)
		}
		if e.Op != changes.Remove {
			r.New = append(r.New, e)
		}
	}
	return r
}

// safe is [plain] of each line of a text.
func safe(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = plain(line)
	}
	return strings.Join(lines, "\n")
}

// isolated keeps the direction of a name apart from that of the sentence. The name
// holds no such mark itself, or it could turn what follows.
func isolated(s string) string { return "\u2068" + plain(s) + "\u2069" }
