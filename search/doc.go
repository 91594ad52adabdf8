// Package search makes a register searchable without a server. [Build] lets
// Bleve analyse the texts and weighs what it finds, [Index.Export] writes that as
// small files for the site, and two programs rank with the same numbers:
// [Index.Find] here and client/*.js in the browser. A test compares the two.
//
// This text is the specification of the files, version 1, and of the ranking.
// Whoever follows it can read the index of any portal.
//
// # Words
//
// A text is folded ([Fold]): compatibility decomposition (NFKD), lower case;
// accents, Hebrew points, Arabic vowel signs, tatweel and soft hyphens
// dropped; ß ς ø ł đ ħ ı æ œ become ss σ o l d h i ae oe; typographic apostrophes
// become '; ى ی become ي, ک becomes ك, ة becomes ه; Arabic digits become 0-9;
// then NFKC. A word is a run of letters, numbers and marks with single
// apostrophes inside, cut after 64 characters. The key of a word is the word
// without apostrophes; its part is what stands after the last apostrophe, or
// before it where the manifest says so (English).
//
// In languages written without spaces (manifest: pairs) runs of characters of
// U+3040-30FF, U+3400-9FFF and U+F900-FAFF are cut into overlapping pairs.
//
// # Stems
//
// A stem is what Bleve's analyzer for the language of the text, or rules of ours,
// make of a word. A reader of the files needs no stemmer: the dictionary leads
// from every key that stands in a text, and from every part, to stems. Stems of
// different languages are different stems, and so are the codes of the record
// (its area, the rights that it touches …), each of which is a stem of its own.
//
// A word may also be another word for a stem, an alias: a synonym, a compound for
// its parts, a word of the label of a code in another language.
//
// A stem counts in a document by its weight (BM25 over all fields together),
//
//	ln(1 + (N−n+½)/(n+½)) · s / (s + 0.6),   s = Σ over fields: boost · f / (¼ + ¾·l/L)
//
// where N is the number of documents, n of those that have the stem, f how often
// it stands in the field, l the length of the field in stems, L its mean over
// documents that have the field. Boosts: title 8, words that people use 2,
// organisation 1.5, text (the id, the summary and everything else) 1; the labels of
// its codes, and its title and summary in languages in which they are not shown, ½;
// and ½ without the divisor for what does not stand in the document: parts of
// compounds, synonyms of several words, codes.
//
// The greatest weight of a stem, its peak, is an integer in units of 1/256, at
// least 1; the others are levels 0 to 90: round(91·weight/peak) − 1, at least 0.
//
// A form is one of the words of a stem that has several. The six forms that stand
// in most documents are told apart: each has a bit, and the mask of a document
// says which of them it holds. The bonus of a form, round(8·i/j) from 1 to 63, is
// what it adds to the stem in eighths, with the logarithm above as i for the
// documents that hold the form and as j for those that hold the stem.
//
// # Files
//
// All files lie in search/<lang>/. Each is one line of UTF-8 in a classic
// script: a call vitrineSearch(language, name, value), the arguments as JSON.
// The same documents give the same bytes.
//
//	m.js         the manifest
//	t<N>.js      a shard of the dictionary with postings, about 5 to 10 kB compressed
//	p<N>.js      the places of the words of the stems in that shard, for phrases
//	d<N>.js      documents as results show them, per of them in each, sorted by id
//	x<N>.js      the texts of the documents in d<N>.js, for excerpts
//	i.js         the first id of every d file
//	f-<name>.js  facets
//
// The manifest: v is 1; lang; docs, the number of documents; per, pairs and before
// as above; links, the letters that may stand between the parts of a compound (none
// where compounds are not split); fronts, what may be written together in front of
// a word (none in most languages); facets, their names ([FacetNames]); stop, the
// stop words as keys, separated by spaces; for every t file in keys the shortest
// text that is greater than the last word of the file before and not greater than
// its own first word, and in stems the number of its first stem. Texts are compared
// by UTF-16 code units, as JavaScript does.
//
// Digits are written as ASCII 35 to 126 without 92: symbol 0 is #, symbol 90
// is ~. A number is symbols of 64 and more, which are digits of base 27 (minus
// 64, the most significant first), then one symbol below 64:
// n = (d₁·27 + d₂ …)·64 + last.
//
// A t file holds three strings.
//
//   - Words, sorted. Each is a symbol, which is the number of UTF-16 code units
//     that it shares with the word before, then the rest, then a space.
//   - References, for every word one or more numbers v. The lowest bit says that
//     another one follows for the same word, the next bit marks an alias, the next
//     one a form that is told apart. v/8 is 0 for the next stem that no word has
//     mentioned, else the distance back from the number of that stem; it may reach
//     into earlier files. After the number of a form comes bonus·6 + bit.
//   - Stems in the order of their numbers, each mentioned first by a word of this
//     file and written only here: the number of documents; twice the peak, plus 1
//     if there are masks; for each document the number of documents skipped since
//     the one before; for each document the level as one symbol; the masks as one
//     symbol each.
//
// A p file holds a string for every stem of the t file with the same number: for
// each document how many places there are, then the distance of each from the
// one before, from 0 at first. The words of a document are numbered through its
// fields, with a number left out between two fields. Stop words have numbers.
// Stems of other languages and codes may have no places.
//
// A row of a d file is id, title, organisation, status, the first 180
// characters of the summary, language of the title, language of the summary.
// A language that is the index's own is empty; empty columns at the end are
// left out. The page of a document is systems/<id>/index.html. A row of an x file
// is the passages of a document: a text, or a text and its language.
//
// An f file holds values, each a code, its label, the language of the label
// (empty at the end as above); sets, each a list of numbers of values; and in
// docs, for each document, the number of its set. Facets that a reader does not
// know are to be ignored.
//
// # Queries
//
// A query is folded, “ ” „ « » become ", and it is cut at spaces (U+0020, tab,
// line breaks) and quotes. What stands in quotes is a phrase; a quote that is not
// closed reaches to the end. A minus in front of a word or a phrase says that it
// must not be there.
//
// The words of the rest and of phrases are looked up. Those whose key or part is
// a stop word are left out unless nothing would remain; of words with the same key
// the last counts; at most 12. A word is open when it stands at the very end of
// the query, not in quotes: it may still be being typed.
//
// A word reaches stems, each with a limit, a bonus and a weight in eighths.
//
//   - The word of the dictionary with its key, else the one with its part: the
//     stem's peak; its bonus, which counts in the documents that hold the form,
//     and 8 everywhere if the stem has no masks; 8. If these stems stand in fewer
//     than 100 documents, counted one by one, aliases too: no bonus, 4.
//   - If it is open, and unknown or at least 3 code units long: words that begin
//     with it, in the shard where it would be and in the next one if that one's
//     manifest key begins with it. Of their other stems, as far as they are
//     written in these shards, the 32 in most documents (then by number): the
//     stem's peak but not more than the greatest peak of the exact stems; no
//     bonus; 4.
//
// If there is nothing yet, it is guessed what was meant. A word of 4 or more code
// units without a number may have a nearest neighbour in the shard where it would
// be and the two beside it. One slip (a letter more, less, other, or two swapped)
// costs 1; two slips, in words of 8 or more units, 4; another form, that is at
// least 4 units and two thirds of the word shared at the start and at most 3 left
// over on each side, 1 + what is left over; any word with the first 3 units in
// common, 100. The cheapest wins, then the longest common start, then the first in
// the dictionary.
//
//   - Where the manifest has fronts (Arabic: and, by, the): the first of them that
//     the word begins with and that leaves at least 3 units that are a word is cut
//     off: as above, with 6.
//   - Else a neighbour that costs 1 is taken, with 6.
//   - Else a word of 9 or more units is split, where there are links: the longest
//     beginning of at least 4 units that is a word, in the shard where the word
//     would be or the one before, and leaves after one of the links, tried in
//     their order, a rest of at least 4 units that is a word. Each of the two
//     counts as a word of its own, with 6.
//   - Else any neighbour is taken, with 6.
//
// A literal query guesses nothing and follows no aliases.
//
// # Ranking
//
// A word gives a document the greatest of
// max(1, ⌊limit·(level+1)·(8+bonus)·weight/5824⌋) over the stems it reaches.
// Documents that no word gave anything are left out; if there is no word at all,
// but a minus or a filter, none is. So are those without a phrase, those with what
// has a minus (a single word: in any form; no aliases), and those that have none
// of the values that a filter asks of a facet. A phrase stands where each of its
// words but the stop words, as a form of a stem and at its number, has a place.
//
// Documents are sorted by the sum of what words gave them times the number of
// words that gave something, then by id. If the query, without slashes and what stands before them,
// is an id with a hyphen, the document with that id comes first if it was found.
// The score of a hit is sum times number, divided by 256 and by the number of
// words.
//
// # A worked example
//
// Two documents, a1 "Parking permits" and b2 "Contrôle", both of City:
//
//	vitrineSearch("en","m",{"v":1,"lang":"en","docs":2,"per":6,"pairs":false,"before":true,"links":[],"fronts":[],"facets":["organisation","status","area","right","group","role","contest","assessment","personal_data","supplier","language"],"keys":["a1"],"stems":[0],"stop":"a about …"});
//	vitrineSearch("en","t0",["#a1 #b2 #city $ontrole #fraud #parking $ermit )s ","######'fW/fX","$h3#~$f^$~%e%##~~$i3$~$f^$~%e9##~V%e:##~h%$"]);
//	vitrineSearch("en","p0",["$*","$(","$'$%","$$","$*","$$$.","$%%)&"]);
//	vitrineSearch("en","d0",[["a1","Parking permits","City","in_use"],["b2","Contrôle","City","","Permit fraud.","fr"]]);
//	vitrineSearch("en","x0",[[],["Permit fraud.","No permit, no parking."]]);
//	vitrineSearch("en","i",["a1"]);
//	vitrineSearch("en","f-status",{"values":[["in_use","In use"]],"sets":[[0],[]],"docs":"#$"});
//
// The query "permits " has one word, which is not open. Its key is the eighth
// of t0: symbol ) = 6 code units of "permit", then "s". Its reference / = 12 is
// the last one of the word, not an alias, a form that is told apart, and leads one
// stem back from stem 7: stem 6, the last, "%e:##~h%$". After it stands
// fX = (66−64)·64 + 53 = 181: a bonus of 30, the bit of number 1.
//
// The stem stands in % = 2 documents; e: = (65−64)·64 + 23 = 87 is a peak of 43,
// with masks; it skips # = 0 documents before a1 and 0 between a1 and b2; its
// levels are ~ = 90 and h = 68; its masks are % = 2, the second form, and $ = 1,
// the first. So a1 gets ⌊43·91·38·8/5824⌋ = 204 and b2 ⌊43·69·8·8/5824⌋ = 32: a1
// comes first.
//
// The phrase "no permit" asks for permit, the first form, at number 1. Its places
// in p0 are the last string: a1 has $ = 1 of them, number % = 2, but not the
// form; b2 has % = 2 of them, ) = 6 and & = 3 after that: numbers 6 and 9.
// Because "no" is a stop word, both would do. Its only document is b2.
//
// # The search page
//
// The script of client/ ([Client]) finds the page's form and drives it; it works
// from file:// and under the policy default-src 'none'; script-src 'self'. The
// page holds
//
//	<form data-search action method="get" role="search">
//	  <label for="q">…</label> <input id="q" name="q" type="search"> <button>…</button>
//	  <details data-search-narrow hidden><summary>…</summary>
//	    <details data-facet="status" data-value-withdrawn="…">
//	      <summary>…</summary> <fieldset></fieldset>
//	    </details> …
//	    <button>…</button> <button type="button" data-go>…</button>
//	  </details>
//	</form>
//	<div data-search-found>
//	  <ul data-search-chosen hidden></ul>
//	  <p role="status" data-search-status></p>
//	  <p data-search-similar hidden></p>
//	  <section data-search-help hidden>… <li data-search-fewer>…<ul></ul></li>
//	    <li data-search-unfilter>…</li></section>
//	  <ol data-results></ol>
//	  <template data-search-item>
//	    <li><h2><a></a></h2><p class="meta"></p><p class="summary"></p></li>
//	  </template>
//	</div>
//	<script src="…/search.js" data-shards="../../search/en/" …></script>
//
// Only the form, its field, the list and the template must be there. The script
// stands before what follows on the page: the part data-search-found gets the
// class asked as soon as something is asked, so that it can keep its place. The
// script element says, in attributes,
//
//   - data-shards: where the files are, relative to the page, ending in
//     <lang>/; data-systems: where the records' pages are; data-page-lang.
//   - data-msg-count-other "{n} results", and -zero -one -two -few -many as the
//     language needs; data-msg-none; data-msg-searching; data-msg-error, when
//     files cannot be read.
//   - data-msg-more, the label of the button that shows 20 more; data-msg-lang
//     "Text in {language}".
//   - data-msg-near "Showing results for {words}"; data-msg-literal "Search instead
//     for {words}" and data-msg-similar, the way back from there.
//   - data-msg-all "Show all {n}" and data-msg-empty, in the list of a facet;
//     data-msg-remove "Remove the filter {filter}"; data-msg-colon.
//   - data-status-<code>, the label of a status; without it the status is not
//     shown.
//
// The script fills the list with one li data-id="ID" for each hit, sets lang and
// dir on texts that are not in the page's language, removes an empty meta, hides
// the list while it is empty, and announces the count in the status. The button
// for more is created after the list and carries data-search-more; pressing it
// moves the focus to the first new link.
//
// After the hits are painted, summaries are replaced by excerpts with the words
// of the query in mark. The summary stays in the page, unseen and aria-hidden, so
// that nothing moves.
//
// What is asked for stands in the address: q, literal=1 for the words as they were
// typed, and facets by their names, such as status=in_use&status=pilot. Values of
// facets are chosen with checkboxes, which do nothing until the form is submitted;
// a facet's file is loaded when its list is opened. A value without a label in the
// file has it in data-value-<value>, or is the code of a language. What has the
// attribute data-go leads to the query in it; to no filters when it is empty.
package search
