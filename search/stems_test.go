package search

import (
	"slices"
	"strings"
	"testing"
)

// sameStem are forms of one word, for every language with rules of ours: all of
// them have one stem in common.
var sameStem = map[string]string{
	"ar": `الضريبة ضريبة والضريبة للضريبة ضَرِيبَة ضريبي الضريبية الضرائب
		قرار القرار قرارات والقرارات قراراتهم
		إعانة الإعانات اعانة للإعانة إعانتهم
		شرطة الشرطة والشرطة
		وزارة الوزارة وزارات
		الإلكترونية إلكتروني إلكترونية
		رُخصة رخص الرخصة
		مدرسة المدارس بالمدرسة
		مخالفة مخالفات المخالفين`,
	"bg": `решение решения решението решенията
		глоба глоби глобата глобите
		данък данъци данъка
		полиция полицията
		помощ помощи помощта помощите
		училище училища училището
		социален социална социалните социалния
		риск рискове рисковете`,
	"cs": `dávka dávky dávek dávce dávkách davkami
		rozhodnutí rozhodnutím rozhodnutích
		škola školy škol školách skole
		policie policii policií
		žádost žádosti žádostmi zadostem
		kontrola kontroly kontrolovat kontroluje
		sociální sociálních sociálního`,
	"el": `επίδομα επιδόματος επιδόματα επιδομάτων επιδομα
		απόφαση απόφασης αποφάσεις αποφάσεων
		σχολείο σχολεία σχολείου ΣΧΟΛΕΙΟ
		άδεια άδειας άδειες αδειών
		φόρος φόρου φόροι φόρων φόρους
		κοινωνικός κοινωνική κοινωνικών
		παιδί παιδιά παιδιών`,
	"et": `toetus toetuse toetust toetused toetuste toetustele toetusega
		kool kooli koolis koolist koolil koolide koolid koolidele
		trahv trahvi trahve trahvid trahvide
		luba loa load lubade
		hindamine hindamise hindamist
		sotsiaalne sotsiaalse sotsiaalset
		politsei politseid politseile
		laps lapse last lapsed laste lastele`,
	"fi": `etuus etuuden etuutta etuudet etuuksien etuuksia etuuksista
		päätös päätöksen päätökset päätöstä päätöksiä paatokset
		asumistuki asumistuen asumistukea asumistuet
		lupa luvan lupia luvat lupaa
		hakemus hakemuksen hakemukset hakemusten hakemusta
		sosiaalinen sosiaalisen sosiaaliset sosiaalista
		poliisi poliisin poliisit poliisia
		lapsi lapsen lapset lapsia lasten
		päivähoito päivähoidon`,
	"ga": `sochar sochair tsochair shochar
		cinneadh cinntí chinnidh gcinneadh
		scoil scoileanna scoile
		fíneáil fíneálacha fhíneáil bhfíneáil
		garda gardaí ngarda
		deontas ndeontas deontais
		oifig hoifig`,
	"hr": `odluka odluke odluci odlukama
		rješenje rješenja rješenjima rjesenjem
		škola škole skolama
		podatak podaci podatke podacima
		korisnik korisnici korisnika
		policija policiji policijom`,
	"hu": `iskola iskolák iskolában iskolai
		határozat határozatok határozatot
		segély segélyek segélyeket
		rendelet rendeletek rendeletet`,
	"lt": `pašalpa pašalpos pašalpų pasalpoms
		sprendimas sprendimo sprendimai sprendimų sprendimams
		mokestis mokesčio mokesčiai mokesčių
		mokykla mokyklos mokykloje
		vaikas vaikų vaikams
		savivaldybė savivaldybės savivaldybių`,
	"lv": `pabalsts pabalsta pabalsti pabalstu pabalstiem
		lēmums lēmuma lēmumi lemumiem
		skola skolas skolā skolām
		nodoklis nodokļa nodokļu nodokļiem
		sociālais sociālā sociālie sociālajam
		bērns bērni bērnu bērniem`,
	"mt": `benefiċċju benefiċċji beneficcju
		skola l-iskola skejjel l-iskejjel
		deċiżjoni deċiżjonijiet
		għajnuna għajnuniet ghajnuna
		taxxa taxxi`,
	"nl": `kind kinderen
		uitkering uitkeringen`,
	"pl": `zasiłek zasiłku zasiłki zasiłków zasilek
		decyzja decyzji decyzje decyzjami
		szkoła szkół szkole szkoły
		mandat mandatu mandaty mandacie mandatów
		dziecko dzieci dziecka dzieciom
		świadczenie świadczeń świadczenia
		urząd urzędu urzędy`,
	"ro": `instituţie instituție instituții
		școală școli școlilor şcoală
		amendă amenzi amenda amenzile`,
	"sk": `dávka dávky dávok dávkach
		škola škôl školách
		žiadosť žiadosti žiadosťami
		polícia polície políciou
		dôchodok dôchodku dôchodky
		služba služieb`,
	"sl": `odločba odločbe odločb odločbami
		šola šole šol solah
		vrtec vrtca vrtci
		socialen socialna socialnih
		dovoljenje dovoljenja dovoljenj dovoljenjem
		policija policijo`,
}

