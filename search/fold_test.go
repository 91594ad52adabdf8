package search_test

import (
	"testing"

	"vitrine/search"
)

var foldCases = []struct{ in, want string }{
	{"", ""},
	{"Straße", "strasse"},
	{"STRASSE", "strasse"},
	{"L’Œuvre", "l'oeuvre"},
	{"Łódź Ørsted Đuro", "lodz orsted duro"},
	{"İSTANBUL ılık", "istanbul ilik"},
	{"ΟΔΟΣ οδός", "οδοσ οδοσ"},
	{"Għajnuna ĦADDIEM", "ghajnuna haddiem"},
	{"e\u0301té ÉTÉ", "ete ete"},
	{"الضَّريبة كـتاب إعانة", "الضريبه كتاب اعانه"},
	{"٢٠٢٤ ۲۰۲۴", "2024 2024"},
	{"شکایتی", "شكايتي"},
	{"한국어", "한국어"},
	{"ﬁn Ｆｕｌｌ", "fin full"},
	{"が か\u3099", "が が"},
	{"rein\u00ADtegratie", "reintegratie"},
	{"שָׁלוֹם", "שלום"},
	{"Ё й", "е и"},
}

func TestFold(t *testing.T) {
	for _, c := range foldCases {
		if got := search.Fold(c.in); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, c := range foldCases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := search.Fold(s)
		if twice := search.Fold(once); twice != once {
			t.Errorf("Fold(%q) = %q, folded again %q", s, once, twice)
		}
	})
}
