package schema_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"vitrine/content"
	"vitrine/schema"
)

// readRecord reads a record with the given YAML.
func readRecord(t *testing.T, yaml string) *content.Record {
	t.Helper()
	reg, list, err := content.Load(fstest.MapFS{
		"vitrine.yaml":   {Data: []byte("id: demo\n")},
		"records/a.yaml": {Data: []byte("id: a\n" + yaml)},
	})
	if err != nil || len(list) > 0 {
		t.Fatal(err, describe(list))
	}
	return reg.Record("a")
}

const hashed = `
title: {en: Permits, fr: Permis}
purpose: {benefits: {en: Less work.}}
affected: {groups: [{en: Drivers}, {en: Residents}]}
`

func TestSourceHashIsThatOfTheTexts(t *testing.T) {
	// printf '%s\t%s\n' /affected/groups/0/en Drivers … /title/en Permits | sha256sum
	want := "sha256:082fedeb763a6d4b"
	if got := schema.SourceHash(readRecord(t, hashed), "en"); got != want {
		t.Errorf("the hash is %s, want %s", got, want)
	}
	if got := schema.SourceHash(readRecord(t, hashed), "ar"); got != "" {
		t.Errorf("the hash of no texts is %s", got)
	}
}

func TestSourceHashDependsOnTheTextsAlone(t *testing.T) {
	want := schema.SourceHash(readRecord(t, hashed), "en")
	folded := "\n  benefits:\n    en: >\n      Less\n      work."
	literal := "\n  benefits:\n    en: |-\n      Less  work."
	for name, test := range map[string]struct {
		from, to string
		same     bool
	}{
		"quotes":            {"en: Less work.", `en: "Less work."`, true},
		"a folded block":    {"{benefits: {en: Less work.}}", folded, true},
		"a literal block":   {"{benefits: {en: Less work.}}", literal, true},
		"the order":         {"{en: Permits, fr: Permis}", "{fr: Permis, en: Permits}", true},
		"a comment":         {"title:", "# new\ntitle:", true},
		"another language":  {"fr: Permis", "fr: Autorisations", true},
		"what is no text":   {"title:", "risk: {level: high}\ntitle:", true},
		"what people type":  {"title:", "words_people_use: {en: [car]}\ntitle:", true},
		"a word":            {"Less work", "Less noise", false},
		"a capital letter":  {"Less work", "less work", false},
		"a new text":        {"title:", "summary: {en: New.}\ntitle:", false},
		"another place":     {"benefits:", "alternatives:", false},
		"a place in a list": {"[{en: Drivers}", "[{en: Staff}, {en: Drivers}", false},
	} {
		if !strings.Contains(hashed, test.from) {
			t.Fatalf("%s: no %q", name, test.from)
		}
		rec := readRecord(t, strings.Replace(hashed, test.from, test.to, 1))
		if got := schema.SourceHash(rec, "en"); (got == want) != test.same {
			t.Errorf("%s: %s, first %s", name, got, want)
		}
	}
}

func TestTranslationsFallBehind(t *testing.T) {
	rec := readRecord(t, hashed)
	for hash, want := range map[string]string{
		"sha256:082fedeb763a6d4b":  "false true",
		"sha256:082fedeb":          "false true",
		" SHA256:082FEDEB763A6D4B": "false true",
		"sha256:182fedeb763a6d4b":  "true true",
		"sha256:082":               "false false",
		"082fedeb763a6d4b":         "false false",
		"":                         "false false",
	} {
		if got := fmt.Sprint(schema.Behind(rec, "en", hash)); got != want {
			t.Errorf("%q: %s, want %s", hash, got, want)
		}
	}
	if _, known := schema.Behind(rec, "ar", "sha256:082fedeb763a6d4b"); known {
		t.Error("it is known of texts that are not there")
	}
}

// TestTranslationsAreTracked: the registers that come with the program know of
// which texts their translations were made. After a change of the texts,
//
//	go test ./schema -run TestTranslationsAreTracked -update
//
// writes the new hashes; somebody must have read the translations again.
func TestTranslationsAreTracked(t *testing.T) {
	for _, dir := range []string{"../content/example/register", "../cmd/vitrine/initial"} {
		reg, _, err := content.Load(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		source := reg.Settings.DefaultLanguage()
		for _, rec := range reg.Records {
			want := schema.SourceHash(rec, source)
			for lang, tr := range rec.Translations {
				if tr.SourceHash == want {
					continue
				}
				if *update {
					writeHash(t, filepath.Join(dir, rec.File), lang, want)
					continue
				}
				t.Errorf("%s/%s: %s is of %q, want %s", dir, rec.File, lang, tr.SourceHash, want)
			}
		}
	}
}

// writeHash puts the hash of one language below its status.
func writeHash(t *testing.T, file, lang, hash string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(data), "\ntranslations:\n")
	entry, after, found := strings.Cut(rest, "  "+lang+":\n    status: ")
	if !ok || !found {
		t.Fatalf("%s: the translation into %s is not written in blocks", file, lang)
	}
	status, after, _ := strings.Cut(after, "\n")
	if line, next, _ := strings.Cut(after, "\n"); strings.HasPrefix(line, "    source_hash: ") {
		after = next
	}
	text := fmt.Sprintf("%s\ntranslations:\n%s  %s:\n    status: %s\n    source_hash: %s\n%s",
		before, entry, lang, status, hash, after)
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestOtherTranslations: what is said once of several translations, or of two
// texts, names the others.
func TestOtherTranslations(t *testing.T) {
	for name, want := range map[string]string{
		"untracked-translation": "records/a.yaml:5:7 the same is missing here",
		"identical-translation": "records/a.yaml:4:7 the other one is here",
	} {
		_, fsys := readCase(t, "testdata/suite/"+name+".txtar")
		list := check(t, fsys)
		if len(list) != 1 || len(list[0].Related) != 1 {
			t.Fatalf("%s: %+v", name, list)
		}
		r := list[0].Related[0]
		at := r.Range.Start
		got := fmt.Sprintf("%s:%d:%d %s", r.File, at.Line, at.Column, r.Message)
		if got != want {
			t.Errorf("%s names %s, want %s", name, got, want)
		}
	}
}
