package search

import "strings"

// The rules of the Slavic languages take off the endings of nouns and
// adjectives, then level what alternates at the end of their stems: consonants
// (politika, politice) and vowels that come and go (dávka, dávek). Endings are
// written without accents.

// toBe takes the verb být, byť out of a text, because byt is a flat.
func toBe(text string) string {
	return strings.NewReplacer(" být ", " a ", " byť ", " a ").Replace(text)
}

func czech() rules {
	return rules{
		endings(3, `a e i o u y ou um am em im ym uv om ech ach ich ych ami emi imi ymi
			eho iho emu imu ovi ove ie ii iim iich iemi ostmi>ost`),
		endings(4, "ovan ovat oval uj ujic"),
		endings(3, "ek>k ok>k ec>c eb>b er>r el>l et>t"),
		endings(3, "acn>ac ck>k c>k z>h"),
	}
}

func slovak() rules {
	return rules{
		endings(3, `a e i o u y ia ie ii iu ej ou iou am iam om em im ym ov ach iach och
			ich ych ami iami mi imi ymi eho ieho emu iemu ovi ove ostou>ost ostami>ost`),
		endings(4, "ovan ovat oval uj ujuc"),
		endings(3, "ok>k ek>k iek>k ec>c ieb>b ier>r iel>l en>n ien>n ac>k"),
		endings(3, "acn>ac ck>k c>k"),
	}
}

func slovenian() rules {
	return rules{
		endings(3, `a e i o u em im om am ih eh ah oh ov ev ega emu imi ami ema ima
			oma ama stjo>st cjo>c`),
		endings(4, "ovanj evanj ovat evat oval eval uj ujej"),
		endings(3, "ek>k ec>c en>n el>l er>r"),
	}
}

func croatian() rules {
	return rules{
		endings(0, "podaci>podatak podacima>podatak"),
		endings(3, `a e i o u ju om em im og eg oj ih ega emu oga omu ome ama ima ovi ova ove
			ovima evi eva eve evima ijih ijim ijima oscu>ost`),
		endings(4, "ivanj ovanj iranj ivat ovat irat uj"),
		endings(4, "ak>k ac>k c>k an>n"),
	}
}

func polish() rules {
	return rules{
		endings(3, `a e i o u y ia ie ii io iu ej iej ow iow om iom em iem im ym ach iach ich
			ych ami iami imi ymi ego iego emu iemu owi iowi owie mi
			cie>t dzie>d rze>r`),
		endings(4, "owan owac owal uj ujac"),
		endings(3, "ck>k ek>k iek>k eb>b"),
		endings(3, "c>k dz>d"),
		endings(0, "urzed>urzad bled>blad"),
	}
}

// bulgarianArticle takes off the article alone.
func bulgarianArticle() rules {
	return rules{endings(3, "ите>и ията>ия ата>а ята>я ото>о ето>е ът та")}
}

func bulgarian() rules {
	return rules{
		endings(3, `а я е и о у ът ят та то те ите ата ята ото ето ия ие ии ията иите ието
			ове овете еве евете`),
		endings(3, "ц>к ч>к"),
		endings(3, "ък>к ен>н ел>л ер>р ът>т ъц>к ък>к"),
	}
}
