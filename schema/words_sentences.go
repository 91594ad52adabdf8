package schema

// neverLast are abbreviations by language after which a sentence goes on, in
// small letters and without their last point; those under "" are met in texts
// of all languages.
var neverLast = map[string][]string{
	"":   {"e.g", "i.e", "cf", "vs", "dr", "prof", "st"},
	"en": {"mr", "mrs", "ms", "approx", "incl", "esp", "ca", "viz", "gov", "rev"},
	"fr": {"m", "mm", "mme", "mlle", "me", "p.ex", "ex", "env", "c.-à-d", "éd"},
	"nl": {
		"bijv", "bv", "d.w.z", "dwz", "m.b.t", "o.a", "o.b.v", "i.v.m", "t.o.v", "t.b.v", "i.c.m",
		"m.u.v", "z.g", "zgn", "evt", "ca", "incl", "excl", "m.n", "n.a.v", "i.p.v", "dhr",
		"mevr", "mw", "mr", "drs", "ir", "ing", "resp", "jl", "a.d.h.v", "d.m.v", "w.o",
	},
	"de": {
		"z.b", "z", "d.h", "bzw", "ggf", "evtl", "inkl", "exkl", "ca", "vgl", "u.a", "o.ä",
		"i.d.r", "sog", "gem", "lt", "hr", "fr", "insb", "max", "min", "m.e", "zzgl", "bspw",
	},
	"es": {"sr", "sra", "srta", "dra", "d", "dña", "p.ej", "ej", "aprox", "ud", "uds", "ee"},
	"it": {"sig", "sig.ra", "dott", "dott.ssa", "avv", "ing", "es", "p.es", "ecc", "ca"},
	"pt": {"sr", "sra", "dra", "p.ex", "ex", "aprox", "exmo", "exma"},
	"ru": {"т.е", "т.к", "т.н", "им", "ул", "г-н", "напр", "см", "ср"},
}

// beforeNumber are abbreviations by language that a number follows; before
// another word they may be a word that ends a sentence, as in “no.”.
var beforeNumber = map[string][]string{
	"":   {"art", "arts", "no", "nr", "p", "pp", "par", "n", "fig", "vol", "cap", "ch", "§"},
	"en": {"nos", "sec", "sect", "para", "paras", "reg", "cl", "sch", "ann", "app", "tel", "ext"},
	"fr": {"nos", "al", "chap", "tél", "alin", "rég", "sect"},
	"nl": {"blz", "lid", "hfst", "paragr", "tel", "jo"},
	"de": {"abs", "abschn", "ziff", "kap", "rn", "rdnr", "s", "anh", "tel", "bd"},
	"es": {"núm", "núms", "pág", "págs", "apdo", "tel", "sec", "inc"},
	"it": {"pag", "co", "lett", "comma", "sez", "tel", "num"},
	"pt": {"núm", "pág", "inc", "al", "tel", "n.º"},
	"ru": {"ст", "п", "пп", "ч", "гл", "с", "стр", "тел", "рис"},
}
