package schema

// honorifics are forms of address, without their point, that names follow. They
// are compared as written: MS and MR are something else.
var honorifics = []string{
	"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Sir", "M", "Mme", "Mlle", "Monsieur",
	"Madame", "Mademoiselle", "Me", "dhr", "Dhr", "mevr", "Mevr", "mw", "Mw", "heer", "mevrouw",
	"Mevrouw", "meneer", "drs", "Herr", "Frau", "Hr", "Fr", "Sr", "Sra", "Srta", "Señor",
	"Señora", "Don", "Doña", "D", "Dña", "Sig", "Sig.ra", "Signor", "Signora", "Dott", "Dott.ssa",
	"Senhor", "Senhora", "Exmo", "Exma", "г-н", "г-жа", "Г-н", "Г-жа", "господин", "госпожа", "د",
	"السيد", "السيدة", "الآنسة", "الدكتور", "الدكتورة", "الأستاذ", "الأستاذة",
}

// honorificEndings are forms of address that are written after the name.
var honorificEndings = []string{"先生", "女士", "小姐"}

// particles stand before family names.
var particles = []string{
	"de", "den", "der", "van", "von", "zu", "zur", "ten", "ter", "te", "la", "le", "du", "des",
	"del", "della", "di", "da", "dos", "das", "al", "el", "ben", "bin", "bint", "ibn", "abu",
	"mc", "mac", "st",
}

// functionWords are words that addresses and labels of offices hold, by language.
var functionWords = map[string][]string{
	"en": {
		"info", "information", "contact", "desk", "team", "service", "office", "register",
		"registry", "data", "privacy", "support", "help", "admin", "mail", "press", "media",
		"news", "web", "digital", "public", "records", "record", "complaint", "objection",
		"appeal", "legal", "law", "court", "ethics", "algorithm", "access", "accessibility",
		"customer", "citizen", "council", "city", "town", "hall", "municipality", "ministry",
		"department", "dept", "division", "unit", "board", "agency", "authority", "committee",
		"inspector", "director", "manager", "officer", "secretar", "head", "hospital", "clinic",
		"centre", "center", "school", "university", "library", "police", "tax", "benefit",
		"housing", "social", "work", "works", "permit", "parking", "transport", "water",
		"security", "protection", "transparency", "feedback", "enquir", "inquir", "question",
		"request", "foi", "dpo", "cio", "ceo", "ict", "it", "ai", "hr", "gov", "post", "reply",
		"foundation", "institute", "street", "road", "square", "avenue", "house", "building",
		"lab", "innovation", "project", "programme", "program", "group", "test", "research",
		"science", "analytics", "statistics", "planning", "health", "care", "youth", "family",
		"children", "energy", "waste", "environment", "licence", "license", "finance", "budget",
		"procurement", "equality", "rights", "ombud", "commission", "counter", "reception",
		"front", "general",
	},
	"fr": {
		"accueil", "bureau", "équipe", "equipe", "services", "mairie", "ville", "commune",
		"préfecture", "prefecture", "ministère", "ministere", "direction", "directeur",
		"directrice", "responsable", "chef", "données", "donnees", "réclamation", "reclamation",
		"recours", "juridique", "droit", "presse", "numérique", "numerique", "secrétariat",
		"secretariat", "médiat", "mediat", "guichet", "délégué", "delegue", "commissaire",
		"hôpital", "hopital", "école", "ecole", "tribunal", "cour", "aide", "sociale", "logement",
		"impôt", "impot", "santé", "sante", "rue", "place", "lycée", "lycee", "institut",
		"fondation", "usager", "citoyen", "habitant",
	},
	"nl": {
		"gemeente", "provincie", "ministerie", "afdeling", "loket", "balie", "dienst", "bureau",
		"gegevens", "klacht", "bezwaar", "beroep", "burger", "zaken", "klant", "pers",
		"communicatie", "secretariaat", "postbus", "bestuur", "directie", "directeur", "hoofd",
		"beheer", "juridisch", "toezicht", "toegankelijk", "algoritme", "register", "vragen",
		"melding", "rechtbank", "raad", "school", "ziekenhuis", "belasting", "wonen", "werk",
		"inkomen", "zorg", "jeugd", "parkeer", "vergunning", "openbaar", "openbare", "orde",
		"inspectie", "autoriteit", "stichting", "functionaris", "fg", "stad", "stads", "wijk",
		"straat", "plein", "laan", "huis",
	},
	"de": {
		"amt", "behörde", "behoerde", "stadt", "gemeinde", "ministerium", "referat", "abteilung",
		"stelle", "dienst", "büro", "buero", "daten", "datenschutz", "beschwerde", "widerspruch",
		"recht", "presse", "beauftragt", "leitung", "leiter", "poststelle", "auskunft", "bürger",
		"buerger", "hilfe", "rat", "rathaus", "gericht", "schule", "krankenhaus", "klinik",
		"steuer", "straße", "strasse", "platz", "haus", "stiftung", "institut", "sekretariat",
		"zentrale",
	},
	"es": {
		"oficina", "equipo", "servicio", "atención", "atencion", "ciudadan", "ayuntamiento",
		"ministerio", "dirección", "direccion", "director", "datos", "queja", "reclamac",
		"recurso", "prensa", "secretar", "consejería", "consejeria", "registro", "transparencia",
		"ayuda", "buzón", "buzon", "delegad", "hospital", "escuela", "juzgado", "calle", "plaza",
		"fundación", "fundacion",
	},
	"it": {
		"ufficio", "servizio", "comune", "ministero", "direzione", "direttore", "dati", "reclam",
		"ricors", "stampa", "segreter", "sportello", "protocollo", "urp", "pec", "assistenza",
		"responsabile", "ospedale", "scuola", "tribunale", "via", "piazza", "fondazione",
		"cittadin",
	},
	"pt": {
		"gabinete", "equipa", "equipe", "serviço", "servico", "câmara", "camara", "município",
		"municipio", "ministério", "direção", "direcao", "dados", "reclamaç", "recurso",
		"imprensa", "secretaria", "ouvidoria", "atendimento", "encarregad", "hospital", "escola",
		"tribunal", "rua", "praça", "praca", "fundação", "fundacao", "geral", "apoio",
	},
	"ar": {
		"مكتب", "فريق", "خدمة", "خدمات", "قسم", "إدارة", "وزارة", "بلدية", "مدير", "مديرة",
		"مستشفى", "مدرسة", "محكمة", "هيئة", "شارع", "ميدان", "المدير", "الرئيس", "الوزير",
		"مؤسسة",
	},
	"ru": {
		"отдел", "служба", "бюро", "министерство", "директор", "управление", "приёмная",
		"приемная", "больница", "школа", "суд", "улица", "начальник",
	},
}

