package letters_test

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"vitrine/build/letters"
	"vitrine/build/view"
)

// page is a letter in English for somebody who reads Arabic.
var page = &view.LetterPage{Letters: []view.Letter{{
	Kind: view.Coded{Label: "اعتراض"},
	Sheet: view.Sheet{Lang: "en", Dir: "ltr", Title: "not a part", Blocks: []view.Block{
		{Kind: view.Fill, Label: "Name:"},
		{Kind: view.Address, Lines: []view.Line{{Text: "Desk"}, {Text: "1 Street", Dir: "ltr"}}},
		{Kind: view.Subject, Label: "Subject:", Lines: []view.Line{{Text: `A {b} \c`}}},
		{Kind: view.Facts, Label: "Entry:", Lines: []view.Line{{Text: "checks", Dir: "ltr"}}},
		{Kind: view.Words, Lines: []view.Line{{Text: "Please 🙂."}}},
		{Kind: view.Room, Label: "Reasons:"},
		{Kind: view.Asks, Label: "Ask", Lines: []view.Line{{Text: "One?"}, {Text: "Two?"}}},
		{Kind: view.Items, Label: "Enclosed", Lines: []view.Line{{Text: "A copy"}, {}}},
	}},
	Own: &view.Sheet{Lang: "ar", Dir: "rtl", Title: "لا ترسلوه", Blocks: []view.Block{
		{Kind: view.Facts, Label: "القيد:", Lines: []view.Line{{Text: "checks", Dir: "ltr"}}},
	}},
	GuideTitle: "قبل", Send: view.Block{Kind: view.Items, Label: "إلى", Lines: []view.Line{{Text: "بالبريد"}}},
}}}

func TestText(t *testing.T) {
	got := string(letters.Text(page, "ar", "rtl"))
	blank := strings.Repeat("_", 32)
	line := strings.Repeat("_", 64)
	rule := strings.Repeat("-", 64)
	want := "\ufeff" + strings.Join([]string{
		"Name: " + blank, "", "Desk", "1 Street", "", `Subject: A {b} \c`, "", "Entry: checks", "",
		"Please 🙂.", "", "Reasons:", line, line, line, line, line, "", "Ask", "1. One?", "2. Two?", "",
		"Enclosed", "– A copy", "– " + blank, "", "", rule, "", "لا ترسلوه", "",
		"القيد: \u2066checks\u2069", "", "", rule, "", "قبل", "", "إلى", "– بالبريد", "", "",
	}, "\r\n")
	if got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

// unit is a character in RTF.
var unit = regexp.MustCompile(`\\u(-?\d+)\?`)

// read returns the characters that are written as numbers.
func read(t *testing.T, rtf []byte) string {
	t.Helper()
	var units []uint16
	for _, m := range unit.FindAllSubmatch(rtf, -1) {
		n, err := strconv.ParseInt(string(m[1]), 10, 16)
		if err != nil {
			t.Errorf("%s is no number of 16 bits", m[0])
		}
		units = append(units, uint16(n))
	}
	return string(utf16.Decode(units))
}

func TestRTFIsPlainAndWhole(t *testing.T) {
	got := letters.RTF(page, "ar", "rtl")
	if !bytes.HasPrefix(got, []byte(`{\rtf1\ansi`)) || !bytes.HasSuffix(got, []byte("}\n")) {
		t.Errorf("begins %.20q, ends %q", got, got[len(got)-5:])
	}
	for _, b := range got {
		if b > 0x7e || b < ' ' && b != '\n' {
			t.Fatalf("the byte %#x", b)
		}
	}
	open := 0
	for _, part := range regexp.MustCompile(`\\.|[{}]`).FindAll(got, -1) {
		switch string(part) {
		case "{":
			open++
		case "}":
			open--
		}
	}
	if open != 0 {
		t.Errorf("%d groups stay open", open)
	}
	chars := read(t, got)
	for _, want := range []string{"🙂", "لا ترسلوه", "القيد"} {
		if !strings.Contains(strings.ReplaceAll(chars, " ", ""), strings.ReplaceAll(want, " ", "")) {
			t.Errorf("%q is lost: %q", want, chars)
		}
	}
	for _, want := range []string{`Subject: A \{b\} \\c`, "1. One?", `\lang2057`, `\alang1025`} {
		if !bytes.Contains(got, []byte(want)) {
			t.Errorf("there is no %s", want)
		}
	}
}

func TestRTFTurnsWithTheLanguage(t *testing.T) {
	got := letters.RTF(page, "ar", "rtl")
	paragraphs := bytes.Split(got, []byte(`\pard`))[1:]
	breaks := 0
	for i, p := range paragraphs {
		rtl := bytes.Contains(p, []byte(`\rtlpar`))
		if rtl == bytes.Contains(p, []byte(`\ltrpar`)) || rtl != bytes.Contains(p, []byte(`\rtlch`)) {
			t.Errorf("paragraph %d has no clear direction: %s", i, p)
		}
		if bytes.Contains(p, []byte(`\pagebb`)) {
			breaks++
			if !rtl {
				t.Errorf("the English letter is not on the first page: %s", p)
			}
		}
	}
	if breaks != 2 {
		t.Errorf("%d new pages, want one for the translation and one for what to know", breaks)
	}
}
