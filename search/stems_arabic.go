package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// arabic takes the article off a folded word, with what is written together
// with it (and, by, like, for, so), then possessives, then the plural and the
// feminine. At least three letters remain. Single letters in front of a word
// without article are left: they may belong to it. arabicAlso deals with those.
func arabic() func(word string) string {
	r := rules{
		endings(3, `اتهم>ات اتها>ات اتهما>ات اتنا>ات اتكم>ات اته>ات تهم>ه تها>ه ته>ه
			هم ها هما كم هن`),
		broken(),
		endings(3, "تين>ه تان>ه ات>ه ان ون ين وا"),
		endings(3, "يه"),
		endings(4, "ه ي"),
	}
	return func(word string) string {
		return r.stem(withoutArticle(strings.ReplaceAll(word, "ء", "")))
	}
}

// broken leads plurals that change inside to their singular: those that public
// services use most.
func broken() step {
	return endings(0, `^ضرايب>ضريبه ^مدارس>مدرسه ^رخص>رخصه ^شروط>شرط ^وظايف>وظيفه ^وثايق>وثيقه
		^اطفال>طفل ^مساكن>مسكن ^قروض>قرض ^مراكز>مركز ^تصاريح>تصريح ^انظمه>نظام ^نظم>نظام
		^طلاب>طالب ^احكام>حكم ^محاكم>محكمه ^شكاوي>شكوي ^مخاطر>خطر ^عوايل>عايله ^مباني>مبني
		^صور>صوره ^فواتير>فاتوره ^حدود>حد ^جرايم>جريمه ^حوادث>حادث ^مرضي>مريض ^طرق>طريق
		^منح>منحه ^اسر>اسره ^كاميرات>كاميرا`)
}

// withoutArticle cuts what is written in front of a word together with the
// article. Some words begin with the same letters as the article.
func withoutArticle(word string) string {
	for _, own := range []string{"الكترون", "التزام", "التماس", "التحاق", "الغا", "الزام"} {
		if strings.HasPrefix(word, own) {
			return word
		}
	}
	for _, p := range strings.Fields("وبال وكال ولل فبال وال فال بال كال لل ال") {
		rest, ok := strings.CutPrefix(word, p)
		if ok && utf8.RuneCountInString(rest) >= 3 {
			return rest
		}
	}
	return word
}

// arabicAlso adds the word without article and with it, without a single letter
// in front that may mean and, by, for or like, and the singular of plurals that
// change inside and of short words in -āt, so that readers find a word however
// they write it.
func arabicAlso() func(word string) []string {
	plurals := broken()
	return func(word string) []string { return arabicWords(word, plurals) }
}

func arabicWords(word string, plurals step) []string {
	r, n := utf8.DecodeRuneInString(word)
	if !unicode.Is(unicode.Arabic, r) {
		return nil
	}
	bare := withoutArticle(word)
	out := []string{bare, "ال" + bare}
	if bare == word && strings.ContainsRune("وبلك", r) &&
		!ownLetter(word) && utf8.RuneCountInString(word) >= 5 {
		out = append(out, word[n:])
	}
	if one := plurals.apply(bare); one != bare {
		out = append(out, one)
	}
	if one, ok := strings.CutSuffix(bare, "ات"); ok && utf8.RuneCountInString(one) == 3 {
		out = append(out, one)
	}
	return out
}

// arabicFronts are the article, what is written together with it, and letters
// that mean and, by, for, like and so.
const arabicFronts = "وبال وكال ولل فبال وال فال بال كال لل ال و ب ل ك ف"

// ownLetter reports whether the first letter belongs to the word although the
// rest is a word too, or looks like one.
func ownLetter(word string) bool {
	for _, own := range strings.Fields("بطاق بلدي بيان وزار وكال كامير وثايق وثيق وظايف وظيف") {
		if strings.HasPrefix(word, own) {
			return true
		}
	}
	return false
}
