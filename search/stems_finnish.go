package search

// finnish levels what Snowball leaves of Finnish nouns: stems that change in
// front of endings (etuus, etuuden, etuuksien; sosiaalinen, sosiaalisen),
// the last vowel, and the consonants that weaken in the words that public
// services use most (tuki, tuen). Terms are folded: no ä, no ö.
func finnish() rules {
	return rules{
		endings(0, `^lap>laps ^last>laps ^poli>poliis ^tuki>tuk tuen>tuk tue>tuk luva>lupa
			hoido>hoito tiedo>tieto kiello>kielto kaupungi>kaupunki kaupung>kaupunk viran>virka vira>virka`),
		endings(3, `as>a aks>a ast>a es>e eks>e est>e os>o oks>o ost>o
			us>u uks>u ust>u ud>u ut>u ys>y yks>y yst>y yd>y yt>y
			ej>i oj>o uj>u ij>i`),
		endings(5, "in is iks ist"),
		endings(3, "a e i o u y aa ee ii oo uu yy"),
		endings(3, "kk>k pp>p tt>t"),
	}
}

// finnishCases takes off the cases but not the vowel in front of them.
func finnishCases() rules {
	return rules{endings(4, `ssa issa sta ista lla illa lta ilta lle ille ksi iksi tta itta ihin iin
		iden ien ja jen jien den ten`)}
}

// hungarianCases takes off the cases, then the plural.
func hungarianCases() rules {
	return rules{
		endings(4, `ban ben ba be bol hoz hez nak nek nal nel rol tol ra re val vel ert ig kent
			okat eket akat at et ot`),
		endings(4, "ok ek ak"),
	}
}

// hungarian takes off what Snowball leaves in front of some endings only:
// iskola, iskolák; határozat, határozatok.
func hungarian() rules {
	return rules{endings(4, "at et"), endings(4, "a e")}
}

// romanian levels vowels and consonants that alternate at the end of stems:
// școală, școli; amendă, amenzi.
func romanian() rules {
	return rules{endings(2, "oal>ol oan>on oar>or oas>os oat>ot oap>op oac>oc eaz> z>d")}
}
