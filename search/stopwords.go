package search

// Stop words of the languages for which Bleve has no list, folded: words that
// stand in most texts and say nothing about their subject.
const (
	estonianStop = `ja ning voi ei on oli olid ole olla see seda selle need nende neid kes mis
		mida mille kui ka et siis aga vaid nagu oma ta tema nad nemad me meie te teie ma mina sa
		sina kas kuidas kus miks juba veel ainult vaga ule alla enne parast poolt jaoks ilma koos
		kogu iga koik moni mone saab saavad peab voib`

	lithuanianStop = `ir ar bei bet o kad jei jeigu kai kaip kas ka kur kuris kuri kurie kurios
		tai tas ta tie tos sis si sie sios jis ji jie jos as tu mes jus yra buvo bus buti nera ne
		ni i is su be uz ant po per prie pagal del apie nuo iki tarp savo mano tavo musu jusu tik
		dar jau labai visi visos gali turi arba taip pat`

	latvianStop = `un vai bet ja ka kas ko kam kur kad ka tas ta tie tas sis si sie sis vins vina
		vini vinas es tu mes jus ir bija bus but nav ne ar bez no uz par pie pec pa pirms starp del
		lai gan ari jau vel tikai loti visi visas savs savu mans tavs musu jusu var to tos tam`

	malteseStop = `u jew imma li il l it id in ir is ix iz it ta tal tar tas tat tad tan tax taz
		ghal ghall ghas ghat fi fil fl fis fit bi bil bl bis bit ma mal mas minn mill mil mis lil
		lill hu hi huma jien int ahna intom dan din dawn dak dik dawk kif meta fejn ghaliex x xi se sa
		qed kien kienet kienu jkun tkun ghandu ghandha ukoll biss aktar kull kollha hemm mhux`

	polishStop = `i a o u w z ze we do na od po za przy przez dla pod nad bez oraz lub albo ale
		czy ze aby zeby gdy jak jako co kto ktory ktora ktore ktorych ktorzy to ten ta te tego tej
		tym tych jest sa byl byla bylo byly byc bedzie beda nie tak sie on ona ono oni one ja ty my
		wy jego jej ich mnie mi ci nas was moj moja moje moze mozna juz jeszcze tylko bardzo rowniez
		takze gdzie dlaczego`

	slovakStop = `a aj i ale alebo ak ako aby bez by bol bola bolo boli cez co ci do ho ich
		ja je ju jej jeho k ka ked kde kto ktory ktora ktore ktori len lebo ma mi moj moja moje
		my na nad nie o od on ona ono oni po pod podla pre pred preco pri s sa so si som ste su
		ta tak takze tam ten to toho tu ty uz v vo vam vas vy z za ze este velmi moze`

	slovenianStop = `in ali pa a ampak ker ce da ko kot kje kdaj kdo kaj kako zakaj ki na v z s
		k h o od do iz za po pri pod nad pred med brez zaradi je so sem si smo ste bil bila bilo
		bili biti bo bodo ni niso ne se to ta ti te tega tej tem teh jaz on ona ono oni mi vi njegov
		njen njihov moj tvoj nas vas svoj lahko tudi se samo zelo vse vsi`
)
