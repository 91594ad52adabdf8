package letters

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"

	"vitrine/build/view"
)

// rtfWriter writes the Rich Text Format, which every word processor reads and
// which is plain ASCII: other characters are \uN with "?" for programs that do
// not know it.
type rtfWriter struct {
	out   bytes.Buffer
	begun bool
	dir   string // of the page
	start string // of a paragraph: its direction
	run   string // of a text: its font, size and language
}

// RTF is the first letter of a page for word processors; lang and dir are those
// of the page.
func RTF(page *view.LetterPage, lang, dir string) []byte {
	w := &rtfWriter{}
	w.out.WriteString(`{\rtf1\ansi\ansicpg1252\uc1\deff0` +
		`{\fonttbl{\f0\fswiss\fcharset0 Arial;}}` + "\n" +
		`{\info{\title ` + escaped(page.Letters[0].Kind.Label) + `}}` + "\n" +
		`\paperw11906\paperh16838\margl1247\margr1247\margt1134\margb1134` + "\n")
	write(w, page, lang, dir)
	w.out.WriteString("}\n")
	return w.out.Bytes()
}

// begin sets direction, font and language.
func (w *rtfWriter) begin(lang, dir string) {
	code := languageCodes[strings.ToLower(lang)]
	w.start, w.run = `\ltrpar\ql`, `\ltrch`
	if dir == "rtl" {
		w.start, w.run = `\rtlpar\qr`, `\rtlch`
	}
	// The second pair is for the letters of Arabic and the like.
	w.run += `\f0\fs22\af0\afs22`
	if code > 0 {
		w.run += fmt.Sprintf(`\lang%d\langfe%d\alang%d`, code, code, code)
	}
	w.dir = dir
	if w.begun {
		w.start = `\pagebb` + w.start
	}
	w.begun = true
}

func (w *rtfWriter) title(text string) { w.paragraph(paragraph{Text: text, Strong: true}) }

func (w *rtfWriter) paragraph(p paragraph) {
	space := 160
	if p.Tight {
		space = 40
	}
	bold := ""
	if p.Strong {
		bold = `\b\ab`
	}
	parts := []string{escaped(p.Label), escaped(isolated(p.Text, p.Dir, w.dir))}
	text := strings.TrimSpace(strings.Join(parts, " "))
	fmt.Fprintf(&w.out, "\\pard%s\\sa%d{%s%s %s}\\par\n", w.start, space, w.run, bold, text)
	w.start = strings.TrimPrefix(w.start, `\pagebb`)
}

// escaped writes a text in ASCII.
func escaped(text string) string {
	var out strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		switch {
		case unit == '\\' || unit == '{' || unit == '}':
			out.WriteString(`\` + string(rune(unit)))
		case unit == '\n':
			out.WriteString(`\line `)
		case unit < ' ':
		case unit < 0x7f:
			out.WriteByte(byte(unit))
		default: // a signed number of 16 bits
			fmt.Fprintf(&out, `\u%d?`, int16(unit))
		}
	}
	return out.String()
}

// languageCodes are the numbers of languages in the format, by which a program
// chooses a voice and a dictionary. Where a language is spoken in several
// countries, it is the first of them.
var languageCodes = map[string]int{
	"ar": 1025, "bg": 1026, "cs": 1029, "da": 1030, "de": 1031, "el": 1032, "en": 2057,
	"es": 3082, "et": 1061, "fa": 1065, "fi": 1035, "fr": 1036, "ga": 2108, "hr": 1050,
	"hu": 1038, "it": 1040, "lt": 1063, "lv": 1062, "mt": 1082, "nl": 1043, "pl": 1045,
	"pt": 2070, "ro": 1048, "ru": 1049, "sk": 1051, "sl": 1060, "sv": 1053, "tr": 1055,
	"uk": 1058, "zh": 2052,
}
