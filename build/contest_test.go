package build_test

import (
	"regexp"
	"strings"
	"testing"

	"vitrine/content/example"
	"vitrine/themes/themetest"
)

// TestLastDaysCanBeRead finds the last day of a letter in the hand of a reader.
func TestLastDaysCanBeRead(t *testing.T) {
	out := portal(t, load(t, example.FS()))
	const day = `<tr><th scope="row"><time datetime="2026-09-04">4 September</time></th>` +
		`<td><time datetime="2026-10-16">16 October 2026</time></td></tr>`
	for name, want := range map[string]string{
		"en/contest/dates/6-weeks-letter-date-be-sent/index.html": day,
		"en/systems/benefit-checks/contest/index.html": `<td data-letter="2026-09-08" ` +
			`data-last="2026-10-20"><time datetime="2026-10-20">20 Oct</time></td>`,
		"ar/contest/dates/30-days-receipt-arrive/index.html": "يوم تسلّمكم الرسالة</th>",
	} {
		if got := read(t, out, name); !strings.Contains(got, want) {
			t.Errorf("%s does not hold %q", name, want)
		}
	}
	to := `href="../../../contest/dates/6-weeks-letter-date-be-sent/index.html"`
	for id, want := range map[string]bool{
		"benefit-checks": true, "school-places": true, // the same time limit
		"tax-return-checks": false, "noise-meters": false,
	} {
		page := read(t, out, "en/systems/"+id+"/contest/index.html")
		if got := strings.Contains(page, to); got != want {
			t.Errorf("%s leads to the dates of 6 weeks: %v", id, got)
		}
	}
}

// TestTheDeadlineComesFirst looks at what follows the heading of every contest
// page.
func TestTheDeadlineComesFirst(t *testing.T) {
	reg := load(t, example.FS())
	out := portal(t, reg)
	first := regexp.MustCompile(`(?s)</h1>\s*<div class="deadline">\s*<p class="due">[^<]`)
	for _, rec := range reg.Records {
		if !first.MatchString(read(t, out, "en/systems/"+rec.ID+"/contest/index.html")) {
			t.Errorf("%s: something else comes first", rec.ID)
		}
	}
}

func TestALetterStandsBesideItsTranslation(t *testing.T) {
	out := portal(t, load(t, example.FS()))
	page := read(t, out, "ar/systems/parking-cameras/contest/letter/index.html")
	english := strings.Index(page, `<article lang="en" dir="ltr">`)
	arabic := strings.Index(page, `<article lang="ar" dir="rtl">`)
	if english < 0 || arabic < english {
		t.Errorf("English at %d, Arabic at %d: the letter is to be sent in English", english, arabic)
	}
	text := read(t, out, "ar/systems/parking-cameras/contest/letter/letter.txt")
	for _, want := range []string{"Kerbline Fines", "parking-cameras", "أسبابي"} {
		if !strings.Contains(text, want) {
			t.Errorf("the text lacks %s", want)
		}
	}
	if got := read(t, out, "fr/systems/parking-cameras/contest/letter/letter.rtf"); !strings.HasPrefix(got, `{\rtf1`) {
		t.Errorf("letter.rtf begins %.20q", got)
	}
}

// TestOwnWordsInLetters changes a word of a letter in the register.
func TestOwnWordsInLetters(t *testing.T) {
	out := portal(t, load(t, small(t, `
-- i18n/en.yaml --
letter_reasons: Why I think so
-- records/parking.yaml --
id: parking
title: {en: Parking fines}
summary: {en: A camera reads number plates.}
organisation: smalltown
lifecycle: {status: in_use}
decision: {about_people: yes}
redress:
  - kind: objection
    deadline: {value: 6, unit: weeks, starts: letter_date}
    channels: [{type: post, value: "Town Hall, Smalltown", languages: [en]}]
`)))
	text := read(t, out, "en/systems/parking/contest/letter/letter.txt")
	if !strings.Contains(text, "Why I think so:") || !strings.Contains(text, "Signature:") {
		t.Errorf("the letter is\n%s", text)
	}
}

// TestContestPagesOnPaper holds everything that the screen shows, and where it
// is from.
func TestContestPagesOnPaper(t *testing.T) {
	b := themetest.Start(t)
	out := portal(t, load(t, example.FS()))
	where := address(out, "en/systems/benefit-checks/contest/index.html")
	page := b.Open(t, where, themetest.State{Print: true})
	got := page.Text("body")
	for _, want := range []string{
		"You have 6 weeks", "If you missed the deadline", "Your rights", "What happens next",
		"Free help", "register.example/en/systems/benefit-checks/contest/",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the printed page lacks %q", want)
		}
	}
}
