package search

import "strings"

// estonian takes off the cases, singular and plural, which stand behind the
// vowel of the genitive, then that vowel. -ne and -mine change their consonant
// in front of endings (hindamine, hindamise).
func estonian() rules {
	return rules{
		endings(0, `loa>luba load>luba loaga>luba loata>luba ^last>laps ^laste>laps ^lastel>laps
			^lastele>laps ^lastega>laps ^lapse>laps ^lapsed>laps ^lapsel>laps ^lapsele>laps`),
		endings(4, "l"),
		endings(3, `d t de te id eid>ei sid le lt sse ni na ta ga ks
			dele tele delt telt del tel desse tesse des tes dest test deks teks dega tega deta
			teta deni teni dena tena idele idelt idel idega ides idest
			as>a es>e is>i ust>us ast>a est>e ist>i mist>mis
			ast>a misel>mis misele>mis misega>mis misest>mis mises>mis miseks>mis
			uses>us usest>us use>us useks>us usega>us usele>us usel>us uselt>us`),
		endings(3, "a e i o u"),
		endings(3, "min>m mis>m lin>l lis>l ln>l ls>l kn>k ks>ks"),
	}
}

// greek takes off the endings of nouns, adjectives and participles. Words are
// folded: no accents, and one sigma.
func greek() rules {
	return rules{
		endings(3, `α ασ ε εσ η ησ ι ο οσ οι ου ουσ ω ων υ υσ εισ εων εωσ
			ια ιασ ιεσ ιων ιου ιο ιοσ ιοι ιουσ ιη
			μα>μ ματα>μ ματοσ>μ ματων>μ
			ουμε ουν ετε εται ονται ουσα ουσεσ ουσασ οντασ οντεσ οντων`),
	}
}

// maltese takes off the regular plurals and the vowel that some words have in
// front of s and another consonant (l-iskola, skola). Plurals that change
// inside are out of reach but for a few that public services use.
func maltese() func(word string) string {
	r := rules{
		malteseBroken(),
		endings(3, "ijiet jiet iet iin in at ti>t a e i u"),
		endings(4, "azzjon>azzj izzjon>izzj"),
	}
	return func(word string) string { return r.stem(withoutProp(word)) }
}

// malteseBroken leads plurals that change inside to their singular.
func malteseBroken() step {
	return endings(0, `^skejjel>skola ^tfal>tifel ^djar>dar ^kotba>ktieb ^irhula>rahal
		^kmamar>kamra ^toroq>triq ^ligijiet>ligi ^bliet>belt ^ucuh>wicc ^xoghlijiet>xoghol`)
}

// withoutProp takes the vowel off that some words have in front of s and another
// consonant.
func withoutProp(word string) string {
	if len(word) > 4 && word[0] == 'i' && strings.IndexByte("sxz", word[1]) >= 0 &&
		strings.IndexByte("aeiou"+word[1:2], word[2]) < 0 {
		return word[1:]
	}
	return word
}

// malteseAlso adds the form without that vowel, and the singular.
func malteseAlso() func(word string) []string {
	broken := malteseBroken()
	return func(word string) []string {
		if one := broken.apply(withoutProp(word)); one != word {
			return []string{one}
		}
		return nil
	}
}

// irish undoes the changes at the beginning of words (an tsochair, bhfoirm),
// then takes off endings and the i in front of a last slender consonant
// (deontas, deontais).
func irish() func(word string) string {
	r := rules{
		irishBroken(),
		endings(3, `a e i ai eanna anna eacha acha the tha te ta
			ithe aithe>u uithe>u uchan>u uchain>u achta>acht`),
		endings(2, `ais>as ail>al ain>an air>ar aid>ad aim>am ois>os oil>ol oir>or uil>ul uin>un
			uir>ur eis>es eir>er eil>el ein>en aigh>ach igh>ach each>ach eadh>adh aidh>adh idh>adh
			aint>ant uint>unt`),
	}
	return func(word string) string { return r.stem(unmutated(word)) }
}

// irishFronts are the letters that eclipsis and other changes put in front.
const irishFronts = "bh b d g h m n t"

// unmutated is an Irish word as it stands in a dictionary.
func unmutated(word string) string {
	if len(word) < 4 {
		return word
	}
	for _, p := range []string{"bhf>f", "mb>b", "gc>c", "nd>d", "ng>g", "bp>p", "dt>t", "ts>s"} {
		from, to, _ := strings.Cut(p, ">")
		if rest, ok := strings.CutPrefix(word, from); ok {
			return to + rest
		}
	}
	if word[1] == 'h' && strings.IndexByte("bcdfgmpst", word[0]) >= 0 {
		return word[:1] + word[2:]
	}
	if word[0] == 'h' && strings.IndexByte("aeiou", word[1]) >= 0 {
		return word[1:]
	}
	return word
}

// irishBroken leads irregular forms to their nominative.
func irishBroken() step {
	return endings(0, `^cinnti>cinneadh ^cinnidh>cinneadh ^leanai>leanbh ^linbh>leanbh ^tithe>teach
		^ti>teach ^daoine>duine ^mna>bean ^tiortha>tir ^teaghlaigh>teaghlach`)
}

// irishAlso adds the form of the dictionary.
func irishAlso() func(word string) []string {
	broken := irishBroken()
	return func(word string) []string {
		if plain := broken.apply(unmutated(word)); plain != word {
			return []string{plain}
		}
		return nil
	}
}

// german adds the spelling of keyboards without umlauts.
func german(word string) []string {
	return respelt(word, strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue"))
}

// danish adds the spelling of keyboards without å and ø.
func danish(word string) []string {
	return respelt(word, strings.NewReplacer("å", "aa", "ø", "oe"))
}

// english adds the singular of plurals in -ies: it has other neighbours (policy,
// police).
func english(word string) []string {
	if stem, ok := strings.CutSuffix(Fold(word), "ies"); ok && len(stem) > 2 {
		return []string{strings.ReplaceAll(stem, "'", "") + "y"}
	}
	return nil
}

func respelt(word string, r *strings.Replacer) []string {
	word = strings.ToLower(word)
	if other := r.Replace(word); other != word {
		return []string{strings.ReplaceAll(Fold(other), "'", "")}
	}
	return nil
}
