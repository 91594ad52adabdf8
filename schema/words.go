package schema

// emptyWords are such words by language, without the signs around them; those
// under "" say nothing in any language.
var emptyWords = map[string][]string{
	"": {
		"n/a", "n.a", "na", "n/k", "tbd", "tba", "tbc", "todo", "to do", "xx", "xxx", "nil", "null",
		"none", "not applicable", "n.v.t", "nvt", "lorem ipsum",
	},
	"en": {
		"no", "yes", "not available", "not known", "unknown", "to be determined", "to be decided",
		"to be confirmed", "to be announced", "to follow", "nothing", "not yet known",
	},
	"fr": {
		"non", "oui", "néant", "neant", "aucun", "aucune", "sans objet", "s.o", "so", "n.d", "nd",
		"non applicable", "non renseigné", "non communiqué", "non disponible", "inconnu",
		"à compléter", "à déterminer", "à définir", "à venir", "rien",
	},
	"nl": {
		"nee", "ja", "geen", "niet van toepassing", "n/v/t", "onbekend", "niet bekend",
		"niet beschikbaar", "niet ingevuld", "nog niet bekend", "nog te bepalen", "n.t.b", "ntb",
		"volgt", "nihil", "niets", "leeg",
	},
	"de": {
		"nein", "ja", "keine", "keiner", "keines", "entfällt", "nicht zutreffend", "k.a", "k. a",
		"keine angabe", "keine angaben", "unbekannt", "nicht bekannt", "folgt", "nichts",
	},
	"es": {
		"no", "sí", "si", "ninguno", "ninguna", "no aplica", "no procede", "desconocido",
		"no disponible", "por determinar", "pendiente", "nada",
	},
	"it": {
		"no", "sì", "nessuno", "nessuna", "non applicabile", "non disponibile", "sconosciuto",
		"da definire", "nulla", "niente",
	},
	"pt": {
		"não", "sim", "nenhum", "nenhuma", "não aplicável", "não se aplica", "desconhecido",
		"não disponível", "a definir", "nada",
	},
	"ar": {
		"لا", "نعم", "لا يوجد", "لا توجد", "لا شيء", "غير متوفر", "غير متاح", "غير معروف",
		"غير محدد", "لا ينطبق", "غير قابل للتطبيق", "يحدد لاحقا", "يُحدد لاحقًا",
	},
	"ru": {
		"нет", "да", "не применимо", "неприменимо", "отсутствует", "неизвестно", "н/д", "н/п",
		"будет определено", "уточняется",
	},
	"zh": {"无", "没有", "暂无", "不适用", "未知", "待定", "是", "否", "不详"},
}