// givenNames are common given names as they stand in e-mail addresses, without
// those that are also words.
var givenNames = []string{
	"aaron", "abdul", "abdullah", "adam", "adrian", "agnes", "ahmad", "ahmed", "aisha", "alan",
	"albert", "alejandro", "aleksandr", "alessandro", "alex", "alexander", "alexandra",
	"alexandre", "alexei", "ali", "alice", "alicia", "alison", "amal", "amanda", "amelie",
	"amina", "amir", "amy", "ana", "anders", "andre", "andrea", "andreas", "andrei", "andrew",
	"andrey", "andrzej", "angela", "anita", "anja", "anke", "ann", "anna", "anne", "annemarie",
	"anouk", "antoine", "anton", "antonia", "antonio", "arjan", "arthur", "astrid", "aurelie",
	"ayse", "barbara", "bart", "bas", "beatrice", "beatriz", "ben", "benjamin", "bernard", "bert",
	"birgit", "bjorn", "brian", "bruno", "camille", "carla", "carlos", "carmen", "carol",
	"caroline", "catarina", "catherine", "cecile", "celine", "chantal", "charles", "charlotte",
	"chloe", "chris", "christian", "christina", "christine", "christoph", "christophe",
	"christopher", "claire", "clara", "claude", "claudia", "colin", "cristina", "daan", "daniel",
	"daniela", "danielle", "david", "deborah", "denise", "dennis", "diana", "diego", "dieter",
	"dirk", "dmitri", "dmitry", "dominique", "donald", "edith", "eduardo", "edward", "elena",
	"elif", "elisabeth", "elise", "elizabeth", "ella", "ellen", "els", "emily", "emilie", "emma",
	"emmanuel", "eric", "erik", "esther", "eva", "fabian", "fatima", "fatma", "felipe", "femke",
	"fernanda", "fernando", "florence", "florian", "francesca", "francesco", "francisco",
	"franck", "francois", "francoise", "frederic", "friedrich", "gabriel", "gabriela", "gareth",
	"geert", "george", "georges", "gerard", "giovanni", "giulia", "giuseppe", "gonzalo", "graham",
	"guillaume", "gustavo", "hanna", "hannah", "hans", "harald", "hassan", "heike", "heinz",
	"helen", "helena", "helene", "helga", "hendrik", "henk", "henri", "henry", "hugo", "hussein",
	"ian", "ibrahim", "ignacio", "igor", "ilse", "imran", "ines", "ingrid", "irene", "irina",
	"isabel", "isabelle", "ivan", "jack", "jacob", "jacqueline", "jacques", "jakob", "james",
	"jan", "jane", "janet", "jason", "javier", "jean", "jennifer", "jens", "jeroen", "jessica",
	"jesus", "joan", "joana", "joao", "joel", "johan", "johannes", "john", "jolanda", "jonas",
	"jonathan", "joost", "jorge", "jose", "josef", "joseph", "joyce", "juan", "judith", "julia",
	"julie", "julien", "jurgen", "juergen", "karen", "karin", "karl", "karim", "katarzyna",
	"kate", "katharina", "katherine", "kathleen", "katja", "kees", "keith", "kemal", "kenneth",
	"kevin", "khaled", "khalid", "kim", "klaus", "kristina", "lars", "laura", "laurence",
	"laurent", "layla", "leila", "lena", "leon", "leonardo", "leonie", "lieke", "liesbeth",
	"linda", "lisa", "lorenzo", "lotte", "louis", "louise", "luc", "lucas", "lucia", "lucie",
	"luis", "luisa", "lukas", "maarten", "magdalena", "mahmoud", "manfred", "manon", "manuel",
	"marc", "marcel", "marco", "marcos", "margaret", "margarita", "maria", "mariam", "marie",
	"marieke", "marijke", "marina", "mario", "marion", "marta", "martha", "martijn", "martin",
	"martina", "martine", "mary", "maryam", "mateo", "mathieu", "matteo", "matthew", "matthias",
	"maurice", "mehmet", "melanie", "michael", "michal", "michel", "michelle", "miguel", "mike",
	"mikhail", "mireille", "mohamed", "mohammad", "mohammed", "monica", "monika", "monique",
	"muhammad", "mustafa", "nadia", "nancy", "natalia", "natalie", "nathalie", "nicholas",
	"nicola", "nicolas", "nicole", "niels", "nikolai", "nina", "noemie", "nora", "olga", "oliver",
	"olivia", "olivier", "omar", "oscar", "pablo", "paola", "paolo", "pascal", "patricia",
	"patrick", "paul", "paula", "paulo", "pedro", "peter", "petra", "philip", "philippe",
	"pierre", "pieter", "piotr", "rachel", "rafael", "ralf", "raul", "rebecca", "renate", "rene",
	"ricardo", "richard", "rita", "robert", "roberto", "robin", "rodrigo", "roger", "roland",
	"ronald", "rosa", "ruben", "ruth", "sabine", "said", "salma", "samir", "samira", "samuel",
	"sandra", "sanne", "sara", "sarah", "sebastian", "sebastien", "sergei", "sergey", "sergio",
	"sharon", "silvia", "simon", "simone", "sjoerd", "sofia", "sofie", "sonia", "sophie",
	"stefan", "stefania", "stephane", "stephanie", "stephen", "steven", "stijn", "sunita",
	"susan", "susana", "susanne", "sven", "svetlana", "sylvia", "sylvie", "tamara", "tania",
	"tatiana", "teresa", "theo", "theresa", "thierry", "thijs", "thomas", "tim", "tobias", "tom",
	"ulrich", "ursula", "valentina", "valerie", "vanessa", "vera", "veronica", "veronique",
	"vincent", "virginie", "vladimir", "walter", "werner", "wilhelm", "willem", "william", "wim",
	"wolfgang", "wouter", "xavier", "yann", "yasmin", "yusuf", "youssef", "yves", "yvonne",
	"zahra", "zeynep",
}