// otherStem are pairs of words that have nothing to do with each other.
var otherStem = map[string]string{
	"ar": "شرطة شروط|بطاقة طاقة|وزارة زيارة|سياسة سؤال",
	"bg": "полиция политика|данък дан|училище учител",
	"cs": "policie politika|byt bytost|pokuta pokus",
	"el": "πολιτική πόλη|φόρος φορτίο|άδεια άδικος",
	"et": "politsei poliitika|kool kulu|toetus toa",
	"fi": "poliisi politiikka|lupa lupaus|vero verkko",
	"ga": "garda gairm|cinneadh cine|scoil scór",
	"hr": "policija politika|kazna kazalište|stan stanica",
	"hu": "rendőr rendelet|bírság bíró|iskola iskolázott",
	"lt": "policija politika|mokestis mokytojas|bauda baudžiauninkas",
	"lv": "policija politika|sods soma|skola skolotājs",
	"mt": "pulizija politika|multa muntanja|taxxa tabella",
	"pl": "policja polityka|mandat mandarynka|szkoła szkoda",
	"sk": "polícia politika|dávka dáma|pokuta pokus",
	"sl": "policija politika|globa globina|šola šolnina",
}

func TestFormsShareAStem(t *testing.T) {
	for lang, lines := range sameStem {
		for _, line := range strings.Split(lines, "\n") {
			forms := strings.Fields(line)
			shared := stemsOf(t, lang, forms[0])
			for _, form := range forms[1:] {
				shared = slices.DeleteFunc(shared, func(stem string) bool {
					return !slices.Contains(stemsOf(t, lang, form), stem)
				})
				if len(shared) == 0 {
					t.Errorf("%s: %q has %q, %q has %q", lang, forms[0],
						stemsOf(t, lang, forms[0]), form, stemsOf(t, lang, form))
					break
				}
			}
		}
	}
}

func TestOtherWordsHaveOtherStems(t *testing.T) {
	for lang, pairs := range otherStem {
		for _, pair := range strings.Split(pairs, "|") {
			a, b, _ := strings.Cut(pair, " ")
			for _, stem := range stemsOf(t, lang, a) {
				if slices.Contains(stemsOf(t, lang, b), stem) {
					t.Errorf("%s: %q and %q have the stem %q", lang, a, b, stem)
				}
			}
		}
	}
}

// stemsOf lists the stems of a text; it has at least one.
func stemsOf(t *testing.T, lang, text string) (stems []string) {
	t.Helper()
	a, err := newAnalyst(lang)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range a.words(text) {
		a.forms(w, func(_, stem string) { stems = append(stems, stem) })
	}
	if len(stems) == 0 {
		t.Fatalf("%s: %q has no stem", lang, text)
	}
	return stems
}

// TestAccentsMakeNoDifference: who writes without accents gets the same stems,
// in the languages whose words are folded before the rules.
func TestAccentsMakeNoDifference(t *testing.T) {
	for lang, text := range sameStem {
		if dialectOf(lang).bleve != "" {
			continue
		}
		for _, word := range strings.Fields(text) {
			with, without := stemsOf(t, lang, word), stemsOf(t, lang, Fold(word))
			if !slices.Equal(with, without) {
				t.Errorf("%s: %q has %q, without accents %q", lang, word, with, without)
			}
		}
	}
}

func TestVariantsOfCharacters(t *testing.T) {
	also := chineseAlso()
	for in, want := range map[string]string{
		"失业": "失業", "失業": "失业", "税务": "稅務", "稅務": "税务", "学校": "學校", "人工": "", "ai": "",
	} {
		if got := strings.Join(also(in), " "); got != want {
			t.Errorf("%q is also written %q, want %q", in, got, want)
		}
	}
	seen := map[rune]bool{}
	for _, both := range strings.Fields(variants) {
		runes := []rune(both)
		if len(runes) != 2 || seen[runes[0]] || seen[runes[1]] {
			t.Errorf("%q is no pair of characters that stand in no other", both)
		}
		seen[runes[0]], seen[runes[1]] = true, true
	}
}
