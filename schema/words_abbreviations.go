package schema

// knownAbbreviations are those that need no explanation, by language; those
// under "" need none in any.
var knownAbbreviations = map[string][]string{
	"": {
		"AI", "AIDS", "CCTV", "CD", "CO", "COVID", "CSV", "CV", "DNA", "DVD", "EU", "FAQ", "GPS",
		"HIV", "HR", "IBAN", "ICT", "ID", "IP", "IT", "LED", "NATO", "NGO", "OK", "PC", "PDF",
		"PIN", "QR", "SIM", "SMS", "SOS", "TV", "UK", "UN", "UNESCO", "UNICEF", "URL", "US",
		"USA", "USB", "UV", "VIP", "WC", "WHO", "WLAN", "XML", "HTML", "AM", "PM", "EUR", "USD",
		"GBP", "CHF",
	},
	"en": {
		"ATM", "BBC", "GDPR", "GP", "MP", "NHS", "PO", "UAE", "VAT", "ZIP", "DIY", "ER", "CEO",
	},
	"fr": {
		"IA", "UE", "ONU", "OMS", "ONG", "OTAN", "TVA", "RGPD", "SIDA", "ADN", "VIH", "CAF",
		"RSA", "HLM", "SNCF", "TGV", "SDF", "PME", "PDG", "RIB", "SAMU", "VTC", "RH", "DRH", "BD",
		"QI",
	},
	"nl": {
		"KI", "NL", "VN", "AVG", "BSN", "BTW", "KVK", "NAVO", "OV", "WOZ", "UWV", "AOW", "BRP",
		"DUO", "MBO", "HBO", "VMBO", "HAVO", "VWO", "ANWB", "NS", "GGD", "MKB", "BV", "NV",
		"OCMW", "RVA",
	},
	"de": {
		"KI", "EDV", "DSGVO", "UNO", "LKW", "PKW", "EC", "AG", "KG", "ARD", "ZDF", "BAFÖG", "TÜV",
		"ADAC", "ÖPNV", "DB", "BRD", "WG", "AHV", "IV", "ÖBB", "SBB", "PLZ",
	},
	"es": {
		"IA", "UE", "ONU", "OMS", "ONG", "OTAN", "IVA", "RGPD", "DNI", "NIE", "ADN", "VIH",
		"SIDA",
	},
	"it": {"IA", "UE", "ONU", "OMS", "ONG", "IVA", "INPS", "SPID", "CAP", "ASL", "RAI"},
	"pt": {
		"IA", "UE", "ONU", "OMS", "ONG", "IVA", "RGPD", "LGPD", "CPF", "RG", "CEP", "SUS", "INSS",
	},
	"ru": {
		"ИИ", "ЕС", "ООН", "ВОЗ", "НАТО", "РФ", "СНГ", "США", "СНИЛС", "ИНН", "ЖКХ", "НДС", "ДНК",
		"ВИЧ",
	},
	"uk": {"ШІ", "ЄС", "ООН", "ВООЗ", "НАТО", "США", "ПДВ", "ДНК", "ВІЛ"},
	"el": {"ΤΝ", "ΕΕ", "ΟΗΕ", "ΗΠΑ", "ΦΠΑ", "ΑΦΜ", "ΑΜΚΑ", "ΜΜΕ", "ΚΕΠ"},
	"bg": {"ИИ", "ЕС", "ООН", "НАТО", "САЩ", "ДДС", "ЕГН"},
	"sr": {"ВИ", "ЕУ", "УН", "САД", "ПДВ", "ЈМБГ"},
	"pl": {"SI", "UE", "ONZ", "RODO", "PESEL", "NIP", "ZUS", "VAT", "PKP", "NFZ"},
}

// stressedWords are short words, in small letters, that people write in capitals
// to stress them.
var stressedWords = map[string][]string{
	"en": {
		"not", "no", "only", "all", "any", "and", "or", "must", "never", "always", "new", "stop",
		"you", "we", "do", "may", "can", "yes", "if", "is", "are", "before", "after", "free",
		"please",
	},
	"fr": {
		"ne", "pas", "non", "oui", "tous", "toutes", "et", "ou", "jamais", "avant", "vous",
		"seul", "doit",
	},
	"nl": {
		"niet", "geen", "nee", "ja", "alle", "alleen", "en", "of", "nooit", "altijd", "moet",
		"wel", "let", "op", "doel",
	},
	"de": {
		"nicht", "kein", "keine", "nein", "ja", "alle", "nur", "und", "oder", "nie", "immer",
		"muss",
	},
	"es": {"no", "sí", "si", "todos", "todas", "solo", "sólo", "y", "o", "nunca", "debe"},
	"it": {"non", "no", "sì", "tutti", "tutte", "solo", "e", "o", "mai", "deve"},
	"pt": {"não", "sim", "todos", "todas", "só", "e", "ou", "nunca", "deve"},
	"ru": {"не", "нет", "да", "все", "всё", "только", "и", "или", "нельзя", "вы"},
}
