package search

// The rules of the Baltic languages take off case endings, those of definite
// adjectives included, and undo the softening in front of some of them
// (mokestis, mokesčio). Endings are written without accents.

func lithuanian() rules {
	return rules{
		endings(3, `a as ai ais am ams ame aja ajai ajam aji aisiais ajame ant ancios ames
			e es ei ese eje ems emis i is io iu iui iai iais iams iame ius iuose ies ims imis
			yje yse ys o os oje ose oji ojo ojoje oms omis osios osioms u us ui uje umi uose
			uosius uosiuose uju uoju aus iesiems ieji iems asis`),
		endings(3, "c>t dz>d im>im"),
	}
}

func latvian() rules {
	return rules{
		endings(3, `a as ai am ais aja ajai ajam ajas ajo ajos ajiem ajam e es ei em
			i is im ij ie iem iem o os u us um s`),
		endings(4, "san>s"),
	}
}
