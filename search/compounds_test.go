package search

import (
	"fmt"
	"strings"
	"testing"
)

// compounds are words and their parts as they should be, "" for words that are
// no compounds although they begin and end with words of the vocabulary.
var compounds = []struct{ lang, vocabulary, word, want string }{
	{"nl", "bijstand uitkering uitkeringen", "bijstandsuitkering", "bijstand uitkering"},
	{"nl", "bijstand uitkering uitkeringen", "bijstandsuitkeringen", "bijstand uitkeringen"},
	{"nl", "rijk belasting dienst rijksbelasting", "rijksbelastingdienst", "rijksbelasting dienst"},
	{"nl", "jeugd zorg vormen", "jeugdzorgvormen", "jeugd zorg vormen"},
	{"nl", "raad leden", "raadsleden", "raad leden"},
	{"nl", "doel telling", "doelstelling", ""},
	{"nl", "vrij telling tellingen starters", "vrijstelling", ""},
	{"nl", "model leren", "modelleren", ""},
	{"nl", "over zicht", "overzicht", ""},
	{"nl", "inter nationale", "internationale", ""},
	{"nl", "regels boetes plaats parkeerregels parkeerplaats", "parkeerboetes", "parkeer boetes"},
	{"nl", "regels boetes parkeerregels", "parkeerboetes", ""}, // parkeer begins only two words
	{"nl", "geven laten bouwen aangegeven aangelaten", "aangebouwen", ""},
	{"nl", "pas foto", "pasfoto", ""}, // too short
	{"nl", "huur toeslag", "huurtoeslagen", ""},
	{"de", "wohngeld antrag antrage", "wohngeldantrag", "wohngeld antrag"},
	{"de", "verkehr uberwachung", "verkehrsuberwachung", "verkehr uberwachung"},
	{"de", "kinder betreuung platz", "kinderbetreuungsplatz", "kinder betreuung platz"},
	{"de", "strasse name", "strassenname", "strasse name"},
	{"de", "amts gericht gerichte", "amtsgericht", "amts gericht"},
	{"de", "unter haltung", "unterhaltung", ""},
	{"fi", "asumistuki hakemus", "asumistukihakemus", "asumistuki hakemus"},
	{"fi", "sosiaali turva tunnus", "sosiaaliturvatunnus", "sosiaali turva tunnus"},
	{"fi", "viisumi hakemus", "viisumihakemuksille", "viisumi hakemus"},
	{"sv", "bostad bidrag", "bostadsbidrag", "bostad bidrag"},
	{"da", "borger service", "borgerservice", "borger service"},
	{"da", "bolig stotte", "boligstotte", "bolig stotte"},
	{"et", "sotsiaal toetus", "sotsiaaltoetus", "sotsiaal toetus"},
	{"hu", "iskola kezdes", "iskolakezdes", "iskola kezdes"},
	{"fr", "porte monnaie", "portemonnaie", ""},
}

func TestCompounds(t *testing.T) {
	for _, c := range compounds {
		vocabulary := map[string]int{c.word: 1}
		for _, w := range strings.Fields(c.vocabulary) {
			vocabulary[w] = 3
		}
		got := strings.Join(newSplitter(c.lang, vocabulary).parts(c.word), " ")
		if got != c.want {
			t.Errorf("%s: %q has the parts %q, want %q", c.lang, c.word, got, c.want)
		}
	}
}

// TestPartsStandInTwoDocuments: in a large register a part that stands in one
// document alone is not trusted.
func TestPartsStandInTwoDocuments(t *testing.T) {
	vocabulary := map[string]int{"huur": 3, "toeslag": 1}
	if got := newSplitter("nl", vocabulary).parts("huurtoeslag"); len(got) != 2 {
		t.Errorf("small register: huurtoeslag has the parts %q", got)
	}
	for i := range smallVocabulary {
		vocabulary[fmt.Sprintf("w%d", i)] = 1
	}
	if got := newSplitter("nl", vocabulary).parts("huurtoeslag"); got != nil {
		t.Errorf("large register: huurtoeslag has the parts %q, want none", got)
	}
	vocabulary["toeslag"] = 2
	if got := newSplitter("nl", vocabulary).parts("huurtoeslag"); len(got) != 2 {
		t.Errorf("large register: huurtoeslag has the parts %q", got)
	}
}

func FuzzParts(f *testing.F) {
	f.Add("bijstandsuitkering", "bijstand")
	f.Add("ääkkösetsanat", "ääkköset")
	f.Fuzz(func(t *testing.T, word, part string) {
		s := newSplitter("fi", map[string]int{part: 2, word: 2, "sanat": 2})
		got := s.parts(word)
		if joined := strings.Join(got, ""); got != nil && joined != word {
			t.Errorf("parts(%q) = %q", word, got)
		}
	})
}
