package diag_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vitrine/content/diag"
)

// TestJoinedWordsMakeSentences holds the sentences whose parts are joined to
// the grammar of each language: no article or case depends on what is put in.
func TestJoinedWordsMakeSentences(t *testing.T) {
	item := diag.Say("item", "n", "2", "list", "redress")
	list := diag.List{
		diag.New("unknown-field", "value", "x", "where", diag.Say("nowhere")),
		diag.New("unknown-field", "value", "x", "where", diag.Say("of", "field", item)),
		diag.New("missing-field", "missing", "x", "where",
			diag.Say("in", "field", diag.Say("field", "name", "decision"))),
		diag.New("wrong-type", "field", diag.Say("the-file"),
			"want", diag.Say("a-group"), "got", diag.Say("a-list")),
		diag.New("unusable-route", "lacks", []diag.Words{
			diag.Say("lacks-languages"), diag.Say("lacks-deadline"),
		}),
	}
	for lang, want := range map[string][]string{
		"ar": {
			"لا توجد خانة باسم «\u2068x\u2069»",
			"لا توجد خانة باسم «\u2068x\u2069» في العنصر 2 من «\u2068redress\u2069»",
			"الخانة «\u2068x\u2069» ناقصة في «\u2068decision\u2069»",
			"المطلوب في الملف: مجموعة خانات، والموجود: قائمة",
			"لا يستطيع أحد القيام بهذه الخطوة؛ ينقصها: مكان تُذكر لغاته ومهلة",
		},
		"de": {
			"„x“ ist kein Feld",
			"„x“ ist kein Feld von Element 2 von „redress“",
			"„x“ fehlt in „decision“",
			"die Datei muss eine Gruppe von Feldern sein, nicht eine Liste",
			"niemand kann diesen Schritt gehen; es fehlt: eine Anlaufstelle mit Angabe der Sprachen" +
				" und eine Frist",
		},
		"en": {
			"“x” is not a field",
			"“x” is not a field of item 2 of “redress”",
			"“x” is missing in “decision”",
			"the file must be a group of fields, not a list",
			"nobody can take this step: it has no place that says in which languages people are" +
				" served and no deadline",
		},
		"es": {
			"«x» no es un campo",
			"«x» no es un campo previsto en el elemento 2 de «redress»",
			"falta «x» en «decision»",
			"el archivo debe ser un grupo de campos, no una lista",
			"nadie puede dar este paso; falta: un lugar con indicación de sus idiomas y un plazo",
		},
		"fr": {
			"«\u202fx\u202f» n’est pas un champ",
			"«\u202fx\u202f» n’est pas un champ prévu dans l’élément 2 de «\u202fredress\u202f»",
			"«\u202fx\u202f» manque dans «\u202fdecision\u202f»",
			"le fichier doit être un groupe de champs, et non une liste",
			"personne ne peut faire cette démarche\u202f; il manque\u00a0: un endroit avec" +
				" l’indication de ses langues et un délai",
		},
		"nl": {
			"“x” is geen veld",
			"“x” is geen veld van onderdeel 2 van “redress”",
			"“x” ontbreekt in “decision”",
			"het bestand moet een groep velden zijn, niet een lijst",
			"niemand kan deze stap zetten; er ontbreekt: een plek waarbij staat in welke talen men" +
				" helpt en een termijn",
		},
	} {
		var got []string
		for _, d := range list.In(lang) {
			got = append(got, d.Message)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", lang, d)
		}
	}
}

func TestInLeavesTheListAsItWas(t *testing.T) {
	list := diag.List{diag.New("alias", "value", "a").Relate("b.yaml", diag.Range{}, "first-here")}
	before, french := list[0].Message, list.In("fr")
	if french[0].Message == before || french[0].Related[0].Message == list[0].Related[0].Message {
		t.Errorf("not in French: %+v", french[0])
	}
	if d := cmp.Diff(list, french.In("en")); d != "" {
		t.Errorf("there and back (-want +got):\n%s", d)
	}
	if list[0].Message != before || list[0].Related[0].Message != "the first is here" {
		t.Errorf("the list itself has changed: %+v", list[0])
	}
}

func TestSum(t *testing.T) {
	one := diag.Diagnostic{Severity: diag.Error}
	warning, advice := diag.Diagnostic{Severity: diag.Warning}, diag.Diagnostic{Severity: diag.Advice}
	list := diag.List{advice, warning, one, warning, advice}
	for lang, want := range map[string][2]string{
		"ar": {"الأخطاء: 1، التحذيرات: 2، النصائح: 2", "لا مشكلات"},
		"de": {"1 Fehler, 2 Warnungen, 2 Hinweise", "keine Probleme"},
		"en": {"1 error, 2 warnings, 2 pieces of advice", "no problems"},
		"es": {"1 error, 2 advertencias, 2 consejos", "ningún problema"},
		"fr": {"erreurs\u00a0: 1, avertissements\u00a0: 2, conseils\u00a0: 2", "aucun problème"},
		"nl": {"1 fout, 2 waarschuwingen, 2 adviezen", "geen problemen"},
	} {
		if got := [2]string{list.Sum(lang), diag.List{}.Sum(lang)}; got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}

func TestTextInAnotherLanguage(t *testing.T) {
	var list diag.List
	for i := range diag.PerFile + 3 {
		d := diag.New("empty-file")
		d.File, d.Range.Start = "a.yaml", diag.Position{Line: i + 1, Column: 1}
		list.Add(d)
	}
	got := text(t, list[:1].In("nl"), diag.TextOptions{Lang: "nl"})
	want := `a.yaml:1:1: fout: het bestand is leeg [empty-file]
      = schrijf de velden, of verwijder het bestand
`
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("text (-want +got):\n%s", d)
	}
	got = text(t, list.In("nl")[1:], diag.TextOptions{Lang: "nl"})
	if want := "a.yaml: … en nog 2 in dit bestand\n"; got[len(got)-len(want):] != want {
		t.Errorf("the rest is not counted in Dutch:\n%s", got)
	}
}
